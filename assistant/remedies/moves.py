"""What went with higher or lower outcomes in past cases: plain contrasts, shown only where they stand out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import Literal

import numpy as np
import numpy.typing as npt

from assistant.remedies.comparables import Case, award_passage, cite, pounds
from assistant.remedies.contract import Move
from assistant.remedies.traits import Circumstance

Vector = npt.NDArray[np.float64]
Sides = npt.NDArray[np.bool_]

_FEWEST = 8
_SHUFFLES = 400
_CHANCE = 0.15
_EXAMPLES = 3
_LONG = 365

_CONTRASTS: tuple[tuple[str, str, Callable[[Case], bool | None]], ...] = (
    ("the problem lasted more than a year", "it was shorter", lambda c: _longer(c, _LONG)),
    ("a child was in the home", "none is mentioned", lambda c: Circumstance.CHILD in c.traits.circumstances),
    (
        "somebody in the home was ill or disabled",
        "nobody is said to be",
        lambda c: Circumstance.HEALTH in c.traits.circumstances,
    ),
    ("the landlord had offered money", "no offer is recorded", lambda c: bool(c.record.compensation_offered)),
)


def _longer(case: Case, days: int) -> bool | None:
    return None if case.traits.days is None else case.traits.days > days


def moves(cases: Sequence[Case]) -> tuple[Move, ...]:
    """Which circumstances went with higher or lower orders of money among some cases.

    A contrast is shown where both sides hold at least eight cases with an order of money and their
    medians differ by more than chance would do one time in seven. Cases differ in other ways as well:
    this describes, it does not prove a cause.
    """
    paid = [case for case in cases if case.record.compensation_ordered]
    return tuple(move for one in _CONTRASTS if (move := _contrast(paid, *one)))


def _contrast(paid: Sequence[Case], yes: str, no: str, holds: Callable[[Case], bool | None]) -> Move | None:
    known = [(case, held) for case in paid if (held := holds(case)) is not None]
    sums = np.array([case.record.compensation_ordered for case, _ in known], dtype=float)
    sides = np.array([held for _, held in known], dtype=bool)
    if sides.sum() < _FEWEST or (~sides).sum() < _FEWEST or not _stands_out(np.log(sums), sides):
        return None
    with_it, without = median(sums[sides]), median(sums[~sides])
    direction: Literal["up", "down"] = "up" if with_it > without else "down"
    text = (
        f"In cases like this, orders of money were {'higher' if direction == 'up' else 'lower'} where {yes}: "
        f"a median of {pounds(with_it)} ({int(sides.sum())} cases) against {pounds(without)} "
        f"({int((~sides).sum())} cases) where {no}."
    )
    examples = _nearest_to(with_it, [case for case, held in known if held])
    return Move(
        text=text,
        direction=direction,
        n=len(known),
        refs=tuple(case.record.ref for case in examples),
        citations=tuple(
            one for case in examples if (said := award_passage(case.record)) for one in cite(case.record, [said])
        ),
    )


def _stands_out(values: Vector, sides: Sides) -> bool:
    gap = abs(np.median(values[sides]) - np.median(values[~sides]))
    if gap == 0:
        return False
    mixed = np.random.default_rng(0).permuted(np.tile(values, (_SHUFFLES, 1)), axis=1)
    gaps = np.abs(np.median(mixed[:, sides], axis=1) - np.median(mixed[:, ~sides], axis=1))
    return bool(np.mean(gaps >= gap) < _CHANCE)


def _nearest_to(amount: float, cases: Sequence[Case]) -> list[Case]:
    ranked = sorted(cases, key=lambda case: (abs((case.record.compensation_ordered or 0) - amount), case.record.ref))
    return ranked[:_EXAMPLES]
