"""Statements about one decided case: what was found, ordered and offered, and the passages that a clause asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.case_asked import Asked, asked_in
from assistant.answer.case_findings import (
    matters_asked,
    matters_spoken_of,
    state_matter,
    state_sums,
    state_together,
    state_unknown,
)
from assistant.answer.case_marks import conflicts, names_matter, of_other_matters, section, speaks_of_another
from assistant.answer.case_money import state_money
from assistant.answer.case_orders import is_proof, orders_asked
from assistant.answer.case_passages import state_passage
from assistant.answer.case_premises import correct_premises, named_finding
from assistant.answer.contract import Statement, StatementKind
from assistant.answer.draft import Draft, say
from assistant.answer.fitness import fit, places, signs
from assistant.answer.plain import lower_first, pounds
from assistant.answer.relevance import Weights, stems
from assistant.answer.sources import Found, Sources
from assistant.answer.triage import gives_orders
from assistant.answer.wanted import held
from assistant.records import Basis, Category, Determination, Finding, Matter, Passage
from assistant.situation.situation import Ask, Clause, Situation

_COMPLAINT_STEP = re.compile(r"\b(stage (1|2|one|two)|complain\w*|repl(y|ies|ied)|respon\w+)\b", re.IGNORECASE)
_MOST_FINDINGS = 2
"""So many findings are told one by one; more of them together."""
_MOST_PASSAGES = 4
_MOST_BESIDE = 2
"""Passages beside findings and sums that answer already, or of a person's own trouble."""
_MOST_JUDGED = 3
_KEEP = 0.62
_KEEP_OTHER = 0.85
"""Of the best passage's fit, what a further one must have: one that holds the kind of thing asked for, and one that does not."""
# One more than the most is stated where it comes this near to the best.
_KEEP_ONE_MORE = 0.7
_SHORT = 12
_MOST_WHY = 2
_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}\b")
_PARTS = re.compile(r",\s+(?:and )?|\s+and\s+")
_ASKS = re.compile(
    r"(was|were|is|did|does|had|has|could|should|how|what|why|who|whose|when|where|which)\b", re.IGNORECASE
)
_SEVERAL = 2
_NOTHING_ORDERED = re.compile(
    r"\bnothing was ordered\b|\bno [^.]{0,60}\b(was|were|is) (recorded as )?(ordered|recorded)\b", re.I
)
_NO_REASONS = re.compile(
    r"\b(does not (give|set out|hold)|without|no fuller|ends before) (the |its |any )?(fuller )?reasons\b", re.I
)
WHOLE = 0.5
"""How much a whole message counts beside the clause of it that is asked."""
_OWN = 0.8
"""Of the best passage's fit, what a reason must have to stand in the reckoning of a person's own days."""


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
    before = len(draft.statements)
    asked = asked_in(clause, whole, f"{case.landlord} {case.ref}")
    matters, strict = matters_spoken_of(case, clause, sources, whole)
    look = Look(searched or clause.text, whole, matters if len(matters) < len(case.matters) else (), strict=strict)
    if own:
        state_passages(case, asked, look, draft, sources, _MOST_BESIDE, own=True)
        return
    correct_premises(case, clause, draft, matters)
    corrected = any(s.case == case.ref and s.kind is StatementKind.CORRECTION for s in draft.statements)
    outside = all(m.finding is Finding.OUTSIDE_JURISDICTION for m in matters)
    first = (asked.structured or brief or outside) and not asked.made_of and not asked.judged
    if first:
        state_outcome_asked(case, asked, matters, draft, sources, brief=brief, corrected=corrected)
    if asked.orders or asked.outcome:
        state_orders(case, asked, look, draft, sources)
    told = corrected or len(draft.statements) > before or (asked.structured and _outcome_told(case, draft))
    if not (brief and first and told) and not (look.text != clause.text and _dated_already(case, asked, draft)):
        most = _most(asked, told=told, sum_told=corrected or _sum_told(case, draft))
        state_passages(case, asked, look, draft, sources, most)
    if not first:
        state_outcome_asked(case, asked, matters, draft, sources, brief=brief, corrected=corrected)
    if asked.judged and not asked.structured and _acquits(matters, draft):
        state_matter(case, matters[0], draft, money=False)
    if not brief and not outside:
        asked_of_sums = replace(asked, orders=asked.orders and _asks_all_orders(case, look))
        put_right = corrected and not clause.amounts
        state_other_half(case, asked_of_sums, matters, draft, sources, finding_corrected=put_right)
    if case.basis is Basis.EXTRACT:
        draft.add_last(StatementKind.UNKNOWN, say("case_extract", ref=case.ref), case=case.ref)


