"""Which class of repair a landlord would put the job in, by what was said and by its own examples."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.records import Action, Policy
from assistant.timescales.chosen import Chosen, day_of_report
from assistant.timescales.clock import Clock
from assistant.timescales.conditions import asked, month_named
from assistant.timescales.describe import BY_THE_END
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts, Note
from assistant.timescales.landlord_branches import branch
from assistant.timescales.landlord_examples import (
    examples_at,
    place_among,
    places,
)
from assistant.timescales.landlord_household import emergency_note, household_notes, lifted
from assistant.timescales.landlord_job import Job, Picked
from assistant.timescales.landlord_kinds import choose_kinds
from assistant.timescales.landlord_planned import grouped
from assistant.timescales.remarks import at_odds_note
from assistant.timescales.words import class_in, plain

_AS_EMERGENCY = re.compile(r"\bhigh\b|\bout[- ]of[- ]hours\b", re.IGNORECASE)
"""A class so called is an emergency: nothing else is done out of hours."""


def said_class(facts: Facts) -> str | None:
    """The class that the landlord is said to have given the job, in our words; None where none was said."""
    if facts.priority:
        said = class_in(facts.priority)
        return "emergency" if said is None and _AS_EMERGENCY.search(facts.priority) else said
    return "emergency" if facts.emergency else None


def names_code(clock: Clock, facts: Facts) -> bool:
    """Whether the priority that was said is this limit's own code, such as P4 or category B."""
    said = set(plain(facts.priority or "").split())
    joined = "".join(sorted(said, key=plain(facts.priority or "").index)) if said else ""
    numbers = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
    spoken = {numbers.get(word, word) for word in said} | {f"p{numbers.get(w, w)}" for w in said if "priority" in said}
    return any(code in spoken or (len(code) > 2 and code in joined) for code in clock.codes)


def choose_class(
    facts: Facts,
    usable: list[Chosen],
    faults: frozenset[str],
    examples: tuple[Example, ...],
    typical: tuple[Example, ...],
    record: Policy,
) -> Picked:
    """Take from a landlord's limits those for this job; several branches where its class is not settled."""
    job = Job(facts, usable, faults, examples, typical, record)
    picked = _chosen(job)
    told = {note.citation.passage for note in picked.notes if note.citation}
    picked.notes[:0] = [
        note for note in _in_higher_class(job, picked) if note.citation and note.citation.passage not in told
    ]
    return picked


def _in_higher_class(job: Job, picked: Picked) -> list[Note]:
    """The emergency that a fault is for a season or a household, where no day told settles it."""
    facts = job.facts
    if month_named(facts.repair) is not None and not facts.household:
        return []
    if (
        day_of_report(facts) is not None
        or facts.emergency
        or any(one.clock.kind == "emergency" for one in picked.chosen)
    ):
        return []
    emergencies = tuple(one for one in job.examples if one.kind == "emergency" and one.faults & job.faults)
    example, _ = place_among(facts, job.faults, tuple(one for one in emergencies if one.season or one.household))
    if example is None or any(not (one.season or one.household or one.part) for one in emergencies):
        return []
    return [emergency_note(example, facts, job.record)]


def _chosen(job: Job) -> Picked:
    """The limits for a job by its code, what was said of it, its fault or the kinds that it may be."""
    facts, usable, faults, examples = job.facts, job.usable, job.faults, job.examples
    placing = facts.doubted and places(faults, facts, usable, examples)
    if not placing and (named := _by_code(job)):
        return named
    if together := grouped(usable, facts):
        return Picked(together)
    said = _said_or_lesser(job)
    if said is not None and not placing:
        return _by_said_class(job, said)
    if by_fault := _by_fault(job):
        return by_fault
    return choose_kinds(job, Picked(job.specific), said if placing else None)


def _by_code(job: Job) -> Picked | None:
    """The limits whose own code was said, such as P4; what is at odds with it is said beside."""
    named = [one for one in job.usable if names_code(one.clock, job.facts)]
    if not named:
        return None
    odds = at_odds_note(job.record, [one.clock for one in named], [one.clock for one in job.usable])
    return Picked(named, [*odds])


