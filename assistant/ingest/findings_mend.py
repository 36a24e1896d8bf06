"""Words that scraping broke ("leak s", "r eports"), put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.ingest.findings_words import listed

_WORD = re.compile(r"[A-Za-z]+")
_PAIR = re.compile(r"\b([A-Za-z]+) ([a-z]+)\b(?!-)")
_TRIPLE = re.compile(r"\b([A-Za-z]+) ([b-hj-z]) ([a-z]+)\b(?!-)")
_THREE = re.compile(r"\b([A-Za-z]+) (?=([a-z]+) ([a-z]+)\b(?!-))")
_WHOLE_LETTERS = frozenset({"a", "i", "A", "I"})
_COMMON = 12
"""How often a word must occur whole before pieces are joined into it."""
_RARER = 40
"""How many times rarer than the whole a piece must be to count as no word of its own."""


_PUNCTUATION = (
    (re.compile(r"[\u00ad\u200b\u200c\u200d\ufeff]"), ""),
    (re.compile(r"[\s\u00a0]+"), " "),
    (re.compile(r"[’‘´`]"), "'"),
    (re.compile(r"(\w) ?' ?s\b"), r"\1's"),
    (re.compile(r" +([,.;:)])"), r"\1"),
    (re.compile(r"\( +"), "("),
    (re.compile(r"£ (?=\d)"), "£"),
    (re.compile(r"(?<=[a-z])[.]{2,}$"), "."),
)


class Mender:
    """Joins pieces into the words they came from, judged by the words of the whole database.

    Two pieces are joined only where the whole is a common word and a piece is none, so "a leak",
    "hand over" and "in put" stay as they are.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter(dict.fromkeys(listed("whole_words"), _COMMON))
        for text in texts:
            self._counts.update(word.lower() for word in _WORD.findall(text))

    def mend(self, text: str) -> str:
        """The text with broken words joined, punctuation tidied and white space made single."""
        for pattern, put in _PUNCTUATION:
            text = pattern.sub(put, text)
        for _ in range(3):
            joined = self._join(text)
            if joined == text:
                break
            text = joined
        return text.strip()

    def mend_lines(self, text: str) -> str:
        """The same for each line of a longer text."""
        return "\n".join(self.mend(line) for line in text.splitlines())

    @staticmethod
    def joined(before: str, after: str) -> bool:
        """Whether mending put any word together, beyond tidying."""
        return len(_WORD.findall(after)) < len(_WORD.findall(before))

    def _join(self, text: str) -> str:
        text = _TRIPLE.sub(self._one_word, text)
        text = self._join_three(text)
        kept: list[str] = []
        position = 0
        while found := _PAIR.search(text, position):
            left, right = found.groups()
            if self._broken(left, right):
                kept.append(text[position : found.start()] + left + right)
                position = found.end()
            else:
                kept.append(text[position : found.end(1)])
                position = found.end(1)
        return "".join(kept) + text[position:]

    def _join_three(self, text: str) -> str:
        """Words in three pieces of which at least two are none ("r espon se")."""
        for found in reversed(list(_THREE.finditer(text))):
            whole = "".join(found.groups())
            count = self._counts[whole.lower()]
            if count >= _COMMON and sum(self._no_word(piece, count) for piece in found.groups()) >= 2:
                text = text[: found.start()] + whole + text[found.end(3) :]
        return text

    def _one_word(self, pieces: re.Match[str]) -> str:
        whole = "".join(pieces.groups())
        return whole if self._counts[whole.lower()] >= _COMMON else pieces.group()

    def _broken(self, left: str, right: str) -> bool:
        whole = self._counts[(left + right).lower()]
        if whole < _COMMON:
            return False
        return self._no_word(left, whole) or self._no_word(right, whole)

    def _no_word(self, piece: str, whole: int) -> bool:
        if len(piece) == 1:
            return piece not in _WHOLE_LETTERS
        return self._counts[piece.lower()] * _RARER < whole
