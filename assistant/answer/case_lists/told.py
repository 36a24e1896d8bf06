"""One decided case after another in an answer over many: each with the passage, finding, sum or order it is told for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.case_lists.search import Listed, is_unnamed
from assistant.answer.cases.marks import finding_marks, sum_marks
from assistant.answer.cases.money import named, over, say_award, say_like_offer
from assistant.answer.cases.passages import state_passage
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed as in_a_row
from assistant.answer.statements.plain import lower_first, pounds
from assistant.records import Basis, Finding

MOST = 4
"""Cases that one answer tells."""
_LIKE = {Finding.RESOLVED_WITH_INTERVENTION: "case_like_settled", Finding.OUTSIDE_JURISDICTION: "case_like_outside"}


def state_cases(kept: Sequence[Listed], draft: Draft) -> None:
    """Up to four cases, each with the passage that it is told for, and which were read whole; none that was told before."""
    told = [each for each in kept if each.case.ref not in draft.passed][:MOST]
    if kept and not told:
        draft.add(StatementKind.UNKNOWN, say("list_no_more"))
    for each in told:
        if each.order is not None:
            state_passage(each.case, each.order, draft)
        elif each.passage is not None:
            _state_worded(each, draft)
        else:
            _state_case(each, draft)
    full = [each.case.ref for each in told if each.case.basis is Basis.FULL]
    extracts = [each.case.ref for each in told if each.case.basis is Basis.EXTRACT]
    if not extracts or not full:
        text = say("list_basis_all") if extracts else ""
    else:
        text = say("list_basis_full", refs=in_a_row(full), were="was" if len(full) == 1 else "were")
        text += f" {say('list_basis_others')}"
    if text:
        draft.add(StatementKind.UNKNOWN, text)


def _state_worded(each: Listed, draft: Draft) -> None:
    """A case for the passage that speaks of the thing, and what was found in it."""
    case, passage, matter = each.case, each.passage, each.gravest
    assert passage is not None
    text = say("list_case_words", **named(case), text=passage.text)
    draft.add(StatementKind.PASSAGE, text, case.cite(passage), case=case.ref)
    if matter is not None and matter.finding is not None and not is_unnamed(matter):
        text = say("list_case_outcome", matter=over(matter), finding=matter.finding.value)
        draft.add(StatementKind.FINDING, text, *finding_marks(case, matter), case=case.ref)


def _state_case(each: Listed, draft: Draft) -> None:
    case = each.case
    matter = each.gravest or (each.matters or case.matters)[0]
    if each.matters and matter not in each.matters:
        matter = each.matters[0]
    told = {**named(case), "what": lower_first(matter.matter)}
    offer, of_offer = say_like_offer(case)
    if matter.finding is None and each.amount:
        text = say("list_case_sum_unknown", sum=pounds(each.amount), **told) + offer
        marks = (*finding_marks(case, matter), *sum_marks(case, each.amount, matter), *of_offer)
        draft.add(StatementKind.FINDING, text, *marks, case=case.ref)
        return
    if matter.finding is None:
        text = say("list_case_unknown", **told)
        draft.add(StatementKind.FINDING, text, *finding_marks(case, matter), case=case.ref)
        return
    if each.amount:
        key = "list_case_sum_whole" if each.whole else "list_case_sum"
        text = say(key, finding=matter.finding.value, sum=pounds(each.amount), **told) + offer
        marks = (*finding_marks(case, matter), *sum_marks(case, each.amount), *of_offer)
        draft.add(StatementKind.FINDING, text, *marks, case=case.ref)
        return
    award, marks = say_award(case, matter)
    text = say(_LIKE.get(matter.finding, "case_like"), finding=matter.finding.value, award=award, **told)
    if award:
        text, marks = text + offer, (*marks, *of_offer)
    draft.add(StatementKind.FINDING, text, *finding_marks(case, matter), *marks, case=case.ref)
