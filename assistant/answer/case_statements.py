"""Statements about one decided case: what was found, ordered and offered, and the passages that a clause asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answer.case_asked import Asked, asked_in
from assistant.answer.case_marks import (
    finding_marks,
    holding,
    no_money_marks,
    of_other_matters,
    offer_marks,
    section_marks,
    speaks_of_another,
    sum_marks,
)
from assistant.answer.case_money import opening, over, say_matter_sum, state_money
from assistant.answer.case_orders import deadlines, is_proof, orders_asked
from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.fitness import fit, places, signs
from assistant.answer.plain import day, listed, lower_first, pounds
from assistant.answer.relevance import Weights, stems
from assistant.answer.sources import Found, Sources
from assistant.answer.triage import gives_orders
from assistant.answer.wanted import held, wanted
from assistant.records import Basis, Category, Determination, Finding, Matter, Passage
from assistant.situation.situation import Ask, Clause, Situation

_HANDLING = re.compile(
    r"\b(complaints?[- ]handling|handl\w+ (?:of )?(?:the|her|his|their) (?:\w+ )?complaint|(?:on|about|over|for) (?:the|her|his|their)"
    r" (?:associated )?complaint(?! about| of| that)\b)",
    re.IGNORECASE,
)
_OF_ANY = frozenset(
    stems(
        "reports report handling concerns concern associated request requests response repairs repair poor condition other"
    )
)
_KIND = 0.3
_AS_WELL = 0.6
_BARE_ORDER = re.compile(
    r"(?:£[\d,.]+(?! (?:is|was|are|were|fitted|and)\b)|An? (?:written )?apology\b|Payment\b)", re.IGNORECASE
)
_IT = re.compile(r"^It (?!was\b|is\b|showed\b|took\b)(\w)")
_SHE = re.compile(r"^(?:She|He) ")
_COMPLAINT_STEP = re.compile(r"\b(stage (1|2|one|two)|complain\w*|repl(y|ies|ied)|respon\w+)\b", re.IGNORECASE)
_ALL_FINDINGS = re.compile(r"\bfindings\b|\b(both|each|all) (the )?(matters|findings|complaints)\b", re.IGNORECASE)
_MOST_FINDINGS = 2
"""So many findings are told one by one; more of them together."""
_MOST_PASSAGES = 4
_MOST_BESIDE = 2
"""Passages beside findings and sums that answer already, or of a person's own trouble."""
_MOST_JUDGED = 3
_MOST_CORRECTED = 1
_KEEP = 0.62
_KEEP_OTHER = 0.85
"""Of the best passage's fit, what a further one must have: one that holds the kind of thing asked for, and one that does not."""
# One more than the most is stated where it comes this near to the best.
_KEEP_ONE_MORE = 0.7
_SHORT = 12
_MOST_WHY = 2
_MORE_THAN_ORDERS = {"reason", "judgement", "offer"}
_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}\b")
_WHOLE = 0.5


def state_case(
    ref: str, clause: Clause, draft: Draft, sources: Sources, *, brief: bool = False, own: bool = False, whole: str = ""
) -> None:
    """What a clause asks about one case, corrections first; nothing of its outcome that is not asked.

    `brief`: one of several cases that are compared. `own`: the person tells of their own home and days, so
    that only how the Ombudsman saw it belongs, and no finding or order. `whole` is the message that the clause
    belongs to.
    """
    case = sources.corpus.determinations.get(ref)
    if case is None:
        draft.add(StatementKind.UNKNOWN, say("case_not_held", ref=ref))
        return
    before = len(draft.statements)
    asked = asked_in(clause, f"{case.landlord} {case.ref}")
    matters = matters_spoken_of(case, clause, sources, whole)
    singled = matters if len(matters) < len(case.matters) else ()
    if own:
        state_passages(case, clause, draft, sources, whole, _MOST_BESIDE, singled, own=True)
        return
    correct_premises(case, clause, draft, matters)
    corrected = len(draft.statements) > before
    first = (asked.structured or brief) and not asked.made_of and not asked.judged
    if first:
        state_outcome_asked(case, asked, matters, draft, sources, brief=brief)
    if asked.orders or asked.outcome:
        state_orders(case, clause, asked, singled, draft, sources, whole)
    if not (brief and first):
        told = len(draft.statements) > before
        most = _MOST_BESIDE if told and asked.structured else _MOST_JUDGED if asked.judged else _MOST_PASSAGES
        most = _MOST_CORRECTED if corrected else most
        state_passages(case, clause, draft, sources, whole, most, singled)
    if not first:
        state_outcome_asked(case, asked, matters, draft, sources, brief=brief)
    if case.basis is Basis.EXTRACT:
        draft.add_last(StatementKind.UNKNOWN, say("case_extract", ref=case.ref), case=case.ref)


