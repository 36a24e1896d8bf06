"""Two decided cases told of by their landlords and set beside each other: "Vivid's ceiling and Freebridge's, same finding?"."""

from __future__ import annotations

import re

from assistant.answer.cases.finder import nearest_cases
from assistant.answer.cases.landlords import in_passing
from assistant.answer.statements.sources import Sources
from assistant.situation.situation import Situation

_BESIDE = re.compile(
    r"\b(?:both|each|compar\w+|beside|against|versus|vs|same|differ\w*|side by side|which (?:one |of them |was |got |paid |gave |had (?:to pay )?|cost )*(?:worse|more|higher))\b",
    re.IGNORECASE,
)
_OF_CASES = re.compile(
    r"\b(?:finding|found|ordered|order|award\w*|decision|decided|case|cases|ombudsman|maladministration|outcome|money|got|get)\b",
    re.IGNORECASE,
)


def cases_beside(situation: Situation, sources: Sources) -> tuple[str, ...]:
    """The references of the cases of two landlords that a message sets beside each other; empty where it does not.

    Each is the landlord's only case, or the one that the words behind its name describe best.
    """
    text = situation.english
    if situation.refs or not (_BESIDE.search(text) and _OF_CASES.search(text)):
        return ()
    named = in_passing(text, sources)
    starts = [text.lower().find(landlord.said.lower()) for landlord in named]
    if len(named) != 2 or -1 in starts:
        return ()
    found: list[str] = []
    for landlord, start, end in zip(named, starts, [*starts[1:], len(text)], strict=True):
        told = situation.model_copy(update={"landlord": landlord, "english": text[start:end]})
        near = nearest_cases(told, sources)
        found += [near[0].ref] if near else []
    return tuple(dict.fromkeys(found)) if len(set(found)) == 2 else ()
