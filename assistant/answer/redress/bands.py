"""In which band of the older guidance a sum of a decided case lies, by its finding."""

from __future__ import annotations

import re

from assistant.answer.cases.marks import finding_marks, sum_marks
from assistant.answer.cases.money import over
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import pounds
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Finding, Passage, Policy, Remedy
from assistant.remedies.comparables import exactly
from assistant.remedies.guidance import OLDER

_BAND = re.compile(
    r"\b(?:band|bracket)s?\b|\bannex a\b|\b(?:range|guidance|guideline)s?\b.{0,40}\b(?:sum|fit|fall|sit|lie|in line|amount|award)\w*"
    r"|\b(?:sum|fit|fall|sit|lie|in line|amount|award)\w*\b.{0,40}\b(?:range|guidance|guideline)s?\b",
    re.IGNORECASE,
)
_LEAST = 100
"""The foot of the lowest band, in pounds: a sum on it has no lower band to lie in."""


def asks_for_a_band(text: str) -> bool:
    """Whether a text asks in which band of guidance a sum lies."""
    return _BAND.search(text) is not None


def state_bands_of(case: Determination, draft: Draft, sources: Sources) -> bool:
    """State the band that holds each sum of a case, as that of its finding; whether any does.

    The bands are guides for each matter, so that a sum of several matters together lies in none.
    """
    older = sources.corpus.policies.get(OLDER)
    stated = False
    for matter in case.matters if older else ():
        total = case.compensation_ordered if len(case.matters) == 1 else None
        amount = matter.compensation or total
        if not amount or matter.finding is None or older is None:
            continue
        held = [p for remedy in older.remedies if _holds(remedy, amount, matter.finding) if (p := _told(older, remedy))]
        for passage in held:
            text = say(
                "band_of_sum", sum=pounds(amount), finding=matter.finding.value, matter=over(matter), text=passage.text
            )
            marks = (*sum_marks(case, amount, matter), *finding_marks(case, matter))
            draft.add(StatementKind.GUIDANCE, text, older.cite(passage), *marks)
            stated = True
    return stated


def _holds(remedy: Remedy, amount: float, finding: Finding) -> bool:
    """Whether a band is of a finding and holds a sum; a sum on the line between two lies in the lower."""
    above = amount > remedy.low if remedy.low > _LEAST else amount >= remedy.low
    return remedy.finding is finding and above and (remedy.high is None or amount <= remedy.high)


def _told(policy: Policy, remedy: Remedy) -> Passage | None:
    """The passage that states a band in its own words."""
    sums = [exactly(sum_) for sum_ in (remedy.low, remedy.high) if sum_]
    fits = [p for p in policy.passages if all(re.search(one, p.text) for one in sums) and remedy.finding]
    fits = [p for p in fits if remedy.finding and remedy.finding.value in p.text.lower()]
    return min(fits, key=lambda p: abs(p.text.count("£") - len(sums)), default=None)
