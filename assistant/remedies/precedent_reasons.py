"""Why a case was found, in words a person can check against the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

import yaml

from assistant.records import Category, categorise
from assistant.remedies.cases import CaseMatter, DecidedCase

_WORD = re.compile(r"[a-z]{3,}")
_LIKE = 3
_PLAIN = frozenset(yaml.safe_load(files("assistant.remedies").joinpath("plain_words.yaml").read_text("utf-8")))
# What a question may say of a household, and what a record of ours says of it.
_HOUSEHOLDS = (
    ("a child in the home", r"\b(?:baby|babies|child|children|kids?|toddler|newborn|son|daughter|infant)"),
    ("a disability", r"\b(?:disab|wheelchair|mobility|autis)"),
    ("ill health", r"\b(?:asthma|ill|illness|health|breathing|copd|cancer|lung|sick|chest)"),
    ("somebody older", r"\b(?:elderly|pensioner|older|7\d|8\d|9\d)\b"),
    ("pregnancy", r"\bpregnan"),
    ("domestic abuse", r"\bdomestic (?:abuse|violence)"),
)


class Reasons:
    """What a query and a case have in common."""

    def __init__(self, text: str) -> None:
        self._text = text.lower()
        self._words = _stems(text)
        self.category = categorise(text) if text.strip() else None

    def nearest(self, matters: Sequence[CaseMatter]) -> CaseMatter:
        """The matter that shares most with the query, for a case found by a passage or a filter."""
        return max(
            matters, key=lambda m: (m.category is self.category, len(self._words.keys() & _stems(m.matter).keys()))
        )

    def why(self, case: DecidedCase, matter: CaseMatter, same_landlord: bool) -> str:
        """One line: what is the same, and in what words."""
        parts: list[str] = []
        if self.category and matter.category is self.category and self.category is not Category.OTHER:
            parts.append(f"same kind of matter ({self.category.value.replace('-', ' ')})")
        shared = [word for stem, word in self._words.items() if stem in _stems(matter.matter)]
        if shared:
            parts.append(f"same words ({', '.join(shared[:5])})")
        if same_landlord:
            parts.append("same landlord")
        parts.extend(self._household(case))
        if not parts:
            parts.append("close in meaning, in other words" if self._text.strip() else "fits the filters")
        said = "; ".join(parts)
        return said[0].upper() + said[1:]

    def _household(self, case: DecidedCase) -> list[str]:
        lives = " ".join(case.household).lower()
        if not lives:
            return []
        return [name for name, words in _HOUSEHOLDS if re.search(words, self._text) and re.search(words, lives)]


def _stems(text: str) -> dict[str, str]:
    """The telling words of a text by a rough stem, in their order."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.lower()):
        if word not in _PLAIN:
            found.setdefault(_stem(word), word)
    return found


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) > _LIKE - 1:
            return word[: -len(ending)]
    return word
