"""What kind of message it is, learnt from examples: an emergency, somebody else's, to be refused, or ours.

A logistic regression over the vectors of MiniLM with an adapter of its own (`evals/train/train_triage.py`, our
examples in `evals/train/triage/`). It reads meaning where the expressions of `wording/signposts.yaml` read words:
those are certain but few, this finds what they did not foresee.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.models.embeddings import Embedder, MiniLM

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.settings import Settings

ADAPTER = "triage-adapter.safetensors"
HEAD = "triage-head.safetensors"
OURS = "ours"
VAGUE = "vague"
"""The classes that no entry of the wording file has: a question for us, and one that tells too little."""

_STOPPED = re.compile(
    r"\b(?:has |have |had |is |are |['’]s |['’]ve )?(?:just |now |all |completely )?(?:packed (?:in|up)|pack up|conked out|given up the ghost|gone kaput|gone bust|gone phut)\b",
    re.IGNORECASE,
)
"""Everyday words for a thing that stopped working, which the classes take for something worse."""


@dataclass(frozen=True, eq=False)
class MessageKinds:
    """The trained classes and their weights, `(classes, dimensions)`, over an embedder's vectors."""

    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    embedder: Embedder

    def likely(self, text: str) -> dict[str, float]:
        """The probability of each class; they add up to 1."""
        return self._remembered(_STOPPED.sub(" has stopped working", text))

    @cached_property
    def _remembered(self) -> Callable[[str], dict[str, float]]:
        return lru_cache(maxsize=512)(self._work_out)

    def _work_out(self, text: str) -> dict[str, float]:
        import numpy as np

        scores = self.weights @ self.embedder.encode([text])[0] + self.bias
        odds = np.exp(scores - scores.max())
        return dict(zip(self.classes, map(float, odds / odds.sum()), strict=True))


def open_message_kinds(settings: Settings) -> MessageKinds | None:
    """The trained classes, None with the fake embedder, whose vectors mean nothing.

    Raises:
        ModelFault: the embedder cannot be loaded.
    """
    if settings.embedder == "fake":
        return None
    import numpy as np
    from safetensors import safe_open

    folder = Path(str(files("assistant.answer")))
    with safe_open(folder / HEAD, framework="np") as head:
        return MessageKinds(
            classes=tuple(json.loads(head.metadata()["classes"])),
            weights=head.get_tensor("weights").astype(np.float32),
            bias=head.get_tensor("bias"),
            embedder=MiniLM(settings.cache, weights=folder / ADAPTER),
        )


def digest_of(examples: Path) -> str:
    """The digest of a folder of examples: the shipped head carries that of those it was made from."""
    whole = hashlib.sha256()
    for path in sorted(examples.glob("*.txt")):
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()
