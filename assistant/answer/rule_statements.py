"""Statements from statutes, regulations, codes, guidance and landlords' policies: the passages that answer a clause."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.figure_checks import figures
from assistant.answer.fitness import Place, fit, places, signs
from assistant.answer.relevance import stems
from assistant.answer.rule_figures import is_for_another_sum, measure
from assistant.answer.rule_parts import parts_of
from assistant.answer.rule_scope import is_theirs
from assistant.answer.settled import settled
from assistant.answer.sources import Found, Sources
from assistant.answer.terms import asks_meaning, graver_of, named_terms, terms_of
from assistant.answer.told import Told
from assistant.answer.triage import gives_orders
from assistant.answer.wanted import held
from assistant.index import Filters
from assistant.records import Category, Passage, Policy, PolicyKind, Source
from assistant.records.categories import categorise
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_LEAST = 0.5
_KEEP = 0.6
_KEEP_NEAR = 0.5
# Below this fit nearness and shared words choose better; where they are small too, the answer is in doubt.
_UNSURE = 7.0
_NEAR = 0.85
# From this fit on a passage answers a part of a message for itself.
_ANSWERS_A_PART = 8.5
# The share of what was asked, by weight, that a further passage must add: one that is cited already, and another.
_ADDS_MORE = 0.1
_ADDS = 0.12
# How nearly a further passage must fit: of the same record or the landlord's own, of another; as well as the best.
_KIN = 0.6
_CLOSE = 0.8
_AS_GOOD = 0.95
_WHOLE = 0.5
_TELLING = 2
_MOST_FOUND = 30
# What landlords usually do says nothing of one whose own policy we hold.
_USUAL = "typical-repair-priorities"
# Words that name a rule, ask whether it allows something or how long, or point back: a clause of these alone says
# nothing to search by.
_FRAME = frozenset(
    stems(
        "awaab law laws code guidance rule rules policy legal legally lawful allowed allow right scheme section "
        "protocol act handling complaint standard new old current july june may can do that this them "
        "thats that's what whats isnt isn't arent fine ok okay correct true wrong must instead now give get sort "
        "day days week weeks month months hour hours year years number one two three four five six seven eight nine ten "
        "eleven twelve reasonable"
    )
)
# What a record says of itself, which is no word of the landlord's.
_OF_THE_RECORD = re.compile(
    r"\b(?:was|were) not (?:found|read)\b|\bThe source says\b|\bpages are old\b|\bentered here\b|\bno \w+(?: \w+){0,4} was found\b"
)
# Words that begin a sentence and are no name.
_COMMON = frozenset(
    """a after all an another any appliances are as asking at basins before beyond bring by common damp each emergencies
    equipment every examples first for from gas homes if in inside it keeping landlords local losing loss lost missed money most
    no not on once one only ordinary orders others our out people policies policy reports routine since small some stage
    slots visits priority vulnerable four planned complaints supplementary blocks unfitness social alarms internal less critical
    temporary both other time complicated major vulnerability whatever five targets jobs heating nearly emergency insecure
    service appointments repairs six larger nothing dear reporting response busy falling external officers floor tenants that the their there these they this those to twenty under urgent when where wherever whether while wiring
    with without work works""".split()
) - {"stage", "right", "section"}
_CLASS = re.compile(r"\b(?:emergenc\w*|urgent|routine|planned|priority|p\d|class\w*|category)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince when\b|\b(?:from|on|as of) (?:what|which) (?:date|day)\b|\bwhen did (?:\w+ ){1,5}(?:start|begin|come in|become)\b"
    r"|\bwhen (?:does|will) (?:\w+ ){1,6}(?:start|begin|come in)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\b(?:since|from|force on) \d{1,2} [A-Z][a-z]+ 20\d\d\b", re.IGNORECASE)
_NO_THING = (None, Category.REPAIRS_GENERAL, Category.OTHER)
# "By law: no limit was found" would say the opposite of itself.
_NO_LAW = re.compile(
    r"^No (?:\w+ ){0,3}(?:limit|deadline|time|number)\b|\bsets? no (?:number|time|limit)|^[^.]*\bnot (?:found|established)\b"
)


def state_rules(
    clause: Clause, situation: Situation, draft: Draft, sources: Sources, *, most: int = 3, least: float = 0.0
) -> float:
    """State the passages of rules that answer a clause, best first; how near the best one comes, 0 where none does.

    `least` is the nearness below which nothing is stated. The draft notes whether the answer is sure.
    """
    asked = asked_words(clause, situation)
    own = situation.landlord.slug if situation.landlord else None
    terms = state_terms(clause, situation, draft, sources)
    ranked = [
        one
        for one in ranked_rules(clause, situation, sources)
        if not draft.closed & {one.passage.record, one.passage.id}
    ]
    if not ranked:
        return 1.0 if terms else 0.0
    sure = ranked[0].similarity >= _UNSURE
    if not sure:
        ranked.sort(key=lambda found: (-found.score, found.passage.id))
    ranked = _first(ranked, clause, situation, sources)
    said = {one.passage.id for one in ranked if _said_as_limit(one.passage, clause, situation, draft, sure=least > 0)}
    chosen = _chosen(
        ranked,
        asked,
        draft,
        sources,
        own=own,
        floor=max(_LEAST, least),
        most=max(0, most - len(terms)),
        answered=bool(terms),
        said=said,
    )
    if not least:
        most -= len(terms)
        _add_parts(chosen, clause, situation, draft, sources, said=said, best=ranked[0].similarity, most=most)
    sure = sure or ranked[0].score >= _NEAR or bool(terms)
    draft.sure = draft.sure or sure or any(passage.record == own for passage in chosen)
    for passage in chosen:
        state_rule(passage, draft, sources)
        _state_measured(passage, situation, draft, sources)
    return 1.0 if terms else ranked[0].score


def _said_as_limit(passage: Passage, clause: Clause, situation: Situation, draft: Draft, *, sure: bool) -> bool:
    """Whether the limits that answer already leave nothing of a passage to be told.

    It lists the landlord's other classes, of which none is named; or, where they are `sure` to answer, its
    limit was counted to a day.
    """
    if sure and _counted(passage, draft):
        return True
    marks = {n for statement in draft.statements if statement.kind is StatementKind.LIMIT for n in statement.citations}
    if not marks or not set(clause.asks) <= {Ask.TIMESCALE, Ask.DELAY}:
        return False
    own = situation.landlord.slug if situation.landlord else None
    theirs = passage.record == own and any(c.n in marks and c.ref == own for c in draft.citations)
    return theirs and "duration" in held(passage.text) and not _CLASS.search(situation.english)


def _counted(passage: Passage, draft: Draft) -> bool:
    """Whether a limit that rests on a passage was counted to its day."""
    by_number = {citation.n: citation for citation in draft.citations}
    for statement in draft.statements:
        marks = [by_number[n] for n in statement.citations]
        rests = any(mark.passage == passage.id for mark in marks)
        if statement.kind is StatementKind.LIMIT and rests and any(mark.passage is None for mark in marks):
            return True
    return False


def _state_measured(passage: Passage, situation: Situation, draft: Draft, sources: Sources) -> None:
    """A number of the message set against the limit of a passage that was stated."""
    if measured := measure(passage, situation, sources.today):
        sum_ = computed("against-the-limit", "Set against the limit", measured.text)
        draft.add(StatementKind.GUIDANCE, measured.text, sum_, sources.corpus.cite(passage.id))
        draft.closed |= {passage.record} if measured.out else set()
        draft.sure = True


def state_settled(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State what settles a yes-or-no question, with the word before it; False where nothing does."""
    found = settled(clause, _asked(clause, situation), situation, draft, sources)
    if found is None:
        return False
    state_rule(found.passage, draft, sources, opening=found.word)
    _state_measured(found.passage, situation, draft, sources)
    for passage in found.beside:
        state_rule(passage, draft, sources)
    draft.sure = True
    return True


