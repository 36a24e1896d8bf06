"""What of a case must stand beside what is told: the finding beside a reason, the sum beside a finding, the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.balance import is_verdict
from assistant.answer.cases.findings import state_findings_of, state_sums, state_unknown
from assistant.answer.cases.marks import of_other_matters, section
from assistant.answer.cases.money import state_money
from assistant.answer.contract import Statement, StatementKind
from assistant.answer.statements.draft import Draft
from assistant.records import Determination, Finding, Matter, Passage

_ANY_SUM = re.compile(r"£|\bno sum\b|\bno new\b|\bno money\b")
_CLEAR = Finding.NO_MALADMINISTRATION


def state_beside(
    case: Determination,
    asked: Asked,
    matters: Sequence[Matter],
    draft: Draft,
    since: int,
    *,
    finding_corrected: bool,
    sum_corrected: bool,
) -> None:
    """What belongs beside the statements on a case from place `since` on.

    A finding beside how the Ombudsman saw it, and beside a reason for or against the landlord, so that neither is
    taken for the outcome; a finding beside a sum that was put right; a sum beside a finding of the whole case.
    """
    of_case = [s for s in draft.statements if s.case == case.ref]
    said = " ".join(s.text for s in of_case)
    if (asked.judged or asked.finding) and len(matters) < len(case.matters) and all(m.finding is None for m in matters):
        state_unknown(case, matters, draft)
        return
    known = all(m.finding is None or m.finding.value in said for m in matters)
    if not _outcome_found(of_case) and not known:
        if asked.view:
            state_findings_of(case, matters, draft)
        elif asked.judged:
            reasons = _reasons_told(case, draft, since)
            judged = matters_judged(case, reasons, matters)
            if judged and (not reasons or any(is_verdict(p) for p in reasons) or judged[0].finding is _CLEAR):
                state_findings_of(case, judged, draft)
    timed = bool(asked.wants & {"date", "duration"})
    of_all = asked.alone and len(matters) == len(case.matters) and not asked.total and not asked.made_of
    if (of_all or asked.finding_too) and not _outcome_found(of_case) and (asked.money or (asked.orders and not timed)):
        state_findings_of(case, matters, draft)
    if sum_corrected and not asked.made_of and not any(s.kind is StatementKind.FINDING for s in of_case):
        state_findings_of(case, matters, draft)
    if asked.judged or asked.made_of:
        return
    said = " ".join(s.text for s in draft.statements if s.case == case.ref)
    if (asked.finding or finding_corrected) and not _ANY_SUM.search(said):
        if len(matters) == len(case.matters):
            state_money(case, matters, draft)
        elif finding_corrected:
            state_sums(case, matters, draft)


def matters_judged(case: Determination, reasons: Sequence[Passage], matters: Sequence[Matter]) -> tuple[Matter, ...]:
    """The matters that some reasons are about, of those asked about; none where that leaves several."""
    about = [m for m in matters if not reasons or any(not of_other_matters(case, p, [m]) for p in reasons)]
    return tuple(about) if len(about) == 1 else ()


def _reasons_told(case: Determination, draft: Draft, since: int) -> list[Passage]:
    numbers = {n for s in draft.statements[since:] if s.kind is StatementKind.PASSAGE for n in s.citations}
    cited = {c.passage for c in draft.citations if c.n in numbers}
    return [p for p in section(case, "r") if p.id in cited]


def _outcome_found(statements: Sequence[Statement]) -> bool:
    """Whether one of the statements tells or puts right a finding."""
    return any(s.kind in (StatementKind.FINDING, StatementKind.CORRECTION) for s in statements)
