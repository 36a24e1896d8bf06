"""Dates as determinations write them. No day and no year is ever made up."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from assistant.ingest.glitches import MONTHS

_NAMES = tuple(MONTHS.lower().split("|"))
MONTH = f"(?:{MONTHS})"
# A date begins with a figure that no word runs into; so written that the search leaps from figure to figure.
_FULL = re.compile(rf"([0-9](?<!\w.)[0-9]?)(?:st|nd|rd|th)? ({MONTH}),? ((?:19|20)\d\d)\b")
# "4 June, 5 June and 9 July 2024", "27 to 29 May 2025", "6 and 9 June 2023": one year for all.
_LIST = re.compile(
    rf"\b((?:\d{{1,2}}(?: {MONTH})?(?:,| and| to| or|, and) )+)(\d{{1,2}} {MONTH} (?:19|20)\d\d)\b",
)
_AND = (" and ", " to ", " or ", ", ")
_DAY = re.compile(rf"(\d{{1,2}})(?: ({MONTH}))?")

_LOOSE = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)?[ ,]+([A-Za-z]{3,10})[ ,]+(\d{4})\b")
_AMERICAN = re.compile(r"\b([A-Za-z]{3,10})[ ,]+(\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_EARLIEST = 1996


class Found(NamedTuple):
    """A date in a text: where it stands, and what it is."""

    start: int
    end: int
    day: date


class Stated(NamedTuple):
    """A decision's own date line: the day, what else the line says, and what is odd about it."""

    day: date | None
    note: str | None
    flag: str | None


def find_dates(text: str) -> tuple[Found, ...]:
    """Every full date in a mended text, in order."""
    if "20" not in text and "19" not in text:
        return ()
    found = [Found(m.start(), m.end(), day) for m in _FULL.finditer(text) if (day := _day(m[1], m[2], m[3]))]
    if not found:
        return ()
    if not any(text.endswith(_AND, 0, one.start) for one in found):
        return tuple(found)
    for match in _LIST.finditer(text):
        last = _FULL.match(match[2])
        if last is None:
            continue
        month = last[2]
        for piece in reversed(list(_DAY.finditer(match[1]))):
            month = piece[2] or month
            if day := _day(piece[1], month, last[3]):
                found.append(Found(match.start(1) + piece.start(), match.start(1) + piece.end(), day))
    return tuple(sorted(set(found)))


def read_date(text: str) -> date | None:
    """The one date that a cell or line holds, None where it holds none or only a part of one."""
    return read_stated(text).day


def read_stated(text: str) -> Stated:
    """Read a date line: the first date, the remark beside it, and a flag where it took a guess to read."""
    line = " ".join(text.split())
    if match := _FULL.search(line):
        day = _day(match[1], match[2], match[3])
        rest = (line[: match.start()] + " " + line[match.end() :]).strip(" ,.;:")
        rest = re.sub(r"^(?:date|no later than|by)\b", "", rest, flags=re.IGNORECASE).strip()
        odd = (
            f"the date is written {line!r}"
            if day is None or (re.search(r"\d{4}", rest) is None and _digits(rest))
            else None
        )
        return Stated(day, rest or None, odd)
    for pattern, order in ((_LOOSE, (1, 2, 3)), (_AMERICAN, (2, 1, 3)), (_NUMERIC, (1, 2, 3))):
        if match := pattern.search(line):
            parts = [match[index] for index in order]
            day = _day(*parts)
            return Stated(day, None, f"the date is written {line!r}" + ("" if day else " and cannot be read"))
    return Stated(None, line or None, f"no full date in {line!r}" if line else None)


def _digits(text: str) -> bool:
    return any(mark.isdigit() for mark in text)


@lru_cache(maxsize=4096)
def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _month(month.lower())
    if number is None or int(year) < _EARLIEST:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


@lru_cache(maxsize=512)
def _month(name: str) -> int | None:
    if name in _NAMES:
        return _NAMES.index(name) + 1
    if len(name) < 3:
        return None
    for index, known in enumerate(_NAMES):
        if name in (known[:3], known[:4]) or (name.startswith("sept") and index == 8):
            return index + 1
    from rapidfuzz.distance import OSA

    near = min(_NAMES, key=lambda known: OSA.distance(name, known))
    return _NAMES.index(near) + 1 if OSA.distance(name, near) <= 2 and near[0] == name[0] and len(name) > 4 else None


def is_date(text: str) -> bool:
    """Whether a line is a full date and nothing else."""
    return len(text) < 24 and text[:1].isdigit() and _FULL.fullmatch(text.strip()) is not None
