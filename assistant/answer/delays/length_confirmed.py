"""A length that somebody wants confirmed, "28 days for a routine repair, is that right?": yes or no before the limit."""

from __future__ import annotations

import re

from assistant.answer.delays.length_told import (
    LENGTH,
    OTHER,
    SAME,
    TO_COME_WORDS,
    TO_FINISH_WORDS,
    WORKING,
    against,
    stands,
)
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.limits_asked import chosen_limits, is_clock_of_law
from assistant.answer.delays.reckoning import facts_of
from assistant.answer.delays.steps_asked import asks
from assistant.answer.rules.asked_of_told import to_confirm
from assistant.answer.rules.settled import asks_whether, settled
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Category, Passage
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.chosen import faults_of
from assistant.timescales.facts import DelayCheck, Limit
from assistant.timescales.figures import passage_for
from assistant.timescales.page_says import pieces_on, puts_in_class
from assistant.timescales.verdict import TO_FINISH
from assistant.timescales.words import faults_in

OTHERWISE_ASKED = re.compile(
    r"\b(?:more|less|longer|long|shorter|at (?:least|most)|over|under|after|past|still|already|wait\w*|been|late|too|enough|count\w*"
    r"|weekends?|or|apply|applies|start\w*|begin\w*|ago|since|not|never|notice|extend\w*|stages?|complain\w*"
    r"|ok(?:ay)?|all ?right|reasonable|fair|acceptable|normal(?! (?:repair|job|one)s?\b)|usual|allowed|legal|lawful|(?:the|a|by) law)\b",
    re.IGNORECASE,
)
"""What makes it another question than whether the length is so."""
_MOST = 3
_LOOSE = frozenset({"leak"})
"""Faults whose word says nothing of how bad it is."""


def state_confirmed(clause: Clause, situation: Situation, check: DelayCheck, draft: Draft, sources: Sources) -> bool:
    """Say whether a length told is the limit it is taken for, and state that; False where it cannot be told plainly.

    Nothing else may be in doubt: one length, no wait, and limits that hang on nothing.
    """
    said = (to_confirm(clause, situation) or clause.text) if asks_to_confirm(clause, situation) else ""
    found = list(LENGTH.finditer(said))
    if len(found) != 1 or settled(clause, clause.text, situation, draft, sources) is not None:
        return False
    own = situation.landlord.slug if situation.landlord else None
    if _is_lifted(situation, sources):
        return False
    rules = named_rules(said)
    limits = _of_law(check, situation, rules[0]) if len(rules) == 1 else [] if rules else _of_own(check, own)
    how = {limit.id: stands(found[0], limit) for limit in limits}
    if not limits or None in how.values() or _of_another_step(said, limits):
        return False
    if not rules and not all(_is_of_class(limit, situation, sources) for limit in limits):
        return False
    right = [limit for limit in limits if how[limit.id] != OTHER]
    if any(_clashes(one, limits) for one in right):
        return False
    if not right and any(
        stands(found[0], li) != OTHER for li in check.limits if li.citation.ref == limits[0].citation.ref
    ):
        return False
    other = None if right or rules else _what_else(found[0], limits, sources)
    if other is not None and situation.priority is None:
        return False
    word = say("settled_no")
    if right:
        working = how[right[0].id] == WORKING
        word = say("settled_yes_how", how=say("confirmed_working")) if working else say("settled_yes")
    before = len(draft.statements)
    for limit in [*right, *(one for one in limits if one not in right)][:_MOST]:
        state_limit(limit, draft, sources, verdict=False)
    if len(draft.statements) == before:
        return False
    draft.open_with(word, draft.statements[before].text)
    if other is not None:
        state_rule(other, draft, sources)
    return True


def asks_to_confirm(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks if what is told is so, and nothing tells of a wait."""
    told = to_confirm(clause, situation)
    if situation.events or situation.length or (told is None and asks_whether(clause.text) is None):
        return False
    return not OTHERWISE_ASKED.search(f"{told or ''}. {clause.text}") and not asks("usual", clause.text)


def _of_own(check: DelayCheck, own: str | None) -> list[Limit]:
    """The landlord's own limits for a repair that hang on nothing; none where one is of older rules, or as others tell it."""
    mine = [li for li in check.limits if own and li.citation.ref == own and not li.stage]
    sure = [li for li in mine if not (li.condition or li.possible)]
    return [] if any(li.superseded or li.known_in or li.told_by for li in mine) else sure


def _is_lifted(situation: Situation, sources: Sources) -> bool:
    """Whether the landlord's own page plainly puts the thing in a class for who lives there: that goes before its other limits."""
    named = situation.landlord
    record = sources.corpus.landlords.get(named.slug) if named and named.slug else None
    pieces = pieces_on(facts_of(situation, sources), record) if record and situation.household else []
    return any(piece.for_whom and piece.holds and piece.kind for piece in pieces)


def _is_of_class(limit: Limit, situation: Situation, sources: Sources) -> bool:
    """Whether the thing is plainly of the class that a limit is for: told so, or put there by the landlord's own page."""
    facts = facts_of(situation, sources)
    if situation.priority or limit.priority is None or faults_in(limit.applies) & faults_of(facts) - _LOOSE:
        return True
    record = sources.corpus.landlords[limit.citation.ref]
    return puts_in_class(facts, sources.corpus, record, limit.priority, limit.citation.passage)


def _of_law(check: DelayCheck, situation: Situation, rule: str) -> list[Limit]:
    """The limits of a rule for the one step that is asked about; none for a clock in hours, which is said by its passage."""
    limits = [
        li for li in chosen_limits(check, situation, verdict=False) if li.citation.ref == rule and not li.possible
    ]
    several = len({li.action for li in limits}) > 1 or any(is_clock_of_law(li) or li.stage for li in limits)
    return [] if several else limits


def _of_another_step(said: str, limits: list[Limit]) -> bool:
    """Whether it is told of finishing where a limit is for coming, or the other way round."""
    if any(limit.action is Action.UNSAID for limit in limits):
        return bool(TO_FINISH_WORDS.search(said) or TO_COME_WORDS.search(said))
    finishing = {limit.action in TO_FINISH for limit in limits}
    return (bool(TO_FINISH_WORDS.search(said)) and True not in finishing) or (
        bool(TO_COME_WORDS.search(said)) and False not in finishing
    )


def _clashes(right: Limit, limits: list[Limit]) -> bool:
    """Whether another limit allows another time for the very same step."""
    return any(
        (one.action, one.priority) == (right.action, right.priority) and one.amount != right.amount for one in limits
    )


def _what_else(told: re.Match[str], limits: list[Limit], sources: Sources) -> Passage | None:
    """The passage in which the landlord has the length told for something else, as the least that it accepts."""
    record = sources.corpus.landlords.get(limits[0].citation.ref)
    for timescale in record.timescales if record else ():
        same = against(told, timescale.amount, timescale.unit) == SAME
        passage = passage_for(record, timescale) if record and same else None
        if passage and timescale.category is not Category.COMPLAINT_HANDLING and timescale.priority is None:
            return passage
    return None
