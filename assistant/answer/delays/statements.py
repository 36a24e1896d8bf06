"""Statements about time: how long it has been, each limit that applies, and whether it was kept."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.delays.code_versions import state_code_now, state_policy_now
from assistant.answer.delays.excluded_laws import closed_rules, state_excluded_notes
from assistant.answer.delays.headline import state_rest
from assistant.answer.delays.hours import hour_told
from assistant.answer.delays.law_and_policy import state_which_binds
from assistant.answer.delays.length_offered import state_offered
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.limit_statements import (
    cites_of,
    conditions_once,
    state_elapsed,
    state_hours_of_law,
)
from assistant.answer.delays.limits_asked import chosen_limits, is_clock_of_law, other_classes
from assistant.answer.delays.promised import state_promised
from assistant.answer.delays.reckoning import reckon
from assistant.answer.delays.steps_asked import asks, asks_next_steps_of_law
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import length, listed
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Category, PolicyKind, Unit
from assistant.situation.day_words import told_days
from assistant.situation.situation import Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.describe import action_words, day_wanted, in_units
from assistant.timescales.facts import DelayCheck, Limit, Spread, Verdict
from assistant.timescales.figures import passage_for
from assistant.timescales.spread import in_days
from assistant.timescales.verdict import TO_FINISH

_LOOKS = (Action.INSPECT, Action.INVESTIGATE)
_MOST_NOTES = 4
_FEW_NOTES = 3


def state_time(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, *, verdict: bool) -> bool:
    """State what the clocks say; whether they said anything that answers."""
    before = len(draft.statements)
    named = situation.landlord
    chosen = chosen_limits(check, situation, verdict=verdict)
    rules = named_rules(situation.english)
    if rules and not verdict and asks("commencement", situation.own_words or situation.english):
        chosen = []
    draft.closed |= closed_rules(check, situation)
    if not asks("every", situation.english):
        draft.closed |= other_classes(chosen, sources)
    notes = [n for n in check.notes if not rules or chosen or (n.citation and n.citation.ref in rules)]
    if named and not named.slug and not named.options and not rules and not any(n.unknown for n in notes):
        draft.add(StatementKind.UNKNOWN, say("unknown_landlord", landlord=named.name or named.said))
    state_excluded_notes(notes, chosen, situation, draft)
    notes = [n for n in notes if not n.excludes and (verdict or not n.weighs)]
    if verdict:
        state_elapsed(check, situation, draft, sources)
        state_rest(check, situation, draft, sources)
    elif asks("for_a_day", situation.english) and not asks("of_order", situation.english):
        _state_no_day(chosen, situation, draft, sources)
    if check.looked and not verdict and chosen and all(limit.action in TO_FINISH for limit in chosen):
        _state_no_inspection(situation, draft, sources)
    not_held = [n for n in notes if n.unknown] if named is not None and named.slug is not None else []
    if not (asks_next_steps_of_law(situation) and not verdict):
        for note in not_held:
            draft.add(StatementKind.GUIDANCE, note.text, *cites_of(note))
    reasons = {note.of: note for note in notes if note.of}
    for limit in conditions_once(chosen):
        if is_clock_of_law(limit):
            state_hours_of_law(limit, draft, sources)
        else:
            reason = reasons.pop(limit.priority or "", None) if limit.source is PolicyKind.LANDLORD_POLICY else None
            state_limit(limit, draft, sources, verdict=verdict, check=check, reason=reason)
    state_which_binds(chosen, situation, draft, sources)
    state_promised(check, situation, draft, sources.today)
    if check.reported is None and check.length is None:
        state_offered(chosen, situation, draft)
    state_code_now(check, situation, draft, sources)
    state_policy_now(chosen, situation, draft, sources)
    _state_hour(chosen, situation, draft)
    stated = len(draft.statements) > before or bool(not_held)
    left = [note for note in notes if note not in not_held and (not note.of or note.of in reasons)]
    if asks_next_steps_of_law(situation) and not verdict:
        left = []
    for note in left[: _MOST_NOTES if verdict else _FEW_NOTES]:
        draft.add(StatementKind.GUIDANCE, note.text, *cites_of(note))
    return _state_range(check, chosen, situation, draft, verdict=verdict) or stated


def state_class(
    check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, told: DelayCheck | None = None
) -> None:
    """The limits of the person's own landlord for another class of repair that the message asks about.

    Those of `told` have been stated.
    """
    own = situation.landlord.slug if situation.landlord else None
    stated = {limit.id for limit in chosen_limits(told, situation, verdict=False)} if told else set()
    reasons = {note.of: note for note in check.notes if note.of}
    of_class = [li for li in check.limits if own and li.citation.ref == own and _has_class(li, situation.priority)]
    unknown = [note for note in check.notes if note.unknown]
    if unknown:
        # Of the other classes nothing is said where that of the class asked about is not held.
        of_class = [li for li in of_class if _names_class(li, situation.priority)]
    if own and not of_class:
        for note in (one for one in unknown if not draft.says(one.text)):
            draft.add(StatementKind.GUIDANCE, note.text, *cites_of(note))
    for limit in of_class:
        if limit.id not in stated:
            state_limit(limit, draft, sources, verdict=False, reason=reasons.pop(limit.priority or "", None))


def _has_class(limit: Limit, code: str | None) -> bool:
    """Whether a limit is of a class, or a landlord's own code of one, such as DAM24, stands in what it is for."""
    return limit.priority is not None or _names_class(limit, code)