def matters_spoken_of(case: Determination, clause: Clause, sources: Sources, whole: str) -> tuple[Matter, ...]:
    """The matters that a clause, or else the message around it, singles out; all of them where neither does."""
    if _ALL_FINDINGS.search(clause.text):
        return case.matters
    matters = matters_asked(case, clause, sources)
    if len(matters) == len(case.matters) and whole:
        matters = matters_asked(case, Clause(text=whole, asks=clause.asks), sources)
    return matters


def state_outcome_asked(
    case: Determination, asked: Asked, matters: Sequence[Matter], draft: Draft, sources: Sources, *, brief: bool
) -> None:
    """The findings and sums that are asked for, of the matters asked about."""
    singled = len(matters) < len(case.matters)
    sum_of_matter = asked.money and singled
    if asked.finding or brief or sum_of_matter:
        state_findings(case, matters, draft, sources, money=asked.money, brief=brief)
    total = asked.total and sum(m.compensation or 0 for m in matters) != case.compensation_ordered
    if asked.money and not (asked.made_of and case.compensation_ordered and _says_sum(case, draft)):
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
        if matter.finding is Finding.OUTSIDE_JURISDICTION and not brief and len(matters) <= _MOST_FINDINGS:
            state_why_outside(case, matter, draft, sources)
    if together:
        kinds = dict.fromkeys(m.finding for m in plain if m.finding)
        found = "; ".join(
            f"{kind.value} over {listed([over(m) for m in plain if m.finding is kind])}" for kind in kinds
        )
        cites = [mark for m in plain for mark in finding_marks(case, m)]
        text = say("case_findings", case=opening(case, draft), found=found)
        draft.add(StatementKind.FINDING, text, *cites, case=case.ref)
    state_unknown(case, [m for m in matters if m.finding is None], draft)


def state_orders(
    case: Determination,
    clause: Clause,
    asked: Asked,
    matters: Sequence[Matter],
    draft: Draft,
    sources: Sources,
    whole: str,
) -> None:
    """The orders that a clause asks about; where they are of some matters only, the best first."""
    orders = orders_asked(case, clause.text, matters, proof=asked.proof)
    if asked.outcome and not asked.orders:
        orders = [p for p in orders if "£" not in p.text]
    if matters:
        order = [found.passage.id for found in ranked_passages(case, clause.text, sources, whole)]
        orders.sort(key=lambda p: order.index(p.id))
    for passage in orders:
        if not _told(passage, draft):
            state_passage(case, passage, draft)


def state_why_outside(case: Determination, matter: Matter, draft: Draft, sources: Sources) -> None:
    """Why a matter was not looked at, and who may look at it: the reasons nearest to that."""
    ranked = ranked_passages(case, say("why_outside", matter=lower_first(matter.matter)), sources)
    reasons = [found.passage for found in ranked if found.passage.mark.startswith("r")]
    reasons = [p for p in reasons if not of_other_matters(case, p, [matter])][:_MOST_WHY]
    for passage in sorted(reasons, key=lambda p: int(p.mark[1:])):
        state_passage(case, passage, draft)


def state_outcome(case: Determination, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What a case like the asker's came to: the matter nearest to the words, its finding and the money."""
    clause = Clause(text=situation.english, asks=(Ask.PRECEDENT,))
    matters = matters_asked(case, clause, sources)[:1]
    for matter in matters:
        state_matter(case, matter, draft)
    state_money(case, matters, draft)


def correct_premises(case: Determination, clause: Clause, draft: Draft, matters: Sequence[Matter]) -> None:
    """Put right a sum or a finding that the question takes for granted and the record contradicts.

    A finding is compared with that of the `matters` asked about.
    """
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
    known_of = [m for m in matters if m.finding]
    findings = [m.finding for m in known_of if m.finding]
    if said_finding and findings and said_finding not in findings and _takes_for_granted(clause.text):
        cites = tuple(mark for m in known_of for mark in finding_marks(case, m))
        kinds = list(dict.fromkeys(f.value for f in findings))
        few = len(known_of) <= _MOST_FINDINGS and len(kinds) == 1
        about = listed([over(m) for m in known_of]) if few else ""
        key = "wrong_finding_over" if few else "wrong_finding"
        text = say(key, ref=case.ref, found=listed(kinds), said=said_finding.value, matter=about)
        draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)


