"""Statements about time: how long it has been, each limit that applies, and whether it was kept."""

from __future__ import annotations

import re
from datetime import datetime

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import day, length, lower_first
from assistant.answer.rule_statements import short_title, short_title_of, state_rule
from assistant.answer.sources import Sources
from assistant.answer.verification import figures
from assistant.records import Action, Category, Citation, Policy, PolicyKind, Unit
from assistant.situation.situation import Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.calendar import working_days_between
from assistant.timescales.check import check_delay
from assistant.timescales.describe import describe
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, Note, Spread, Verdict

_MOST_LIMITS = 5
# Its limits for significant hazards are those of damp and mould until its next step is in force.
_AWAAB = "awaabs-law"
_MOST_NOTES = 4
_FEW_NOTES = 3
_ACKNOWLEDGED = (Happening.ACKNOWLEDGED, Happening.ESCALATION_ACKNOWLEDGED)
_ASSUMED = {1: "the complaint", 2: "the request for stage 2"}
# Where a rule says what starts its periods, and that their first day is not settled.
_FIRST_DAY = {"right-to-repair": ("right-to-repair#p8", "right-to-repair#p14")}
_HEADLINES = {
    Verdict.WITHIN: "verdict_within",
    Verdict.OUTSIDE: "verdict_outside",
    Verdict.UNCLEAR: "verdict_unclear",
}


def facts_of(situation: Situation, sources: Sources, *, from_began: bool = False) -> Facts:
    """The facts that decide which clocks run.

    `from_began`: the day the trouble began stands in where no report is told.
    """
    events = situation.events
    started = (Happening.REPORTED, Happening.COMPLAINED, Happening.INVESTIGATED)
    if from_began and situation.began and not any(e.what in started or e.on < situation.began for e in events):
        events = (Event(what=Happening.REPORTED, on=situation.began), *events)
    named = situation.landlord
    category = situation.category
    if category in (None, Category.REPAIRS_GENERAL) and _AWAAB in named_rules(situation.english):
        category = Category.DAMP_AND_MOULD
    return Facts(
        repair=situation.repair,
        category=category,
        landlord=named.slug if named else None,
        landlord_name=(named.name or named.said) if named and not named.options else None,
        landlord_type=situation.landlord_type,
        tenure=situation.tenure,
        household=situation.household,
        emergency=situation.emergency,
        priority=situation.priority,
        events=events,
        today=sources.today,
    )


def reckon(situation: Situation, sources: Sources, *, from_began: bool = False) -> DelayCheck:
    """Every clock that applies, set on the person's facts.

    Days told roughly stand at the end that makes the wait shorter. Where their other end comes to another
    verdict there is none.
    """
    facts = facts_of(situation, sources, from_began=from_began)
    check = check_delay(facts, sources.corpus)
    if not situation.rough or check.verdict is Verdict.UNCLEAR:
        return check
    far = {event.what: event for event in situation.rough}
    longest = facts.model_copy(update={"events": tuple(far.get(event.what, event) for event in facts.events)})
    if check_delay(longest, sources.corpus).verdict is check.verdict:
        return check
    return check.model_copy(update={"verdict": Verdict.UNCLEAR, "why": say("rough_days")})


def headline(check: DelayCheck, situation: Situation) -> str:
    """The verdict in one sentence, with its reason; the words of no model."""
    counted = situation.began if counted_from_began(check, situation) else None
    if counted is None:
        return f"{say(_HEADLINES[check.verdict])} {check.why}".strip()
    if check.verdict is Verdict.UNCLEAR:
        return f"{say(_HEADLINES[check.verdict])} {check.why} {say('began_only', began=day(counted))}"
    opening = say("began_outside" if check.verdict is Verdict.OUTSIDE else "began_within", began=day(counted))
    return f"{opening} {check.why} {say('began_told')}"


