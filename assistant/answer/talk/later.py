"""What a later message asks of the problem at hand: what was said already is said again only where it is asked."""

from __future__ import annotations

import re

from assistant.answer.delays.reckoning import reckon
from assistant.answer.message.followup import FollowUp, asks_next_steps
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.answer.statements.wanted import wanted
from assistant.answer.talk.same_problem import GENERAL, speaks_of_less_rent
from assistant.records import LandlordType, Tenure
from assistant.records.categories import categorise
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_GOING_ON = (FollowUp.GOES_ON, FollowUp.OWN_AGAIN)
_BEYOND = frozenset({"offer", "money", "date"})
_SCHEME = "right-to-repair"
_PAYS = "right-to-repair#p10"
_EACH_DAY_OVER = re.compile(
    r"\b(?:each|every|per|a|for the) (?:extra |more |further |other )?days? (?:after|late|over|past|beyond|they|it)\b|\b(?:each|every|per) (?:late|extra|further) day\b",
    re.IGNORECASE,
)
_NEXT_LOT_LATE = re.compile(
    r"(?:\b(?:second|2nd|new|next|other|another|replacement) (?:contractors?|lot|firm|builders?|company|crew|ones?|people)\b"
    r"|\b(?:that|this) (?:one|lot|firm|contractor|company|crew)\b(?=.*\beither\b)|\bsomeone else and they\b)[^.?!]{0,30}"
    r"(?:\blate\b|\bover\b|\bmiss\w*|\bfail\w*|\bslow\b|n['’]t\b|\bnot\b|\b(?:dont|doesnt|arent|isnt)\b)",
    re.IGNORECASE,
)
_OWED_NOW = re.compile(
    r"\b(?:owed?|owes|owing|due|entitled|pay|get|claim)\b[^.?!]{0,40}\b(?:already|automatic\w*|straight away|right away|for (?:it|that|this|being late|the (?:delay|wait|lateness)))\b",
    re.IGNORECASE,
)
"""What is asked of a job that is late, before any second contractor was sent."""
_IF_MISSED = re.compile(
    r"\b(?:if|when|once) (?:they|it|he|she|the (?:council|landlord|association)|[A-Z]\w+)\b[^.?!]{0,20}\b(?:miss\w*|fail\w*|(?:go|goes|run|runs) over|late|overrun\w*|break|breaks)\b(?![^.?!]{0,15}\b(?:appointment|visit|slot)\b)",
    re.IGNORECASE,
)
_ANYTHING = re.compile(
    r"\b(?:get|owe|owed|due|paid|pay|entitled|compens\w*|claim|money|anything|something|owt|what (?:happens|then|do they (?:do|say)))\b",
    re.IGNORECASE,
)
_PAID = re.compile(r"\bcompensat\w*|£\s?\d|\bpaid\b", re.IGNORECASE)
_MISSED = re.compile(r"\bmiss\w*|\blate\b|\bdelay\w*|\bnot (?:met|kept|done)\b", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:targets?|time|days|dates?|period|limit|delay\w*|late)\b", re.IGNORECASE)
_LEASE = "leaseholders-repairs#p1"
_LEASES = (Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP)
_COVERS = "right-to-repair#p2"
_TO_ACT = re.compile(
    r"\b(?:what|whats|who|where|how) (?:\w+ ){0,2}?(?:do|can|could|should|must|shall|would|to) (?:i|we|she|he|they|do)\b"
    r"|\bdo (?:now|next|then|about)\b|\bwhat (?:now|next|else)\b",
    re.IGNORECASE,
)
_WHO_MAKES = re.compile(r"\bwho (?:\w+ )?(?:makes?|forces?)\b", re.IGNORECASE)
_HOW_TO_CLAIM = re.compile(
    r"\bhow (?:do|can|should|would|could) (?:i|we|she|he) (?:actually |even )?(?:ask for|get|claim|go about (?:getting|claiming|asking for)) (?:it|that|this|the money|for (?:it|that|this))\W*$",
    re.IGNORECASE,
)
_TIMES = frozenset({Ask.TIMESCALE, Ask.DELAY})
_FACTS = ("landlord", "landlord_type", "tenure", "priority", "household", "category")


def at_hand(situation: Situation) -> bool:
    """Whether a later message goes on about the person's problem, and no decided case is spoken of."""
    return bool({"category", "events"} & set(situation.carried)) and _is_own(situation)


