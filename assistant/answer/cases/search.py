"""Statements of the passages of a case that speak to a clause, the best first."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.balance import counterweight, first_verdict
from assistant.answer.cases.details import reasons_with_length, tell_figure
from assistant.answer.cases.marks import conflicts, dates_in_conflict, section
from assistant.answer.cases.money import opening
from assistant.answer.cases.passages import adds_to_last, state_passage
from assistant.answer.cases.ranking import Look, fitting, of_parts, ranked_passages
from assistant.answer.cases.selection import NOT_DECIDED, TURN_TO, selected
from assistant.answer.cases.sums import best_filled, so_many
from assistant.answer.cases.told import is_told
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import lower_first
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Found, Sources
from assistant.records import Basis, Determination, Passage
from assistant.situation.wordlists import says

_STAGE = re.compile(r"\bstage (?:1|2|one|two)\b", re.IGNORECASE)
_ANSWERED = re.compile(r"\b(?:stage|repl|respon|answer|acknowledg|escalat|complain)\w*", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}\b")


def state_passages(
    case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, most: int, *, own: bool = False
) -> None:
    """The passages of a case that speak to a clause, the best first, or in the record's order where events are told.

    Passages that are only of other matters than those asked about are left out. Orders are left out unless one
    of them is the best; of a person's `own` trouble all but the reasons are.
    """
    if not own and (missing := _not_told(case, look.clause or look.text)):
        text = say("case_passage", case=opening(case, draft), text=lower_first(say(missing)))
        draft.add(StatementKind.UNKNOWN, text, *map(case.cite, section(case, "r")[:1]), case=case.ref)
        return
    ranked = fitting(case, asked, look, draft, sources, own=own)
    if asked.offer:
        _lead_in_what_is_told(case, draft)
    parts = [] if own else of_parts(case, asked, look, draft, sources)
    if asked.structured or not most:
        _tell_in_context(parts, case, asked, look, draft)
    if ranked and most:
        related = [] if own else tell_figure(case, look.clause or look.text, ranked)
        chosen = related or selected(case, asked, look, draft, ranked, most)
        chosen = _with_what_belongs(chosen, parts, ranked, case, asked, look, sources)
        codes = set(_CODE.findall(look.text)) & set(_CODE.findall(ranked[0].passage.text))
        chosen = [p for p in chosen if not is_told(p, draft) and codes <= set(_CODE.findall(p.text))]
        _tell_in_context(chosen, case, asked, look, draft)


def _not_told(case: Determination, text: str) -> str | None:
    """What is asked of a case that nothing of its record tells: where else to turn, how a stage was answered."""
    if says("cases", "to_where", text=text) and not any(TURN_TO.search(p.text) for p in case.passages):
        return "case_no_place"
    if _STAGE.search(text) and not any(_ANSWERED.search(p.text) for p in section(case, "h")):
        return "case_no_stage_unread" if case.basis is Basis.EXTRACT else None
    return None


def _lead_in_what_is_told(case: Determination, draft: Draft) -> None:
    """Put before what is told already the passage that it adds to."""
    for before, passage in pairwise(case.passages):
        if adds_to_last(passage, before) and is_told(passage, draft) and not is_told(before, draft):
            state_passage(case, before, draft)
            draft.put_last_before(passage.id)


def _with_what_belongs(
    chosen: list[Passage],
    parts: list[Passage],
    ranked: list[Found],
    case: Determination,
    asked: Asked,
    look: Look,
    sources: Sources,
) -> list[Passage]:
    """The chosen passages with the reason first where one is asked for, each part's own, and the other side last."""
    if (asked.judged or asked.reasons) and not NOT_DECIDED.search(chosen[0].text):
        reasons = [f.passage for f in ranked if f.passage.mark.startswith("r")][:1]
        if asked.why and not reasons:
            # A reason may be told under another matter than the one that was named.
            of_all = ranked_passages(case, look.text, sources, look.whole)
            reasons = [f.passage for f in of_all if f.passage.mark.startswith("r")][:1]
        if asked.why and reasons:
            chosen = [p for p in chosen if p.mark.startswith("r")]
        if says("cases", "seen", text=look.clause or look.text):
            reasons = first_verdict(ranked) or reasons
        chosen = [*reasons, *(p for p in chosen if p not in reasons)]
        chosen.sort(key=lambda p: not p.mark.startswith("r"))
        chosen = (reasons_with_length(look.text, ranked) if asked.reasons else []) or chosen
    chosen = [*chosen, *(p for p in parts if p not in chosen)]
    if many := so_many(look.clause or look.text):
        # A conflict of dates or sums is told where it is judged, whatever matter it is of.
        everywhere = [f.passage for f in ranked_passages(case, look.clause or look.text, sources)]
        within = ranked_passages(case, look.clause or look.text, sources, look.whole) if many[0] == "date" else ()
        differ = [f.passage for f in within if dates_in_conflict(f.passage)]
        filled = best_filled([*differ, *everywhere], *many)
        if filled is not None:
            alone = filled is everywhere[0] or filled in differ
            chosen = [filled] if alone else [*(p for p in chosen if p is not filled), filled]
    if asked.judged and (other := counterweight(case, chosen, set(stems(look.text)))):
        chosen.append(other)
    return chosen


def _tell_in_context(chosen: list[Passage], case: Determination, asked: Asked, look: Look, draft: Draft) -> None:
    """Tell passages with what each leans on before it, and what conflicts with it after."""
    order = [p.id for p in case.passages]
    if asked.events:
        chosen = sorted(chosen, key=lambda p: order.index(p.id))
    for passage in chosen:
        before = case.passages[order.index(passage.id) - 1]
        if asked.offer and adds_to_last(passage, before):
            _tell(case, before, draft)
        _tell(case, passage, draft)
        for other in conflicts(case, passage, look.text):
            _tell(case, other, draft)


def _tell(case: Determination, passage: Passage, draft: Draft) -> None:
    if not is_told(passage, draft):
        state_passage(case, passage, draft)
