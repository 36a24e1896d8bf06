"""Statements about time: how long it has been, each limit that applies, and whether it was kept."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.hours import hour_told
from assistant.answer.limit_statements import (
    bases,
    cites_of,
    conditions_once,
    state_elapsed,
    state_hours_of_law,
    state_limit,
)
from assistant.answer.limits_asked import asks, chosen_limits, is_clock_of_law, judged_by_own, other_classes
from assistant.answer.plain import day, length, listed, lower_first
from assistant.answer.rule_words import state_rule
from assistant.answer.sources import Sources
from assistant.records import Category, LandlordType, PolicyKind, Tenure, Unit
from assistant.situation.day_words import told_days
from assistant.situation.situation import Clause, NamedLandlord, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.check import check_delay
from assistant.timescales.describe import action_words, day_wanted
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, Note, Spread, Verdict
from assistant.timescales.remarks import excluded_note
from assistant.timescales.spread import in_days
from assistant.timescales.verdict import TO_FINISH

# Its limits for significant hazards are those of damp and mould until its next step is in force.
_AWAAB = "awaabs-law"
_OF_TENURE = frozenset({_AWAAB, "right-to-repair"})
_LAW = (PolicyKind.STATUTE, PolicyKind.REGULATION)
_VERSIONS = (
    ("complaint-handling-code-2022", "complaint-handling-code-2024"),
    ("complaint-handling-code-2024", "complaint-handling-code-2022"),
)
_MOST_WORDS = 45
# What a verdict hangs on stays with it.
_SENTENCE = re.compile(
    r"(?<=[a-z0-9)]\.) (?=(?!The last day|That time ended|It depends|Take care|Counted in|Our record of that|Classed|That limit is for"
    r"|That is by|By that policy)[A-Z])"
)
_MOST_NOTES = 4
_FEW_NOTES = 3


def facts_of(situation: Situation, sources: Sources, *, from_began: bool = False) -> Facts:
    """The facts that decide which clocks run.

    `from_began`: the day the trouble began stands in where no report is told.
    """
    events = situation.events
    started = (Happening.REPORTED, Happening.COMPLAINED, Happening.INVESTIGATED)
    began = situation.began if from_began else None
    stands_in = began is not None and not any(e.what in started or e.on < began for e in events)
    if began is not None and stands_in:
        events = (Event(what=Happening.REPORTED, on=began), *events)
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
    )


def _type_in_decisions(named: NamedLandlord | None, sources: Sources) -> LandlordType | None:
    """What kind of landlord the decisions on it say that one is whose policy we hold no record of."""
    if named is None or named.slug or named.options:
        return None
    cases = sources.corpus.determinations.values()
    return next((case.landlord_type for case in cases if case.landlord == named.name), None)


def reckon(situation: Situation, sources: Sources, *, from_began: bool = False) -> DelayCheck:
    """Every clock that applies, set on the person's facts.

    Days told roughly stand at the end that makes the wait shorter. Where their other end comes to another
    verdict there is none.
    """
    facts = facts_of(situation, sources, from_began=from_began)
    by_own = judged_by_own(situation.english)
    check = check_delay(facts, sources.corpus, by_own=by_own)
    if not situation.rough or check.verdict is Verdict.UNCLEAR:
        return check
    far = {event.what: event for event in situation.rough}
    longest = facts.model_copy(update={"events": tuple(far.get(event.what, event) for event in facts.events)})
    if check_delay(longest, sources.corpus, by_own=by_own).verdict is check.verdict:
        return check
    return check.model_copy(update={"verdict": Verdict.UNCLEAR, "why": say("rough_days")})


def headline(check: DelayCheck, situation: Situation) -> str:
    """The verdict with its reason, in at most some 45 words; the words of no model."""
    return _parted(check, situation)[0]


def _parted(check: DelayCheck, situation: Situation) -> tuple[str, str]:
    """The headline, and what is too long for it: whole sentences, the first always being its own."""
    kept, *rest = _SENTENCE.split(_whole_headline(check, situation))
    while rest and len(f"{kept} {rest[0]}".split()) <= _MOST_WORDS:
        kept = f"{kept} {rest.pop(0)}"
    return kept, " ".join(rest)


def _whole_headline(check: DelayCheck, situation: Situation) -> str:
    if check.verdict is Verdict.UNCLEAR:
        said = f"{say('verdict_unclear')} {check.why}".strip()
        counted = situation.began if check.from_began else None
        return f"{said} {say('began_only', began=day(counted))}" if counted else said
    if check.from_began and situation.began:
        told = say("began_verdict", began=day(situation.began), why=lower_first(check.why))
        return f"{told} {say('began_told')}"
    return say("verdict_told", why=lower_first(check.why))


def headline_marks(check: DelayCheck, draft: Draft) -> list[int]:
    """The numbers of the citations that a verdict rests on: the days counted, and the limits that it names."""
    limits = [li for li in check.limits if li.id in check.named]
    passages = {passage for limit in limits for passage in bases(limit)}
    lifting = (n.citation for n in check.notes if n.citation and n.lifts and n.lifts in check.why)
    passages |= {str(citation.passage) for citation in lifting}
    ranged = {"landlords", "elapsed"} if check.decisive is None else set()
    parts = [f"{name}{part}" for name in check.named for part in ("", "-over", "-working")]
    named = {*ranged, *parts}
    return [c.n for c in draft.citations if c.passage in passages or (c.passage is None and c.ref in named)]


def state_time(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, *, verdict: bool) -> bool:
    """State what the clocks say; whether they said anything that answers."""
    before = len(draft.statements)
    named = situation.landlord
    chosen = chosen_limits(check, situation, verdict=verdict)
    rules = named_rules(situation.english)
    if rules and not verdict and asks("commencement", situation.english):
        chosen = []
    draft.closed |= _closed(check, situation)
    if not asks("every", situation.english):
        draft.closed |= other_classes(chosen, sources)
    notes = [n for n in check.notes if not rules or chosen or (n.citation and n.citation.ref in rules)]
    damp = situation.category is Category.DAMP_AND_MOULD
    excluded = [
        n for n in notes if n.excludes and (n.excludes in rules or not chosen or (damp and n.excludes == _AWAAB))
    ]
    notes = [n for n in notes if not n.excludes]
    if named and not named.slug and not named.options and not rules and not any(n.unknown for n in notes):
        draft.add(StatementKind.UNKNOWN, say("unknown_landlord", landlord=named.name or named.said))
    for note in excluded:
        _state_excluded(note, situation.english, draft)
    if verdict:
        state_elapsed(check, situation, draft, sources)
        _state_rest(check, situation, draft, sources)
    elif asks("for_a_day", situation.english) and not asks("of_order", situation.english):
        _state_no_day(chosen, situation, draft, sources)
    if check.looked and not verdict and chosen and all(limit.action in TO_FINISH for limit in chosen):
        draft.add(StatementKind.UNKNOWN, say("no_inspection"))
    reasons = {note.of: note for note in notes if note.of}
    for limit in conditions_once(chosen):
        if is_clock_of_law(limit):
            state_hours_of_law(limit, draft, sources)
        else:
            reason = reasons.pop(limit.priority or "", None) if limit.source is PolicyKind.LANDLORD_POLICY else None
            state_limit(limit, draft, sources, verdict=verdict, check=check, reason=reason)
    _state_code_now(check, situation, draft, sources)
    _state_hour(chosen, situation, draft)
    not_held = named is not None and named.slug is not None and any(n.unknown for n in notes)
    stated = len(draft.statements) > before or not_held
    left = [note for note in notes if not note.of or note.of in reasons]
    for note in left[: _MOST_NOTES if verdict else _FEW_NOTES]:
        draft.add(StatementKind.GUIDANCE, note.text, *cites_of(note))
    by_range = verdict and check.verdict is Verdict.OUTSIDE and check.decisive is None
    if by_range or any(li.source is PolicyKind.GUIDANCE for li in chosen) or not (chosen or named or rules):
        spreads = sorted(check.spreads, key=lambda one: -in_days(one.high)) if by_range else check.spreads
        for spread in spreads[:1]:
            state_landlords(spread, draft)
            stated = True
    return stated


def _state_rest(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What the headline has no room for, with the limits that it rests on."""
    if check.reported is None and check.verdict is Verdict.UNCLEAR:
        return
    _, rest = _parted(check, situation)
    if not rest:
        return
    cites = []
    for limit in (li for li in check.limits if li.id in check.named):
        cites += [sources.corpus.cite(p) for p in sorted(bases(limit)) if p in sources.corpus.passages]
        cites += [computed(limit.id, "Date reckoned", rest)] if limit.due and limit.id not in _extensions(check) else []
    rest = rest.removeprefix("But ")
    draft.add(StatementKind.GUIDANCE, rest[:1].upper() + rest[1:], *cites)


