"""Days put right in words that name no day: another stage of a complaint, a year alone, so long after the first."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.situation.day_shapes import COUNT, DAYS_IN, NUMBERS
from assistant.situation.day_words import month_span
from assistant.situation.situation import Situation
from assistant.timescales.facts import STAGES, Event, Happening

_TO_STAGE_2 = {
    Happening.COMPLAINED: Happening.ESCALATED,
    Happening.ACKNOWLEDGED: Happening.ESCALATION_ACKNOWLEDGED,
    Happening.STAGE_1_ANSWERED: Happening.STAGE_2_ANSWERED,
}
_IS_STAGE_2 = re.compile(
    r"^\W*(?:(?:no|sorry|actually|oh|and|but|well|ok(?:ay)?|i mean|i meant)\W+)*(?:(?:it|that|this|mine|ours|the complaint)(?:['’]?s| is| was) )?"
    r"(?:at |my |the |a |about |for |already )*stage (?:2|two)(?: complaint| one)?(?:,? (?:actually|sorry|not (?:stage )?(?:1|one)))*[\s.!]*$",
    re.IGNORECASE,
)
_HAS_THE_ANSWER = re.compile(
    r"\b(?:had|got|have|has|received|here'?s|came|sent)\b[^.?!]{0,25}\b(?:stage 1|stage one|first stage)\b[^.?!]{0,12}\b(?:letter|answer|reply|response|decision)\b"
    r"|\b(?:stage 1|stage one|first stage)\b[^.?!]{0,12}\b(?:letter|answer|reply|response|decision)\b[^.?!]{0,15}\b(?:came|arrived|says?|said|is|was|no good|rubbish|useless)\b"
    r"|\bstage (?:1|one)\b(?: complaint)?(?: has| only| just| finally)* (?:came|come|is|got|was) (?:back|in|through|rejected|refused|turned down|dismissed)\b"
    r"|\b(?:rejected|dismissed|turned down|not upheld|didn'?t uphold)\b[^.?!]{0,20}\b(?:stage 1|stage one|complaint)\b",
    re.IGNORECASE,
)
_SO_LONG_AFTER = re.compile(
    rf"\b(?:told|report(?:ed)?|rang|called|phoned|emailed|logged)\b[^.?!]{{0,20}}\b(?P<count>{COUNT}) (?P<unit>day|week|fortnight)s? (?:later|after)\b",
    re.IGNORECASE,
)


def has_the_answer(text: str) -> bool:
    """Whether a text says that the answer of stage 1 has come."""
    return _HAS_THE_ANSWER.search(text) is not None


def is_of_stage_2(now: Situation) -> bool:
    """Whether a message does nothing but say that the complaint told of was one of stage 2."""
    return _IS_STAGE_2.match(now.english) is not None


def moved_to_stage_2(events: list[Event]) -> list[Event]:
    """The days of a complaint as those of stage 2, where none of stage 2 was told."""
    if any(event.what in STAGES[2] for event in events):
        return events
    return [event.model_copy(update={"what": _TO_STAGE_2.get(event.what, event.what)}) for event in events]


def so_long_after(base: Situation, now: Situation) -> Event | None:
    """A report told by how long after the first it was ("reported a week later")."""
    found = _SO_LONG_AFTER.search(now.english)
    if found is None or base.reported is None:
        return None
    count = found.group("count").lower()
    number = int(count) if count.isdigit() else NUMBERS.get(count, 1 if count in ("a", "an") else 0)
    days = number * DAYS_IN[found.group("unit").lower()]
    return Event(what=Happening.REPORTED, on=base.reported + timedelta(days=days)) if days else None


def in_the_year(events: list[Event], year: int) -> list[Event]:
    """Events with the first of them in the year that a message gives alone, and the others as long after it as before.

    A later year than was taken would lie ahead, and moves nothing.
    """
    first = events[0].on.year
    if year > first:
        return events
    moved = (month_span(each.on.year + year - first, each.on.month)[1] for each in events)
    days = [date(last.year, last.month, min(each.on.day, last.day)) for each, last in zip(events, moved, strict=True)]
    return [each.model_copy(update={"on": day}) for each, day in zip(events, days, strict=True)]
