"""How a kind of matter shifts the findings, as thousands of decided matters show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol

from assistant.records import Category, Finding

# Findings changed much from 2021 to 2023; since then they have not.
SINCE = date(2024, 1, 1)
_PULL = 200.0


class DecidedMatterLike(Protocol):
    """What is needed of a decided matter; the rows of the findings store have it."""

    @property
    def ref(self) -> str: ...
    @property
    def decided(self) -> date | None: ...
    @property
    def category(self) -> Category: ...
    @property
    def finding(self) -> Finding | None: ...


class DecidedMatters(Protocol):
    """Where decided matters come from: `assistant.ingest.findings_store.FindingsStore` is one.

    `digest` changes whenever the matters do, and is empty where there are none.
    """

    @property
    def digest(self) -> str: ...
    def matters(self) -> Iterator[DecidedMatterLike]: ...


class Rates:
    """Counts of findings by category since 2024, with each case's own part, so that it can be taken out."""

    def __init__(self, library: DecidedMatters) -> None:
        self._library = library

    def __hash__(self) -> int:
        return hash(self._library.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rates) and other._library.digest == self._library.digest

    def lift(self, category: Category | None, exclude: frozenset[str]) -> tuple[Mapping[Finding, float], int]:
        """How many times likelier each finding is in a category than over all, and the matters counted.

        Pulled towards 1 with the weight of 200 matters. A finding that the matters never name has 1.
        """
        counts, of_case = _counted(self)
        here: Counter[Finding] = Counter()
        overall: Counter[Finding] = Counter()
        for (kind, finding), count in counts.items():
            overall[finding] += count
            if kind is category:
                here[finding] += count
        for ref in exclude:
            for (kind, finding), count in of_case.get(ref, {}).items():
                overall[finding] -= count
                if kind is category:
                    here[finding] -= count
        n, total = sum(here.values()), sum(overall.values())
        if not n or not total:
            return {}, 0
        shares = {finding: count / total for finding, count in overall.items() if count}
        return {f: (here[f] + _PULL * share) / ((n + _PULL) * share) for f, share in shares.items()}, n


_Counts = Counter[tuple[Category, Finding]]


@lru_cache(maxsize=2)
def _counted(rates: Rates) -> tuple[_Counts, dict[str, _Counts]]:
    counts: _Counts = Counter()
    of_case: dict[str, _Counts] = {}
    for matter in rates._library.matters():
        if matter.finding is None or matter.decided is None or matter.decided < SINCE:
            continue
        counts[matter.category, matter.finding] += 1
        of_case.setdefault(matter.ref, Counter())[matter.category, matter.finding] += 1
    return counts, of_case


def shifted(prior: Mapping[Finding, float], lift: Mapping[Finding, float]) -> dict[Finding, float]:
    """Base rates times a lift, made to sum to 1 again."""
    raw = {finding: share * lift.get(finding, 1.0) for finding, share in prior.items()}
    total = sum(raw.values())
    return {finding: share / total for finding, share in raw.items()}
