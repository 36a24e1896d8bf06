"""Stretches of time in a sentence: "20 working days", "a 28-day timescale", "10 and 20 working days"."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.records import Unit

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
}
_NUMBER = r"(?:\d{1,3}(?:\.\d)?|" + "|".join(_WORDS) + ")"
_UNIT = r"(?:(working|calendar|business)[ -])?(hour|day|week|month|year)s?"
_STRETCH = re.compile(
    rf"\b({_NUMBER})(?:[ -]{_UNIT}\b|(?: (?:and|to|or) |, )({_NUMBER}) {_UNIT}\b)"
    rf"|\b(working|calendar) ({_NUMBER}) (day)s?\b"
)
# How every stretch ends; so written that the search leaps from one such letter to the next.
_ENDS = re.compile(r"[hdwmy](?<=[ -].)(?:our|ay|eek|onth|ear)s?\b")
_LONGEST = 50
_AGE = re.compile(r"^[ -]?(?:s )?(?:old|of age)\b|^-old")


class Stretch(NamedTuple):
    """One stretch: how much, in what unit, whether the kind of day was stated, and where it stands."""

    amount: float
    unit: Unit
    bare: bool
    start: int
    end: int


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """Every stretch of time in a mended text, in order; ages are none."""
    if not ("day" in text or "week" in text or "month" in text or "hour" in text or "year" in text):
        return ()
    text = text.lower()
    out: list[Stretch] = []
    done = 0
    for end in _ENDS.finditer(text):
        match = _STRETCH.search(text, max(done, end.start() - _LONGEST), end.end())
        if match is None:
            continue
        done = match.end()
        if _AGE.match(text[match.end() : match.end() + 8]):
            continue
        if match[7]:
            _add(out, match[8], match[7], match[9], match.start(), match.end())
        elif match[4]:
            _add(out, match[1], match[5], match[6], match.start(), match.start() + len(match[1]))
            _add(out, match[4], match[5], match[6], match.start(4), match.end())
        else:
            _add(out, match[1], match[2], match[3], match.start(), match.end())
    return tuple(out)


def _add(out: list[Stretch], number: str, kind: str | None, unit: str, start: int, end: int) -> None:
    amount = float(_WORDS.get(number, 0) or number)
    if amount <= 0:
        return
    if unit == "hour":
        out.append(Stretch(amount, Unit.HOURS, False, start, end))
    elif unit == "week":
        out.append(Stretch(amount, Unit.WEEKS, False, start, end))
    elif unit == "month":
        out.append(Stretch(amount, Unit.MONTHS, False, start, end))
    elif unit == "year":
        out.append(Stretch(amount * 12, Unit.MONTHS, False, start, end))
    else:
        working = kind in ("working", "business")
        out.append(Stretch(amount, Unit.WORKING_DAYS if working else Unit.CALENDAR_DAYS, not kind, start, end))
