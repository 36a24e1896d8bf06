"""How matters ended, by category, landlord, landlord type and year: counts and intervals, no league table.

A share is given only where at least `FEWEST` matters stand behind it, and always with their number and its
95% interval (Wilson's), so that nobody reads more into it than it holds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from assistant.errors import InputError
from assistant.records import Category, Finding, Frozen
from assistant.remedies.cases import CaseMatter, DecidedCase

FEWEST = 10
_Z = 1.959964
GROUPINGS = ("category", "landlord", "landlord type", "year")
FAILURES = (Finding.SEVERE_MALADMINISTRATION, Finding.MALADMINISTRATION, Finding.SERVICE_FAILURE)
_UNDECIDED = (Finding.OUTSIDE_JURISDICTION, Finding.RESOLVED_WITH_INTERVENTION)
"""Not judged on their merits: counted among the findings, left out of the share of failures."""


class Share(Frozen):
    """A share of `n`, 0 to 1, with its 95% interval. All None where n is below `FEWEST`."""

    n: int
    count: int
    share: float | None
    low: float | None
    high: float | None


class Outcomes(Frozen):
    """How the matters of one group ended.

    `matters` have a known finding. `failures`: those judged on their merits in which the landlord failed
    (service failure, maladministration, severe maladministration). `redress`: of those, the ones that
    the landlord had put right itself.
    """

    group: str
    matters: int
    cases: int
    findings: dict[Finding, int]
    failures: Share
    severe: Share
    redress: Share


def wilson(count: int, n: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share. Raises ValueError where n is 0 or count is not within 0 to n."""
    if not 0 <= count <= n or n == 0:
        raise ValueError(f"{count} of {n} is not a share")
    share, z2 = count / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def outcomes_by(
    cases: Iterable[DecidedCase], by: str, category: Category | None = None, exclude: frozenset[str] = frozenset()
) -> tuple[Outcomes, ...]:
    """Outcomes of each group, the largest first; for years, in their order.

    A case is counted once for each of its matters. `category` keeps to matters of one kind; the handling of
    complaints is a matter of its own.

    Raises:
        InputError: there is no such grouping.
    """
    if by not in GROUPINGS:
        raise InputError(f"No statistics by {by!r}. Use one of: {', '.join(GROUPINGS)}.")
    findings: dict[str, Counter[Finding]] = defaultdict(Counter)
    refs: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        if case.ref in exclude:
            continue
        for matter in case.matters:
            if matter.finding is None or (category is not None and matter.category is not category):
                continue
            group = _group(case, matter, by)
            if group is not None:
                findings[group][matter.finding] += 1
                refs[group].add(case.ref)
    made = [_outcomes(group, found, len(refs[group])) for group, found in findings.items()]
    return tuple(sorted(made, key=lambda one: one.group if by == "year" else (-one.matters, one.group)))


def _group(case: DecidedCase, matter: CaseMatter, by: str) -> str | None:
    if by == "category":
        return matter.category.value
    if by == "landlord":
        return case.landlord
    if by == "landlord type":
        return case.landlord_type.value
    return str(case.decided.year) if case.decided else None


def _outcomes(group: str, found: Counter[Finding], cases: int) -> Outcomes:
    judged = sum(count for finding, count in found.items() if finding not in _UNDECIDED)
    return Outcomes(
        group=group,
        matters=sum(found.values()),
        cases=cases,
        findings={finding: found[finding] for finding in Finding if found[finding]},
        failures=_share(sum(found[finding] for finding in FAILURES), judged),
        severe=_share(found[Finding.SEVERE_MALADMINISTRATION], judged),
        redress=_share(found[Finding.REASONABLE_REDRESS], judged),
    )


def _share(count: int, n: int) -> Share:
    if n < FEWEST:
        return Share(n=n, count=count, share=None, low=None, high=None)
    low, high = wilson(count, n)
    return Share(n=n, count=count, share=count / n, low=low, high=high)
