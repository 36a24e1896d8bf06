"""Which class of repair a landlord would put the job in, by what was said and by its own examples."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.records import Action, Policy
from assistant.timescales.chosen import Chosen, day_of_report
from assistant.timescales.clock import Clock
from assistant.timescales.conditions import asked
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts, Note
from assistant.timescales.landlord_branches import branch, of_length
from assistant.timescales.landlord_examples import (
    both,
    examples_at,
    instances,
    place_among,
    places,
    why_placed,
)
from assistant.timescales.landlord_household import household_notes, lifted
from assistant.timescales.landlord_planned import beside_planned, grouped, planned_for
from assistant.timescales.landlord_seasons import out_of_season
from assistant.timescales.remarks import at_odds_note
from assistant.timescales.words import class_in, plain

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


@dataclass
class Picked:
    """The limits of a landlord's policy that apply, and what to add.

    `incomplete`: no limit for an ordinary repair is among them.
    """

    chosen: list[Chosen] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    incomplete: bool = False


def said_class(facts: Facts) -> str | None:
    """The class that the landlord is said to have given the job, in our words; None where none was said."""
    if facts.priority:
        said = class_in(facts.priority)
        return "emergency" if said is None and re.search(r"\bhigh\b", facts.priority.lower()) else said
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
    picked = Picked()
    placing = facts.doubted and places(faults, facts, usable, examples)
    named = [one for one in usable if names_code(one.clock, facts)] if not placing else []
    if named:
        picked.chosen = named
        picked.notes += at_odds_note(record, [one.clock for one in named], [one.clock for one in usable])
        return picked
    if together := grouped(usable, facts):
        return Picked(together)
    specific = [one for one in usable if one.clock.faults]
    general = [one for one in usable if not one.clock.faults and one.clock.kind is not None]
    general += [one for one in usable if not one.clock.faults and one.clock.kind is None and one.clock.timescale.asked]
    said = said_class(facts)
    if facts.priority == "non-emergency":
        lesser = place_among(facts, faults, tuple(one for one in examples if one.kind != "emergency"))[0]
        said = lesser.kind if lesser is not None else said
    doubted = said if placing else None
    if placing:
        said = None
    if said is not None:
        picked.chosen = _of_class(said, facts, [*specific, *general], faults, examples)
        if not picked.chosen:
            picked.chosen = specific
        picked.chosen = [*(one for one in specific if one.clock.kind is None), *picked.chosen]
        picked.chosen = list({one.clock.timescale.id: one for one in picked.chosen}.values())
        picked.notes += household_notes(facts, record)
        return picked
    if specific:
        picked.chosen = list(specific)
        firm = [one for one in specific if not one.clock.timescale.only_if or asked(one.clock, facts)]
        if firm and (not _part_of_year(firm, facts) or all(one.condition is None for one in firm)):
            picked.chosen = _with_finish(specific, general, faults)
            picked.notes += lifted(picked.chosen, facts, faults, examples, record, usable)
            return picked
    kinds = [kind for kind in ("emergency", "urgent", "routine") if any(one.clock.kind == kind for one in general)]
    if not kinds:
        picked.chosen += [one for one in general if one.clock.kind == "planned"]
        picked.incomplete = True
        return picked
    told_kinds = {one.clock.kind for one in of_length(general, facts)}
    if told_kinds:
        kinds = [kind for kind in kinds if kind in told_kinds] or kinds
    danger = faults & (_DANGERS | {"collapse"} if _MAY_FALL.search(plain(facts.repair)) else _DANGERS)
    dangers = [e for e in typical if e.kind == "emergency" and e.faults & danger]
    if dangers and facts.emergency is not False:
        held = _current_emergency(general)
        picked.incomplete = not held
        picked.chosen = branch("emergency", held, several=False, faults=faults, facts=facts)
        picked.chosen = [replace(c, condition=None) if _OF_DANGER.search(c.clock.label) else c for c in picked.chosen]
        picked.notes.append(Note(text=DANGER, citation=dangers[0].citation, of="emergency"))
        picked.notes += household_notes(facts, record)
        return picked
    placed, conditions = place_among(facts, faults, examples)
    if placed is not None and placed.kind not in kinds and not conditions:
        held = [one for one in general if one.clock.kind == placed.kind and not one.clock.timescale.superseded]
        picked.incomplete = not held
        if held:
            picked.chosen = branch(placed.kind, held, several=False, faults=faults, facts=facts)
            picked.notes.append(
                Note(text=why_placed(placed, record, doubted), citation=placed.citation, of=placed.kind)
            )
        return picked
    looks = any(e.kind == "emergency" and e.faults & faults for e in typical)
    instanced = {one.clock.kind for one in general if instances(one.clock, facts) & faults}
    default = "routine" if not told_kinds else kinds[0]
    if facts.emergency is False or (placed is None and out_of_season(faults, facts, examples)):
        kinds = [kind for kind in kinds if kind != "emergency"]
    elif placed is not None and placed.kind in kinds:
        picked.notes.append(Note(text=why_placed(placed, record, doubted), citation=placed.citation, of=placed.kind))
        if conditions is None:
            kinds, default = [placed.kind], placed.kind
    elif instanced:
        kinds = [kind for kind in kinds if kind in instanced]
        default = kinds[0]
    elif faults and "routine" in kinds and not (looks or _may_be_of_any_class(faults, facts)):
        kinds = [kind for kind in kinds if kind != "emergency"]
    several = kinds != [default] or (looks and placed is None and not instanced and facts.emergency is None)
    for kind in kinds:
        of_kind = [one for one in general if one.clock.kind == kind]
        at = examples_at(kind, faults, examples, facts) if placed is not None and placed.kind == kind else frozenset()
        mine = branch(kind, of_kind, several=several, faults=faults, at=at, facts=facts)
        if conditions is not None and placed is not None and kind == placed.kind:
            mine = [replace(one, condition=both(conditions, one.condition)) for one in mine]
        picked.chosen += mine
    picked.chosen = beside_planned(_either(picked.chosen), planned_for(general, faults, facts))
    current = {one.clock.kind for one in general if not one.clock.timescale.superseded}
    picked.incomplete = "routine" not in current.intersection(kinds) and placed is None and not instanced
    if several or len({one.condition for one in picked.chosen}) > 1:
        picked.asks.append(ASK_CLASS)
    picked.notes += household_notes(facts, record)
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


def _with_finish(specific: list[Chosen], general: list[Chosen], faults: frozenset[str]) -> list[Chosen]:
    """Limits for the very fault; where they say nothing of finishing it, the routine limit to finish besides."""
    actions = {one.clock.timescale.action for one in specific}
    chosen = list(specific)
    unclassed = all(one.clock.kind is None for one in specific)
    if unclassed and not actions & {Action.COMPLETE, Action.OTHER, Action.RESPOND}:
        finish = [c for c in general if c.clock.kind == "routine" and c.clock.timescale.action is Action.COMPLETE]
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
