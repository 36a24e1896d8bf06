"""One date as people write it. Day first always: 3/4/2026 is 3 April, and 4/13/2026 is asked about."""

from __future__ import annotations

import re
from datetime import date

from assistant.errors import InputError

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_FIGURES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})")


def parse_date(text: str) -> date:
    """Read `2026-09-21`, `21/9/2026`, `21.9.26` or `21 September 2026`.

    Raises:
        InputError: the text is no date, or no such day exists; the message says what to write.
    """
    said = text.strip().lower()
    if found := _ISO.fullmatch(said):
        year, month, day = (int(part) for part in found.groups())
    elif found := _FIGURES.fullmatch(said):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    elif found := _WORDS.fullmatch(said):
        day, year = int(found.group(1)), int(found.group(3))
        month = month_number(found.group(2)) or 0
    else:
        raise InputError(f"'{text}' is not a date that can be read. Write it as 2026-09-21 or 21 September 2026.")
    if month > 12 and day <= 12:
        raise InputError(f"'{text}' looks month first. Write the day first: {month}/{day}/{year}.")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InputError(f"'{text}' is not a day that exists. Check the day and the month.") from error


def month_number(name: str) -> int | None:
    """The month that a name of three letters or more begins, None where it begins none."""
    low = name.lower()
    return next((n for n, month in enumerate(MONTHS, start=1) if len(low) >= 3 and month.startswith(low[:9])), None)