def state_time(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, *, verdict: bool) -> bool:
    """State what the clocks say; whether they said anything that answers."""
    before = len(draft.statements)
    named = situation.landlord
    chosen = _chosen(check, situation)
    if named and not named.slug and not named.options and not named_rules(situation.english):
        draft.add(StatementKind.UNKNOWN, say("unknown_landlord", landlord=named.name or named.said))
    if verdict:
        state_elapsed(check, situation, draft, sources)
    for limit in _conditions_once(chosen):
        if _is_clock_of_law(limit):
            state_rule(sources.corpus.passages[str(limit.citation.passage)], draft, sources, limit.condition)
        else:
            state_limit(limit, draft, sources, verdict=verdict)
    stated = len(draft.statements) > before
    rules = named_rules(situation.english)
    notes = [n for n in check.notes if not rules or chosen or (n.citation and n.citation.ref in rules)]
    for note in notes[: _MOST_NOTES if verdict else _FEW_NOTES]:
        draft.add(StatementKind.GUIDANCE, note.text, *_cites_of(note))
    if any(limit.source is PolicyKind.GUIDANCE for limit in chosen) or not (chosen or named or rules):
        for spread in check.spreads[:1]:
            state_landlords(spread, draft)
            stated = True
    return stated


def state_class(
    check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, told: DelayCheck | None = None
) -> None:
    """The limits of the person's own landlord for another class of repair that the message asks about.

    Those of `told` have been stated.
    """
    own = situation.landlord.slug if situation.landlord else None
    stated = {limit.id for limit in _chosen(told, situation)} if told else set()
    for limit in check.limits:
        if limit.id not in stated and own and limit.citation.ref == own and limit.priority is not None:
            state_limit(limit, draft, sources, verdict=False)


def _cites_of(note: Note) -> list[Citation]:
    """Where a remark rests: its passage, and our own reckoning where it holds a date that the passage does not."""
    held = note.citation.quote if note.citation else ""
    cites = [note.citation] if note.citation else []
    if note.citation and figures(note.text) - figures(held):
        cites.append(computed("reckoned", "Date reckoned", note.text))
    return cites


def state_elapsed(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources) -> None:
    """How long it has been, in working and in calendar days, from the day on which the deciding limit starts."""
    decisive = next((limit for limit in check.limits if limit.id == check.decisive), None)
    start = decisive.starts if decisive and decisive.starts else check.reported
    if start is None:
        return
    until = check.until
    if decisive and decisive.action is Action.ACKNOWLEDGE:
        until = next((e.on for e in situation.events if e.what in _ACKNOWLEDGED and e.on >= start), until)
    ended = until is not None and until >= start
    end = until if until and ended else sources.today
    text = say(
        "elapsed",
        start=day(start),
        end=day(end) if ended else f"today, {day(end)},",
        working=length(working_days_between(start, end), Unit.WORKING_DAYS),
        calendar=length((end - start).days, Unit.CALENDAR_DAYS),
    )
    draft.add(StatementKind.ELAPSED, text, computed("elapsed", "Days counted", text))


def state_limit(limit: Limit, draft: Draft, sources: Sources, *, verdict: bool) -> None:
    """One limit: what it allows, by what kind of rule, when it ran out and by how much it was passed."""
    record = sources.corpus.records.get(limit.citation.ref)
    landlord = record.landlord if isinstance(record, Policy) else None
    title = short_title(record) if isinstance(record, Policy) else limit.title
    parts = [say(_form(limit), title=title, landlord=landlord or limit.title, what=lower_first(describe(limit)))]
    cites = [limit.citation]
    if limit.starts is not None and limit.starts_when is None:
        assumed = say("limit_start_assumed", start=_ASSUMED.get(limit.stage or 0, "the report"))
        parts += [] if draft.says(assumed) else [assumed]
    if limit.due is not None and limit.starts is not None and limit.unit is not Unit.HOURS:
        last = limit.due.date() if isinstance(limit.due, datetime) else limit.due
        ran = "limit_due" if last < sources.today else "limit_due_ahead"
        parts.append(say(ran, start=day(limit.starts), due=day(last)))
        reckoned = f"{length(limit.amount, limit.unit)} from {day(limit.starts)}: {day(last)}."
        cites.append(computed(limit.id, "Date reckoned", reckoned))
    if verdict and limit.overrun and _exact(limit):
        over = length(limit.overrun.amount, limit.overrun.unit)
        parts.append(say("limit_over", over=over))
        cites.append(computed(f"{limit.id}-over", "Days past the limit", f"The limit was passed by {over}."))
    elif verdict and limit.met is False:
        parts.append(say("limit_missed"))
    elif verdict and limit.met:
        parts.append(say("limit_met"))
    if limit.condition:
        parts.append(limit.condition if limit.condition.endswith(".") else say("limit_if", condition=limit.condition))
    first_day = [p for p in _FIRST_DAY.get(limit.citation.ref, ()) if p in sources.corpus.passages]
    if limit.note and not first_day:
        parts.append(limit.note)
    if limit.citation.caution:
        parts.append(say("caution", caution=limit.citation.caution))
    draft.add(StatementKind.LIMIT, " ".join(parts), *cites)
    if limit.note and first_day:
        draft.add(StatementKind.GUIDANCE, limit.note, *(sources.corpus.cite(p) for p in first_day))


