"""Past cases like this one, weighed by what they share and explained in words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.records import Basis, Category, Citation, Delay, Determination, Finding, LandlordType, Passage
from assistant.remedies.contract import Comparable
from assistant.remedies.traits import (
    REPAIRS,
    Traits,
    family,
    gravest,
    in_days,
    repair_delay,
    traits_of_case,
)
from assistant.remedies.wordmatch import WordMatch

Vector = npt.NDArray[np.float64]

# What each shared trait is worth. Chosen by hand for sense, not fitted: docs/remedies.md shows how little
# the estimates depend on them.
_WORDS, _SAME, _KIN, _DELAY, _HOUSEHOLD, _TYPE, _TENURE = 2.0, 1.0, 0.5, 0.4, 0.2, 0.15, 0.1
_FULL_WORDS = 0.25
_PLAIN_KINDS = REPAIRS - {Category.REPAIRS_GENERAL, Category.MAJOR_WORKS}
MOST_ALIKE = _WORDS + _SAME + _DELAY + 2 * _HOUSEHOLD + _TYPE + _TENURE


class Case(NamedTuple):
    """A decided case beside its traits."""

    record: Determination
    traits: Traits
    finding: Finding | None

    @classmethod
    def of(cls, record: Determination) -> Case:
        """A case with its traits read."""
        return cls(record, traits_of_case(record), gravest(record))


class CaseSet:
    """The decided cases that an estimate may draw on."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = tuple(cases)
        self.words = WordMatch([case.traits.text for case in self.cases])

    def likeness(self, traits: Traits) -> Vector:
        """How alike each case is, 0 to 1, in the order of `cases`."""
        words = np.minimum(self.words.against(traits.text) / _FULL_WORDS, 1.0)
        shared = np.array([_shared(traits, case.traits) for case in self.cases])
        alike: Vector = (_WORDS * words + shared) / MOST_ALIKE
        return alike


def _shared(mine: Traits, theirs: Traits) -> float:
    score = 0.0
    if mine.category and mine.category is theirs.category:
        score += _SAME
    elif theirs.category in family(mine.category):
        score += _KIN
    score += _DELAY * delay_likeness(mine.days, theirs.days)
    score += _HOUSEHOLD * min(len(mine.circumstances & theirs.circumstances), 2)
    if mine.landlord_type and mine.landlord_type is theirs.landlord_type:
        score += _TYPE
    if mine.tenure and mine.tenure is theirs.tenure:
        score += _TENURE
    return score


def delay_likeness(mine: int | None, theirs: int | None) -> float:
    """1 for equal delays, 0 where one is four times the other or more, or either is unknown."""
    if mine is None or theirs is None:
        return 0.0
    return max(0.0, 1.0 - abs(math.log((mine + 7) / (theirs + 7))) / math.log(4))


def explain(mine: Traits, case: Case, words: float) -> str:
    """Why a case compares, in plain words."""
    theirs = case.traits
    parts: list[str] = []
    same = same_kind(mine, case)
    if same and mine.category:
        parts.append(f"also about {mine.category.value.replace('-', ' ')}")
    if words >= _FULL_WORDS and (same or theirs.category in family(mine.category)):
        parts.append("a similar account")
    if mine.days is not None and theirs.days is not None and delay_likeness(mine.days, theirs.days) >= 0.5:
        parts.append("a similar length of time")
    parts.extend(str(shared) for shared in sorted(mine.circumstances & theirs.circumstances))
    if mine.landlord_type and mine.landlord_type is theirs.landlord_type:
        parts.append(
            "a council too" if mine.landlord_type is LandlordType.LOCAL_AUTHORITY else "the same landlord type"
        )
    if mine.tenure and mine.tenure is theirs.tenure:
        parts.append("the same tenure")
    if not parts:
        return "Little in common with your case beyond a complaint about a social landlord"
    said = ", ".join(parts)
    return said[0].upper() + said[1:]


def same_kind(mine: Traits, case: Case) -> bool:
    """Whether one of a case's matters is of the same kind as what is asked about."""
    return mine.category is not None and any(m.category is mine.category for m in case.record.matters)


