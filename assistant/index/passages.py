"""The corpus's passages as a collection: what is embedded, what can be filtered, and the search over them."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import IndexFault
from assistant.index.build import IndexReport, build_collection
from assistant.index.collection import HybridCollection, Likeness, Test, open_collection
from assistant.index.items import WORDING_OF, Item, Plain, digest_of
from assistant.index.store import LAYOUT, Version
from assistant.models.embeddings import Embedder, open_embedder
from assistant.progress import Progress, quiet
from assistant.records import Category, Corpus, Determination, Finding, Frozen, Passage, Source, Tenure
from assistant.records.markdown import Record

if TYPE_CHECKING:
    from assistant.index.retriever import PassageRetriever
    from assistant.settings import Settings

NAME = "passages"
ADAPTER = Path(str(files("assistant.index").joinpath("passages-adapter.safetensors")))
_BETWEEN = "|"


class Filters(Frozen):
    """What a search is limited to; an empty field does not limit.

    `records` are case references or slugs. `landlord` is a record's full name; rules that bind every landlord
    (statute, regulation, code, guidance) pass it. `tenure` keeps a case or rule of that tenure, one that covers
    all, and a case whose tenure is not stated. `category` and `finding` keep a case in which one matter has
    both, and drop rules only where `finding` is set. `since` and `until` keep cases decided on days from the
    first to the last, both included; a case whose day is unknown is dropped, a rule is not.
    """

    sources: frozenset[Source] = frozenset()
    records: frozenset[str] = frozenset()
    landlord: str | None = None
    tenure: Tenure | None = None
    category: Category | None = None
    finding: Finding | None = None
    since: date | None = None
    until: date | None = None

    def keeps(self, metadata: dict[str, Plain]) -> bool:
        """Whether a passage with this metadata passes."""
        case = metadata["source"] == Source.DETERMINATION
        if self.sources and metadata["source"] not in self.sources:
            return False
        if self.records and metadata["record"] not in self.records:
            return False
        if self.landlord and str(metadata.get("landlord", self.landlord)).lower() != self.landlord.lower():
            return False
        tenures = str(metadata["tenures"]).split(_BETWEEN)
        if self.tenure and not {self.tenure, "all", Tenure.UNKNOWN} & set(tenures):
            return False
        if not case:
            return self.finding is None
        if (self.since or self.until) and "decided" not in metadata:
            return False
        decided = str(metadata.get("decided"))
        if (self.since and decided < self.since.isoformat()) or (self.until and decided > self.until.isoformat()):
            return False
        matters = [matter.split("/") for matter in str(metadata["matters"]).split(_BETWEEN)]
        return any(
            self.category in (None, category) and self.finding in (None, finding) for category, finding in matters
        )


class Hit(Frozen):
    """One passage found. `score` compares only within a search; ranks count from 1.

    `similarity` is the cosine between question and passage, None where it is not among the nearest: where the
    best is low, nothing in the corpus fits well.
    """

    passage_id: str
    record: str
    score: float
    similarity: float | None
    dense_rank: int | None
    lexical_rank: int | None


class PassageIndex:
    """Search over the corpus's passages. Open it once; safe in threads."""

    def __init__(self, collection: HybridCollection, corpus: Corpus) -> None:
        self.corpus = corpus
        self._collection = collection

    @property
    def version(self) -> Version:
        """Which build it is."""
        return self._collection.version

    @property
    def embedder(self) -> Embedder:
        """What embeds questions and passages here."""
        return self._collection.embedder

    def search(
        self, text: str, k: int = 12, filters: Filters | None = None, exclude: Some[str] = frozenset()
    ) -> list[Hit]:
        """The `k` passages that fit best, best first. No passage of a case in `exclude` is ever among them.

        Raises:
            IndexFault: the store fails.
        """
        out = frozenset(exclude)

        def allowed(metadata: dict[str, Plain]) -> bool:
            return metadata["record"] not in out and (filters is None or filters.keeps(metadata))

        test: Test | None = allowed if out or filters else None
        return [
            Hit(
                passage_id=found.id,
                record=str(found.metadata["record"]),
                score=found.score,
                similarity=found.similarity,
                dense_rank=found.dense_rank,
                lexical_rank=found.lexical_rank,
            )
            for found in self._collection.search(text, k, test)
        ]

    def likeness(self, text: str) -> dict[str, Likeness]:
        """How near a text is to every passage and to what is asked of it.

        Raises:
            IndexFault: the store fails.
        """
        return self._collection.likeness(text)

    def as_retriever(
        self, k: int = 12, filters: Filters | None = None, exclude: Some[str] = frozenset()
    ) -> PassageRetriever:
        """A LangChain retriever over this index."""
        from assistant.index.retriever import PassageRetriever

        return PassageRetriever(index=self, k=k, filters=filters, exclude=frozenset(exclude))


