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
