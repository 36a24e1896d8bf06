"""The dates in a message, and what each of them is the date of."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.errors import InputError
from assistant.records import Frozen
from assistant.situation.wordlists import patterns, words
from assistant.timescales.dates import month_number, parse_date
from assistant.timescales.facts import Happening

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBERS = {
    **{word: n for n, word in enumerate(_TO_TWENTY)},
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
}
_COUNT = r"(?:\d{1,3}|a couple of|couple of|an?|" + "|".join(_TO_TWENTY) + ")"
_NEAR = 30
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WRITTEN = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b)"
    rf"|(?P<figures>(?<![\d/.£])\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})(?![\d/]))"
    rf"|(?P<day>\b\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]+(?P<month>{_MONTH})\b\.?,?(?:[ -]+(?P<year>(?:19|20)\d{{2}}))?"
    rf"|\b(?P<month2>{_MONTH})\b\.? +(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? +(?P<year2>(?:19|20)\d{{2}}))?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"(?P<near>\b(?:today|yesterday|this (?:morning|afternoon)|last (?:night|nite)|tonight|the day before yesterday)\b)"
    rf"|\b(?P<count>{_COUNT}) (?P<unit>day|week|fortnight|month|year)s? (?:ago|back)\b"
    rf"|\b(?:a (?P<unit2>week|fortnight|month|year) ago)\b"
    rf"|\blast (?P<weekday>{'|'.join(_DAYS)})\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    rf"\b(?:for|over|about|around|nearly|almost|more than|at least|past|last|been|taken|took|waited|waiting)? ?"
    rf"(?:for |over |about |around |nearly |almost |more than |the last |the past )*"
    rf"(?P<count>{_COUNT})[ -](?P<unit>hour|day|week|fortnight|month|year)s?\b(?! ago| old|-old| back)",
    re.IGNORECASE,
)


class DatedMention(Frozen):
    """One date in a message. `on` is None where the words give no day; `role` None where none is said.

    `began` marks the day the trouble started, which starts no clock. `assumed` says what we filled in
    to read it (a year, a count from today), for the person to check.
    """

    said: str
    start: int
    end: int
    on: date | None
    role: Happening | None = None
    began: bool = False
    assumed: str | None = None


def dated_mentions(text: str, today: date) -> tuple[list[DatedMention], list[str]]:
    """Every date in a message with its role, and the doubts to raise.

    Days are read first: 3/4/2026 is 3 April. A day and month without a year is the latest such day
    not after `today`, or takes the year that stands with another date of the message; both are said.
    """
    mentions: list[DatedMention] = []
    doubts: list[str] = []
    spans = sorted([*_WRITTEN.finditer(text), *_RELATIVE.finditer(text)], key=lambda found: found.start())
    years = [int(y) for y in re.findall(r"\b(20[0-4]\d)\b", text)]
    for found in spans:
        if mentions and found.start() < mentions[-1].end:
            continue
        said = found.group(0).strip()
        try:
            on, assumed = _resolve(found, today, years)
        except InputError as error:
            doubts.append(str(error))
            on, assumed = None, None
        mentions.append(DatedMention(said=said, start=found.start(), end=found.end(), on=on, assumed=assumed))
    known = [_with_role(text, mentions, i) for i in range(len(mentions))]
    return known, doubts + [m.assumed for m in known if m.assumed and (m.role or m.began)]


def lasting(text: str) -> tuple[str, int, str] | None:
    """How long something is said to have gone on: the words, the number and the unit. None where not said."""
    for found in _LASTING.finditer(text):
        count = found.group("count").lower()
        number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
        before = text[max(0, found.start() - 25) : found.end()]
        if number and re.search(
            r"\b(for|over|been|waited|waiting|taken|took|past|last|now|nearly|almost|after)\b", before
        ):
            return found.group(0).strip(), number, found.group("unit").lower()
    return None


def back(today: date, number: int, unit: str) -> date:
    """The day that many units before a day; months and years end on the last day that exists."""
    if unit in ("day", "week", "fortnight"):
        return today - timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = number * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28))


def _resolve(found: re.Match[str], today: date, years: list[int]) -> tuple[date | None, str | None]:
    parts = found.groupdict()
    said = found.group(0).strip()
    if parts.get("iso") or parts.get("figures"):
        return parse_date(said), None
    if parts.get("month") or parts.get("month2"):
        day = int(parts.get("day") or parts["day2"])
        month = month_number((parts.get("month") or parts["month2"])[:3]) or 0
        year = parts.get("year") or parts.get("year2")
        if year:
            return _real(int(year), month, day, said), None
        on = _real(years[0] if len(set(years)) == 1 else today.year, month, day, said)
        if on > today and not years:
            on = _real(today.year - 1, month, day, said)
        return on, f"We read '{said}' as {_plain(on)}."
    if near := parts.get("near"):
        days = {"yesterday": 1, "last night": 1, "last nite": 1, "the day before yesterday": 2}.get(near.lower(), 0)
        on = today - timedelta(days=days)
    elif parts.get("weekday"):
        behind = (today.weekday() - _DAYS.index(parts["weekday"].lower())) % 7 or 7
        on = today - timedelta(days=behind)
    else:
        unit = (parts.get("unit") or parts["unit2"]).lower()
        count = (parts.get("count") or "1").lower()
        on = back(today, int(count) if count.isdigit() else NUMBERS.get(count, 1), unit)
    return on, f"We counted '{said}' back from today as {_plain(on)}. Tell us the exact day if you have it."


def _real(year: int, month: int, day: int, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InputError(f"'{said}' is not a day that exists. Check the day and the month.") from error


def _plain(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _with_role(text: str, mentions: list[DatedMention], index: int) -> DatedMention:
    """Give a mention the role of the cue nearest before it in its own stretch of text, else just after it."""
    mention = mentions[index]
    left = mentions[index - 1].end if index else 0
    right = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
    stretch = text[left : mention.start]
    before = re.split(r"[.?!;]\s", stretch)[-1]
    after = re.split(r"[.?!;]\s|,? (?:and|but|then|so)\b", text[mention.end : right])[0][:60]
    role = _cue(before, nearest_last=True) or _cue(after, nearest_last=False) or _cue(stretch, nearest_last=True)
    if role == "began":
        return mention.model_copy(update={"began": True})
    return mention.model_copy(update={"role": Happening(role) if role else None})


def _cue(stretch: str, *, nearest_last: bool) -> str | None:
    best: tuple[int, int, str] | None = None
    for order, role in enumerate(words("dates")):
        for pattern in patterns("dates", role):
            for found in pattern.finditer(stretch):
                place = min(len(stretch), found.end() + _NEAR) if nearest_last else -found.start()
                rank = (place, -order)
                if best is None or rank > best[:2]:
                    best = (*rank, role)
    return best[2] if best else None
