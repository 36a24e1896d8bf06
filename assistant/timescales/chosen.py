"""A clock that was found to apply, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.timescales.clock import Clock
from assistant.timescales.facts import Facts, Happening, Note
from assistant.timescales.words import faults_in, vocabulary


@dataclass(frozen=True)
class Chosen:
    """A clock that applies. `branch` names the class of repair where several are possible.

    `condition` None: it plainly applies. `likely`: its condition holds for nearly everybody who asks.
    `possible`: it applies only if the fault is what it may be. `for_some`: its condition says whom it protects.
    """

    clock: Clock
    condition: str | None = None
    note: str | None = None
    branch: str | None = None
    likely: bool = False
    possible: bool = False
    for_some: bool = False


@dataclass
class Selection:
    """What applies, what to add and what to ask, most deciding first.

    `incomplete`: the landlord's record lacks the limit for the class that this repair may be in.
    """

    chosen: list[Chosen] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    about_complaint: bool = False
    spread_of: tuple[str, ...] = ()
    incomplete: bool = False


def faults_of(facts: Facts) -> frozenset[str]:
    """The faults told of: in words, else by the category where that names one."""
    found = faults_in(facts.repair)
    if facts.category is not None:
        found = found or vocabulary()["categories"].get(facts.category.value, frozenset())
        if facts.doubted:
            found = found or vocabulary()["classed"].get(facts.category.value, frozenset())
    return found


def day_of_report(facts: Facts) -> date | None:
    """The day of the first report, None where none was told."""
    return facts.first(Happening.REPORTED) or facts.first(Happening.NOTICE_ISSUED)


def day_spoken_of(facts: Facts) -> date:
    """The day whose rules are asked about: of the report, else the first on which something happened, else today."""
    return day_of_report(facts) or min((event.on for event in facts.events), default=facts.asked_of or facts.today)
