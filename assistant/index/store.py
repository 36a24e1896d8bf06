"""Where collections live: Chroma, in a folder or on a server. The only module that knows Chroma.

A collection `NAME` is kept under versioned names, `NAME-<digest>`. A collection `assistant-manifest` says in
its metadata which version is current, in one transaction: a reader sees the old version or the new one whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from assistant.errors import IndexFault
from assistant.index.items import Item
from assistant.records import Frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.settings import Settings

MANIFEST = "assistant-manifest"
BATCH = 1000
TEXT_HASH = "text_hash"
CONSTRUCTION_WIDTH, SEARCH_WIDTH, NEIGHBOURS = 200, 500, 32
"""HNSW. Chroma's own 100, 100 and 16 miss neighbours; what these find against exact search is in docs/index.md."""
LAYOUT = f"1 {CONSTRUCTION_WIDTH} {SEARCH_WIDTH} {NEIGHBOURS}"
"""How collections are laid out: part of a version's digest, so that a change of it builds them anew."""


class Version(Frozen):
    """One built version of a collection."""

    name: str
    digest: str
    fingerprint: str
    embedder: str
    size: int
    built: str

    @property
    def stored_as(self) -> str:
        """The name of the collection in Chroma."""
        return f"{self.name}-{self.digest[:16]}"


