"""Stage 1 of a complaint that is over: a later message about stage 2 sets no clock of it."""

from __future__ import annotations

import re

from assistant.situation.situation import Situation
from assistant.timescales.facts import STAGES, Happening

_FIRST = re.compile(
    r"\bstage (?:1|one)\b|\bfirst (?:stage|answer|repl\w+|response|one|investigation)\b|\bboth\b", re.IGNORECASE
)


def stage_1_is_over(situation: Situation) -> bool:
    """Whether stage 1 was answered in an earlier message, stage 2 is told of, and the message speaks of nothing before it."""
    told = {event.what for event in situation.events}
    before = Happening.STAGE_1_ANSWERED in told and bool(told & STAGES[2])
    if situation.follow_up is None or not before:
        return False
    now = {event.what for event in situation.fresh} & STAGES[1]
    return not now and _FIRST.search(situation.question) is None
