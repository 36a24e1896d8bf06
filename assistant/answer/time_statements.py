"""Statements about time: how long it has been, each limit that applies, and whether it was kept."""

from __future__ import annotations

from datetime import datetime

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import day, length, lower_first
from assistant.answer.rule_statements import short_title, state_rule
from assistant.answer.sources import Sources
from assistant.records import Policy, PolicyKind, Unit
from assistant.situation.situation import Situation
from assistant.timescales.check import check_delay
from assistant.timescales.describe import describe
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, Spread, Verdict

_MOST_LIMITS = 6
_HEADLINES = {
    Verdict.WITHIN: "verdict_within",
    Verdict.OUTSIDE: "verdict_outside",
    Verdict.UNCLEAR: "verdict_unclear",
}


def facts_of(situation: Situation, sources: Sources) -> Facts:
    """The facts that decide which clocks run. The day the trouble began stands in where no report is told."""
    events = situation.events
    if situation.began and not any(e.what in (Happening.REPORTED, Happening.COMPLAINED) for e in events):
        events = (Event(what=Happening.REPORTED, on=situation.began), *events)
    named = situation.landlord
    return Facts(
        repair=situation.repair,
        category=situation.category,
        landlord=named.slug if named else None,
        landlord_name=(named.name or named.said) if named and not named.options else None,
        tenure=situation.tenure,
        household=situation.household,
        emergency=situation.emergency,
        priority=situation.priority,
        events=events,
        today=sources.today,
    )


def reckon(situation: Situation, sources: Sources) -> DelayCheck:
    """Every clock that applies, set on the person's facts."""
    return check_delay(facts_of(situation, sources), sources.corpus)


def headline(check: DelayCheck, situation: Situation) -> str:
    """The verdict in one sentence, with its reason; the words of no model."""
    counted = situation.began if _counted_from_began(check, situation) else None
    began = " " + say("began_only", began=day(counted)) if counted else ""
    return f"{say(_HEADLINES[check.verdict])} {check.why}{began}".strip()


def state_time(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, *, verdict: bool) -> bool:
    """State what the clocks say; whether they said anything that answers."""
    before = len(draft.statements)
    named = situation.landlord
    if named and not named.slug and not named.options and any(not limit.possible for limit in check.limits):
        draft.add(StatementKind.UNKNOWN, say("unknown_landlord", landlord=named.name or named.said))
    if verdict and check.reported and check.calendar_days is not None:
        state_elapsed(check, draft, sources)
    for limit in _chosen(check, situation):
        if limit.unit is Unit.HOURS and limit.binding:
            state_rule(sources.corpus.passages[str(limit.citation.passage)], draft, sources)
        else:
            state_limit(limit, draft, sources, verdict=verdict)
    for note in check.notes:
        draft.add(StatementKind.GUIDANCE, note.text, *([note.citation] if note.citation else []))
    if not (named and named.slug):
        for spread in check.spreads[:2]:
            state_landlords(spread, draft)
    return len(draft.statements) > before


def state_elapsed(check: DelayCheck, draft: Draft, sources: Sources) -> None:
    """How long it has been, in working and in calendar days."""
    if check.reported is None or check.calendar_days is None or check.working_days is None:
        return
    end = check.until or sources.today
    text = say(
        "elapsed",
        start=day(check.reported),
        end=f"today, {day(end)}," if check.ongoing else day(end),
        working=length(check.working_days, Unit.WORKING_DAYS),
        calendar=length(check.calendar_days, Unit.CALENDAR_DAYS),
    )
    draft.add(StatementKind.ELAPSED, text, computed("elapsed", "Days counted", text))


def state_limit(limit: Limit, draft: Draft, sources: Sources, *, verdict: bool) -> None:
    """One limit: what it allows, by what kind of rule, when it ran out and by how much it was passed."""
    record = sources.corpus.records.get(limit.citation.ref)
    landlord = record.landlord if isinstance(record, Policy) else None
    title = short_title(record) if isinstance(record, Policy) else limit.title
    parts = [say(_form(limit), title=title, landlord=landlord or limit.title, what=lower_first(describe(limit)))]
    cites = [limit.citation]
    if limit.due is not None and limit.starts is not None and limit.unit is not Unit.HOURS:
        last = limit.due.date() if isinstance(limit.due, datetime) else limit.due
        ran = "limit_due" if last < sources.today else "limit_due_ahead"
        parts.append(say(ran, start=day(limit.starts), due=day(last)))
        reckoned = f"{length(limit.amount, limit.unit)} from {day(limit.starts)}: {day(last)}."
        cites.append(computed(limit.id, "Date reckoned", reckoned))
    if verdict and limit.overrun:
        parts.append(say("limit_over", over=length(limit.overrun.amount, limit.overrun.unit)))
    elif verdict and limit.met:
        parts.append(say("limit_met"))
    if limit.condition:
        parts.append(say("limit_if", condition=limit.condition))
    if limit.note:
        parts.append(limit.note)
    draft.add(StatementKind.LIMIT, " ".join(parts), *cites)


def state_landlords(spread: Spread, draft: Draft) -> None:
    """How long the landlords that we know allow, where the asker's own is not known."""
    text = say(
        "landlords",
        n=spread.n,
        priority=spread.priority,
        low=length(spread.low.amount, spread.low.unit),
        middle=length(spread.middle.amount, spread.middle.unit),
        high=length(spread.high.amount, spread.high.unit),
    )
    draft.add(StatementKind.SPREAD, text, spread.citation)


def _chosen(check: DelayCheck, situation: Situation) -> list[Limit]:
    """The limits worth stating: the one that decides, then those that plainly apply, then those that may.

    What other landlords usually promise says nothing of a landlord whose record we hold.
    """
    held = bool(situation.landlord and situation.landlord.slug)
    check_limits = [limit for limit in check.limits if not (held and limit.source is PolicyKind.GUIDANCE)]
    decisive = [limit for limit in check_limits if limit.id == check.decisive]
    plain = [limit for limit in check_limits if not limit.condition and not limit.possible]
    maybe = [limit for limit in check_limits if limit.condition or limit.possible]
    return list(dict.fromkeys([*decisive, *plain, *maybe]))[:_MOST_LIMITS]


def _form(limit: Limit) -> str:
    if limit.source is PolicyKind.LANDLORD_POLICY:
        return "limit_policy"
    if limit.source in (PolicyKind.STATUTE, PolicyKind.REGULATION):
        return "limit_law"
    return "limit_code" if limit.source is PolicyKind.CODE else "limit_guidance"


def _counted_from_began(check: DelayCheck, situation: Situation) -> bool:
    told = any(event.what in (Happening.REPORTED, Happening.COMPLAINED) for event in situation.events)
    return bool(situation.began) and not told and check.reported == situation.began
