"""Which limits of law apply: by fault, emergency, tenure, season and the law in force on the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.records import Category, LandlordType, Policy, Tenure
from assistant.timescales.chosen import Chosen, Selection
from assistant.timescales.clock import Clock, ClockBook
from assistant.timescales.conditions import known_tenure, when
from assistant.timescales.describe import with_article
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts, Happening
from assistant.timescales.remarks import earlier_report_note, excluded_note, reported_again_note
from assistant.timescales.spread import GUIDANCE
from assistant.timescales.words import may_be, may_have, plain

_LATER = "later-hazard"
"""A significant hazard of the law's next step: where an emergency is told of, its hours alone are for it."""


def _speaks_of_its_day(clock: Clock, facts: Facts) -> bool:
    """Whether a message that tells of no report speaks of the day on which a limit that is to come begins."""
    begins = clock.timescale.in_force_from
    return begins is not None and not facts.events and f"{begins:%-d %B}".lower() in plain(facts.repair)


def first_example(examples: Iterable[Example], faults: frozenset[str]) -> Example | None:
    return next((example for example in examples if example.faults & faults), None)


def choose_law(
    facts: Facts,
    book: ClockBook,
    faults: frozenset[str],
    record: Policy | None,
    law_emergency: Example | None,
    typical: tuple[Example, ...],
    selection: Selection,
) -> None:
    maybe = may_be(faults, facts.repair) if faults else may_have(facts.repair)
    reports = sorted(event.on for event in facts.events if event.what is Happening.REPORTED)
    others = [event.on for event in facts.events if event.what is not Happening.UNTIL]
    day = reports[-1] if reports else facts.first(Happening.NOTICE_ISSUED) or min(others, default=facts.today)
    looks = facts.emergency or law_emergency or first_example((e for e in typical if e.kind == "emergency"), faults)
    told_of: set[str] = set()
    for clock in book.law:
        if clock.timescale.category is Category.COMPLAINT_HANDLING or clock.record.slug == GUIDANCE:
            continue
        for_fault, for_emergency = bool(clock.faults & faults), clock.kind == "emergency" and not clock.faults
        possible = not for_fault and bool(clock.faults & maybe)
        if clock.timescale.asked and not clock.timescale.only_if:
            continue
        if not (for_fault or possible or (for_emergency and looks)):
            continue
        if facts.emergency and _LATER in clock.faults:
            continue
        if not (clock.in_force(day) or _speaks_of_its_day(clock, facts)):
            worth_saying = for_fault or facts.emergency or "awaab" in plain(facts.repair)
            if (
                worth_saying
                and clock.record.slug not in told_of
                and (note := earlier_report_note(clock.record, day, reported=bool(reports))) is not None
            ):
                selection.notes.append(note)
                told_of.add(clock.record.slug)
            continue
        if for_fault and clock.record.slug not in told_of and len(reports) > 1:
            in_force = next((on for on in reports if clock.record.in_force(on)), reports[-1])
            note = reported_again_note(clock.record, reports[0], in_force)
            selection.notes += [note] if note else []
            told_of |= {clock.record.slug} if note else set()
        chosen = Chosen(clock, possible=possible)
        if possible:
            chosen = replace(chosen, condition=f"if it is {with_article(clock.timescale.applies)}")
        if for_emergency and not (facts.emergency or law_emergency):
            chosen = replace(
                chosen, condition="if it is an emergency hazard (an imminent and significant risk to health or safety)"
            )
        fitted = _whom(chosen, facts, record, selection, told_of)
        fitted = when(fitted, facts) if fitted else None
        if fitted is not None:
            selection.chosen.append(fitted)


def _whom(
    chosen: Chosen, facts: Facts, record: Policy | None, selection: Selection, told_of: set[str]
) -> Chosen | None:
    """Set a clock against the tenure, known or not."""
    clock = chosen.clock
    if clock.tenures is None:
        return chosen
    tenure = known_tenure(facts)
    council_only = clock.tenures == {Tenure.SECURE}
    kind = record.landlord_type if record is not None else facts.landlord_type
    not_council = kind is LandlordType.HOUSING_ASSOCIATION
    if (tenure is not None and tenure not in clock.tenures) or (
        council_only and not_council and tenure is not Tenure.SECURE
    ):
        if clock.record.slug not in told_of and not chosen.possible:
            selection.notes.append(excluded_note(clock.record, tenure))
            told_of.add(clock.record.slug)
        return None
    of_a_council = kind is LandlordType.LOCAL_AUTHORITY or "council tenan" in plain(facts.repair)
    if tenure is not None or (council_only and of_a_council and re.search(r"\btenan(?:t|cy)\b", facts.repair.lower())):
        return chosen
    whom = (
        "you are a secure or introductory tenant of a council"
        if council_only
        else "you rent your home from a council or housing association"
    )
    if council_only and not chosen.possible:
        ask = "Are you a council tenant, a housing association tenant, a leaseholder or a shared owner?"
        if ask not in selection.asks:
            selection.asks.append(ask)
    if (
        not council_only
        and kind is not None
        and re.search(r"\btenan(?:t|cy)\b|\brent(?:ing|ed)?\b", facts.repair.lower())
    ):
        return chosen
    condition = f"{chosen.condition}, and if {whom}" if chosen.condition else f"if {whom}"
    return replace(chosen, condition=condition, likely=not council_only and chosen.condition is None, for_some=True)
