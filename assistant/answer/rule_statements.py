"""Statements from statutes, regulations, codes, guidance and landlords' policies: the passages that answer a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, say
from assistant.answer.sources import Found, Sources
from assistant.index import Filters
from assistant.records import Passage, Policy, PolicyKind, Source, Tenure
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_LEAST = 0.5
_KEEP = 0.72
_KEEP_NAMED = 0.62
_NAMED = 0.3
# What landlords usually do says nothing of one whose own policy we hold.
_USUAL = "typical-repair-priorities"
_OWNERS = frozenset({Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP})
_OWNING = re.compile(
    r"\b(leases?|leasehold\w*|shared owner\w*|section 20|service charges?|right to buy)\b", re.IGNORECASE
)
_TERM = re.compile(r"^([A-Z][a-z]+(?: [a-z]+){0,2})(?:, also called [a-z ,]+)?:")


def state_rules(
    clause: Clause, situation: Situation, draft: Draft, sources: Sources, *, most: int = 3, least: float = 0.0
) -> float:
    """State the passages of rules that answer a clause, best first; how well the best one fits, 0 where none does.

    `least` is the fit below which nothing is stated.
    """
    terms = _terms(clause, sources) if Ask.TERM in clause.asks or Ask.FINDING in clause.asks else []
    for passage in terms:
        state_rule(passage, draft, sources)
    ranked = _ranked(clause, situation, sources, lean=not least)
    if not ranked:
        return 1.0 if terms else 0.0
    keep = _KEEP_NAMED if named_rules(situation.english) else _KEEP
    floor = max(_LEAST, least, ranked[0].score * keep)
    for found in ranked[: max(0, most - len(terms))]:
        if found.score >= floor and not draft.cites(found.passage.id):
            state_rule(found.passage, draft, sources)
    return 1.0 if terms else ranked[0].score


def state_rule(passage: Passage, draft: Draft, sources: Sources, condition: str | None = None) -> None:
    """One passage of a rule, with what kind of rule it is, and on what condition it applies."""
    record = sources.corpus.records[passage.record]
    if not isinstance(record, Policy):
        return
    names = {"title": short_title(record), "landlord": record.landlord, "text": passage.text}
    text = say(_form(record), **names)
    if condition:
        text += " " + say("limit_if", condition=condition)
    draft.add(StatementKind.GUIDANCE, text, sources.corpus.cite(passage.id))


def short_title(record: Policy) -> str:
    """A record's title without what stands in brackets or after its colon."""
    return re.sub(r"\s*(\(.*?\)|:.*)$", "", record.title).strip()


def _form(record: Policy) -> str:
    if record.landlord:
        return "rule_landlord"
    if record.kind in (PolicyKind.STATUTE, PolicyKind.REGULATION):
        return "rule_law"
    return "rule_code" if record.kind is PolicyKind.CODE else "rule_guidance"


def _ranked(clause: Clause, situation: Situation, sources: Sources, *, lean: bool) -> list[Found]:
    """Passages of rules for a clause, best first.

    `lean`: a rule that the message names, and its landlord's own, come nearer.
    """
    rules = Filters(sources=frozenset({Source.POLICY}))
    found = sources.search(clause.text, k=30, filters=rules)
    if len(situation.clauses) > 1:
        found += sources.search(situation.english, k=20, filters=rules)
    near = set(named_rules(situation.english))
    own = situation.landlord.slug if situation.landlord else None
    if own:
        near.add(own)
    for slug in near:
        found += sources.search(situation.english, k=20, filters=Filters(records=frozenset({slug})))
    unique: dict[str, Found] = {}
    for f in found:
        if f.passage.id not in unique or f.similarity > unique[f.passage.id].similarity:
            unique[f.passage.id] = f
    asked = clause.text if len(clause.text) > 40 else situation.english
    candidates = [
        replace(f, similarity=f.similarity + (_NAMED if lean and f.passage.record in near else 0.0))
        for f in unique.values()
        if not (own and f.passage.record == _USUAL)
    ]
    ranked = sources.rank(asked, candidates, exact=False)
    return [
        f for f in ranked if not _beside_the_point(f.passage) and not _for_owners_alone(f.passage, situation, sources)
    ]


def _beside_the_point(passage: Passage) -> bool:
    """Scottish figures, or the emergency numbers, are not an answer to an everyday question."""
    return passage.record == "who-covers-what" and passage.text.startswith(("Scotland", "Wales", "Northern Ireland"))


def _for_owners_alone(passage: Passage, situation: Situation, sources: Sources) -> bool:
    """Whether a rule is for leaseholders and shared owners only, and nobody says that they are one or asks of leases."""
    record = sources.corpus.records[passage.record]
    alone = isinstance(record, Policy) and _OWNERS.issuperset(record.applies_to)
    return alone and situation.tenure not in _OWNERS and not _OWNING.search(situation.english)


def _terms(clause: Clause, sources: Sources) -> list[Passage]:
    """The passages that explain the terms a clause names: those that open with the term and a colon."""
    low = clause.text.lower()
    found: list[tuple[int, Passage]] = []
    for record in sources.corpus.policies.values():
        for passage in record.passages:
            opening = _TERM.match(passage.text)
            if opening and (at := low.find(opening.group(1).lower())) >= 0:
                found.append((at, passage))
    longer = [p.text.split(":")[0].lower() for _, p in found]
    return [
        passage
        for at, passage in sorted(found, key=lambda pair: (pair[0], pair[1].id))
        if not any(
            name != passage.text.split(":")[0].lower()
            and passage.text.split(":")[0].lower() in name
            and low.count(passage.text.split(":")[0].lower()) == low.count(name)
            for name in longer
        )
    ]
