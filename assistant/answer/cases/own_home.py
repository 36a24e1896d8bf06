"""Whether a message is about the person's own home and days, so that no decided case is meant by it."""

from __future__ import annotations

import re

from assistant.answer.cases.words import is_own, is_past, is_told_as_one
from assistant.situation.clauses import is_question
from assistant.situation.priorities import doubts_class
from assistant.situation.situation import Ask, Situation
from assistant.situation.visits import mentions_missed_appointments

_WOULD_GIVE = re.compile(
    r"\b(?:would|does|do|will|might|could|should) (?:the )?ombudsm[ae]n (?:\w+ )?(?:give|pay|award|set|put|reckon)\b",
    re.IGNORECASE,
)
_OF_THEN = re.compile(r"\b(?:was|were|did|had)\b", re.IGNORECASE)
_TOLD_THEM = re.compile(
    r"(?<!she )(?<!he )(?<!tenant )(?<!resident )(?<!who )(?<!mother )(?<!family )\btold (?:them|em)\b", re.IGNORECASE
)
"""A report told without saying who made it, as people tell their own."""
_OF_HOME = frozenset({"what if", "correction", "answer"})


def tells_of_own(situation: Situation) -> bool:
    """Whether a message tells days to reckon with, mostly the person's own, and speaks of no decided case."""
    mine = is_own(situation.english)
    mine = mine or (Ask.DELAY in situation.asks and _TOLD_THEM.search(situation.english) is not None)
    days_told = situation.reported is not None and (mine or situation.until is not None)
    return days_told and not any(c.about_case for c in situation.clauses)


def asks_for_a_limit(situation: Situation) -> bool:
    """Whether a day of a report is told and nothing but a time is asked: of that repair, unless a case holds the day."""
    own = situation.reported is not None and not situation.refs and not any(c.about_case for c in situation.clauses)
    return own and bool(situation.asks) and set(situation.asks) <= {Ask.TIMESCALE, Ask.DELAY}


def only_tells_of_trouble(situation: Situation) -> bool:
    """Whether a message asks nothing and tells what does not work now: "no heating 3 days" is of the person's own home."""
    asks = any(is_question(c.text) or c.about_case or set(c.asks) - {Ask.DELAY, Ask.PROCESS} for c in situation.clauses)
    lasts = situation.since or situation.began or situation.losses
    return bool(lasts) and not (asks or situation.refs or situation.amounts or is_past(situation.english))


def asks_a_set_sum(situation: Situation) -> bool:
    """Whether a message counts days or visits of its own and asks what the Ombudsman would give for that."""
    counted = any(loss.days for loss in situation.losses) or mentions_missed_appointments(situation.english)
    on = bool({"losses", "missed_appointments"} & set(situation.carried)) and set(situation.asks) == {Ask.REMEDY}
    return bool(counted) and not situation.refs and (on or _WOULD_GIVE.search(situation.english) is not None)


def asks_of_own_class(situation: Situation) -> bool:
    """Whether it is asked if a job that waits is in the right class ("have they got the right class")."""
    clauses = situation.clauses
    asked = any(doubts_class(c.text) and is_question(c.text) and not _OF_THEN.search(c.text) for c in clauses)
    return asked and not situation.refs and not any(c.about_case for c in clauses)


def goes_on_about_home(situation: Situation) -> bool:
    """Whether a later message goes on about the person's own repair: the landlord's decided cases are not meant then."""
    told = situation.events or situation.began or situation.tenure or situation.household
    home = bool(told) or "category" in situation.carried
    if is_told_as_one(situation.english):
        return False
    if not home or "repair" not in situation.carried or "refs" in situation.carried or situation.case:
        return False
    if situation.follow_up in _OF_HOME:
        return not any(c.about_case for c in situation.clauses)
    if {Ask.FINDING, Ask.PRECEDENT, Ask.COMPARISON} & set(situation.asks):
        return False
    return not any(c.about_case or (is_question(c.text) and is_past(c.text)) for c in situation.clauses)
