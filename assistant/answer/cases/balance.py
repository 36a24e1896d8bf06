"""Whether a reason speaks for or against the landlord, and what stands on the other side of the same point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import section
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Found
from assistant.records import Determination, Passage

_AGAINST = re.compile(
    r"\b(fail\w*|wrong\w*|should have|unfair|unreasonable|inadequate|not enough|slow|late|delay\w*|did not spell|contrary|unresolved)\b",
    re.IGNORECASE,
)
_IN_FAVOUR = re.compile(r"\b(reasonable|fair|right|appropriate|sensible|justified|no failing)\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:refusing|declining|rejecting|turning down) ([^,.;]+?) (?:was|were) "
    r"|\b(?:reasonable|fair|right|appropriate)\b[^.;]{0,30} (?:to|in) (?:refus|declin|reject)\w* ([^,.;]+)",
    re.IGNORECASE,
)
"""A refusal that is judged, and what was refused."""
_SHARED = 2
_NEAR = 0.7
"""Of the best reason's fit, what one that says right or wrong must have to go before it."""


def counterweight(case: Determination, chosen: Sequence[Passage], telling: set[str]) -> Passage | None:
    """Beside reasons in the landlord's favour: what else was held against it on the same point."""
    favour = [p for p in chosen if p.mark.startswith("r") and _IN_FAVOUR.search(p.text) and not _AGAINST.search(p.text)]
    if not favour:
        return None
    point = telling & {word for p in favour for word in stems(p.text)}
    others = [p for p in section(case, "r") if p not in chosen and _AGAINST.search(p.text)]
    shared = {p.id: len(point & set(stems(p.text))) for p in others}
    best = max(others, key=lambda p: shared[p.id], default=None)
    return best if best is not None and shared[best.id] >= _SHARED else None


def refusals_judged(case: Determination, told: str) -> list[Passage]:
    """The reasons that judge a refusal of something that is told of: without them it reads as a wrong."""
    said = set(stems(told))
    of_any = {word for matter in case.matters for word in stems(matter.matter)} | set(
        stems(f"{case.landlord} resident")
    )
    judged = []
    for passage in section(case, "r"):
        found = _REFUSAL.search(passage.text)
        refused = set(stems(next(filter(None, found.groups())))) - of_any if found else set()
        if refused and refused <= said:
            judged.append(passage)
    return judged


def is_verdict(passage: Passage) -> bool:
    """Whether a reason says that something was right, or that it was wrong."""
    return _AGAINST.search(passage.text) is not None or _IN_FAVOUR.search(passage.text) is not None


def first_verdict(ranked: Sequence[Found]) -> list[Passage]:
    """The reason that says whether something was right, where it comes near to the best one."""
    reasons = [f for f in ranked if f.passage.mark.startswith("r")]
    return [f.passage for f in reasons if f.score >= reasons[0].score * _NEAR and is_verdict(f.passage)][:1]
