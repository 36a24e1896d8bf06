"""Which clocks apply to somebody's facts, and on what conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.records import Category, Corpus, LandlordType, Policy, PolicyKind, Tenure
from assistant.timescales.chosen import Chosen, Selection, day_of_report, faults_of
from assistant.timescales.clock import Clock, ClockBook, clock_book
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts, Happening
from assistant.timescales.landlord_class import choose_class, names_code, said_class
from assistant.timescales.remarks import (
    earlier_report_note,
    excluded_note,
    not_held_note,
    other_classes_note,
    scope_note,
    unknown_landlord_note,
)
from assistant.timescales.words import holds_words, in_season, may_be, plain

GUIDANCE = "typical-repair-priorities"
COMPLAINT_EVENTS = frozenset(
    {
        Happening.COMPLAINED,
        Happening.ACKNOWLEDGED,
        Happening.STAGE_1_ANSWERED,
        Happening.ESCALATED,
        Happening.ESCALATION_ACKNOWLEDGED,
        Happening.STAGE_2_ANSWERED,
    }
)
_ABOUT_COMPLAINTS = re.compile(
    r"\bcomplain|\bstage (?:1|2|one|two)\b|\bombudsman|\backnowledg|\bescalat|\bfinal response"
)


def about_complaint(facts: Facts) -> bool:
    """Whether the question is about how a complaint is handled."""
    if facts.category is Category.COMPLAINT_HANDLING or any(e.what in COMPLAINT_EVENTS for e in facts.events):
        return True
    return bool(_ABOUT_COMPLAINTS.search(plain(facts.repair))) and not faults_of(facts)


def select(facts: Facts, corpus: Corpus) -> Selection:
    """Every clock that applies or may apply."""
    book = clock_book(corpus)
    selection = Selection()
    duties = [Chosen(c) for c in book.law if _asked(c, facts) and not c.timescale.only_if and c.stage is None
              and c.timescale.category is not Category.COMPLAINT_HANDLING and _in_force_today(c, facts)]  # fmt: skip
    selection.chosen += duties
    selection.about_complaint = about_complaint(facts)
    if selection.about_complaint:
        _complaint(facts, book, selection)
    faults = faults_of(facts)
    told_repair = (
        bool(faults) or day_of_report(facts) is not None or facts.category not in (None, Category.COMPLAINT_HANDLING)
    )
    if selection.about_complaint and not (faults and facts.first(Happening.REPORTED)):
        return selection
    if duties and day_of_report(facts) is None and facts.landlord is None:
        return selection
    if duties and not told_repair:
        return selection
    _repair(facts, corpus, book, faults, selection)
    return selection


def _asked(clock: Clock, facts: Facts) -> bool:
    return any(holds_words(facts.repair, group) for group in clock.timescale.asked)


def _in_force_today(clock: Clock, facts: Facts) -> bool:
    return clock.in_force(day_of_report(facts) or facts.today)


def _complaint(facts: Facts, book: ClockBook, selection: Selection) -> None:
    """The Code of the day, the landlord's own complaints policy, and the way to the Ombudsman."""
    text = plain(facts.repair)
    stage_2 = {Happening.ESCALATED, Happening.ESCALATION_ACKNOWLEDGED, Happening.STAGE_2_ANSWERED}
    told = {event.what for event in facts.events}
    stages = {1} if told & (COMPLAINT_EVENTS - stage_2) or "stage 1" in text or "stage one" in text else set()
    stages |= (
        {2}
        if told & stage_2 or re.search(r"\bstage (?:2|two)\b|\bescalat|\bfinal (?:answer|response)", text)
        else set()
    )
    stages = stages or ({1} if told else {1, 2})
    clocks = [*book.law, *(book.landlords.get(facts.landlord, []) if facts.landlord else [])]
    for clock in clocks:
        if clock.timescale.category is not Category.COMPLAINT_HANDLING:
            continue
        if clock.timescale.asked:
            if _asked(clock, facts):
                selection.chosen.append(Chosen(clock))
            continue
        if clock.begins is Happening.STAGE_2_ANSWERED:
            if Happening.STAGE_2_ANSWERED in told or "ombudsman" in text:
                selection.chosen.append(Chosen(clock))
            continue
        if clock.stage not in stages or not clock.in_force(_stage_day(facts, clock.stage or 1)):
            continue
        if clock.record.kind is PolicyKind.LANDLORD_POLICY or clock.record.kind is PolicyKind.CODE:
            selection.chosen.append(Chosen(clock))


