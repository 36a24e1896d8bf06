"""All that an answer may draw on, less what the asker leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.answer.message.instructions import gives_orders
from assistant.answer.message.kinds import MessageKinds
from assistant.answer.message.spelling import Spelling
from assistant.answer.statements.relevance import Weights
from assistant.index import Filters, Hit, PassageIndex
from assistant.records import Corpus, Determination, Passage
from assistant.records.landlords import LandlordDirectory
from assistant.remedies.contract import RemedyEstimate, RemedyFacts

# A passage that only the words found has no cosine: it counts as far, not as nothing.
_UNSEEN = 0.2
_BRACKETS = re.compile(r"\s*\([^)]*\)")

Estimator = Callable[[RemedyFacts, Corpus, frozenset[str]], RemedyEstimate]


@dataclass(frozen=True)
class Found:
    """A passage that a search gave, and how well it fits. `similarity` is the cosine to the question."""

    passage: Passage
    score: float
    similarity: float


@dataclass(frozen=True, eq=False)
class Sources:
    """The corpus, the index over it, the landlords' names and the estimator, with the cases left out.

    `kinds` tells kinds of messages apart; None where no trained embedder is there (the fake one).
    """

    corpus: Corpus
    index: PassageIndex
    directory: LandlordDirectory
    weights: Weights
    estimator: Estimator
    today: date
    exclude: frozenset[str] = frozenset()
    kinds: MessageKinds | None = None
    spelling: Spelling | None = None

    def without(self, refs: frozenset[str]) -> Sources:
        """The same sources less some cases: they are out of everything."""
        return replace(self, corpus=self.corpus.without(refs), exclude=refs) if refs else self

    def at(self, today: date | None) -> Sources:
        """The same sources on another day of asking; None is the day today."""
        return replace(self, today=today or date.today())

    @property
    def cases_of(self) -> Mapping[str, tuple[str, ...]]:
        """Case references by the landlord that they concern, under the name that the directory gives it."""
        return _cases_by_landlord(self.corpus, self.directory)

    def landlord_key(self, case: Determination) -> str:
        """The name under which the directory knows a case's landlord."""
        return landlord_key(case, self.directory)

    def search(self, text: str, *, k: int, filters: Filters | None = None) -> list[Found]:
        """The best passages for a text, less those that give orders to the assistant: they are never stated."""
        hits: list[Hit] = self.index.search(text, k=k, filters=filters or Filters(), exclude=self.exclude)
        return [
            Found(self.corpus.passages[hit.passage_id], hit.score, hit.similarity or _UNSEEN)
            for hit in hits
            if hit.passage_id in self.corpus.passages and not gives_orders(self.corpus.passages[hit.passage_id].text)
        ]

    def rank(
        self, asked: str, found: list[Found], weights: Weights | None = None, *, exact: bool = True
    ) -> list[Found]:
        """Passages in the order in which they speak to a clause: meaning and exact words together.

        The everyday wordings that a passage answers count as its own words.

        `weights` says how much each word tells apart; by default over the whole corpus. `exact` makes shared
        dates and sums count: they tell cases apart, but a rule does not answer because a day is in it.
        """
        weigh = weights or self.weights

        def shared(passage: Passage) -> float:
            texts = (passage.text, *self.corpus.asked.get(passage.id, ()))
            return max(weigh.overlap(asked, text, exact=exact) for text in texts)

        scored = [replace(f, score=f.similarity + shared(f.passage)) for f in found]
        return sorted(scored, key=lambda f: (-f.score, f.passage.id))


def landlord_key(case: Determination, directory: LandlordDirectory) -> str:
    """The name under which a directory knows a case's landlord, with or without what stands in brackets."""
    tried = (directory.match(case.landlord), directory.match(_BRACKETS.sub(" ", case.landlord)))
    return next((found for match in tried if (found := match.slug or match.name)), case.landlord)


@lru_cache(maxsize=8)
def _cases_by_landlord(corpus: Corpus, directory: LandlordDirectory) -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for case in corpus.determinations.values():
        grouped.setdefault(landlord_key(case, directory), []).append(case.ref)
    return {name: tuple(refs) for name, refs in grouped.items()}
