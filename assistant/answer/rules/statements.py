"""Statements from statutes, regulations, codes, guidance and landlords' policies: the passages that answer a clause."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.rules.asked_of_told import each_told, to_confirm
from assistant.answer.rules.figures import measure
from assistant.answer.rules.further import Choice, choose
from assistant.answer.rules.parts import parts_of
from assistant.answer.rules.ranking import asked_text, asked_words, rank, ranked_rules
from assistant.answer.rules.scope import stages_of
from assistant.answer.rules.settled import settled
from assistant.answer.rules.terms import asks_meaning, graver_of, named_terms, terms_of, what_is
from assistant.answer.rules.told import Told
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.codes import codes_in
from assistant.answer.statements.draft import Draft, computed
from assistant.answer.statements.sources import Found, Sources
from assistant.answer.statements.wanted import held
from assistant.records import Passage
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation

_LEAST = 0.5
# Below this fit nearness and shared words choose better; where they are small too, the answer is in doubt.
_UNSURE = 7.0
_NEAR = 0.85
# Below this nearness in words alone does not make an answer sure, and few words that name no matter are told nothing.
_DOUBTFUL = 6.0
_FEW_WORDS = 5
_MOST_IN_DOUBT = 1
# From this fit on a passage answers a part of a message for itself.
_ANSWERS_A_PART = 8.5
# How nearly a passage must fit, beside the best, to be taken before it for a sum, or for a day on which a rule began.
_KIN = 0.6
# How nearly as well the next passage must fit for the best to be left to another question.
_AS_NEAR = 0.9
_CLASS = re.compile(r"\b(?:emergenc\w*|urgent|routine|planned|priority|p\d|class\w*|category)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince when\b|\b(?:from|on|as of) (?:what|which) (?:date|day)\b|\bwhen did (?:\w+ ){1,5}(?:start|begin|come in|become)\b"
    r"|\bwhen (?:does|will) (?:\w+ ){1,6}(?:start|begin|come in)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\b(?:since|from|force on) \d{1,2} [A-Z][a-z]+ 20\d\d\b", re.IGNORECASE)


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
    few = len(asked) <= _FEW_WORDS and not situation.category
    if not ranked or (few and ranked[0].similarity < _DOUBTFUL):
        return 1.0 if terms else 0.0
    sure = ranked[0].similarity >= _UNSURE
    if not sure:
        ranked.sort(key=lambda found: (-found.score, found.passage.id))
        most = min(most, _MOST_IN_DOUBT)
    ranked = _first(_less_anothers(ranked, clause, situation, sources), clause, situation, sources, told=Told(draft))
    said = {one.passage.id for one in ranked if _said_as_limit(one.passage, clause, situation, draft, sure=least > 0)}
    choice = Choice(
        asked=asked,
        own=own,
        floor=max(_LEAST, least),
        most=max(0, most - len(terms)),
        answered=bool(terms),
        said=frozenset(said),
        stages=stages_of(situation.own_words) or stages_of(asked_text(clause, situation)),
        single=len(situation.clauses) == len(parts_of(asked_text(clause, situation))) == 1,
    )
    chosen = choose(ranked, choice, draft, sources)
    if not least:
        most -= len(terms)
        _add_parts(chosen, clause, situation, draft, sources, said=said, best=ranked[0].similarity, most=most)
    near = ranked[0].similarity >= _DOUBTFUL and ranked[0].score >= _NEAR
    sure = sure or near or bool(terms)
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
    if _lists_other_codes(passage, situation):
        return True
    marks = {n for statement in draft.statements if statement.kind is StatementKind.LIMIT for n in statement.citations}
    if not marks or not set(clause.asks) <= {Ask.TIMESCALE, Ask.DELAY}:
        return False
    own = situation.landlord.slug if situation.landlord else None
    theirs = passage.record == own and any(c.n in marks and c.ref == own for c in draft.citations)
    return theirs and "duration" in held(passage.text) and not _CLASS.search(situation.english)


def _lists_other_codes(passage: Passage, situation: Situation) -> bool:
    """Whether a passage tells codes of a landlord's classes, such as R20, where others are asked about and none of its own."""
    asked, told = codes_in(situation.english), codes_in(passage.text)
    return bool(asked) and len(told) > 1 and not asked & told


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
    several = each_told(clause, situation)
    if several and not to_confirm(clause, situation):
        return _state_several(several, situation, draft, sources)
    if several and _state_all_settled(several, situation, draft, sources):
        return True
    found = settled(clause, asked_text(clause, situation), situation, draft, sources)
    if found is None:
        return False
    state_rule(found.passage, draft, sources, opening=found.word)
    _state_measured(found.passage, situation, draft, sources)
    for passage in found.beside:
        state_rule(passage, draft, sources)
    draft.sure = True
    return True


