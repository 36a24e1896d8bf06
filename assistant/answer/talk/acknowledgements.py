"""Later messages on what those who have to answer say they have got: a complaint, or a request for stage 2."""

from __future__ import annotations

import re

from assistant.situation.situation import Situation
from assistant.timescales.facts import Event, Happening

_SAYS_IT_CAME_IN = re.compile(
    r"\b(?:they|he|she|it|we|council|landlord|someone|somebody|office|email|letter|text)\b[^.?!]*"
    r"\b(?:got|have|had|has|received|logged|registered|acknowledged)\b(?: (?:it|mine|that|my (?:\w+ )?(?:complaint|request|e-?mail|letter|form)))\b",
    re.IGNORECASE,
)
_THEY_DID = re.compile(
    r"^\W*(?:(?:well|yes|yeah|yep|ok(?:ay)?|oh|and|but|so)\W+)*(?:they|he|she|it|someone|somebody|the \w+)(?:['’]ve)? (?:did|have|has|was|were)(?: do| done)?(?: it| that| so)?\b(?! ?(?:n['’]t|not|never))",
    re.IGNORECASE,
)
_ACKNOWLEDGE = re.compile(r"\b(?:acknowledg|confirm)\w*", re.IGNORECASE)
_ANSWER = re.compile(r"\b(?:answer|repl|respon)\w*", re.IGNORECASE)
_STAGE_1 = re.compile(r"\b(?:stage (?:1|one)|first stage)\b", re.IGNORECASE)


def acknowledged_now(before: set[Happening], now: Situation) -> Happening | None:
    """What "they rang today to say they had it" is of a complaint, or of a request for stage 2, that waits for an answer."""
    if not _SAYS_IT_CAME_IN.search(now.english):
        return None
    if Happening.ESCALATED in before:
        return None if Happening.STAGE_2_ANSWERED in before else Happening.ESCALATION_ACKNOWLEDGED
    waits = Happening.COMPLAINED in before and Happening.STAGE_1_ANSWERED not in before
    return Happening.ACKNOWLEDGED if waits else None


def of_the_request(event: Event, base: Situation, now: Situation) -> Event:
    """An acknowledgement after the request for stage 2 as that of the request, where no stage 1 is named beside it."""
    asked = max((e.on for e in base.events if e.what is Happening.ESCALATED), default=None)
    later = event.what is Happening.ACKNOWLEDGED and asked is not None and event.on >= asked
    if not later or _STAGE_1.search(now.english):
        return event
    return event.model_copy(update={"what": Happening.ESCALATION_ACKNOWLEDGED})


def did_as_asked(base: Situation, now: Situation) -> Happening | None:
    """What "they did, on the 6th" tells, where the question before asked by when a complaint had to be acknowledged or answered."""
    before = {event.what for event in base.events}
    if not _THEY_DID.search(now.english) or not before & {Happening.COMPLAINED, Happening.ESCALATED}:
        return None
    asked = " ".join(clause.text for clause in base.standing)
    second = Happening.ESCALATED in before
    if _ACKNOWLEDGE.search(asked):
        return Happening.ESCALATION_ACKNOWLEDGED if second else Happening.ACKNOWLEDGED
    if _ANSWER.search(asked):
        return Happening.STAGE_2_ANSWERED if second else Happening.STAGE_1_ANSWERED
    return None
