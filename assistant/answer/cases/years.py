"""The year of a day that a passage gives without one, taken from the events around it."""

from __future__ import annotations

import re
from calendar import month_name

from assistant.records import Determination, Passage

_MONTHS = [name for name in month_name if name]
_DAY = re.compile(rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)})\b(?: (?P<year>\d{{4}})\b)?")
_Day = tuple[int, int, int]


def with_years(case: Determination, passage: Passage) -> tuple[str, str]:
    """A passage's text with the year of the days that have none before them there, and the day before it that tells it.

    Days of one and the same passage need it only where the turn of a year parts them. Else it comes from the event
    before, and only where no event after it says otherwise.
    """
    found = list(_DAY.finditer(passage.text)) if passage.mark.startswith("h") else []
    first = next((i for i, each in enumerate(found) if each["year"]), len(found))
    bare = [each for each in found[:first] if each["day"]]
    if not bare:
        return passage.text, ""
    if first < len(found):
        turned = [each for each in bare if _month(each) > _month(found[first])]
        return _filled(passage.text, turned, int(found[first]["year"]) - 1), ""
    before, after = _dated_around(case, passage)
    year = _year_between(bare[0], before, after)
    if before is None or year is None:
        return passage.text, ""
    told = f"{before[2] or ''} {_MONTHS[before[1] - 1]} {before[0]}".strip()
    return _filled(passage.text, bare[:1], year), told


def _filled(text: str, days: list[re.Match[str]], year: int) -> str:
    for each in reversed(days):
        text = f"{text[: each.end()]} {year}{text[each.end() :]}"
    return text


def _dated_around(case: Determination, passage: Passage) -> tuple[_Day | None, _Day | None]:
    """The last day of the events before a passage, and the first of those after it."""
    events = [p for p in case.passages if p.mark.startswith("h")]
    place = events.index(passage)
    before = [day for p in events[:place] for day in _days(p)]
    after = [day for p in events[place + 1 :] for day in _days(p)]
    return (before[-1] if before else None), (after[0] if after else None)


def _days(passage: Passage) -> list[_Day]:
    """The days of a passage in its order, from the first that has its year."""
    days: list[_Day] = []
    year = 0
    for each in _DAY.finditer(passage.text):
        year = int(each["year"] or year)
        if year:
            days.append((year, _month(each), int(each["day"] or 0)))
    return days


def _year_between(bare: re.Match[str], before: _Day | None, after: _Day | None) -> int | None:
    """The first year in which a day can follow the event before; None where it would come after the next event."""
    if before is None:
        return None
    on = (_month(bare), int(bare["day"]))
    year = before[0] if on >= before[1:] else before[0] + 1
    return year if after is None or (year, *on) <= after else None


def _month(day: re.Match[str]) -> int:
    return _MONTHS.index(day["month"]) + 1