def matters_asked(case: Determination, clause: Clause, sources: Sources) -> tuple[Matter, ...]:
    """The matters that a clause speaks of by their own words; all of them where it singles none out.

    A complaint is spoken of in every case, so its handling is meant only where that is said, or nothing else is.
    """
    if len(case.matters) == 1:
        return case.matters
    words = set(stems(clause.text)) - set(stems(case.landlord))
    scores = [_spoken(m, words, sources) for m in case.matters]
    handling = [m.category is Category.COMPLAINT_HANDLING for m in case.matters]
    if _HANDLING.search(clause.text):
        best = max((s for s, h in zip(scores, handling, strict=True) if not h), default=0.0)
        scores = [max(score, best, 1.0) if h else score for score, h in zip(scores, handling, strict=True)]
    elif any(score for score, h in zip(scores, handling, strict=True) if not h):
        scores = [0.0 if h else score for score, h in zip(scores, handling, strict=True)]
    best = max(scores)
    if best <= 0:
        return case.matters
    return tuple(m for m, score in zip(case.matters, scores, strict=True) if score >= best * _AS_WELL)


def _spoken(matter: Matter, words: set[str], sources: Sources) -> float:
    """How much of a matter a text's stemmed words name; its kind counts less than its own words."""
    own = set(stems(matter.matter)) - _OF_ANY
    kind = set(stems(matter.category.value.replace("-", " "))) - _OF_ANY - own
    weigh = sources.weights.of
    return sum(weigh(w) for w in own & words) + _KIND * sum(weigh(w) for w in kind & words)


def state_matter(case: Determination, matter: Matter, draft: Draft, *, money: bool = True) -> None:
    """What was found over one matter, and the sum ordered for it alone where `money` is asked for."""
    names = {"case": opening(case, draft), "matter": over(matter)}
    cites = list(finding_marks(case, matter))
    told = any(
        s.case == case.ref and s.kind is StatementKind.FINDING and over(matter) in s.text for s in draft.statements
    )
    if told:
        sum_, marks = say_matter_sum(case, matter) if money and len(case.matters) > 1 else ("", [])
        if sum_:
            draft.add(StatementKind.AWARD, say("case_sum_over", sum=sum_, **names), *marks, case=case.ref)
        return
    if matter.finding is None:
        text, kind = say("case_finding_unknown", **names), StatementKind.UNKNOWN
    elif matter.finding is Finding.OUTSIDE_JURISDICTION:
        text, kind = say("case_outside", **names), StatementKind.FINDING
    else:
        settled = matter.finding is Finding.RESOLVED_WITH_INTERVENTION
        text = say("case_finding_settled" if settled else "case_finding", finding=matter.finding.value, **names)
        kind = StatementKind.FINDING
    if money and len(case.matters) > 1 and case.compensation_ordered:
        sum_, marks = say_matter_sum(case, matter)
        text = f"{text} {sum_}".strip()
        cites += marks
    draft.add(kind, text, *cites, case=case.ref)


def state_unknown(case: Determination, matters: Sequence[Matter], draft: Draft) -> None:
    """The matters whose finding the record does not hold, together in one sentence."""
    if len(matters) == 1:
        state_matter(case, matters[0], draft)
    elif matters:
        text = say("case_findings_unknown", case=opening(case, draft), matters=listed([over(m) for m in matters]))
        draft.add(StatementKind.UNKNOWN, text, *finding_marks(case, matters[0]), case=case.ref)


