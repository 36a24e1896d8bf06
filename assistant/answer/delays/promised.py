"""A length that the landlord is told to have promised, counted from the report: no limit of a rule, but what was said."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assistant.answer.contract import StatementKind
from assistant.answer.delays.steps_asked import duty_words
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day
from assistant.records import Unit
from assistant.situation.day_shapes import COUNT, NUMBERS
from assistant.situation.events import first_on
from assistant.situation.situation import Clause, Situation
from assistant.timescales.calendar import add
from assistant.timescales.describe import in_units
from assistant.timescales.facts import DelayCheck, Happening, Verdict

_LENGTH = re.compile(
    rf"(?P<count>{COUNT})[ -](?P<working>working )?(?P<unit>day|week)s?\b(?! (?:ago|old|late|over|now|since))",
    re.IGNORECASE,
)
_FAR = 40
"""Signs between the words of a promise and its length."""


_KEPT = re.compile(
    r"\b(?:keep|kept|keeping|stick|stuck|stand|stood|hold|held|honou?r\w*|met|meet|live|lived|break|broke|broken)(?: up)?(?: to| by)? "
    r"(?:it|that|this|(?:what|how) (?:they|it) (?:said|promised)|(?:their|there|its|the|that|his|her)(?: own)? (?:word|promise\w*))\b",
    re.IGNORECASE,
)
"""Whether what was promised was kept."""
_STARTS = (
    Happening.REPORTED,
    Happening.ESCALATION_ACKNOWLEDGED,
    Happening.ESCALATED,
    Happening.ACKNOWLEDGED,
    Happening.COMPLAINED,
)
"""What a promise is counted from: the nearest to it first, of a repair and of a stage of a complaint."""


class Promise(NamedTuple):
    """What a landlord is told to have promised: the length, its first and last day, and the day on which it was done or asked."""

    length: str
    start: date
    last: date
    end: date
    ended: bool

    @property
    def kept(self) -> bool | None:
        """Whether it was kept; None while it runs."""
        return self.end <= self.last if self.ended or self.end > self.last else None


def promise_told(check: DelayCheck, situation: Situation, today: date) -> Promise | None:
    """The promise, where one length of one is told with a day from which it runs."""
    start = first_on(situation.events, *_STARTS)
    told = [found for found in _LENGTH.finditer(situation.english) if _is_promised(situation.english, found)]
    number = _number(told[0]["count"]) if len(told) == 1 else 0
    if start is None or not number:
        return None
    weeks = told[0]["unit"].lower() == "week"
    unit = Unit.WORKING_DAYS if told[0]["working"] else Unit.WEEKS if weeks else Unit.CALENDAR_DAYS
    length = in_units(number, unit)
    if unit is Unit.CALENDAR_DAYS:
        length = say("promised_days", days=length.replace(" calendar", ""))
    return Promise(length, start, add(start, number, unit), check.until or today, check.until is not None)


def by_promise(check: DelayCheck, situation: Situation, clause: Clause, today: date) -> DelayCheck:
    """The check as the promise has it, where it is asked whether that was kept: no limit of a rule decides then."""
    promise = promise_told(check, situation, today) if _KEPT.search(clause.text) else None
    if promise is None or promise.kept is None:
        return check
    key, verdict = ("promise_kept", Verdict.WITHIN) if promise.kept else ("promise_broken", Verdict.OUTSIDE)
    why = say(key, length=promise.length, start=day(promise.start), due=day(promise.last))
    return check.model_copy(update={"verdict": verdict, "why": why, "decisive": None, "named": ("promised",)})


def state_promised(check: DelayCheck, situation: Situation, draft: Draft, today: date) -> None:
    """Say when a promised length ends or ended, where one is told with the day of the report; whether it was kept where the end is told."""
    promise = promise_told(check, situation, today)
    if promise is None:
        return
    key = "promised_ahead" if promise.last > today else "promised"
    parts = [say(key, length=promise.length, start=day(promise.start), due=day(promise.last))]
    if promise.kept is not None:
        parts.append(say("promised_kept" if promise.kept else "promised_passed"))
    text = " ".join(parts)
    draft.add(StatementKind.ELAPSED, text, computed("promised", "Days counted", text))


def _is_promised(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _FAR) : found.start()]
    return duty_words("promised_before").search(before) is not None or (
        duty_words("promised_after").match(text[found.end() : found.end() + _FAR]) is not None
    )


def _number(count: str) -> int:
    return int(count) if count.isdigit() else NUMBERS.get(count.lower(), 0)
