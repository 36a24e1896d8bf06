"""Sums of money in a mended text, and the words around them that say whose they are."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.hinted import ended

_SUM = re.compile(r"£(\d{1,3}(?:,\d{3})+|\d+)(\.\d\d)?(?!\d)")
# What stands right after and right before a sum, in small letters.
_RATE = re.compile(
    r"\s*(?:a|per|each|every|p\.?)\s?(?:week|month|day|year|hour|night|annum|w\b|for each)| (?:for )?(?:each|per)\b"
)
_RANGE_AFTER = re.compile(r"\s*(?:to|and|-|–)\s*£\d")
_RANGE_BEFORE = ended(
    "and|to|-|–|maximum|of|at least|than|above|below|over|under",
    r"(?:between £[\d,.]+ and|from £[\d,.]+ to|£[\d,.]+\s*(?:to|-|–)|up to(?: a maximum of)?|"
    r"maximum of|at least|more than|above|below|over|under)\s*$",
)
_RANGE_OPENS = ended("from|between|range|(", r"(?:from|between|range|\()\s*$")


class Sum(NamedTuple):
    """A sum in pounds, where it stands, and whether it is a rate or an end of a range."""

    amount: float
    start: int
    end: int
    is_rate: bool
    is_range: bool


def find_sums(text: str) -> list[Sum]:
    """Every sum in a mended text, in order."""
    if "£" not in text:
        return []
    out = []
    for match in _SUM.finditer(text):
        after, before = (
            text[match.end() : match.end() + 24].lower(),
            text[max(0, match.start() - 40) : match.start()].lower(),
        )
        is_range = bool(_RANGE_BEFORE.search(before) or (_RANGE_AFTER.match(after) and _RANGE_OPENS.search(before)))
        out.append(
            Sum(
                float(match[1].replace(",", "") + (match[2] or "")),
                match.start(),
                match.end(),
                _RATE.match(after) is not None,
                is_range,
            )
        )
    return out


_STOP = re.compile(r"[.?!\n](?:(?<=\n)\n*|[”’)]?\s+(?=[A-Z0-9£“‘(]))")
_ABBREVIATIONS = frozenset(("No", "St", "Mr", "Mrs", "Ms", "Dr", "e.g", "i.e", "etc", "para", "paras"))
_TAIL = 6


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a mended text; a line of its own is one."""
    out: list[str] = []
    start = 0
    for match in _STOP.finditer(text):
        at = match.start()
        if text[at] == ".":
            word = text[max(start, at - _TAIL) : at].rsplit(None, 1)
            last = word[-1] if word else ""
            if last in _ABBREVIATIONS or (len(last) == 1 and last.isupper()):
                continue
        piece = text[start : match.end()].strip()
        if piece:
            out.append(piece)
        start = match.end()
    if piece := text[start:].strip():
        out.append(piece)
    return tuple(out)
