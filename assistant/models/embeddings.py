"""What turns text into vectors: the packaged MiniLM through onnxruntime, or a fake for tests."""

from __future__ import annotations

import hashlib
import math
import os
import re
from abc import abstractmethod
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from assistant.errors import ModelFault
from assistant.models.export import exported
from assistant.progress import Progress, quiet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.settings import Settings

LONGEST = 256
"""Tokens of a text that are read: what MiniLM was trained with. The rest of a longer text is not seen."""


class Embedder(Embeddings):
    """A LangChain `Embeddings` that also says what it is. Vectors have length 1; safe in threads.

    `fingerprint` changes whenever the vectors would: an index built with another one is of no use.
    """

    name: str
    dimensions: int
    fingerprint: str

    @abstractmethod
    def encode(self, texts: list[str], progress: Progress = quiet) -> NDArray[np.float32]:
        """One row for each text, `(len(texts), dimensions)`, each of length 1. Same text, same row, always."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `encode`."""
        rows: list[list[float]] = self.encode(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `encode` for one question."""
        return self.embed_documents([text])[0]


class MiniLM(Embedder):
    """all-MiniLM-L6-v2 in int8 through onnxruntime, exported once from the packaged weights.

    Each text is run by itself, in as many threads as there are cores: activations are quantised over a
    whole batch, so in a batch a text's vector would depend on its neighbours.

    Args:
        cache: folder that keeps the exported file.
        weights: a folder of weights in place of the packaged ones, or a safetensors file that changes some
            of them (see `assistant.models.export`).

    Raises:
        ModelFault: the weights are missing or do not load; the text names the remedy.
    """

    name = "all-MiniLM-L6-v2 int8"
    dimensions = 384

    def __init__(self, cache: Path, weights: Path | None = None, progress: Progress = quiet) -> None:
        folder, self.fingerprint = exported(cache, weights, progress)
        self._folder = folder

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            path = str(self._folder / "model.onnx")
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelFault(
                f"The embedder's file in {self._folder} cannot be loaded. Delete that folder; it is made again."
            ) from error

    def encode(self, texts: list[str], progress: Progress = quiet) -> NDArray[np.float32]:
        """See `Embedder.encode`."""
        import numpy as np

        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        session, encodings = self._session, self._tokenizer.encode_batch(texts)

        def run(number: int) -> int:
            ids = np.array([encodings[number].ids], dtype=np.int64)
            rows[number] = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
            return number

        if len(texts) == 1:
            run(0)
            return rows
        with ThreadPoolExecutor(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None) as pool:
            for done, _ in enumerate(pool.map(run, range(len(texts))), start=1):
                progress("embedding", done, len(texts))
        return rows


class FakeEmbedder(Embedder):
    """Words hashed into a vector: the same everywhere, without weights. For tests and examples."""

    name = "fake"
    dimensions = 256
    fingerprint = "fake-256-1"

    def encode(self, texts: list[str], progress: Progress = quiet) -> NDArray[np.float32]:
        """See `Embedder.encode`. A text without a word becomes the first unit vector."""
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for number, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                place, sign = _hashed(word)
                rows[number, place] += sign
            length = math.sqrt(float(rows[number] @ rows[number]))
            if length == 0:
                rows[number, 0] = length = 1.0
            rows[number] /= length
            progress("embedding", number + 1, len(texts))
        return rows


@lru_cache(maxsize=100_000)
def _hashed(word: str) -> tuple[int, int]:
    digest = hashlib.blake2b(word.encode(), digest_size=4).digest()
    return int.from_bytes(digest[:3], "big") % FakeEmbedder.dimensions, 1 if digest[3] & 1 else -1


def open_embedder(settings: Settings, progress: Progress = quiet, weights: Path | None = None) -> Embedder:
    """The embedder that the settings name, changed by an adapter where `weights` names its file.

    Raises:
        ModelFault: it cannot be loaded; the text names the remedy.
    """
    return FakeEmbedder() if settings.embedder == "fake" else MiniLM(settings.cache, weights, progress)
