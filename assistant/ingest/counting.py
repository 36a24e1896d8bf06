"""Counting the days between two dates, to tell which dates a stated stretch runs between.

Nothing is decided by this count: it only finds the dates that bear out a figure the document states.
"""

from __future__ import annotations

from bisect import bisect_right
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


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`, England's bank holidays left out."""
    days = _working_days()
    return bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal())


def weekdays(start: date, end: date) -> int:
    """Mondays to Fridays after `start` up to and including `end`, bank holidays counted like others."""
    weeks, rest = divmod((end - start).days, 7)
    return weeks * 5 + sum(1 for step in range(1, rest + 1) if (start.weekday() + step) % 7 < 5)
