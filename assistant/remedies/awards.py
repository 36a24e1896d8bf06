"""The spread of sums in cases like this one.

Every past order of money is carried over to this case: where past orders differ with a sign, such as
damp or a child in the home, each is scaled by that difference, pulled hard towards none. The
quantiles of the sums carried over are the spread. Each past case is carried over by a fit that did
not see it, or the range would come out too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.remedies.contract import Spread
from assistant.remedies.signs import Scale, Signs

Vector = npt.NDArray[np.float64]

LOW, MEDIAN, HIGH = 0.1, 0.5, 0.9
FEWEST = 5
PULL = 10.0


class AwardsModel:
    """Fitted on sums of past cases; `n` of them were more than nothing."""

    def __init__(self, rows: Sequence[Signs], sums: Sequence[float | None], pull: float = PULL) -> None:
        paid = [i for i, amount in enumerate(sums) if amount]
        self.n = len(paid)
        if self.n < FEWEST:
            return
        self._scale = Scale.of([rows[i] for i in paid])
        signs = np.array([self._scale.apply(rows[i]) for i in paid])
        logs = np.log(np.array([sums[i] for i in paid], dtype=float))
        self._middle = float(logs.mean())
        inner = signs.T @ signs + pull * np.eye(signs.shape[1])
        self._weights = np.linalg.solve(inner, signs.T @ (logs - self._middle))
        reach = np.einsum("ij,ji->i", signs, np.linalg.solve(inner, signs.T)) + 1 / self.n
        # What each case would have been off by, had the fit not seen it.
        self._off = np.sort((logs - self._middle - signs @ self._weights) / (1 - np.minimum(reach, 0.9)))

    def spread(self, row: Signs, thin: bool = False) -> Spread | None:
        """The spread for one case; None where fewer than five sums are known. `thin` widens it."""
        if self.n < FEWEST:
            return None
        centre = self._middle + float(self._scale.apply(row) @ self._weights)
        outer = (LOW / 2, MEDIAN, 1 - LOW / 2) if thin else (LOW, MEDIAN, HIGH)
        low, median, high = (float(np.exp(centre + _quantile(self._off, at))) for at in outer)
        return Spread(low=rounded(low), median=rounded(median), high=rounded(high), n=self.n)


def _quantile(ranked: Vector, at: float) -> float:
    """The quantile that a new case falls below with chance `at`: of n cases the k-th is k / (n + 1)."""
    places = np.arange(1, len(ranked) + 1) / (len(ranked) + 1)
    return float(np.interp(at, places, ranked))


def rounded(amount: float) -> float:
    """To £5 below £100, to £10 below £1,000, to £50 above: no finer than the data."""
    step = 5 if amount < 100 else 10 if amount < 1000 else 50
    return float(max(round(amount / step), 1) * step)
