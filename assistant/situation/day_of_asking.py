"""The day on which a message says that it is written: "its 14 april 2026", "today is Friday 27 November"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.situation.day_shapes import MONTH, NEAR_DAYS
from assistant.situation.day_words import told_days
from assistant.situation.told_day import ToldDay
from assistant.situation.unsaid_years import of_some_month
from assistant.situation.weekdays import LED_WEEKDAY, WEEKDAY

_NAMED = rf"(?: (?:{WEEKDAY}|{LED_WEEKDAY}),?)?"
_TODAY_IS = r"(?:as of )?(?:today(?:['’]?s| is)?(?: date)?(?: is)?|(?:now )?it(?:['’]?s| is) (?:now|today))"
_IT_IS = re.compile(
    rf"(?:^|[\s(,.;:–-])(?:{_TODAY_IS}|(?:now )?it(?:['’]?s| is)|(?:i['’]?m|i am) writing (?:this )?on|writing this on|(?<=\()now),?{_NAMED}(?: the)?\s*$",
    re.IGNORECASE,
)
_ON_THE_DAY = re.compile(
    rf"\b(?:today|tonight|this (?:morning|afternoon|evening))[\s,(–-]*(?:(?:{WEEKDAY}),?\s*)?(?:the )?$", re.IGNORECASE
)
"""What happened on the day itself: "it went this morning 20 november 2026"."""
_ENDS_THERE = re.compile(
    r"\s*(?:now|today)?\s*(?:[,.;:)!?\n–]|$|\b(?:and|so|but|no|nobody|nothing|still)\b)", re.IGNORECASE
)
"""After the day nothing happened on it: "it's 14 August i told them" is another day than today's."""
_OPENS = re.compile(r"(?:^|[(,.;:–]|\b(?:and|so|but))\s*(?:the\s*)?$", re.IGNORECASE)
_IS_TODAY = re.compile(r"\s*(?:is )?today\b\s*(?:[,.;:)!?\n–]|$|\b(?:and|so|but)\b)", re.IGNORECASE)
"""The other way round: "the 2nd june today"."""
_OF_TODAY = re.compile(
    r"\b(?:since|from|just|only|this|early) (?:this |early )*(?:morning|afternoon|evening)\b", re.IGNORECASE
)
_STILL = re.compile(r"\b(?:still|nobody|no ?one|nothing|nowt|never|not|yet|again|\w+n['’]?t)\b", re.IGNORECASE)
_ALONE_BEFORE, _ALONE_AFTER = re.compile(r"[,.;(–-]\s*$"), re.compile(r"\s*(?:[,.;)!?\n]|$)")
"""A day that stands by itself beside what went wrong today: "no water since this morning. gateway, 12 may 2026"."""
_NEAR = "|".join(sorted(NEAR_DAYS, key=len, reverse=True))
_NEAR_BEFORE = re.compile(
    rf"\b({_NEAR})(?: (?:morning|afternoon|evening|night|teatime|lunchtime))?[\s,(–-]*(?:(?:which|that) was )?(?:(?:on )?(?:{WEEKDAY}),?\s*)?(?:the )?$",
    re.IGNORECASE,
)
_NEAR_AFTER = re.compile(rf"\s*[,(–-]\s*(?:so |i\.?e\.? |that'?s |just )?({_NEAR})\b\s*(?:[),.;!?–-]|$)", re.IGNORECASE)
_NEW_TALE = re.compile(r"\s*(?:i|we|he|she|they|was)\b", re.IGNORECASE)
"""A day a little before today with its date beside it: "yesterday (12 May 2026)"; not where the date opens a new tale."""
_NUMBER = r"(?:the )?(\d{1,2})(?:st|nd|rd|th)\b"
_BY_NUMBER = re.compile(
    rf"(?:^|[\s(,.;:–-])(?:{_TODAY_IS},?{_NAMED} {_NUMBER}(?: now| today)?|(?:it(?:['’]?s| is)|now),?{_NAMED} {_NUMBER} (?:now|today)"
    rf"|it(?:['’]?s| is) (?:{WEEKDAY}) {_NUMBER})(?=\s*(?:[,.;:)!?\n–]|$|(?:and|so|but|no|nobody|nothing|still|i|we)\b))(?! (?:of )?{MONTH}\b)",
    re.IGNORECASE,
)
"""The day without its month, which the days told before it place: "its the 29th today"."""
_SLIP = 2
"""A number so little behind today's is today, with a slip: whoever writes it means this month."""
_ALONE = 4
"""A message of so few words besides the day answers a question, and tells no day of asking."""


def day_of_asking(text: str, today: date, reported: date | None = None) -> date | None:
    """The day before `today` on which a message says that it is written; None where it names none, or today.

    No day of asking comes before another day that is told: what was `reported` beside it, or stands in the message.
    """
    told = [day for day in told_days(text, today) if day.first and not (day.rough or day.counted or day.bare)]
    latest = max((day.first for day in told if day.first), default=today)
    for day in told:
        on, besides = day.first, len(text.split()) - len(day.said.split())
        if on is None or not latest <= on < today or (reported and on < reported) or besides <= _ALONE:
            continue
        before = text[: day.start]
        if (asked := _beside_a_near_day(day.end, on, text, before)) and asked < today:
            return asked
        said = _IT_IS.search(before) and _ENDS_THERE.match(text, day.end)
        if said or _ON_THE_DAY.search(before) or (_OPENS.search(before) and _IS_TODAY.match(text, day.end)):
            return on
        if len(told) == 1 and _stands_alone(day, text):
            return on
    return _by_number(text, today, [day.first for day in told if day.first] + ([reported] if reported else []))


def _beside_a_near_day(end: int, on: date, text: str, before: str) -> date | None:
    """The day of asking by a near day that has its date beside it: the day after "yesterday (12 May 2026)"."""
    led = _NEAR_BEFORE.search(before)
    near = led if led and not _NEW_TALE.match(text, end) else _NEAR_AFTER.match(text, end)
    return on + timedelta(days=NEAR_DAYS[near[1].lower()]) if near else None


def _stands_alone(day: ToldDay, text: str) -> bool:
    """Whether a day has no words of its own in a message of something that went wrong on the day it is written."""
    before, after = text[: day.start], text[day.end :]
    alone = (not before.strip() or _ALONE_BEFORE.search(before)) and _ALONE_AFTER.match(after)
    return bool(alone and _OF_TODAY.search(text) and not _STILL.search(text))


def _by_number(text: str, today: date, told: list[date]) -> date | None:
    """The day told by its number alone: the first such day after every day that is told."""
    found = _BY_NUMBER.search(text)
    number = int(next(filter(None, found.groups()))) if found else 0
    if not (told and 1 <= number <= 31) or 0 <= today.day - number <= _SLIP:
        return None
    on = of_some_month(number, today, max(told))
    return on if max(told) <= on < today else None
