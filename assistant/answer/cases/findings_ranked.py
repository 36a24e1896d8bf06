"""Which of several decided cases ended with the graver finding."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.cases.marks import finding_marks
from assistant.answer.cases.money import named
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed
from assistant.answer.statements.sources import Sources
from assistant.records import Citation, Determination, Finding, Matter
from assistant.situation.wordlists import says

_FAILINGS = (Finding.SEVERE_MALADMINISTRATION, Finding.MALADMINISTRATION, Finding.SERVICE_FAILURE)
"""The findings of a failing, gravest first; how the others stand to each other is no question of gravity."""
_MEANINGS = "housing-ombudsman-findings-and-orders"


def state_graver(text: str, refs: Sequence[str], draft: Draft, sources: Sources) -> None:
    """State the gravest finding among several cases and where it stands, where a text asks which is graver.

    Nothing where a case is not held, or has no failing by name.
    """
    cases = [sources.corpus.determinations[ref] for ref in refs if ref in sources.corpus.determinations]
    worst = [_worst(case) for case in cases]
    if not says("cases", "graver", text=text) or len(cases) < 2 or len(cases) < len(refs) or None in worst:
        return
    found = [(matter.finding, case, matter) for case, matter in zip(cases, worst, strict=True) if matter]
    gravest = min((finding for finding, *_ in found if finding), key=_FAILINGS.index)
    where = [(case, matter) for finding, case, matter in found if finding is gravest]
    marks = [mark for _, case, matter in found for mark in finding_marks(case, matter)]
    marks += _meanings({finding.value.capitalize() for finding, *_ in found if finding}, sources)
    if len(where) == len(cases):
        draft.add(StatementKind.FINDING, say("ranked_graver_none", n=len(cases), finding=gravest.value), *marks)
        return
    told = listed([say("ranked_case", **named(case)) for case, _ in where])
    draft.add(StatementKind.FINDING, say("ranked_graver", n=len(cases), finding=gravest.value, where=told), *marks)


def state_same_finding(text: str, refs: Sequence[str], draft: Draft, sources: Sources) -> None:
    """Yes or no where it is asked if two cases ended with the same finding; nothing where either has several, or none."""
    cases = [sources.corpus.determinations[ref] for ref in refs if ref in sources.corpus.determinations]
    if not says("cases", "same_finding", text=text) or len(cases) != 2 or len(refs) != 2:
        return
    known = [[matter for matter in case.matters if matter.finding] for case in cases]
    kinds = [{matter.finding for matter in matters if matter.finding} for matters in known]
    if any(len(each) != 1 for each in kinds):
        return
    marks = [mark for case, matters in zip(cases, known, strict=True) for mark in finding_marks(case, matters[0])[:1]]
    one, other = (next(iter(each)) for each in kinds)
    if one is other:
        text = say("same_finding", finding=one.value)
    else:
        text = say("not_same_finding", one=one.value, ref=cases[0].ref, other=other.value, beside=cases[1].ref)
    draft.add(StatementKind.FINDING, text, *marks)


def _meanings(findings: set[str], sources: Sources) -> list[Citation]:
    """The passages that say what each finding means: how they stand to each other rests on those."""
    record = sources.corpus.policies.get(_MEANINGS)
    said = [p for p in record.passages if p.text.partition(":")[0] in findings] if record else []
    return [record.cite(p) for p in said] if record else []


def _worst(case: Determination) -> Matter | None:
    """The matter of a case with its gravest failing; None where it has none, or one that is not known."""
    if any(matter.finding is None for matter in case.matters):
        return None
    failed = [matter for matter in case.matters if matter.finding in _FAILINGS]
    return min(failed, key=lambda m: _FAILINGS.index(m.finding), default=None)
