"""Which limits for handling a complaint apply: the Code of the day, the landlord's own, the Ombudsman's."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Category, PolicyKind
from assistant.timescales.chosen import Chosen, Selection
from assistant.timescales.clock import ClockBook
from assistant.timescales.conditions import asked
from assistant.timescales.facts import STAGES, Facts, Happening, Limit
from assistant.timescales.words import plain


def choose_complaint(facts: Facts, book: ClockBook, selection: Selection) -> None:
    """The Code of the day, the landlord's own complaints policy, and the way to the Ombudsman."""
    text = plain(facts.repair)
    told = {event.what for event in facts.events}
    stages = {1} if told & STAGES[1] or "stage 1" in text or "stage one" in text else set()
    stages |= (
        {2}
        if told & STAGES[2] or re.search(r"\bstage (?:2|two)\b|\bescalat|\bfinal (?:answer|response)", text)
        else set()
    )
    stages = {facts.stage} if facts.stage else stages or ({1} if told else {1, 2})
    clocks = [*book.law, *(book.landlords.get(facts.landlord, []) if facts.landlord else [])]
    for clock in clocks:
        if clock.timescale.category is not Category.COMPLAINT_HANDLING:
            continue
        if clock.timescale.asked:
            if asked(clock, facts):
                selection.chosen.append(Chosen(clock))
            continue
        if clock.begins is Happening.STAGE_2_ANSWERED:
            if "ombudsman" in text:
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
    return next((day for what in order if (day := facts.first(what)) is not None), facts.asked_of or facts.today)


def repeats_the_code(limit: Limit, kept: list[Limit]) -> bool:
    """Whether a landlord's promise that names no first day only repeats a step of the Code that was kept."""
    step = (limit.stage, limit.action, limit.amount, limit.unit)
    code = [li for li in kept if li.source is PolicyKind.CODE and li.stage is not None]
    return any((li.stage, li.action, li.amount, li.unit) == step for li in code)
