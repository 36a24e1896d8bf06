"""The spread of sums in cases like this one: weighted quantiles, pulled towards all cases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.remedies.contract import Spread

Vector = npt.NDArray[np.float64]

LOW, MEDIAN, HIGH = 0.1, 0.5, 0.9
_PRIOR = 12.0
FEWEST = 5


def spread(sums: Sequence[float | None], counts_for: Vector, alike: Sequence[bool]) -> Spread | None:
    """The spread of the sums that are more than nothing. None where fewer than five cases compare.

    `counts_for` weighs each case; all cases together count `_PRIOR` on top, spread evenly, which
    widens the range where little compares. `alike` marks the cases that count as comparable: `n`.
    """
    known = [i for i, amount in enumerate(sums) if amount]
    n = sum(1 for i in known if alike[i])
    if n < FEWEST:
        return None
    amounts = np.array([sums[i] for i in known], dtype=float)
    weight = counts_for[known] + _PRIOR / len(known)
    low, median, high = (quantile(amounts, weight, at) for at in (LOW, MEDIAN, HIGH))
    return Spread(low=rounded(low), median=rounded(median), high=rounded(high), n=n)


def quantile(amounts: Vector, weight: Vector, at: float) -> float:
    """A weighted quantile, on a logarithmic scale between neighbouring sums."""
    order = np.argsort(amounts, kind="stable")
    heaped = np.cumsum(weight[order]) - 0.5 * weight[order]
    return float(np.exp(np.interp(at, heaped / weight.sum(), np.log(amounts[order]))))


def rounded(amount: float) -> float:
    """To £5 below £100, to £10 below £1,000, to £50 above: no finer than the data."""
    step = 5 if amount < 100 else 10 if amount < 1000 else 50
    return float(round(amount / step) * step)
