"""A number of the message set against the limit in a passage: £310 against £250, a day against twelve months from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.answer.statements.draft import say
from assistant.answer.statements.plain import day, pounds
from assistant.answer.statements.relevance import stems
from assistant.records import Passage
from assistant.situation.dates import dated_mentions
from assistant.situation.day_shapes import NUMBERS
from assistant.situation.situation import Situation
from assistant.timescales.calendar import add_months

_SUM_LIMIT = re.compile(r"\b(?:above|over|more than|up to|at most|less than|under) £([\d,]+(?:\.\d\d)?)", re.IGNORECASE)
_EXACT_SUM = re.compile(r"\bexactly £([\d,]+(?:\.\d\d)?)", re.IGNORECASE)
_SUM = re.compile(r"£ ?(\d[\d,]*(?:\.\d{2})?)")
_OUT_ABOVE = re.compile(r"\b(?:above|over|more than) £[\d,.]+ (?:takes|leaves|puts) (?:it|a job) out\b", re.IGNORECASE)
_MONTHS_FROM = re.compile(r"\bwithin (\d+) months of ([^.;,]{3,60})", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|within|at least every|(?:no )?more than|over) (\d+) (months|years)\b", re.IGNORECASE)
_LASTED = re.compile(rf"\b(\d+|{'|'.join(NUMBERS)}) (months?|years?)\b", re.IGNORECASE)
_BEFORE = 60
_BILLED = re.compile(r"\b(?:bill\w*|charg\w+|invoice\w*|my share|demand\w*)\b[^.?!£]*$", re.IGNORECASE)
"""A sum that somebody is billed for is what the works cost them."""
_BILL_BEFORE = 60
_WORDS_BEFORE = 5
_SHARED = 2


@dataclass(frozen=True)
class Measured:
    """What comes of setting the two against each other; `out`: the passage's rule does not reach the person's job.

    `stands`: the number is `over` or `under` the limit; `passed` or `ahead` where it is of time.
    """

    text: str
    out: bool = False
    stands: str = ""


_OWED = re.compile(r"\bis owed\b", re.IGNORECASE)
_PAID = re.compile(r"\b(?:owe[ds]?|paid|pay\w*|offer\w*|compensation|claim\w*)\b", re.IGNORECASE)
"""Without one of these a sum told is what a job costs, and no sum that is owed to the person."""


def measure(passage: Passage, situation: Situation, today: date) -> Measured | None:
    """A number of the message against the one limit of a passage; None where they are not of the same thing and unit."""
    return _sum(passage, situation) or _period(passage, situation, today) or _length(passage, situation)


def is_for_another_sum(passage: Passage, situation: Situation) -> bool:
    """Whether a passage tells of a job of exactly some sum, and the message gives another."""
    told = _EXACT_SUM.search(passage.text)
    return told is not None and bool(situation.amounts) and _amount(told.group(1)) not in situation.amounts


def _sum(passage: Passage, situation: Situation) -> Measured | None:
    limits = {_amount(limit) for limit in _SUM_LIMIT.findall(passage.text)}
    told = list(_SUM.finditer(situation.english))
    if len(limits) != 1 or len(told) != 1 or is_for_another_sum(passage, situation):
        return None
    if _OWED.search(passage.text) and not _PAID.search(situation.english):
        return None
    limit, amount = limits.pop(), _amount(told[0].group(1))
    named = stems(" ".join(situation.english[: told[0].start()].split()[-_WORDS_BEFORE:]))
    held = set(stems(passage.text))
    billed = _BILLED.search(situation.english[: told[0].start()][-_BILL_BEFORE:]) and set(stems("cost")) & held
    if amount == limit or not (billed or set(named) & held):
        return None
    over = amount > limit
    said = say(
        "sum_over" if over else "sum_under", sum=pounds(amount), limit=pounds(limit), by=pounds(abs(amount - limit))
    )
    out = over and _OUT_ABOVE.search(passage.text) is not None
    return Measured(said, out=out, stands="over" if over else "under")


def _period(passage: Passage, situation: Situation, today: date) -> Measured | None:
    found = _MONTHS_FROM.search(passage.text)
    if found is None:
        return None
    start = _words(found.group(2))
    text = situation.english
    for mention in dated_mentions(text, today)[0]:
        before = _words(text[max(0, mention.start - _BEFORE) : mention.start])
        if mention.on is None or mention.other or len(start & before) < _SHARED:
            continue
        last = add_months(mention.on, int(found.group(1)))
        stands = "passed" if last < today else "ahead"
        said = say(f"period_{stands}", n=found.group(1), start=day(mention.on), last=day(last))
        return Measured(said, stands=stands)
    return None


def _length(passage: Passage, situation: Situation) -> Measured | None:
    limits = {(int(n), unit.lower()) for n, unit in _EVERY.findall(passage.text)}
    told = list(_LASTED.finditer(situation.english))
    if len(limits) != 1 or len(told) != 1:
        return None
    (limit, unit), said = limits.pop(), told[0].group(1).lower()
    number = int(said) if said.isdigit() else NUMBERS[said]
    around = situation.english[max(0, told[0].start() - _BEFORE) : told[0].end() + _BEFORE]
    shared = set(stems(around)) & set(stems(passage.text)) - set(stems(told[0].group(0)))
    if not told[0].group(2).lower().startswith(unit[:-1]) or number <= limit or len(shared) < _SHARED:
        return None
    over = number - limit
    said = say("length_over", n=number, unit=unit, limit=limit, over=over, units=unit if over > 1 else unit[:-1])
    return Measured(said, stands="passed")


def _words(text: str) -> set[str]:
    """The telling words of a text, and its single figures: stage 2 is not stage 1."""
    return {*stems(text), *re.findall(r"\b\d\b", text)}


def _amount(said: str) -> float:
    return float(said.replace(",", ""))