def state_passages(
    case: Determination,
    clause: Clause,
    draft: Draft,
    sources: Sources,
    whole: str = "",
    most: int = _MOST_PASSAGES,
    matters: Sequence[Matter] = (),
    *,
    own: bool = False,
) -> None:
    """The passages of a case that speak to a clause, the best first, or in the record's order where events are told.

    `whole` is the message that the clause belongs to: what it says counts less than the clause. Where it
    singles out `matters`, passages that are only of others are left out. Orders are left out unless one of them
    is the best; of a person's `own` trouble all are.
    """
    asked = asked_in(clause, f"{case.landlord} {case.ref}")
    ranked = [f for f in ranked_passages(case, clause.text, sources, whole) if asked.proof or not is_proof(f.passage)]
    best = ranked[0].passage
    if own:
        ranked = [f for f in ranked if f.passage.mark.startswith("r")]
    elif asked.orders:
        ranked = [f for f in ranked if not f.passage.mark.startswith("o")]
    else:
        ranked = [f for f in ranked if f.passage is best or not f.passage.mark.startswith("o")]
    if matters and _COMPLAINT_STEP.search(clause.text):
        matters = [*matters, *(m for m in case.matters if m.category is Category.COMPLAINT_HANDLING)]
    ranked = [f for f in ranked if f.passage is best or not _of_others(case, f.passage, matters)]
    if not ranked:
        return
    top = ranked[0].score
    if (
        asked.orders
        and not asked.judged
        and any(s.case == case.ref and s.kind is StatementKind.ORDER for s in draft.statements)
        and ranked[0].passage is not best
    ):
        return
    chosen = [f.passage for f in ranked[:most] if f.score >= top * (_KEEP if _speaks(f, clause) else _KEEP_OTHER)]
    chosen += [f.passage for f in ranked[most : most + 1] if f.score >= top * _KEEP_ONE_MORE and _speaks(f, clause)]
    if asked.judged:
        reasons = [f.passage for f in ranked if f.passage.mark.startswith("r")]
        chosen = [*reasons[:1], *(p for p in chosen if p not in reasons[:1])]
        chosen.sort(key=lambda p: not p.mark.startswith("r"))
    codes = set(_CODE.findall(clause.text)) & set(_CODE.findall(best.text))
    chosen = [p for p in chosen if not _told(p, draft) and codes <= set(_CODE.findall(p.text))]
    if asked.events:
        order = [p.id for p in case.passages]
        chosen.sort(key=lambda p: order.index(p.id))
    for passage in chosen:
        state_passage(case, passage, draft)


def _told(passage: Passage, draft: Draft) -> bool:
    """Whether what a passage says is stated already: its words, a short finding, or a sum that was ordered."""
    if draft.cites(passage.id, StatementKind.PASSAGE) or draft.cites(passage.id, StatementKind.ORDER):
        return True
    if passage.mark.startswith("o") and "£" in passage.text and draft.cites(passage.id, StatementKind.AWARD):
        return True
    return len(passage.text.split()) <= _SHORT and draft.cites(passage.id, StatementKind.FINDING)


def _of_others(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage is about matters that were not asked about."""
    reasons = bool(matters) and passage.mark.startswith("r")
    return of_other_matters(case, passage, matters) or (reasons and speaks_of_another(case, passage, matters))


def _says_sum(case: Determination, draft: Draft) -> bool:
    """Whether a statement on a case gives the sum that was ordered in all."""
    ordered = pounds(case.compensation_ordered or 0)
    return any(
        s.case == case.ref and re.search(rf"{re.escape(ordered)}(?![\d,.]*\d)", s.text) for s in draft.statements
    )


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
    """One passage in its own words, with the date that an order's period makes; its subject named."""
    text = say("case_passage", case=opening(case, draft), text=lower_first(with_subject(passage)))
    cites = [case.cite(passage)]
    dues = deadlines(case, passage)
    kind = StatementKind.ORDER if passage.mark.startswith("o") else StatementKind.PASSAGE
    if dues and case.decided is not None:
        text, worked_out = _dated(case, text, dues, draft)
        cites.append(computed("order-deadline", "Deadline of an order", worked_out))
    draft.add(kind, text, *cites, case=case.ref)


def _dated(case: Determination, text: str, dues: Sequence[tuple[str, date]], draft: Draft) -> tuple[str, str]:
    """An order with the day of each of its periods, and how they were counted; the decision's day is told once."""
    assert case.decided is not None
    decided = day(case.decided)
    worked_out = " ".join(f"{decided} plus {period} is {day(due)}." for period, due in dues)
    if len(dues) > 1:
        ends = [say("case_due_of", period=period, due=day(due)) for period, due in dues]
        return say("case_due_each", text=text, decided=decided, dues=listed(ends)), worked_out
    told = any(s.case == case.ref and f"Counted from the decision of {decided}" in s.text for s in draft.statements)
    key = "case_due_again" if told else "case_due"
    return say(key, text=text, decided=decided, due=day(dues[0][1])), worked_out


def with_subject(passage: Passage) -> str:
    """A passage's text with who acts named where a pronoun or a bare sum opens it."""
    text = passage.text
    if passage.mark.startswith("o"):
        if _BARE_ORDER.match(text):
            return say("case_ordered", text=lower_first(text))
        return _IT.sub(r"The Ombudsman \1", text) if "recommend" in text[:30] else _IT.sub(r"The landlord \1", text)
    return _SHE.sub("The resident ", _IT.sub(r"The landlord \1", text))


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
