"""What is dated in a conversation: the events of both messages, put right where a later one corrects."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.message.followup import says_same_day
from assistant.answer.talk.acknowledgements import acknowledged_now, of_the_request
from assistant.answer.talk.days_put_right import (
    has_the_answer,
)
from assistant.records import Category
from assistant.situation.dates import plain_day
from assistant.situation.day_shapes import MONTH
from assistant.situation.day_words import month_span
from assistant.situation.situation import Situation
from assistant.situation.unsaid_years import back
from assistant.situation.wordlists import says
from assistant.timescales.dates import month_number
from assistant.timescales.facts import FORMAL, Event, Happening

_ENDS = frozenset(
    {Happening.COMPLETED, Happening.ATTENDED, Happening.INVESTIGATED, Happening.MADE_SAFE, Happening.UNTIL}
)
_DONE = frozenset({Happening.COMPLETED, Happening.ATTENDED, Happening.UNTIL})
_DAY_ALONE = re.compile(r"\bthe \d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_NOTHING_BUT_A_DAY = re.compile(
    r"^\W*(?:(?:it was|on|around|about|i think|think|yeah|yes|um|er)\W+)*(?:the )?(\d{1,2})(?:st|nd|rd|th)(?:(?: i)? (?:think|believe|reckon|was|it was|it is|maybe))*\W*$",
    re.IGNORECASE,
)
_SAME_BREATH = re.compile(
    r"\b(?:that|the|my|her|his|our) (?:very )?same (?:(?:tele)?phone )?(?:call|e-?mail|letter|message|text|form|report|conversation|visit|time)\b"
    r"|\bwhen (?:i|we|she|he) (?:rang|phoned|called|e-?mailed|wrote|reported|told|spoke)(?: to)?(?: them)?(?: (?:about|for|of))? (?:that|it|this)\b",
    re.IGNORECASE,
)
"""What says that another thing was told in the call or letter that told of the one before."""
_AWAABS_LAW = date(2025, 10, 27)
_AGAIN = re.compile(
    r"\b(?:report\w*|told|rang|r[iu]ng|call\w*|phon\w*|email\w*|log\w*)\b[^.?!]{0,20}\bagain\b|\bre-?report\w*",
    re.IGNORECASE,
)


_GOES_ON_TILL = re.compile(
    r"\b(?:goes|go|lasts?|carr\w+|drags?|keeps?|if|when)\b[^.?!]{0,25}\b(?:til|till|until|up to)\b", re.IGNORECASE
)
_DID = re.compile(
    r"\b(?:they|he|she|it|someone|somebody|we|one) (?:actually |finally |did actually )?(?:(?:did|have|has)\b"
    rf"|(?:was|were)\b(?! (?:(?:on|about|around|the|in|more like) )*(?:\d|{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)))",
    re.IGNORECASE,
)
_DID_SO = re.compile(
    r"\b(?:they|he|she|it|someone|somebody) (?:did|have done|had done|has done) (?:so|it|that|this)\b", re.IGNORECASE
)
_IT_CAME = re.compile(
    r"\b(?:it|that|(?:the|their|an?) (?:answer|letter|reply)) (?:only |finally |then )?(?:came|arrived|turned up)\b",
    re.IGNORECASE,
)
_TO_LOOK = re.compile(
    r"\b(?:to|and|for a|had a|have a|took a) (?:\w+ )?(?:look|inspect|investigat|survey|assess|check)\w*"
    r"|\b(?:done|finished|stopped|completed) (?:with )?(?:looking|inspecting|investigating|checking|assessing)\b|\b(?:only|just) looked\b",
    re.IGNORECASE,
)
_DONE_LOOKING = re.compile(
    r"\b(?:done|finished|stopped|completed) (?:with )?(?:looking|inspecting|investigating|checking|assessing)\b",
    re.IGNORECASE,
)
_LOOKS_INTO = re.compile(r"\b(?:investigat|inspect|survey|assess)\w*", re.IGNORECASE)
_FINISHED = re.compile(r"\b(?:finish\w*|complet\w*|done|did|end(?:s|ed)?|over)\b", re.IGNORECASE)
_OF_WORKS = re.compile(r"\b(?:fix\w*|mend\w*|repair\w*|treat\w*|clean\w*|wash\w*|plaster\w*|paint\w*)\b", re.IGNORECASE)
_DID_THAT = re.compile(r"\b(?:did|done|asked for|went for|sent) (?:just )?(?:that|so|it|this)\b", re.IGNORECASE)
_OWN_DOING = re.compile(r"\b(?:i|we)(?:['’]?ve| have)? (?:already |just )?(?:did|done|sent)\b", re.IGNORECASE)
_NOBODY_DID = re.compile(
    r"\b(?:nobody|no one|noone|not|never|nothing|hasn'?t|haven'?t|isn'?t|didn'?t|wasn'?t|no)\b[^.?!]{0,20}?"
    r"\b(inspect|investigat|survey|came|come|visit|turn|fix|mend|done|finish|repair|acknowledg|answer|repl|respon)",
    re.IGNORECASE,
)
_DOING = {
    **dict.fromkeys(("inspect", "investigat", "survey"), Happening.INVESTIGATED),
    **dict.fromkeys(("came", "come", "visit", "turn"), Happening.ATTENDED),
    **dict.fromkeys(("fix", "mend", "done", "finish", "repair"), Happening.COMPLETED),
    "look": Happening.INVESTIGATED,
    "acknowledg": Happening.ACKNOWLEDGED,
    **dict.fromkeys(("answer", "repl", "respon"), Happening.STAGE_1_ANSWERED),
}


def goes_on_till(text: str) -> bool:
    """Whether a text supposes that trouble goes on until some day: that day lies ahead, and nothing happened on it."""
    return _GOES_ON_TILL.search(text) is not None


def ending(event: Event) -> bool:
    """Whether an event ends a wait for works."""
    return event.what in _ENDS


def reported_again(base: Situation, now: Situation) -> date | None:
    """The day of a second report that Awaab's Law counts from, as the first came before it was in force."""
    first = min((e.on for e in base.events if e.what is Happening.REPORTED), default=None)
    if base.category is not Category.DAMP_AND_MOULD or first is None or first >= _AWAABS_LAW:
        return None
    later = [day for day in now.idle if day >= _AWAABS_LAW]
    return later[0] if len(later) == 1 and _AGAIN.search(now.english) else None


