"""What is asked beside the last answer: how its days count, who settles a sum, and what to do where the landlord says that it never heard."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, length
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Unit
from assistant.situation.situation import Situation, Told
from assistant.timescales.calendar import working_days_between

_SETTLES = ("ombudsman-compensation-guidance-2026#p3", "ombudsman-compensation-guidance-2026#p4")
"""What the Ombudsman goes by where a sum is in question, and what the sum is to do."""
_KEPT = ("housing-ombudsman-how-to-complain#p1", "housing-ombudsman-how-to-complain#p2")
"""What to keep of a report and of a complaint."""
_RECORDS = "ombudsman-awaabs-law-expectations#p3"
_NO_ANSWER = "housing-ombudsman-how-to-complain#p3"
_REST = re.compile(r"\b(?:weekends?|saturdays?|sundays?|holidays?)\b", re.IGNORECASE)
_WORKING = re.compile(r"\bworking days?\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\bcalendar days?\b", re.IGNORECASE)
_HOURS = re.compile(r"\b\d+ hours?\b", re.IGNORECASE)


def asks_of_kinds(text: str) -> bool:
    """Whether a text speaks of working or calendar days, or of days of rest."""
    return _WORKING.search(text) is not None or _CALENDAR.search(text) is not None or asks_of_weekends(text)


def asks_of_weekends(text: str) -> bool:
    """Whether a text speaks of days of rest."""
    return _REST.search(text) is not None


def state_kinds_of_days(told: tuple[Told, ...], draft: Draft) -> None:
    """Which days count in what was told."""
    limits = " ".join(one.text for one in told if one.kind in (StatementKind.LIMIT, "verdict"))
    kinds = (("working", _WORKING), ("calendar", _CALENDAR), ("hours", _HOURS))
    for kind in (name for name, held in kinds if held.search(limits)):
        text = say(f"days_{kind}")
        draft.add(StatementKind.ELAPSED, text, computed(f"days-{kind}", say("days_title"), text))


def state_working_days(told: tuple[Told, ...], situation: Situation, draft: Draft, sources: Sources) -> None:
    """How many working days went by, where that is asked and the answer gave none."""
    lasted = " ".join(one.text for one in told if one.kind == StatementKind.ELAPSED)
    start, end = situation.reported, situation.until or sources.today
    if start is None or start >= end or not _WORKING.search(situation.english) or _WORKING.search(lasted):
        return
    text = say(
        "elapsed",
        start=day(start),
        end=day(end) if situation.until else f"today, {day(end)},",
        working=length(working_days_between(start, end), Unit.WORKING_DAYS),
        calendar=length((end - start).days, Unit.CALENDAR_DAYS),
    )
    draft.add(StatementKind.ELAPSED, text, computed("elapsed", say("days_title"), text))


def state_who_settles(draft: Draft, sources: Sources) -> None:
    """Who settles a sum that nobody has ordered yet."""
    _state(_SETTLES, draft, sources)


def state_denied(situation: Situation, draft: Draft, sources: Sources) -> None:
    """What to keep as proof, and where an unanswered complaint goes, where a landlord says that it never had it."""
    complained = situation.category is Category.COMPLAINT_HANDLING or re.search(
        r"\bcomplain", f"{situation.repair} {situation.english}", re.IGNORECASE
    )
    damp = situation.category is Category.DAMP_AND_MOULD
    refs = (_KEPT[1], _NO_ANSWER) if complained else _KEPT
    _state((*refs, _RECORDS) if damp else refs, draft, sources)


def _state(refs: tuple[str, ...], draft: Draft, sources: Sources) -> None:
    for ref in refs:
        if (passage := sources.corpus.passages.get(ref)) is not None:
            state_rule(passage, draft, sources)
