"""Facts of a message that word lists give: the class of repair that it speaks of."""

from __future__ import annotations

import re

from assistant.situation.wordlists import patterns

_NOT = re.compile(
    r"\b(?:not|isn'?t|ain'?t|is no|wasn'?t|not treated as|not classed as)(?: an?| classed as| counted as)? "
    r"(urgent|emergency)\b",
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
