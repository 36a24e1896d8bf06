"""Statements about one decided case: what was found, ordered and offered, and the passages that a clause asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.cases.asked import Asked, asked_in
from assistant.answer.cases.balance import refusals_judged
from assistant.answer.cases.beside import state_beside
from assistant.answer.cases.counts import state_count
from assistant.answer.cases.findings import state_matter, state_unknown
from assistant.answer.cases.matters import matters_asked, matters_spoken_of
from assistant.answer.cases.money import state_money, state_standing, sum_in_parts
from assistant.answer.cases.offers import state_offer_made_of, state_offers_apart
from assistant.answer.cases.outcomes import (
    lacks_reasons,
    state_no_reasons,
    state_orders,
    state_outcome_asked,
    state_rule_untold,
)
from assistant.answer.cases.parts import events_making_up, state_parts, state_shares
from assistant.answer.cases.passages import state_extract, state_passage
from assistant.answer.cases.points import less_outcome
from assistant.answer.cases.premises import correct_premises, named_finding
from assistant.answer.cases.ranking import Look
from assistant.answer.cases.search import state_passages
from assistant.answer.cases.sums import (
    bare_sums,
    orders_with_day,
    rest_of_sum,
    state_balance,
    state_doubt,
    state_set_off,
    sums_left,
)
from assistant.answer.cases.sums_put import state_sums_put
from assistant.answer.cases.tenure import state_tenure
from assistant.answer.cases.told import is_told, orders_told, outcome_told, says_sum
from assistant.answer.cases.yes_no import (
    answer_more_than_offered,
    answer_yes_or_no,
    state_meaning,
    state_no_ruling,
)
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Finding, Passage
from assistant.situation.clauses import amounts
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import says

_MOST_PASSAGES = 4
_MOST_BESIDE = 2
"""Passages beside findings and sums that answer already, or of a person's own trouble."""
_MOST_JUDGED = 3
_MOST_LISTED = 7
_FEW_MATTERS = 3
_HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)
_MEANINGS = "housing-ombudsman-findings-and-orders"


