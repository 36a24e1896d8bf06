"""Exact search over short texts: every vector compared, none skipped.

For some 20,000 vectors of 384 numbers a matrix product takes milliseconds, opens without Chroma's start-up,
and misses nothing; an approximate search saves no time there and loses hits
(`docs/decisions/0310-exact-precedent-search.md`). Vectors are kept by their text, so that a changed text is
embedded again and the others are not.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from assistant.errors import IndexFault
from assistant.progress import Progress, quiet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.models.embeddings import Embedder
    from assistant.settings import Settings

CHUNK = 512
"""Texts embedded and written at a time: what a killed build can lose."""
NEIGHBOURS = 50
"""How many of the nearest others say how crowded it is around a text."""


class VectorTable:
    """The vectors of texts, on disk, by the embedder that made them. Reading is safe in threads."""

    def __init__(self, settings: Settings, name: str, embedder: Embedder) -> None:
        self.folder = settings.index / "exact" / f"{name}-{embedder.fingerprint}"
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] | None = None

    def missing(self, texts: Sequence[str]) -> list[str]:
        """The texts that have no vector yet, each once, in their order."""
        known = self._read()
        return list(dict.fromkeys(text for text in texts if _key(text) not in known))

    def build(self, texts: Sequence[str], progress: Progress = quiet) -> int:
        """Embed what is missing; how many that were. A killed build goes on where it stopped.

        Raises:
            IndexFault: the folder cannot be written.
        """
        import numpy as np

        missing = self.missing(texts)
        known = self._read()
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            rows = self._embedder.encode(chunk)
            keys = [_key(text) for text in chunk]
            self._write(f"part-{keys[0]}.npz", np.array(keys), rows)
            known.update(zip(keys, rows, strict=True))
            progress("embedding cases", min(start + CHUNK, len(missing)), len(missing))
        parts = list(self.folder.glob("part-*.npz"))
        if parts:
            self._write("whole.npz", np.array(list(known)), np.stack(list(known.values())))
            for part in parts:
                part.unlink(missing_ok=True)
        return len(missing)

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of texts, one row each.

        Raises:
            IndexFault: a text has none; the table must be built first.
        """
        import numpy as np

        known = self._read()
        try:
            return np.stack([known[_key(text)] for text in texts])
        except KeyError as error:
            raise IndexFault(f"{self.folder} lacks vectors. Run 'assistant ingest dataset' again.") from error

    def crowding(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """How near the `NEIGHBOURS` nearest of the other texts are to each, on average: -1 to 1, in their order.

        A text in a crowd is near to almost every question, and so says less by being near to one. Reckoned once
        (some ten seconds for 17,000 texts) and kept. With too few texts nothing is crowded: all 0.

        Raises:
            IndexFault: a text has no vector, or the folder cannot be written.
        """
        import numpy as np

        if len(texts) <= NEIGHBOURS:
            return np.zeros(len(texts), dtype=np.float32)
        path = self.folder / f"crowding-{_key(' '.join(_key(text) for text in texts))}.npy"
        try:
            return np.asarray(np.load(path), dtype=np.float32)
        except (OSError, ValueError):
            pass
        rows = self.rows(texts)
        crowded = np.empty(len(rows), dtype=np.float32)
        for start in range(0, len(rows), CHUNK):
            near = rows[start : start + CHUNK] @ rows.T
            # The nearest of all is the text itself.
            crowded[start : start + CHUNK] = np.partition(near, -NEIGHBOURS - 1, axis=1)[:, -NEIGHBOURS - 1 : -1].mean(1)
        for older in self.folder.glob("crowding-*.npy"):
            older.unlink(missing_ok=True)
        self._put(path.name, lambda out: np.save(out, crowded))
        return crowded

    def encode(self, text: str) -> NDArray[np.float32]:
        """A question's vector."""
        vector: NDArray[np.float32] = self._embedder.encode([text])[0]
        return vector

    def _read(self) -> dict[str, NDArray[np.float32]]:
        import numpy as np

        if self._known is None:
            known: dict[str, NDArray[np.float32]] = {}
            for path in sorted(self.folder.glob("*.npz")):
                try:
                    with np.load(path) as held:
                        known.update(zip(held["keys"].tolist(), held["rows"], strict=True))
                except (OSError, ValueError, KeyError, zipfile.BadZipFile):
                    # Half-written by a machine that went down: its texts are embedded again.
                    path.unlink(missing_ok=True)
            self._known = known
        return self._known

    def _write(self, name: str, keys: NDArray[np.str_], rows: NDArray[np.float32]) -> None:
        import numpy as np

        self._put(name, lambda out: np.savez(out, keys=keys, rows=rows))

    def _put(self, name: str, save: Callable[[BinaryIO], None]) -> None:
        beside = self.folder / f".{os.getpid()}-{name}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as out:
                save(out)
            os.replace(beside, self.folder / name)
        except OSError as error:
            raise IndexFault(
                f"The folder {self.folder} cannot be written ({error.strerror}). Set ASSISTANT_INDEX to one that can."
            ) from error


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


