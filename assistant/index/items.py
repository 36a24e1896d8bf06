"""What a collection holds: texts with an id and plain metadata."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from pydantic import Field

from assistant.records import Frozen

Plain = str | int | float | bool


WORDING_OF = "wording_of"


class Item(Frozen):
    """One searchable text. `metadata` takes no None: leave an unknown out (Chroma refuses None).

    An item whose metadata name another under `WORDING_OF` says the same in other words: a search that finds it
    has found the other, and gives that one.
    """

    id: str = Field(min_length=1)
    text: str
    metadata: dict[str, Plain] = Field(default_factory=dict)

    @property
    def stands_for(self) -> str:
        """The id that a search gives where it finds this item: its own, or that of the item it rewords."""
        return str(self.metadata.get(WORDING_OF, self.id))

    @property
    def text_hash(self) -> str:
        """Tells whether a stored vector still fits."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def digest_of(items: Iterable[Item], fingerprint: str, layout: str) -> str:
    """A hash of everything an index is made of: ids, texts, metadata, what embeds them, and how it is laid out."""
    whole = hashlib.sha256(f"{layout} {fingerprint}".encode())
    for item in sorted(items, key=lambda item: item.id):
        whole.update(json.dumps([item.id, item.text, item.metadata], sort_keys=True).encode())
    return whole.hexdigest()
