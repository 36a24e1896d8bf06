"""Which kinds of repair a job may be, where its class was not said: by its danger, by examples, else all that may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.timescales.chosen import Chosen
from assistant.timescales.conditions import OF_VERSIONS
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts
from assistant.timescales.landlord_branches import branch, of_length
from assistant.timescales.landlord_examples import both, examples_at, instances, place_among, why_placed
from assistant.timescales.landlord_household import household_notes
from assistant.timescales.landlord_job import Job, Picked
from assistant.timescales.landlord_planned import beside_planned, planned_for
from assistant.timescales.landlord_seasons import out_of_season
from assistant.timescales.words import plain

_OF_ANY_CLASS = frozenset({"lift"})
"""Faults that no guidance places, and that landlords put in any class: a lift out of use may keep somebody in or out."""
_BY_THE_LIFT = re.compile(r"\b(?:by|near|beside|next to|outside|opposite|in front of|in) the lifts?\b")
_OF_DANGER = re.compile(r"\bdanger\b|\brisk to (?:safety|health)|\bhealth and safety\b")
DANGER = "A danger of this kind is usually handled as an emergency."
ASK_CLASS = "How has your landlord classed the job: emergency, urgent or routine?"
# Faults that are a danger to people by what they are; what may fall is one until it has fallen.
_DANGERS = frozenset({"dangerous-electrics", "gas-leak"})
_MAY_FALL = re.compile(
    r"\b(?:about|liable|likely|ready|going|could|might|may) (?:to )?(?:fall|come|coming|collapse|drop|go|give)\b"
    r"|\bdanger of (?:fall|collaps)|\b(?:bow(?:ed|ing)|bulging|sagging)\b"
)
_KINDS = ("emergency", "urgent", "routine")


@dataclass(frozen=True)
class _Placing:
    """Where examples put a job: the best one, the conditions it hangs on, and the kinds that limits themselves instance."""

    example: Example | None
    conditions: str | None
    instanced: frozenset[str | None]
    looks: bool
    """Whether a fault of its name may usually be an emergency."""


@dataclass(frozen=True)
class _Kinds:
    """The kinds that a job may be, and the one it is if nothing else is known."""

    possible: list[str]
    default: str


def choose_kinds(job: Job, picked: Picked, doubted: str | None) -> Picked:
    """The limits of each kind that the job may be; `doubted` is a class that was said and does not hold."""
    general = job.general
    kinds = [kind for kind in _KINDS if any(one.clock.kind == kind for one in general)]
    if not kinds:
        picked.chosen += [one for one in general if one.clock.kind == "planned"]
        picked.incomplete = True
        return picked
    told_kinds = {one.clock.kind for one in of_length(general, job.facts)}
    if told_kinds:
        kinds = [kind for kind in kinds if kind in told_kinds] or kinds
    if danger := _usual_danger(job):
        return _as_danger(job, picked, danger)
    example, conditions = place_among(job.facts, job.faults, job.examples)
    if example is not None and example.kind not in kinds and not conditions:
        return _of_unmet_kind(job, picked, example, doubted)
    placing = _Placing(
        example,
        conditions,
        frozenset(one.clock.kind for one in general if instances(one.clock, job.facts) & job.faults),
        any(e.kind == "emergency" and e.faults & job.faults for e in job.typical),
    )
    narrowed = _narrowed(job, picked, placing, _Kinds(kinds, "routine" if not told_kinds else kinds[0]), doubted)
    return _of_each_kind(job, picked, placing, narrowed)


def _usual_danger(job: Job) -> Example | None:
    """The usual example of a danger that this job is; what may fall is one until it has fallen."""
    danger = job.faults & (_DANGERS | {"collapse"} if _MAY_FALL.search(plain(job.facts.repair)) else _DANGERS)
    dangers = [e for e in job.typical if e.kind == "emergency" and e.faults & danger]
    return dangers[0] if dangers and job.facts.emergency is not False else None


def _as_danger(job: Job, picked: Picked, danger: Example) -> Picked:
    """A danger is handled as an emergency; a limit that speaks of danger itself needs no condition."""
    held = _current_emergency(job.general)
    picked.incomplete = not held
    chosen = branch("emergency", held, several=False, faults=job.faults, facts=job.facts)
    picked.chosen = [replace(c, condition=None) if _OF_DANGER.search(c.clock.label) else c for c in chosen]
    picked.note(DANGER, danger, "emergency")
    picked.notes += household_notes(job.facts, job.record)
    return picked


def _of_unmet_kind(job: Job, picked: Picked, example: Example, doubted: str | None) -> Picked:
    """An example of a kind that has no limit like the others: those that it has, if any."""
    held = [one for one in job.general if one.clock.kind == example.kind and not one.clock.timescale.superseded]
    picked.incomplete = not held
    if held:
        picked.chosen = branch(example.kind, held, several=False, faults=job.faults, facts=job.facts)
        picked.note(why_placed(example, job.record, doubted), example, example.kind)
    return picked


def _narrowed(job: Job, picked: Picked, placing: _Placing, kinds: _Kinds, doubted: str | None) -> _Kinds:
    """The kinds that are left by what was said, by an example, by the limits' own instances, or by the fault."""
    possible, default, example = kinds.possible, kinds.default, placing.example
    no_emergency = [kind for kind in possible if kind != "emergency"]
    if job.facts.emergency is False or (example is None and out_of_season(job.faults, job.facts, job.examples)):
        return _Kinds(no_emergency, default)
    if example is not None and example.kind in possible:
        picked.note(why_placed(example, job.record, doubted), example, example.kind)
        return _Kinds([example.kind], example.kind) if placing.conditions is None else kinds
    if placing.instanced:
        instanced = [kind for kind in possible if kind in placing.instanced]
        return _Kinds(instanced, instanced[0])
    of_any = placing.looks or _may_be_of_any_class(job.faults, job.facts)
    return _Kinds(no_emergency, default) if job.faults and "routine" in possible and not of_any else kinds


