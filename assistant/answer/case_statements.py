"""Statements about one decided case: what was found, ordered and offered, and the passages that a clause asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.answer.case_marks import (
    finding_marks,
    holding,
    no_money_marks,
    of_other_matters,
    offer_marks,
    section_marks,
    sum_marks,
)
from assistant.answer.case_money import named, say_matter_sum, state_money
from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.fitness import fit, places, signs
from assistant.answer.plain import day, listed, lower_first, pounds
from assistant.answer.relevance import Weights
from assistant.answer.sources import Found, Sources
from assistant.answer.triage import gives_orders
from assistant.answer.wanted import held, wanted
from assistant.records import Basis, Category, Determination, Finding, Matter, Passage
from assistant.situation.situation import Ask, Clause, Situation

_WITHIN = re.compile(
    r"\bwithin (?:the )?(\d{1,2}|one|two|three|four|six|eight|twelve) (day|week|month)s?\b", re.IGNORECASE
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "twelve": 12}
_NOT_MONEY = re.compile(
    r"\b(apart from|aside from|other than|besides|beyond|on top of|as well as|not just|except)( the| any)? "
    r"(money|payments?|compensation|cash|sums?|£ ?[\d,.]+)",
    re.IGNORECASE,
)
_FINDINGS_ASKED = re.compile(r"\b(findings?|outcomes?|overall|decisions?|found|rul(?:ed|ing|ings))\b", re.IGNORECASE)
_COMPLAINT_STEP = re.compile(r"\b(stage (1|2|one|two)|complain\w*|repl(y|ies|ied)|respon\w+)\b", re.IGNORECASE)
_ALL_FINDINGS = re.compile(r"\bfindings\b|\b(both|each|all) (the )?(matters|findings|complaints)\b", re.IGNORECASE)
_MOST_FINDINGS = 2
"""Findings of so many matters are told where no matter and no finding is asked about."""
_MOST_PASSAGES = 4
_KEEP = 0.62
_KEEP_OTHER = 0.85
"""Of the best passage's fit, what a further one must have: one that holds the kind of thing asked for, and one that does not."""
# One more than the most is stated where it comes this near to the best.
_KEEP_ONE_MORE = 0.7
_MOST_ORDERS = 3
_SHORT = 12
_MOST_WHY = 2
_MOST_CORRECTED = 2
_WHOLE = 0.5


def state_case(
    ref: str, clause: Clause, draft: Draft, sources: Sources, *, brief: bool = False, whole: str = ""
) -> None:
    """Everything that a clause asks about one case, corrections first, and what was asked before the outcome.

    `whole` is the message that the clause belongs to.
    """
    case = sources.corpus.determinations.get(ref)
    if case is None:
        draft.add(StatementKind.UNKNOWN, say("case_not_held", ref=ref))
        return
    before = len(draft.statements)
    correct_premises(case, clause, draft)
    most = _MOST_CORRECTED if len(draft.statements) > before else _MOST_PASSAGES
    wants = wanted(clause.text)
    outcome_first = brief or not wants or bool({"finding", "money"} & wants)
    matters = case.matters if _ALL_FINDINGS.search(clause.text) else matters_asked(case, clause, sources)
    singled_out = matters
    if len(matters) == len(case.matters) and whole and not _ALL_FINDINGS.search(clause.text):
        matters = matters_asked(case, Clause(text=whole, asks=clause.asks), sources)
    if len(matters) > _MOST_FINDINGS and not _FINDINGS_ASKED.search(clause.text) and Ask.FINDING not in clause.asks:
        matters = ()
    if not outcome_first:
        state_passages(case, clause, draft, sources, whole, most, singled_out)
    for matter in matters:
        if matter.finding is None:
            continue
        state_matter(case, matter, draft)
        if matter.finding is Finding.OUTSIDE_JURISDICTION and not brief:
            state_why_outside(case, matter, draft, sources)
    state_unknown(case, [m for m in matters if m.finding is None], draft)
    if not clause.asks or {Ask.REMEDY, Ask.FINDING, Ask.COMPARISON, Ask.PRECEDENT} & set(clause.asks) or brief:
        state_money(case, matters, draft)
    if _NOT_MONEY.search(clause.text):
        for passage in case.passages:
            if passage.mark.startswith("o") and "£" not in passage.text:
                state_passage(case, passage, draft)
    if outcome_first and not brief:
        state_passages(case, clause, draft, sources, whole, most, singled_out)
    if case.basis is Basis.EXTRACT:
        draft.add(StatementKind.UNKNOWN, say("case_extract", ref=case.ref), case=case.ref)


