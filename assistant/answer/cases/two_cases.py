"""Two decided cases told of by their landlords and set beside each other: "Vivid's ceiling and Freebridge's, same finding?"."""

from __future__ import annotations

import re

from assistant.answer.cases.finder import nearest_cases
from assistant.answer.cases.landlords import in_passing
from assistant.answer.statements.sources import Sources
from assistant.situation.situation import Clause, Situation

_BESIDE = re.compile(
    r"\b(?:both|each|compar\w+|beside|against|versus|vs|same|differ\w*|side by side|which (?:one |of them |was |got |paid |gave |had (?:to pay )?|cost )*(?:worse|more|higher))\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compar\w+|side by side|versus|vs|how does (?:it|that|this) (?:stand|sit|stack up))\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:the )?(?:(?P<first>first|1st|former)|second|2nd|latter|last) (?:one|case|decision|lady|woman|man|tenant|resident|landlord)\b",
    re.IGNORECASE,
)
"""One of two cases by its place."""
_WEIGHED = re.compile(
    r"\b(?:more|less|than|worse|better|higher|lower|longer|shorter|which|both|each|either|same|compar\w+|differ\w*)\b",
    re.IGNORECASE,
)
"""That the cases are weighed against each other, though one alone is named."""
_OF_CASES = re.compile(
    r"\b(?:finding|found|ordered|order|award\w*|decision|decided|case|cases|ombudsman|maladministration|outcome|money|got|get)\b",
    re.IGNORECASE,
)


def cases_beside(situation: Situation, sources: Sources) -> tuple[str, ...]:
    """The references of the cases of two landlords that a message sets beside each other; empty where it does not.

    Each is the landlord's only case, or the one that the words behind its name describe best.
    """
    text = situation.english
    if (before := _told_before(situation)) and (named := in_passing(text, sources)) and len(named) == 1:
        near = nearest_cases(situation.model_copy(update={"landlord": named[0]}), sources)
        return (before, near[0].ref) if near and near[0].ref != before else ()
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


def case_pointed_at(clause: Clause, refs: tuple[str, ...], sources: Sources) -> tuple[str, ...]:
    """Of several cases that a message names, the one that a clause points at by its landlord or its place; else all."""
    text = clause.text.rpartition(":")[2]
    if len(refs) < 2 or any(ref in text for ref in clause.refs) or _WEIGHED.search(text):
        return refs
    if len(refs) == 2 and (placed := _PLACED.search(text)):
        return (refs[0 if placed["first"] else 1],)
    keys = {key for named in in_passing(text, sources) for key in (named.slug, named.name)}
    cases = sources.corpus.determinations
    theirs = [ref for ref in refs if ref in cases and sources.landlord_key(cases[ref]) in keys]
    return tuple(theirs) if len(theirs) == 1 else refs


def _told_before(situation: Situation) -> str | None:
    """The one case just told of, where a later message sets another beside it: "compare it with the Barnsley one"."""
    beside = situation.follow_up and len(situation.shown) == 1 and _COMPARED.search(situation.english)
    return situation.shown[0] if beside and not situation.refs else None
