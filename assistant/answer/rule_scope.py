"""Whom a rule is for, and when: a passage of a law that leaves out the person's home, or of another time, is not theirs."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.answer.sources import Sources
from assistant.records import LandlordType, Passage, Policy, PolicyKind, Tenure
from assistant.situation.situation import Situation
from assistant.situation.wordlists import named_rules

_LAW = (PolicyKind.STATUTE, PolicyKind.REGULATION)
_OWNERS = frozenset({Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP})
_OWNING = re.compile(
    r"\b(leases?|leasehold\w*|shared owner\w*|section 20|service charges?|right to buy)\b", re.IGNORECASE
)
# How a law that leaves a home out says so.
_SAYS_OF = {
    Tenure.LEASEHOLDER: re.compile(r"\blong leases?\b|\bleaseholders?\b|\bless than seven years\b", re.IGNORECASE),
    Tenure.SHARED_OWNERSHIP: re.compile(r"\bshared owner", re.IGNORECASE),
    Tenure.ASSURED: re.compile(r"\bhousing association|\bassured\b", re.IGNORECASE),
    Tenure.ASSURED_SHORTHOLD: re.compile(r"\bhousing association|\bassured\b", re.IGNORECASE),
}
_CONTRAST = re.compile(
    r"\b(old|older|earlier|previous|former|new|newer|chang\w*|differ\w*|then and now)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def is_theirs(passage: Passage, situation: Situation, sources: Sources) -> bool:
    """Whether a passage of a rule can be for this person: their home, and the time that they tell of or ask about."""
    record = sources.corpus.records[passage.record]
    if not isinstance(record, Policy):
        return False
    if _for_owners_alone(record, situation) or not _in_its_time(record, situation, sources):
        return False
    return leaves_out(record, situation, sources) is None or says_whom(passage, situation, sources)


def leaves_out(record: Policy, situation: Situation, sources: Sources) -> Tenure | None:
    """The tenure that the person has and a law does not cover; None where it covers them, or nothing was told.

    A home of a housing association is not let by a council, so that a law for secure tenants alone leaves it out.
    """
    tenure = situation.tenure
    if record.kind not in _LAW:
        return None
    if tenure in _SAYS_OF:
        return None if tenure is None or record.covers(tenure) else tenure
    theirs = set(record.applies_to) == {Tenure.SECURE} and tenure is None
    return Tenure.ASSURED if theirs and _landlord_type(situation, sources) is LandlordType.HOUSING_ASSOCIATION else None


def says_whom(passage: Passage, situation: Situation, sources: Sources) -> bool:
    """Whether a passage of a law that leaves the person out is the one that says so."""
    record = sources.corpus.records[passage.record]
    tenure = leaves_out(record, situation, sources) if isinstance(record, Policy) else None
    return tenure is not None and _SAYS_OF[tenure].search(passage.text) is not None


def _landlord_type(situation: Situation, sources: Sources) -> LandlordType | None:
    named = situation.landlord
    record = sources.corpus.landlords.get(named.slug) if named and named.slug else None
    return situation.landlord_type or (record.landlord_type if record else None)


def _for_owners_alone(record: Policy, situation: Situation) -> bool:
    """Whether a rule is for leaseholders and shared owners only, and nobody says that they are one or asks of leases."""
    alone = _OWNERS.issuperset(record.applies_to)
    return alone and situation.tenure not in _OWNERS and not _OWNING.search(situation.english)


def _in_its_time(record: Policy, situation: Situation, sources: Sources) -> bool:
    """Whether a version of a code is the one that was in force on the days told; another only where it is asked about."""
    if record.kind is not PolicyKind.CODE:
        return True
    days = [event.on for event in situation.events]
    years = {int(year) for year in _YEAR.findall(situation.whole)}
    asked = _CONTRAST.search(situation.whole) is not None
    if record.in_force_to:
        ended = record.in_force_to
        told = any(day <= ended for day in days) or any(year < ended.year for year in years)
        return told or record.slug in named_rules(situation.whole) or (asked and ended.year in years)
    if record.in_force_from and _took_over(record, sources):
        begun = record.in_force_from
        past = days and all(day < begun for day in days)
        return not past or asked or bool(years and max(years) > begun.year)
    return True


def _took_over(record: Policy, sources: Sources) -> bool:
    eve: date | None = record.in_force_from and record.in_force_from - timedelta(days=1)
    return any(other.in_force_to == eve and other.issuer == record.issuer for other in sources.corpus.policies.values())
