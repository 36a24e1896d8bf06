"""Whom a rule is for, and when: a passage of a law that leaves out the person's home, or of another time, is not theirs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from assistant.answer.statements.sources import Sources
from assistant.records import Category, LandlordType, Passage, Policy, PolicyKind, Tenure
from assistant.records.landlord_mentions import mentions
from assistant.records.landlords import LandlordDirectory
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import named_rules, says
from assistant.timescales.facts import COMPLAINT_EVENTS

_LAW = (PolicyKind.STATUTE, PolicyKind.REGULATION)
_REPAIRS = "lta-1985-section-11-repairs"
OWNERS = frozenset({Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP})
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
_OF_SHARED_OWNERS = re.compile(r"[^.]*\bshared ownership (?:\w+ )?leases?\b", re.IGNORECASE)
"""A passage that begins with the lease of shared owners: not that of somebody who bought the whole flat."""
_CONTRAST = re.compile(
    r"\b(old|older|earlier|previous|former|new|newer|chang\w*|differ\w*|then and now)\b", re.IGNORECASE
)
_COMPLAINT = re.compile(r"\bcomplain\w*|\bombudsm[ae]n\b|\bstages?\b|\bescalat\w*|\bpanel\b|\bcode\b", re.IGNORECASE)
_STAGES = {
    "1": re.compile(r"\bstage (?:1|one)\b|\bfirst stage\b", re.IGNORECASE),
    "2": re.compile(r"\bstage (?:2|two)\b|\b(?:second|final) stage\b", re.IGNORECASE),
}
_ANSWERED = re.compile(
    r"\bombudsm[ae]n\b|\bstages?\b|\bescalat\w*|\bfinal\b|\b(?:answer|response|repl|letter|appeal|procedure|person)\w*|\bpanel\b|\bfurther\b|\bnext\b|\bunhappy\b|\bnot happy\b|\boffer\w*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next|unhappy|not happy|escalat\w*|further|both|stages|same (?:person|man|woman|lady|manager|officer|bloke|team)"
    r"|(?:who|that) (?:did|decided|answered|handled|dealt with) (?:my |the )?(?:stage (?:1|one)|first))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other|some|most|different|many|which|any) (?:\w+ )?(?:landlords?|councils?|associations?)\b"
    r"|\blandlords\b|\busual\w*|\btypical\w*|\bnormal\w*|\bexamples?\b",
    re.IGNORECASE,
)
# A sentence after what some landlords do that sets a rule against it.
_RULE_BESIDE = re.compile(r"(?:^|[.;] )(?:Set against it|The Code)\b")
_PRACTICE = re.compile(r"Some landlords\b|Examples of landlords\b")
_SHARE = 0.4
"""How much of a passage may be about nobody, for it to be the practice of those it names."""
_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def is_theirs(passage: Passage, situation: Situation, sources: Sources, *, asked: bool = False) -> bool:
    """Whether a passage of a rule can be for this person: their home, and the time that they tell of or ask about.

    `asked`: it is plainly what is asked for, so that no word of leases, of complaints or of their stages is needed.
    """
    record = sources.corpus.records[passage.record]
    if not isinstance(record, Policy):
        return False
    if (
        _for_tenants_alone(record, situation)
        or (not asked and _for_owners_alone(record, situation))
        or not _in_its_time(record, situation, sources)
    ):
        return False
    if (
        record.slug == _REPAIRS
        and situation.category is Category.COMPLAINT_HANDLING
        and not named_rules(situation.whole)
    ):
        return False
    if not asked and (_of_complaints(record, situation) or _of_other_stage(passage, situation)):
        return False
    if situation.tenure is Tenure.LEASEHOLDER and _OF_SHARED_OWNERS.match(passage.text):
        return False
    if record.landlord is None and _of_another(passage.text, situation, sources.directory):
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


def _of_complaints(record: Policy, situation: Situation) -> bool:
    """Whether a rule is of complaints alone, and nobody speaks of one or asks how to take it further."""
    if record.kind is not PolicyKind.CODE or _COMPLAINT.search(situation.whole) or Ask.PROCESS in situation.asks:
        return False
    return "complaint" in record.slug and situation.category is not Category.COMPLAINT_HANDLING


def _of_other_stage(passage: Passage, situation: Situation) -> bool:
    """Whether a passage speaks of one stage of a complaint alone, and the person of the other."""
    told, own = stages_of(situation.whole), stages_of(passage.text.split(". ")[0])
    if not told:
        return own == {"2"} and not _ANSWERED.search(situation.whole)
    return len(told) == len(own) == 1 and told != own and not _NEXT.search(situation.whole)


def stages_of(text: str) -> frozenset[str]:
    """The stages of a complaint that a text speaks of, "1" and "2"."""
    return frozenset(stage for stage, words in _STAGES.items() if words.search(text))


def _of_another(text: str, situation: Situation, directory: LandlordDirectory) -> bool:
    """Whether all that a passage tells is the practice of named landlords, none of them the person's own.

    It is told to those who ask what landlords do.
    """
    if _OTHERS.search(situation.english):
        return False
    if _PRACTICE.match(text) and not _RULE_BESIDE.search(text):
        return True
    named = _practice_of(text, directory)
    own = situation.landlord.name if situation.landlord else None
    return bool(named) and own not in named


@lru_cache(maxsize=2048)
def _practice_of(text: str, directory: LandlordDirectory) -> frozenset[str]:
    """The landlords whose practice is nearly all that a passage tells; none where it states a rule besides."""
    sentences = re.split(r"(?<=[.;]) ", re.sub(r"\([^()]*\)\s*$", "", text))
    of = {sentence: {m.name for m in mentions(directory, sentence) if m.name} for sentence in sentences}
    rest = " ".join(sentence for sentence, names in of.items() if not names)
    if re.search(r"\d", rest) or len(rest.split()) > _SHARE * len(text.split()):
        return frozenset()
    return frozenset(name for names in of.values() for name in names)


def _landlord_type(situation: Situation, sources: Sources) -> LandlordType | None:
    named = situation.landlord
    record = sources.corpus.landlords.get(named.slug) if named and named.slug else None
    return situation.landlord_type or (record.landlord_type if record else None)


def _for_owners_alone(record: Policy, situation: Situation) -> bool:
    """Whether a rule is for leaseholders and shared owners only, and nobody says that they are one or asks of leases."""
    alone = OWNERS.issuperset(record.applies_to)
    return alone and situation.tenure not in OWNERS and not _OWNING.search(situation.english)


def _for_tenants_alone(record: Policy, situation: Situation) -> bool:
    """Whether guidance is for people who rent, and somebody who holds a lease asks."""
    if record.kind is not PolicyKind.GUIDANCE or record.landlord or situation.tenure is None:
        return False
    return situation.tenure in OWNERS and not record.covers(situation.tenure)


def _in_its_time(record: Policy, situation: Situation, sources: Sources) -> bool:
    """Whether a version of a code is the one that was in force on the days told; another only where it is asked about."""
    if record.kind is not PolicyKind.CODE:
        return True
    days = [event.on for event in situation.events] or list(situation.loose)
    years = {int(year) for year in _YEAR.findall(situation.whole)}
    if says("asks", "ombudsman takes", text=situation.whole):
        days, years = [event.on for event in situation.events if event.what in COMPLAINT_EVENTS], set()
    asked = _CONTRAST.search(situation.whole) is not None
    if record.in_force_to:
        ended = record.in_force_to
        told = any(day <= ended for day in days) or any(year < ended.year for year in years)
        return told or record.slug in named_rules(situation.whole) or (asked and ended.year in years)
    if record.in_force_from and _took_over(record, sources):
        begun = record.in_force_from
        past = all(day < begun for day in days) if days else _was_then(years, begun, situation)
        return not past or asked or bool(years and max(years) > begun.year)
    return True


def _was_then(years: set[int], begun: date, situation: Situation) -> bool:
    """Whether it is asked how things were in a year before a day."""
    return bool(years) and max(years) < begun.year and _PAST.search(situation.own_words or situation.whole) is not None


def _took_over(record: Policy, sources: Sources) -> bool:
    eve: date | None = record.in_force_from and record.in_force_from - timedelta(days=1)
    return any(other.in_force_to == eve and other.issuer == record.issuer for other in sources.corpus.policies.values())
