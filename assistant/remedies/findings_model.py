"""How likely each finding is: what like cases led to, pulled towards the base rates.

Each past case has a weight that grows with its likeness, and the base rates stand in with the weight
of `_PRIOR` cases: where little compares, the estimate stays near what cases lead to in general.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from assistant.records import Finding

Vector = npt.NDArray[np.float64]

_SHARPNESS = 8.0
_PRIOR = 12.0


def base_rates(findings: Sequence[Finding | None]) -> dict[Finding, float]:
    """The share of each finding among cases whose finding is known, none of them quite 0.

    Half a case is added to each, so that what has not been seen yet is unlikely, not impossible.
    """
    counts = dict.fromkeys(Finding, 0.5)
    for finding in findings:
        if finding is not None:
            counts[finding] += 1
    total = sum(counts.values())
    return {finding: count / total for finding, count in counts.items()}


def weights(likeness: Vector) -> Vector:
    """What each case counts: 1 for the most alike, falling with likeness."""
    if likeness.size == 0:
        return likeness
    falling: Vector = np.exp(_SHARPNESS * (likeness - likeness.max()))
    return falling


def finding_probabilities(
    findings: Sequence[Finding | None], counts_for: Vector, prior: Mapping[Finding, float]
) -> dict[Finding, float]:
    """The probability of each finding; they sum to 1."""
    mass = {finding: _PRIOR * share for finding, share in prior.items()}
    for finding, weight in zip(findings, counts_for, strict=True):
        if finding is not None:
            mass[finding] += float(weight)
    total = sum(mass.values())
    return {finding: part / total for finding, part in mass.items()}