def _state_code_now(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources) -> None:
    """The limits of today's code for the stage that was counted under an older one, where they are asked for too."""
    counted = [limit for limit in check.limits if limit.starts and limit.stage is not None]
    older = {old for old, _ in _VERSIONS[:1] if any(limit.citation.ref == old for limit in counted)}
    if not older or not asks("versions", situation.english):
        return
    now = reckon(situation.model_copy(update={"events": (), "rough": ()}), sources)
    actions = {limit.action for limit in counted if limit.citation.ref in older and limit.id not in _extensions(check)}
    for limit in now.limits:
        of_code = limit.source is PolicyKind.CODE and limit.stage in {one.stage for one in counted}
        if of_code and limit.action in actions and limit.id not in _extensions(now):
            state_limit(limit, draft, sources, verdict=False)


def _extensions(check: DelayCheck) -> set[str]:
    return {limit.id for limit in check.limits if (limit.condition or "").startswith("if the landlord extended")}


def close_excluded(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> None:
    """Say of a law that a question names that it is not for the person's tenure, and say nothing more of it."""
    for slug in sorted(_OF_TENURE.intersection(named_rules(situation.english))):
        record = sources.corpus.policies.get(slug)
        tenure = None if situation.tenure in (Tenure.UNKNOWN, Tenure.OTHER) else situation.tenure
        if record is None or tenure is None or record.covers(tenure) or record.kind not in _LAW:
            continue
        note = excluded_note(record, tenure)
        if draft.says(note.text):
            continue
        _state_excluded(note, clause.text, draft)
        draft.closed.add(slug)
        whom = note.citation.passage if note.citation else None
        if whom and not draft.says(sources.corpus.passages[whom].text):
            state_rule(sources.corpus.passages[whom], draft, sources)


def _state_excluded(note: Note, asked: str, draft: Draft) -> None:
    """That a law is not for the person's tenure, with "No" before it where the question is whether it is."""
    no = asks("yes_or_no", asked) and not asks("denies", asked)
    draft.add(StatementKind.GUIDANCE, f"{say('excluded_no')} {note.text}" if no else note.text, *cites_of(note))


def _closed(check: DelayCheck, situation: Situation) -> set[str]:
    """The rules of which nothing more is to be said: not for this tenure, or another version than that of the day."""
    closed = {note.excludes for note in check.notes if note.excludes}
    counted = {limit.citation.ref for limit in check.limits if limit.starts}
    if not asks("versions", situation.english):
        closed |= {other for this, other in _VERSIONS if this in counted and other not in counted}
    return closed


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


def state_class(
    check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, told: DelayCheck | None = None
) -> None:
    """The limits of the person's own landlord for another class of repair that the message asks about.

    Those of `told` have been stated.
    """
    own = situation.landlord.slug if situation.landlord else None
    stated = {limit.id for limit in chosen_limits(told, situation, verdict=False)} if told else set()
    for limit in check.limits:
        if limit.id not in stated and own and limit.citation.ref == own and limit.priority is not None:
            state_limit(limit, draft, sources, verdict=False)


def state_landlords(spread: Spread, draft: Draft) -> None:
    """How long the landlords that we know allow, where the asker's own is not known."""
    text = say(
        "landlords",
        n=spread.n,
        act=action_words(spread.action),
        priority=spread.priority,
        low=length(spread.low.amount, spread.low.unit),
        middle=length(spread.middle.amount, spread.middle.unit),
        high=length(spread.high.amount, spread.high.unit),
    )
    draft.add(StatementKind.SPREAD, text, spread.citation)
