"""The parts of a message that asks two things without two questions: "write to them or ring, and what is the number"."""

from __future__ import annotations

import re

_BETWEEN = re.compile(
    r"(?<=[?!.;])\s+|\n+|(?:^|,?\s+)\(?\d\)\s+|,\s+(?:and|also|but|or)\s+"
    r"|\s+(?:also|and (?=(?:the|i|if|who|what|how|when|where|can|do|does|is|are|am)\b))\s*",
    re.IGNORECASE,
)
_MOST = 4


def parts_of(text: str) -> list[str]:
    """The parts of a text, in order, at most four: sentences, numbered items, and what follows "and" or "also"."""
    parts = [part.strip(" ,") for part in _BETWEEN.split(text)]
    return [part for part in parts if part][:_MOST]
