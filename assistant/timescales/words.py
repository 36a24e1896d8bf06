"""Reading English: faults, classes of repair, seasons and numbers, in records and in people's own words.

One reader serves both sides, so that a limit for an "insecure external door" and a message that says
"front door wont lock" meet at the same fault. The vocabulary is in `vocabulary.yaml`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from assistant.timescales.dates import MONTHS, month_number

NUMBERS: Final = {
    word: n
    for n, words in {
        1: "one a an single", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
        10: "ten", 11: "eleven", 12: "twelve", 14: "fourteen fortnight", 15: "fifteen", 20: "twenty", 21: "twenty-one",
        24: "twenty-four", 28: "twenty-eight", 30: "thirty", 48: "forty-eight", 60: "sixty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_MONTH = "|".join(MONTHS)
_SEASON = re.compile(
    rf"(?:from\s+)?(?:(\d{{1,2}})\s+)?({_MONTH})\s+(?:to|until|and|-)\s+(?:(\d{{1,2}})\s+)?({_MONTH})", re.IGNORECASE
)
_LAST_DAY: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Season = tuple[int, int, int, int]


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """The lists of `vocabulary.yaml`, patterns compiled."""
    raw = yaml.safe_load(files("assistant.timescales").joinpath("vocabulary.yaml").read_text("utf-8"))
    return {
        "faults": {
            fault: [[_starts_word(line) for line in lines] for lines in ways] for fault, ways in raw["faults"].items()
        },
        "narrower": {fault: frozenset(others) for fault, others in raw["narrower"].items()},
        "categories": {name: frozenset(found) for name, found in raw["categories"].items()},
        "classed": {name: frozenset(found) for name, found in raw["classed"].items()},
        "hazards": {name: _starts_word(words) for name, words in raw["hazards"].items()},
        "may_be": {fault: tuple(others) for fault, others in raw["may_be"].items()},
        "not_of": {fault: _starts_word(words) for fault, words in raw["not_of"].items()},
        "denied": re.compile(raw["denied"]),
        "loosely": {fault: _starts_word(words) for fault, words in raw["loosely"].items()},
        "may_have": [(_starts_word(words), frozenset(found)) for words, found in raw["may_have"].items()],
        "classes": {name: _whole_word(words) for name, words in raw["classes"].items()},
        "plain_labels": frozenset(raw["plain_labels"].split("|")),
    }


def _starts_word(words: str) -> re.Pattern[str]:
    """Words of four letters or more match the beginning of a word, shorter ones and those after `=` a whole word."""
    parts = [
        re.escape(word.lstrip("=")) + ("" if len(word) > 3 and word[0] != "=" else r"\b") for word in words.split("|")
    ]
    return re.compile(rf"\b(?:{'|'.join(parts)})")


def _whole_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words.split('|'))})\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Lower case, apostrophes out, everything but letters and figures a space."""
    low = re.sub(r"['’`]", "", text.lower())
    return re.sub(r"[^a-z0-9£]+", " ", low).strip()


def _told(text: str) -> str:
    """A plain text without what it says is not there."""
    denied: re.Pattern[str] = vocabulary()["denied"]
    return denied.sub(" ", plain(text))


@lru_cache(maxsize=4096)
def faults_in(text: str) -> frozenset[str]:
    """The faults that a text speaks of."""
    said = _told(text)
    found = frozenset(
        fault
        for fault, ways in vocabulary()["faults"].items()
        if any(all(line.search(said) for line in lines) for lines in ways)
    )
    found -= _loosely(text)
    narrower: dict[str, frozenset[str]] = vocabulary()["narrower"]
    return found - frozenset(broad for fault in found for broad in narrower.get(fault, ()))


def may_be(faults: frozenset[str], text: str) -> frozenset[str]:
    """The faults that a general word could mean besides: a leak may be from a pipe or a roof, a leaking tap is from no roof."""
    table: dict[str, tuple[str, ...]] = vocabulary()["may_be"]
    ruled_out = frozenset(fault for fault, words in vocabulary()["not_of"].items() if words.search(plain(text)))
    general = frozenset(other for fault in faults for other in table.get(fault, ()))
    return (general | _loosely(text)) - faults - ruled_out


def _loosely(text: str) -> frozenset[str]:
    """The faults whose words fit what a text speaks of only loosely."""
    said = plain(text)
    return frozenset(fault for fault, words in vocabulary()["loosely"].items() if words.search(said))


def may_have(text: str) -> frozenset[str]:
    """The faults that a thing may have of which no fault is told: a tap may be one that does not turn."""
    said = plain(text)
    return frozenset(fault for words, faults in vocabulary()["may_have"] if words.search(said) for fault in faults)


@lru_cache(maxsize=4096)
def class_in(text: str) -> str | None:
    """The class of repair that a limit's wording names: emergency, urgent, routine or planned."""
    before_examples = re.split(r",? such as | for example ", text)[0]
    found = {name for name, words in vocabulary()["classes"].items() if words.search(before_examples)}
    if "urgent" in found and not re.search(r"non[- ]?urgent|not urgent", before_examples, re.IGNORECASE):
        return "urgent"
    for name in ("planned", "routine", "emergency"):
        if name in found:
            return name
    return None


@lru_cache(maxsize=1024)
def season_in(text: str) -> Season | None:
    """The part of the year that a wording limits itself to, as first month and day, last month and day."""
    found = _SEASON.search(text)
    if found is None:
        return None
    first, last = month_number(found.group(2)) or 1, month_number(found.group(4)) or 12
    return first, int(found.group(1) or 1), last, int(found.group(3) or _LAST_DAY[last - 1])


def in_season(season: Season, day: date) -> bool:
    """Whether a day lies in that part of the year, both ends included."""
    first, last, this = season[:2], season[2:], (day.month, day.day)
    return first <= this <= last if first <= last else this >= first or this <= last


def span(season: Season, source: str) -> str:
    """`1 November to 30 April`, or `November to April` where its source names the months alone."""
    first, last = date(2000, *season[:2]), date(2000, *season[2:])
    if f"{first:%-d %B}" in source and f"{last:%-d %B}" in source:
        return f"{first:%-d %B} to {last:%-d %B}"
    return f"{first:%B} to {last:%B}"


def in_words(number: float) -> tuple[str, ...]:
    """A whole number as it may be written: in figures, and in words where people use them."""
    if number != int(number):
        return (f"{number:g}",)
    return (str(int(number)), *(word for word, n in NUMBERS.items() if n == int(number) and word not in {"a", "an"}))


def holds_words(text: str, groups: tuple[str, ...]) -> bool:
    """Whether, for one of the groups, each of its words begins a word of the text."""
    if not groups:
        return False
    said = f" {_told(text)}"
    first, split = _starts(groups)
    return first.search(said) is not None and any(all(word in said for word in words) for words in split)


@lru_cache(maxsize=2048)
def _starts(groups: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[tuple[str, ...], ...]]:
    """A pattern that must be found for any group to be, and the words of each with a space before."""
    split = tuple(tuple(f" {word}" for word in plain(group).split()) for group in groups)
    return re.compile(f" (?:{'|'.join(sorted({words[0][1:] for words in split}))})"), split
