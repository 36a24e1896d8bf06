"""Building a collection: only what changed is embedded again, and readers see the old one until the new is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import IndexFault
from assistant.index.items import Item, digest_of
from assistant.index.lexical import build_lexical, load_lexical
from assistant.index.store import LAYOUT, Store, Version
from assistant.progress import Progress, quiet
from assistant.records import Frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.models.embeddings import Embedder
    from assistant.settings import Settings


CHUNK = 256
"""Items embedded and stored at a time: what a killed build can lose."""


class IndexReport(Frozen):
    """What a build did. `embedded` items were new or changed, `reused` kept their vectors, `removed` went."""

    name: str
    state: Literal["built", "unchanged"]
    size: int
    embedded: int
    reused: int
    removed: int
    digest: str
    embedder: str
    place: str


def build_collection(
    settings: Settings, name: str, items: Sequence[Item], embedder: Embedder, progress: Progress = quiet
) -> IndexReport:
    """Bring a collection up to date with items.

    A build that is killed leaves the current version whole; the vectors that it had stored are used by the next.

    Args:
        name: at least three characters, lower case.
        items: all of them; each id once.

    Raises:
        IndexFault: the store cannot be used, or there is nothing to index.
    """
    if not items:
        raise IndexFault(f"There is nothing to index for '{name}'. Check ASSISTANT_CORPUS.")
    ordered = sorted(items, key=lambda item: item.id)
    twice = next((a.id for a, b in zip(ordered, ordered[1:], strict=False) if a.id == b.id), None)
    if twice:
        raise IndexFault(f"Two items to index are named {twice}. Give each a name of its own.")
    version = Version(
        name=name,
        digest=digest_of(ordered, embedder.fingerprint, LAYOUT),
        fingerprint=embedder.fingerprint,
        embedder=embedder.name,
        size=len(ordered),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    with _alone(settings.index):
        store = _sound(settings)
        old = store.current(name)
        if old and old.digest == version.digest and store.holds(old):
            return _report(store, version, "unchanged", embedded=0, removed=0)
        vectors = _known_vectors(store, name, embedder.fingerprint)
        fresh = sum(item.text_hash not in vectors for item in ordered)
        removed = _gone(store, old, ordered) if old else 0
        stored = store.begin(version)
        done = 0
        for start in range(0, len(ordered), CHUNK):
            chunk = ordered[start : start + CHUNK]
            missing = {item.text_hash: item.text for item in chunk if item.text_hash not in vectors}
            rows = embedder.encode(list(missing.values()), _further(progress, done, fresh)) if missing else ()
            vectors.update(zip(missing, rows, strict=True))
            done += len(missing)
            stored.add(chunk, [vectors[item.text_hash] for item in chunk])
            progress("storing", min(start + CHUNK, len(ordered)), len(ordered))
        build_lexical(ordered, store.lexical(version))
        store.make_current(version)
        kept = [version.stored_as, *([old.stored_as] if old else [])]
        store.sweep(name, kept)
    return _report(store, version, "built", embedded=fresh, removed=removed)


def _sound(settings: Settings) -> Store:
    """The store; one on this machine that cannot be read is emptied: all it held is made again."""
    store = Store(settings)
    try:
        store.check()
    except IndexFault:
        if store.url:
            raise
        store.clear()
        store = Store(settings)
        store.check()
    return store


def _known_vectors(store: Store, name: str, fingerprint: str) -> dict[str, NDArray[np.float32]]:
    vectors: dict[str, NDArray[np.float32]] = {}
    for stored in store.versions(name):
        if stored.fingerprint == fingerprint:
            vectors |= stored.vectors()
    return vectors


def _gone(store: Store, old: Version, items: Sequence[Item]) -> int:
    lexical = load_lexical(store.lexical(old))
    here = {item.id for item in items}
    return sum(item.id not in here for item in lexical.items) if lexical else 0


def _further(progress: Progress, before: int, total: int) -> Progress:
    return lambda what, done, _: progress(what, before + done, total)


def _report(
    store: Store, version: Version, state: Literal["built", "unchanged"], *, embedded: int, removed: int
) -> IndexReport:
    return IndexReport(
        name=version.name,
        state=state,
        size=version.size,
        embedded=embedded,
        reused=version.size - embedded,
        removed=removed,
        digest=version.digest,
        embedder=version.embedder,
        place=store.place,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process builds here; the lock falls with its process."""
    from filelock import FileLock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".building"):
            yield
    except OSError as error:
        raise IndexFault(
            f"The folder {folder} cannot be written ({error.strerror}). Set ASSISTANT_INDEX to one that can."
        ) from error
