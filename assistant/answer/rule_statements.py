"""Statements from statutes, regulations, codes, guidance and landlords' policies: the passages that answer a clause."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, say
from assistant.answer.figure_checks import figures
from assistant.answer.fitness import Place, fit, places, signs
from assistant.answer.relevance import stems
from assistant.answer.sources import Found, Sources
from assistant.answer.triage import gives_orders
from assistant.index import Filters
from assistant.records import Category, Passage, Policy, PolicyKind, Source, Tenure
from assistant.records.categories import categorise
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_LEAST = 0.5
_KEEP = 0.6
_KEEP_NEAR = 0.5
# A fit below this is as often that of a passage beside the point as of one that answers.
_UNSURE = 8.5
_MOST_UNSURE = 3
_ADVICE = ("emergencies-and-advice#p9", "emergencies-and-advice#p10")
_WHOLE = 0.5
_TELLING = 2
_MOST_FOUND = 30
# What landlords usually do says nothing of one whose own policy we hold.
_USUAL = "typical-repair-priorities"
# Words that name a rule or ask whether it allows something: a clause of these alone says nothing to search by.
_FRAME = frozenset(
    stems(
        "awaab law laws code guidance rule rules policy legal legally lawful allowed allow right scheme section "
        "protocol act handling complaint standard new old current july june may can do that this them"
    )
)
_OWNERS = frozenset({Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP})
_OWNING = re.compile(
    r"\b(leases?|leasehold\w*|shared owner\w*|section 20|service charges?|right to buy)\b", re.IGNORECASE
)
_NO_THING = (None, Category.REPAIRS_GENERAL, Category.OTHER)
# "By law: no limit was found" would say the opposite of itself.
_NO_LAW = re.compile(r"No (?:\w+ ){0,3}(?:limit|deadline|time|number)\b|Open point")
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
    ranked = [one for one in ranked_rules(clause, situation, sources) if one.passage.record not in draft.closed]
    if not ranked:
        return 1.0 if terms else 0.0
    floor = max(_LEAST, least)
    if not least and not terms and ranked[0].similarity < _UNSURE:
        most = _MOST_UNSURE
        advice = [sources.corpus.cite(p) for p in _ADVICE if p in sources.corpus.passages]
        draft.add(StatementKind.UNKNOWN, say("nearest_only"), *advice)
    for found in _fitting(ranked)[: max(0, most - len(terms))]:
        told = draft.says(found.passage.text) or draft.cites(found.passage.id, StatementKind.GUIDANCE)
        limits = " ".join(st.text for st in draft.statements if st.kind is StatementKind.LIMIT)
        told = told or (
            draft.cites(found.passage.id, StatementKind.LIMIT) and not figures(found.passage.text) - figures(limits)
        )
        if found.score >= floor and not told:
            state_rule(found.passage, draft, sources)
    return 1.0 if terms else ranked[0].score


def state_rule(
    passage: Passage, draft: Draft, sources: Sources, condition: str | None = None, also: tuple[str, ...] = ()
) -> None:
    """One passage of a rule, with what kind of rule it is, and on what condition, which `also` holds, it applies."""
    record = sources.corpus.records[passage.record]
    if not isinstance(record, Policy):
        return
    names = {"title": short_title(record), "landlord": record.landlord, "text": passage.text}
    text = say(_form(record, passage.text), **names)
    if condition:
        text += " " + (condition if condition.endswith(".") else say("limit_if", condition=condition))
    draft.add(StatementKind.GUIDANCE, text, *(sources.corpus.cite(one) for one in (passage.id, *also)))


def short_title(record: Policy) -> str:
    """A record's title without what stands in brackets or after its colon."""
    return short_title_of(record.title)


def short_title_of(title: str) -> str:
    """A title without what stands in brackets or after its colon, but with the year of its version."""
    short = re.sub(r"\s*(\(.*?\)|:.*)$", "", title).strip()
    version = re.search(r"\([^)]*\b(20\d\d)\b[^)]*\)$", title)
    return f"{short} of {version.group(1)}" if version else short


def _form(record: Policy, text: str) -> str:
    if record.landlord:
        return "rule_landlord"
    if record.kind in (PolicyKind.STATUTE, PolicyKind.REGULATION) and not _NO_LAW.match(text):
        return "rule_law"
    return "rule_code" if record.kind is PolicyKind.CODE else "rule_guidance"


def candidates(text: str, situation: Situation, sources: Sources) -> list[Place]:
    """The passages of rules that could answer a text: what searches find, of no other landlord than the person's own.

    All passages of a rule that the message names, and of its landlord's own policy, are among them.
    """
    own = situation.landlord.slug if situation.landlord else None
    near = {*named_rules(situation.whole), *([own] if own else [])}
    rules = Filters(sources=frozenset({Source.POLICY}))
    found = [f.passage for f in sources.search(text, k=_MOST_FOUND, filters=rules)]
    if text != situation.whole:
        found += [f.passage for f in sources.search(situation.whole, k=_MOST_FOUND, filters=rules)]
    chosen = {passage.id for passage in found}
    places_: list[Place] = []
    for slug in dict.fromkeys([*(p.record for p in found), *sorted(near)]):
        record = sources.corpus.records.get(slug)
        if not isinstance(record, Policy) or (record.landlord and slug != own) or (own and slug == _USUAL):
            continue
        here = places(record.passages, sources.corpus.asked, named=near)
        places_ += [place for place in here if slug in near or place.passage.id in chosen]
    return [
        p
        for p in places_
        if not (
            _beside_the_point(p.passage)
            or gives_orders(p.passage.text)
            or _for_owners_alone(p.passage, situation, sources)
        )
    ]


def ranked_rules(clause: Clause, situation: Situation, sources: Sources) -> list[Found]:
    """Passages of rules for a clause, the fittest first; `score` is nearness and shared words, `similarity` the fit."""
    message = situation.whole
    telling = [word for word in stems(clause.text) if word not in _FRAME]
    own = len(telling) >= _TELLING and "repair" not in situation.carried
    asked = clause.text if own and not _points_at_repair(clause, situation) else message
    if situation.landlord and situation.landlord.said:
        asked = asked.replace(situation.landlord.said, " ")
    near = sources.index.likeness(asked)
    whole = sources.index.likeness(message) if asked != message else near
    ranked = []
    for place in candidates(asked, situation, sources):
        passage = place.passage
        fits = fit(signs(asked, place, near, sources.weights, case=False), case=False)
        if asked != message:
            around = fit(signs(message, place, whole, sources.weights, case=False), case=False)
            fits = (fits + _WHOLE * around) / (1 + _WHOLE)
        wordings = (passage.text, *sources.corpus.asked.get(passage.id, ()))
        shared = max(sources.weights.overlap(asked, text, exact=False) for text in wordings)
        likeness = near[passage.id]
        score = max(likeness.own, likeness.worded) + shared
        ranked.append(Found(passage, score, fits))
    return sorted(ranked, key=lambda f: (-f.similarity, f.passage.id))


def _points_at_repair(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks how long, of a thing that only another clause names: "how many days have they got"."""
    if Ask.TIMESCALE not in clause.asks or situation.category in _NO_THING or named_rules(clause.text):
        return False
    return categorise(clause.text) is None and not re.search(r"\bstage|complain|ombudsm", clause.text, re.IGNORECASE)


def _fitting(ranked: list[Found]) -> list[Found]:
    """Those that fit nearly as well as the best, and come nearly as near."""
    fits, near = ranked[0].similarity * _KEEP, ranked[0].score * _KEEP_NEAR
    return [found for found in ranked if found.similarity >= fits and found.score >= near]


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
