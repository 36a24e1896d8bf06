"""What a decided case says of money: for one matter, in all, and beside what the landlord had offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import (
    found_over,
    holding,
    no_money_marks,
    of_other_matters,
    offer_marks,
    section,
    set_off_marks,
    sum_marks,
)
from assistant.answer.cases.taken_off import disputed_offer, less_what_was_paid, may_come_off
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, listed, lower_first, pounds
from assistant.records import Basis, Citation, Determination, Finding, Matter, Passage

SUM = re.compile(r"£\d+(?:,\d{3})*(?:\.\d{2})?")
_OFFERED = re.compile(r"\b(?:had|already|been) offered\b|\b(?:own|earlier) offer\b", re.IGNORECASE)
_ON_TOP = re.compile(r"\boffered\b|\bon top of\b", re.IGNORECASE)
_IT = re.compile(r"^It\b")
_NOTHING = re.compile(r"(?:Nothing was ordered|No (?:compensation|order|money|sum)\b)")
_FROM = re.compile(r"\s*\([^()]*\)$")
_GAVE = re.compile(r"\b(?:offered|put forward|gave|awarded)\b", re.IGNORECASE)
_SET_OFF = re.compile(r"\boffer|\balready\b|\bon top of\b|\btakes? (?:in|off)\b|\bpaid off\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"[^.]*\b(?:extract|decision|[Ii]t)\b[^.]*\b(?:does not|not stated|breaks off|neither)\b[^.]*\.|[^.]*\bis not stated\b[^.]*\."
)
_BREAKS_OFF = re.compile(r"\bextract breaks off\b", re.IGNORECASE)
_NOT_SAID = re.compile(r"\b(?:extract|It) does not (?:say|split)\b", re.IGNORECASE)
_SUMS_TOLD = (StatementKind.AWARD, StatementKind.ORDER, StatementKind.FINDING)
_STOOD = (Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION)

_NO_ARTICLE = frozenset(
    "a an the what how whether one its their his her complaint staff replacing rent antisocial damp".split()
)


def named(case: Determination) -> dict[str, str]:
    """How a statement names a case: its reference, landlord and day."""
    decided = day(case.decided) if case.decided else "date not known"
    return {"ref": case.ref, "landlord": case.landlord, "decided": decided}


def opening(case: Determination, draft: Draft) -> str:
    """How a sentence on a case begins: its landlord and day are told once."""
    full = say("case_opening", **named(case))
    told = any(full in statement.text for statement in draft.statements)
    return say("case_opening_again", ref=case.ref) if told else full


def over(matter: Matter) -> str:
    """A matter as it stands after a word such as `over`: `the leak by the front door`."""
    text = lower_first(matter.matter)
    first = text.split(" ", 1)[0].lower()
    return text if first in _NO_ARTICLE else f"the {text}"


def over_in(case: Determination, matter: Matter) -> str:
    """The same, narrower where the passage of the finding is: what else was complained of was not what was found wrong."""
    return found_over(case, matter) or over(matter)


def say_award(case: Determination, matter: Matter) -> tuple[str, tuple[Citation, ...]]:
    """The end of a sentence on what was ordered for a matter: for it alone, or in all where it is not split."""
    total, offered = case.compensation_ordered, case.compensation_offered
    several = len(case.matters) > 1
    if several and matter.compensation and (marks := sum_marks(case, matter.compensation, matter)):
        return f" {say('award_for', sum=pounds(matter.compensation))}", marks
    unsplit = total if matter.compensation is None or not several else None
    if unsplit and (marks := sum_marks(case, unsplit)):
        paid = sum(m.compensation or 0 for m in case.matters)
        if several and paid == unsplit:
            return "", ()
        whole = "award_for" if case.matters[0].compensation else "award_whole"
        key = "award_in_all" if several else whole
        return f" {say(key, sum=pounds(unsplit), n=len(case.matters))}", marks
    if total == 0 and offered and matter.finding in _STOOD and (marks := offer_marks(case, offered)):
        key = "award_agreed" if matter.finding is Finding.RESOLVED_WITH_INTERVENTION else "award_offered"
        return say(f"{key}_all" if several else key, offer=pounds(offered), n=len(case.matters)), marks
    return "", ()


def say_like_offer(case: Determination) -> tuple[str, tuple[Citation, ...]]:
    """How the sum ordered in a past case stands to what its landlord had offered; empty where one of them is not known.

    Nothing is said of a part of an offer, for which part it was would have to be told as well; nor of one in dispute.
    """
    ordered, offered = case.compensation_ordered, case.compensation_offered
    marks = offer_marks(case, offered) if ordered and offered else ()
    if not (ordered and offered and marks) or disputed_offer(case, offered):
        return "", ()
    if case.order_includes_offer and ordered < offered:
        return "", ()
    within = "may" if may_come_off(case) else "inside"
    stands = {True: within, False: "outside", None: "unknown"}[case.order_includes_offer]
    several = "_all" if len(case.matters) > 1 and stands != "may" else ""
    text = say(f"like_offer_{stands}{several}", sum=pounds(ordered), offer=pounds(offered))
    return f" {text}", (*marks, *set_off_marks(case))


def say_matter_sum(case: Determination, matter: Matter) -> tuple[str, list[Citation]]:
    """What was ordered for one matter of several, with its mark.

    Where the record does not split the sum it is said only for the whole case or for the matters that it
    was for; nothing where no passage holds it.
    """
    total = case.compensation_ordered
    if matter.finding is None and not matter.compensation:
        return "", []
    if matter.compensation:
        marks = sum_marks(case, matter.compensation, matter)
        return (say("case_sum", sum=pounds(matter.compensation)), list(marks)) if marks else ("", [])
    if not total:
        return "", []
    marks = sum_marks(case, total)
    if matter.compensation == 0:
        return say("case_sum_unread" if case.basis is Basis.EXTRACT else "case_sum_none"), list(marks)
    paid = [m for m in case.matters if m.compensation]
    if sum(m.compensation or 0 for m in paid) == total:
        others = listed([over_in(case, m) for m in paid])
        return say("case_sum_elsewhere", sum=pounds(total), matters=others), list(marks)
    return say("case_sum_unsplit", sum=pounds(total)), list(marks)


def sum_in_parts(case: Determination) -> Passage | None:
    """The order that gives a whole sum with its parts, or what was settled with the sum: better told in its own words."""
    amount = case.compensation_ordered or case.compensation_offered
    settled = Finding.RESOLVED_WITH_INTERVENTION in case.findings
    if not amount:
        return None
    for passage in holding(case, pounds(amount)):
        if passage.mark.startswith("o") and (
            settled
            or len(set(SUM.findall(passage.text))) > 1
            or _OFFERED.search(passage.text)
            or _NOT_SAID.search(passage.text)
        ):
            return passage
    return None


def sums_on_top(case: Determination, matters: Sequence[Matter]) -> list[Passage]:
    """The reasons that say on top of what a sum for one of the matters came, where the record has it so."""
    if case.order_includes_offer is not False:
        return []
    sums = [pounds(m.compensation) for m in matters if m.compensation]
    reasons = [p for sum_ in sums for p in holding(case, sum_) if p.mark.startswith("r")]
    return [
        p
        for p in dict.fromkeys(reasons)
        if _ON_TOP.search(p.text) and len(set(SUM.findall(p.text))) > 1 and not of_other_matters(case, p, matters)
    ]


def state_money(case: Determination, matters: Sequence[Matter], draft: Draft, *, total: bool = False) -> None:
    """What was ordered in all, what had been offered, and how the two stand to each other.

    Sums of the whole case are said only where the whole case was asked about (no `matters`, or all) or its
    `total` was. That nothing new was ordered is said of the case; an offer of it all only where some of the matters
    asked about were met by it.
    """
    ordered, offered = case.compensation_ordered, case.compensation_offered
    whole = total or not matters or len(matters) == len(case.matters)
    if ordered is None or not (whole or ordered == 0):
        return
    start = opening(case, draft)
    parts: list[str] = []
    cites: list[Citation] = []
    if ordered and (marks := sum_marks(case, ordered)):
        parts.append(_total(case, ordered, start, told=len(matters) == len(case.matters)))
        cites += marks
    elif ordered == 0 and not offered:
        cites += no_money_marks(case)
        own = case.basis is Basis.EXTRACT and cites[0].quote and _NOTHING.match(cites[0].quote)
        text = lower_first(_FROM.sub("", cites[0].quote or ""))
        unread = say("case_passage", case=start, text=text) if own else say("case_total_unread", case=start)
        parts.append(unread if case.basis is Basis.EXTRACT else say("case_total_none", case=start))
    of_these = whole or any(m.finding in _STOOD for m in matters)
    if offered and of_these and (marks := offer_marks(case, offered)):
        parts.append(_offer_against_order(case, ordered, offered, start))
        cites += [*marks, *(set_off_marks(case) if ordered else no_money_marks(case))]
        disputed = disputed_offer(case, offered)
        cites += [case.cite(disputed)] if disputed else _sum_worked_out(case, ordered, offered)
    text = " ".join(parts)
    if ordered and len(parts) == 1 and (doubt := _DOUBT.search(cites[0].quote)):
        text = f"{text} {_IT.sub(say('the_extract'), doubt.group().strip())}"
    elif ordered and len(parts) == 1 and not offered and (before := _put_forward(case)):
        key = "case_offer_untold" if draft.marks(before.id) else "case_offer_unread"
        text = f"{text} {say(key, sum=pounds(ordered), text=lower_first(_sums_of(before)))}"
        cites.append(case.cite(before))
    told = " ".join(s.text for s in draft.statements if s.case == case.ref and s.kind in _SUMS_TOLD)
    if text and not (set(SUM.findall(text)) and set(SUM.findall(text)) <= set(SUM.findall(told))):
        draft.add(StatementKind.AWARD, text, *cites, case=case.ref)


def _put_forward(case: Determination) -> Passage | None:
    """The last event in which a landlord put money forward, where the record gives no one sum for it; none if an order tells."""
    told = any(_SET_OFF.search(p.text) for p in section(case, "o"))
    events = [p for p in section(case, "h") if "£" in p.text and _GAVE.search(p.text)]
    return events[-1] if events and not told else None


def _sums_of(passage: Passage) -> str:
    """The sentences of an event that tell sums, and what follows them; with the one before where the first leans on it."""
    told = re.split(r"(?<=[.!?])\s+(?=[A-Z£])", passage.text)
    first = next(i for i, sentence in enumerate(told) if "£" in sentence)
    lead = told[first - 1 : first] if re.match(r"(?:It|She|He|They)\b", told[first]) else []
    return " ".join([*lead, *(s for s in told[first:] if "£" in s or re.match(r"(?:It also|Whether|Neither)\b", s))])


def state_standing(case: Determination, draft: Draft) -> None:
    """How the sum ordered stands to what the landlord had offered, where both are told apart from each other."""
    ordered, offered = case.compensation_ordered or 0.0, case.compensation_offered or 0.0
    start = opening(case, draft)
    text = _offer_against_order(case, ordered, offered, start)
    marks = [*offer_marks(case, offered), *sum_marks(case, ordered), *set_off_marks(case)]
    if text and marks:
        draft.add(StatementKind.AWARD, text, *marks, *_sum_worked_out(case, ordered, offered), case=case.ref)


def state_untold(case: Determination, draft: Draft) -> None:
    """That the record does not say how a sum ordered stands to money that the landlord had put forward before."""
    before = None if case.compensation_offered else _put_forward(case)
    if before is not None and draft.marks(before.id):
        ordered = case.compensation_ordered or 0.0
        text = say(
            "case_passage", case=opening(case, draft), text=lower_first(say("case_offer_untold", sum=pounds(ordered)))
        )
        draft.add(StatementKind.UNKNOWN, text, *sum_marks(case, ordered), case.cite(before), case=case.ref)


def _total(case: Determination, ordered: float, start: str, *, told: bool) -> str:
    """The whole sum; how it splits, unless the sentences on its matters told that."""
    paid = [m for m in case.matters if m.compensation]
    sums = {"case": start, "sum": pounds(ordered)}
    if len(case.matters) == 1:
        return say("case_total_one", **sums)
    if told and all(m.compensation is not None for m in case.matters):
        return say("case_total", **sums)
    if sum(m.compensation or 0 for m in paid) == ordered:
        if len(paid) == 1:
            return say("case_total_for", matter=over_in(case, paid[0]), **sums)
        if any(_BREAKS_OFF.search(mark.quote or "") for mark in sum_marks(case, ordered)):
            # What a part was for is then only what is left: the order's own words say so, and we do not split it.
            return say("case_total", **sums)
        split = listed([f"{pounds(m.compensation or 0)} for {over_in(case, m)}" for m in paid])
        return say("case_total_split", split=split, **sums)
    return say("case_total_matters", n=len(case.matters), **sums)


def _sum_worked_out(case: Determination, ordered: float, offered: float) -> list[Citation]:
    """The subtraction or addition behind new money and totals, where the record says how the two sums stand."""
    if not ordered or case.order_includes_offer is None or (case.order_includes_offer and ordered <= offered):
        return []
    if case.order_includes_offer:
        quote = f"{pounds(ordered)} less {pounds(offered)} is {pounds(ordered - offered)}."
    else:
        quote = f"{pounds(ordered)} and {pounds(offered)} is {pounds(ordered + offered)}."
    return [computed("sum", f"Sums of case {case.ref}", quote)]


def _offer_against_order(case: Determination, ordered: float, offered: float, start: str) -> str:
    sums = {"sum": pounds(ordered), "offer": pounds(offered)}
    if ordered == 0:
        return _offer_alone(case, start, sums)
    if case.order_includes_offer is True and ordered < offered:
        return say("case_offer_part_may" if may_come_off(case) else "case_offer_part", **sums)
    if case.order_includes_offer is True and (disputed := disputed_offer(case, offered)):
        other = next((s for s in SUM.findall(disputed.text) if s != pounds(offered)), None)
        return say("case_offer_disputed", other=other, **sums) if other and less_what_was_paid(case) else ""
    if case.order_includes_offer is True:
        if ordered == offered:
            return say("case_offer_inside_all", **sums)
        if may_come_off(case):
            return say("case_offer_may_come_off", new=pounds(ordered - offered), **sums)
        less = f" {say('case_less_paid')}" if less_what_was_paid(case) else ""
        return say("case_offer_inside", new=pounds(ordered - offered), **sums) + less
    if case.order_includes_offer is False:
        return say("case_offer_outside", both=pounds(ordered + offered), **sums)
    return say("case_offer_unknown", **sums)


def _offer_alone(case: Determination, start: str, sums: dict[str, str]) -> str:
    """An offer beside which nothing was ordered: of the whole case, and never laid on each of its matters."""
    if Finding.RESOLVED_WITH_INTERVENTION in case.findings:
        return say("case_settled", case=start, **sums)
    key = "case_redress" if Finding.REASONABLE_REDRESS in case.findings else "case_offer_alone"
    unread = "_unread" if case.basis is Basis.EXTRACT else ""
    return say(f"{key}{unread}", case=start, **sums)
