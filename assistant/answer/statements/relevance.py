"""How well a passage speaks to a clause: shared rare words, exact figures and dates, and nearness in meaning."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from assistant.records import Passage

_WORD = re.compile(r"[a-z0-9£][a-z0-9£.,'’/-]*", re.IGNORECASE)
_STOP = frozenset(
    """a an and are as at be been being but by can cant could did didn do does doesn doing don for from get got had has
    have having he her hers him his how i if im in into is isn it its ive just me my no nor not of off on once only or
    our out over own same she should so some such than that the their theirs them then there these they this those to
    too under until up very was wasn we were what when where which while who whom why will with would you your yours
    about after again against all also any because before between both during each few further here more most other
    through ombudsman case landlord resident tenant said say says tell told them whats was there did one ones thing
    things like really right much many way""".split()
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b(?: (\d{{4}}))?", re.IGNORECASE)
_MONTH_OF = re.compile(rf"\b({_MONTH})(?: of)? (\d{{4}})\b", re.IGNORECASE)
_MONEY = re.compile(r"£\s?[\d,]+(?:\.\d{2})?")
_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}\b")
_NEXT_DOOR = re.compile(r"\bnext[- ]?door(?:['’]?s)?\b", re.IGNORECASE)
"""The neighbour's, in everyday words: no door is meant."""
_LIKE = {
    "flat": "home",
    "house": "home",
    "door": "door",
    "asb": "antisocial",
    "bust": "break",
    "broken": "break",
    "rung": "ring",
    "repaid": "repay",
    "repayment": "repay",
    "bloke": "man",
    "lady": "woman",
    "kid": "child",
    "kids": "child",
    "children": "child",
    "lad": "child",
    "mum": "mother",
    "mend": "repair",
    "mended": "repair",
    "fix": "repair",
    "fixed": "repair",
    "fixing": "repair",
    "fit": "fit",
    "compo": "compensation",
    "money": "compensation",
    "buzzer": "intercom",
    "entryphone": "intercom",
    "loo": "toilet",
    "violence": "abuse",
    "workman": "operative",
    "contractor": "contractor",
    "swearing": "swear",
    "swore": "swear",
    "sworn": "swear",
    "offerd": "offer",
    "assosiation": "association",
    "mouldy": "mould",
    "mold": "mould",
    "awabs": "awaab",
    "awaabs": "awaab",
    "weekend": "weekend",
    "saturday": "weekend",
    "sunday": "weekend",
    "notice": "notice",
    "warning": "notice",
    "sent": "send",
    "knew": "know",
    "known": "know",
    "told": "tell",
    "came": "come",
    "took": "take",
    "taken": "take",
    "paid": "pay",
    "gave": "give",
    "given": "give",
    "found": "find",
    "held": "hold",
    "left": "leave",
    "kept": "keep",
    "made": "make",
    "won": "win",
    "wrote": "write",
    "written": "write",
    "rang": "ring",
    "broke": "break",
    "done": "do",
    "got": "get",
    "went": "go",
    "gone": "go",
    "fell": "fall",
    "fallen": "fall",
    "lost": "lose",
    "met": "meet",
    "bowed": "bow",
    "bowing": "bow",
    "built": "build",
    "bought": "buy",
    "brought": "bring",
    "caught": "catch",
    "chose": "choose",
    "chosen": "choose",
    "felt": "feel",
    "hung": "hang",
    "led": "lead",
    "lent": "lend",
    "rose": "rise",
    "risen": "rise",
    "spoke": "speak",
    "spoken": "speak",
    "stood": "stand",
    "stolen": "steal",
    "stole": "steal",
    "taught": "teach",
    "thought": "think",
    "threw": "throw",
    "thrown": "throw",
    "understood": "understand",
    "woke": "wake",
    "wore": "wear",
    "worn": "wear",
    "panel": "stage",
    "third": "stage",
    "surveyor": "survey",
    "limit": "timescale",
    "deadline": "timescale",
    "target": "timescale",
    "targets": "timescale",
    "timescales": "timescale",
    "period": "timescale",
}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, everyday words first brought to the corpus's own."""
    low = word.lower().strip(".,'’-/").removesuffix("'s").removesuffix("’s")
    low = _LIKE.get(low, low)
    for ending in (
        "ingly",
        "edly",
        "ements",
        "ement",
        "ations",
        "ation",
        "ings",
        "ing",
        "ies",
        "ied",
        "ed",
        "es",
        "ly",
        "s",
        "e",
    ):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low[0].isdigit():
            return low[: -len(ending)]
    return low


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """The meaningful words of a text, stemmed, in order."""
    return tuple(
        stem(word)
        for word in _WORD.findall(_NEXT_DOOR.sub("neighbour", text))
        if word.lower().strip(".,'’-/") not in _STOP and len(word.strip(".,'’")) > 1
    )


def anchors(text: str) -> frozenset[str]:
    """The exact things of a text: dates, sums and job numbers, in one form."""
    found: set[str] = set()
    for day, month, year in _DATE.findall(text):
        key = f"{int(day)} {month.lower()[:3]}"
        found.add(key)
        if year:
            found.add(f"{key} {year}")
    found |= {re.sub(r"[\s,]", "", sum_).removesuffix(".00") for sum_ in _MONEY.findall(text)}
    found |= set(_CODE.findall(text))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def days_and_sums(text: str) -> frozenset[str]:
    """The exact things of a text, and the months that it names with their year, so that `the end of May 2023` meets its day."""
    months = {f"{month.lower()[:3]} {year}" for month, year in _MONTH_OF.findall(text)}
    return anchors(text) | months


class Weights:
    """How much each word tells apart, over all passages of a corpus."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for passage in passages:
            counts.update(set(stems(passage.text)))
            total += 1
        self._total = max(total, 1)
        self._counts = counts

    def of(self, stemmed: str) -> float:
        """The weight of a stemmed word: 0 for one that is everywhere, most for one never seen."""
        return math.log(1 + self._total / (1 + self._counts[stemmed]))

    def known(self, stemmed: str) -> bool:
        """Whether any passage has the word."""
        return self._counts[stemmed] > 0

    def overlap(self, asked: str, passage: str, *, exact: bool = True) -> float:
        """The share, 0 to 1, of a clause's weight that a passage holds; `exact` adds up to 1 for shared dates and sums."""
        wanted = set(stems(asked))
        if not wanted:
            return 0.0
        held = set(stems(passage))
        whole = sum(self.of(word) for word in wanted)
        shared = sum(self.of(word) for word in wanted if word in held)
        wanted_exactly = anchors(asked) if exact else frozenset()
        hits = len(wanted_exactly & anchors(passage)) / len(wanted_exactly) if wanted_exactly else 0.0
        return shared / whole + hits