def _conditions_once(limits: list[Limit]) -> list[Limit]:
    """Limits of one rule that follow each other say a condition that they share once, for them all."""
    out: list[Limit] = []
    for place, limit in enumerate(limits):
        same = [li.citation.ref == limit.citation.ref and li.condition == limit.condition for li in limits]
        if limit.condition and sum(same) > 1 and limit.binding and not limit.possible:
            title = short_title_of(limit.title)
            first = say("limit_if_all", title=title, condition=limit.condition) if place == same.index(True) else None
            limit = limit.model_copy(update={"condition": first})
        out.append(limit)
    return out


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
    """The limits worth stating, the one that decides first, then those nearest to what was asked.

    What landlords usually promise is stated only where nothing else is known: it says nothing of a
    landlord whose record we hold, and nothing beside a law that plainly applies or was asked about.
    """
    rules = set(named_rules(situation.english))
    own = situation.landlord.slug if situation.landlord else None
    limits = list(check.limits)
    if rules & {limit.citation.ref for limit in limits}:
        limits = [limit for limit in limits if limit.citation.ref in {*rules, own}]
    if own or rules or any(limit.binding and not limit.condition and not limit.possible for limit in limits):
        limits = [limit for limit in limits if limit.source is not PolicyKind.GUIDANCE]
    if situation.category is Category.COMPLAINT_HANDLING and not any(limit.starts for limit in limits):
        limits = []
    elif situation.category is Category.COMPLAINT_HANDLING:
        limits = [limit for limit in limits if limit.starts]
    asks_own = bool(
        own and re.search(r"\b(own|their|its|they|them|policy|target|standard)\b", situation.english, re.IGNORECASE)
    )
    limits.sort(key=lambda limit: _order(limit, check, own, asks_own))
    stated = {limit.citation.passage if _is_clock_of_law(limit) else limit.id: limit for limit in reversed(limits)}
    return [limit for limit in limits if limit in stated.values()][:_MOST_LIMITS]


def _is_clock_of_law(limit: Limit) -> bool:
    """A limit of the law in hours: its passage says more than the figure, such as that nights count."""
    return limit.unit is Unit.HOURS and limit.binding


def _order(limit: Limit, check: DelayCheck, own: str | None, asks_own: bool) -> tuple[bool, bool, int]:
    mine = limit.citation.ref == own
    strength = 0 if mine and asks_own else (1 if limit.binding else (2 if mine else 3))
    return limit.id != check.decisive, bool(limit.possible), strength


def _exact(limit: Limit) -> bool:
    """Whether the days over a limit are known: not where its first day is not established."""
    return "not established" not in (limit.note or "")


def _form(limit: Limit) -> str:
    if limit.source is PolicyKind.LANDLORD_POLICY:
        return "limit_policy"
    if limit.source in (PolicyKind.STATUTE, PolicyKind.REGULATION):
        return "limit_law"
    return "limit_code" if limit.source is PolicyKind.CODE else "limit_guidance"


def counted_from_began(check: DelayCheck, situation: Situation) -> bool:
    """Whether the day on which the trouble began stands in for a report that was not told."""
    told = any(event.what in (Happening.REPORTED, Happening.COMPLAINED) for event in situation.events)
    return bool(situation.began) and not told and check.reported == situation.began
