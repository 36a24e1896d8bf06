"""Figures, dates and sums as a person reads them."""

from __future__ import annotations

from datetime import date, datetime

from assistant.records import Unit


def day(on: date) -> str:
    """`21 July 2025`, with the hour where it is a moment."""
    plain = f"{on.day} {on:%B %Y}"
    return f"{plain}, {on:%H:%M}" if isinstance(on, datetime) else plain


def days_of(days: list[date]) -> str:
    """`3 and 6 April`, `25 and 26 December and 1 January`; the days in order, all within a year of each other."""
    months = [(f"{one:%B}", str(one.day)) for one in days]
    named = dict.fromkeys(month for month, _ in months)
    return listed([f"{listed([number for of, number in months if of == month])} {month}" for month in named])


def pounds(sum_: float) -> str:
    """`£1,500` or `£6,093.62`."""
    return f"£{sum_:,.0f}" if float(sum_).is_integer() else f"£{sum_:,.2f}"


def length(amount: float, unit: Unit) -> str:
    """`15 working days`, `1 working day`, `28 days` for calendar days."""
    number = f"{amount:g}"
    words = "days" if unit is Unit.CALENDAR_DAYS else unit.value
    return f"{number} {words.removesuffix('s') if amount == 1 else words}"


def listed(items: list[str], last: str = "and") -> str:
    """`a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def lower_first(text: str) -> str:
    """A text fit to stand after a colon or a word: its first letter small, unless it is a name or 'I'."""
    first = text.split(" ", 1)[0]
    keep = (first.isupper() and first != "A") or any(c.isupper() for c in first[1:]) or not first[:1].isalpha()
    return text if keep else text[:1].lower() + text[1:]