def state_other_half(
    case: Determination,
    asked: Asked,
    matters: Sequence[Matter],
    draft: Draft,
    sources: Sources,
    *,
    finding_corrected: bool,
) -> None:
    """The finding beside a sum or order that is told, the sum beside a finding: each alone is half of what came of it."""
    timed = bool(asked.wants & {"date", "duration"})
    of_case = [s for s in draft.statements if s.case == case.ref]
    said = " ".join(s.text for s in of_case)
    found = all(m.finding is None or m.finding.value in said for m in matters)
    if asked.view and not found and not _outcome_found(of_case):
        state_findings(case, matters, draft, sources, money=False, brief=True)
    if asked.judged or asked.made_of:
        return
    if (asked.money or (asked.orders and not timed)) and not found and not _outcome_found(of_case):
        state_findings(case, matters, draft, sources, money=False, brief=True)
    if (asked.finding or finding_corrected) and not re.search(r"£|\bno sum\b|\bno new\b|\bno money\b", said):
        if len(matters) == len(case.matters):
            state_money(case, matters, draft)
        else:
            state_sums(case, matters, draft)


def correct_told(ref: str, clauses: Sequence[Clause], draft: Draft, sources: Sources) -> None:
    """Put right what clauses that ask nothing take for granted of a case."""
    case = sources.corpus.determinations[ref]
    for clause in clauses:
        if clause.about_case and (clause.amounts or named_finding(clause.text)):
            matters, _ = matters_spoken_of(case, clause, sources, "")
            correct_premises(case, clause, draft, matters)


@dataclass(frozen=True)
class Look:
    """How to look for passages: by which text, within which message, and of which matters (none: all).

    `strict`: the clause itself singles those matters out, so that not even the best passage may be of others.
    """

    text: str
    whole: str
    matters: tuple[Matter, ...]
    strict: bool


def _most(asked: Asked, *, told: bool, sum_told: bool) -> int:
    """How many passages may stand beside what is told already."""
    if not told or not asked.structured:
        return _MOST_JUDGED if asked.judged else _MOST_PASSAGES
    if asked.made_of or asked.more or (asked.money and not sum_told):
        return _MOST_BESIDE
    return 0 if asked.money else 1


def _sum_told(case: Determination, draft: Draft) -> bool:
    """Whether a statement of ours gives a sum of a case."""
    kinds = (StatementKind.FINDING, StatementKind.AWARD)
    return any(s.case == case.ref and s.kind in kinds and re.search(r"£|money|sum", s.text) for s in draft.statements)


def state_outcome_asked(
    case: Determination,
    asked: Asked,
    matters: Sequence[Matter],
    draft: Draft,
    sources: Sources,
    *,
    brief: bool,
    corrected: bool,
) -> None:
    """The findings and sums that are asked for, of the matters asked about; none that was put right just now."""
    singled = len(matters) < len(case.matters)
    sum_of_matter = asked.money and singled
    if outside := [m for m in matters if m.finding is Finding.OUTSIDE_JURISDICTION]:
        # Whatever is asked of such a matter, that it could not be decided is the answer.
        asked_of_it = asked.finding or asked.orders or asked.money or asked.judged or "reason" in asked.wants
        if asked_of_it and len(outside) == len(matters):
            state_findings(case, outside, draft, sources, money=False, brief=brief)
            return
    if (asked.finding and not corrected) or (brief and not asked.money) or sum_of_matter:
        state_findings(case, matters, draft, sources, money=asked.money_in_message, brief=brief)
    total = asked.total and sum(m.compensation or 0 for m in matters) != case.compensation_ordered
    if (
        asked.money
        and not (corrected and not case.compensation_ordered)
        and not (asked.made_of and case.compensation_ordered and _says_sum(case, draft))
    ):
        state_money(case, matters, draft, total=total)


def state_findings(
    case: Determination, matters: Sequence[Matter], draft: Draft, sources: Sources, *, money: bool, brief: bool
) -> None:
    """What was found over each matter, one by one where they are few."""
    known = [m for m in matters if m.finding is not None]
    plain = [m for m in known if m.finding not in (Finding.OUTSIDE_JURISDICTION, Finding.RESOLVED_WITH_INTERVENTION)]
    together = len(plain) > _MOST_FINDINGS
    for matter in known:
        if together and matter in plain:
            continue
        state_matter(case, matter, draft, money=money)
        if matter.finding is Finding.OUTSIDE_JURISDICTION and not brief and len(known) - len(plain) <= _MOST_FINDINGS:
            state_why_outside(case, matter, draft, sources)
    if together:
        state_together(case, plain, draft)
    state_unknown(case, [m for m in matters if m.finding is None], draft)


