"""The landlords that a search speaks of, read more freely than for an answer.

An answer must never take a place for a landlord; here a name only lifts that landlord's cases, so "Torus, no
follow through" or "rats in Hammersmith and Fulham" may count. A name that is also a common word counts only
with a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.records.landlords import core_form, name_words, plain_form

if TYPE_CHECKING:
    from assistant.records.landlords import LandlordDirectory

LONGEST = 5
SHORTEST = 3
_TOKEN = re.compile(r"[A-Za-z0-9&'’]+")
_OPENS = re.compile(r"(?:^|[.?!:])\s*$")


class NamedLandlords:
    """Finds names in a text. `find` gives the directory's names."""

    def __init__(self, directory: LandlordDirectory) -> None:
        words = name_words()
        common = words["plain_english"] | words["ask_back"]
        self._directory = directory
        self._sure: dict[str, set[str]] = defaultdict(set)
        self._common: dict[str, set[str]] = defaultdict(set)
        for landlord in directory.known:
            for form in landlord.forms:
                core = core_form(form)
                for name in {form, core, re.sub(r"\d+$", "", core).strip()}:
                    if len(name) >= SHORTEST and name not in words["common"]:
                        (self._common if name in common else self._sure)[name].add(landlord.name)

    def find(self, text: str) -> frozenset[str]:
        """Every landlord named; of a name that could mean several, all."""
        found: set[str] = set()
        for match in self._directory.find_all(text):
            found.update((match.name,) if match.name else match.options)
        tokens = list(_TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            length, names = self._from(text, tokens, at)
            found |= names
            at += max(length, 1)
        return frozenset(found)

    def _from(self, text: str, tokens: list[re.Match[str]], at: int) -> tuple[int, set[str]]:
        for length in range(min(LONGEST, len(tokens) - at), 0, -1):
            start = tokens[at].start()
            written = text[start : tokens[at + length - 1].end()]
            form = plain_form(written)
            for name in (form, core_form(form)):
                if name in self._sure and (len(name) > SHORTEST or written.isupper()):
                    return length, self._sure[name]
                if name in self._common and written[0].isupper() and not _OPENS.search(text[:start]):
                    return length, self._common[name]
        return 0, set()