def borne_out(mine: Traits, case: Case, words: float) -> bool:
    """Whether a case may be called like this one: a repair of the same kind, or the same kind in similar words."""
    if same_kind(mine, case):
        return mine.category in _PLAIN_KINDS or words >= _FULL_WORDS / 2
    return words >= _FULL_WORDS and case.traits.category in family(mine.category)


def compare(mine: Traits, cases: CaseSet, likeness: Vector, limit: int) -> tuple[Comparable, ...]:
    """The cases most alike, best first; equals in order of reference."""
    words = cases.words.against(mine.text)
    order = sorted(range(len(cases.cases)), key=lambda i: (-round(float(likeness[i]), 6), cases.cases[i].record.ref))
    return tuple(_comparable(mine, cases.cases[i], float(words[i]), float(likeness[i])) for i in order[:limit])


def _comparable(mine: Traits, case: Case, words: float, likeness: float) -> Comparable:
    record = case.record
    main = next((m for m in record.matters if m.category is mine.category), record.matters[0])
    delay = repair_delay(record)
    said = [
        passage
        for passage in (finding_passage(record, main.finding), award_passage(record), offer_passage(record))
        if passage is not None
    ]
    outcome = said or list(record.passages[-1:])
    return Comparable(
        ref=record.ref,
        landlord=record.landlord,
        decided=record.decided,
        finding=main.finding,
        case_finding=case.finding,
        matter=main.matter,
        category=main.category,
        ordered=record.compensation_ordered,
        offered=record.compensation_offered,
        order_includes_offer=record.order_includes_offer,
        settled=settled(record),
        delay=_say_delay(delay),
        household=record.household,
        url=record.url,
        basis=record.basis,
        passage=outcome[0].id,
        told=record.passages[0].id,
        why=explain(mine, case, words)
        + (" (we read only part of the decision)" if record.basis is Basis.EXTRACT else ""),
        likeness=round(likeness, 3),
        borne_out=borne_out(mine, case, words),
        citations=cite(record, outcome),
    )


def settled(record: Determination) -> bool:
    """Whether the offer on record was agreed after the Ombudsman came in."""
    return Finding.RESOLVED_WITH_INTERVENTION in record.findings


def _say_delay(delay: Delay | None) -> str | None:
    if delay is None:
        return None
    unit = delay.unit.value[:-1] if delay.amount == 1 else delay.unit.value
    return f"{delay.amount:g} {unit}: {delay.what}" if in_days(delay) > 0 else None


def pounds(amount: float) -> str:
    """A sum as it is written: £800, £1,108.50."""
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"


def finding_passage(record: Determination, finding: Finding | None) -> Passage | None:
    """The first passage of reasons or orders that names a finding."""
    if finding is None:
        return None
    other = r"(?<!severe )(?<!no )" if finding is Finding.MALADMINISTRATION else ""
    return _first(record, "ro", rf"{other}\b{finding.value}\b")


def award_passage(record: Determination) -> Passage | None:
    """The passage of the orders that states the sum ordered; None where none states it whole."""
    ordered = record.compensation_ordered
    return _first(record, "o", exactly(ordered)) if ordered else None


def offer_passage(record: Determination) -> Passage | None:
    """The passage that states what the landlord had offered; None where none states it whole."""
    offered = record.compensation_offered
    return _first(record, "hro", exactly(offered)) if offered else None


def exactly(amount: float) -> str:
    """A pattern for one sum in pounds and no longer one."""
    return rf"{re.escape(pounds(amount))}(?![\d,]*\d|\.\d)"


def _first(record: Determination, sections: str, pattern: str) -> Passage | None:
    wanted = re.compile(pattern, re.IGNORECASE)
    return next((p for p in record.passages if p.mark[0] in sections and wanted.search(p.text)), None)


def cite(record: Determination, passages: Sequence[Passage]) -> tuple[Citation, ...]:
    """Citations of passages of one case, each once."""
    return tuple(record.cite(passage) for passage in {passage.id: passage for passage in passages}.values())
