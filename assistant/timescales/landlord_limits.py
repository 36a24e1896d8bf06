"""Which of a landlord's limits could be meant: in force on the day, for this tenure, fault and season."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from assistant.records import Policy
from assistant.timescales.chosen import Chosen, day_spoken_of
from assistant.timescales.clock import Clock
from assistant.timescales.conditions import asked, both, known_tenure, when
from assistant.timescales.facts import Facts
from assistant.timescales.landlord_class import names_code


def usable_limits(clocks: list[Clock], facts: Facts, faults: frozenset[str], record: Policy) -> list[Chosen]:
    """The limits that could be meant, each with the conditions that are still open."""
    day = day_spoken_of(facts)
    held = _as_judged(_versions(clocks, day), day, facts.case)
    return [one for c in held if (one := _fits(c, facts, faults, record)) is not None]


def _as_judged(clocks: list[Clock], day: date, case: str | None) -> list[Clock]:
    """Of the versions on both sides of a gap, the one that a passage says the decision on these days went by."""
    between = [c for c in clocks if _is_dated(c) and not c.in_force(day)]
    named = [c for c in between if case and case in c.held]
    return [c for c in clocks if c not in between or c in named] if named else clocks


def _versions(clocks: list[Clock], day: date) -> list[Clock]:
    """The limits in force on a day; in a gap between two versions, both sides of the gap."""
    dated = [c for c in clocks if _is_dated(c)]
    out = [c for c in clocks if c not in dated and c.record.in_force(day)]
    out += [c for c in clocks if c not in dated and not c.record.in_force(day) and c.record.in_force_from]
    for clock in dated:
        twin = [
            c
            for c in dated
            if c is not clock
            and (c.kind, c.faults, c.timescale.category) == (clock.kind, clock.faults, clock.timescale.category)
        ]
        covered = any(c.in_force(day) for c in [clock, *twin])
        if clock.in_force(day) or (twin and not covered and not clock.tenures):
            out.append(clock)
    return out


def _fits(clock: Clock, facts: Facts, faults: frozenset[str], record: Policy) -> Chosen | None:
    """Whether a landlord's limit is for this tenure, fault, season and case."""
    if clock.tenures is not None and known_tenure(facts) is not None and facts.tenure not in clock.tenures:
        return None
    if names_code(clock, facts):
        return Chosen(clock)
    if clock.faults and not clock.faults & faults:
        return None
    if clock.timescale.only_if and not clock.faults and not asked(clock, facts):
        return None
    fitted = when(Chosen(clock), facts)
    if fitted is None:
        return None
    day = day_spoken_of(facts)
    judged = facts.case is not None and facts.case in clock.held
    if _is_dated(clock) and not clock.in_force(day) and not judged:
        fitted = replace(
            fitted,
            condition=both(fitted.condition, _version_clause(clock)),
            note="The day on which the policy changed is not in our record.",
        )
    if (ended := _ended(clock)) and ended <= facts.today:
        fitted = replace(fitted, note=f"That held until the policy changed on {ended:%-d %B %Y}.")
    if clock.timescale.superseded:
        fitted = replace(
            fitted,
            condition=both(fitted.condition, "the older version of its rules still applied"),
            note="From an older version of the landlord's rules.",
        )
    if not record.in_force(day) and record.in_force_from:
        fitted = replace(
            fitted,
            condition=both(
                fitted.condition,
                f"the rules that our record dates from {record.in_force_from:%-d %B %Y} already applied",
            ),
        )
    return fitted


def _is_dated(clock: Clock) -> bool:
    return bool(clock.timescale.in_force_from or clock.timescale.in_force_to)


def _ended(clock: Clock) -> date | None:
    """The day from which a limit no longer applied, where its passage gives that day."""
    last = clock.timescale.in_force_to
    day = last + timedelta(days=1) if last else None
    return day if day and f"{day:%-d %B %Y}" in clock.held else None


def _version_clause(clock: Clock) -> str:
    if clock.timescale.in_force_to:
        return f"the policy of {clock.timescale.in_force_to:%B %Y} still applied"
    return f"the policy in use by {clock.timescale.in_force_from:%B %Y} already applied"
