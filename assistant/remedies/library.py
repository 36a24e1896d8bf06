"""The library of decided cases, searchable by meaning. Opened once, then safe to search in threads."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.index.exact import VectorTable
from assistant.models.embeddings import open_embedder
from assistant.progress import Progress, quiet
from assistant.records import Category, Finding
from assistant.records.landlords import LandlordDirectory
from assistant.remedies.cases import NOT_NAMED, CaseMatter, DecidedCase, gather
from assistant.remedies.named_landlords import NamedLandlords

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.models.embeddings import Embedder
    from assistant.records import Corpus
    from assistant.settings import Settings

ADAPTER = Path(str(files("assistant.remedies").joinpath("precedents-adapter.safetensors")))
SAME_LANDLORD = 0.20
"""What naming the case's landlord adds to a likeness of -1 to 1 (`docs/decisions/0311-low-rank-adapter.md`)."""
OF_A_PASSAGE = 0.05
"""What a passage must be nearer than a matter's name to count as much: it is longer, so it is near to more."""

# What a finding means, in words that questions use: "was the offer enough?", "has anyone lost?".
OUTCOMES = {
    Finding.SEVERE_MALADMINISTRATION: "serious failings",
    Finding.MALADMINISTRATION: "failings",
    Finding.SERVICE_FAILURE: "minor failing",
    Finding.REASONABLE_REDRESS: "landlord's own offer was enough",
    Finding.NO_MALADMINISTRATION: "landlord did nothing wrong",
    Finding.OUTSIDE_JURISDICTION: "not for the Ombudsman",
    Finding.RESOLVED_WITH_INTERVENTION: "put right after the Ombudsman stepped in",
}
UNFIT = -9.0
"""The likeness of what may not be found: less than any."""
_FORMULA = re.compile(r"^.*?\bScheme,?\s*", re.DOTALL)
_SPOKEN = 300


class Entry(NamedTuple):
    """One searchable text: a matter of a case, or a passage of our record of it."""

    case: int
    matter: int | None
    passage: int | None


class Match(NamedTuple):
    """A case and how near it is, with the entry that was nearest. `near` is the likeness without the landlord."""

    case: DecidedCase
    score: float
    near: float
    entry: Entry
    same_landlord: bool


def text_of(matter: CaseMatter) -> str:
    """What a matter is searched by: its name and, in plain words, its outcome."""
    name = matter.matter if matter.matter != NOT_NAMED else _FORMULA.sub("", matter.said)[:_SPOKEN]
    return f"{name}. {OUTCOMES[matter.finding]}" if matter.finding else name


def precedent_embedder(settings: Settings, progress: Progress = quiet) -> Embedder:
    """MiniLM with our adapter, which learnt from everyday wordings of real matters (`docs/precedents.md`).

    Raises:
        ModelFault: weights are missing.
    """
    return open_embedder(settings, progress, ADAPTER)


