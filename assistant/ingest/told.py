"""What a passage tells, sentence by sentence: each is looked through once for what several readers want of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.ingest.dates import Found, find_dates
from assistant.ingest.stretches import Stretch, find_stretches


class Sentence(NamedTuple):
    """A sentence of a mended text, with its dates and stretches of time in order."""

    text: str
    small: str  # the text in small letters
    dates: tuple[Found, ...]
    stretches: tuple[Stretch, ...]


Told = Sequence[tuple[int, Sequence[Sentence]]]
"""Passages, each with its number among the document's and its sentences."""


def tell(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """Sentences with what is in them."""
    return tuple([Sentence(text, text.lower(), find_dates(text), find_stretches(text)) for text in texts])
