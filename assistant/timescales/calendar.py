"""Days, as English rules count them.

The day that starts a period is day zero (Awaab's Law guidance section 4.1.1 says so in terms; the
Ombudsman counts so in case 202410299). A working day is any day but Saturday, Sunday and the bank
holidays of England, one-off ones included; `uk` takes those of every part of the United Kingdom, as the
Freedom of Information Act does (section 10(6)). Dates carry no time zone; moments are reckoned in London
time, hours by the clock that never jumps, so that daylight saving cannot shift one.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from assistant.records import Unit

LONDON: Final = ZoneInfo("Europe/London")
UTC: Final = ZoneInfo("UTC")
FIRST_YEAR: Final = 1971
LAST_YEAR: Final = 2100


@lru_cache(maxsize=2)
def _holidays(uk: bool) -> tuple[tuple[int, ...], frozenset[int]]:
    """Bank holidays that fall on a weekday, as day numbers: in order, and as a set."""
    import holidays

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    nations = ("ENG", "NIR", "SCT", "WLS") if uk else ("ENG",)
    calendars = [holidays.country_holidays("GB", subdiv=nation, years=years) for nation in nations]
    days = sorted({day.toordinal() for calendar in calendars for day in calendar if day.weekday() < 5})
    return tuple(days), frozenset(days)


def is_bank_holiday(day: date, *, uk: bool = False) -> bool:
    """Whether England, or any part of the United Kingdom, has a bank holiday on that weekday."""
    return day.toordinal() in _holidays(uk)[1]


def bank_holidays_between(start: date, end: date, *, uk: bool = False) -> list[date]:
    """The bank holidays on weekdays after `start`, up to and including `end`."""
    days = _holidays(uk)[0]
    first, last = bisect_right(days, start.toordinal()), bisect_right(days, end.toordinal())
    return [date.fromordinal(day) for day in days[first:last]]


def is_working_day(day: date, *, uk: bool = False) -> bool:
    """Whether it is none of Saturday, Sunday and bank holiday."""
    return day.weekday() < 5 and not is_bank_holiday(day, uk=uk)


def _working_days_to(day: int, uk: bool) -> int:
    """Working days from a fixed Monday of long ago up to and including a day number."""
    weeks, rest = divmod(day - 1, 7)
    return weeks * 5 + min(rest + 1, 5) - bisect_right(_holidays(uk)[0], day)


def working_days_between(start: date, end: date, *, uk: bool = False) -> int:
    """Working days after `start`, up to and including `end`; negative where `end` comes first.

    From 13 March to 2 May 2024 there are 34 (case 202410299, findings para 6).
    """
    return _working_days_to(end.toordinal(), uk) - _working_days_to(start.toordinal(), uk)


def add_working_days(start: date, days: int, *, uk: bool = False) -> date:
    """The last day of a period of working days whose day zero is `start`; 0 gives `start` itself.

    Raises:
        ValueError: `days` is negative.
    """
    if days < 0:
        raise ValueError("a period of working days cannot be negative")
    if days == 0:
        return start
    wanted = _working_days_to(start.toordinal(), uk) + days
    day = start.toordinal() + days
    while (missing := wanted - _working_days_to(day, uk)) > 0:
        day += missing
    return date.fromordinal(day)


def add_months(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_hours(start: datetime, hours: float) -> datetime:
    """So many hours later, in London time. A moment without a zone is London's."""
    aware = start if start.tzinfo else start.replace(tzinfo=LONDON)
    return (aware.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def add(start: date, amount: float, unit: Unit, *, uk: bool = False) -> date:
    """The last day of a period counted in days, weeks or months from day zero `start`.

    Hours from a day whose hour is not known run out at the latest on the day given here: the same
    day for less than 24, the next for 24.

    Raises:
        ValueError: part of a working day or of a month.
    """
    if unit is Unit.HOURS:
        return start + timedelta(days=int(-(-amount // 24)) if amount >= 24 else 0)
    if unit is Unit.CALENDAR_DAYS:
        return start + timedelta(days=amount)
    if unit is Unit.WEEKS:
        return start + timedelta(weeks=amount)
    if amount != int(amount):
        raise ValueError(f"{amount:g} {unit} cannot be counted")
    return add_working_days(start, int(amount), uk=uk) if unit is Unit.WORKING_DAYS else add_months(start, int(amount))


def elapsed(start: date, end: date, unit: Unit, *, uk: bool = False) -> float:
    """How much of a unit lies between two days; whole months only, hours as 24 to the day."""
    days = (end - start).days
    if unit is Unit.WORKING_DAYS:
        return working_days_between(start, end, uk=uk)
    if unit is Unit.HOURS:
        return days * 24
    if unit is Unit.WEEKS:
        return days // 7
    if unit is Unit.MONTHS:
        months = (end.year - start.year) * 12 + end.month - start.month
        return months - (1 if months > 0 and add_months(start, months) > end else 0)
    return days
