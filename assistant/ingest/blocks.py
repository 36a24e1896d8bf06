"""What every reader (page, PDF, text) hands to the parser: the document as a row of blocks."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Block(NamedTuple):
    """One heading, paragraph, list item or table row, with its text mended.

    `number` is the paragraph's own number as the document gives it ("3", "a", "iv"; "-" for a bare
    bullet; "" for none). `depth` counts the lists around it. `cells` are a row's cells, each with its
    own lines; a row's `text` is all of them.
    """

    kind: Literal["heading", "para", "item", "row"]
    text: str
    number: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()


class Source(NamedTuple):
    """A document as read: its blocks, and what its page says about itself."""

    blocks: tuple[Block, ...]
    words: frozenset[str]  # every word of it
    title: str | None = None
    url: str | None = None
    flags: tuple[str, ...] = ()


def row(*cells: str) -> Block:
    """A table row."""
    return Block("row", "\n".join(cell for cell in cells if cell), cells=cells)
