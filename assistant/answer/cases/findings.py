"""Which matters of a case a clause speaks of, and what was found over each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import finding_marks, names_matter
from assistant.answer.cases.money import opening, over, say_matter_sum
from assistant.answer.cases.passages import with_subject
from assistant.answer.cases.told import tells_only_outcome
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, lower_first, pounds
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Determination, Finding, Matter, Passage
from assistant.situation.clauses import amounts
from assistant.situation.situation import Clause

_HANDLING = re.compile(
    r"\b(complaints?[- ]handling|complaint (?:\w+ )?(?:handled|dealt with)|deal\w* with (?:the|her|his|their) complaint|handl\w+ (?:of )?(?:the|her|his|their) (?:\w+ )?complaint|(?:on|about|over|for) (?:the|her|his|their)"
    r" (?:associated )?complaint(?! about| of| that)\b)",
    re.IGNORECASE,
)
_OF_ANY = frozenset(
    stems(
        "reports report handling concerns concern associated request requests response repairs repair poor condition other"
    )
)
MOST_FINDINGS = 2
"""So many findings are told one by one; more of them together."""
_NO_SUM = re.compile(r"\bno (?:sum|money|compensation)\b", re.IGNORECASE)
_WHICH_MATTER = re.compile(r"\b(nor says|does not say|not say) (on |over |for )?which matter\b", re.IGNORECASE)
_KIND = 0.3
_AS_WELL = 0.6
_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""What only says which case is meant."""
_ALL_FINDINGS = re.compile(r"\bfindings\b|\b(both|each|all) (the )?(matters|findings|complaints)\b", re.IGNORECASE)


def matters_spoken_of(
    case: Determination, clause: Clause, sources: Sources, whole: str
) -> tuple[tuple[Matter, ...], bool]:
    """The matters that a clause, or else the message around it, singles out, all where neither does; whether the clause did."""
    if _ALL_FINDINGS.search(clause.text):
        return case.matters, False
    matters = matters_asked(case, clause, sources)
    strict = len(matters) < len(case.matters)
    if not strict and whole:
        matters = matters_asked(case, Clause(text=whole, asks=clause.asks, amounts=amounts(whole)), sources)
    return matters, strict


def matters_asked(case: Determination, clause: Clause, sources: Sources) -> tuple[Matter, ...]:
    """The matters that a clause speaks of by their own words; all of them where it singles none out.

    A complaint is spoken of in every case, so its handling is meant only where that is said, or nothing else is.
    """
    if len(case.matters) == 1:
        return case.matters
    of_sum = tuple(m for m in case.matters if m.compensation and m.compensation in clause.amounts)
    if len(of_sum) == 1:
        return of_sum
    words = set(stems(_IN_BRACKETS.sub(" ", clause.text))) - set(stems(case.landlord))
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
    spoken = _in_words(case, matter)
    words = [over(matter), *([lower_first(with_subject(spoken))] if spoken else [])]
    told = any(
        s.case == case.ref
        and s.kind in (StatementKind.FINDING, StatementKind.PASSAGE)
        and any(w in s.text for w in words)
        for s in draft.statements
    )
    if told:
        if money and len(case.matters) > 1:
            state_sums(case, [matter], draft)
        return
    if matter.finding is None:
        text, kind = say("case_finding_unknown", **names), StatementKind.UNKNOWN
    elif matter.finding is Finding.OUTSIDE_JURISDICTION:
        text, kind = say("case_outside", **names), StatementKind.FINDING
    elif any(_WHICH_MATTER.search(mark.quote or "") for mark in cites):
        text = say("case_finding_of_case", case=names["case"], finding=matter.finding.value)
        kind = StatementKind.FINDING
    elif (reasoned := _in_words(case, matter)) is not None:
        text = say("case_passage", case=names["case"], text=lower_first(with_subject(reasoned)))
        kind, cites = StatementKind.FINDING, [case.cite(reasoned)]
    else:
        settled = matter.finding is Finding.RESOLVED_WITH_INTERVENTION
        text = say("case_finding_settled" if settled else "case_finding", finding=matter.finding.value, **names)
        kind = StatementKind.FINDING
    if money and len(case.matters) > 1 and case.compensation_ordered:
        sum_, marks = say_matter_sum(case, matter)
        said = pounds(matter.compensation) in text if matter.compensation else _NO_SUM.search(text) is not None
        sum_ = "" if said else sum_
        text = f"{text} {sum_}".strip()
        cites += marks
    draft.add(kind, text, *cites, case=case.ref)


