"""The words in which a message of a conversation can be read alone."""

from __future__ import annotations

from assistant.situation.situation import Situation


def standalone(situation: Situation, carried: tuple[str, ...], message: str) -> str | None:
    """The question with all that it relies on put beside it, so that it can be read alone; None where it is alone."""
    facts: list[str] = []
    if "landlord" in carried and situation.landlord:
        facts.append(f"landlord: {situation.landlord.name or situation.landlord.said}")
    if "tenure" in carried and situation.tenure:
        facts.append(f"tenancy: {situation.tenure.value}")
    if "category" in carried and situation.category:
        facts.append(f"about: {situation.category.value.replace('-', ' ')}")
    if "priority" in carried and situation.priority:
        facts.append(f"classed: {situation.priority}")
    if "events" in carried:
        facts += [f"{event.what.value}: {event.on.isoformat()}" for event in situation.events]
    if "household" in carried and situation.household:
        facts.append(f"at home: {', '.join(situation.household)}")
    if "refs" in carried:
        facts.append(f"case: {', '.join(situation.refs)}")
    asked = [
        clause.text
        for clause in situation.clauses
        if clause.text not in message and clause.text not in situation.own_words
    ]
    text = " ".join([message, *asked])
    if not carried and not asked:
        return None
    return f"{text} ({'; '.join(facts)})" if facts else text
