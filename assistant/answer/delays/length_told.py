"""A length told, and how it stands to another: the same, another, or not to be told."""

from __future__ import annotations

import re

from assistant.records import Unit
from assistant.situation.day_shapes import COUNT, NUMBERS
from assistant.timescales.facts import Limit

LENGTH = re.compile(
    rf"(?<![\w£.-])(?P<count>{COUNT})[ -]?(?P<unit>working day|working hour|hour|hr|day|week)s?\b(?! (?:old|late|over|ago|kind|type)\b)",
    re.IGNORECASE,
)
TO_FINISH_WORDS = re.compile(r"\b(?:finish\w*|complet\w*|done|mend\w*|fix\w*|repaired|sorted)\b", re.IGNORECASE)
TO_COME_WORDS = re.compile(r"\b(?:attend\w*|come|comes|coming|visit\w*|turn up|inspect\w*|look)\b", re.IGNORECASE)
_DAYS_IN = {Unit.CALENDAR_DAYS: 1.0, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7.0, Unit.HOURS: 1 / 24}
_TOLD_IN = {"hour": Unit.HOURS, "hr": Unit.HOURS, "day": Unit.CALENDAR_DAYS, "week": Unit.WEEKS}
_WORKING_HOURS = "working hour"
SAME, WORKING, OTHER = "same", "working", "other"
_NEAR = 0.05
_LEAST_HOURS = 6


def stands(told: re.Match[str], limit: Limit) -> str | None:
    """How a length stands to a limit; None where that hangs on which days or hours are counted."""
    hours = _WORKING_HOURS in told["unit"].lower() or _WORKING_HOURS in limit.applies
    return None if hours and limit.unit is Unit.HOURS else against(told, limit.amount, limit.unit)


def against(told: re.Match[str], amount: float, its: Unit) -> str | None:
    """How a length told stands to another."""
    number, unit = _amount(told)
    if its not in _DAYS_IN:
        return None
    if unit is its:
        return SAME if number == amount else OTHER
    if (unit, its) == (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS) and number == amount:
        return WORKING
    mine, theirs = number * _DAYS_IN[unit], amount * _DAYS_IN[its]
    if abs(mine - theirs) <= _NEAR * max(mine, theirs):
        return SAME if Unit.WORKING_DAYS not in (unit, its) else None
    same_number = unit is Unit.WORKING_DAYS and number == amount
    return None if same_number else OTHER


def _amount(told: re.Match[str]) -> tuple[float, Unit]:
    count, named = told["count"].lower(), told["unit"].lower()
    unit = Unit.WORKING_DAYS if named == "working day" else _TOLD_IN[named.removeprefix("working ")]
    return float(count) if count.isdigit() else float(NUMBERS.get(count, 0)), unit


def against_text(told: re.Match[str], text: str) -> str | None:
    """How a length told stands to those that a text gives: the same as one, other than all; None where that is not plain."""
    found = [_to_another(told, one) for one in LENGTH.finditer(text)]
    if not found or SAME in found or WORKING in found:
        return next((one for one in found if one in (SAME, WORKING)), None)
    return None if None in found else OTHER


def is_longer(told: re.Match[str], text: str) -> bool:
    """Whether a length told is longer than one that a text gives."""
    mine = _days(told)
    return any(mine > _days(one) for one in LENGTH.finditer(text))


def _days(told: re.Match[str]) -> float:
    number, unit = _amount(told)
    return number * _DAYS_IN[unit]


def _to_another(told: re.Match[str], other: re.Match[str]) -> str | None:
    """How one length stands to another. How many working hours make a day is not told: at least six are taken to."""
    amount, its = _amount(other)
    mine, theirs = (_WORKING_HOURS in one["unit"].lower() for one in (told, other))
    if mine == theirs:
        return against(told, amount, its)
    if _amount(told)[1] is its:
        number = _amount(told)[0]
        return OTHER if (number < amount) == theirs and number != amount else None
    worked, days = (_amount(told)[0], _days(other)) if mine else (amount, _days(told))
    return OTHER if days > worked / _LEAST_HOURS else None
