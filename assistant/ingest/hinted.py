"""Expressions tried only where a plain word stands that they cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hinted:
    """An expression for small letters, and the pieces of text of which any match holds one.

    Looking for a few pieces costs a tenth of what the expression does on text that has none of them.
    """

    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_be_in(self, small: str) -> bool:
        """Whether one of the pieces stands in a text."""
        return any(map(small.__contains__, self.hints))

    def search(self, small: str, start: int = 0) -> re.Match[str] | None:
        """The first match in a text of small letters, from a place on."""
        for hint in self.hints:
            if hint in small:
                return self.pattern.search(small, start)
        return None

    def finditer(self, small: str) -> Iterator[re.Match[str]]:
        """Every match in a text of small letters."""
        for hint in self.hints:
            if hint in small:
                return self.pattern.finditer(small)
        return iter(())

    def blank(self, small: str) -> str:
        """A text of small letters with spaces in place of every match, so that nothing else moves."""
        for hint in self.hints:
            if hint in small:
                return self.pattern.sub(_spaces, small)
        return small


@dataclass(frozen=True, slots=True)
class Ended:
    """An expression that reaches to the end of a text of small letters, and what any text that it matches ends with.

    White space at the end is nothing.
    """

    ends: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, small: str) -> re.Match[str] | None:
        """The first match in a text of small letters."""
        return self.pattern.search(small) if small.rstrip().endswith(self.ends) else None


def _spaces(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


def hinted(hints: str, words: str) -> Hinted:
    """An expression with its hints, which are parted by bars."""
    return Hinted(tuple(hints.split("|")), re.compile(words))


def ended(ends: str, words: str) -> Ended:
    """An expression with what it ends with, parted by bars."""
    return Ended(tuple(ends.split("|")), re.compile(words))