def state_case(
    ref: str,
    clause: Clause,
    draft: Draft,
    sources: Sources,
    *,
    searched: str = "",
    brief: bool = False,
    own: bool = False,
    whole: str = "",
) -> None:
    """What a clause asks about one case, corrections first; nothing of its outcome that is not asked.

    `searched` is the text to find passages by, where the clause alone says too little. `brief`: one of several
    cases that are compared. `own`: the person tells of their own home and days, so that only how the Ombudsman
    saw it belongs, and no finding or order. `whole` is the message that the clause belongs to.
    """
    case = sources.corpus.determinations.get(ref)
    if case is None:
        draft.add(StatementKind.UNKNOWN, say("case_not_held", ref=ref))
        return
    if state_tenure(case, clause.text, draft):
        state_extract(case, draft)
        return
    before = len(draft.statements)
    if not clause.amounts and (sums := bare_sums(case, clause.text)):
        clause = clause.model_copy(update={"amounts": sums})
    asked = asked_in(clause, whole, f"{case.landlord} {case.ref}")
    if asked.why and lacks_reasons(case):
        # What happened is not why: what it came to is all that can be told.
        asked = replace(asked, finding=True, money=True, judged=False, more=False)
    matters, strict = matters_spoken_of(case, clause, sources, whole)
    if says("cases", "graver_part", text=clause.text):
        asked = replace(asked, finding=True, judged=False)
        matters, strict = case.matters, False
    if (asked.finding or asked.money) and says("cases", "of_each", text=clause.text):
        matters, strict = case.matters, False
    asked = asked.of_matter(clause.text) if strict else asked
    how_much = strict and _HOW_MUCH.search(clause.text) is not None
    of_all = says("cases", "outcome", text=clause.text) and len(case.matters) <= _FEW_MATTERS
    if (asked.got or of_all) and not strict:
        # What a case came to is all of it: one finding alone would pass for the whole.
        matters = case.matters
    look = Look(
        searched or clause.text,
        whole,
        matters if len(matters) < len(case.matters) else (),
        strict=strict,
        clause=clause.text,
    )
    if own:
        state_passages(case, asked, look, draft, sources, _MOST_BESIDE, own=True)
        return
    if state_parts(case, clause.text, whole, draft) or state_sums_put(case, clause.text, whole, draft):
        state_extract(case, draft)
        return
    plain = not asked.finding
    alone = plain and (state_set_off(case, clause.text, draft) or state_rule_untold(case, clause.text, draft))
    if alone or (plain and asked.made_of and state_shares(case, clause.amounts, draft)):
        state_extract(case, draft)
        return
    asked = less_outcome(case, asked, look, sources)
    correct_premises(case, clause, draft, matters, sources.corpus.policies.get(_MEANINGS))
    corrected = any(s.case == case.ref and s.kind is StatementKind.CORRECTION for s in draft.statements)
    outside = all(m.finding is Finding.OUTSIDE_JURISDICTION for m in matters)
    unknown = asked.judged and all(m.finding is None for m in matters) and len(matters) < len(case.matters)
    if unknown:
        # That the record does not tell it is the answer; what happened would only hide that.
        state_unknown(case, matters, draft)
    first = (asked.structured or brief or outside) and not asked.made_of and not asked.judged
    if first:
        state_outcome_asked(
            case, asked, matters, draft, sources, brief=brief, corrected=corrected, how_much=how_much, text=clause.text
        )
    if brief and asked.offer and not asked.money:
        state_money(case, (), draft)
    parts = sum_in_parts(case) if asked.made_of and not (brief or asked.judged) else None
    if parts is not None and not set(clause.amounts) <= set(amounts(parts.text)):
        # A sum that it does not split is told of elsewhere.
        parts = None
    if parts is not None and not is_told(parts, draft):
        state_passage(case, parts, draft)
        for rest in rest_of_sum(case, draft):
            state_passage(case, rest, draft)
    if asked.made_of and case.compensation_offered in clause.amounts:
        state_offer_made_of(case, draft, asked=True)
    if asked.orders or asked.outcome or asked.got:
        state_orders(case, asked, look, draft, sources)
    if first and not brief and not corrected:
        for passage in sums_left(case, asked, clause, draft):
            state_passage(case, passage, draft)
    if asked.money and case.compensation_offered in clause.amounts:
        for passage in events_making_up(case, case.compensation_offered):
            state_passage(case, passage, draft)
    counted = state_count(case, clause.text, whole, draft, before, first=True)
    told = (
        corrected
        or len(draft.statements) > before
        or (asked.structured and outcome_told(case, draft, (StatementKind.FINDING, StatementKind.AWARD)))
    )
    when = (_only_when(asked) and look.text != clause.text) or (asked.money and "date" in asked.wants)
    due = orders_with_day(case, draft) if when else []
    for passage in due:
        state_passage(case, passage, draft)
    if (
        not (brief and first and told)
        and not unknown
        and not due
        and not (look.text != clause.text and _dated_already(case, asked, draft))
    ):
        most = _most(asked, told=told, sum_told=corrected or _sum_told(case, draft))
        state_passages(
            case, asked, look, draft, sources, 0 if (counted and not asked.more) or parts is not None else most
        )
    for passage in [] if asked.said else refusals_judged(case, _passages_told(case, draft)):
        if not is_told(passage, draft):
            state_passage(case, passage, draft)
    state_count(case, clause.text, whole, draft, before, first=False)
    if not first:
        state_outcome_asked(
            case, asked, matters, draft, sources, brief=brief, corrected=corrected, how_much=how_much, text=clause.text
        )
    if asked.money or asked.offer:
        state_balance(case, asked, draft)
    if not (brief or corrected) and _sums_stand_apart(case, draft):
        state_standing(case, draft)
    if not brief:
        state_doubt(case, asked, clause, draft)
        state_offers_apart(case, draft)
    if asked.reason_asked and not brief:
        state_no_reasons(case, draft)
    if not brief and not outside:
        summed = corrected and bool(clause.amounts)
        state_beside(
            case, asked, matters, draft, before, finding_corrected=corrected and not summed, sum_corrected=summed
        )
    state_no_ruling(case, asked, matters, draft, sources)
    answer_yes_or_no(case, clause.text, whole, asked, matters, draft, before)
    answer_more_than_offered(case, clause.text, draft, before)
    state_meaning(whole or clause.text, asked, draft, sources, before)
    state_extract(case, draft)


