"""A length that the landlord is told to have promised, counted from the report: no limit of a rule, but what was said."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.contract import StatementKind
from assistant.answer.delays.limits_asked import duty_words
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day
from assistant.records import Unit
from assistant.situation.day_shapes import COUNT, NUMBERS
from assistant.situation.events import first_on
from assistant.situation.situation import Situation
from assistant.timescales.calendar import add
from assistant.timescales.describe import in_units
from assistant.timescales.facts import DelayCheck, Happening

_LENGTH = re.compile(
    rf"(?P<count>{COUNT})[ -](?P<working>working )?(?P<unit>day|week)s?\b(?! (?:ago|old|late|over|now|since))",
    re.IGNORECASE,
)
_FAR = 20
"""Signs between the words of a promise and its length."""


def state_promised(check: DelayCheck, situation: Situation, draft: Draft, today: date) -> None:
    """Say when a promised length ends or ended, where one is told with the day of the report; whether it was kept where the end is told."""
    start = first_on(situation.events, Happening.REPORTED)
    told = [found for found in _LENGTH.finditer(situation.english) if _is_promised(situation.english, found)]
    number = _number(told[0]["count"]) if len(told) == 1 else 0
    if start is None or not number:
        return
    weeks = told[0]["unit"].lower() == "week"
    unit = Unit.WORKING_DAYS if told[0]["working"] else Unit.WEEKS if weeks else Unit.CALENDAR_DAYS
    last = add(start, number, unit)
    over = check.until or today
    ended = check.until is not None
    key = "promised_ahead" if last > today else "promised"
    length = in_units(number, unit)
    if unit is Unit.CALENDAR_DAYS:
        length = say("promised_days", days=length.replace(" calendar", ""))
    parts = [say(key, length=length, start=day(start), due=day(last))]
    if ended or over > last:
        parts.append(say("promised_kept" if over <= last else "promised_passed"))
    text = " ".join(parts)
    draft.add(StatementKind.ELAPSED, text, computed("promised", "Days counted", text))


def _is_promised(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _FAR) : found.start()]
    return duty_words("promised_before").search(before) is not None or (
        duty_words("promised_after").match(text[found.end() : found.end() + _FAR]) is not None
    )


def _number(count: str) -> int:
    return int(count) if count.isdigit() else NUMBERS.get(count.lower(), 0)