class Store:
    """A Chroma database that holds versions of collections. Safe in threads.

    Raises:
        IndexFault: the folder or the server cannot be used; the text names the remedy.
    """

    def __init__(self, settings: Settings) -> None:
        self.folder: Path = settings.index
        self._chroma = self.folder / "chroma"
        self.url = settings.chroma_url

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        return self.url or str(self.folder)

    @property
    def is_there(self) -> bool:
        """Whether anything was ever stored in the folder; a server counts as there."""
        return self.url is not None or (self._chroma / "chroma.sqlite3").is_file()

    @cached_property
    def _client(self) -> Any:
        import chromadb
        from chromadb.config import Settings as ChromaSettings

        plain = ChromaSettings(anonymized_telemetry=False)
        with self._faults():
            if self.url is None:
                self._chroma.mkdir(parents=True, exist_ok=True)
                return chromadb.PersistentClient(str(self._chroma), settings=plain)
            parts = urlsplit(self.url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise IndexFault(
                    f"'{self.url}' is not a Chroma server's address. Set ASSISTANT_CHROMA_URL to one like "
                    "http://localhost:8000."
                )
            secure = parts.scheme == "https"
            return chromadb.HttpClient(
                parts.hostname, port=parts.port or (443 if secure else 8000), ssl=secure, settings=plain
            )

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except IndexFault:
            raise
        except Exception as error:
            if type(error).__name__ == "NotFoundError":
                raise IndexFault(
                    f"The search index in {self.place} was built again since it was opened. Start again to use it."
                ) from error
            said = " ".join(str(error).split())[:200]
            if self.url:
                raise IndexFault(
                    f"The Chroma server at {self.url} does not answer as it should ({said}). Start it, or unset "
                    "ASSISTANT_CHROMA_URL to use the index on this machine."
                ) from error
            raise IndexFault(
                f"The search index in {self.folder} cannot be read or written ({said}). Delete that folder and run "
                "'assistant index build'."
            ) from error

    def current(self, name: str) -> Version | None:
        """The current version of a collection, None where none was finished."""
        if not self.is_there:
            return None
        stored = self._pointers().get(name)
        if stored is None:
            return None
        try:
            return Version.model_validate_json(str(stored))
        except ValidationError as error:
            raise IndexFault(f"The search index in {self.place} was built by another version. Build it again: "
                             "'assistant index build'.") from error

    def lexical(self, version: Version) -> Path:
        """The folder of a version's word counts: on this machine, also where the vectors are on a server."""
        return self.folder / "lexical" / version.stored_as

    def holds(self, version: Version) -> bool:
        """Whether a version is stored whole."""
        try:
            return bool(self.open(version).find_one())
        except IndexFault:
            return False

    def check(self) -> None:
        """Read the manifest. Raises IndexFault where that fails."""
        if self.is_there:
            self._pointers()

    def clear(self) -> None:
        """Delete everything on this machine: all of it can be built again."""
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()
        for part in (self._chroma, self.folder / "lexical"):
            shutil.rmtree(part, ignore_errors=True)

    def _pointers(self) -> dict[str, Any]:
        with self._faults():
            if MANIFEST not in self._names():
                return {}
            return dict(self._client.get_collection(MANIFEST, embedding_function=None).metadata or {})

    def _names(self) -> list[str]:
        with self._faults():
            return [collection.name for collection in self._client.list_collections(limit=10_000)]

    def make_current(self, version: Version) -> None:
        """Let readers have this version from now on."""
        with self._faults():
            pointers = self._pointers() | {version.name: version.model_dump_json()}
            manifest = self._client.get_or_create_collection(MANIFEST, embedding_function=None)
            manifest.modify(metadata=pointers)

    def begin(self, version: Version) -> Collection:
        """An empty collection for a version that is not current yet; what a killed build left of it goes."""
        with self._faults():
            if version.stored_as in self._names():
                self._client.delete_collection(version.stored_as)
            made = self._client.create_collection(
                version.stored_as,
                embedding_function=None,
                metadata={"fingerprint": version.fingerprint},
                configuration={
                    "hnsw": {
                        "space": "cosine",
                        "ef_construction": CONSTRUCTION_WIDTH,
                        "ef_search": SEARCH_WIDTH,
                        "max_neighbors": NEIGHBOURS,
                    }
                },
            )
        return Collection(self, made)

    def open(self, version: Version) -> Collection:
        """A finished version. Raises IndexFault where it is gone or not whole."""
        names = self._names()
        if version.stored_as in names:
            with self._faults():
                found = Collection(self, self._client.get_collection(version.stored_as, embedding_function=None))
                if len(found) == version.size:
                    return found
        raise IndexFault(f"The search index in {self.place} is not whole. Run 'assistant index build'.")

    def versions(self, name: str) -> list[Collection]:
        """All that is stored of a collection, finished or not."""
        with self._faults():
            return [
                Collection(self, self._client.get_collection(stored, embedding_function=None))
                for stored in self._names()
                if stored.startswith(f"{name}-") and len(stored) == len(name) + 17
            ]

    def sweep(self, name: str, keep: Sequence[str]) -> None:
        """Delete all versions of a collection but some."""
        for version in self.versions(name):
            if version.stored_as not in keep:
                with self._faults():
                    self._client.delete_collection(version.stored_as)
        for folder in (self.folder / "lexical").glob(f"{name}-*"):
            if folder.name not in keep and len(folder.name) == len(name) + 17:
                shutil.rmtree(folder, ignore_errors=True)


class Collection:
    """One stored version: ids, texts, metadata, vectors."""

    def __init__(self, store: Store, inner: Any) -> None:
        self._store, self._inner = store, inner

    @property
    def stored_as(self) -> str:
        """Its name in Chroma."""
        return str(self._inner.name)

    @property
    def fingerprint(self) -> str:
        """Which embedder made its vectors."""
        return str((self._inner.metadata or {}).get("fingerprint", ""))

    def __len__(self) -> int:
        with self._store._faults():
            return int(self._inner.count())

    def add(self, items: Sequence[Item], vectors: Sequence[NDArray[np.float32]]) -> None:
        """Store items with their vectors."""
        with self._store._faults():
            self._inner.add(
                ids=[item.id for item in items],
                embeddings=list(vectors),
                documents=[item.text for item in items],
                metadatas=[{**item.metadata, TEXT_HASH: item.text_hash} for item in items],
            )

    def items(self) -> list[Item]:
        """Everything stored, ordered by id."""
        with self._store._faults():
            got = self._inner.get(include=["documents", "metadatas"])
        found = (
            Item(id=key, text=text, metadata={name: value for name, value in plain.items() if name != TEXT_HASH})
            for key, text, plain in zip(got["ids"], got["documents"], got["metadatas"], strict=True)
        )
        return sorted(found, key=lambda item: item.id)

    def vectors(self) -> dict[str, NDArray[np.float32]]:
        """The vectors by the hash of the text they stand for."""
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(self), BATCH):
            with self._store._faults():
                got = self._inner.get(include=["embeddings", "metadatas"], limit=BATCH, offset=start)
            for plain, vector in zip(got["metadatas"], got["embeddings"], strict=True):
                found[str(plain[TEXT_HASH])] = vector
        return found

    def find_one(self) -> list[tuple[str, float]]:
        """What is nearest to one of its own vectors: shows that vectors can be read and searched."""
        with self._store._faults():
            vectors = self._inner.peek(1)["embeddings"]
        return self.nearest(vectors[0], 1, None)

    def nearest(self, vector: NDArray[np.float32], count: int, ids: list[str] | None) -> list[tuple[str, float]]:
        """Ids and cosine similarities, nearest first; only among `ids` where given."""
        with self._store._faults():
            got = self._inner.query(
                query_embeddings=[vector], n_results=count, ids=ids, include=["distances"]
            )
        return [(key, 1.0 - float(far)) for key, far in zip(got["ids"][0], got["distances"][0], strict=True)]