def items_of(corpus: Corpus) -> list[Item]:
    """Every passage as an item, and what is asked of it as further items that stand for it (`slug#p7?2`).

    A passage's text is led by what its record is about, which the passage takes for granted.
    """
    items: list[Item] = []
    for record in corpus:
        about = dict(_metadata(record))
        for passage in record.passages:
            items.append(Item(id=passage.id, text=_in_context(record, passage), metadata=about))
            items.extend(
                Item(id=f"{passage.id}?{number}", text=wording, metadata={**about, WORDING_OF: passage.id})
                for number, wording in enumerate(corpus.asked.get(passage.id, ()), start=1)
            )
    return items


def _in_context(record: Record, passage: Passage) -> str:
    if isinstance(record, Determination):
        about = f"{record.landlord}: {'; '.join(matter.matter for matter in record.matters)}"
    else:
        about = record.title
    return f"{about}. {passage.text}"


def _metadata(record: Record) -> Iterator[tuple[str, Plain]]:
    yield "record", record.id
    if isinstance(record, Determination):
        yield "source", Source.DETERMINATION.value
        yield "landlord", record.landlord
        yield "tenures", record.tenure.value
        yield "matters", _BETWEEN.join(f"{matter.category}/{matter.finding or ''}" for matter in record.matters)
        if record.decided:
            yield "decided", record.decided.isoformat()
        return
    yield "source", record.source.value
    yield "tenures", _BETWEEN.join(record.applies_to)
    if record.landlord:
        yield "landlord", record.landlord


def passage_embedder(settings: Settings, progress: Progress = quiet) -> Embedder:
    """MiniLM with our adapter, which learnt which passage of a record answers an everyday question (`docs/index.md`).

    Raises:
        ModelFault: it cannot be loaded; the text names the remedy.
    """
    return open_embedder(settings, progress, ADAPTER)


def build_index(settings: Settings, corpus: Corpus, progress: Progress = quiet) -> IndexReport:
    """Bring the index up to date with the corpus.

    Raises:
        IndexFault: the index's place cannot be used.
        ModelFault: the embedder cannot be loaded.
    """
    return build_collection(settings, NAME, items_of(corpus), passage_embedder(settings, progress), progress)


def open_index(settings: Settings, corpus: Corpus, embedder: Embedder | None = None) -> PassageIndex:
    """The index of a corpus, open for search.

    Raises:
        IndexFault: it is missing, not whole, of another corpus or by another embedder; the text names the remedy.
        ModelFault: the embedder cannot be loaded.
    """
    embedder = embedder or passage_embedder(settings)
    collection = open_collection(settings, NAME, embedder)
    if collection.version.digest != digest_of(items_of(corpus), embedder.fingerprint, LAYOUT):
        raise IndexFault("The corpus changed since the search index was built. Run 'assistant index build'.")
    return PassageIndex(collection, corpus)


def ready_index(settings: Settings, corpus: Corpus, progress: Progress = quiet) -> PassageIndex:
    """`open_index`, after building what is missing or out of date. Raises as `build_index` does."""
    embedder = passage_embedder(settings, progress)
    try:
        return open_index(settings, corpus, embedder)
    except IndexFault:
        build_collection(settings, NAME, items_of(corpus), embedder, progress)
        return open_index(settings, corpus, embedder)
