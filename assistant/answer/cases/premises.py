"""What a question takes for granted of a case, and what its record says instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import (
    finding_marks,
    holding,
    no_money_marks,
    offer_marks,
    section,
    section_marks,
    sum_marks,
)
from assistant.answer.cases.money import over_in
from assistant.answer.cases.offers import correct_offer
from assistant.answer.cases.told import says_sum
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, pounds
from assistant.records import Determination, Finding, Matter, Policy
from assistant.situation.clauses import amounts
from assistant.situation.situation import Clause
from assistant.situation.wordlists import says

_CLAIMS = re.compile(r"\b(gave|give|given|got|get|gets|order\w*|award\w*|pa(?:y|id)|won|was)\b", re.IGNORECASE)
_WEIGHS = re.compile(
    r"\bstage (?:1|2|one|two)\b|\b(?:enough|fair|reasonable|too (?:little|low)|sufficient|offer\w*)\b", re.IGNORECASE
)
"""A sum weighed or called an offer is not said to have been ordered."""
_BY_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b|\border(?:ed)?\b|\baward(?:ed)?\b", re.IGNORECASE)
_ASKS_WHETHER = re.compile(r"\W*(?:and |so |but |then )*(?:did|was|is|were|does|has|would)\b", re.IGNORECASE)
_LESSER = Finding.SERVICE_FAILURE.value.capitalize()


def correct_premises(
    case: Determination, clause: Clause, draft: Draft, matters: Sequence[Matter], meanings: Policy | None = None
) -> None:
    """Put right a sum or a finding that the question takes for granted and the record contradicts.

    A finding is compared with that of the `matters` asked about; `meanings` is the record of what findings mean.
    """
    correct_offer(case, clause.text, clause.amounts, draft)
    claims = _CLAIMS.search(clause.text)
    known = _sums(case)
    for said in clause.amounts:
        if case.compensation_ordered is None or said == case.compensation_ordered:
            continue
        if said == case.compensation_offered and (
            _offer_told(case, said, draft) or _WEIGHS.search(clause.text) or says("cases", "relation", text=clause.text)
        ):
            continue
        total = case.compensation_ordered
        ordered = pounds(total) if total else say("no_new_money")
        cites = (sum_marks(case, total) or section_marks(case, "o")) if total else no_money_marks(case)
        if said == case.compensation_offered and claims and set(case.findings) == {Finding.RESOLVED_WITH_INTERVENTION}:
            marks = (*section_marks(case, "o"), *finding_marks(case, case.matters[0]))
            draft.add(
                StatementKind.CORRECTION,
                say("wrong_sum_settled", ref=case.ref, said=pounds(said)),
                *marks,
                case=case.ref,
            )
        elif said == case.compensation_offered and claims:
            cites = (*offer_marks(case, said), *cites)
            text = say("wrong_sum_offer", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)
        elif (
            claims and said not in known and not _said_by_record(case, said) and not _added(case, said, clause.amounts)
        ):
            text = say("wrong_sum", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)
        elif _is_put_as_ordered(clause.text) and said not in known and not _is_reasoned(case, said):
            text = say("wrong_sum_beside", ref=case.ref, ordered=ordered, said=pounds(said))
            draft.add(
                StatementKind.CORRECTION, text, *map(case.cite, holding(case, pounds(said))[:1]), *cites, case=case.ref
            )
    said_finding = named_finding(clause.text)
    known_of = [m for m in matters if m.finding]
    findings = [m.finding for m in known_of if m.finding]
    taken = said_finding and _takes_for_granted(clause.text) and not _is_denied(said_finding, clause.text)
    if taken and said_finding and findings and said_finding not in findings:
        cites = tuple(mark for m in known_of for mark in finding_marks(case, m))
        kinds = list(dict.fromkeys(findings))
        over_each = {f: listed([over_in(case, m) for m in known_of if m.finding is f]) for f in kinds}
        found = listed([say("wrong_finding_each", finding=f.value, matters=over_each[f]) for f in kinds])
        lesser = said_finding is Finding.MALADMINISTRATION and set(findings) == {Finding.SERVICE_FAILURE}
        means = [p for p in meanings.passages if p.text.startswith(_LESSER)] if meanings and lesser else []
        if meanings and means:
            cites = (*cites, meanings.cite(means[0]))
        key = "wrong_finding_lesser" if means else "wrong_finding"
        if _ASKS_WHETHER.match(clause.text) and not means:
            key = "wrong_finding_asked"
        text = say(key, ref=case.ref, found=found, said=said_finding.value)
        draft.add(StatementKind.CORRECTION, text, *cites, case=case.ref)


def _is_put_as_ordered(text: str) -> bool:
    """Whether a text has a sum as what the Ombudsman gave, and not as an offer or one that is weighed."""
    return bool(_CLAIMS.search(text) and _BY_OMBUDSMAN.search(text) and not _WEIGHS.search(text))


def _is_reasoned(case: Determination, sum_: float) -> bool:
    """Whether the reasons or orders of a case tell of a sum, so that it may be part of what was ordered."""
    return any(sum_ in amounts(p.text) for letter in "ro" for p in section(case, letter))


def _added(case: Determination, said: float, named: Sequence[float]) -> bool:
    """Whether a sum is only the order and the offer put together, both of them named and rightly.

    How the two stand to each other is then what is asked, and where the record does not say so nothing is to be put right.
    """
    both = (case.compensation_ordered or 0.0, case.compensation_offered or 0.0)
    return case.order_includes_offer is not True and set(both) <= set(named) and said == sum(both)


def _offer_told(case: Determination, sum_: float, draft: Draft) -> bool:
    """Whether a statement of ours already tells a sum as the landlord's offer."""
    awards = [s for s in draft.statements if s.case == case.ref and s.kind is StatementKind.AWARD]
    return says_sum(case, sum_, draft) and any("offer" in s.text and pounds(sum_) in s.text for s in awards)


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


def _is_denied(finding: Finding, text: str) -> bool:
    """Whether a text names a finding as the one that was not made: `why isn't it maladministration?`"""
    name = re.escape(finding.value)
    asked_why = rf"\bwhy\b[^.?!]*(?:n['’]?t\b|\bnot\b)[^.?!]*\b{name}"
    set_aside = rf"\b(?:not|rather than|instead of|short of|no)(?: an?| one of| found| called| any)? {name}"
    return re.search(rf"{asked_why}|{set_aside}", text, re.IGNORECASE) is not None


def _sums(case: Determination) -> set[float]:
    sums = {m.compensation for m in case.matters} | {case.compensation_ordered, case.compensation_offered}
    return {s for s in sums if s is not None}


def _said_by_record(case: Determination, sum_: float) -> bool:
    return bool(holding(case, pounds(sum_)))
