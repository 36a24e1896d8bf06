"""A verdict as it is reached, and what of a person's facts changes how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from assistant.timescales.facts import Verdict


class Judged(NamedTuple):
    """A verdict, its reason, the id of the limit that decides it, and those of all limits that the reason names."""

    verdict: Verdict
    why: str
    decisive: str | None
    named: tuple[str, ...] = ()


class Told(NamedTuple):
    """What of a person's facts changes how a verdict is said.

    `acknowledged`: the stages of a complaint that were acknowledged. `finished`: the end is that of the work or the wait, no
    visit being told. `no_extension`: nobody asked for more time. `looked`: the end is an inspection, and no more is asked.
    `beyond`: a visit is told of, and that the job was finished later or is not yet. `visited`: a visit is told of. `investigated`: an investigation is told of, with its day. `summarised`: what it found is told to have come in writing.
    `coded`: the landlord gave the job a class of its own naming, such as P4.
    `answered`: when each stage of a complaint was answered.
    `looking`: a look is told of, and not that the investigation ended with it.
    `again`: after what was done the trouble is told to have come again. `undone`: it is told that it is not done.
    `counted`: the days told are set against a limit ("is that over their 28 days").
    `from_began`: the day the trouble began stands in for that of a report. `today`: the day of asking.
    """

    acknowledged: frozenset[int] = frozenset()
    finished: bool = False
    no_extension: bool = False
    beyond: bool = False
    looked: bool = False
    visited: bool = False
    investigated: bool = False
    summarised: bool = False
    from_began: bool = False
    today: date | None = None
    looking: bool = False
    again: bool = False
    undone: bool = False
    counted: bool = False
    coded: bool = False
    answered: Mapping[int, date] = MappingProxyType({})