def put_right_date(events: list[Event], month: str) -> list[date]:
    """The day of the first start, or of the only event, moved into the month that a correction names."""
    number = month_number(month[:3])
    dated = [e for e in events if e.what in (Happening.REPORTED, Happening.COMPLAINED)] or events[:1]
    if not dated or number is None:
        return []
    was = dated[0].on
    last = month_span(was.year, number)[1]
    moved = date(was.year, number, min(was.day, last.day))
    later = [e.on for e in events if ending(e)]
    return [back(moved, 1, "year") if later and moved > max(later) else moved]


def told_the_same_day(base: Situation, now: Situation) -> dict[str, object]:
    """The start of another problem that was told "the same day" as the one before it, or "in the same call"."""
    day = base.reported or base.began
    if now.events or day is None or not (says_same_day(now) or _SAME_BREATH.search(now.english)):
        return {}
    start = (Event(what=Happening.REPORTED, on=day),)
    said = f"We took {plain_day(day)}, the day of your earlier report, for this one too."
    return {"events": start, **ends_of(start), "doubts": (*now.doubts, said)}


def by_what_was_spoken_of(
    told: list[Event], loose: list[date], earlier: Situation, base: Situation, now: Situation
) -> tuple[list[Event], list[date]]:
    """What happened, where only the talk before tells what it was.

    "It came on the 30th" of a complaint is its answer, "I did that on the 9th" after the answer is going to
    stage 2, and a visit to look at damp is the investigation.
    """
    before = {event.what for event in base.events}
    seen = (Happening.ATTENDED, Happening.COMPLETED) if _DONE_LOOKING.search(now.english) else (Happening.ATTENDED,)
    visits = [event for event in told if event.what in seen]
    what = None
    answered = Happening.STAGE_1_ANSWERED in before or has_the_answer(earlier.own_words)
    answered = answered and Happening.ESCALATED not in before
    days = list(dict.fromkeys([*(event.on for event in told), *loose]))
    if answered and len(days) == 1 and _DID_THAT.search(now.english):
        return [Event(what=Happening.ESCALATED, on=days[0])], []
    asks_to_complain = re.search(r"\bcomplain", earlier.own_words, re.IGNORECASE) and not before
    if asks_to_complain and len(days) == 1 and _DID_THAT.search(now.english) and _OWN_DOING.search(now.english):
        return [Event(what=Happening.COMPLAINED, on=days[0])], []
    told = [of_the_request(event, base, now) for event in told]
    if len(days) == 1 and _ends_the_looking(base, now) and not {e.what for e in told} - _DONE:
        return [Event(what=Happening.INVESTIGATED, on=days[0])], []
    if len(days) == 1 and (acknowledged := acknowledged_now(before, now)):
        return [Event(what=acknowledged, on=days[0])], []
    if Happening.COMPLAINED in before and Happening.STAGE_1_ANSWERED not in before and _IT_CAME.search(now.english):
        what = Happening.STAGE_1_ANSWERED
        visits = visits or [event for event in told if event.what is Happening.UNTIL]
    elif Category.DAMP_AND_MOULD in (base.category, now.category) and _TO_LOOK.search(now.english):
        what = Happening.INVESTIGATED
    if what and visits:
        others = [e for e in told if e not in visits]
        if what is Happening.STAGE_1_ANSWERED:
            others = [e for e in others if not (e.what is Happening.UNTIL and e.on in days)]
        return [*others, *(Event(what=what, on=event.on) for event in visits)], loose
    return told, loose


