"""Whether a question back is worth asking: only for a fact on which the answer would change, and never one told."""

from __future__ import annotations

import re

from assistant.answer.delays.steps_asked import asks
from assistant.answer.redress.money import asks_for_rate
from assistant.records import Category, Tenure
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules, says
from assistant.timescales.facts import DelayCheck, Happening, Limit, Verdict

_FOR_THE_LANDLORD = "Its own repairs policy sets the limit for most repairs."
_FOR_A_DAY = "On what date"
_COUNTS = re.compile(r"\b(since|late|overdue|ran out|run out|(?:what|which) (?:date|day))\b", re.IGNORECASE)
_RAN_OUT = re.compile(r"\b(missed|passed|gone past|ran (out|over)|run out|over its|expired)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(this (morning|afternoon|evening)|today|tonight|just now|an hour ago)\b", re.IGNORECASE)
_OWN_TIME = re.compile(
    r"\bhow (?:long|many \w+) (?:do|have|has|did) (?:i|we|a tenant|tenants) (?:have|got|get)\b", re.IGNORECASE
)
_HOURS_OF_SERVICE = re.compile(
    r"\b(?:what time|when|from when|till when|what hours|which hours)\b[^.?!]{0,20}\b(?:out[- ]of[- ]hours|ooh|night (?:line|service|team)"
    r"|emergency (?:line|service|number|team)|office|phones?|repairs? (?:line|team|desk)|lines)\b[^.?!]{0,20}"
    r"\b(?:start\w*|begin\w*|kick\w* in|open\w*|clos\w*|finish\w*|end\w*|count\w*)\b",
    re.IGNORECASE,
)
_IS_IT_RIGHT = re.compile(r"\b(?:right|ok(?:ay)?|allowed|normal|fair|acceptable)\b", re.IGNORECASE)
_WAITS = re.compile(
    r"\b(?:late|long|longer|wait\w*|delay\w*|days?|weeks?|months?|years?|hours?|time|yet|still|overdue|ages|monday|tomorrow)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:never|nobody|no ?one|nothing|not|hasn'?t|haven'?t|didn'?t|isn'?t)\b.{0,25}"
    r"\b(?:come|came|been|be|done|did|fix\w*|mend\w*|repair\w*|start\w*|turn\w* up|show\w* up|sort\w*|happen\w*)\b",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"\bcomplain\w*", re.IGNORECASE)
_DAY_OFF = re.compile(
    r"\b(?:a |the )?(?:days?|time) off\b|\b(?:all|in the|during the|through the) (?:week|day)\b|\bwork (?:week)?days?\b",
    re.IGNORECASE,
)
_NO_THING = (None, Category.REPAIRS_GENERAL)
_ANSWERED = frozenset({Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED})
_LONG_LEASES = (Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP)


def is_worth_asking(ask: str, situation: Situation, check: DelayCheck, verdict: Verdict | None) -> bool:
    """Whether an answer to one of `check.asks` could change what was said.

    A day can where something is being counted and was not told; the landlord where no law settles it. Nothing
    can where the sum is set, or where the right to repair's own period is said to have run out.
    """
    named = set(named_rules(situation.english))
    scheme = "right-to-repair" in named and _RAN_OUT.search(situation.english) is not None
    if scheme or situation.second_contractor_days is not None or asks_for_rate(situation):
        return False
    if asks_for_landlord(ask):
        return situation.tenure not in _LONG_LEASES and not _law_settles(check, named)
    told = {event.what for event in situation.events}
    if asks_for_day(ask) and (told & _ANSWERED or _TODAY.search(situation.english)):
        return False
    judged = Ask.DELAY in situation.asks and (verdict is not None or Ask.TIMESCALE not in situation.asks)
    counting = judged or _COUNTS.search(situation.english) is not None
    settled = verdict not in (None, Verdict.UNCLEAR)
    return not settled and (counting or not asks_for_day(ask))


def asks_for_landlord(ask: str) -> bool:
    """Whether a question back is for the landlord's name."""
    return ask.endswith(_FOR_THE_LANDLORD)


def asks_for_day(ask: str) -> bool:
    """Whether a question back is for a day."""
    return ask.startswith(_FOR_A_DAY)


def is_of_time(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks how long a landlord has, or whether it took too long.

    "Is that right" asks that only beside a time that was told; how long the person has, or when a service opens, is another matter.
    """
    timed = set(clause.asks) & {Ask.TIMESCALE, Ask.DELAY}
    if (
        _OWN_TIME.search(clause.text)
        or _HOURS_OF_SERVICE.search(clause.text)
        or says("asks", "ombudsman takes", text=clause.text)
        or _tells_of_no_wait(situation)
        or _asks_only_whom(situation)
    ):
        return False
    if timed == {Ask.DELAY} and _IS_IT_RIGHT.search(clause.text):
        return bool(situation.events or situation.since or situation.began or _WAITS.search(situation.english))
    return bool(timed)


def names_a_thing_only(situation: Situation) -> bool:
    """Whether a message names a thing to be mended and asks nothing of it that we know to read."""
    return not situation.asks and situation.category not in _NO_THING


def _asks_only_whom(situation: Situation) -> bool:
    """Whether a message tells what has just gone wrong, and asks nothing but whom to ring."""
    if situation.events or Ask.TIMESCALE in situation.asks:
        return False
    return asks("whom", situation.english) and not says("asks", "delay", text=situation.english)


def _tells_of_no_wait(situation: Situation) -> bool:
    """Whether a message asks nothing, and tells of no thing to be mended and no wait: "they say there's no money"."""
    if situation.asks or situation.follow_up or situation.emergency or situation.landlord:
        return False
    if situation.category not in _NO_THING:
        return False
    text = _DAY_OFF.sub(" ", situation.english.replace("’", "'"))
    told = situation.events or situation.since or situation.began
    return not (told or named_rules(text) or _COMPLAINT.search(text) or _WAITS.search(text) or _NOT_DONE.search(text))


def _law_settles(check: DelayCheck, named: set[str]) -> bool:
    """Whether a limit of law decides, is asked about by name, or plainly applies and was reckoned to its day."""

    def settles(limit: Limit) -> bool:
        reckoned = limit.due is not None and limit.condition is None
        return reckoned or limit.id == check.decisive or limit.citation.ref in named

    return any(limit.binding and not limit.possible and settles(limit) for limit in check.limits)
