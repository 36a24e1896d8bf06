"""A month named alone beside a question of class: a time of the year, and no day from which a wait is counted."""

from __future__ import annotations

import re

from assistant.situation.dates import DatedMention
from assistant.situation.priorities import asks_whether_emergency, asks_which_class, doubts_class
from assistant.situation.wordlists import says

_SUPPOSED = re.compile(
    r"\b(?:if|goes|going|breaks|breaking|fails|failing|stops|stopping|packs)\b[^.?!,;]{0,40}$", re.IGNORECASE
)
_LIMIT_ASKED = re.compile(
    r"\b(?:what(?:['’]?s)?|which|how long|how quick\w*|how soon)\b[^.?!,;]{0,30}\b(?:limits?|rules?|times?|targets?|deadlines?|standards?|got|get|have|is it|be)\b[^.?!,;]{0,15}$",
    re.IGNORECASE,
)
"""A limit that is asked for of such a month."""
_GENERALLY = re.compile(
    r" (?:(?:is|isn'?t|are|aren'?t|counts?|gets?|would be|should be) (?!over|gone|now|today|here|when)|(?:has|have) (?:an? )?\d)",
    re.IGNORECASE,
)
"""What goes on to say what holds in such a month: it tells of no day."""


def without_seasons(mentions: list[DatedMention], doubts: list[str], text: str) -> tuple[list[DatedMention], list[str]]:
    """The dates of a message, where a month without day or year that only tells the time of the year starts nothing.

    So it is where it is supposed ("if the heating goes in May"), what holds in it is told ("in May is routine"), or a class is asked for and no wait told.
    """
    classed = asks_whether_emergency(text) or asks_which_class(text) or doubts_class(text)
    classed = classed and not says("facts", "still", text=text)
    out: list[DatedMention] = []
    for mention in mentions:
        alone = mention.other is not None and re.match(r"in [a-z]+\W*$", mention.said, re.IGNORECASE)
        ends = mention.start + len(mention.said)
        before = text[: mention.start]
        supposed = _SUPPOSED.search(before) or _LIMIT_ASKED.search(before) or _GENERALLY.match(text[ends:])
        if alone and (supposed or (classed and mention.role is None)):
            doubts = [doubt for doubt in doubts if doubt != mention.assumed]
            mention = mention.model_copy(update={"role": None, "began": False, "bare": True, "assumed": None})
        out.append(mention)
    return out, doubts