def tells_nothing_new(situation: Situation) -> bool:
    """Whether a later message tells no fact that would change what was said of the problem at hand."""
    told = {name for name in _FACTS if getattr(situation, name) and name not in situation.carried}
    if speaks_of_less_rent(situation):
        told.discard("category")
    return situation.follow_up is not None and not (situation.fresh or told)


def was_told(situation: Situation) -> bool:
    """Whether the limits were said before: a later message tells nothing that would change them, and asks for no time."""
    goes_on = situation.follow_up in _GOING_ON and at_hand(situation)
    return goes_on and tells_nothing_new(situation) and not _TIMES & set(situation.asks)


def knows_the_steps(situation: Situation) -> bool:
    """Whether the steps ahead were told with the limits, and a later message does not ask what to do or whom to ask."""
    return was_told(situation) and _TO_ACT.search(situation.english) is None


def asks_for_steps(clause: Clause, situation: Situation) -> bool:
    """Whether a clause of a later message asks nothing but what comes next in the problem at hand."""
    plain = not named_rules(clause.text) and categorise(clause.text) in GENERAL
    own = bool(situation.carried) and _is_own(situation)
    of_money = Ask.REMEDY in clause.asks and not (_WHO_MAKES.search(clause.text) or _HOW_TO_CLAIM.search(clause.text))
    return own and plain and not of_money and asks_next_steps(clause.text)


def _is_own(situation: Situation) -> bool:
    """Whether a later message speaks of no decided case."""
    decided = situation.refs or any(clause.about_case for clause in situation.clauses)
    return situation.follow_up is not None and not decided


def asks_beyond_outcome(clause: Clause) -> bool:
    """Whether a clause about several decided cases asks what had been offered, and nothing of what was ordered."""
    return wanted(clause.text) <= _BEYOND and "offer" in wanted(clause.text)


def said_of_case(situation: Situation) -> str:
    """The words that tell which matter of a decided case is meant: its thing may only have told which case it is."""
    return situation.english if "refs" in situation.carried else situation.whole


def state_late_rate(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """What the Right to Repair pays for each day over, where a later message asks that of a job which has its time by it."""
    passage = sources.corpus.passages.get(_PAYS)
    late = situation.second_contractor_days is None and _NEXT_LOT_LATE.search(clause.text)
    over = _EACH_DAY_OVER.search(clause.text) or late
    at_once = situation.follow_up is None and not situation.refs and (late or _OWED_NOW.search(clause.text))
    asked = Ask.REMEDY in clause.asks and ((at_hand(situation) and over) or at_once)
    lost = situation.losses and not at_once
    if not asked or passage is None or lost or situation.tenure is not Tenure.SECURE:
        return False
    if not any(limit.citation.ref == _SCHEME for limit in reckon(situation, sources).limits):
        return False
    state_rule(passage, draft, sources)
    return not (at_once and not late)


def state_paid_if_late(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """What the landlord's own policy says of compensation for a time limit that is missed, where that is asked."""
    named = situation.landlord
    record = sources.corpus.landlords.get(named.slug) if named and named.slug else None
    if record is None or not _IF_MISSED.search(clause.text) or not _ANYTHING.search(clause.text):
        return False
    held = [p for p in record.passages if _PAID.search(p.text) and _MISSED.search(p.text) and _OF_TIME.search(p.text)]
    for passage in held:
        state_rule(passage, draft, sources)
    return bool(held)


def state_law_lost(situation: Situation, draft: Draft, sources: Sources) -> None:
    """That a lease decides, where one is supposed; whom the Right to Repair covers, where a secure tenant of whom it was told supposes another landlord or tenancy."""
    own = situation.own
    if situation.follow_up != FollowUp.WHAT_IF or own is None:
        return
    lease = sources.corpus.passages.get(_LEASE)
    if situation.tenure in _LEASES and own.tenure not in _LEASES and lease and not draft.marks(_LEASE):
        state_rule(lease, draft, sources)
    if own.tenure is not Tenure.SECURE:
        return
    other = situation.landlord_type is LandlordType.HOUSING_ASSOCIATION or situation.tenure not in (None, Tenure.SECURE)
    passage = sources.corpus.passages.get(_COVERS)
    told = named_rules(own.english) or any(limit.citation.ref == _SCHEME for limit in reckon(own, sources).limits)
    if other and passage and told and _SCHEME not in draft.closed:
        state_rule(passage, draft, sources)
        draft.closed.add(_SCHEME)
