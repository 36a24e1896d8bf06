"""What a later message asks of the problem at hand: what was said already is said again only where it is asked."""

from __future__ import annotations

from assistant.answer.followup import FollowUp, asks_next_steps
from assistant.answer.same_problem import GENERAL
from assistant.records.categories import categorise
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_GOING_ON = (FollowUp.GOES_ON, FollowUp.OWN_AGAIN)
_TIMES = frozenset({Ask.TIMESCALE, Ask.DELAY})
_FACTS = ("landlord", "landlord_type", "tenure", "priority", "household", "category")


def at_hand(situation: Situation) -> bool:
    """Whether a later message goes on about the person's problem, and no decided case is spoken of."""
    kept = {"category", "events"} & set(situation.carried)
    decided = situation.refs or any(clause.about_case for clause in situation.clauses)
    return situation.follow_up is not None and bool(kept) and not decided


def was_told(situation: Situation) -> bool:
    """Whether the limits were said before: a later message tells nothing that would change them, and asks for no time."""
    fresh = situation.fresh or any(getattr(situation, name) and name not in situation.carried for name in _FACTS)
    return situation.follow_up in _GOING_ON and at_hand(situation) and not fresh and not _TIMES & set(situation.asks)


def asks_for_steps(clause: Clause, situation: Situation) -> bool:
    """Whether a clause of a later message asks nothing but what comes next in the problem at hand."""
    plain = not named_rules(clause.text) and categorise(clause.text) in GENERAL
    return at_hand(situation) and plain and Ask.REMEDY not in clause.asks and asks_next_steps(clause.text)
