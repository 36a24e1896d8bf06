"""Whether somebody with another kind of landlord has what was just told of the Right to Repair."""

from __future__ import annotations

import re

from assistant.answer.clauses.workings import Workings
from assistant.answer.message.followup import FollowUp
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import say
from assistant.answer.statements.sources import Sources
from assistant.records import LandlordType, Policy, Tenure
from assistant.situation.situation import Clause, Situation

_SCHEME = "right-to-repair"
_COVERS = f"{_SCHEME}#p2"
"""Whom the scheme covers, and whom it does not."""
_ASKS = re.compile(
    r"\b(?:does|do|would|will|can|could|is|are|has|have|should) (?:\w+ ){0,3}?(?:get|gets|have|claim|use|owed|entitled|covered|paid|due|same|either|too|as well)\b",
    re.IGNORECASE,
)
_ASSURED = (Tenure.ASSURED, Tenure.ASSURED_SHORTHOLD)


def answer_theirs_too(work: Workings, _: Clause) -> bool:
    """Say that a housing association's tenant has no Right to Repair, where it is asked if the person has it too."""
    situation = work.situation
    told = any(citation.ref == _SCHEME for one in situation.told for citation in one.citations)
    if not (situation.follow_up and told and "landlord" not in situation.carried) or situation.fresh:
        return False
    asked = [one for one in re.split(r"(?<=[.?!;])\s+", situation.question) if one.rstrip().endswith("?")]
    asks = any(_ASKS.search(one) for one in asked)
    if not asks or situation.follow_up == FollowUp.CORRECTION or not _is_of_an_association(situation, work.sources):
        return False
    if work.says_nothing:
        state_rule(work.sources.corpus.passages[_COVERS], work.draft, work.sources, opening=say("settled_no"))
        work.fits()
        work.settled += 1
    return True


def _is_of_an_association(situation: Situation, sources: Sources) -> bool:
    """Whether the landlord that a message names is a housing association, by what it says or by what we hold of it."""
    named = situation.landlord
    if named is None or named.options:
        return False
    if situation.landlord_type is not None or situation.tenure in _ASSURED:
        return situation.landlord_type is LandlordType.HOUSING_ASSOCIATION or situation.tenure in _ASSURED
    record = sources.corpus.records.get(named.slug) if named.slug else None
    held = record.landlord_type if isinstance(record, Policy) else None
    cases = sources.corpus.determinations.values()
    of_cases = {case.landlord_type for case in cases if case.landlord == named.name}
    return LandlordType.HOUSING_ASSOCIATION in {held, *of_cases}