def _stage_day(facts: Facts, stage: int) -> date:
    """The day that settles which Code a stage is under: when the stage began, as far as told."""
    first = (Happening.COMPLAINED, Happening.ACKNOWLEDGED, Happening.STAGE_1_ANSWERED, Happening.REPORTED)
    second = (Happening.ESCALATED, Happening.ESCALATION_ACKNOWLEDGED, Happening.STAGE_2_ANSWERED)
    order = (*second, *first) if stage == 2 else first
    return next((day for what in order if (day := facts.first(what)) is not None), facts.today)


def _repair(facts: Facts, corpus: Corpus, book: ClockBook, faults: frozenset[str], selection: Selection) -> None:
    record = corpus.landlords.get(facts.landlord) if facts.landlord else None
    typical = _in_time_of_year(book.examples.get(GUIDANCE, ()), facts)
    law_emergency = _first_example([e for c in book.law if c.kind == "emergency" for e in _law_examples(book)], faults)
    _law(facts, book, faults, record, law_emergency, typical, selection)
    if record is None:
        selection.notes.append(unknown_landlord_note(facts))
        if facts.landlord_name is None:
            selection.asks.insert(0, "Who is your landlord? Its own repairs policy sets the limit for most repairs.")
        selection.chosen += _typical(facts, book, faults)
        selection.spread_of = _spread_kinds(facts, faults, typical)
        return
    day = day_of_report(facts)
    clocks = [c for c in book.landlords[record.slug] if c.timescale.category is not Category.COMPLAINT_HANDLING]
    clocks = [c for c in clocks if not c.timescale.asked or _asked(c, facts)]
    usable = [
        one for c in _versions(clocks, day or facts.today) if (one := _fits(c, facts, faults, record)) is not None
    ]
    picked = choose_class(facts, usable, faults, book.examples[record.slug], typical, record)
    selection.chosen += picked.chosen
    selection.notes += picked.notes
    selection.asks += picked.asks
    if not any(one.clock.kind for one in picked.chosen) and not any(one.clock.faults for one in picked.chosen):
        selection.notes.append(not_held_note(record, facts))
        selection.chosen += _typical(facts, book, faults)
        selection.spread_of = _spread_kinds(facts, faults, typical)
    elif (note := other_classes_note(record, clocks, [one.clock for one in selection.chosen])) is not None:
        selection.notes.append(note)


def _in_time_of_year(examples: tuple[Example, ...], facts: Facts) -> tuple[Example, ...]:
    """Without what counts in cold weather only, where the report was made in summer."""
    day = day_of_report(facts) or facts.today
    return tuple(e for e in examples if not (e.winter and 5 <= day.month <= 9))


def _law_examples(book: ClockBook) -> list[Example]:
    return [e for c in book.law if c.binding for e in book.examples[c.record.slug] if e.kind == "emergency"]


def _first_example(examples: list[Example], faults: frozenset[str]) -> Example | None:
    return next((example for example in examples if example.faults & faults), None)


def _law(
    facts: Facts,
    book: ClockBook,
    faults: frozenset[str],
    record: Policy | None,
    law_emergency: Example | None,
    typical: tuple[Example, ...],
    selection: Selection,
) -> None:
    maybe = may_be(faults)
    reports = sorted(event.on for event in facts.events if event.what is Happening.REPORTED)
    day = reports[-1] if reports else facts.first(Happening.NOTICE_ISSUED) or facts.today
    looks = facts.emergency or law_emergency or _first_example([e for e in typical if e.kind == "emergency"], faults)
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
        if not clock.in_force(day):
            worth_saying = for_fault or facts.emergency or "awaab" in plain(facts.repair)
            if (
                worth_saying
                and clock.record.slug not in told_of
                and (note := earlier_report_note(clock.record, day)) is not None
            ):
                selection.notes.append(note)
                told_of.add(clock.record.slug)
            continue
        chosen = Chosen(clock, possible=possible)
        if possible:
            chosen = replace(chosen, condition=f"if it is a {clock.timescale.applies}")
        if for_emergency and not (facts.emergency or law_emergency):
            chosen = replace(
                chosen, condition="if it is an emergency hazard: an imminent and significant risk to health or safety"
            )
        fitted = _whom(chosen, facts, record, selection, told_of)
        fitted = _when(fitted, facts) if fitted else None
        if fitted is not None:
            selection.chosen.append(fitted)
            if not possible and (scope := scope_note(clock.record)) is not None and scope not in selection.notes:
                selection.notes.append(scope)


