"""Statements of the passages of a case that speak to a clause, the best first."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.answer.case_asked import Asked
from assistant.answer.case_balance import counterweight
from assistant.answer.case_marks import conflicts
from assistant.answer.case_passages import adds_to_last, leans_on_last, state_passage
from assistant.answer.case_ranking import Look, fitting, of_parts, ranked_passages
from assistant.answer.case_selection import NOT_DECIDED, selected
from assistant.answer.case_sums import best_filled, so_many
from assistant.answer.case_told import is_told
from assistant.answer.draft import Draft
from assistant.answer.relevance import stems
from assistant.answer.sources import Sources
from assistant.records import Determination

_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}\b")


def state_passages(
    case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, most: int, *, own: bool = False
) -> None:
    """The passages of a case that speak to a clause, the best first, or in the record's order where events are told.

    Passages that are only of other matters than those asked about are left out. Orders are left out unless one
    of them is the best; of a person's `own` trouble all but the reasons are.
    """
    ranked = fitting(case, asked, look, draft, sources, own=own)
    if asked.offer:
        for before, passage in pairwise(case.passages):
            if adds_to_last(passage, before) and is_told(passage, draft) and not is_told(before, draft):
                state_passage(case, before, draft)
                draft.put_last_before(passage.id)
    parts = [] if own else of_parts(case, asked, look, draft, sources)
    if asked.structured or not most:
        for passage in parts:
            if not is_told(passage, draft):
                state_passage(case, passage, draft)
    if not ranked or not most:
        return
    chosen = selected(case, asked, look, draft, ranked, most)
    if (asked.judged or asked.reasons) and not NOT_DECIDED.search(chosen[0].text):
        reasons = [f.passage for f in ranked if f.passage.mark.startswith("r")][:1]
        chosen = [*reasons, *(p for p in chosen if p not in reasons)]
        chosen.sort(key=lambda p: not p.mark.startswith("r"))
    chosen += [p for p in parts if p not in chosen]
    if many := so_many(look.clause or look.text):
        # A conflict of dates or sums is told where it is judged, whatever matter it is of.
        everywhere = [f.passage for f in ranked_passages(case, look.clause or look.text, sources)]
        filled = best_filled(everywhere, *many)
        if filled is not None:
            chosen = [filled] if filled is everywhere[0] else [*(p for p in chosen if p is not filled), filled]
    if asked.judged and (other := counterweight(case, chosen, set(stems(look.text)))):
        chosen.append(other)
    codes = set(_CODE.findall(look.text)) & set(_CODE.findall(ranked[0].passage.text))
    chosen = [p for p in chosen if not is_told(p, draft) and codes <= set(_CODE.findall(p.text))]
    order = [p.id for p in case.passages]
    if asked.events:
        chosen.sort(key=lambda p: order.index(p.id))
    for passage in chosen:
        before = case.passages[order.index(passage.id) - 1]
        leans = leans_on_last(passage) or (asked.offer and adds_to_last(passage, before))
        if leans and not is_told(before, draft):
            state_passage(case, before, draft)
        if not is_told(passage, draft):
            state_passage(case, passage, draft)
        for other in conflicts(case, passage, look.text):
            if not is_told(other, draft):
                state_passage(case, other, draft)
