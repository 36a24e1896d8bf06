"""The telling of one case, step by step: the outcome, the sums and orders, what happened, and what bounds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.balance import refusals_judged
from assistant.answer.cases.beside import state_beside
from assistant.answer.cases.counts import state_count
from assistant.answer.cases.findings import state_unknown
from assistant.answer.cases.money import state_money, state_standing, sum_in_parts
from assistant.answer.cases.offers import state_offer_made_of, state_offers_apart, state_only_recommended
from assistant.answer.cases.outcomes import state_no_reasons, state_orders, state_outcome_asked, state_rule_untold
from assistant.answer.cases.parts import events_making_up, state_parts, state_shares
from assistant.answer.cases.passages import state_passage
from assistant.answer.cases.premises import correct_premises
from assistant.answer.cases.reading import Reading, amounts_beyond
from assistant.answer.cases.search import state_passages
from assistant.answer.cases.sums import (
    orders_with_day,
    rest_of_sum,
    state_balance,
    state_doubt,
    state_how_paid,
    state_set_off,
    sums_left,
)
from assistant.answer.cases.sums_put import state_sums_put
from assistant.answer.cases.told import is_told, orders_told, outcome_told, says_sum
from assistant.answer.cases.whose_money import correct_money_of
from assistant.answer.cases.yes_no import (
    answer_enforced,
    answer_more_than_offered,
    answer_yes_or_no,
    state_meaning,
    state_no_ruling,
)
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Passage

_MOST_PASSAGES = 4
_MOST_BESIDE = 2
"""Passages beside findings and sums that answer already, or of a person's own trouble."""
_MOST_JUDGED = 3
_MOST_LISTED = 7
MEANINGS = "housing-ombudsman-findings-and-orders"
_STANDS_TO_OFFER = re.compile(r"\b(?:takes? in|already|less|on top|includ\w+|taken? off|added)\b")
_DAY = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b\d+ (?:working )?(?:days|weeks|months)\b"
)
_OF_A_SUM = re.compile(r"£|money|sum|compensation")


@dataclass(frozen=True)
class Telling:
    """A reading on its way into a draft that held `before` statements. `corrected`: a belief about the case was put right."""

    read: Reading
    draft: Draft
    sources: Sources
    before: int
    corrected: bool = False

    def passage(self, passage: Passage) -> None:
        """State a passage of the case."""
        state_passage(self.read.case, passage, self.draft)


def state_own(read: Reading, draft: Draft, sources: Sources) -> None:
    """How the Ombudsman saw what a person tells of their own home: no finding and no order belongs there."""
    state_passages(read.case, read.asked, read.look, draft, sources, _MOST_BESIDE, own=True)


def answered_alone(read: Reading, draft: Draft) -> bool:
    """State what answers a clause by itself (a sum's parts, a set-off, a rule the record does not tell); whether it did."""
    case, text = read.case, read.clause.text
    if state_parts(case, text, read.whole, draft) or state_sums_put(case, text, read.whole, draft):
        return True
    if read.asked.finding:
        return False
    if state_set_off(case, text, draft) or state_how_paid(case, text, draft) or state_rule_untold(case, text, draft):
        state_only_recommended(case, text, read.sums, draft)
        return True
    return read.asked.made_of and state_shares(case, read.clause.amounts, draft)


def tell(read: Reading, draft: Draft, sources: Sources, before: int) -> None:
    """All that a clause asks of a case, corrections first. The order of the steps is the order of the answer."""
    case = read.case
    correct_premises(case, read.clause, draft, read.matters, sources.corpus.policies.get(MEANINGS))
    correct_money_of(case, read.clause.text, draft)
    state_only_recommended(case, read.clause.text, read.sums, draft)
    corrected = any(s.case == case.ref and s.kind is StatementKind.CORRECTION for s in draft.statements)
    told = Telling(read, draft, sources, before, corrected)
    if read.unknown:
        # That the record does not tell it is the answer; what happened would only hide that.
        state_unknown(case, read.matters, draft)
    if read.first:
        _state_outcome(told)
    parts = _parts_of_sum(read)
    _state_sums(told, parts)
    _state_what_happened(told, parts)
    if not read.first:
        _state_outcome(told)
    _state_how_sums_stand(told)
    _state_bounds(told)
    state_no_ruling(case, read.asked, read.matters, draft, sources)
    answer_yes_or_no(case, read.clause.text, read.whole, read.asked, read.matters, draft, before)
    answer_more_than_offered(case, read.clause.text, draft, before)
    answer_enforced(case, read.clause.text, draft, before)
    state_meaning(read.whole or read.clause.text, read.asked, draft, sources, before)


def _state_outcome(told: Telling) -> None:
    """The findings and sums that are asked for."""
    read = told.read
    state_outcome_asked(
        read.case,
        read.asked,
        read.matters,
        told.draft,
        told.sources,
        brief=read.brief,
        corrected=told.corrected,
        how_much=read.how_much,
        text=read.clause.text,
    )


def _parts_of_sum(read: Reading) -> Passage | None:
    """The order that splits the sum asked about; a sum that it does not split is told of elsewhere."""
    if not read.asked.made_of or read.brief or read.asked.judged:
        return None
    parts = sum_in_parts(read.case)
    return None if parts is None or amounts_beyond(read.clause, parts.text) else parts


