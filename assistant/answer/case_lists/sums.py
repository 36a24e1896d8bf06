"""Sums over many decided cases: in which one was ordered, and the most or the least."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.case_lists.counts import state_head, state_landlords
from assistant.answer.case_lists.pool import Pool
from assistant.answer.case_lists.search import Listed, with_sums
from assistant.answer.case_lists.told import MOST, state_cases
from assistant.answer.cases.marks import offer_marks, sum_marks
from assistant.answer.cases.money import named, over
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, pounds
from assistant.records import Finding

_MOST_TOLD = 12
"""Cases whose sums one sentence can hold."""
_TOP_OFFERS = (Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION)


def state_sums(pool: Pool, draft: Draft) -> bool:
    """State in how many decisions a sum was ordered, and which; whether there was any."""
    asked = pool.asked
    kept = with_sums([each for each in pool.cases if each.matters] or pool.cases, asked)
    key = "list_sum_over" if asked.over else "list_sum_under" if asked.under else "list_sum"
    state_head(pool, draft, kept, key, sum=pounds(asked.over or asked.under or 0), that=_that(pool, kept))
    if kept and asked.top:
        _state_top(pool, draft, kept[0])
    if asked.pool is not None and MOST < len(kept) <= _MOST_TOLD:
        _state_each(kept, draft)
    state_landlords(pool, draft, kept)
    state_cases(kept, draft)
    return bool(kept)


def _state_each(kept: Sequence[Listed], draft: Draft) -> None:
    """The sum of each case of one landlord, in one sentence, where not all of them are told one by one."""
    each = listed([say("list_sum_of", sum=pounds(one.amount or 0), ref=one.case.ref) for one in kept])
    marks = [mark for one in kept for mark in sum_marks(one.case, one.amount or 0)[:1]]
    draft.add(StatementKind.AWARD, say("list_sums_each", each=each), *marks)


def _state_top(pool: Pool, draft: Draft, first: Listed) -> None:
    which = say("list_most" if pool.asked.top == "most" else "list_least")
    matter = first.gravest or (first.matters or first.case.matters)[0]
    sums = {"which": which, "sum": pounds(first.amount or 0), "matter": over(matter), **named(first.case)}
    text = say("list_top", **sums) + (f" {say('list_top_whole')}" if first.whole else "")
    draft.add(StatementKind.AWARD, text, *sum_marks(first.case, first.amount or 0, matter))
    offered = [
        each.case
        for each in pool.cases
        if each.case.compensation_ordered == 0
        and each.case.compensation_offered
        and set(each.case.findings) & set(_TOP_OFFERS)
        and offer_marks(each.case, each.case.compensation_offered)
    ]
    if offered and pool.asked.top == "most":
        best = max(offered, key=lambda case: case.compensation_offered or 0)
        told = {"which": which, "sum": pounds(best.compensation_offered or 0), **named(best)}
        marks = offer_marks(best, best.compensation_offered or 0)
        draft.add(StatementKind.AWARD, say("list_top_offered", **told), *marks)


def _that(pool: Pool, kept: Sequence[Listed]) -> str:
    """What a sum was ordered for: the subject, or the whole case where only a passage names that."""
    if not pool.asked.subjects:
        return ""
    return f" {say('list_in_case' if any(each.passage for each in kept) else 'list_for_that')}"
