"""Slips of the keyboard and short forms put right before a message is read: "acknowlege", "boilr", "wot", "wks".

A word is only touched where neither our records nor an English dictionary know it, and a word of our records lies a
slip or two away; a short form where `wording/short_forms.yaml` has it. Names, figures, other short words and messages
in other languages stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib import resources

import yaml

from assistant.situation.languages import english_words, language_of

_WORD = re.compile(r"(?<![^\s(,;:\"])[A-Za-z]{5,}(?=[),.;:!?\"]*(?:\s|$))")
_SHORT = re.compile(r"(?<![^\s(,;:\"])[a-z0-9]{1,5}(?=[),.;:!?\"]*(?:\s(?!bend\b)|$))")
_PLAIN = re.compile(r"[a-z]{4,}")
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_ENDINGS = ("s", "ve", "y")
_LONG = 8
"""From so many letters on two slips are put right, else one."""
_OFTEN = 2
"""How often our records must have a word before others are taken for it."""
_ENGLISH = 4
"""With so many common words of English a message is read as English, whatever its slips make of it."""
_OF_TODAY = frozenset("admin awaabs crohns draughty noone reglaze reglazed texted texting voicemail whatsapp".split())
"""Words of today that the dictionary has not."""


class Spelling:
    """Puts words right that lie a slip away from a word of some texts."""

    def __init__(self, texts: Iterable[str], wordings: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        """`texts` and `names` are spelt right; `wordings` may have slips of their own."""
        self._written, self._said = Counter(_words(texts)), Counter(_words(wordings))
        self._known = {*self._written, *_words(names), *_OF_TODAY}
        self._meant = lru_cache(maxsize=4096)(self._find)

    @cached_property
    def _often(self) -> dict[str, int]:
        """The words that others may be taken for, and how often each stands."""
        counts = self._written + self._said
        return {word: n for word, n in counts.items() if n >= _OFTEN and self._knows(word)}

    def right(self, message: str) -> str:
        """The message with its slips put right; a name, which begins with a capital, is left where it is."""
        plain = message.lower()
        if language_of(message) is not None and english_words(plain, set(plain.split())) < _ENGLISH:
            return message
        right = self._put_right(message)
        right = _SHORT.sub(lambda found: _short_forms().get(found.group(), found.group()), right)
        return right if language_of(right) is None else message

    def no_words(self, message: str) -> list[str]:
        """The words of a message that are none: not ours, not English, no name, not a slip away from one of ours."""
        plain = message[:1].lower() + (message[1:].lower() if message.isupper() else message[1:])
        words = [word for word in _LOWER.findall(plain) if word not in _short_forms()]
        return [word for word in words if not self._knows(word) and self._meant(word) == word]

    def _put_right(self, message: str) -> str:
        shouted = message.isupper()

        def put_right(found: re.Match[str]) -> str:
            word = found.group()
            starts = found.start() == 0 or message[: found.start()].rstrip()[-1:] in ".!?\n"
            if not shouted and not word.islower() and not (starts and word[1:].islower()):
                return word
            meant = self._meant(word.lower())
            if meant == word.lower():
                return word
            return meant.upper() if shouted else meant.capitalize() if word[0].isupper() else meant

        return _WORD.sub(put_right, message)

    def _find(self, word: str) -> str:
        return word if self._knows(word) else self._nearest(word)

    def _knows(self, word: str) -> bool:
        """Whether it is a word, by itself, as American English spells it, or with an ending."""
        american = word.replace("ise", "ize").replace("our", "or")
        stems = (word, american, *(word.removesuffix(end) for end in _ENDINGS))
        return word in self._known or any(stem in _dictionary() for stem in stems)

    def _nearest(self, word: str) -> str:
        """The nearest word of the texts that begins alike, a longer one first as most slips leave a letter out."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(word) >= _LONG else 1
        near = process.extract(word, list(self._often), scorer=OSA.distance, score_cutoff=slips, limit=None)
        alike = [
            (n, len(other) <= len(word), -self._often[other], other) for other, n, _ in near if word[0] in other[:2]
        ]
        return min(alike)[-1] if alike else word


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in _PLAIN.findall(text.lower()))


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, str]:
    forms: dict[str, str] = yaml.safe_load(
        resources.files("assistant.answer").joinpath("wording/short_forms.yaml").read_text("utf-8")
    )
    return forms


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    """Some 160,000 words of English, with and without their apostrophes."""
    from spellchecker import SpellChecker

    words = SpellChecker(language="en").word_frequency.dictionary
    return frozenset(words) | frozenset(word.replace("'", "") for word in words if "'" in word)
