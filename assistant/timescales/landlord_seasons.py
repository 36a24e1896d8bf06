"""Faults that a landlord treats as an emergency in one part of the year only, and whether a day lies in it."""

from __future__ import annotations

from datetime import date

from assistant.records import Citation, Corpus
from assistant.timescales.chosen import day_of_report, faults_of
from assistant.timescales.clock import clock_book
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts
from assistant.timescales.words import in_season


def emergency_by_season(facts: Facts, corpus: Corpus) -> tuple[bool, Citation] | None:
    """Whether the told day lies in the part of the year in which the landlord treats the fault as an emergency.

    None where its record names no such part for the fault, no day is told, or something else may make it one.
    """
    day = day_of_report(facts)
    if day is None or facts.landlord is None or facts.household:
        return None
    examples = clock_book(corpus).examples.get(facts.landlord, ())
    found = _seasonal(faults_of(facts), examples, day)
    return (found[0], found[1].citation) if found else None


def out_of_season(faults: frozenset[str], facts: Facts, examples: tuple[Example, ...]) -> bool:
    """Whether a fault is an emergency of the landlord's in another part of the year than that of the report."""
    day = day_of_report(facts)
    found = _seasonal(faults, examples, day) if day is not None and not facts.household else None
    return found is not None and not found[0]


def _seasonal(faults: frozenset[str], examples: tuple[Example, ...], day: date) -> tuple[bool, Example] | None:
    of_fault = [one for one in examples if one.kind == "emergency" and one.faults & faults and not one.part]
    if not of_fault or any(one.season is None or one.household for one in of_fault):
        return None
    within = next((one for one in of_fault if one.season and in_season(one.season, day)), None)
    return (True, within) if within else (False, of_fault[0])
