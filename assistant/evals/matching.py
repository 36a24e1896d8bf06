"""Whether a text states a phrase: any case, any spacing, dashes and quotes alike, whole words only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SAME = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ad": "",
        "\u200b": "",
    }
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PENCE = re.compile(r"(£\d+)\.00(?!\d)")
_MARKS = re.compile(r"\[\d+\](?:\([^)]*\))?")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`)")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text as phrases are looked for in it: lower case, one space, `£1500`, no citation marks or emphasis."""
    text = unicodedata.normalize("NFKC", text).translate(_SAME)
    text = _EMPHASIS.sub("", _MARKS.sub(" ", text))
    text = _PENCE.sub(r"\1", _THOUSANDS.sub("", text))
    return re.sub(r"\s+([.,;:])", r"\1", _SPACE.sub(" ", text)).strip().casefold()


@lru_cache(maxsize=8192)
def _pattern(phrase: str) -> re.Pattern[str]:
    looked = plain(phrase)
    before = r"(?<![\w£.])" if looked[:1].isdigit() else r"(?<!\w)" if looked[:1].isalnum() else ""
    last = looked[-1:]
    # A figure must not be the beginning of a longer one: £75 is not £75.50, and 5 is not 5.5.
    after = r"(?!\w|[.,]\d)" if last.isdigit() else r"(?!\w)" if last.isalnum() else ""
    return re.compile(before + re.escape(looked) + after)


def states(text: str, phrase: str) -> bool:
    """Whether the text holds the phrase as whole words: `5 working days` is not in `15 working days`."""
    return bool(plain(phrase)) and _pattern(phrase).search(plain(text)) is not None


def states_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether the text holds one of the phrases."""
    return any(states(text, phrase) for phrase in phrases)
