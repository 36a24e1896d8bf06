"""What an ingested dataset came to, and how its plain cells are read."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date
from difflib import get_close_matches

from pydantic import Field

from assistant.records import Frozen

_MONTHS = tuple(month.lower() for month in month_name if month)
_DATE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s*([A-Za-z]{3,10})\s*(20[12]\d)\b")
_FIRST = 2013
"""The Ombudsman in its present form dates from April 2013."""


class DatasetReport(Frozen):
    """What came of a dataset. Every row is in `kept`, `repeats` or `dropped`.

    `split`: rows whose determination lists several findings. `unclear`: cases whose rows state no
    finding that can be trusted; they are kept without one. `already`: it was in the store before.
    """

    name: str
    table: str
    digest: str
    rows: int
    cases: int
    matters: int = 0
    kept: int = 0
    repeats: int = 0
    split: int = 0
    mended: int = 0
    unclear: int = 0
    addresses: int = 0
    landlords: int = 0
    dropped: dict[str, int] = Field(default_factory=dict)
    already: bool = False
    seconds: float = 0.0


def plain(value: object) -> str:
    """A cell as text; empty where it is null."""
    if value is None:
        return ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def day_of(text: str) -> date | None:
    """A decision's day; a misspelt month is read as the nearest one, anything else is unknown."""
    try:
        return _plausible(date.fromisoformat(text[:10]))
    except ValueError:
        pass
    for day, word, year in _DATE.findall(text):
        month = get_close_matches(word.lower(), _MONTHS, n=1, cutoff=0.7)
        if month:
            try:
                return _plausible(date(int(year), _MONTHS.index(month[0]) + 1, int(day)))
            except ValueError:
                continue
    return None


def _plausible(day: date) -> date | None:
    return day if _FIRST <= day.year <= date.today().year + 1 else None
