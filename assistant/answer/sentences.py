"""Sentences as a model streams them: whole ones only, with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MARKS = re.compile(r"\[(\d{1,2})\]")
_GROUPED = re.compile(r"\[(\d{1,2}(?:\s*,\s*\d{1,2})+)\]")
_SENTENCE_END = re.compile(r"(?<=[.!?])((?:\s*\[\d{1,2}(?:\s*,\s*\d{1,2})*\])*)[.]?(?=\s+[A-Z\"'“(£\[]|\s*\n|$)")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|No|para|St|Mr|Mrs|Ms|Dr)\.$")


def marks_of(sentence: str) -> tuple[int, ...]:
    """The numbers of the facts that a sentence names, in order, each once."""
    spread = _GROUPED.sub(lambda found: "".join(f"[{n.strip()}]" for n in found.group(1).split(",")), sentence)
    return tuple(dict.fromkeys(int(n) for n in _MARKS.findall(spread)))


def without_marks(sentence: str) -> str:
    """A sentence less its marks, tidied."""
    plain = _MARKS.sub("", _GROUPED.sub("", sentence))
    return re.sub(r"\s+([.,;!?])", r"\1", re.sub(r"\s+", " ", plain)).strip()


def whole_sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Sentences out of streamed text, each as soon as it is certain to have ended; a half-written mark is held back."""
    held = ""
    for piece in pieces:
        held += piece
        while (cut := _first_end(held)) is not None:
            yield held[:cut].strip()
            held = held[cut:].lstrip()
    if held.strip() and re.search(r"[.!?\]]$", held.strip()):
        yield held.strip()


def _first_end(text: str) -> int | None:
    """Where the first sentence certainly ends: something must stand after it, past any marks."""
    for found in _SENTENCE_END.finditer(text):
        if found.end() >= len(text):
            return None
        if not _ABBREVIATION.search(text[: found.start()]):
            return found.end()
    return None