def state_findings_of(case: Determination, matters: Sequence[Matter], draft: Draft, *, money: bool = False) -> None:
    """What was found over each matter, one by one where they are few; which is not known, last."""
    known = [m for m in matters if m.finding is not None]
    apart = (Finding.OUTSIDE_JURISDICTION, Finding.RESOLVED_WITH_INTERVENTION)
    plain = [m for m in known if m.finding not in apart]
    together = len(plain) > MOST_FINDINGS
    for matter in known:
        if not (together and matter in plain):
            state_matter(case, matter, draft, money=money)
    if together:
        state_together(case, plain, draft)
    state_unknown(case, [m for m in matters if m.finding is None], draft)


def _in_words(case: Determination, matter: Matter) -> Passage | None:
    """The passage that gives a matter's finding with its reason, and speaks of no other; better told than the finding alone."""
    if matter.finding is None or not (marks := finding_marks(case, matter)):
        return None
    passage = next((p for p in case.passages if p.id == marks[0].passage), None)
    if passage is None or not passage.mark.startswith("r") or tells_only_outcome(passage):
        return None
    low = passage.text.lower()
    named = {finding for finding in Finding if re.search(rf"(?<!severe )(?<!no )\b{finding.value}\b", low)}
    mine = len(case.matters) == 1 or names_matter(passage, [matter])
    return passage if mine and named == {matter.finding} else None


def state_sums(case: Determination, matters: Sequence[Matter], draft: Draft) -> None:
    """What was ordered for each of some of a case's matters alone."""
    for matter in matters:
        sum_, marks = say_matter_sum(case, matter)
        none = matter.compensation == 0 and any(
            s.case == case.ref and s.kind is StatementKind.FINDING and _NO_SUM.search(s.text) for s in draft.statements
        )
        ordered = [s.text for s in draft.statements if s.case == case.ref and s.kind is StatementKind.ORDER]
        told = matter.compensation and any(pounds(matter.compensation) in text for text in ordered)
        if sum_ and not none and not told and not draft.says(sum_):
            text = say(
                "case_sum_over",
                case=opening(case, draft),
                matter=over(matter),
                sum=lower_first(sum_).replace(" for that.", "."),
            )
            draft.add(StatementKind.AWARD, text, *marks, case=case.ref)


def state_unknown(case: Determination, matters: Sequence[Matter], draft: Draft) -> None:
    """The matters whose finding the record does not hold, together in one sentence."""
    if len(matters) == 1:
        state_matter(case, matters[0], draft)
    elif matters:
        text = say("case_findings_unknown", case=opening(case, draft), matters=listed([over(m) for m in matters]))
        draft.add(StatementKind.UNKNOWN, text, *finding_marks(case, matters[0]), case=case.ref)


def state_together(case: Determination, matters: Sequence[Matter], draft: Draft) -> None:
    """What was found over many matters, in one sentence, by finding."""
    kinds = dict.fromkeys(m.finding for m in matters if m.finding)
    over_each = {kind: listed([over(m) for m in matters if m.finding is kind]) for kind in kinds}
    found = "; ".join(f"{kind.value} over {which}" for kind, which in over_each.items())
    cites = [mark for m in matters for mark in finding_marks(case, m)]
    draft.add(
        StatementKind.FINDING, say("case_findings", case=opening(case, draft), found=found), *cites, case=case.ref
    )
