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


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AGO = re.compile(
    r"(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+(day|week|fortnight|month|year)s?\s+ago"
)
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NO_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?"
)


def read_day(text: str, today: date) -> tuple[date, str | None]:
    """A date, or a day told by its distance from today, and how it was understood where that is not plain.

    Reads what `parse_date` reads, and `today`, `yesterday`, `3 weeks ago`, `tuesday` (the latest one
    before today) and a day without its year (the latest such day up to today).

    Raises:
        InputError: it is no day, or it could be two: `last tuesday` may be of this week or the last.
    """
    said = re.sub(r"\s+", " ", text.strip().lower())
    if said in ("today", "now"):
        return today, None
    days_back = {"yesterday": 1, "the day before yesterday": 2, "day before yesterday": 2}.get(said)
    if days_back is not None:
        return _told(text, date.fromordinal(today.toordinal() - days_back))
    if found := _AGO.fullmatch(said):
        return _told(text, _back(today, _count(found.group(1)), found.group(2)))
    weekday = said.removeprefix("last ").removeprefix("on ")
    if weekday in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(weekday) - 1) % 7 + 1
        latest = date.fromordinal(today.toordinal() - back)
        if said.startswith("last "):
            before = date.fromordinal(latest.toordinal() - 7)
            options = f"{latest:%-d %B %Y} or {before:%-d %B %Y}"
            raise InputError(f"'{text}' could be {options}. Write the date, e.g. {latest.isoformat()}.")
        return _told(text, latest)
    if found := _NO_YEAR.fullmatch(said):
        day, name = int(found.group(1) or found.group(4)), found.group(2) or found.group(3)
        month = month_number(name)
        if month is not None:
            return _told(text, _latest(text, day, month, today))
    read = parse_date(text)
    figures = _FIGURES.fullmatch(said)
    if figures and int(figures.group(1)) <= 12 and figures.group(1) != figures.group(2):
        return _told(text, read)
    return read, None


def _told(text: str, day: date) -> tuple[date, str]:
    return day, f"'{text}' is read as {day:%A} {day:%-d %B %Y}."


def _count(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else _COUNTS.index(word)


def _back(today: date, count: int, unit: str) -> date:
    if unit in ("month", "year"):
        from assistant.timescales.calendar import add_months

        return add_months(today, -count * (12 if unit == "year" else 1))
    days = {"day": 1, "week": 7, "fortnight": 14}[unit]
    return date.fromordinal(today.toordinal() - count * days)


def _latest(text: str, day: int, month: int, today: date) -> date:
    for year in range(today.year, today.year - 5, -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= today:
            return candidate
    raise InputError(f"'{text}' is not a day that exists. Check the day and the month.")