def state_why_outside(case: Determination, matter: Matter, draft: Draft, sources: Sources) -> None:
    """Why a matter was not looked at, and who may look at it: the reasons nearest to that."""
    ranked = ranked_passages(case, say("why_outside", matter=lower_first(matter.matter)), sources)
    reasons = [found.passage for found in ranked if found.passage.mark.startswith("r")][:_MOST_WHY]
    for passage in sorted(reasons, key=lambda p: int(p.mark[1:])):
        state_passage(case, passage, draft)


def state_outcome(case: Determination, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What a case like the asker's came to: the matter nearest to the words, its finding and the money."""
    clause = Clause(text=situation.english, asks=(Ask.PRECEDENT,))
    matters = matters_asked(case, clause, sources)[:1]
    for matter in matters:
        state_matter(case, matter, draft)
    state_money(case, matters, draft)


def correct_premises(case: Determination, clause: Clause, draft: Draft) -> None:
    """Put right a sum or a finding that the question takes for granted and the record contradicts."""
    claims = re.search(r"\b(gave|give|given|got|order\w*|award\w*|paid|won|was)\b", clause.text, re.IGNORECASE)
    known = _sums(case)
    for said in clause.amounts:
        if case.compensation_ordered is None or said == case.compensation_ordered:
            continue
        total = case.compensation_ordered
        ordered = pounds(total) if total else "no new compensation"
        cites = (sum_marks(case, total) or section_marks(case, "o")) if total else no_money_marks(case)
        if said == case.compensation_offered:
            cites = (*offer_marks(case, said), *cites)
            text = say("wrong_sum_offer", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)
        elif claims and said not in known and not _said_by_record(case, said):
            text = say("wrong_sum", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)
    said_finding = named_finding(clause.text)
    if said_finding and case.findings and said_finding not in case.findings and _takes_for_granted(clause.text):
        found = " and ".join(dict.fromkeys(case.findings))
        cites = tuple(mark for m in case.matters if m.finding for mark in finding_marks(case, m))
        text = say("wrong_finding", ref=case.ref, found=found, said=said_finding.value)
        draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)


def matters_asked(case: Determination, clause: Clause, sources: Sources) -> tuple[Matter, ...]:
    """The matters that a clause speaks of; all of them where it singles none out."""
    if len(case.matters) == 1:
        return case.matters
    scores = [
        sources.weights.overlap(clause.text, f"{m.matter} {m.category.value.replace('-', ' ')}") for m in case.matters
    ]
    best = max(scores)
    if best < 0.12:
        return case.matters
    return tuple(m for m, score in zip(case.matters, scores, strict=True) if score >= max(0.12, best * 0.6))


def state_matter(case: Determination, matter: Matter, draft: Draft) -> None:
    """What was found over one matter, and the sum ordered for it alone."""
    names = {**named(case), "matter": lower_first(matter.matter)}
    cites = list(finding_marks(case, matter))
    if matter.finding is None:
        text, kind = say("case_finding_unknown", **names), StatementKind.UNKNOWN
    elif matter.finding is Finding.OUTSIDE_JURISDICTION:
        text, kind = say("case_outside", **names), StatementKind.FINDING
    else:
        settled = matter.finding is Finding.RESOLVED_WITH_INTERVENTION
        text = say("case_finding_settled" if settled else "case_finding", finding=matter.finding.value, **names)
        kind = StatementKind.FINDING
    if len(case.matters) > 1 and case.compensation_ordered:
        sum_, marks = say_matter_sum(case, matter)
        text = f"{text} {sum_}".strip()
        cites += marks
    draft.add(kind, text, *cites, case=case.ref)


def state_unknown(case: Determination, matters: Sequence[Matter], draft: Draft) -> None:
    """The matters whose finding the record does not hold, together in one sentence."""
    if len(matters) == 1:
        state_matter(case, matters[0], draft)
    elif matters:
        over = listed([lower_first(m.matter) for m in matters])
        text = say("case_findings_unknown", **named(case), matters=over)
        draft.add(StatementKind.UNKNOWN, text, *finding_marks(case, matters[0]), case=case.ref)


