"""Counting the days between two dates, to tell which dates a stated stretch runs between.

Nothing is decided by this count: it only finds the dates that bear out a figure the document states.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_FIRST, _LAST = 2010, 2032


@lru_cache(maxsize=1)
def _working_days() -> list[int]:
    """The ordinals of every working day in England from 2010 to 2032."""
    import holidays

    off = holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST, _LAST + 1))
    day, out = date(_FIRST, 1, 1), []
    while day.year <= _LAST:
        if day.weekday() < 5 and day not in off:
            out.append(day.toordinal())
        day += timedelta(days=1)
    return out


@dataclass(frozen=True, slots=True)
class Place:
    """A day's place in three counts: all days, working days, weekdays. Differences of places are counts."""

    day: int
    working: int
    weekday: int


@lru_cache(maxsize=8192)
def place_of(day: date) -> Place:
    """Where a day stands in each count."""
    ordinal = day.toordinal()
    weeks, rest = divmod(ordinal, 7)  # ordinal 1 was a Monday
    return Place(ordinal, bisect_right(_working_days(), ordinal), weeks * 5 + min(rest, 5))


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`, England's bank holidays left out."""
    return place_of(end).working - place_of(start).working


def weekdays(start: date, end: date) -> int:
    """Mondays to Fridays after `start` up to and including `end`, bank holidays counted like others."""
    return place_of(end).weekday - place_of(start).weekday
