"""What a landlord's limits are chosen by for one job, and what comes of the choice."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.records import Policy
from assistant.timescales.chosen import Chosen
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts, Note


@dataclass(frozen=True)
class Job:
    """A job that is to be classed. `usable` are the landlord's limits, `examples` its own and `typical` the usual ones."""

    facts: Facts
    usable: list[Chosen]
    faults: frozenset[str]
    examples: tuple[Example, ...]
    typical: tuple[Example, ...]
    record: Policy

    @property
    def specific(self) -> list[Chosen]:
        """The limits for certain faults."""
        return [one for one in self.usable if one.clock.faults]

    @property
    def general(self) -> list[Chosen]:
        """The limits of a class; after them those for what was asked."""
        plain = [one for one in self.usable if not one.clock.faults]
        classed = [one for one in plain if one.clock.kind is not None]
        return classed + [one for one in plain if one.clock.kind is None and one.clock.timescale.asked]


@dataclass
class Picked:
    """The limits of a landlord's policy that apply, and what to add.

    `incomplete`: no limit for an ordinary repair is among them.
    """

    chosen: list[Chosen] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    incomplete: bool = False

    def note(self, text: str, example: Example, kind: str | None) -> None:
        """Say why a job is of a kind, by an example."""
        self.notes.append(Note(text=text, citation=example.citation, of=kind))