def _names_class(limit: Limit, code: str | None) -> bool:
    return code is not None and re.search(rf"\b{re.escape(code)}\b", limit.applies, re.IGNORECASE) is not None


def state_other_jobs(situation: Situation, draft: Draft, sources: Sources, told: DelayCheck) -> None:
    """What the landlord gives most other jobs, where a message asks for that beside a job of its own."""
    if asks("others_too", situation.english):
        other = {"repair": "", "category": Category.REPAIRS_GENERAL, "priority": "routine"}
        state_class(reckon(situation.model_copy(update=other), sources), situation, draft, sources, told)


def state_landlords(spread: Spread, draft: Draft) -> None:
    """How long the landlords that we know allow, where the asker's own is not known."""
    same = (spread.middle.amount, spread.middle.unit) == (spread.high.amount, spread.high.unit)
    text = say(
        "landlords_alike" if same else "landlords",
        n=spread.n,
        act=action_words(spread.action),
        priority=spread.priority,
        low=in_units(spread.low.amount, spread.low.unit),
        middle=in_units(spread.middle.amount, spread.middle.unit),
        high=in_units(spread.high.amount, spread.high.unit),
    )
    draft.add(StatementKind.SPREAD, text, spread.citation)


def _state_range(check: DelayCheck, chosen: list[Limit], situation: Situation, draft: Draft, *, verdict: bool) -> bool:
    """What the landlords that we know allow, where the verdict rests on that or no limit binds the asker's own."""
    by_range = verdict and check.verdict is Verdict.OUTSIDE and check.decisive is None
    of_none = not (chosen or situation.landlord or named_rules(situation.english))
    if not (by_range or of_none or any(limit.source is PolicyKind.GUIDANCE for limit in chosen)):
        return False
    spreads = sorted(check.spreads, key=lambda one: -in_days(one.high)) if by_range else list(check.spreads)
    classes = {limit.priority for limit in chosen if limit.source is PolicyKind.GUIDANCE} - {None}
    if classes:
        spreads = [spread for spread in spreads if spread.priority in classes]
    for spread in spreads[:1]:
        state_landlords(spread, draft)
    return bool(spreads)


def _state_no_inspection(situation: Situation, draft: Draft, sources: Sources) -> None:
    """That no limit for an inspection is held; where the landlord's record has one for some jobs, its passage instead."""
    record = sources.corpus.landlords.get(situation.landlord.slug or "") if situation.landlord else None
    ours = (Category.REPAIRS_GENERAL, situation.category)
    looks = [one for one in record.timescales if one.action in _LOOKS and one.category in ours] if record else []
    held = [passage for one in looks if record and (passage := passage_for(record, one)) is not None]
    for passage in dict.fromkeys(held):
        state_rule(passage, draft, sources)
    if not held:
        draft.add(StatementKind.UNKNOWN, say("no_inspection"))


def _state_no_day(chosen: list[Limit], situation: Situation, draft: Draft, sources: Sources) -> None:
    """That no date can be given, and what would give it; not where a day is told, of whatever it is."""
    told = any(day.first for day in told_days(situation.english, sources.today))
    if not chosen or told or any(limit.starts for limit in chosen):
        return
    wanted = {start: limit.citation for limit in reversed(chosen) if (start := day_wanted(limit))}
    if wanted:
        days = listed(list(reversed(wanted)), "or")
        draft.add(StatementKind.UNKNOWN, say("no_day", days=days), *reversed(wanted.values()))


def _state_hour(chosen: list[Limit], situation: Situation, draft: Draft) -> None:
    """When a limit in hours ended, where the hour of the report was told with its day of the week."""
    told = hour_told(situation)
    if told is None:
        return
    for limit in chosen:
        if limit.unit is Unit.HOURS and "working hours" not in limit.applies:
            text = say(
                "hour_ends", start=told.said, hours=length(limit.amount, limit.unit), end=told.after(limit.amount)
            )
            draft.add(StatementKind.LIMIT, text, limit.citation, computed(f"{limit.id}-hour", "Hours counted", text))
            return