def state_orders(case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources) -> None:
    """The orders that a clause asks about; where they are of some matters only, the best first."""
    orders = orders_asked(case, look.text, look.matters, proof=asked.proof)
    if asked.outcome and not asked.orders:
        orders = [p for p in orders if "£" not in p.text and (not look.matters or names_matter(p, look.matters))]
    if look.matters:
        order = [found.passage.id for found in ranked_passages(case, look.text, sources, look.whole)]
        orders.sort(key=lambda p: order.index(p.id))
    for passage in orders:
        if not _told(passage, draft):
            state_passage(case, passage, draft)


def state_why_outside(case: Determination, matter: Matter, draft: Draft, sources: Sources) -> None:
    """Why a matter was not looked at, and who may look at it: the reasons nearest to that."""
    ranked = ranked_passages(case, say("why_outside", matter=lower_first(matter.matter)), sources)
    of_it = [found.passage for found in ranked if not of_other_matters(case, found.passage, [matter])]
    reasons = [p for p in of_it if p.mark.startswith("r") and not _NO_REASONS.search(p.text)][:_MOST_WHY]
    # An extract may hold no reasons but the finding itself: then what happened is all that can show why.
    reasons = reasons or [p for p in of_it if p.mark.startswith("h")][:_MOST_WHY]
    for passage in sorted(reasons, key=lambda p: int(p.mark[1:])):
        state_passage(case, passage, draft)


