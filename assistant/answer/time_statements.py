"""Statements about time: how long it has been, each limit that applies, and whether it was kept."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.hours import hour_told
from assistant.answer.limits_asked import asks, chosen_limits, duty_words, is_clock_of_law
from assistant.answer.plain import day, days_of, length, listed, lower_first
from assistant.answer.rule_statements import short_title, short_title_of, state_rule
from assistant.answer.sources import Sources
from assistant.answer.verification import figures
from assistant.records import Action, Category, Citation, Policy, PolicyKind, Tenure, Unit
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.calendar import add, bank_holidays_between, elapsed, working_days_between
from assistant.timescales.check import check_delay
from assistant.timescales.describe import action_words, day_wanted, describe
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, Note, Spread, Verdict
from assistant.timescales.remarks import excluded_note

# Its limits for significant hazards are those of damp and mould until its next step is in force.
_AWAAB = "awaabs-law"
_OF_TENURE = frozenset({_AWAAB, "right-to-repair"})
_LAW = (PolicyKind.STATUTE, PolicyKind.REGULATION)
_VERSIONS = (
    ("complaint-handling-code-2022", "complaint-handling-code-2024"),
    ("complaint-handling-code-2024", "complaint-handling-code-2022"),
)
_MOST_NOTES = 4
_FEW_NOTES = 3
_ACKNOWLEDGED = (Happening.ACKNOWLEDGED, Happening.ESCALATION_ACKNOWLEDGED)
# Where a rule says what starts its periods, and that their first day is not settled.
_FIRST_DAY = {"right-to-repair": ("right-to-repair#p8", "right-to-repair#p14")}
# Where a rule says which jobs it leaves out.
_SCOPE = {"right-to-repair": ("right-to-repair#p5", "right-to-repair#p6")}
# Where a rule says what a hazard must be, and where a version that has ended says so.
_HAZARD = {"awaabs-law": ("awaabs-law#p3", "awaabs-law#p17")}
_ENDED = {"complaint-handling-code-2022": "complaint-handling-code-2022#p1"}
_FEW_HOLIDAYS = 4


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
    if check.verdict is Verdict.UNCLEAR:
        said = f"{say('verdict_unclear')} {check.why}".strip()
        counted = situation.began if counted_from_began(check, situation) else None
        return f"{said} {say('began_only', began=day(counted))}" if counted else said
    if counted_from_began(check, situation) and situation.began:
        told = say("began_verdict", began=day(situation.began), why=lower_first(check.why))
        return f"{told} {say('began_told')}"
    return say("verdict_told", why=lower_first(check.why))


def headline_marks(check: DelayCheck, draft: Draft) -> list[int]:
    """The numbers of the citations that a verdict rests on: the days counted, and the limits that it names."""
    limits = [li for li in check.limits if li.id in check.named]
    passages = {li.citation.passage for li in limits}
    for limit in limits:
        passages |= {*_SCOPE.get(limit.citation.ref, ())[:1], *_FIRST_DAY.get(limit.citation.ref, ())}
    named = {"elapsed", *check.named, *(f"{name}-over" for name in check.named)}
    return [c.n for c in draft.citations if c.passage in passages or (c.passage is None and c.ref in named)]


def state_time(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources, *, verdict: bool) -> bool:
    """State what the clocks say; whether they said anything that answers."""
    before = len(draft.statements)
    named = situation.landlord
    chosen = chosen_limits(check, situation, verdict=verdict)
    rules = named_rules(situation.english)
    draft.closed |= _closed(check, situation)
    notes = [n for n in check.notes if not rules or chosen or (n.citation and n.citation.ref in rules)]
    excluded = [n for n in notes if n.excludes and (n.excludes in rules or not chosen)]
    notes = [n for n in notes if not n.excludes]
    if named and not named.slug and not named.options and not rules:
        draft.add(StatementKind.UNKNOWN, say("unknown_landlord", landlord=named.name or named.said))
    for note in excluded:
        _state_excluded(note, situation.english, draft)
    if verdict:
        state_elapsed(check, situation, draft, sources)
    elif asks("for_a_day", situation.english):
        _state_no_day(chosen, draft)
    reasons = {note.of: note for note in notes if note.of}
    for limit in _conditions_once(chosen):
        if is_clock_of_law(limit):
            _state_hours_of_law(limit, draft, sources)
        else:
            reason = reasons.pop(limit.priority or "", None) if limit.source is PolicyKind.LANDLORD_POLICY else None
            state_limit(limit, draft, sources, verdict=verdict, check=check, reason=reason)
    _state_hour(chosen, situation, draft)
    stated = len(draft.statements) > before
    left = [note for note in notes if not note.of or note.of in reasons]
    for note in left[: _MOST_NOTES if verdict else _FEW_NOTES]:
        draft.add(StatementKind.GUIDANCE, note.text, *_cites_of(note))
    if any(limit.source is PolicyKind.GUIDANCE for limit in chosen) or not (chosen or named or rules):
        for spread in check.spreads[:1]:
            state_landlords(spread, draft)
            stated = True
    return stated


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
    draft.add(StatementKind.GUIDANCE, f"{say('excluded_no')} {note.text}" if no else note.text, *_cites_of(note))


def _closed(check: DelayCheck, situation: Situation) -> set[str]:
    """The rules of which nothing more is to be said: not for this tenure, or another version than that of the day."""
    closed = {note.excludes for note in check.notes if note.excludes}
    stated = {limit.citation.ref for limit in check.limits}
    if not asks("versions", situation.english):
        closed |= {other for this, other in _VERSIONS if this in stated and other not in stated}
    return closed


def _state_no_day(chosen: list[Limit], draft: Draft) -> None:
    """That no date can be given, and what would give it."""
    if not chosen or any(limit.starts for limit in chosen):
        return
    wanted = {start: limit.citation for limit in reversed(chosen) if (start := day_wanted(limit))}
    if wanted:
        days = listed(list(reversed(wanted)), "or")
        draft.add(StatementKind.UNKNOWN, say("no_day", days=days), *reversed(wanted.values()))


def _state_hours_of_law(limit: Limit, draft: Draft, sources: Sources) -> None:
    """A limit of the law in hours by its passage, with what a hazard must be."""
    passage = sources.corpus.passages[str(limit.citation.passage)]
    condition = limit.condition
    scope = [p for p in _HAZARD.get(limit.citation.ref, ()) if p in sources.corpus.passages]
    if scope:
        hazard = say("hazard_cause" if condition and "emergency hazard" in condition else "hazard")
        condition = f"{condition}, and if {hazard}" if condition else f"if {hazard}"
    state_rule(passage, draft, sources, condition, also=tuple(scope))


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
    if counts_working_days(decisive) and (left_out := _left_out(start, end)):
        text = f"{text.rstrip('.')}, {left_out}."
    draft.add(StatementKind.ELAPSED, text, computed("elapsed", "Days counted", text))


def counts_working_days(limit: Limit | None) -> bool:
    """Whether bank holidays bear on a limit."""
    return limit is not None and limit.unit is Unit.WORKING_DAYS


def _left_out(start: date, end: date) -> str:
    """The bank holidays between two days, in words; empty where there is none."""
    days = bank_holidays_between(start, end)
    if not days:
        return ""
    if len(days) > _FEW_HOLIDAYS:
        return say("holidays_many", n=len(days))
    return say("holidays" if len(days) > 1 else "holiday", days=days_of(days))


def state_limit(
    limit: Limit,
    draft: Draft,
    sources: Sources,
    *,
    verdict: bool,
    check: DelayCheck | None = None,
    reason: Note | None = None,
) -> None:
    """One limit: what it allows, by what kind of rule, when it ran out and by how much it was passed.

    What the headline of `check` says already is not said again. `reason` is why the landlord's class is this one.
    """
    record = sources.corpus.records.get(limit.citation.ref)
    landlord = record.landlord if isinstance(record, Policy) else None
    title = short_title(record) if isinstance(record, Policy) else limit.title
    names = {"title": title, "landlord": landlord or limit.title, "year": limit.known_in}
    parts = [say(_form(limit), what=lower_first(describe(limit)), **names)]
    cites = [limit.citation]
    first_day = [p for p in _FIRST_DAY.get(limit.citation.ref, ()) if p in sources.corpus.passages]
    cites += [sources.corpus.cite(p) for p in first_day[:1]]
    ran = _ran(limit, draft, sources)
    if any(parts[0] in said.text and all(one in said.text for one in ran[:1]) for said in draft.statements):
        return
    if reason is not None:
        parts.append(reason.text)
        cites += _cites_of(reason)
    if limit.starts is not None and limit.starts_when is None:
        assumed = say("limit_start_assumed")
        parts += [] if draft.says(assumed) else [assumed]
    if ran:
        parts.append(ran[0])
        cites.append(computed(limit.id, "Date reckoned", ran[1]))
    decides = check is not None and limit.id == check.decisive and check.verdict is not Verdict.UNCLEAR
    if verdict and limit.overrun and not limit.edge:
        least = limit.unit is Unit.HOURS and limit.overrun.unit is not Unit.HOURS
        over = length(limit.overrun.amount, limit.overrun.unit)
        parts += [] if decides else [say("limit_over_least" if least else "limit_over", over=over)]
        said = say("limit_over_least" if least else "limit_over", over=over)
        cites.append(computed(f"{limit.id}-over", "Days past the limit", said))
    elif verdict and limit.met is not None and not decides:
        parts.append(say("limit_met" if limit.met else "limit_missed"))
    if other := _from_acknowledgement(limit, check, sources):
        parts.append(other)
        cites.append(computed(f"{limit.id}-later", "Date reckoned", other))
    if limit.condition:
        parts.append(limit.condition if limit.condition.endswith(".") else say("limit_if", condition=limit.condition))
    scope = [p for p in _SCOPE.get(limit.citation.ref, ()) if p in sources.corpus.passages]
    if limit.most_cost and scope and not draft.says(left := say("limit_scope", sum=limit.most_cost)):
        parts.append(left)
        cites += [sources.corpus.cite(p) for p in scope]
    parts += _hedges(limit, parts[0], draft)
    if limit.note and not first_day:
        parts.append(limit.note)
    if limit.citation.caution and not draft.says(caution := say("caution", caution=limit.citation.caution)):
        parts.append(caution)
    draft.add(StatementKind.LIMIT, " ".join(parts), *cites)
    if limit.note and first_day:
        draft.add(StatementKind.GUIDANCE, limit.note, *(sources.corpus.cite(p) for p in first_day))
    ended = _ENDED.get(limit.citation.ref)
    if ended in sources.corpus.passages and ended is not None:
        draft.add(StatementKind.GUIDANCE, say("code_ended"), sources.corpus.cite(ended))


def _ran(limit: Limit, draft: Draft, sources: Sources) -> list[str]:
    """When a limit in days ran out or will, and the line of our reckoning; empty where that is not known."""
    if limit.due is None or limit.starts is None or limit.unit is Unit.HOURS:
        return []
    last = limit.due.date() if isinstance(limit.due, datetime) else limit.due
    left_out = _left_out(limit.starts, last) if counts_working_days(limit) else ""
    told = f", {left_out}," if left_out and not draft.says(left_out) else ","
    ran = say(
        "limit_due" if last < sources.today else "limit_due_ahead",
        start=day(limit.starts),
        left_out=told,
        due=day(last),
    )
    return [ran, f"{length(limit.amount, limit.unit)} from {day(limit.starts)}{told} {day(last)}."]


def _hedges(limit: Limit, said: str, draft: Draft) -> list[str]:
    """The sentence of the limit's own passage that softens or lengthens it, where what was said leaves that out."""
    if limit.source is not PolicyKind.LANDLORD_POLICY:
        return []
    number = re.compile(rf"(?<![\d.]){limit.amount:g}(?![\d.])")
    found = []
    sentences = re.split(r"(?<=[.;]) +", limit.citation.quote)
    for place, sentence in enumerate(sentences):
        near = number.search(sentence) or (place and number.search(sentences[place - 1]))
        hedge = duty_words("hedges").search(sentence)
        if near and hedge and hedge.group(0).lower() not in said.lower():
            text = say("limit_hedge", text=sentence.rstrip(".;"))
            found += [] if draft.says(text) else [text]
    return found[:1]


