"""Facts of a message that word lists give: the class of repair that it speaks of."""

from __future__ import annotations

import re

from assistant.situation.wordlists import patterns

_NOT = re.compile(
    r"\b(?:not|nothing|never|hardly|isn'?t|ain'?t|aren'?t|wasn'?t|weren'?t|is no|was no|anything but)"
    r"(?: (?:an?|at all|really|that|very|so|all that|exactly|even|especially|particularly|terribly|remotely|anything"
    r"|(?:classed|treated|counted|marked|logged|down|put down) as))* (urgent|emergency)\b"
    r"(?! (?:number|line|phone|contact|team))",
    re.IGNORECASE,
)
_FOR_EMERGENCIES = re.compile(r"(?<=\bfor )emergencies\b", re.IGNORECASE)


def priorities(text: str) -> tuple[str, ...]:
    """The classes of repair that a text names, in order, each once; "not urgent" is `non-urgent`."""
    plain = _FOR_EMERGENCIES.sub("emergency", _NOT.sub(r"non-\1", text))
    found = sorted(
        (match.start(), match.group(0).lower())
        for pattern in patterns("facts", "priority")
        for match in pattern.finditer(plain)
    )
    return tuple(dict.fromkeys(said for _, said in found))
