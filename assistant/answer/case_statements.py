"""Statements about one decided case: what was found, ordered and offered, and the passages that a clause asks for."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.fitness import fit, places, signs
from assistant.answer.plain import day, lower_first, pounds
from assistant.answer.relevance import Weights, stems
from assistant.answer.sources import Found, Sources
from assistant.answer.triage import gives_orders
from assistant.answer.wanted import wanted
from assistant.records import Basis, Citation, Determination, Finding, Matter, Passage
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
_MOST_PASSAGES = 4
_KEEP = 0.62
# One more than the most is stated where it comes this near to the best.
_KEEP_ONE_MORE = 0.7
_MOST_ORDERS = 3
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
    matters = matters_asked(case, clause, sources)
    if not outcome_first:
        state_passages(case, clause, draft, sources, whole, most)
    for matter in matters:
        state_matter(case, matter, draft)
        if matter.finding is Finding.OUTSIDE_JURISDICTION and not brief:
            state_why_outside(case, matter, draft, sources)
    if not clause.asks or {Ask.REMEDY, Ask.FINDING, Ask.COMPARISON, Ask.PRECEDENT} & set(clause.asks) or brief:
        state_money(case, matters, draft)
    if _NOT_MONEY.search(clause.text):
        for passage in case.passages:
            if passage.mark.startswith("o") and "£" not in passage.text:
                state_passage(case, passage, draft)
    if outcome_first and not brief:
        state_passages(case, clause, draft, sources, whole, most)
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
    state_money(case, case.matters, draft)


def correct_premises(case: Determination, clause: Clause, draft: Draft) -> None:
    """Put right a sum or a finding that the question takes for granted and the record contradicts."""
    claims = re.search(r"\b(gave|give|given|got|order\w*|award\w*|paid|won|was)\b", clause.text, re.IGNORECASE)
    known = _sums(case)
    for said in clause.amounts:
        if case.compensation_ordered is None or said == case.compensation_ordered:
            continue
        ordered = pounds(case.compensation_ordered) if case.compensation_ordered else "no new compensation"
        cites = [case.cite(p) for p in holding(case, ordered)] or [case.cite(p) for p in _section(case, "o")[:1]]
        if said == case.compensation_offered:
            text = say("wrong_sum_offer", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)
        elif claims and said not in known and not _said_by_record(case, said):
            text = say("wrong_sum", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)
    said_finding = named_finding(clause.text)
    if said_finding and case.findings and said_finding not in case.findings and _takes_for_granted(clause.text):
        found = " and ".join(dict.fromkeys(case.findings))
        cites = [case.cite(p) for f in case.findings for p in holding(case, f.value)[:1]]
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
    """What was found over one matter, and the sum ordered for it."""
    decided = day(case.decided) if case.decided else "date not known"
    names = {"ref": case.ref, "landlord": case.landlord, "decided": decided, "matter": lower_first(matter.matter)}
    if matter.finding is None:
        text = say("case_finding_unknown", **names)
        cites = list(_any_of(case, ""))
        if matter.compensation:
            text += " " + say("case_sum", sum=pounds(matter.compensation))
            cites += [case.cite(p) for p in holding(case, pounds(matter.compensation))[:2]]
        draft.add(StatementKind.UNKNOWN, text, *cites, case=case.ref)
    elif matter.finding is Finding.OUTSIDE_JURISDICTION:
        draft.add(StatementKind.FINDING, say("case_outside", **names), *_any_of(case, "jurisdiction"), case=case.ref)
    else:
        settled = matter.finding is Finding.RESOLVED_WITH_INTERVENTION
        text = say("case_finding_settled" if settled else "case_finding", finding=matter.finding.value, **names)
        cites = list(_any_of(case, matter.finding.value, matter.matter))
        if len(case.matters) > 1 and case.compensation_ordered:
            if matter.compensation:
                text += " " + say("case_sum", sum=pounds(matter.compensation))
                cites += [case.cite(p) for p in holding(case, pounds(matter.compensation))[:2]]
            elif matter.compensation == 0:
                text += " " + say("case_sum_none")
            else:
                text += " " + say("case_sum_unsplit")
        draft.add(StatementKind.FINDING, text, *cites, case=case.ref)


def state_money(case: Determination, matters: tuple[Matter, ...], draft: Draft) -> None:
    """What was ordered in all, what had been offered, and how the two stand to each other."""
    ordered, offered = case.compensation_ordered, case.compensation_offered
    cites = [case.cite(p) for sum_ in (ordered, offered) if sum_ for p in holding(case, pounds(sum_))[:2]]
    parts: list[str] = []
    whole = len(matters) == len(case.matters) or ordered == 0
    if ordered and whole:
        parts.append(say("case_total", ref=case.ref, sum=pounds(ordered)))
    elif ordered == 0 and not offered:
        parts.append(say("case_total_none", ref=case.ref))
    if offered and ordered is not None and (whole or len(case.matters) == 1):
        parts.append(_offer_against_order(case, ordered, offered))
        cites += _sum_worked_out(case, ordered, offered)
    if parts:
        draft.add(StatementKind.AWARD, " ".join(parts), *(cites or _any_of(case, "compensation")), case=case.ref)


def _sum_worked_out(case: Determination, ordered: float, offered: float) -> list[Citation]:
    """The subtraction or addition behind new money and totals, where the record says how the two sums stand."""
    if not ordered or case.order_includes_offer is None or (case.order_includes_offer and ordered <= offered):
        return []
    if case.order_includes_offer:
        quote = f"{pounds(ordered)} less {pounds(offered)} is {pounds(ordered - offered)}."
    else:
        quote = f"{pounds(ordered)} and {pounds(offered)} is {pounds(ordered + offered)}."
    return [computed("sum", f"Sums of case {case.ref}", quote)]


def _offer_against_order(case: Determination, ordered: float, offered: float) -> str:
    sums = {"sum": pounds(ordered), "offer": pounds(offered)}
    if ordered == 0:
        settled = Finding.RESOLVED_WITH_INTERVENTION in case.findings
        return say("case_settled" if settled else "case_redress", **sums)
    if case.order_includes_offer is True and ordered < offered:
        return say("case_offer", **sums)
    if case.order_includes_offer is True:
        if ordered == offered:
            return say("case_offer_inside_all", **sums)
        return say("case_offer_inside", new=pounds(ordered - offered), **sums)
    if case.order_includes_offer is False:
        return say("case_offer_outside", both=pounds(ordered + offered), **sums)
    return say("case_offer_unknown", **sums)


def state_passages(
    case: Determination, clause: Clause, draft: Draft, sources: Sources, whole: str = "", most: int = _MOST_PASSAGES
) -> None:
    """The passages of a case that speak to a clause, in the record's own order.

    `whole` is the message that the clause belongs to: what it says counts less than the clause.
    """
    ranked = ranked_passages(case, clause.text, sources, whole)
    top = ranked[0].score
    chosen = [f.passage for f in ranked[:most] if f.score >= top * _KEEP]
    chosen += [f.passage for f in ranked[most : most + 1] if f.score >= top * _KEEP_ONE_MORE]
    if "order" in wanted(clause.text):
        orders = [f.passage for f in ranked if f.passage.mark.startswith("o")]
        chosen += [passage for passage in orders[:_MOST_ORDERS] if passage not in chosen]
    order = [p.id for p in case.passages]
    for passage in sorted(chosen, key=lambda p: order.index(p.id)):
        state_passage(case, passage, draft)


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


def holding(case: Determination, words: str) -> list[Passage]:
    """The passages of a case that hold the words exactly, orders first, then reasons."""
    pattern = re.compile(rf"(?<![\w£]){re.escape(words)}(?![\w,]*\d)", re.IGNORECASE)
    held = [p for p in case.passages if pattern.search(p.text) and not gives_orders(p.text)]
    return sorted(held, key=lambda p: "orhc".find(p.mark[0]))


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


def _section(case: Determination, letter: str) -> list[Passage]:
    return [p for p in case.passages if p.mark.startswith(letter)]


def _any_of(case: Determination, words: str, about: str = "") -> tuple[Citation, ...]:
    """A passage that holds the words and speaks of the matter; else the first of the reasons."""
    held = [p for p in holding(case, words) if p.mark[0] in "ro"] if words else []
    if held and about:
        wanted = set(stems(about))
        held.sort(key=lambda p: -len(wanted & set(stems(p.text))))
    chosen = held[:1] or _section(case, "r")[:1] or list(case.passages[:1])
    return tuple(case.cite(p) for p in chosen)
