"""What an offer that stood was for, and what the Ombudsman only recommended to pay: neither is an order, and neither is nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import names_matter, offer_marks, section
from assistant.answer.cases.money import SUM, opening
from assistant.answer.cases.passages import adds_to_last, state_passage
from assistant.answer.cases.told import is_told, says_sum
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, lower_first, pounds
from assistant.answer.statements.wanted import held
from assistant.records import Determination, Matter

_GAVE = re.compile(r"\b(?:offered|put forward|gave|awarded)\b", re.IGNORECASE)
_STANDS = re.compile(
    r"\b(?:rais\w+|add(?:s|ed|ing)|more|further|another|making|in all|total|on top|takes? in|includ\w+|the £\d+ of stage 1|agreed)\b",
    re.IGNORECASE,
)
"""How an offer stands to an earlier one."""
_TO_PAY = re.compile(r"^Payment\b|\bmust pay\b|\bordered to pay\b")
"""An order to pay what was offered: no new money, and an order all the same."""
_TAKEN_FOR_ORDER = re.compile(
    r"\bombudsm[ae]n\b|\b(?:order|award)\w*|\b(?:made|told|forced)\b.{0,40}\bpay\b|\b(?:had|has) to pay\b|\b(?:won|win|got|given)\b|\bi(?:['’]ve)? (?:have|got|make|put)\b",
    re.IGNORECASE,
)
"""Words by which a sum is taken for one that was ordered."""
_PARTS = re.compile(r"\([^()]*\)")
"""What a sum is made of, in brackets after it."""
_RECOMMENDED = re.compile(r"\brecommend\w*\b", re.IGNORECASE)
_BOUND_TO_PAY = re.compile(
    r"\border\w*\b|\bbinding\b|\b(?:to|must|should) (?:be )?(?:pay|paid)\b|\bpaid by\b|\bdue\b|\bdeadline\b|\bby when\b|\bby what\b",
    re.IGNORECASE,
)
"""Words that ask whether, or by when, a sum had to be paid."""
_DAY_ASKED = re.compile(r"\b(?:date|when|deadline|what day|how (?:soon|long))\b", re.IGNORECASE)


def state_unread(case: Determination, draft: Draft) -> None:
    """What the part that we read says of the orders, where it holds no sum: not known is not none."""
    orders = section(case, "o")[:1] if case.compensation_ordered is None else []
    for passage in orders:
        if not is_told(passage, draft):
            state_passage(case, passage, draft)


def correct_offer(case: Determination, text: str, sums: Sequence[float], draft: Draft) -> None:
    """That a sum taken for an order was the landlord's own, where our record holds no order at all."""
    if case.compensation_ordered is not None or not _TAKEN_FOR_ORDER.search(text):
        return
    for sum_ in sums:
        events = [mark for mark in offer_marks(case, sum_) if (mark.passage or "").partition("#")[2].startswith("h")]
        if events:
            said = say("case_sum_of_landlord", sum=pounds(sum_))
            told = say("case_passage", case=opening(case, draft), text=lower_first(said))
            draft.add(StatementKind.CORRECTION, told, *events, *map(case.cite, section(case, "o")[:1]), case=case.ref)
            state_unread(case, draft)


def state_offer_made_of(case: Determination, draft: Draft, *, asked: bool = False) -> None:
    """The event that tells what the landlord's offer was for, with the one that it adds to.

    Told where nothing else was ordered, or where that offer's make-up is `asked`.
    """
    offered = case.compensation_offered
    if not offered or (case.compensation_ordered and not asked) or not (asked or says_sum(case, offered, draft)):
        return
    marks = {mark.passage for mark in offer_marks(case, offered)}
    for before, passage in zip(case.passages, case.passages[1:], strict=False):
        if passage.id in marks and passage.mark.startswith("h"):
            lead = [before] if adds_to_last(passage, before) else []
            for told in (each for each in (*lead, passage) if not is_told(each, draft)):
                state_passage(case, told, draft)


def state_offers_apart(case: Determination, draft: Draft) -> None:
    """That the record does not say whether an offer takes in what was put forward before it, where both are told."""
    offered = case.compensation_offered
    if case.compensation_ordered or not offered or not says_sum(case, offered, draft):
        return
    marks = {mark.passage for mark in offer_marks(case, offered)}
    events = section(case, "h")
    last = next((p for p in events if p.id in marks), None)
    if last is None or _STANDS.search(last.text):
        return
    before = [
        p for p in events[: events.index(last)] if _GAVE.search(p.text) and draft.cites(p.id, StatementKind.PASSAGE)
    ]
    sums = [
        sum_ for p in before for sum_ in dict.fromkeys(SUM.findall(_PARTS.sub("", p.text))) if sum_ not in last.text
    ]
    if sums:
        text = say("case_offers_apart", offer=pounds(offered), sums=listed(sums))
        told = say("case_passage", case=opening(case, draft), text=lower_first(text))
        draft.add(StatementKind.UNKNOWN, told, *map(case.cite, (last, *before)), case=case.ref)


def state_recommended(case: Determination, matters: Sequence[Matter], draft: Draft, *, of_sums: bool) -> None:
    """The sums that were recommended to be paid for the matters asked about; beside a sum that is named, all of them."""
    for passage in section(case, "o"):
        to_pay = not case.compensation_ordered and _TO_PAY.search(passage.text)
        sums = "£" in passage.text and (_RECOMMENDED.search(passage.text) or to_pay)
        asked = of_sums or len(matters) == len(case.matters) or names_matter(passage, matters)
        told = any(draft.cites(passage.id, kind) for kind in (StatementKind.PASSAGE, StatementKind.ORDER))
        if sums and asked and not told:
            state_passage(case, passage, draft)


def state_only_recommended(case: Determination, text: str, sums: Sequence[float], draft: Draft) -> None:
    """That a sum of which it is asked whether or by when it had to be paid was only recommended, and that no day was set."""
    if not _BOUND_TO_PAY.search(text):
        return
    for sum_ in sums:
        told = [p for p in section(case, "o") if SUM.findall(p.text)[:1] == [pounds(sum_)]]
        if not told or not all(_RECOMMENDED.search(p.text) for p in told):
            continue
        for passage in told:
            if not any(draft.cites(passage.id, kind) for kind in (StatementKind.PASSAGE, StatementKind.ORDER)):
                state_passage(case, passage, draft)
        if _DAY_ASKED.search(text) and not any("date" in held(p.text) for p in told):
            untold = say("case_sum_undated", sum=pounds(sum_))
            line = say("case_passage", case=opening(case, draft), text=lower_first(untold))
            draft.add(StatementKind.UNKNOWN, line, *map(case.cite, told), case=case.ref)
            if not case.compensation_ordered:
                _state_dated_order(case, draft)


def _state_dated_order(case: Determination, draft: Draft) -> None:
    """The first order that has a day, where no sum was ordered: that is what had to be done by one."""
    dated = (p for p in section(case, "o") if "date" in held(p.text) and not _RECOMMENDED.search(p.text))
    first = next(dated, None)
    if first is not None and not draft.cites(first.id, StatementKind.ORDER):
        state_passage(case, first, draft)