def _ends_the_looking(base: Situation, now: Situation) -> bool:
    """Whether "it was finished on the 20th" tells of the investigation of damp that was asked about, and of no works."""
    asked = " ".join(clause.text for clause in base.standing)
    damp = base.category is Category.DAMP_AND_MOULD and now.category in (None, Category.REPAIRS_GENERAL, base.category)
    before = {event.what for event in base.events}
    if not damp or Happening.INVESTIGATED in before or not _LOOKS_INTO.search(asked):
        return False
    return _FINISHED.search(now.english) is not None and not _OF_WORKS.search(now.english)


def in_its_month(event: Event, before: list[Event], now: Situation) -> Event:
    """A day told by its number alone ("the 11th"), in the month of what it puts right."""
    was = next((e.on for e in before if e.what is event.what), None)
    if was is None or not _DAY_ALONE.search(now.english) or re.search(MONTH, now.english, re.IGNORECASE):
        return event
    last = month_span(was.year, was.month)[1]
    return event.model_copy(update={"on": date(was.year, was.month, min(event.on.day, last.day))})


def of_a_rough_month(kept: list[Event], base: Situation, now: Situation) -> Event | None:
    """What was told by its month alone ("in October"), where a message gives nothing but the day of it ("the 12th")."""
    found = _NOTHING_BUT_A_DAY.match(now.english)
    rough = [event for event in kept if event.what in {far.what for far in base.rough}]
    if found is None or len(rough) != 1:
        return None
    was, day = rough[0], int(found.group(1))
    last = month_span(was.on.year, was.on.month)[1]
    return was.model_copy(update={"on": date(was.on.year, was.on.month, day)}) if 1 <= day <= last.day else None


def after_all(base: Situation, now: Situation) -> Happening | None:
    """What "they did, on 28 October" says that they did, where it was said before that nobody had."""
    if _DID_SO.search(now.english):
        stems = "|".join(_DOING)
        spoken = re.findall(rf"\b({stems})", base.repair, re.IGNORECASE)
        return _DOING[spoken[-1].lower()] if spoken else None
    if not _DID.search(now.english) or says("followups", "has put right", text=now.english):
        return None
    denied = [found.group(1).lower() for found in _NOBODY_DID.finditer(base.repair)]
    return next((what for stem, what in _DOING.items() if denied and denied[-1].startswith(stem)), None)


def moved(told: list[Event], loose: list[date], kept: list[Event], text: str) -> tuple[Event, Event] | None:
    """An event as it was told and as it is put right, where a correction names both days ("not the 2nd, the 12th").

    A day told by its number alone is the one of that number told before, whatever month it was read in. Two days on
    which two things happened put nothing right.
    """
    days = list(dict.fromkeys([*(event.on for event in told), *loose]))
    things = {event.what for event in told} - {Happening.UNTIL}
    if len(days) != 2 or len(things) > 1:
        return None
    dated = [event for event in kept if event.what is not Happening.UNTIL]
    was = [event for event in dated if event.on in days]
    if not was and _DAY_ALONE.search(text):
        was = [event for event in dated if event.on.day in {day.day for day in days}]
    if len(was) != 1:
        return None
    others = [day for day in days if day.day != was[0].on.day] or [day for day in days if day != was[0].on]
    return (was[0], Event(what=was[0].what, on=others[0])) if len(others) == 1 else None


def corrected(events: list[Event], day: date, fresh: tuple[Event, ...]) -> Event | None:
    """The event whose date a correction means.

    One of the same month or day of the month, of several the one told last; else the only start.
    """
    dated = [event for event in events if event.what is not Happening.UNTIL]
    alike = [e for e in dated if e.on.day == day.day or (e.on.month, e.on.year) == (day.month, day.year)]
    told_last = [event for event in alike if event in fresh]
    if len(told_last) == 1:
        return told_last[0]
    alike = [e for e in alike if e.on.day == day.day] or alike
    starts = [e for e in dated if e.what in (Happening.REPORTED, Happening.COMPLAINED, *FORMAL)]
    if len(alike) == 1:
        return alike[0]
    return starts[0] if len(starts) == 1 else (dated[0] if len(dated) == 1 else None)


def ends_of(events: tuple[Event, ...]) -> dict[str, object]:
    starts = [e.on for e in events if e.what in (Happening.REPORTED, Happening.COMPLAINED, *FORMAL)]
    stops = [
        e.on
        for e in events
        if e.what in (Happening.COMPLETED, Happening.ATTENDED, Happening.INVESTIGATED, Happening.UNTIL)
    ]
    return {"reported": min(starts, default=None), "until": max(stops, default=None)}