def _first(ranked: list[Found], clause: Clause, situation: Situation, sources: Sources) -> list[Found]:
    """The passage whose limit a sum of the message is set against first, or, asked since when, the one with the day."""
    near = [found for found in ranked if found.similarity >= _KIN * ranked[0].similarity]
    first = ranked[0]
    if situation.amounts:
        first = next((found for found in near if measure(found.passage, situation, sources.today)), first)
    if _SINCE.search(clause.text):
        kin = [found for found in near if found.passage.record == first.passage.record]
        first = next((found for found in kin if _BEGAN.search(found.passage.text)), first)
    return [first, *(found for found in ranked if found is not first)]


def _add_parts(
    chosen: list[Passage],
    clause: Clause,
    situation: Situation,
    draft: Draft,
    sources: Sources,
    *,
    said: set[str],
    best: float,
    most: int,
) -> None:
    """Put the passage that plainly answers a part of what was asked among the chosen, in the last one's place if need be.

    It stands first where it fits better than the best for the clause.
    """
    asked = _asked(clause, situation)
    parts = parts_of(asked)
    if asked != situation.whole:
        parts += [situation.whole, *(c.text for c in situation.clauses if not is_question(c.text))]
    theirs: dict[str, Found] = {}
    for part in dict.fromkeys(parts) if len(parts) > 1 else ():
        ranked = [f for f in _ranked(part, situation, sources) if f.passage.record not in draft.closed]
        if ranked and ranked[0].similarity >= _ANSWERS_A_PART:
            theirs.setdefault(ranked[0].passage.id, ranked[0])
    for found in theirs.values():
        passage = found.passage
        if passage in chosen or passage.id in said or Told(draft).has(passage):
            continue
        others = [one for one in chosen[1:] if one.id not in theirs]
        if len(chosen) >= most and others:
            chosen.remove(others[-1])
        if len(chosen) < most:
            chosen.insert(0 if found.similarity > best else len(chosen), passage)


