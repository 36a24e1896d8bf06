"""The day of a request, an application or a notice, where it was told of before and a later message gives its day."""

from __future__ import annotations

from assistant.answer.talk.same_problem import GENERAL
from assistant.situation.formal import Formal, formal_spoken_of
from assistant.situation.situation import Situation
from assistant.timescales.facts import Event, Happening
from assistant.timescales.words import faults_in

_START = (Happening.REPORTED, Happening.ACKNOWLEDGED)
_ENDS = (Happening.UNTIL, Happening.COMPLETED, Happening.ATTENDED)


def of_a_request(base: Situation, now: Situation) -> Situation:
    """The message with its day as the start of the request told of before; as it was where it tells of anything else."""
    formal = _told_before(base)
    days = dict.fromkeys([*(event.on for event in now.events if event.what in _START), *now.loose])
    other = now.refs or now.under or faults_in(now.english) or now.category not in (*GENERAL, base.category)
    if formal is None or len(days) != 1 or other or any(event.what in _ENDS for event in now.events):
        return now
    start = Event(what=formal.starts, on=next(iter(days)))
    told = {"events": (start,), "loose": (), "under": formal.under, "starts": formal.starts, "reported": start.on}
    return now.model_copy(update=told)


def _told_before(base: Situation) -> Formal | None:
    """What was told of before: with its day, or without where nothing else is dated and no decided case is meant."""
    if base.under and base.starts:
        return Formal(base.under, base.starts)
    if base.events or base.began or base.refs or base.case:
        return None
    return formal_spoken_of(base.own_words)