def _of_each_kind(job: Job, picked: Picked, placing: _Placing, kinds: _Kinds) -> Picked:
    """The limits of every kind that is left, with what each hangs on, and the question for the class."""
    facts, faults, example, general = job.facts, job.faults, placing.example, job.general
    unsure = placing.looks and example is None and not placing.instanced and facts.emergency is None
    several = kinds.possible != [kinds.default] or unsure
    for kind in kinds.possible:
        of_kind = [one for one in general if one.clock.kind == kind]
        placed = example is not None and example.kind == kind
        at = examples_at(kind, faults, job.examples, facts) if placed else frozenset()
        mine = branch(kind, of_kind, several=several, faults=faults, at=at, facts=facts)
        if placed and placing.conditions is not None:
            mine = [replace(one, condition=both(placing.conditions, one.condition)) for one in mine]
        picked.chosen += mine
    picked.chosen = beside_planned(_either(picked.chosen), planned_for(general, faults, facts))
    current = {one.clock.kind for one in general if not one.clock.timescale.superseded}
    unheld = "routine" not in current.intersection(kinds.possible)
    picked.incomplete = unheld and example is None and not placing.instanced
    conditions = {one.condition for one in picked.chosen}
    of_versions = all(condition and OF_VERSIONS.search(condition) for condition in conditions)
    if several or (len(conditions) > 1 and not of_versions):
        picked.asks.append(ASK_CLASS)
    picked.notes += household_notes(facts, job.record)
    return picked


def _may_be_of_any_class(faults: frozenset[str], facts: Facts) -> bool:
    """Whether nothing tells of which class a fault is; what only stands by a lift is no fault of the lift."""
    return bool(faults & _OF_ANY_CLASS) and _BY_THE_LIFT.search(plain(facts.repair)) is None


def _current_emergency(general: list[Chosen]) -> list[Chosen]:
    return [one for one in general if one.clock.kind == "emergency" and not one.clock.timescale.superseded]


def _either(chosen: list[Chosen]) -> list[Chosen]:
    """Where a longer limit is for faults like this one if something is so, the plain one holds unless it is."""
    special = [
        one for one in chosen if one.clock.timescale.only_if and one.clock.faults and one.clock.kind and one.condition
    ]
    out = []
    for one in chosen:
        rival = next((s for s in special if s.clock.kind == one.clock.kind and s is not one), None)
        if rival is not None and one.condition is None:
            one = replace(one, condition=f"unless {rival.clock.timescale.only_if}")
        out.append(one)
    return out
