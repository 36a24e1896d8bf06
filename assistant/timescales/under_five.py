"""Whether a child under five is told of: the age of a person, and of no boiler, job or decision."""

from __future__ import annotations

import re

_AGE = r"(?:[1-4]|one|two|three|four)"
_CHILD = (
    r"(?:sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|lads?|lass|nephew|niece|little (?:one|un)s?|youngest|eldest|twins?"
    r"|grand\w+|infant|he|she|hes|shes)"
)
_THING = (
    r"(?:boiler|heater|heating|radiator|door|window|roof|kitchen|bathroom|shower|toilet|flat|house|home|building|block|system"
    r"|fault|leak|report|job|repair|decision|policy|problem|fridge|cooker|carpet|complaint|tenancy|case|claim)"
)
_TOLD = re.compile(
    rf"\b{_AGE} ?(?:yr|year|y) ?olds?\b(?! {_THING})"
    rf"|\b{_CHILD}\b(?: \w+){{0,3}}? (?:is|are|aged?|just|only|hes|shes) (?:only |just )?{_AGE}\b(?! (?!years?\b|yrs?\b|and\b)\w)"
    rf"|\b(?:hes|shes|aged) (?:only |just )?{_AGE}\b(?! (?!years?\b|yrs?\b|and\b)\w)"
    rf"|\b(?:{_CHILD}|bab(?:y|ies))\b(?: \w+){{0,4}} (?:weeks?|months?) old\b|\b\w+ (?:week|month) olds?\b(?! {_THING})"
    r"|\btoddlers?\b|\bnew ?borns?\b|\bbab(?:y|ies)\b"
)


def tells_of_a_child_under_five(said: str) -> bool:
    """Whether words in plain form (`words.plain`) tell that a child under five lives there."""
    return _TOLD.search(said) is not None
