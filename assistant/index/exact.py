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
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.errors import IndexFault
from assistant.progress import Progress, quiet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.models.embeddings import Embedder
    from assistant.settings import Settings

CHUNK = 512
"""Texts embedded and written at a time: what a killed build can lose."""


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

        beside = self.folder / f".{os.getpid()}-{name}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as out:
                np.savez(out, keys=keys, rows=rows)
            os.replace(beside, self.folder / name)
        except OSError as error:
            raise IndexFault(
                f"The folder {self.folder} cannot be written ({error.strerror}). Set ASSISTANT_INDEX to one that can."
            ) from error


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


