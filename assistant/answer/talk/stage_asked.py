"""The stage of a complaint that a question is about: by its name, or as what comes after the stage 1 answer."""

from __future__ import annotations

import re

from assistant.answer.talk.days_put_right import has_the_answer, is_of_stage_2
from assistant.situation.situation import Situation
from assistant.timescales.facts import STAGES, Event, Happening

_NAMES_STAGE = re.compile(r"\bstage (?:(1|one)|(2|two))\b", re.IGNORECASE)
_TIME_OF_A_COMPLAINT = re.compile(
    r"\b(?:how (?:long|soon|quick\w*|many \w+)|when|time|deadline)\b[^.?!]{0,40}\b(?:answer|repl|respon|acknowledg|deal)\w*[^.?!]{0,20}\bcomplaints?\b",
    re.IGNORECASE,
)
_TIME_TO_ANSWER = re.compile(
    r"\b(?:how (?:long|soon|quick\w*|many \w+)|by when|when)\b[^.?!]{0,40}\b(?:answer|repl|respon|acknowledg)\w*",
    re.IGNORECASE,
)
_HOW_LONG_FOR_THAT = re.compile(
    r"\bhow (?:long|soon|quick\w*|many \w+)\b[^.?!]{0,30}\b(?:for |is |does |will |would |with |after )?(?:that|it|this)\b|\b(?:time ?limit|deadline)\b[^.?!]{0,12}\b(?:that|it|this)\b",
    re.IGNORECASE,
)
_TIME_THEY_GET = re.compile(
    r"\b(?:how (?:long|soon|quick\w*|many \w+)|by when|when|what(?:['’]?s| is) the (?:time|deadline|time ?limit))\b[^.?!]{0,20}\b(?:they|it|he|she|the (?:landlord|council|association)|for (?:that|this|it|the next \w+))\b",
    re.IGNORECASE,
)
_AFTER_STAGE_1 = re.compile(
    r"\bstage (?:2|two)\b|\b(?:if|when) (?:i|we|he|she)\b[^.?!]{0,12}\b(?:don'?t|dont|do not|not|un)\W?(?:\w+ )?(?:like|agree|accept|happy|satisf\w+|content)\b[^.?!]{0,20}\b(?:say|said|answer|reply|response|decision|it)\b"
    r"|\bescalat\w+",
    re.IGNORECASE,
)


def of_the_stage_asked(base: Situation, now: Situation) -> tuple[Event, ...] | None:
    """The events of the complaint's stage that a question names, where none was told of it; None for any other message.

    The days of a repair, and of the other stage, set no clock of this one.
    """
    named = {1 if first else 2 for first, _ in _NAMES_STAGE.findall(now.english)}
    spoken = re.search(r"\bcomplain", base.repair, re.IGNORECASE) is not None
    if not named and (_TIME_OF_A_COMPLAINT.search(now.english) or (spoken and _TIME_TO_ANSWER.search(now.english))):
        named = {1}
    if not _NAMES_STAGE.search(now.english) and asks_of_stage_2(base, now):
        return () if not base.events or not {event.what for event in base.events} & STAGES[2] else None
    if len(named) != 1 or now.events or not base.events or is_of_stage_2(now):
        return None
    told = {event.what for event in base.events}
    if told & (STAGES[1] | STAGES[2] if not _NAMES_STAGE.search(now.english) else STAGES[named.pop()]):
        return None
    return ()


def asks_of_stage_2(base: Situation, now: Situation) -> bool:
    """Whether a time is asked right after what comes when the stage 1 answer does not do, or once that answer is there."""
    told = {event.what for event in base.events}
    after = Happening.STAGE_1_ANSWERED in told or has_the_answer(base.repair)
    if after and not told & STAGES[2] and not _NAMES_STAGE.search(now.english) and not now.events:
        return _TIME_THEY_GET.search(now.english) is not None
    return _HOW_LONG_FOR_THAT.search(now.english) is not None and _AFTER_STAGE_1.search(base.own_words) is not None