def _state_several(several: list[Clause], situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State what settles each of several things told; for one that nothing settles, the passage nearest to it."""
    alone = [situation.model_copy(update={"english": one.text, "carried": ()}) for one in several]
    settled_each = [
        state_settled(one, situation, draft, sources) or state_settled(one, by_itself, draft, sources)
        for one, by_itself in zip(several, alone, strict=True)
    ]
    if not any(settled_each):
        return False
    for one, done in zip(several, settled_each, strict=True):
        if not done:
            state_rules(one, situation, draft, sources, most=1, least=_NEAR)
    return True


def _state_all_settled(several: list[Clause], situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State what settles the several things of one told sentence; False where fewer than two are settled, each its own way."""
    found = [settled(one, one.text, situation, draft, sources) for one in several]
    different = {one.passage.id: one for one in found if one is not None}
    if len(different) < 2:
        return False
    for one in different.values():
        state_rule(one.passage, draft, sources, opening=one.word)
    draft.sure = True
    return True


def _less_anothers(ranked: list[Found], clause: Clause, situation: Situation, sources: Sources) -> list[Found]:
    """The next passage of a record first, where it fits all but as well and another question asks better for the best."""
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else ranked[0]
    near = second.similarity >= _AS_NEAR * best.similarity and second.passage.record == best.passage.record
    others = [c for c in situation.clauses if c.text != clause.text and is_question(c.text)]
    if second is best or not near or not is_question(clause.text):
        return ranked
    theirs = [found[0] for other in others if (found := ranked_rules(other, situation, sources))]
    taken = any(one.passage.id == best.passage.id and one.similarity > best.similarity for one in theirs)
    return [second, best, *ranked[2:]] if taken else ranked


def _first(ranked: list[Found], clause: Clause, situation: Situation, sources: Sources, *, told: Told) -> list[Found]:
    """The passage whose limit a sum of the message is set against first, or, asked since when, the one with the day.

    One that was told already answers no other question.
    """
    near = [found for found in ranked if found.similarity >= _KIN * ranked[0].similarity]
    first = ranked[0]
    if situation.amounts:
        fresh = (found for found in near if not told.has(found.passage))
        first = next((found for found in fresh if measure(found.passage, situation, sources.today)), first)
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
    asked = asked_text(clause, situation)
    parts = parts_of(asked)
    if asked != situation.whole:
        parts += [situation.whole, *(c.text for c in situation.clauses if not is_question(c.text))]
    theirs: dict[str, Found] = {}
    for part in dict.fromkeys(parts) if len(parts) > 1 else ():
        ranked = [f for f in rank(part, situation, sources) if f.passage.record not in draft.closed]
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
        named = named_terms(clause.text, sources) if Ask.FINDING in clause.asks else []
        terms = named or what_is(clause.text, sources)
    for passage in terms:
        if not draft.cites(passage.id, StatementKind.GUIDANCE):
            state_rule(passage, draft, sources)
    if order := graver_of(clause.text, terms):
        draft.add(StatementKind.GUIDANCE, order, *(sources.corpus.cite(passage.id) for passage in terms))
    return terms
