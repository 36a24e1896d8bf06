"""Two classes of repair set beside each other in one question, as "damp work as against its ordinary repairs"."""

from __future__ import annotations

import re

from assistant.answer.delays.reckoning import reckon
from assistant.answer.delays.statements import state_class
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.records import Category
from assistant.records.categories import categorise
from assistant.situation.clauses import is_question
from assistant.situation.priorities import priority_of
from assistant.situation.situation import Clause, Situation
from assistant.timescales.words import faults_in

_BESIDE = re.compile(
    r",?\s+(?:as (?:against|opposed to|compared (?:to|with))|compared (?:to|with)|versus|vs?\.?(?= )|against|rather than|next to"
    r"|alongside|(?:and|or|than) (?:for |with )?(?!(?:\w+ ){1,3}(?:is|are|was|were|has|have|keeps?|wo?n['’]?t)\b)(?=(?:(?:its|their) (?:\w+ ){0,3}(?:repair|job|work|one)s?|an?|the|any|all|other|ordinary|normal|usual|everyday)\b))\s*",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r",?\s+(?:and|plus|also|as well as)\s+(?:also\s+)?(?:(?:there(?:['’]?s|['’]?re| is| are)|i(?:['’]?ve| have)|we(?:['’]?ve| have)|got|have|has)\s+)?"
    r"(?:also\s+|got\s+|still\s+)*(?=(?:an?|the|my|our|some)\b)",
    re.IGNORECASE,
)
"""What begins a second job, where one time is asked for each of them."""
_FOR_EACH = re.compile(r"\b(?:each|both|either|the two|respectively)\b", re.IGNORECASE)
_NO_THING = (None, Category.REPAIRS_GENERAL, Category.OTHER)


def state_beside(situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State the landlord's own limit for each of two classes that are set beside each other, and that differ.

    Whether there was one for each.
    """
    parts = _BESIDE.split(situation.english, maxsplit=1)
    if len(parts) != 2 and _FOR_EACH.search(situation.english):
        parts = _ALSO.split(situation.english, maxsplit=1)
    if len(parts) != 2 or situation.events or situation.landlord is None:
        return False
    sides = [situation.model_copy(update=_of(part)) for part in parts]
    if not all(one.priority or one.category not in _NO_THING for one in sides):
        return False
    if (sides[0].priority, sides[0].category) == (sides[1].priority, sides[1].category):
        return False
    stated = []
    for side in sides:
        before = len(draft.statements)
        state_class(reckon(side, sources), side, draft, sources)
        stated.append(len(draft.statements) > before)
    return all(stated)


def state_class_of_clause(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> None:
    """State the landlord's limit for the class that a clause asks for, where only another question names a thing.

    "How long for a routine repair, and is it quicker for damp?": the first is answered for itself.
    """
    priority = priority_of(clause.text)
    asked = [other for other in situation.clauses if other != clause and is_question(other.text)]
    named = [c for c in situation.clauses if categorise(c.text) not in _NO_THING]
    if not (priority and named and situation.landlord and all(c in asked for c in named)) or situation.events:
        return
    side = situation.model_copy(update=_of(clause.text) | {"category": Category.REPAIRS_GENERAL})
    state_class(reckon(side, sources), side, draft, sources)


def state_class_of_thing(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State the landlord's own limit for the thing that a clause names, where another question alone names a class.

    "How long for a routine repair, and how soon if half the radiators are off?": the class of the first is not the second's.
    """
    others = [other for other in situation.clauses if other != clause and is_question(other.text)]
    named = [other for other in others if priority_of(other.text)]
    ours = faults_in(clause.text) and not priority_of(clause.text)
    if not (ours and named and situation.landlord) or situation.events or any(faults_in(c.text) for c in named):
        return False
    before = len(draft.statements)
    side = situation.model_copy(update=_of(clause.text))
    state_class(reckon(side, sources), side, draft, sources)
    return len(draft.statements) > before


def _of(text: str) -> dict[str, object]:
    """What one half of a question says of its class of repair."""
    return {"repair": text, "english": text, "category": categorise(text), "priority": priority_of(text)}