def state_terms(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> list[Passage]:
    """Explain the terms whose meaning a clause asks; those explained."""
    if asks_meaning(clause):
        terms = terms_of(clause, situation, draft, sources)
    else:
        terms = named_terms(clause.text, sources) if Ask.FINDING in clause.asks else []
    for passage in terms:
        if not draft.cites(passage.id, StatementKind.GUIDANCE):
            state_rule(passage, draft, sources)
    if order := graver_of(clause.text, terms):
        draft.add(StatementKind.GUIDANCE, order, *(sources.corpus.cite(passage.id) for passage in terms))
    return terms


def _chosen(
    ranked: list[Found],
    asked: frozenset[str],
    draft: Draft,
    sources: Sources,
    *,
    own: str | None,
    floor: float,
    most: int,
    answered: bool,
    said: set[str],
) -> list[Passage]:
    """The passage that answers best, and others only for what it leaves unsaid of the words that were asked.

    `said` are those of which the limits have told all that was asked.
    """
    chosen: list[Passage] = []
    told = Told(draft)
    whole = sum(sources.weights.of(word) for word in asked) or 1.0
    best = ranked[0]
    for found in _fitting(ranked):
        if len(chosen) == most:
            break
        passage = found.passage
        answers, has = _answers(passage, asked, sources), told.has(passage)
        left = told.left(asked, answers[:1] if has else answers)
        adds = sum(sources.weights.of(word) for word in left) / whole
        if found.score < floor or passage.id in said or (has and adds < _ADDS_MORE):
            answered = answered or found is best
            continue
        kin = passage.record in (best.passage.record, own)
        near = found.similarity >= (_KIN if kin else _CLOSE) * best.similarity
        if answered and not (adds >= _ADDS and near) and found.similarity < _AS_GOOD * best.similarity:
            continue
        chosen.append(passage)
        told.add(passage, answers)
        answered = True
    return chosen


def _answers(passage: Passage, asked: frozenset[str], sources: Sources) -> tuple[str, ...]:
    """A passage's own words, and the wording it is asked by that is nearest to what was asked."""
    wordings = sources.corpus.asked.get(passage.id, ())
    nearest = max(wordings, key=lambda w: len(asked & set(stems(w))) / (1 + len(set(stems(w)))), default="")
    return passage.text, nearest


def asked_words(clause: Clause, situation: Situation) -> frozenset[str]:
    """The words that tell what is asked, less those that only name a rule or the landlord."""
    return frozenset(word for word in stems(_asked(clause, situation)) if word not in _FRAME)


def _asked(clause: Clause, situation: Situation) -> str:
    """What a clause asks in words that can be searched by: its own, or the whole message where it points back."""
    telling = [word for word in stems(clause.text) if word not in _FRAME]
    own = len(telling) >= _TELLING and "repair" not in situation.carried
    asked = clause.text if own and not _points_at_repair(clause, situation) else situation.whole
    said = situation.landlord.said if situation.landlord else None
    return asked.replace(said, " ") if said else asked


def state_rule(
    passage: Passage,
    draft: Draft,
    sources: Sources,
    condition: str | None = None,
    also: tuple[str, ...] = (),
    opening: str | None = None,
) -> None:
    """One passage of a rule, with what kind of rule it is, and on what condition, which `also` holds, it applies.

    `opening` is the word that stands before it: it answers yes or no.
    """
    record = sources.corpus.records[passage.record]
    if not isinstance(record, Policy):
        return
    tail = ""
    if condition:
        tail = " " + (condition if condition.endswith(".") else say("limit_if", condition=condition))
    if draft.says(passage.text + tail):
        if opening:
            draft.open_with(opening, passage.text)
        return
    text = labelled(record, passage, draft) + tail
    text = f"{opening} {text[:1].upper()}{text[1:]}" if opening else text
    cites = [sources.corpus.cite(one) for one in (passage.id, *also)]
    if not record.landlord:
        draft.add_in_place_of_limits(passage.id, StatementKind.GUIDANCE, text, *cites)
    elif not (draft.cites(passage.id, StatementKind.LIMIT) and figures(passage.text) <= figures(draft.text)):
        draft.add(StatementKind.GUIDANCE, text, *cites)


def labelled(record: Policy, passage: Passage, draft: Draft) -> str:
    """A passage with whose word it is: the law's, a code's, the landlord's, or of somebody who tells of it.

    The record is named once in an answer, and not where the passage names it itself.
    """
    title, text = short_title(record), passage.text
    opening = re.split(r"(?<=[.:;]) ", text)[0].lower()
    named = " ".join(title.lower().split()[-2:]) in opening or title in draft.text
    after = continued(text)
    if record.landlord:
        of_itself = _OF_THE_RECORD.search(text) is not None
        return say("rule_record" if of_itself else "rule_landlord", landlord=record.landlord, text=after)
    if whose := record.spoken_by.get(passage.mark):
        return say("rule_spoken", whose=whose, text=after)
    if record.kind in (PolicyKind.STATUTE, PolicyKind.REGULATION) and not _NO_LAW.search(text):
        return say("rule_law_named" if named else "rule_law", title=title, text=after)
    return text if named else say("rule_other", title=title, text=text)


def continued(text: str) -> str:
    """A text as it goes on after a colon: a capital goes where the first word is no name."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first.lower().strip(",") in _COMMON else text


def short_title(record: Policy) -> str:
    """A record's title without what stands in brackets or after its colon."""
    return short_title_of(record.title)


def short_title_of(title: str) -> str:
    """A title without what stands in brackets or after its colon, but with the year of its version."""
    short = re.sub(r"\s*(\(.*?\)|:.*)$", "", title).strip()
    version = re.search(r"\([^)]*?\b(20\d\d)\b[^)]*\)$", title)
    return f"{short} of {version.group(1)}" if version else short


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
            or is_for_another_sum(p.passage, situation)
            or not is_theirs(p.passage, situation, sources)
        )
    ]


def ranked_rules(clause: Clause, situation: Situation, sources: Sources) -> list[Found]:
    """Passages of rules for a clause, the fittest first; `score` is nearness and shared words, `similarity` the fit."""
    return _ranked(_asked(clause, situation), situation, sources)


def _ranked(asked: str, situation: Situation, sources: Sources) -> list[Found]:
    message = situation.whole
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
    fits = max(found.similarity for found in ranked) * _KEEP
    near = ranked[0].score * _KEEP_NEAR
    return [found for found in ranked if found.similarity >= fits and found.score >= near]


def _beside_the_point(passage: Passage) -> bool:
    """Scottish figures, or the emergency numbers, are not an answer to an everyday question."""
    return passage.record == "who-covers-what" and passage.text.startswith(("Scotland", "Wales", "Northern Ireland"))