def _said_or_lesser(job: Job) -> str | None:
    """The class that was said; "non-emergency" is what the landlord's lesser examples make of it."""
    said = said_class(job.facts)
    if job.facts.priority != "non-emergency":
        return said
    lesser = place_among(job.facts, job.faults, tuple(one for one in job.examples if one.kind != "emergency"))[0]
    return lesser.kind if lesser is not None else said


def _by_said_class(job: Job, said: str) -> Picked:
    """The limits of the class that was said, after those for the very fault that belong to no class."""
    specific = job.specific
    chosen = _of_class(said, job.facts, [*specific, *job.general], job.faults, job.examples) or specific
    chosen = [*(one for one in specific if one.clock.kind is None), *chosen]
    chosen = list({one.clock.timescale.id: one for one in chosen}.values())
    return Picked(chosen, [*household_notes(job.facts, job.record)])


def _by_fault(job: Job) -> Picked | None:
    """The limits for the very fault, where one of them applies for sure."""
    specific, facts = job.specific, job.facts
    firm = [one for one in specific if not one.clock.timescale.only_if or asked(one.clock, facts)]
    if not firm or (_part_of_year(firm, facts) and any(one.condition is not None for one in firm)):
        return None
    chosen = _with_finish(specific, job.general, job.faults)
    return Picked(chosen, [*lifted(chosen, facts, job.faults, job.examples, job.record, job.usable)])


def _with_finish(specific: list[Chosen], general: list[Chosen], faults: frozenset[str]) -> list[Chosen]:
    """Limits for the very fault; where they say nothing of finishing it, the routine limit to finish besides."""
    actions = {one.clock.timescale.action for one in specific}
    chosen = list(specific)
    unclassed = all(one.clock.kind is None for one in specific)
    if unclassed and not actions & {Action.COMPLETE, Action.OTHER, Action.RESPOND, Action.UNSAID}:
        finish = [c for c in general if c.clock.kind == "routine" and c.clock.timescale.action in BY_THE_END]
        chosen += branch("routine", finish, several=False, faults=faults)
    return chosen


def _part_of_year(specific: list[Chosen], facts: Facts) -> bool:
    """Whether the day is unknown and the limits for the fault are for one part of the year only."""
    seasons = {one.clock.season for one in specific}
    return day_of_report(facts) is None and len(seasons) == 1 and None not in seasons


def _of_class(
    said: str, facts: Facts, usable: list[Chosen], faults: frozenset[str], examples: tuple[Example, ...]
) -> list[Chosen]:
    """The limits of the class that was said: by the landlord's very word first, else by what it means."""
    word = _bare(facts.priority or said)
    mine = [one for one in usable if one.clock.kind == said and (not one.clock.faults or one.clock.faults & faults)]
    if case := _of_the_case(mine, facts):
        return case
    exact = [one for one in mine if _bare(one.clock.label) == word and not one.clock.timescale.superseded]
    at = examples_at(said, faults, examples, facts)
    own = [one for one in mine if one.clock.faults & faults and not one.clock.timescale.superseded]
    firm = [one for one in own if one.condition is None]
    if firm or (own and exact):
        done = {one.clock.timescale.action for one in own}
        others = [one for one in exact or mine if one not in own]
        exact = [*own, *(one for one in others if one.clock.timescale.action not in done)]
    picked = branch(said, exact or mine, several=False, faults=faults, at=at, facts=facts)
    sure = [one.clock for one in firm]
    return [replace(one, condition=None) if one.clock in sure else one for one in picked]


def _of_the_case(mine: list[Chosen], facts: Facts) -> list[Chosen]:
    """The limits for the very case told, such as a new home that its builder still answers for: they go before all others."""
    of_case = [one for one in mine if one.clock.timescale.only_if and not one.clock.faults and asked(one.clock, facts)]
    return [replace(one, condition=None) for one in of_case]


def _bare(label: str) -> str:
    return " ".join(
        w for w in plain(label).split() if w not in {"repair", "repairs", "job", "work", "order", "a", "an"}
    )
