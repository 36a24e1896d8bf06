"""A clock as a limit that nobody has judged yet: its last day, its start in words, and what it rests on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.records import Policy, Tenure, Unit
from assistant.timescales.calendar import add, add_months, add_working_days, is_working_day
from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import Clock
from assistant.timescales.dates import month_number
from assistant.timescales.describe import supposed_of, verdict_says
from assistant.timescales.facts import FORMAL, Facts, Happening, Limit
from assistant.timescales.remarks import most_cost
from assistant.timescales.words import plain

_HAD_IT = re.compile(
    r"\b(?:reached|received|receipt|arrived|landed|delivered|handed|signed for|got (?:it|our|my|the|to (?:it|them|him|her|the \w+|my \w+|our \w+|landlord|council))|had (?:it|our|my|the))\b"
)
_OLD = 24
"""Months after which a policy's year is told."""


def limit_of(chosen: Chosen, day: date | None, notes: list[str], facts: Facts) -> Limit:
    """The clock as a limit, not yet judged."""
    clock = chosen.clock
    timescale = clock.timescale
    due: date | None = None
    if day is not None and not by_working_hours(clock):
        due = last_day(clock, day)
    if timescale.unit is Unit.HOURS and (day is not None or by_working_hours(clock)):
        notes = [*notes, _hours_note(clock)]
    return Limit(
        id=timescale.id,
        source=clock.record.kind,
        title=clock.record.title,
        applies=timescale.applies,
        action=timescale.action,
        amount=timescale.amount,
        unit=timescale.unit,
        starts=day,
        starts_when=_starts_when(clock, facts),
        due=due,
        binding=clock.binding,
        condition=chosen.condition,
        note=" ".join(notes) or None,
        priority=clock.kind,
        stage=clock.stage,
        possible=chosen.possible,
        edge=clock.edge,
        most_cost=most_cost(clock.record),
        known_in=known_in(clock.record, day or facts.today),
        citation=clock.citation,
        also=() if clock.begins in FORMAL and day is None else clock.also,
        whom=clock.whom if chosen.for_some else None,
        caveat=timescale.caveat,
        other_due=add(day, timescale.amount, Unit.WORKING_DAYS) if day is not None and clock.days_not_said else None,
        undated=_undated(clock, day, facts.today),
        superseded=timescale.superseded,
        repeats=timescale.repeats,
        supposed=(*_of_a_council(clock, facts), *supposed_of(timescale.id, plain(facts.repair))),
        uk_holidays=timescale.uk_holidays,
        told_by=told_by(clock),
    )


def last_day(clock: Clock, day: date, more: float = 0) -> date:
    """The last day of a clock's time, with so much more of its unit, by the way in which its record counts."""
    timescale = clock.timescale
    zero = day - timedelta(days=1) if timescale.first_day else day
    last = add(zero, timescale.amount + more, timescale.unit, uk=timescale.uk_holidays)
    return add_working_days(last, 1) if timescale.rolls and not is_working_day(last) else last


def told_by(clock: Clock) -> str | None:
    """Whose word a landlord's limit is, where its passage only tells what the press or somebody else says of it."""
    mark = str(clock.citation.passage).partition("#")[2]
    whose = clock.record.spoken_by.get(mark) if clock.record.landlord else None
    return f"{whose[:1].lower()}{whose[1:]}" if whose else None


def known_in(record: Policy, day: date) -> int | None:
    """The year of a landlord's rules where that is over two years before a day; None of rules that carry a caution."""
    years = re.findall(r"\b(?:([A-Z][a-z]+) )?(\d{4})\b", record.policy_date or "")
    if not record.landlord or not years or record.caution:
        return None
    name, year = years[-1]
    old = date(int(year), (month_number(name) if name else None) or 12, 1)
    return int(year) if add_months(old, _OLD) < day else None


def by_working_hours(clock: Clock) -> bool:
    return "working hours" in clock.timescale.applies and clock.timescale.unit is Unit.HOURS


def _hours_note(clock: Clock) -> str:
    if by_working_hours(clock):
        return "Only working hours count, so it can be longer than a day; how many make a day is not stated."
    return "We count every hour, nights and weekends too."


def _of_a_council(clock: Clock, facts: Facts) -> tuple[str, ...]:
    """That the landlord is a council, where a scheme for a council's tenants is counted and no landlord is told."""
    told = facts.landlord or facts.landlord_type or re.search(r"\bcouncil\b|\bborough\b", plain(facts.repair))
    ours = most_cost(clock.record) is not None and facts.tenure is Tenure.SECURE
    return () if told or not ours else (verdict_says("as_council"),)


def _starts_when(clock: Clock, facts: Facts) -> str | None:
    """A record's words for the start; of a letter told to have come, the coming alone and not when it is taken as come."""
    starts = clock.timescale.starts
    if clock.begins is Happening.CLAIM_RECEIVED and starts and _HAD_IT.search(plain(facts.repair)):
        return starts.partition(",")[0]
    return starts


def _undated(clock: Clock, day: date | None, today: date) -> bool:
    """Whether a landlord's rules have no date and the day lies over a year back; a decision about the day dates them."""
    record, timescale = clock.record, clock.timescale
    dated = record.policy_date or record.in_force_from or timescale.in_force_from or timescale.in_force_to
    judged = "determination" in timescale.pinpoint or record.caution
    return bool(record.landlord) and not dated and not judged and day is not None and add_months(day, 12) < today
