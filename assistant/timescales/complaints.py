"""Complaint clocks: one starts where another ends, and an unknown date has an outer limit."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Action, Timescale
from assistant.timescales.calendar import add
from assistant.timescales.chosen import Chosen
from assistant.timescales.describe import in_units, written
from assistant.timescales.facts import Event, Facts, Happening, Limit
from assistant.timescales.reckon import settle
from assistant.timescales.unjudged import limit_of
from assistant.timescales.words import plain

H = Happening
_RECEIVED = {1: H.COMPLAINED, 2: H.ESCALATED}
ACKNOWLEDGED = {1: H.ACKNOWLEDGED, 2: H.ESCALATION_ACKNOWLEDGED}
ANSWERED = {1: H.STAGE_1_ANSWERED, 2: H.STAGE_2_ANSWERED}
_SILENCE = re.compile(
    r"heard nothing|no reply|no answer|no response|not answered|never answered|not replied|havent replied"
    r"|ignored|not acknowledged|never acknowledged|not heard|no acknowledgement|not been acknowledged|nothing back|still waiting|havent answered"
    r"|\b(?:not|never|havent|hasnt|hadnt|didnt|dont|no|nor|without)\b(?: \w+){0,5} acknowledg\w*|\b(?:no one|nobody|noone)(?: \w+){0,3} acknowledged"
    r"|\bnot a (?:word|peep|thing|sausage)\b|\bnowt\b|\bnot so much as\b|\b(?:radio|total|complete) silence\b|\bheard (?:nowt|zilch|zero)\b"
    r"|\b(?:not|never|without)(?: even)?(?: (?:had|got|seen|received|so much as))* an? (?:we got it|we have it|thanks?|thank you|ta|receipt|auto\w*|automatic|email back|text back|letter back)"
    r"|\bno (?:word|sign|news)\b|\b(?:say|says|said|saying|sent|had) nothing\b|\bnothing (?:since|yet|so far|came|from)\b"
    r"|\bnothing(?: (?:has|have|had|s))?(?: ever| even)? (?:come|been (?:sent|said|heard)|arrived|reached|turned up)\b"
)

_IT = r"(?:it|this|that|things?|(?:the|my|our|their|its) (?:\w+ )?(?:answer|reply|response|decision|date|day|deadline|complaint))"
_MORE_TIME = re.compile(
    rf"\bexten\w*|\b(?:more|extra|longer|additional|further) time\b|\blonger\b"
    r"|\b(?:\d+|an?|one|two|three|four|five|ten|fifteen|twenty|some|few) (?:more|extra|further|additional) (?:working )?(?:days?|weeks?)\b"
    r"|\b(?:extra|further|additional) (?:\d+|five|ten|fifteen|twenty) (?:working )?days?\b"
    r"|\b(?:another|a further|an extra|an additional) (?:\d+|five|ten|fifteen|twenty|week|fortnight|month)\b"
    rf"|\b(?:push|put|drag|stretch|spin|string|move|shove|kick)\w* {_IT} (?:back|out|off|on|along|to|until|till|further)\b"
    rf"|\b(?:push|put|drag|stretch)\w* (?:back|out|off) {_IT}\b|\b(?:delay|postpone)\w* {_IT}\b|\bhold(?:ing)? off\b"
)
"""What tells of more time for an answer, or asks how much of it there may be."""
_ON_LAST_DAY = re.compile(
    r"\bif (?:they|it|he|she|the (?:landlord|council|association))(?: only)? (?:acknowledged?s?|acks?|confirm(?:s|ed)?|d(?:o|oes|id)|send|sent)(?: it| that| mine| so)? (?:on|by) (?:that|the last|the latest|the final|the same|the very last)\b"
)
"""The acknowledgement is only supposed, on the last day for it."""
_NO_EXTENSION = re.compile(
    r"\b(?:no|without|not|never|nobody|noone|no one|didnt|wasnt|havent|hadnt|none)\b(?: \w+){0,4} (?:exten\w+|more time|longer|extra time)\b"
    r"|\b(?:exten\w+|more time) (?:was |were )?(?:not|never)\b"
)


def no_extension(text: str) -> bool:
    """Whether a message says that no more time was asked for."""
    return _NO_EXTENSION.search(plain(text)) is not None


def less_no_extension(text: str) -> str:
    """A text without its word that no more time was asked for: it was asked for after all."""
    return re.sub(_NO_EXTENSION.pattern, " ", text, flags=re.IGNORECASE)


def tells_of_more_time(text: str) -> bool:
    """Whether a message tells of more time for an answer, or asks how much of it there may be."""
    return _MORE_TIME.search(plain(text)) is not None


def is_silent(text: str) -> bool:
    """Whether a message says that nothing was heard of those who have to answer."""
    return _SILENCE.search(plain(text)) is not None


def complaint_limits(chosen: list[Chosen], facts: Facts, judge_today: bool) -> list[Limit]:
    """Every complaint clock on the facts. A report or an end told without its kind counts for the stage in question."""
    facts = _as_complaint(facts)
    out: list[Limit] = []
    for one in chosen:
        if one.clock.extends is None:
            limit = _limit(one, chosen, facts, judge_today)
            if limit.starts is not None or facts.first(H.ANSWER_DUE) or not _over_already(limit, facts):
                out.append(limit)
    for one in chosen:
        if one.clock.extends is not None and (extended := _extension(one, out, facts, judge_today)) is not None:
            out.append(extended)
    put_off = {limit.extends for limit in out}
    return [_open(limit) if limit.id in put_off else limit for limit in out]


def _open(limit: Limit) -> Limit:
    """A limit that does not decide, as more time was asked for within it."""
    return limit.model_copy(update={"met": None, "status": "unknown", "overrun": None})


def _as_complaint(facts: Facts) -> Facts:
    told = {event.what for event in facts.events}
    stage = 2 if told & {H.ESCALATED, H.ESCALATION_ACKNOWLEDGED} or "stage 2" in plain(facts.repair) else 1
    complaint = {*_RECEIVED.values(), *ACKNOWLEDGED.values(), *ANSWERED.values()}
    events = []
    for event in facts.events:
        what = event.what
        if what is H.REPORTED and not told & complaint:
            what = _RECEIVED[stage]
        elif what is H.UNTIL and ANSWERED[stage] not in told:
            what = ANSWERED[stage]
        events.append(event.model_copy(update={"what": what}))
    return facts.model_copy(update={"events": tuple(events)})


def _limit(one: Chosen, chosen: list[Chosen], facts: Facts, judge_today: bool) -> Limit:
    clock, notes = one.clock, [one.note] if one.note else []
    stage = clock.stage or 1
    start = facts.first(clock.begins) if clock.begins else None
    if clock.days_not_said:
        notes.append("The source says days without saying which; calendar days are assumed.")
    received, answered = facts.first(_RECEIVED[stage]), facts.first(ANSWERED[stage])
    latest: date | None = None
    sooner_begun = False
    if start is None and clock.begins is ACKNOWLEDGED[stage] and received is not None:
        allowed = _time_to_acknowledge(one, chosen)
        latest = add(received, allowed.amount, allowed.unit) if allowed else received
        start = latest
        silent = is_silent(facts.repair) and answered is None
        sooner = "though none is told of" if silent else "as its day is not told; if it came sooner, this ended sooner"
        sooner = "as you suppose" if _ON_LAST_DAY.search(plain(facts.repair)) else sooner
        notes.append(
            f"The acknowledgement was due within {in_units(allowed.amount, allowed.unit)}, by {written(latest)}: the days "
            f"are counted from then, {sooner}."
            if allowed
            else "The days are counted from the day of the complaint, as that of the acknowledgement is not told."
        )
    if start is not None and "logged" in (clock.timescale.starts or "") and "logged" not in plain(facts.repair):
        notes.append("We took the day of the complaint as the day on which it was logged.")
    if start is None and clock.begins is _RECEIVED[stage] and clock.timescale.action is Action.RESPOND:
        start = facts.first(ACKNOWLEDGED[stage])
        sooner_begun = start is not None
        if start is not None:
            notes.append(
                "Counted from the acknowledgement, as no other day is told; if the time began sooner, the true last "
                "day was sooner."
            )
    limit = limit_of(one, start, notes, facts)
    if start is None:
        return limit
    stop = _stop(clock.timescale.action, stage, clock.begins, facts, start if latest is None else None)
    if clock.begins is H.STAGE_2_ANSWERED:
        return settle(limit, clock, Event(what=clock.begins, on=start), None, facts, judge_today)
    if clock.timescale.action is Action.ACKNOWLEDGE and stop is None:
        judge_today = judge_today and answered is None and bool(_SILENCE.search(plain(facts.repair)))
    settled = settle(limit, clock, Event(what=_RECEIVED[stage], on=start), stop, facts, judge_today)
    if sooner_begun and settled.status in ("met", "running"):
        # It began no later than the acknowledgement: in time from there may be late from where it began.
        return settled.model_copy(update={"met": None, "status": "unknown"})
    if (latest is not None or sooner_begun) and settled.overrun:
        settled = settled.model_copy(update={"exact": False})
    if latest is not None and settled.status == "met" and received is not None and stop is not None:
        sure = add(received, clock.timescale.amount, clock.timescale.unit)
        if stop.on > sure:
            return settled.model_copy(update={"met": None, "status": "unknown"})
    return settled


def _over_already(limit: Limit, facts: Facts) -> bool:
    """Whether the step that a limit without dates is for was told to have happened."""
    if limit.stage is None:
        return False
    told = {event.what for event in facts.events}
    done = {ANSWERED[limit.stage]} | ({ACKNOWLEDGED[limit.stage]} if limit.action is Action.ACKNOWLEDGE else set())
    return bool(told & done)


def _due_told(one: Chosen, facts: Facts) -> date | None:
    """The last day for the answer of the stage that an extension is for, where a message tells that day itself."""
    second = "stage 2" in plain(facts.repair) and "stage 1" not in plain(facts.repair)
    return facts.first(H.ANSWER_DUE) if one.clock.extends == (2 if second else 1) else None


def _in_time(day: date, answer: Limit | None) -> bool:
    """Whether a day lies within the time of an answer."""
    if answer is None or answer.starts is None or not isinstance(answer.due, date):
        return False
    return answer.starts <= day <= answer.due


def _time_to_acknowledge(one: Chosen, chosen: list[Chosen]) -> Timescale | None:
    for other in chosen:
        same = other.clock.record is one.clock.record and other.clock.stage == one.clock.stage
        if same and other.clock.timescale.action is Action.ACKNOWLEDGE:
            return other.clock.timescale
    return None


def _stop(action: Action, stage: int, begins: Happening | None, facts: Facts, after: date | None) -> Event | None:
    wanted = {ACKNOWLEDGED[stage]} if action is Action.ACKNOWLEDGE else {ANSWERED[stage]}
    if begins is H.STAGE_2_ANSWERED or action is Action.OTHER:
        wanted = set()
    found = [e for e in facts.events if e.what in wanted and (after is None or e.on >= after)]
    return min(found, key=lambda e: e.on, default=None)


def _extension(one: Chosen, limits: list[Limit], facts: Facts, judge_today: bool) -> Limit | None:
    """An extension begins where the answer was due. It is shown where it is asked about or the answer is late.

    It alone decides where more time is told to have been asked for before the answer was due.
    """
    answer = next(
        (
            li
            for li in limits
            if li.citation.ref == one.clock.record.slug
            and li.stage == one.clock.extends
            and li.action is Action.RESPOND
        ),
        None,
    )
    asked = tells_of_more_time(facts.repair)
    told = next((e.on for e in facts.events if e.what is H.EXTENDED and _in_time(e.on, answer)), None)
    due_told = _due_told(one, facts) if asked else None
    told = told or due_told
    asked = asked or told is not None
    if answer is None or no_extension(facts.repair) or not (asked or answer.status == "missed"):
        return None
    start = due_told or (answer.due if isinstance(answer.due, date) else None)
    limit = limit_of(one, start, [], facts)
    if told is not None and start is not None:
        stop = _stop(Action.RESPOND, answer.stage or 1, None, facts, None)
        limit = settle(limit, one.clock, Event(what=H.EXTENDED, on=start), stop, facts, judge_today)
        if stop is not None and stop.on <= start:
            limit = limit.model_copy(update={"met": True, "status": "met"})
        return limit.model_copy(update={"extends": answer.id})
    said_why = " and said why" if "expl" in limit.citation.quote else ""
    return limit.model_copy(update={"condition": f"if the landlord extended the time{said_why}"})
