"""BM25 over the words of a collection's items, kept beside the vectors."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import IndexFault
from assistant.index.items import Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"£?\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMON = frozenset(
    "a about after all also am an and any are as at be because been before being but by can could did do does for "
    "from had has have he her here him his how i if in into is it its just me my no not of on or our out over she "
    "should so some such than that the their them then there these they this those to too under up us was we were "
    "what when where which while who why will with would you your".split()
)


def words(text: str) -> list[str]:
    """The words that count: lower case, without possessives, plural endings and the commonest words."""
    found = (word.replace("’", "'").removesuffix("'s").replace(",", "") for word in _WORD.findall(text.lower()))
    return [_singular(word) for word in found if word not in _COMMON]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Lexical:
    """BM25 scores of all items for a text. Read-only once made; safe in threads."""

    def __init__(self, items: Sequence[Item], inner: Any) -> None:
        self.items = tuple(items)
        self._inner = inner

    def scores(self, text: str) -> NDArray[np.float32]:
        """One score for each item, 0 where no word is shared."""
        import numpy as np

        tokens = [word for word in words(text) if word in self._inner.vocab_dict]
        if not tokens:
            return np.zeros(len(self.items), dtype=np.float32)
        found: NDArray[np.float32] = self._inner.get_scores(tokens)
        return found


def build_lexical(items: Sequence[Item], folder: Path) -> Lexical:
    """Count the words of items and keep the counts in a folder, made whole or not at all.

    Raises:
        IndexFault: the folder cannot be written.
    """
    import bm25s

    ordered = sorted(items, key=lambda item: item.id)
    inner = bm25s.BM25(k1=1.2, b=0.75)
    inner.index([said or [""] for said in _said_of(ordered)], show_progress=False)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as beside:
            made = Path(beside) / "made"
            inner.save(str(made), show_progress=False)
            lines = (item.model_dump_json() for item in ordered)
            (made / "items.jsonl").write_text("\n".join(lines), "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(made, folder)
    except OSError as error:
        raise IndexFault(
            f"The folder {folder.parent} cannot be written ({error.strerror}). Set ASSISTANT_INDEX to one that can."
        ) from error
    return Lexical(ordered, inner)


def _said_of(items: Sequence[Item]) -> list[list[str]]:
    """The words of each item and of its wordings, which have none of their own: BM25 overrates short texts."""
    said: dict[str, list[str]] = {}
    for item in items:
        said.setdefault(item.stands_for, []).extend(words(item.text))
    return [said[item.id] if item.stands_for == item.id else [] for item in items]


def load_lexical(folder: Path) -> Lexical | None:
    """What `build_lexical` kept, None where it is missing or broken: then build it again."""
    import bm25s

    try:
        lines = (folder / "items.jsonl").read_text("utf-8").split("\n")
        items = [Item.model_validate(json.loads(line)) for line in lines]
        inner = bm25s.BM25.load(str(folder), show_progress=False)
    except (OSError, ValueError, KeyError):
        return None
    return Lexical(items, inner) if inner.scores["num_docs"] == len(items) else None
