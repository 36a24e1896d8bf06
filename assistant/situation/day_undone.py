"""Today as the day up to which nothing was done: it is the day of asking, and nothing happened on it."""

from __future__ import annotations

import re

_TODAY = re.compile(r"^(?:today|tonight|this (?:morning|afternoon|evening))$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:as (?:of|at)|up (?:to|till|until)|right up to)\s*$", re.IGNORECASE)
_UNDONE_WORD = (
    r"\b(?:still|yet|nobody|no[- ]?one|none|nothing|nowt|never|not(?! only)|no (?:sign|visit|word|repair|reply|answer|letter|news)"
    r"|(?:ha[sd]|have|is|was|are|were)n['’]?t)\b"
)
_UNDONE = re.compile(rf"{_UNDONE_WORD}[^.?!,;]*$", re.IGNORECASE)
_AFTER_ALL = re.compile(
    r"\b(?:until|till|til|before)\s*$|\b(?:told|tell|rang|rung|ring|phoned|called|emailed|report(?:ed)?|chas(?:ed|ing)|complain(?:ed|t)?|escalat\w+)\b[^.?!,;]*$",
    re.IGNORECASE,
)
"""What did happen today after all: it was done then, or they were told."""
_HERE_TODAY = re.compile(
    r"^\W*(?:(?:here|still|now|it|that|this|i|we|she|he)(?:['’](?:s|m|re))?|am|are|is|me|us|her|him|it|and|we|i|sat|sitting|stood|stuck|waiting|here)"
    r"(?: (?:is|am|are|me|us|her|him|i|we|it|now|still|just|all|sat|sitting|stood|standing|stuck|waiting|here|already|without|one|up|to))*\s*$",
    re.IGNORECASE,
)
"""Words that only say that today has come: "and here we are today", "and that's me sat here today"."""
_NEW_PIECE = re.compile(r",|;|\b(?:and|but|so|then|because|when)\b", re.IGNORECASE)


def is_undone_today(said: str, sentence: str, follows: str) -> bool:
    """Whether a day is only today, up to which something is told not to have been done ("not a soul has been as of today").

    `sentence`: its sentence up to the day. `follows`: what comes after it.
    """
    if not _TODAY.match(said.strip()):
        return False
    piece = _NEW_PIECE.split(_UP_TO.sub("", sentence))[-1]
    if _AFTER_ALL.search(sentence) and not _UP_TO.search(sentence):
        return False
    if _UNDONE.search(piece) or (_HERE_TODAY.match(piece) and re.search(_UNDONE_WORD, sentence, re.IGNORECASE)):
        return True
    return _UP_TO.search(sentence) is not None and not re.match(r"\W*(?:it|they|he|she|the \w+)\b", follows)