def _from_acknowledgement(limit: Limit, check: DelayCheck | None, sources: Sources) -> str | None:
    """Whether an answer was late as well if its days run from the last day to acknowledge, where no start is named."""
    if check is None or limit.met is not False or limit.stage is None or limit.starts_when is not None:
        return None
    first = next(
        (
            li
            for li in check.limits
            if li.citation.ref == limit.citation.ref and li.stage == limit.stage and li.action is Action.ACKNOWLEDGE
        ),
        None,
    )
    if limit.action is not Action.RESPOND or first is None or not isinstance(first.due, date):
        return None
    due = add(first.due, limit.amount, limit.unit)
    end = check.until or sources.today
    key = "limit_other_start_late" if end > due else "limit_other_start_kept"
    over = length(elapsed(due, end, limit.unit), limit.unit) if end > due else ""
    return say(key, ack=length(first.amount, first.unit), due=day(due), over=over)


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
        act=action_words(spread.action),
        priority=spread.priority,
        low=length(spread.low.amount, spread.low.unit),
        middle=length(spread.middle.amount, spread.middle.unit),
        high=length(spread.high.amount, spread.high.unit),
    )
    draft.add(StatementKind.SPREAD, text, spread.citation)


def _form(limit: Limit) -> str:
    if limit.source is PolicyKind.LANDLORD_POLICY:
        return "limit_policy_of" if limit.known_in else "limit_policy"
    if limit.source in (PolicyKind.STATUTE, PolicyKind.REGULATION):
        return "limit_law"
    return "limit_code" if limit.source is PolicyKind.CODE else "limit_guidance"


def counted_from_began(check: DelayCheck, situation: Situation) -> bool:
    """Whether the day on which the trouble began stands in for a report that was not told."""
    told = any(event.what in (Happening.REPORTED, Happening.COMPLAINED) for event in situation.events)
    return bool(situation.began) and not told and check.reported == situation.began
