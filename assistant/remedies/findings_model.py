"""How likely each finding is: the base rates, shifted by the signs of the case as far as past cases bear out.

A multinomial logistic regression whose intercept is the base rates and whose weights are pulled hard
towards none: with a hundred cases, most of what is known is the base rate. Trained anew for each set
of cases that may be drawn on, which takes some milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.records import Finding
from assistant.remedies.signs import Scale, Signs

Vector = npt.NDArray[np.float64]

FINDINGS = tuple(Finding)
PULL = 33.0
_STEPS = 400
_CLOSE = 1e-6


def base_rates(findings: Sequence[Finding | None]) -> dict[Finding, float]:
    """The share of each finding among cases whose finding is known, none of them quite 0.

    A tenth of a case is added to each, so that what has not been seen yet is unlikely, not impossible.
    """
    counts = dict.fromkeys(Finding, 0.1)
    for finding in findings:
        if finding is not None:
            counts[finding] += 1
    total = sum(counts.values())
    return {finding: count / total for finding, count in counts.items()}


class FindingsModel:
    """Fitted on past cases; `n` of them had a known finding."""

    def __init__(self, rows: Sequence[Signs], findings: Sequence[Finding | None], pull: float = PULL) -> None:
        known = [i for i, finding in enumerate(findings) if finding is not None]
        self.n = len(known)
        self.base = base_rates(findings)
        self._offset = np.log([self.base[finding] for finding in FINDINGS])
        self._scale = Scale.of(rows) if rows else None
        self._weights = np.zeros((0, len(FINDINGS)))
        if self._scale is not None and known:
            signs = np.array([self._scale.apply(rows[i]) for i in known])
            came = np.eye(len(FINDINGS))[[FINDINGS.index(f) for f in findings if f is not None]]
            self._weights = _fit(signs, came, self._offset, pull)

    def probabilities(self, row: Signs) -> dict[Finding, float]:
        """The probability of each finding; they sum to 1."""
        shift = self._scale.apply(row) @ self._weights if self._scale is not None and self.n else 0.0
        shares = _softmax(self._offset + shift)
        return dict(zip(FINDINGS, (float(share) for share in shares), strict=True))


def _softmax(scores: Vector) -> Vector:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Vector = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _fit(signs: Vector, came: Vector, offset: Vector, pull: float) -> Vector:
    """Weights that make what came likeliest, less `pull` / 2 times their squares, by accelerated descent.

    The cost is strongly convex with a known bound on its curvature, so the step needs no search.
    """
    steepest = 0.5 * float(np.linalg.eigvalsh(signs.T @ signs)[-1]) + pull
    onward = (np.sqrt(steepest) - np.sqrt(pull)) / (np.sqrt(steepest) + np.sqrt(pull))
    weights = ahead = np.zeros((signs.shape[1], came.shape[1]))
    for _ in range(_STEPS):
        slope = signs.T @ (_softmax(signs @ ahead + offset) - came) + pull * ahead
        before, weights = weights, ahead - slope / steepest
        ahead = weights + onward * (weights - before)
        if float(np.abs(slope).max(initial=0.0)) < _CLOSE:
            break
    return weights
