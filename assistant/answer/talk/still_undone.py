"""A few words that suppose what has happened: that nothing was done, or came, up to today. They ask whether that is late."""

from __future__ import annotations

import re

from assistant.situation.situation import Ask, Situation

_STILL_NOT = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|now|right|what|say|suppos\w+|if|that)\W+)*"
    r"(?:(?:it|they|he|she|this|the \w+)\b[^.?!]{0,25}?(?:\bnot\b|n['’]?t\b|\bnever\b|\bnothing\b)|nothing\b|nobody\b|no ?one\b|still (?:no|not|nothing)\b)"
    r"[^.?!]{0,40}\b(?:today|now|yet|so far|to date|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_ASKS_FURTHER = re.compile(r"\b(?:what|who|where|how|can|could|should|do i|does|will)\b(?! if\b)", re.IGNORECASE)
_TOLD = frozenset({Ask.FINDING, Ask.PROCESS, Ask.DELAY})


def supposes_still_undone(now: Situation) -> bool:
    """Whether a message asks nothing but what it means that something has not come or been done by today."""
    sentences = [one for one in re.split(r"(?<=[.?!;])\s+", now.english) if one]
    said = [one for one in sentences if _STILL_NOT.search(one)]
    if not said or any(
        _ASKS_FURTHER.search(re.sub(r"^\W*(?:(?:and|but|so)\W+)*what if", "", one)) for one in sentences
    ):
        return False
    return set(now.asks) <= _TOLD and now.english.rstrip().endswith("?")
