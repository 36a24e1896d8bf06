"""Decided cases that the last answer told of, and which of them a message points to without a name."""

from __future__ import annotations

import re

from assistant.answer.case_lists.asked import is_list_clause
from assistant.answer.cases.finder import landlord_cases
from assistant.answer.message.followup import speaks_of_self
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.same_problem import asks_of_the_case
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import says

MOST = 6
"""How many cases of one answer can be pointed to at once."""
_PLACES = {"first": 0, "1st": 0, "top": 0, "second": 1, "2nd": 1, "middle": 1, "third": 2, "3rd": 2, "last": -1}
_PLACE = re.compile(
    rf"\b(?:the|that|your|case) (?P<place>{'|'.join(_PLACES)})(?! (?:time|day|week|month|report|visit|appointment|complaint|stage|step|part"
    r"|letter|repair|problem|question|thing|floor|limit|figure|sum|call|answer)\b)(?: (?:one|case|of (?:them|those|these)|tenant|resident|landlord))?\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\bthe (?:one|case) (before|after)(?: (?:that|it|this))?\b|\bthe (next) one\b", re.IGNORECASE)
_THEM = re.compile(
    r"\b(?:those|these|they|them|each|both|all (?:three|two)|the (?:three|two)|any of (?:them|those))\b"
    r"[^.?!]{0,40}\b(?:cases?|people|tenants?|residents?|get|got|paid|pay|ordered|awarded|offered|found|win|won|wrong|happen\w*|end(?:ed)?)\b"
    r"|^\W*(?:(?:and|so|ok(?:ay)?|but)\W+)*how much(?: (?:did they get|was (?:it|that|paid|ordered)|money))?\W*$"
    r"|\bwhich (?:one |case |of (?:them|those|these) )?(?:was|is|got|had|paid|came)\b[^.?!]{0,25}\b(?:highest|most|biggest|largest|lowest|least|smallest|worst)\b"
    r"|\b(?:cases?|get|got|paid|ordered|awarded|found|in) (?:in |of |for )?(?:those|these|them|each|both|all three)\b",
    re.IGNORECASE,
)

_THE_TWO = re.compile(
    r"\b(?:the|those|these) (?:two|pair)\b|\bboth\b|\beither\b|\b(?:which|each) of (?:them|those|these)\b|\bwhich (?:one )?(?:got|paid|had to pay|was)\b[^.?!]{0,15}\b(?:more|less|worse|most|higher|lower)\b"
    r"|\bcompare (?:them|those|these)\b",
    re.IGNORECASE,
)


def spoken_of_next(cases: tuple[str, ...], situation: Situation, sources: Sources) -> str | None:
    """The one case of an answer that "it" and "she" mean next: the only one, or that of the landlord named for it."""
    if len(cases) == 1 and (cases[0] in situation.refs or any(clause.about_case for clause in situation.clauses)):
        return cases[0]
    if len(cases) < 2 or "landlord" in situation.carried or situation.refs or Ask.PRECEDENT not in situation.asks:
        return None
    theirs = [ref for ref in cases if ref in landlord_cases(situation, sources)]
    return theirs[0] if len(theirs) == 1 and theirs[0] == cases[0] else None


def pointed_to(earlier: Situation, now: Situation) -> tuple[str, ...]:
    """The cases that a message means by their place in the last answer, or by "they" where that told of nothing else.

    None where it names a case or a landlord itself, or speaks of the person.
    """
    shown = earlier.shown
    if not shown or now.refs or now.landlord or speaks_of_self(now):
        return ()
    if (found := _PLACE.search(now.english)) is not None:
        at = _PLACES[found.group("place").lower()]
        return (shown[at],) if at < len(shown) else ()
    if (beside := _BESIDE.search(now.english)) is not None:
        return _next_to(earlier, -1 if (beside.group(1) or "").lower() == "before" else 1)
    if says("of_the_answer", "other one", text=now.english):
        return _others(earlier)
    if (both := _the_two(earlier)) and _THE_TWO.search(now.english):
        return both
    asked_for_cases = (Ask.PRECEDENT in earlier.asks or any(map(is_list_clause, earlier.standing))) and not (
        earlier.case or earlier.refs
    )
    if not asked_for_cases or now.events:
        return ()
    return shown if asks_of_the_case(now) or _THEM.search(now.english) else ()


def _next_to(earlier: Situation, step: int) -> tuple[str, ...]:
    """The case told right before or after the one that is spoken of."""
    last = earlier.refs or ((earlier.case,) if earlier.case else ())
    at = earlier.shown.index(last[0]) + step if len(last) == 1 and last[0] in earlier.shown else -1
    return earlier.shown[at : at + 1] if at >= 0 else ()


def _others(earlier: Situation) -> tuple[str, ...]:
    """The cases told of less the one that was spoken of last; else the case spoken of before it."""
    spoken = (earlier.case,) if earlier.case else ()
    last = earlier.refs if len(earlier.refs) == 1 or not spoken else spoken
    left = tuple(ref for ref in earlier.shown if ref not in last)
    return (left or _before(earlier)) if last else ()


def _before(earlier: Situation) -> tuple[str, ...]:
    """The case that was spoken of before the one in view."""
    left = earlier.left
    return (left.refs or ((left.case,) if left.case else ())) if left else ()


def _the_two(earlier: Situation) -> tuple[str, ...]:
    """The case spoken of before and the one in view, where each is one; else the two just told of, if they are two."""
    last, before = earlier.refs or ((earlier.case,) if earlier.case else ()), _before(earlier)
    if len(last) == len(before) == 1 and last != before:
        return (*before, *last)
    return earlier.shown if len(earlier.shown) == 2 and not earlier.refs else ()


def asked_of_the_other(earlier: Situation, now: Situation) -> Situation:
    """A message that only says which case was meant ("no, the other one"), with the question that stands asked of it."""
    if not says("of_the_answer", "other one", text=now.english) or not says(
        "of_the_answer", "only other", text=now.english
    ):
        return now
    asked = tuple(clause.model_copy(update={"refs": now.refs, "about_case": True}) for clause in earlier.standing)
    if not asked:
        return now
    text = " ".join(clause.text for clause in asked)
    asks = tuple(dict.fromkeys(ask for clause in asked for ask in clause.asks))
    return now.model_copy(update={"clauses": asked, "asks": asks, "english": text, "standing": asked})