def state_passages(
    case: Determination,
    clause: Clause,
    draft: Draft,
    sources: Sources,
    whole: str = "",
    most: int = _MOST_PASSAGES,
    matters: Sequence[Matter] = (),
) -> None:
    """The passages of a case that speak to a clause, in the record's own order.

    `whole` is the message that the clause belongs to: what it says counts less than the clause. Where it
    singles out `matters`, passages that are only of others are left out.
    """
    ranked = ranked_passages(case, clause.text, sources, whole)
    top = ranked[0].score
    chosen = [f.passage for f in ranked[:most] if f.score >= top * (_KEEP if _speaks(f, clause) else _KEEP_OTHER)]
    chosen += [f.passage for f in ranked[most : most + 1] if f.score >= top * _KEEP_ONE_MORE and _speaks(f, clause)]
    if "order" in wanted(clause.text):
        orders = [f.passage for f in ranked if f.passage.mark.startswith("o")]
        chosen += [passage for passage in orders[:_MOST_ORDERS] if passage not in chosen]
    best = ranked[0].passage
    if matters and _COMPLAINT_STEP.search(clause.text):
        matters = [*matters, *(m for m in case.matters if m.category is Category.COMPLAINT_HANDLING)]
    chosen = [p for p in chosen if p is best or not of_other_matters(case, p, matters)]
    chosen = [p for p in chosen if not _told(p, draft)]
    order = [p.id for p in case.passages]
    for passage in sorted(chosen, key=lambda p: order.index(p.id)):
        state_passage(case, passage, draft)


def _told(passage: Passage, draft: Draft) -> bool:
    """Whether a passage says no more than a finding that is stated from it already."""
    return len(passage.text.split()) <= _SHORT and draft.cites(passage.id, StatementKind.FINDING)


def _speaks(found: Found, clause: Clause) -> bool:
    """Whether a passage holds a kind of thing that is asked for; any does where no kind is."""
    kinds = wanted(clause.text) & {"money", "date", "duration"}
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
            score += _WHOLE * fit(signs(whole, place, around, weights, case=True), case=True)
        ranked.append(Found(place.passage, score, near[place.passage.id].own if place.passage.id in near else 0.0))
    return sorted(ranked, key=lambda f: (-f.score, f.passage.id))


def state_passage(case: Determination, passage: Passage, draft: Draft) -> None:
    """One passage in its own words, with the date that an order's period makes."""
    text = say("case_passage", ref=case.ref, text=lower_first(passage.text))
    cites = [case.cite(passage)]
    due = deadline(case, passage)
    kind = StatementKind.PASSAGE
    if due is not None and case.decided is not None:
        kind = StatementKind.ORDER
        text = say("case_due", text=text, decided=day(case.decided), due=day(due))
        cites.append(
            computed(
                "order-deadline", "Deadline of an order", f"{day(case.decided)} plus the period ordered is {day(due)}."
            )
        )
    draft.add(kind, text, *cites, case=case.ref)


def deadline(case: Determination, passage: Passage) -> date | None:
    """The day on which the period that an order names runs out, counted from the decision; None where it names none."""
    found = _WITHIN.search(passage.text) if passage.mark.startswith("o") else None
    if found is None or case.decided is None:
        return None
    number = int(found.group(1)) if found.group(1).isdigit() else _NUMBERS[found.group(1).lower()]
    if found.group(2).lower() == "month":
        from assistant.timescales.calendar import add_months

        return add_months(case.decided, number)
    return case.decided + timedelta(days=number * (7 if found.group(2).lower() == "week" else 1))


def named_finding(text: str) -> Finding | None:
    """The finding that a text names, the gravest reading first."""
    low = text.lower()
    for finding in (
        Finding.SEVERE_MALADMINISTRATION,
        Finding.NO_MALADMINISTRATION,
        Finding.MALADMINISTRATION,
        Finding.SERVICE_FAILURE,
        Finding.REASONABLE_REDRESS,
        Finding.OUTSIDE_JURISDICTION,
    ):
        if finding.value in low:
            return finding
    return None


def _takes_for_granted(text: str) -> bool:
    tag = r"\b(wasn'?t it|didn'?t (it|they|he|she)|isn'?t it|right|correct|yes)\s*\??$"
    return bool(re.search(tag, text.strip(), re.IGNORECASE)) or not re.search(
        r"\b(what|which|difference|mean|or)\b", text, re.IGNORECASE
    )


def _sums(case: Determination) -> set[float]:
    sums = {m.compensation for m in case.matters} | {case.compensation_ordered, case.compensation_offered}
    return {s for s in sums if s is not None}


def _said_by_record(case: Determination, sum_: float) -> bool:
    return bool(holding(case, pounds(sum_)))
