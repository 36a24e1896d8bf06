"""What thousands of published findings on one kind of matter came to.

Shown beside the forecast, not mixed into it: measured on the corpus, shifting the forecast by these
rates made it worse (docs/remedies.md), since the corpus holds other kinds of case in other shares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol, cast

from assistant.records import Category, Finding
from assistant.remedies.contract import PublishedRates

# Findings changed much from 2021 to 2023; since then they have not.
SINCE = date(2024, 1, 1)
FEWEST = 10


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
    """A store of decided matters: `assistant.ingest.findings_store.FindingsStore` is one."""

    def matters(self) -> Iterator[DecidedMatterLike]: ...


class RuledMatter(Protocol):
    """One matter of a decided case."""

    @property
    def category(self) -> Category: ...
    @property
    def finding(self) -> Finding | None: ...


class DecidedCaseLike(Protocol):
    """A decided case with its matters."""

    @property
    def decided(self) -> date | None: ...
    @property
    def matters(self) -> Sequence[RuledMatter]: ...


class DecidedCases(Protocol):
    """A library of decided cases by reference: `assistant.remedies.library.CaseLibrary` is one."""

    @property
    def cases(self) -> Mapping[str, DecidedCaseLike]: ...


Library = DecidedMatters | DecidedCases


class Rates:
    """Counts of findings by category since 2024, with each case's own part, so that it can be taken out.

    Two of the same library are equal: it is counted once in a process.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._key = getattr(library, "digest", None) or id(library)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rates) and other._key == self._key

    def rulings(self) -> Iterator[tuple[str, date | None, Category, Finding | None]]:
        """Every matter: its case, day, category and finding."""
        cases = getattr(self._library, "cases", None)
        if cases is None:
            for matter in cast(DecidedMatters, self._library).matters():
                yield matter.ref, matter.decided, matter.category, matter.finding
            return
        for ref, case in cases.items():
            for ruled in case.matters:
                yield ref, case.decided, ruled.category, ruled.finding

    def of_kind(self, category: Category, exclude: frozenset[str]) -> PublishedRates | None:
        """The findings on one kind of matter, excluded cases taken out; None on fewer than ten matters."""
        counts, of_case = _counted(self)
        here = Counter({finding: count for (kind, finding), count in counts.items() if kind is category})
        for ref in exclude:
            for (kind, finding), count in of_case.get(ref, {}).items():
                if kind is category:
                    here[finding] -= count
        n = sum(here.values())
        if n < FEWEST:
            return None
        return PublishedRates(
            category=category,
            since=SINCE,
            n=n,
            findings={finding: round(here[finding] / n, 4) for finding in Finding if here[finding]},
        )


_Counts = Counter[tuple[Category, Finding]]


@lru_cache(maxsize=2)
def _counted(rates: Rates) -> tuple[_Counts, dict[str, _Counts]]:
    counts: _Counts = Counter()
    of_case: dict[str, _Counts] = {}
    for ref, decided, category, finding in rates.rulings():
        if finding is not None and decided is not None and decided >= SINCE:
            counts[category, finding] += 1
            of_case.setdefault(ref, Counter())[category, finding] += 1
    return counts, of_case
