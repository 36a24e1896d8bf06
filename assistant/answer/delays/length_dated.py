"""The day on which a length that is told ends: "what date is 12 weeks", where one limit is that long and has begun."""

from __future__ import annotations

import re

from assistant.answer.delays.length_told import LENGTH, SAME, WORKING, stands
from assistant.timescales.facts import DelayCheck, Limit

_WHAT_DAY = re.compile(
    r"\b(?:what|which) (?:date|day)\b|\bwhen (?:is|are|was|were|do|does|did|will|would)\b[^?]*\b(?:up|over|end|ends|ended|run|runs|ran|finish|finishes|expire|expires)\b",
    re.IGNORECASE,
)
"""Asking for the day of something."""


def limits_dated(text: str, check: DelayCheck) -> list[Limit]:
    """The limits whose last day a clause asks for by their length alone; none where it tells of no length, or of several."""
    told = list(LENGTH.finditer(text))
    if len(told) != 1 or not _WHAT_DAY.search(text):
        return []
    begun = [limit for limit in check.limits if limit.starts and limit.due]
    same = [limit for limit in begun if stands(told[0], limit) == SAME]
    return same or [limit for limit in begun if stands(told[0], limit) == WORKING]
