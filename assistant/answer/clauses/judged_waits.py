"""Whether a wait that is told of is to be judged, or only its last day is asked for."""

from __future__ import annotations

import re

from assistant.answer.delays.steps_asked import asks, asks_next_steps_of_law, judged_by_step
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation
from assistant.timescales.facts import DelayCheck, Happening, Verdict
from assistant.timescales.standing import is_told_undone

_SUPPOSED = re.compile(
    r"\b(?:if|should) (?:they|it|he|she|nobody|no ?one|nothing|the \w+|my \w+)\b[^.?!]{0,25}"
    r"\b(?:ignor\w*|miss\w*|fail\w*|do(?:es)?n['’]?t|do(?:es)? not|refus\w*|late|over|past|break\w*|breach\w*)\b",
    re.IGNORECASE,
)


def is_dated(situation: Situation) -> bool:
    """Whether a report, or a contractor's notice, and an end are told, or a check and its paper: a time is reckoned."""
    told = {event.what: event.on for event in situation.events}
    start, end = situation.reported or told.get(Happening.NOTICE_ISSUED), situation.until
    dated = start is not None and end is not None and start <= end
    return dated or {Happening.INVESTIGATED, Happening.SUMMARY_SENT} <= told.keys()


def asks_for_verdict(clause: Clause, situation: Situation, check: DelayCheck) -> bool:
    """Whether a wait is to be judged: who tells of one and asks what to do, or for the limit, is told that first."""
    only_the_step = asks_next_steps_of_law(situation) or (judged_by_step(situation) and Ask.DELAY not in situation.asks)
    if only_the_step and Ask.DELAY not in clause.asks:
        return False
    decisive = next((limit for limit in check.limits if limit.id == check.decisive), None)
    running = check.verdict is Verdict.WITHIN and decisive is not None and decisive.status == "running"
    if check.until is None and not running and _asks_only_by_when(clause, situation):
        return False
    if Ask.DELAY in clause.asks or is_dated(situation):
        return True
    if Ask.PROCESS in clause.asks and Ask.DELAY in situation.asks:
        return True
    waits = _tells_of_waiting(situation)
    over = not check.ongoing and (check.reported is not None or check.verdict is not Verdict.UNCLEAR)
    return Ask.TIMESCALE in clause.asks and bool(situation.events) and (waits or over or running)


def _asks_only_by_when(clause: Clause, situation: Situation) -> bool:
    """Whether only the last day is asked for: no question whether it was kept, and nothing says that it is not done yet."""
    if asks("last_day", clause.text) and not _tells_of_waiting(situation):
        return True
    if _SUPPOSED.search(clause.text) and any(asks("last_day", one.text) for one in situation.clauses):
        return not _tells_of_waiting(situation)
    judged = any(Ask.DELAY in c.asks and is_question(c.text) and not asks("by_when", c.text) for c in situation.clauses)
    return asks("by_when", clause.text) and not judged and not is_told_undone(situation.english)


def _tells_of_waiting(situation: Situation) -> bool:
    """Whether a message tells of a wait beside its questions."""
    return any(Ask.DELAY in c.asks and not is_question(c.text) for c in situation.clauses)
