"""Several landlords set beside each other: what each one's own policy allows."""

from __future__ import annotations

from assistant.answer.delays.reckoning import reckon
from assistant.answer.delays.statements import state_time
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.situation.situation import Ask, NamedLandlord, Situation
from assistant.situation.wordlists import says

_MOST = 3


def compares_landlords(situation: Situation) -> bool:
    """Whether a message sets landlords of whom we hold records beside each other, and asks for their limits."""
    named = situation.landlord
    if named is None or situation.events or not 2 <= len(named.options) <= _MOST:
        return False
    if {Ask.FINDING, Ask.PRECEDENT, Ask.REMEDY} & set(situation.asks) or any(c.about_case for c in situation.clauses):
        return False
    recorded = len(named.slugs) == len(named.options)
    timed = Ask.TIMESCALE in situation.asks or (Ask.COMPARISON in situation.asks and situation.priority)
    timed = timed or ("landlord" in situation.carried and not situation.asks)
    compared = "landlord" in situation.carried or says("asks", "landlords", text=situation.english)
    return recorded and bool(timed) and compared


def state_each(situation: Situation, draft: Draft, sources: Sources) -> None:
    """State the limits of each landlord, one after the other."""
    assert situation.landlord is not None
    for name in situation.landlord.options:
        one = NamedLandlord(said=name, name=name, slug=dict(situation.landlord.slugs)[name])
        alone = situation.model_copy(update={"landlord": one})
        state_time(reckon(alone, sources), alone, draft, sources, verdict=False)
