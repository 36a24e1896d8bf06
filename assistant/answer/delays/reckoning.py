"""The clocks set on what a person told: the facts that decide which of them run, and how days told roughly count."""

from __future__ import annotations

from assistant.answer.delays.days_meant import cannot_be_paired
from assistant.answer.delays.stage_over import stage_1_is_over
from assistant.answer.delays.steps_asked import asks, judged_by_own, judged_by_rule, judged_by_stage, judged_by_step
from assistant.answer.statements.draft import say
from assistant.answer.statements.sources import Sources
from assistant.records import Category, LandlordType
from assistant.situation.priorities import asks_whether_emergency, doubts_class
from assistant.situation.situation import NamedLandlord, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.check import check_delay
from assistant.timescales.facts import FORMAL, STAGES, DelayCheck, Event, Facts, Happening, ToldLength, Verdict
from assistant.timescales.lengths import check_length

# Its limits for significant hazards are those of damp and mould until its next step is in force.
_AWAAB = "awaabs-law"
_DAY = 24


def facts_of(situation: Situation, sources: Sources, *, from_began: bool = False, case: str | None = None) -> Facts:
    """The facts that decide which clocks run.

    `from_began`: the day the trouble began stands in where no report is told. `case`: the decided case meant.
    """
    stage_1_over = stage_1_is_over(situation)
    events = tuple(e for e in situation.events if not (stage_1_over and e.what in STAGES[1]))
    started = (Happening.REPORTED, Happening.COMPLAINED, Happening.INVESTIGATED, *FORMAL)
    began = situation.began if from_began else None
    stands_in = began is not None and not any(e.what in started or e.on < began for e in events)
    if began is not None and stands_in:
        events = (Event(what=situation.starts or Happening.REPORTED, on=began), *events)
    named = situation.landlord
    category = situation.category
    if category in (None, Category.REPAIRS_GENERAL) and _AWAAB in named_rules(situation.english):
        category = Category.DAMP_AND_MOULD
    return Facts(
        repair=situation.repair,
        category=category,
        landlord=named.slug if named else None,
        landlord_name=(named.name or named.said) if named and not named.options else None,
        landlord_type=situation.landlord_type or _type_in_decisions(named, sources),
        tenure=situation.tenure,
        household=() if asks("nobody_vulnerable", situation.english) else situation.household,
        emergency=situation.emergency,
        priority=situation.priority,
        events=events,
        today=sources.today,
        from_began=stands_in,
        roughly=bool(situation.rough) or (stands_in and situation.began_roughly),
        under=situation.under,
        asked_of=max(situation.loose) if situation.loose and not events else None,
        case=case,
        doubted=_is_doubted(situation),
        stage=2 if stage_1_over else None,
    )


def reckon(situation: Situation, sources: Sources, *, from_began: bool = False, case: str | None = None) -> DelayCheck:
    """Every clock that applies, set on the person's facts.

    Days told roughly stand at the end that makes the wait shorter. Where their other end comes to another
    verdict there is none.
    """
    facts = facts_of(situation, sources, from_began=from_began, case=case)
    by_own = judged_by_own(situation.english)
    if situation.length and (length := _alone(situation.length, facts, situation.rough)):
        return check_length(facts, sources.corpus, length, by_own=by_own)
    stage, step = judged_by_stage(situation), judged_by_step(situation)
    check = check_delay(facts, sources.corpus, by_own=by_own, stage=stage, step=step)
    if check.verdict is Verdict.UNCLEAR and (rule := judged_by_rule(situation.english)):
        under = check_delay(facts, sources.corpus, by_rule=rule)
        check = under if under.verdict is not Verdict.UNCLEAR else check
    if cannot_be_paired(situation, check):
        return check.model_copy(update={"verdict": Verdict.UNCLEAR, "why": say("rivals")})
    if not situation.rough or check.verdict is Verdict.UNCLEAR:
        return check
    longest = facts.model_copy(update={"events": _at_far_end(facts.events, situation.rough)})
    if check_delay(longest, sources.corpus, by_own=by_own).verdict is check.verdict:
        return check
    return check.model_copy(update={"verdict": Verdict.UNCLEAR, "why": say("rough_days")})


def _is_doubted(situation: Situation) -> bool:
    """Whether it is asked if the class in which a job was put is right, or if it is no emergency instead."""
    classed = situation.priority is not None and asks_whether_emergency(situation.english)
    return classed or doubts_class(situation.english)


def _at_far_end(events: tuple[Event, ...], rough: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, those of a day told roughly at the other end: of several of a kind the nearest to it."""
    for far in rough:
        near = min((e for e in events if e.what is far.what), key=lambda e: abs(e.on - far.on), default=None)
        events = tuple(far if e is near else e for e in events)
    return events


def _alone(length: ToldLength, facts: Facts, rough: tuple[Event, ...]) -> ToldLength | None:
    """A length that is all that is told of a wait, or that is in hours, with the days between which it was."""
    if not facts.events:
        return length
    days = [event.on for event in (*facts.events, *rough)]
    fits = rough or (max(days) - min(days)).days <= length.highest // _DAY + 1
    told = {event.what for event in facts.events} <= {Happening.REPORTED, Happening.UNTIL, length.ends}
    return length.model_copy(update={"first": min(days), "last": max(days)}) if length.hours and told and fits else None


def _type_in_decisions(named: NamedLandlord | None, sources: Sources) -> LandlordType | None:
    """What kind of landlord the decisions on it say that one is whose policy we hold no record of."""
    if named is None or named.slug or named.options:
        return None
    cases = sources.corpus.determinations.values()
    return next((case.landlord_type for case in cases if case.landlord == named.name), None)