def correct_told(ref: str, clauses: Sequence[Clause], draft: Draft, sources: Sources) -> None:
    """Put right what clauses that ask nothing take for granted of a case."""
    case = sources.corpus.determinations[ref]
    for clause in clauses:
        if clause.about_case and (clause.amounts or named_finding(clause.text)):
            matters, _ = matters_spoken_of(case, clause, sources, "")
            correct_premises(case, clause, draft, matters, sources.corpus.policies.get(_MEANINGS))


def put_in_time(draft: Draft, sources: Sources) -> None:
    """Events of a case that stand side by side, in the record's order: all but its first statement, which answers first."""
    places = {c.n: (c.ref, c.passage) for c in draft.citations if c.passage and "#h" in c.passage}
    order = {p.id: i for ref in {ref for ref, _ in places.values()} for i, p in enumerate(_passages_of(ref, sources))}

    def place(i: int) -> int | None:
        statement = draft.statements[i]
        first = i == 0 or draft.statements[i - 1].case != statement.case
        passage = places[statement.citations[0]][1] if statement.citations[0] in places else None
        return order.get(str(passage)) if statement.kind is StatementKind.PASSAGE and not first else None

    start = 0
    while start < len(draft.statements):
        end = start
        while end < len(draft.statements) and draft.statements[end].citations and place(end) is not None:
            end += 1
        run = sorted(range(start, end), key=lambda i: place(i) or 0)
        draft.statements[start:end] = [draft.statements[i] for i in run]
        start = end + 1


def _passages_told(case: Determination, draft: Draft) -> str:
    """The events, complaints and orders of a case that stand already in their own words, in one text."""
    kinds = {"h": StatementKind.PASSAGE, "c": StatementKind.PASSAGE, "o": StatementKind.ORDER}
    return " ".join(p.text for p in case.passages if p.mark[0] in kinds and draft.cites(p.id, kinds[p.mark[0]]))


def _passages_of(ref: str, sources: Sources) -> Sequence[Passage]:
    case = sources.corpus.determinations.get(ref)
    return case.passages if case else ()


def _most(asked: Asked, *, told: bool, sum_told: bool) -> int:
    """How many passages may stand beside what is told already."""
    if asked.listed:
        return _MOST_LISTED
    if not told or not asked.structured:
        return _MOST_JUDGED if asked.judged else _MOST_PASSAGES
    if asked.made_of or asked.more or (asked.money and not sum_told):
        return _MOST_BESIDE
    return 0


def _sums_stand_apart(case: Determination, draft: Draft) -> bool:
    """Whether the sum ordered and the landlord's offer are both told, and nothing says how the two stand to each other."""
    ordered, offered = case.compensation_ordered, case.compensation_offered
    if not ordered or not offered or ordered == offered:
        return False
    both = re.compile(r"\b(?:takes? in|already|less|on top|includ\w+|take off|added)\b")
    sums = [s for s in draft.statements if s.case == case.ref and s.kind is not StatementKind.PASSAGE]
    apart = not any(both.search(s.text) for s in sums)
    return apart and says_sum(case, ordered, draft) and says_sum(case, offered, draft)


def _sum_told(case: Determination, draft: Draft) -> bool:
    """Whether a statement of ours gives a sum of a case."""
    kinds = (StatementKind.FINDING, StatementKind.AWARD, StatementKind.ORDER)
    return any(
        s.case == case.ref and s.kind in kinds and re.search(r"£|money|sum|compensation", s.text)
        for s in draft.statements
    )


def state_outcome(case: Determination, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What a case like the asker's came to: the matter nearest to the words, its finding and the money."""
    clause = Clause(text=situation.english, asks=(Ask.PRECEDENT,))
    matters = matters_asked(case, clause, sources)[:1]
    for matter in matters:
        state_matter(case, matter, draft)
    state_money(case, matters, draft)
    state_extract(case, draft)


def _dated_already(case: Determination, asked: Asked, draft: Draft) -> bool:
    """Whether only a time is asked, and an order with its own stands already."""
    return _only_when(asked) and orders_told(case, draft)


def _only_when(asked: Asked) -> bool:
    """Whether only a time is asked."""
    return bool(asked.wants) and asked.wants <= {"date", "duration"}
