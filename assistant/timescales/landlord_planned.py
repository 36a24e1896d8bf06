"""A landlord's longer limits for planned work: for the things that it names, and for jobs done together with others."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import Clock
from assistant.timescales.facts import Facts
from assistant.timescales.words import faults_in, plain

_THINGS = re.compile(r"\b(window|roof|fence|path|gutter|kitchen|bathroom)s?\b")
_GROUPED = re.compile(
    r"\b(?:batch\w*|group\w*|bundl\w*|lump\w*|packag\w*|area programme|cyclical)\b"
    r"|\b(?:together|along|at once|in one go|same time)\b.{0,20}\b(?:others?|rest|ones|neighbours?|street|estate)\b"
    r"|\bwhen (?:they|theyre|its) (?:do|doing|have|got) (?:\w+ ){0,2}(?:others|rest|lot|street|estate|enough)\b"
)
_NOT_GROUPED = re.compile(
    r"\b(?:not|nor|isnt|wasnt|arent|never)\b(?: \w+){0,6} (?:batch\w*|group\w*|bundl\w*|packag\w*|programm?e)\b"
)
_GROUPS = re.compile(r"\b(?:group\w*|batch\w*|programm\w*)\b", re.IGNORECASE)


def planned_for(general: list[Chosen], faults: frozenset[str], facts: Facts) -> list[Chosen]:
    """The limits of planned work whose own words give the fault or thing as an example: "fences may be grouped"."""
    planned = (one for one in general if one.clock.kind == "planned" and not one.clock.timescale.superseded)
    return [
        replace(one, condition=f"if it is {_so(one)}", branch=f"planned:{one.clock.label}")
        for one in planned
        if faults & _faults_named(one.clock) or _things_named(one.clock) & _things_named(one.clock, facts)
    ]


def beside_planned(chosen: list[Chosen], planned: list[Chosen]) -> list[Chosen]:
    """Longer limits for the very thing stand first, and the routine ones hold only where they do not."""
    if not planned:
        return chosen
    rest = [
        replace(one, condition=f"{one.condition or 'if it is routine work'} and is not {_so(planned[0])}")
        if one.clock.kind == "routine"
        else one
        for one in chosen
    ]
    return [*planned, *rest]


def grouped(usable: list[Chosen], facts: Facts) -> list[Chosen]:
    """The limits of work done together with others, where that is what the landlord is told to say of the job."""
    if not _GROUPED.search(_NOT_GROUPED.sub(" ", _without_name(usable, facts))):
        return []
    current = [one for one in usable if one.clock.kind == "planned" and not one.clock.timescale.superseded]
    return [one for one in current if _GROUPS.search(one.clock.timescale.applies)]


def _without_name(usable: list[Chosen], facts: Facts) -> str:
    """The message less the landlord's name: a housing group is no group of jobs."""
    said = plain(facts.repair)
    for record in {one.clock.record.slug: one.clock.record for one in usable}.values():
        for name in sorted([record.landlord or "", *record.aliases], key=len, reverse=True):
            said = said.replace(plain(name), " ") if name else said
    return said


def _so(planned: Chosen) -> str:
    return "grouped with other jobs" if _GROUPS.search(planned.clock.timescale.applies) else "treated as such work"


def _faults_named(clock: Clock) -> frozenset[str]:
    """The faults that a limit's passage names in the very part that gives its figure."""
    return frozenset(fault for part in _with_figure(clock) for fault in faults_in(part))


def _things_named(clock: Clock, facts: Facts | None = None) -> frozenset[str]:
    """The things that a limit's passage names in that part, or, of those that can be, the ones a message names."""
    texts = [plain(facts.repair)] if facts else _with_figure(clock)
    return frozenset(thing for text in texts for thing in _THINGS.findall(text.lower()))


def _with_figure(clock: Clock) -> list[str]:
    figure = re.compile(rf"\b{clock.timescale.amount:g}\b")
    return [part for part in re.split(r"[.;]\s", clock.citation.quote) if figure.search(part)]