def _state_sums(told: Telling, parts: Passage | None) -> None:
    """The offer, what a sum is made of, the orders, and what else makes up the sums that were asked about."""
    read, case, asked, draft = told.read, told.read.case, told.read.asked, told.draft
    if read.brief and asked.offer and not asked.money:
        state_money(case, (), draft)
    if parts is not None and not is_told(parts, draft):
        told.passage(parts)
        for rest in rest_of_sum(case, draft):
            told.passage(rest)
    if asked.made_of and read.names_offer:
        state_offer_made_of(case, draft, asked=True)
    if asked.orders or asked.outcome or asked.got:
        state_orders(case, asked, read.look, draft, told.sources)
    if read.first and not read.brief and not told.corrected:
        for passage in sums_left(case, asked, read.clause, draft):
            told.passage(passage)
    if asked.money and read.names_offer:
        for passage in events_making_up(case, case.compensation_offered):
            told.passage(passage)


def _state_what_happened(told: Telling, parts: Passage | None) -> None:
    """A count that is asked for, the passages that answer best, and refusals that were judged."""
    read, case, asked, draft = told.read, told.read.case, told.read.asked, told.draft
    text = read.clause.text
    counted = state_count(case, text, read.whole, draft, told.before, first=True)
    answered = (
        told.corrected
        or len(draft.statements) > told.before
        or (asked.structured and outcome_told(case, draft, (StatementKind.FINDING, StatementKind.AWARD)))
    )
    due = _orders_due(told)
    for passage in due:
        told.passage(passage)
    enough = (read.brief and read.first and answered) or read.unknown or bool(due) or _order_dated(told)
    if not enough and not (read.searched_apart and read.only_when and orders_told(case, draft)):
        most = _most(asked, told=answered, sum_told=told.corrected or _sum_told(case, draft))
        none = (counted and not asked.more) or parts is not None
        state_passages(case, asked, read.look, draft, told.sources, 0 if none else most)
    for passage in [] if asked.said else refusals_judged(case, _passages_told(case, draft)):
        if not is_told(passage, draft):
            told.passage(passage)
    state_count(case, text, read.whole, draft, told.before, first=False)


def _order_dated(told: Telling) -> bool:
    """Whether only the day of an order was asked for, and an order with its day was told: no event answers that."""
    asked = told.read.asked
    if not (asked.orders and "date" in asked.wants <= {"date", "order", "who", "money"}):
        return False
    ours = [
        p for p in told.read.case.passages if p.mark.startswith("o") and told.draft.cites(p.id, StatementKind.ORDER)
    ]
    return any(_DAY.search(p.text) for p in ours)


def _orders_due(told: Telling) -> list[Passage]:
    """The orders with their days, where a time is asked of an order or a sum."""
    read = told.read
    when = (read.only_when and read.searched_apart) or (read.asked.money and "date" in read.asked.wants)
    return orders_with_day(read.case, told.draft) if when else []


def _state_how_sums_stand(told: Telling) -> None:
    """What is left of a sum, and how the sum ordered stands to the offer where nothing told says so."""
    read, case, draft = told.read, told.read.case, told.draft
    if read.asked.money or read.asked.offer:
        state_balance(case, read.asked, draft)
    if not (read.brief or told.corrected) and _sums_stand_apart(case, draft):
        state_standing(case, draft)


def _state_bounds(told: Telling) -> None:
    """What bounds the answer: doubts about a sum, offers apart, reasons that were not given, and what stood beside."""
    read, case, asked, draft = told.read, told.read.case, told.read.asked, told.draft
    if read.brief:
        return
    state_doubt(case, asked, read.clause, draft)
    state_offers_apart(case, draft)
    if asked.reason_asked:
        state_no_reasons(case, draft)
    if not read.outside:
        summed = told.corrected and bool(read.clause.amounts)
        finding = told.corrected and not summed
        state_beside(case, asked, read.matters, draft, told.before, finding_corrected=finding, sum_corrected=summed)


def _passages_told(case: Determination, draft: Draft) -> str:
    """The events, complaints and orders of a case that stand already in their own words, in one text."""
    kinds = {"h": StatementKind.PASSAGE, "c": StatementKind.PASSAGE, "o": StatementKind.ORDER}
    return " ".join(p.text for p in case.passages if p.mark[0] in kinds and draft.cites(p.id, kinds[p.mark[0]]))


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
    sums = [s for s in draft.statements if s.case == case.ref and s.kind is not StatementKind.PASSAGE]
    apart = not any(_STANDS_TO_OFFER.search(s.text) for s in sums)
    return apart and says_sum(case, ordered, draft) and says_sum(case, offered, draft)


def _sum_told(case: Determination, draft: Draft) -> bool:
    """Whether a statement of ours gives a sum of a case."""
    if case.compensation_ordered and says_sum(case, case.compensation_ordered, draft):
        return True
    kinds = (StatementKind.FINDING, StatementKind.AWARD, StatementKind.ORDER)
    return any(s.case == case.ref and s.kind in kinds and _OF_A_SUM.search(s.text) for s in draft.statements)
