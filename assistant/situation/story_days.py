"""Days told by their bare name or number, as the days told before them in a story place them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.situation.day_shapes import A_DAY, DAYS_IN, NUMBERS
from assistant.situation.told_day import ToldDay, exact_day
from assistant.situation.weekdays import LED_WEEKDAY, WEEKDAY, weekday_number

_OF_A_MONTH = re.compile(r"(?:on |by )?(?:the )?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:told|rang|phoned|called|reported|e-?mailed|let)\b[^.?!]{0,30}$", re.IGNORECASE)
_BARE = re.compile(rf"(?:(?:on|till|until|til) )?({WEEKDAY})", re.IGNORECASE)
_NAMED = re.compile(rf"\b({WEEKDAY}|{LED_WEEKDAY}),?(?: the)? *$", re.IGNORECASE)
_LONG_AGO = timedelta(days=31)
"""From here on a weekday with which a story ends is the last one before today, unless the story goes on to it."""
_NEXT_TO = 40
_NEW_SENTENCE = re.compile(r"[.?!;\n]|\b(?:now|today|still|since|again|last|this|till|until|by)\b", re.IGNORECASE)
"""What breaks off a story between two of its days: the second is counted from today again."""
_TOLD_ON = 120
_BACK_TO_TODAY = re.compile(
    r"\?|\b(?:now|today|since|last|this|yesterday|ago|weeks?|months?|recently|due|next|every|each|usually|only (?:do|does|work|come)s?)\b"
    r"|\bagain\b(?!,? (?:and|then|so|but)\b)",
    re.IGNORECASE,
)
"""What ends a story that is told on over several sentences."""
_AT_LAST = re.compile(r"\b(?:finally|eventually|at last|only)\b", re.IGNORECASE)
"""A visit that was long in coming came no few days after the day told."""
_VISIT = re.compile(
    r"\b(?:came|come|turned up|showed up|sent|arrived|appeared|visited|attended|was here|were here|rang|phoned|called)\b",
    re.IGNORECASE,
)
_VISIT_NEAR = re.compile(
    r"\b(?:came|come|turned up|showed up|arrived|appeared|visited|attended|fixed|mended|repaired|boarded)\b",
    re.IGNORECASE,
)
_ANY_SUCH = re.compile(r"\b(?:some|one|any|a|most)\s*$", re.IGNORECASE)
_THAT = re.compile(r"\bthat (?:very |same )?$", re.IGNORECASE)
_ONLY_SUPPOSED = re.compile(
    r"\b(?:should|must|do|does|have to|has to|had to|supposed|meant|would|could|can|will|wouldn['’]?t|won['’]?t|couldn['’]?t|if|unless|within|due|every|each|usually|always|promised|said)\b",
    re.IGNORECASE,
)
"""What makes a day after the one before it a thing asked, promised or meant, and none that is told."""
_CLAUSE = re.compile(r"[.?!;,\n]|\b(?:and|but|then|so)\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:the |on the |that )(?:following|next|very next)\s*$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?: night| morning| afternoon| evening)? (?:after|following)\b(?! (?:that )?(?:i|we|the|my))", re.IGNORECASE
)


def counted_on(match: re.Match[str], found: list[ToldDay], today: date) -> ToldDay | None:
    """A day told by how long it was after the one before it: "a fortnight later", "next morning", "the week after".

    Of the same day only a visit is told in this way; a report on it is known already.
    """
    before = found[-1] if found else None
    said = match[0].strip()
    if before is None or before.last is None or before.first != before.last:
        return None
    between = match.string[before.end : match.start()]
    if len(between) > _TOLD_ON or "?" in between or _ONLY_SUPPOSED.search(_CLAUSE.split(between)[-1]):
        return None
    if match["sameday"] and not _VISIT_NEAR.search(_CLAUSE.split(between)[-1]):
        return None
    told = ToldDay(said=said, start=match.start(), end=match.end(), filled_in=True, bare=True, counted_on=True)
    if match["weekafter"]:
        monday = before.last + timedelta(days=7 - before.last.weekday())
        last = min(monday + timedelta(days=6), today)
        return told.model_copy(update={"first": monday, "last": last}) if monday <= today else None
    count = match["later"]
    unit = (match["laterunit"] or "day").lower()
    number = (
        0 if match["sameday"] else 1 if count is None else int(count) if count.isdigit() else NUMBERS[count.lower()]
    )
    on = before.last + timedelta(days=number * DAYS_IN[unit])
    return told.model_copy(update={"first": on, "last": on}) if on <= today else None


def in_the_story(day: ToldDay, found: list[ToldDay], text: str, today: date) -> ToldDay:
    """A day told by its bare name or number, as the days told before it place it.

    "Sunday 8 nov … rang sunday" is that Sunday, "told them on the 4th" after 4 June that day; "told them tuesday 3
    november, came friday" the Friday after it.
    """
    exact = [one for one in found if one.last and one.first == one.last and not one.counted]
    if not day.last or not exact:
        return day
    told = _OF_A_MONTH.fullmatch(day.said.strip(" ,.;")) and _TOLD.search(text[: day.start])
    if told and (same := [one.last for one in exact if one.last and one.last.day == day.last.day]):
        return exact_day(day, same[-1], filled_in=True, bare=day.bare)
    said = _BARE.fullmatch(day.said.strip()) if day.counted else None
    if said is None:
        return day
    number = weekday_number(said[1])
    last = exact[-1].last
    if last and last.weekday() == number and _THAT.search(text[: day.start]):
        return exact_day(day, last)
    for one in exact:
        if one.last and one.last.weekday() == number == _by_name(one, text):
            return exact_day(day, one.last)
    before = exact[-1]
    if before is not found[-1] or not before.last or not _goes_on(before, day, text, today):
        return day
    on = before.last + timedelta(days=(number - before.last.weekday() - 1) % 7 + 1)
    return exact_day(day, on, filled_in=True) if on <= today else day


def _goes_on(before: ToldDay, day: ToldDay, text: str, today: date) -> bool:
    """Whether a weekday goes on with the story of the day before it, and is not counted back from today."""
    between = text[before.end : day.start]
    by_name = _by_name(before, text) is not None
    follows = A_DAY.search(text, day.end)
    one_of_several = follows is not None and _BARE.fullmatch(follows[0].strip()) is not None
    if _ANY_SUCH.search(between):
        return False
    if _FOLLOWING.search(between) or _AFTER.match(text, day.end):
        return len(between) <= _TOLD_ON
    named = re.fullmatch(WEEKDAY, day.said, re.IGNORECASE)
    near = named and len(between) <= _NEXT_TO and not _NEW_SENTENCE.search(between)
    if near and (before.last is None or before.last + _LONG_AGO >= today or by_name or follows):
        return True
    told_on = len(between) <= _TOLD_ON and not _BACK_TO_TODAY.search(between)
    return told_on and (by_name or one_of_several or bool(_VISIT.search(between) and not _AT_LAST.search(between)))


def _by_name(day: ToldDay, text: str) -> int | None:
    """The weekday with which a day is told, such as "tuesday 3 november"; None where it is told without."""
    named = _NAMED.search(text[: day.start]) or _BARE.match(day.said)
    return weekday_number(named[1]) if named else None
