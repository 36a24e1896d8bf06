"""What a case's traits say to the forecasts: a short row of plain signs.

Most signs are words that an account names. They were chosen for sense: harm, who lives there, what is
broken, how the landlord acted, and whether the matter is one of law or charges. A sign that a short
message does not name is not taken as absent: it counts in part, by how much was told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.records import LandlordType
from assistant.remedies.traits import REPAIRS, Circumstance, Traits

Vector = npt.NDArray[np.float64]

_NAMED = {
    "illness or disability": r"asthma|cancer|copd|pulmonary|health|disab|vulnerab|wheelchair|illness|\bill\b|condition"
    r"|mobility|diabetes|immune|memory",
    "a child": r"child|daughter|\bsons?\b|mother of|bab(?:y|ies)|newborn|pregnan|famil",
    "living conditions lost": r"ceiling|collaps|came down|temporary accommodation|hotel|lived elsewhere|mov(?:e|ed) out"
    r"|rehous|could not (?:wash|sleep|move)|can't (?:wash|sleep|use)|unable to|sewage|mushroom|without (?:heating|hot)"
    r"|electric",
    "damp or mould": r"damp|mould",
    "water": r"leak|water",
    "own loss": r"bills?\b|belongings|damaged|flooring|carpet|sofa|arrears|rent\b|cost",
    "chasing": r"chas(?:ed?|ing)|several times|again|many|escalat|\brang\b|kept (?:calling|ringing)",
    "landlord said sorry": r"apologi|sorry|upheld",
    "nothing done": r"still|never|not been|hasn't been|had not|nothing|refus|would not|won't|did no|no record",
    "work done": r"finished|done on|was mended|fitted|replaced|completed|made good",
    "law or charges": r"court|lease|insur|solicitor|council tax|service charge|homeless|executor|legal|reference"
    r"|licence",
    "not the landlord's": r"not responsible|not liable|insurer|insurance",
}
_PATTERNS = {name: re.compile(stems, re.IGNORECASE) for name, stems in _NAMED.items()}
_FULLY_TOLD = 100
_TYPICAL_DAYS = 300.0
_SMALL_OFFER = 50.0


class Signs(NamedTuple):
    """A row of numbers for a forecast, and how far each is known: 1 fully, 0 not at all."""

    values: Vector
    known: Vector


@lru_cache(maxsize=2048)
def finding_signs(traits: Traits, offer: bool) -> Signs:
    """The signs for which finding: what the account names, a council or not, a repair or not, the household."""
    told = _told(traits)
    signs = [_named(traits, name, told) for name in _PATTERNS]
    signs.append(_council(traits))
    signs.append(_repair(traits))
    signs.append((1.0, 1.0) if traits.circumstances else (0.0, told))
    return _row([*signs, *(_offer(traits) if offer else ())])


@lru_cache(maxsize=2048)
def award_signs(traits: Traits, offer: bool) -> Signs:
    """The signs for how much: few, since few orders of money are known."""
    told = _told(traits)
    signs = [_repair(traits)]
    signs.append(_named(traits, "damp or mould", told))
    signs.append((math.log((traits.days or 0) + 30) - math.log(_TYPICAL_DAYS), 1.0 if traits.days is not None else 0.0))
    return _row([*signs, *(_offer(traits) if offer else ())])


def _told(traits: Traits) -> float:
    return min(1.0, len(traits.text.split()) / _FULLY_TOLD)


def _named(traits: Traits, name: str, told: float) -> tuple[float, float]:
    in_household = name == "a child" and Circumstance.CHILD in traits.circumstances
    unwell = {Circumstance.HEALTH, Circumstance.MIND} & traits.circumstances
    if _PATTERNS[name].search(traits.text) or in_household or (name == "illness or disability" and unwell):
        return 1.0, 1.0
    return 0.0, told


def _council(traits: Traits) -> tuple[float, float]:
    return float(traits.landlord_type is LandlordType.LOCAL_AUTHORITY), float(traits.landlord_type is not None)


def _repair(traits: Traits) -> tuple[float, float]:
    return float(traits.category in REPAIRS), float(traits.category is not None)


def _offer(traits: Traits) -> tuple[tuple[float, float], ...]:
    offered = traits.offered
    return (float(bool(offered)), 1.0), (math.log(max(offered or 0.0, _SMALL_OFFER)), float(bool(offered)))


def _row(signs: Sequence[tuple[float, float]]) -> Signs:
    return Signs(np.array([value for value, _ in signs]), np.array([known for _, known in signs]))


class Scale(NamedTuple):
    """Puts signs on one scale: each less its mean over the known, divided by its spread.

    A sign beyond what past cases hold counts as the most extreme of theirs: nothing is known past it.
    """

    mean: Vector
    spread: Vector
    least: Vector
    most: Vector

    @classmethod
    def of(cls, rows: Sequence[Signs]) -> Scale:
        """The scale of some cases' signs."""
        values = np.array([row.values for row in rows])
        known = np.array([row.known for row in rows])
        weight = np.maximum(known.sum(axis=0), 1e-9)
        mean = (values * known).sum(axis=0) / weight
        spread = np.sqrt((known * (values - mean) ** 2).sum(axis=0) / weight)
        least = np.where(known > 0, values, np.inf).min(axis=0)
        most = np.where(known > 0, values, -np.inf).max(axis=0)
        seen = np.isfinite(least)
        return cls(mean, np.where(spread > 1e-6, spread, 1.0), np.where(seen, least, 0.0), np.where(seen, most, 0.0))

    def apply(self, row: Signs) -> Vector:
        """A row on this scale; what is not known is 0, the middle."""
        values = np.clip(row.values, self.least, self.most)
        scaled: Vector = (values - self.mean) / self.spread * row.known
        return scaled
