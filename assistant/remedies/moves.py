"""What went with better or worse outcomes in past cases: plain contrasts, shown only where they stand out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.records import Finding
from assistant.remedies.comparables import Case, award_passage, cite, finding_passage, offer_passage, pounds, settled
from assistant.remedies.contract import Move
from assistant.remedies.traits import Circumstance

Vector = npt.NDArray[np.float64]
Sides = npt.NDArray[np.bool_]

_FEWEST = 8
_SHUFFLES = 400
_CHANCE = 0.15
_EXAMPLES = 3
_LONG = 365


class Contrast(NamedTuple):
    """A circumstance that a case has, has not, or (None) is not known to have."""

    yes: str
    no: str
    holds: Callable[[Case], bool | None]


def _longer(case: Case) -> bool | None:
    return None if case.traits.days is None else case.traits.days > _LONG


_TIME = Contrast("the problem lasted more than a year", "it was shorter", _longer)
_CHILD = Contrast(
    "a child was in the home", "none is mentioned", lambda case: Circumstance.CHILD in case.traits.circumstances
)
_ILLNESS = Contrast(
    "somebody in the home was ill or disabled",
    "nobody is said to be",
    lambda case: Circumstance.HEALTH in case.traits.circumstances,
)
_OFFER = Contrast(
    "the landlord had offered money",
    "it offered none or no offer is recorded",
    lambda case: bool(case.record.compensation_offered),
)


def moves(cases: Sequence[Case]) -> tuple[Move, ...]:
    """Which circumstances went with higher or lower orders of money, or with a graver or milder finding.

    A contrast is shown where both sides hold at least eight cases and differ by more than chance
    would make them one time in seven. Cases differ in other ways as well: this describes, it does not
    prove a cause.
    """
    paid = [case for case in cases if case.record.compensation_ordered]
    found = [case for case in cases if case.finding is not None]
    told = [
        *(_of_sums(paid, one) for one in (_TIME, _CHILD, _ILLNESS, _OFFER)),
        *(_of_findings(found, one, Finding.SEVERE_MALADMINISTRATION, "up") for one in (_TIME, _CHILD, _ILLNESS)),
        _of_findings(found, _fair_offer(found), Finding.REASONABLE_REDRESS, "down"),
    ]
    return tuple(move for move in told if move is not None)


def _fair_offer(cases: Sequence[Case]) -> Contrast:
    """Offers above and below the middle one. An offer agreed after the Ombudsman came in is not one of these."""
    offers = {case.record.ref: case.record.compensation_offered for case in cases if not settled(case.record)}
    middle = median([offer for offer in offers.values() if offer] or [0])

    def above(case: Case) -> bool | None:
        offer = offers.get(case.record.ref)
        return offer >= middle if offer else None

    return Contrast(f"the landlord itself had offered {pounds(middle)} or more", "it had offered less", above)


def _of_sums(paid: Sequence[Case], contrast: Contrast) -> Move | None:
    known, sides = _sides(paid, contrast)
    sums = np.array([case.record.compensation_ordered for case in known], dtype=float)
    if not _even_enough(sides) or not _stands_out(np.log(sums), sides, np.median):
        return None
    with_it, without = median(sums[sides]), median(sums[~sides])
    direction: Literal["up", "down"] = "up" if with_it > without else "down"
    text = (
        f"In cases like this, orders of money were {'higher' if direction == 'up' else 'lower'} where {contrast.yes}: "
        f"a median of {pounds(with_it)} ({int(sides.sum())} cases) against {pounds(without)} "
        f"({int((~sides).sum())} cases) where {contrast.no}."
    )
    held = [case for case, side in zip(known, sides, strict=True) if side]
    near = sorted(held, key=lambda case: (abs((case.record.compensation_ordered or 0) - with_it), case.record.ref))
    return _move(text, direction, len(known), near)


def _of_findings(
    found: Sequence[Case], contrast: Contrast, finding: Finding, direction: Literal["up", "down"]
) -> Move | None:
    known, sides = _sides(found, contrast)
    came = np.array([case.finding is finding for case in known], dtype=float)
    if not _even_enough(sides) or not _stands_out(came, sides, np.mean):
        return None
    if came[sides].mean() <= came[~sides].mean():
        return None
    text = (
        f"In cases like this, a finding of {finding} was commoner where {contrast.yes}: {int(came[sides].sum())} of "
        f"{int(sides.sum())} cases, against {int(came[~sides].sum())} of {int((~sides).sum())} where {contrast.no}."
    )
    if finding is Finding.REASONABLE_REDRESS:
        text += " The Ombudsman then orders no new money: the offer already made is what counts."
    held = [case for case, side in zip(known, sides, strict=True) if side and case.finding is finding]
    return _move(text, direction, len(known), held)


def _sides(cases: Sequence[Case], contrast: Contrast) -> tuple[list[Case], Sides]:
    known = [(case, held) for case in cases if (held := contrast.holds(case)) is not None]
    return [case for case, _ in known], np.array([held for _, held in known], dtype=bool)


def _even_enough(sides: Sides) -> bool:
    return int(sides.sum()) >= _FEWEST and int((~sides).sum()) >= _FEWEST


def _stands_out(values: Vector, sides: Sides, middle: Callable[..., Vector]) -> bool:
    """Whether shuffling which case is on which side seldom makes so wide a gap."""
    gap = abs(middle(values[sides]) - middle(values[~sides]))
    if gap == 0:
        return False
    mixed = np.random.default_rng(0).permuted(np.tile(values, (_SHUFFLES, 1)), axis=1)
    gaps = np.abs(middle(mixed[:, sides], axis=1) - middle(mixed[:, ~sides], axis=1))
    return bool(np.mean(gaps >= gap - 1e-9) < _CHANCE)


def _move(text: str, direction: Literal["up", "down"], n: int, examples: Sequence[Case]) -> Move:
    shown = examples[:_EXAMPLES]
    said = [
        (case, passage)
        for case in shown
        for passage in (
            finding_passage(case.record, case.finding),
            award_passage(case.record) or offer_passage(case.record),
        )
        if passage is not None
    ]
    return Move(
        text=text,
        direction=direction,
        n=n,
        refs=tuple(case.record.ref for case in shown),
        citations=tuple(one for case, passage in said for one in cite(case.record, [passage])),
    )
