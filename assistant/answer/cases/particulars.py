"""What a message tells that tells decided cases apart: its days, sums, counts and rarer words, and who holds them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.answer.statements.relevance import stem, stems
from assistant.records import Corpus, Determination
from assistant.situation.wordlists import words

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
    "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
)
_COUNTS = {word: str(at) for words in _NUMBERS for at, word in enumerate(words, 1)}
_COUNTED = re.compile(
    rf"(?<![£,.\d])\b(\d{{1,3}}|{'|'.join(_COUNTS)})[ -](?:(?:working|whole|full|young|more|separate)[ -])?([a-z]{{3,}})",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS), "sept"])
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?(?:(?:,| and| to| or) \d{{1,2}}(?:st|nd|rd|th)?)* ({_MONTH})\b\.?(?:,? (\d{{4}}))?",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(rf"\b({_MONTH})\b\.? (\d{{4}})\b", re.IGNORECASE)
_SUM = re.compile(r"£ ?(\d[\d,]*(?:\.\d\d)?)|\b(\d{3,}(?:,\d{3})*(?:\.\d\d)?|\d+(?= (?:quid|pounds)))\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[a-z][a-z'’-]+$")
_UNTELLING = frozenset(map(stem, [*_COUNTS, *_MONTHS, *words("cases")["untelling"]]))
"""Words that stand in few cases and yet say nothing of what a case was over."""
_RARE = 0.12
"""Of all cases, the share that may hold a word for it to tell cases apart."""
_EXACT = 1.5
"""How much more than a word of the same rarity a day, a sum or a count tells."""
_SHARED = 0.5
"""What a particular is worth that another case of the pool holds too."""


@dataclass(frozen=True)
class Held:
    """What of a message one case holds: `alone` no other case of the pool does, `rare` few cases at all do.

    `weight` is their rarity together, a day or a sum counting for more than a word.
    """

    alone: frozenset[str]
    rare: frozenset[str]
    weight: float


def days(text: str) -> frozenset[str]:
    """The days of a text: `3 sep`, and `3 sep 2025` where its year is told."""
    found: set[str] = set()
    for day, month, year in _DAY.findall(text):
        found.add(key := f"{int(day)} {month.lower()[:3]}")
        if year:
            found.add(f"{key} {year}")
    return frozenset(found)


@lru_cache(maxsize=20_000)
def particulars(text: str) -> frozenset[str]:
    """The days, months, sums, counts and stemmed words of a text, each in one form."""
    found = set(days(text))
    found |= {f"{month.lower()[:3]} {year}" for month, year in _IN_MONTH.findall(text)}
    for pounds, bare in _SUM.findall(text):
        if pounds or not _YEAR.fullmatch(bare):
            found.add("£" + (pounds or bare).replace(",", "").removesuffix(".00"))
    found |= {
        f"{_COUNTS.get(count.lower(), count)} {stem(thing)}"
        for count, thing in _COUNTED.findall(text)
        if stems(thing) and stem(thing) not in _UNTELLING
    }
    return frozenset(found | {word for word in stems(text) if _WORD.match(word) and word not in _UNTELLING})


def held_by(text: str, pool: Iterable[str], corpus: Corpus) -> Mapping[str, Held]:
    """What of a message each case of a pool holds, by reference."""
    holding, counts = _holdings(corpus)
    refs = [ref for ref in pool if ref in holding]
    names = {word for ref in refs for word in stems(corpus.determinations[ref].landlord)}
    told = particulars(text) - names
    dated = {each for each in told if each[-1].isdigit()}
    told -= {each for each in told if any(more.startswith(f"{each} ") or more.endswith(f" {each}") for more in dated)}
    most = max(1, int(_RARE * len(holding)))
    rare = {each for each in told if 0 < counts[each] <= most}
    in_pool = Counter(each for ref in refs for each in rare & holding[ref])
    found: dict[str, Held] = {}
    for ref in refs:
        mine = rare & holding[ref]
        alone = frozenset(each for each in mine if in_pool[each] == 1)
        weight = sum(
            math.log(len(holding) / counts[each])
            * (_EXACT if is_exact(each) else 1.0)
            * (1.0 if each in alone else _SHARED)
            for each in mine
        )
        found[ref] = Held(alone, frozenset(mine), weight)
    return found


def is_exact(particular: str) -> bool:
    """Whether a particular is a day, a sum or a count and not a word."""
    return particular[0].isdigit() or particular[0] == "£" or particular[-1].isdigit()


def is_day_or_sum(particular: str) -> bool:
    """Whether a particular is a day or a sum: what one's own trouble shares with a case by chance only."""
    return particular[0] == "£" or re.match(rf"(?:\d{{1,2}} )?(?:{_MONTH})\b", particular) is not None


def latest_told(text: str) -> date | None:
    """The last day, or first day of a month, that a text tells with its year; None where it tells none."""
    found: list[date] = []
    for day, month, year in [(1, m, y) for m, y in _IN_MONTH.findall(text)] + _DAY.findall(text):
        if year:
            try:
                found.append(date(int(year), [m[:3] for m in _MONTHS].index(month.lower()[:3]) + 1, int(day)))
            except ValueError:
                continue
    return max(found, default=None)


@lru_cache(maxsize=8)
def _holdings(corpus: Corpus) -> tuple[Mapping[str, frozenset[str]], Counter[str]]:
    """What each case holds, its everyday wordings too, and how many cases hold each thing.

    How rare a thing is goes by the records; a thing that stands in wordings alone, by those.
    """
    records = {ref: _recorded(case) for ref, case in corpus.determinations.items()}
    wordings = {ref: _worded(case, corpus) for ref, case in corpus.determinations.items()}
    counts = Counter(each for found in records.values() for each in found)
    worded = Counter(each for found in wordings.values() for each in found)
    counts.update({each: n for each, n in worded.items() if each not in counts})
    return {ref: records[ref] | wordings[ref] for ref in records}, counts


def _recorded(case: Determination) -> frozenset[str]:
    texts = [*(matter.matter for matter in case.matters), *case.household, *(p.text for p in case.passages)]
    return frozenset[str]().union(*map(particulars, texts))


def _worded(case: Determination, corpus: Corpus) -> frozenset[str]:
    return frozenset[str]().union(*(particulars(text) for p in case.passages for text in corpus.asked.get(p.id, ())))