class CaseLibrary:
    """All decided cases and their vectors."""

    def __init__(self, cases: dict[str, DecidedCase], table: VectorTable, directory: LandlordDirectory) -> None:
        self.cases = cases
        self.directory = directory
        self._named_in = NamedLandlords(directory)
        self._order = tuple(cases.values())
        self._table = table

    @classmethod
    def open(cls, settings: Settings, corpus: Corpus, progress: Progress = quiet) -> CaseLibrary:
        """Open the library; what has no vector yet is embedded first, with progress.

        Raises:
            FaultError: the store, the embedder or the index cannot be used.
        """
        from assistant.ingest.findings_store import FindingsStore

        cases = gather(corpus, FindingsStore.of(settings).matters())
        table = VectorTable(settings, "precedents", precedent_embedder(settings, progress))
        names = sorted({case.landlord for case in cases.values()})
        library = cls(cases, table, LandlordDirectory(corpus, names))
        table.build(library._texts, progress)
        return library

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that is searched, by case."""
        made: list[Entry] = []
        for number, case in enumerate(self._order):
            made.extend(Entry(number, matter, None) for matter in range(len(case.matters)))
            made.extend(Entry(number, None, passage) for passage in range(len(case.passages)))
        return tuple(made)

    @cached_property
    def _texts(self) -> list[str]:
        return [self.text(entry) for entry in self.entries]

    @cached_property
    def _places(self) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.float32]]:
        """The distinct vectors; for each entry its vector, and what is taken off its likeness."""
        import numpy as np

        distinct = list(dict.fromkeys(self._texts))
        known = {text: number for number, text in enumerate(distinct)}
        place = np.array([known[text] for text in self._texts])
        less = np.array(
            [OF_A_PASSAGE if entry.passage is not None else 0.0 for entry in self.entries], dtype=np.float32
        )
        return self._table.rows(distinct), place, less

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        """Where the entries of each case begin."""
        import numpy as np

        return np.unique([entry.case for entry in self.entries], return_index=True)[1]

    @cached_property
    def _newest(self) -> NDArray[np.int64]:
        """The place of each case among all, newest first, those without a day last."""
        import numpy as np

        days = np.array([case.decided.toordinal() if case.decided else 0 for case in self._order])
        return np.argsort(np.argsort(-days, kind="stable"))

    @cached_property
    def _landlords(self) -> dict[str, frozenset[int]]:
        """The cases of each landlord, by the directory's name for it."""
        found: dict[str, set[int]] = {}
        one_name: dict[str, str] = {}
        for number, case in enumerate(self._order):
            if case.landlord not in one_name:
                one_name[case.landlord] = self.directory.match(case.landlord).name or case.landlord
            found.setdefault(one_name[case.landlord], set()).add(number)
        return {name: frozenset(numbers) for name, numbers in found.items()}

    def text(self, entry: Entry) -> str:
        """The words of an entry that are searched."""
        case = self._order[entry.case]
        if entry.passage is not None:
            return case.passages[entry.passage].text
        return text_of(case.matters[entry.matter or 0])

    def warm(self) -> CaseLibrary:
        """Do now what the first search would do."""
        self.similar("a leak", 1)
        return self

    def of_landlord(self, name: str) -> frozenset[str]:
        """The references of a landlord's cases; `name` is the directory's."""
        return frozenset(self._order[number].ref for number in self._landlords.get(name, ()))

    def similar(
        self, text: str, k: int, category: Category | None = None, exclude: frozenset[str] = frozenset()
    ) -> list[Match]:
        """The `k` cases most like a description, best first; ties by reference.

        `category` keeps to cases that rule on a matter of it. Cases of `exclude` are not there at all.
        """
        allowed = {
            case.ref
            for case in self._order
            if case.ref not in exclude and (category is None or any(m.category is category for m in case.matters))
        }
        return self.ranked(text, allowed, k)

    def ranked(
        self,
        text: str,
        allowed: set[str],
        least: int,
        within: float = 0.0,
        fits: Callable[[CaseMatter], bool] | None = None,
    ) -> list[Match]:
        """The `least` allowed cases most like a text, best first, and all that come within a distance of the best.

        A case is as near as the nearest of its matters that `fits`, or of the passages of our record of it. Of
        cases equally near the newest comes first, then by reference.
        """
        import numpy as np

        vectors, place, less = self._places
        near = (vectors @ self._table.encode(text))[place] - less
        if fits is not None:
            near[[not self._fits(entry, fits) for entry in self.entries]] = UNFIT
        likeness = np.maximum.reduceat(near, self._starts)
        named = self._named(text)
        score = likeness.copy()
        score[list(named)] += SAME_LANDLORD
        score[[case.ref not in allowed for case in self._order]] = UNFIT
        found: list[Match] = []
        for n in np.lexsort((self._newest, -np.round(score, 6))).tolist():
            enough = len(found) >= least and (not within or score[n] < found[0].score - within)
            if enough or score[n] <= UNFIT:
                break
            start = self._starts[n]
            entry = start + int(near[start : self._starts[n + 1] if n + 1 < len(self._starts) else None].argmax())
            found.append(Match(self._order[n], float(score[n]), float(likeness[n]), self.entries[entry], n in named))
        return found

    def _fits(self, entry: Entry, fits: Callable[[CaseMatter], bool]) -> bool:
        matters = self._order[entry.case].matters
        return fits(matters[entry.matter]) if entry.matter is not None else any(fits(matter) for matter in matters)

    def _named(self, text: str) -> frozenset[int]:
        """The cases of the landlords that a text names; of an ambiguous name, all it could mean."""
        numbers: set[int] = set()
        for name in self._named_in.find(text):
            numbers |= self._landlords.get(name, frozenset())
        return frozenset(numbers)
