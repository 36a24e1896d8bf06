"""What happened when, as a message tells it: reports, visits, answers, and the end of a wait."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Category
from assistant.situation.dates import DatedMention
from assistant.situation.situation import Ask, Clause
from assistant.situation.wordlists import says
from assistant.timescales.conditions import is_of_claim
from assistant.timescales.facts import FORMAL, OF_CLAIM, Event, Happening, ToldLength

_BETWEEN = re.compile(r"\bbetween\b[^.?!]{1,40}\band\b", re.IGNORECASE)
SAME_DAY = re.compile(
    r"\b(?:told|report(?:ed)?|rang|called|phoned|emailed)\b[^.?!]{0,20}\b(?:(?:the |that |on the )?same (?:day|morning|afternoon|evening|night)|that (?:very )?(?:day|morning|afternoon|evening|night))\b"
    r"|\b(?:told|report(?:ed)?|rang|called|phoned|emailed|logged)\b[^.?!,]{0,20}\b(?:at once|straight ?away|right away|immediately|there and then|then and there)\b",
    re.IGNORECASE,
)
_OF_TWO = re.compile(r"\b(?:both|either|each)\b", re.IGNORECASE)
"""What says that two things are told of: a second day is that of the other, and ends no wait."""
_EXPERT = re.compile(r"\b(?:expert|joint|inspect\w*|survey\w*)\b", re.IGNORECASE)
"""Who is asked about where the answer to a letter of claim starts a time and ends none."""
_IT_CAME = re.compile(
    r"\b(?:it|that|answer|reply|response|letter|decision|theirs)(?: only| finally| then| actually| eventually)* (?:came|come|arrived|turned up|landed)\b",
    re.IGNORECASE,
)
_SOMEBODY_CAME = re.compile(
    r"\b(?:he|she|they|m[ae]n|blokes?|lads?|plumbers?|electricians?|engineers?|surveyors?|inspectors?|contractors?|someone|somebody|nobody|no ?one)(?: \w+){0,2} (?:came|come|turned|visited|attended)\b",
    re.IGNORECASE,
)
"""An answer that came, and no visit."""
_STAGE_1 = re.compile(r"\bstage (1|one)\b", re.IGNORECASE)
_STAGE_2 = re.compile(r"\bstage (2|two)\b", re.IGNORECASE)
_STARTS = (
    Happening.REPORTED,
    Happening.COMPLAINED,
    Happening.ESCALATED,
    Happening.ACKNOWLEDGED,
    Happening.ESCALATION_ACKNOWLEDGED,
    Happening.CHECKED,
    *OF_CLAIM,
    Happening.CLAIM_ANSWERED,
    *FORMAL,
)
_SET_GOING = (*_STARTS, Happening.INVESTIGATED)
_ENDS = (Happening.COMPLETED, Happening.ATTENDED, Happening.INVESTIGATED, Happening.MADE_SAFE)
_STOPS = tuple(
    what
    for what in Happening
    if what not in (Happening.REPORTED, Happening.COMPLAINED, Happening.CHECKED, *OF_CLAIM, *FORMAL)
)


def events_of(
    text: str,
    mentions: list[DatedMention],
    clauses: tuple[Clause, ...],
    category: Category | None,
    reported: date | None,
    until: date | None,
    formal: Happening | None = None,
    length: ToldLength | None = None,
) -> tuple[Event, ...]:
    """The dated events.

    A date given beside the message takes the role that the message gives that day; else the first is
    the report (of a complaint where that is what it is about) and the last is when it was done. `formal` is what
    starts the time of a request, an application or a notice told of, `length` how long something took that is over.
    """
    dated = [m for m in mentions if m.on is not None]
    told = [m for m in dated if m.on not in (reported, until)]
    complaint = category is Category.COMPLAINT_HANDLING and not formal
    events = _given(dated, reported, until, complaint=complaint, formal=formal)
    events += [Event(what=m.role, on=m.on) for m in told if m.role and m.on]
    if not any(event.what in _STARTS for event in events):
        exact = [m for m in told if not (length and m.other)]
        events += _taken_for_start(text, exact, clauses, complaint=complaint)
        started = next((m.on for m in dated if m.began), None)
        events += [Event(what=Happening.REPORTED, on=started)] if started and SAME_DAY.search(text) else []
    if is_of_claim(text) and not complaint:
        answered = {Happening.STAGE_1_ANSWERED: Happening.UNTIL}
        events = [e.model_copy(update={"what": answered.get(e.what, e.what)}) for e in events]
    escalated = any(event.what is Happening.ESCALATED for event in events)
    events = _as_complaint(events, text) if complaint or escalated else _as_repair(events, until)
    if formal or any(event.what in OF_CLAIM for event in events):
        after = not formal and _EXPERT.search(text) and not any(Ask.DELAY in clause.asks for clause in clauses)
        end = Happening.CLAIM_ANSWERED if after else Happening.UNTIL
        answered = {Happening.STAGE_1_ANSWERED: end, Happening.CLAIM_ANSWERED: end}
        events = [e.model_copy(update={"what": answered.get(e.what, e.what)}) for e in events]
    stops = [event.on for event in events if event.what in _ENDS and event.what is not Happening.INVESTIGATED]
    if stops and not until and not complaint and not says("facts", "still", text=text):
        events.append(Event(what=Happening.UNTIL, on=max(stops)))
    return tuple(sorted(set(events), key=lambda event: (event.on, event.what)))


def settled_by(
    mentions: list[DatedMention], doubts: list[str], *given: date | None
) -> tuple[list[DatedMention], list[str]]:
    """The dates of a message, where a month or the like holds a day that was given beside it: it is that day.

    What was doubtful of it ("we counted from its last day") is so no more.
    """
    settled: list[DatedMention] = []
    for mention in mentions:
        day = next((day for day in given if day and _holds(mention, day)), None)
        if day:
            doubts = [doubt for doubt in doubts if doubt != mention.assumed]
            mention = mention.model_copy(update={"on": day, "other": None, "assumed": None})
        settled.append(mention)
    return settled, doubts


def _holds(mention: DatedMention, day: date) -> bool:
    """Whether a day told roughly may be that day."""
    ends = (mention.on, mention.other)
    return None not in ends and min(filter(None, ends)) <= day <= max(filter(None, ends))


def end_of_wait(
    events: tuple[Event, ...], mentions: list[DatedMention], clauses: tuple[Clause, ...], text: str, today: date
) -> Event | None:
    """The end of a wait that is asked about, where one day after its start is told and nothing of what it was.

    Without it the wait would be counted on to today.
    """
    starts = [event for event in events if event.what in (*_STARTS, Happening.NOTICE_ISSUED)]
    asked = any({Ask.DELAY, Ask.TIMESCALE, Ask.REMEDY} & set(clause.asks) for clause in clauses)
    if (
        _OF_TWO.search(text)
        or not asked
        or not starts
        or len(events) > len(starts)
        or says("facts", "still", text=text)
    ):
        return None
    loose = {m.on for m in mentions if m.on and not (m.role or m.began or m.idle or m.bare)}
    later = [day for day in loose if starts[-1].on < day < today]
    if len(later) != 1:
        return None
    ends = {Happening.ESCALATED: Happening.STAGE_2_ANSWERED, Happening.COMPLAINED: Happening.STAGE_1_ANSWERED}
    return Event(what=ends.get(starts[-1].what, Happening.UNTIL), on=later[0])


def first_on(events: tuple[Event, ...], *kinds: Happening) -> date | None:
    """The day of the first event of a kind, the kinds tried in order."""
    return next((event.on for kind in kinds for event in events if event.what is kind), None)


def last_end(events: tuple[Event, ...]) -> date | None:
    """The last day on which something ended."""
    ends = [e.on for e in events if e.what in (*_ENDS, Happening.UNTIL)]
    return max(ends, default=None)


def _given(
    dated: list[DatedMention],
    reported: date | None,
    until: date | None,
    *,
    complaint: bool,
    formal: Happening | None,
) -> list[Event]:
    """The events of the days given beside a message."""
    # Of two things told of one day the one that starts a clock counts.
    roles = {m.on: m.role for m in sorted(dated, key=lambda m: m.role in _STARTS) if m.role}
    events: list[Event] = []
    if reported:
        first = roles.get(reported)
        start = first if first in _SET_GOING else (Happening.COMPLAINED if complaint else Happening.REPORTED)
        events.append(Event(what=formal or start, on=reported))
    if until:
        last = roles.get(until)
        if last in _STOPS:
            events.append(Event(what=last, on=until))
        if last is Happening.ATTENDED or last not in _STOPS:
            events.append(Event(what=Happening.STAGE_1_ANSWERED if complaint else Happening.UNTIL, on=until))
    return events


def _taken_for_start(
    text: str, told: list[DatedMention], clauses: tuple[Clause, ...], *, complaint: bool
) -> list[Event]:
    """The report, where a wait is asked about and one day is told, and nothing of what it was."""
    loose = [m.on for m in told if m.on and m.role is None and not (m.began or m.idle or m.bare)]
    if complaint and any(m.role is Happening.STAGE_2_ANSWERED for m in told):
        # A day after the last answer is one on which somebody goes on to the Ombudsman.
        return []
    delay = any(Ask.DELAY in clause.asks for clause in clauses) and not _BETWEEN.search(text)
    start = Happening.COMPLAINED if complaint else Happening.REPORTED
    return [Event(what=start, on=loose[0])] if delay and len(loose) == 1 else []


def _as_repair(events: list[Event], until: date | None) -> list[Event]:
    """Events of a repair that was reported: an answer ends no wait of its own, only that of a complaint told of."""
    told = {event.what for event in events}
    if Happening.REPORTED not in told:
        return events
    answers = Happening.COMPLAINED in told or Happening.ACKNOWLEDGED in told
    kept = [event for event in events if answers or event.what is not Happening.STAGE_1_ANSWERED]
    if until and not any(event.on == until for event in kept):
        kept.append(Event(what=Happening.UNTIL, on=until))
    return kept


def _as_complaint(events: list[Event], text: str) -> list[Event]:
    """Events of a complaint under their own names: what follows an escalation belongs to stage 2."""
    told = {event.what for event in events}
    second = Happening.ESCALATED not in told and _STAGE_2.search(text) and not _STAGE_1.search(text)
    renamed: list[Event] = []
    if _IT_CAME.search(text) and not _SOMEBODY_CAME.search(text):
        came = {e.on for e in events if e.what is Happening.ATTENDED}
        answered = {Happening.ATTENDED: Happening.STAGE_1_ANSWERED, Happening.UNTIL: Happening.STAGE_1_ANSWERED}
        events = [e.model_copy(update={"what": answered.get(e.what, e.what)}) if e.on in came else e for e in events]
    escalated = min((e.on for e in events if e.what is Happening.ESCALATED), default=None)
    acknowledged = Happening.ESCALATION_ACKNOWLEDGED in told and Happening.COMPLAINED not in told
    for event in events:
        what = event.what
        if second and (
            what is Happening.COMPLAINED or (what is Happening.REPORTED and Happening.COMPLAINED not in told)
        ):
            what = Happening.ESCALATED
        elif what is Happening.REPORTED and not told & {Happening.COMPLAINED, Happening.ESCALATED}:
            what = Happening.COMPLAINED
        elif what is Happening.ACKNOWLEDGED and (second or (escalated is not None and event.on >= escalated)):
            what = Happening.ESCALATION_ACKNOWLEDGED
        elif what is Happening.STAGE_1_ANSWERED and (
            second or (escalated is not None and event.on > escalated) or acknowledged
        ):
            what = Happening.STAGE_2_ANSWERED
        renamed.append(event.model_copy(update={"what": what}))
    return renamed
