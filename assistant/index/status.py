"""Whether the index fits the corpus, for the status page and `assistant index status`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from assistant.errors import IndexFault, ModelFault
from assistant.index.items import digest_of
from assistant.index.passages import NAME, items_of, passage_embedder
from assistant.index.store import LAYOUT, Store, Version
from assistant.records import Corpus, Frozen

if TYPE_CHECKING:
    from assistant.settings import Settings

State = Literal["ready", "missing", "stale", "other embedder", "broken"]


class IndexStatus(Frozen):
    """What corpus and index hold. `state` ready: they fit each other. `remedy` is None where nothing is to do."""

    records: int
    passages: int
    determinations: int
    policies: int
    landlords: int
    newest: date | None
    corpus_digest: str
    state: State
    remedy: str | None
    place: str
    size: int | None
    digest: str | None
    built: str | None
    embedder: str | None


def index_status(settings: Settings, corpus: Corpus) -> IndexStatus:
    """Look at corpus and index; change nothing. A fault of either is in `state` and `remedy`, never raised."""
    store = Store(settings)
    version: Version | None = None
    try:
        version = store.current(NAME)
        state, remedy = _judge(settings, corpus, store, version)
    except (IndexFault, ModelFault) as fault:
        state, remedy = "broken", str(fault)
    decided = [case.decided for case in corpus.determinations.values() if case.decided]
    return IndexStatus(
        records=len(corpus),
        passages=len(corpus.passages),
        determinations=len(corpus.determinations),
        policies=len(corpus.policies),
        landlords=len(corpus.landlords),
        newest=max(decided, default=None),
        corpus_digest=corpus.digest,
        state=state,
        remedy=remedy,
        place=store.place,
        size=version.size if version else None,
        digest=version.digest if version else None,
        built=version.built if version else None,
        embedder=version.embedder if version else None,
    )


def _judge(settings: Settings, corpus: Corpus, store: Store, version: Version | None) -> tuple[State, str | None]:
    if version is None:
        return "missing", "Run 'assistant index build'."
    embedder = passage_embedder(settings)
    if version.fingerprint != embedder.fingerprint:
        return "other embedder", "Run 'assistant index build'."
    if version.digest != digest_of(items_of(corpus), embedder.fingerprint, LAYOUT):
        return "stale", "Run 'assistant index build'."
    store.open(version)
    return "ready", None