def _whom(
    chosen: Chosen, facts: Facts, record: Policy | None, selection: Selection, told_of: set[str]
) -> Chosen | None:
    """Set a clock against the tenure, known or not."""
    clock = chosen.clock
    if clock.tenures is None:
        return chosen
    tenure = facts.tenure if facts.tenure not in (Tenure.UNKNOWN, Tenure.OTHER) else None
    council_only = clock.tenures == {Tenure.SECURE}
    not_council = record is not None and record.landlord_type is LandlordType.HOUSING_ASSOCIATION
    if (tenure is not None and tenure not in clock.tenures) or (
        council_only and not_council and tenure is not Tenure.SECURE
    ):
        if clock.record.slug not in told_of and not chosen.possible:
            selection.notes.append(excluded_note(clock.record, tenure))
            told_of.add(clock.record.slug)
        return None
    if tenure is not None:
        return chosen
    whom = (
        "you are a secure tenant of a council"
        if council_only
        else "you rent your home from a council or housing association"
    )
    if council_only and not chosen.possible:
        ask = "Are you a council tenant, a housing association tenant, a leaseholder or a shared owner?"
        if ask not in selection.asks:
            selection.asks.append(ask)
    condition = f"{chosen.condition} and {whom}" if chosen.condition else f"if {whom}"
    return replace(chosen, condition=condition, likely=not council_only and chosen.condition is None)


def _when(chosen: Chosen, facts: Facts) -> Chosen | None:
    """Set a clock against the season and against its own further condition."""
    clock, day = chosen.clock, day_of_report(facts)
    if clock.season is not None:
        if day is not None:
            if not in_season(clock.season, day):
                return None
        else:
            first, last = date(2001, *clock.season[:2]), date(2001, *clock.season[2:])
            span = f"the report is made from {first:%-d %B} to {last:%-d %B}"
            chosen = replace(chosen, condition=_and(chosen.condition, span), likely=False)
    if clock.timescale.only_if and not _asked(clock, facts):
        chosen = replace(chosen, condition=_and(chosen.condition, clock.timescale.only_if), likely=False)
    return chosen


def _and(condition: str | None, clause: str) -> str:
    return f"{condition} and {clause}" if condition else f"if {clause}"


def _versions(clocks: list[Clock], day: date) -> list[Clock]:
    """The limits in force on a day; in a gap between two versions, both sides of the gap."""
    dated = [c for c in clocks if c.timescale.in_force_from or c.timescale.in_force_to]
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
    if (
        clock.tenures is not None
        and facts.tenure is not None
        and facts.tenure not in clock.tenures
        and facts.tenure not in (Tenure.UNKNOWN, Tenure.OTHER)
    ):
        return None
    if clock.faults and not clock.faults & faults:
        return None
    if clock.timescale.only_if and not clock.faults and not names_code(clock, facts) and not _asked(clock, facts):
        return None
    chosen = Chosen(clock)
    if clock.timescale.only_if and (names_code(clock, facts)):
        return chosen
    fitted = _when(chosen, facts)
    if fitted is None:
        return None
    day = day_of_report(facts) or facts.today
    if (clock.timescale.in_force_from or clock.timescale.in_force_to) and not clock.in_force(day):
        fitted = replace(
            fitted,
            condition=_and(fitted.condition, _version_clause(clock)),
            note="The day on which the policy changed is not in our record.",
        )
    if clock.timescale.superseded:
        fitted = replace(
            fitted,
            condition=_and(fitted.condition, "the older version of its rules still applied"),
            note="From an older version of the landlord's rules.",
        )
    if not record.in_force(day) and record.in_force_from:
        fitted = replace(
            fitted,
            condition=_and(
                fitted.condition,
                f"the rules that our record dates from {record.in_force_from:%-d %B %Y} already applied",
            ),
        )
    return fitted


def _version_clause(clock: Clock) -> str:
    if clock.timescale.in_force_to:
        return f"the policy of {clock.timescale.in_force_to:%B %Y} still applied"
    return f"the policy in use by {clock.timescale.in_force_from:%B %Y} already applied"


def _typical(facts: Facts, book: ClockBook, faults: frozenset[str]) -> list[Chosen]:
    kinds = _spread_kinds(facts, faults, _in_time_of_year(book.examples.get(GUIDANCE, ()), facts))
    out = []
    for clock in book.law:
        if clock.record.slug == GUIDANCE and clock.kind in kinds:
            condition = f"if your landlord's own policy gives no other time and treats it as {_a(clock.kind)}"
            out.append(Chosen(clock, condition=condition, branch=clock.kind))
    return out


def _a(kind: str | None) -> str:
    return "an emergency" if kind == "emergency" else str(kind)


def _spread_kinds(facts: Facts, faults: frozenset[str], typical: tuple[Example, ...]) -> tuple[str, ...]:
    if (said := said_class(facts)) is not None:
        return (said,)
    kinds = {example.kind for example in typical if example.faults & faults}
    if facts.emergency:
        return ("emergency",)
    if "emergency" in kinds or not faults:
        return ("emergency", "urgent", "routine")
    return ("urgent", "routine")