def state_outcome(case: Determination, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What a case like the asker's came to: the matter nearest to the words, its finding and the money."""
    clause = Clause(text=situation.english, asks=(Ask.PRECEDENT,))
    matters = matters_asked(case, clause, sources)[:1]
    for matter in matters:
        state_matter(case, matter, draft)
    state_money(case, matters, draft)


def state_passages(
    case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, most: int, *, own: bool = False
) -> None:
    """The passages of a case that speak to a clause, the best first, or in the record's order where events are told.

    Passages that are only of other matters than those asked about are left out. Orders are left out unless one
    of them is the best; of a person's `own` trouble all but the reasons are.
    """
    ranked = _fitting(case, asked, look, draft, sources, own=own)
    parts = [] if own else _of_parts(case, asked, look, draft, sources)
    if asked.structured or not most:
        for passage in parts:
            if not _told(passage, draft):
                state_passage(case, passage, draft)
    if not ranked or not most:
        return
    top = ranked[0].score
    chosen = [f.passage for f in ranked[:most] if f.score >= top * (_KEEP if _speaks(f, asked) else _KEEP_OTHER)]
    chosen += [
        f.passage for f in ranked[most : most + 1] if most > 1 and f.score >= top * _KEEP_ONE_MORE and _speaks(f, asked)
    ]
    if asked.judged:
        reasons = [f.passage for f in ranked if f.passage.mark.startswith("r")][:1]
        chosen = [*reasons, *(p for p in chosen if p not in reasons)]
        chosen.sort(key=lambda p: not p.mark.startswith("r"))
    chosen += [p for p in parts if p not in chosen]
    codes = set(_CODE.findall(look.text)) & set(_CODE.findall(ranked[0].passage.text))
    chosen = [p for p in chosen if not _told(p, draft) and codes <= set(_CODE.findall(p.text))]
    if asked.events:
        order = [p.id for p in case.passages]
        chosen.sort(key=lambda p: order.index(p.id))
    for passage in chosen:
        state_passage(case, passage, draft)
        for other in conflicts(case, passage, look.text):
            if not _told(other, draft):
                state_passage(case, other, draft)


def _of_parts(case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources) -> list[Passage]:
    """The best passage for each of the questions that a clause strings together; none where it asks but one."""
    parts = [part for part in _PARTS.split(look.text) if _ASKS.match(part) and len(stems(part)) > 1]
    if len(parts) < _SEVERAL:
        return []
    # What findings and sums answer needs no passage.
    parts = [part for part in parts if not asked_in(Clause(text=part)).structured]
    each = [_fitting(case, asked, replace(look, text=part), draft, sources, own=False) for part in parts]
    return [fitting[0].passage for fitting in each if fitting]


def _fitting(
    case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, *, own: bool
) -> list[Found]:
    """The passages that may be stated, best first."""
    ranked = ranked_passages(case, look.text, sources, look.whole)
    ranked = [f for f in ranked if asked.proof or not is_proof(f.passage)]
    best = ranked[0]
    matters = look.matters
    if matters and _COMPLAINT_STEP.search(look.text):
        matters = (*matters, *(m for m in case.matters if m.category is Category.COMPLAINT_HANDLING))
    kept = [f for f in ranked if (f is best and not look.strict) or not _of_others(case, f.passage, matters)]
    if own:
        return [f for f in kept if f.passage.mark.startswith("r") and f.score >= best.score * _OWN]
    if asked.orders:
        return (
            [] if _ordered(case, draft) and not asked.more else [f for f in kept if not f.passage.mark.startswith("o")]
        )
    sums = asked.money or asked.made_of
    kept = [f for f in kept if f is best or f.passage.mark[0] != "o" or (sums and "£" in f.passage.text)]
    if asked.offer and not asked.money:
        kept[:2] = sorted(kept[:2], key=lambda f: f.passage.mark.startswith("o"))
    return kept


def _told(passage: Passage, draft: Draft) -> bool:
    """Whether what a passage says is stated already: its words, a short finding, or a sum that was ordered."""
    if draft.cites(passage.id, StatementKind.PASSAGE) or draft.cites(passage.id, StatementKind.ORDER):
        return True
    if passage.mark.startswith("o") and "£" in passage.text and draft.cites(passage.id, StatementKind.AWARD):
        return True
    short = len(passage.text.split()) <= _SHORT
    return short and any(draft.cites(passage.id, kind) for kind in (StatementKind.FINDING, StatementKind.CORRECTION))


def _of_others(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage is about matters that were not asked about."""
    reasons = bool(matters) and passage.mark.startswith("r")
    return of_other_matters(case, passage, matters) or (reasons and speaks_of_another(case, passage, matters))


def _asks_all_orders(case: Determination, look: Look) -> bool:
    """Whether all that was ordered is asked about, and not one order or what there was besides money."""
    orders = [p for p in section(case, "o") if not is_proof(p)]
    return {p.id for p in orders} <= {p.id for p in orders_asked(case, look.text, look.matters, proof=False)}


def _outcome_found(statements: Sequence[Statement]) -> bool:
    """Whether one of the statements tells or puts right a finding."""
    return any(s.kind in (StatementKind.FINDING, StatementKind.CORRECTION) for s in statements)


def _acquits(matters: Sequence[Matter], draft: Draft) -> bool:
    """Whether one matter is asked about, nothing was found wrong over it, and that is not said yet.

    Another finding is no closing line: it was made of the whole matter and would blur what was held of one point.
    """
    clear = Finding.NO_MALADMINISTRATION
    return len(matters) == 1 and matters[0].finding is clear and not draft.says(clear.value)


def _outcome_told(case: Determination, draft: Draft) -> bool:
    """Whether a finding or sum of a case stands already."""
    return any(s.case == case.ref and s.kind in (StatementKind.FINDING, StatementKind.AWARD) for s in draft.statements)


def _ordered(case: Determination, draft: Draft) -> bool:
    """Whether something that was ordered in a case stands already: that nothing was leaves the reasons to be told."""
    orders = [s for s in draft.statements if s.case == case.ref and s.kind is StatementKind.ORDER]
    return any(not _NOTHING_ORDERED.search(s.text) for s in orders)


def _dated_already(case: Determination, asked: Asked, draft: Draft) -> bool:
    """Whether only a time is asked, and an order with its own stands already."""
    return bool(asked.wants) and asked.wants <= {"date", "duration"} and _ordered(case, draft)


def _says_sum(case: Determination, draft: Draft) -> bool:
    """Whether a statement on a case gives the sum that was ordered in all."""
    ordered = pounds(case.compensation_ordered or 0)
    return any(
        s.case == case.ref and re.search(rf"{re.escape(ordered)}(?![\d,.]*\d)", s.text) for s in draft.statements
    )


def _speaks(found: Found, asked: Asked) -> bool:
    """Whether a passage holds a kind of thing that is asked for; any does where no kind is."""
    kinds = asked.wants & {"money", "date", "duration"}
    return not kinds or bool(kinds & held(found.passage.text))


def ranked_passages(case: Determination, asked: str, sources: Sources, whole: str = "") -> list[Found]:
    """The passages of a case by how well they fit what is asked, best first, less those that give orders to us."""
    weights = Weights(case.passages)
    near = sources.index.likeness(asked)
    whole = whole if whole != asked else ""
    around = sources.index.likeness(whole) if whole else near
    ranked = []
    for place in places(case.passages, sources.corpus.asked):
        if gives_orders(place.passage.text):
            continue
        score = fit(signs(asked, place, near, weights, case=True), case=True)
        if whole:
            score += WHOLE * fit(signs(whole, place, around, weights, case=True), case=True)
        ranked.append(Found(place.passage, score, near[place.passage.id].own if place.passage.id in near else 0.0))
    return sorted(ranked, key=lambda f: (-f.score, f.passage.id))
