"""Sentences as a model streams them: whole ones only, with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MARKS = re.compile(r"\[(\d{1,2})\]")
_GROUPED = re.compile(r"\[(\d{1,2}(?:\s*,\s*\d{1,2})+)\]")
_SENTENCE_END = re.compile(r"(?<=[.!?])((?:\s*\[\d{1,2}(?:\s*,\s*\d{1,2})*\])*)[.]?(?=\s+[A-Z\d\"'“(£]|\s*\n|$)")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|No|para|St|Mr|Mrs|Ms|Dr)\.$")


def marks_of(sentence: str) -> tuple[int, ...]:
    """The numbers of the facts that a sentence names, in order, each once."""
    spread = _GROUPED.sub(lambda found: "".join(f"[{n.strip()}]" for n in found.group(1).split(",")), sentence)
    return tuple(dict.fromkeys(int(n) for n in _MARKS.findall(spread)))


def without_marks(sentence: str) -> str:
    """A sentence less its marks, tidied."""
    plain = _MARKS.sub("", _GROUPED.sub("", sentence))
    return re.sub(r"\s+([.,;!?])", r"\1", re.sub(r"\s+", " ", plain)).strip()


class Cutter:
    """Cuts streamed text into sentences, each as soon as it is certain to have ended.

    A half-written mark is held back, and so is a sentence until something follows it.
    """

    def __init__(self) -> None:
        self._held = ""

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences that a piece of text completes."""
        self._held += piece
        while (cut := _first_end(self._held)) is not None:
            yield self._held[:cut].strip()
            self._held = self._held[cut:].lstrip()

    def rest(self) -> Iterator[str]:
        """The last sentence once the text has ended, if it is a whole one."""
        held, self._held = self._held.strip(), ""
        if held and re.search(r"[.!?\]]$", held):
            yield held


def whole_sentences(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of streamed text."""
    cutter = Cutter()
    for piece in pieces:
        yield from cutter.feed(piece)
    yield from cutter.rest()


def _first_end(text: str) -> int | None:
    """Where the first sentence certainly ends: something must stand after it, past any marks."""
    for found in _SENTENCE_END.finditer(text):
        if found.end() >= len(text):
            return None
        if not _ABBREVIATION.search(text[: found.start()]):
            return found.end()
    return None
