"""Hybrid search over one collection: vectors and words, fused by reciprocal rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import IndexFault
from assistant.index.items import WORDING_OF, Item, Plain
from assistant.index.lexical import Lexical, build_lexical, load_lexical
from assistant.index.store import Collection, Store, Version
from assistant.records import Frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.models.embeddings import Embedder
    from assistant.settings import Settings

DEPTH = 100
"""How many nearest and how many best-worded items are fused."""
WIDER = 3
"""How many times as many are looked at where items have other wordings: several may stand for one item."""
FLATTEN = 60
"""The constant of reciprocal rank fusion, 1 / (FLATTEN + rank), as its authors chose it (Cormack 2009)."""
MOST_IDS = 30_000
"""Chroma's SQLite takes at most 32,766 ids in one question."""

Test = Callable[[dict[str, Plain]], bool]


class Found(Frozen):
    """One item found. `score` is the fused one, comparable only within a search; ranks count from 1.

    `similarity` is the cosine between the text and the item, -1 to 1, None where the item is not among the
    nearest `DEPTH`: a best similarity that is low means that nothing fits well.
    """

    id: str
    score: float
    dense_rank: int | None
    lexical_rank: int | None
    similarity: float | None
    metadata: dict[str, Plain]


class Likeness(NamedTuple):
    """How near a text is to one item, as cosines: to its own text, and to the nearest of its wordings (its own
    text where it has none)."""

    own: float
    worded: float


class HybridCollection:
    """A finished collection, open for search. Safe in threads.

    Raises:
        IndexFault: from any search, where the store fails.
    """

    def __init__(self, version: Version, stored: Collection, lexical: Lexical, embedder: Embedder) -> None:
        self.version = version
        self._stored, self._lexical, self.embedder = stored, lexical, embedder
        self._vector = lru_cache(maxsize=64)(lambda text: embedder.encode([text])[0])

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, ordered by id."""
        return self._lexical.items

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item.id: place for place, item in enumerate(self.items)}

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        """The vectors of all items, one row each, of length 1."""
        import numpy as np

        known = self._stored.vectors()
        rows = np.stack([known[item.text_hash] for item in self.items])
        whole: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return whole

    def likeness(self, text: str) -> dict[str, Likeness]:
        """How near a text is to every item, compared exactly, by the id that a search would give.

        Raises:
            IndexFault: the store fails.
        """
        import numpy as np

        if not self.items:
            return {}
        vector = self._vector(text)
        near = self._vectors @ (vector / (np.linalg.norm(vector) or 1.0))
        names, own, worded, stands_for = self._standing
        best = np.full(len(names), -1.0)
        np.maximum.at(best, stands_for, near[worded])
        mine = near[own]
        nearest = np.where(best > -1.0, best, mine)
        return {
            name: Likeness(own=o, worded=w) for name, o, w in zip(names, mine.tolist(), nearest.tolist(), strict=True)
        }

    @cached_property
    def _standing(self) -> tuple[list[str], list[int], list[int], list[int]]:
        """The ids of what stands for itself, their rows; the rows of wordings, and which of the ids each stands for."""
        own = [row for row, item in enumerate(self.items) if item.stands_for == item.id]
        names = [self.items[row].id for row in own]
        place = {name: n for n, name in enumerate(names)}
        worded = [row for row, item in enumerate(self.items) if item.stands_for != item.id]
        return names, own, worded, [place[self.items[row].stands_for] for row in worded]

    @cached_property
    def _has_wordings(self) -> bool:
        return any(WORDING_OF in item.metadata for item in self.items)

    def search(self, text: str, k: int, allowed: Test | None = None) -> list[Found]:
        """The `k` items that fit a text best, best first; ties by id.

        Args:
            text: a question or a description. Empty text finds nothing.
            k: how many, at least 1.
            allowed: is asked about each item's metadata; what it refuses is found by neither way.
        """
        import numpy as np

        if not text.strip() or not self.items:
            return []
        mask = np.fromiter((allowed is None or allowed(item.metadata) for item in self.items), bool, len(self.items))
        depth = min(max(DEPTH, k), int(mask.sum()))
        if depth == 0:
            return []
        near = self._nearest(text, mask, depth)
        worded = self._worded(text, mask, depth)
        scores: dict[str, float] = {}
        for ranks in (near, worded):
            for key, (rank, _) in ranks.items():
                scores[key] = scores.get(key, 0.0) + 1 / (FLATTEN + rank)
        best = sorted(scores, key=lambda key: (-scores[key], key))[:k]
        return [
            Found(
                id=key,
                score=scores[key],
                dense_rank=near[key][0] if key in near else None,
                lexical_rank=worded[key][0] if key in worded else None,
                similarity=near[key][1] if key in near else None,
                metadata=self.items[self._places[key]].metadata,
            )
            for key in best
        ]

    def _nearest(self, text: str, mask: NDArray[np.bool_], depth: int) -> dict[str, tuple[int, float]]:
        vector = self._vector(text)
        held = int(mask.sum())
        refused = len(mask) - held
        wide = min(depth * WIDER, held) if self._has_wordings else depth
        if refused and held <= MOST_IDS:
            ids = [item.id for item, kept in zip(self.items, mask, strict=True) if kept]
            got = self._stored.nearest(vector, wide, ids)
        else:
            got = self._stored.nearest(vector, wide + refused, None)
        found = [(self.items[self._places[key]], near) for key, near in got if mask[self._places[key]]]
        best = _together(found)
        order = sorted(best.items(), key=lambda pair: (-sum(pair[1]), pair[0]))[:depth]
        return {key: (rank, nearest) for rank, (key, (nearest, _)) in enumerate(order, start=1)}

    def _worded(self, text: str, mask: NDArray[np.bool_], depth: int) -> dict[str, tuple[int, float]]:
        import numpy as np

        scores = np.where(mask, self._lexical.scores(text), 0.0)
        order = np.argsort(-scores, kind="stable")[:depth]
        return {
            self.items[place].id: (rank, float(scores[place]))
            for rank, place in enumerate(order, start=1)
            if scores[place] > 0
        }


def _together(found: Sequence[tuple[Item, float]]) -> dict[str, tuple[float, float]]:
    """By id: how near the nearest of an item and its wordings is, and how near the item's own text is.

    Both count alike in the ranks: a short question is near to any short question, and a wording of another passage
    would else push the right one down (docs/index.md has the figures). An own text that is not among what was found
    is no nearer than the last of it.
    """
    own = {item.id: near for item, near in found if item.stands_for == item.id}
    last = min((near for _, near in found), default=0.0)
    best: dict[str, tuple[float, float]] = {}
    for item, near in found:
        key = item.stands_for
        best[key] = (max(near, best.get(key, (near, 0.0))[0]), own.get(key, last))
    return best


def open_collection(settings: Settings, name: str, embedder: Embedder) -> HybridCollection:
    """The current version of a collection.

    Raises:
        IndexFault: there is none, it is not whole, or another embedder made it; the text names the remedy.
    """
    store = Store(settings)
    version = store.current(name)
    if version is None:
        raise IndexFault(f"There is no search index '{name}' in {store.place}. Run 'assistant index build'.")
    if version.fingerprint != embedder.fingerprint:
        raise IndexFault(
            f"The search index in {store.place} was built with another embedder ({version.embedder}, not "
            f"{embedder.name} as it is now). Run 'assistant index build'."
        )
    stored = store.open(version)
    folder = store.lexical(version)
    lexical = load_lexical(folder)
    if lexical is None or len(lexical.items) != version.size:
        lexical = build_lexical(stored.items(), folder)
    return HybridCollection(version, stored, lexical, embedder)

