"""Which year and which month a day is of, where the message leaves them out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import easter

from assistant.errors import InputError
from assistant.situation.day_shapes import DAYS_IN, FEASTS
from assistant.situation.weekdays import WEEKDAY, weekday_number

_AHEAD = timedelta(days=150)
"""How far off a day may be that is only supposed, or that a weekday says is to come."""
NAMED_WEEKDAY = re.compile(rf"\b({WEEKDAY})(?:,)?(?: the)? *$", re.IGNORECASE)
_SUPPOSED = r"\b(?:if|when|once|unless|suppose|supposing|say)\b[^.?!;]{0,40}?"
_DOES = (
    r"\b(?:i|we|she|he|they|it|mum|dad|nobody|no ?one|nothing|(?:the|my|our) (?:\w+ )?\w+)\b"
    r"(?:['’](?:m|re|ll|s|ve)|['’]?re| am| is| are| do| does| has| have)?"
    r" (?:now |then |only |just |still |even |also |both )*"
    r"(?:ask|asks|complain|complains|escalate|escalates|go|goes|going|send|sends|sending|put|puts|putting|report|reports|ring|rings|write|writes|writing|apply|applies"
    r"|serve|serves|make|makes|making|take|takes|give|gives|come|comes|finish|finishes|start|starts|turn|turns|reply|replies|answer|answers|acknowledge|acknowledges"
    r"|inspect|inspects|investigate|investigates|complete|completes|end|ends|visit|visits|write up)\b"
)
_TO_COME = re.compile(
    rf"{_SUPPOSED}(?:{_DOES}|\bstill\b|\bnot\b|n['’]?t\b)[^.?!;]{{0,60}}$"
    r"|\b(?:i|we)(?:['’]?ll| will|['’]?m going to| am going to|['’]?re going to|['’]?m gonna| intend to| plan to| want to)\b[^.?!;]{0,60}$",
    re.IGNORECASE,
)
"""What is supposed, or meant to be done, on a day that follows."""
_DOES_THEN = re.compile(
    rf"(?:^|[.?!;,] |\b(?:and|but|so|then) )(?:if|when|once) {_DOES}[^.?!;,]{{0,60}}$", re.IGNORECASE
)
_OPENS_SUPPOSED = re.compile(rf"^\W*(?:(?:and|but|so|ok(?:ay)?|then|right)\W+)*(?:what )?if {_DOES}", re.IGNORECASE)


def back(today: date, number: int, unit: str) -> date:
    """The day that many units before a day; months and years end on the last day that exists."""
    if unit in ("day", "week", "fortnight"):
        return today - timedelta(days=number * DAYS_IN[unit])
    months = number * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def in_year(
    year: int | None, month: int, day: int, said: str, today: date, years: set[int], before: date | None
) -> date:
    """A day of a month: of the year given, of the only year in the message, or the latest up to today.

    Of several years it is the one in which the day comes next after the day told before it.
    """
    if year:
        return _real(year, month, day, said)
    if len(years) > 1 and before:
        following = (_maybe(each, month, day) for each in (before.year, before.year + 1))
        if (on := next((on for on in following if on and on >= before), None)) and on <= today:
            return on
    if len(years) == 1:
        on = _real(next(iter(years)), month, day, said)
        later = on.year + 1
        if before and on < before and (after := _maybe(later, month, day)) and after <= today:
            return after
        return on
    return next(on for on in _latest(month, day, said, today) if on <= today)


def or_to_come(on: date, before: str, said: str, today: date) -> date:
    """The day a year on, where it is near and the words before it suppose it, or its weekday fits only then."""
    coming = _maybe(on.year + 1, on.month, on.day)
    if coming is None or not today < coming <= today + _AHEAD:
        return on
    named = NAMED_WEEKDAY.search(before) or re.match(rf"({WEEKDAY})\b", said, re.IGNORECASE)
    if named and weekday_number(named[1]) != on.weekday():
        return coming if weekday_number(named[1]) == coming.weekday() else on
    return coming if _TO_COME.search(before) else on


def of_some_month(day: int, today: date, before: date | None) -> date:
    """The day of that number after the date told before it, else the latest one up to today."""
    if not 1 <= day <= 31:
        raise InputError(f"'the {day}th' is not a day that exists. Check the day and the month.")
    months = [(before.year, before.month), divmod(before.year * 12 + before.month, 12)] if before else []
    if before:
        months[1] = (months[1][0], months[1][1] + 1)
    for year, month in months:
        on = _maybe(year, month, day)
        if on and before and before <= on <= today:
            return on
    for behind in range(3):
        first = back(today.replace(day=1), behind, "month")
        on = _maybe(first.year, first.month, day)
        if on and on <= today:
            return on
    return today


def to_come_by_number(day: int, before: str, today: date) -> date | None:
    """The next day of that number, where the words before it suppose what somebody does on it; else None."""
    if not _DOES_THEN.search(before):
        return None
    month = today.replace(day=1) if day > today.day else (today.replace(day=28) + timedelta(days=4)).replace(day=1)
    return _maybe(month.year, month.month, day)


def weekday_to_come(weekday: str, before: str, today: date) -> date | None:
    """The next such weekday, where the words before it suppose what somebody does on it; else None."""
    ahead = (weekday_number(weekday) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead) if _DOES_THEN.search(before) else None


def supposes_what_is_done(text: str) -> bool:
    """Whether a text opens by supposing that somebody does something yet to come ("and if they do finish on the 30th")."""
    return _OPENS_SUPPOSED.search(text) is not None


def feast(name: str, today: date) -> date:
    """The latest such feast up to today."""
    if "easter" in name or "good friday" in name:
        shift = {"good friday": -2, "easter monday": 1}.get(name, 0)
        sundays: list[date] = [easter(year) for year in (today.year, today.year - 1)]
        return next(on for sunday in sundays if (on := sunday + timedelta(days=shift)) <= today)
    month, day = next(on for stem, on in FEASTS.items() if name.startswith(stem))
    return next(on for on in _latest(month, day, name, today) if on <= today)


def _latest(month: int, day: int, said: str, today: date) -> Iterator[date]:
    _real(2024, month, day, said)
    for year in range(today.year, today.year - 9, -1):
        if (on := _maybe(year, month, day)) is not None:
            yield on


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _real(year: int, month: int, day: int, said: str) -> date:
    on = _maybe(year, month, day)
    if on is None:
        raise InputError(f"'{said}' is not a day that exists. Check the day and the month.")
    return on
