"""The numbers of an evaluation. Plain values in, plain values out; no model, no judge."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.records import Frozen


class Share(Frozen):
    """So many of so many, with the Wilson interval of 95%."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 where nothing was counted."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between what the true share may lie, 95% of the time."""
        if not self.of:
            return (0.0, 1.0)
        z, n, p = 1.96, self.of, self.value
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return (max(0.0, middle - spread), min(1.0, middle + spread))

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.hits}/{self.of} ({self.value:.0%}, {low:.0%} to {high:.0%})" if self.of else "none counted"


def mcnemar_exact(gained: int, lost: int) -> float:
    """Two-sided p of the exact McNemar test: cases that changed for the better and for the worse."""
    return sign_test(gained, lost)


def sign_test(ups: int, downs: int) -> float:
    """Two-sided p of the sign test, ties left out: 1.0 where nothing changed."""
    n = ups + downs
    if n == 0:
        return 1.0
    ways = whole = 1
    for k in range(1, min(ups, downs) + 1):
        ways = ways * (n - k + 1) // k
        whole += ways
    return min(1.0, 2 * whole / (1 << n))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which a share of the values lies (nearest rank); None of no values."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def reciprocal_rank(ranked: Sequence[str], relevant: frozenset[str]) -> float:
    """1 / rank of the first relevant item, 0 where there is none."""
    return next((1 / place for place, item in enumerate(ranked, 1) if item in relevant), 0.0)


def found_within(ranked: Sequence[str], relevant: frozenset[str], k: int) -> bool:
    """Whether a relevant item is among the first k."""
    return any(item in relevant for item in ranked[:k])


def ndcg(ranked: Sequence[str], relevant: frozenset[str], k: int) -> float:
    """Normalised discounted cumulative gain of the first k, every relevant item worth the same."""
    gain = sum(1 / math.log2(place + 1) for place, item in enumerate(ranked[:k], 1) if item in relevant)
    best = sum(1 / math.log2(place + 1) for place in range(1, min(k, len(relevant)) + 1))
    return gain / best if best else 0.0


def brier(forecast: dict[str, float], happened: str, classes: Sequence[str]) -> float:
    """Squared error of a forecast over classes: 0 is perfect, 2 the worst."""
    return sum((forecast.get(name, 0.0) - (name == happened)) ** 2 for name in classes)


def ranked_probability(forecast: dict[str, float], happened: str, ordered: Sequence[str]) -> float:
    """Ranked probability score over classes in order: 0 is perfect, 1 the worst."""
    total = said = true = 0.0
    for name in ordered[:-1]:
        said += forecast.get(name, 0.0)
        true += name == happened
        total += (said - true) ** 2
    return total / (len(ordered) - 1)


class Bin(Frozen):
    """Forecasts of about the same probability, and how often they came true."""

    low: float
    high: float
    n: int
    said: float
    happened: float


def reliability(pairs: Sequence[tuple[float, bool]], bins: int = 5) -> tuple[Bin, ...]:
    """Forecast probabilities against what happened, in bins of equal width; empty bins are left out."""
    out = []
    for place in range(bins):
        low, high = place / bins, (place + 1) / bins
        inside = [(p, came) for p, came in pairs if low <= p < high or (place == bins - 1 and p == 1.0)]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            happened = sum(came for _, came in inside) / len(inside)
            out.append(Bin(low=low, high=high, n=len(inside), said=said, happened=happened))
    return tuple(out)


def calibration_error(pairs: Sequence[tuple[float, bool]], bins: int = 5) -> float:
    """The mean gap between said and happened, weighted by how many forecasts a bin holds."""
    return sum(b.n * abs(b.said - b.happened) for b in reliability(pairs, bins)) / len(pairs) if pairs else 0.0
