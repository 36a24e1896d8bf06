"""Another thing supposed broken: "what if it was the boiler", "how long would a burst pipe have had"."""

from __future__ import annotations

import re

from assistant.answer.talk.carried import PERSON, carried
from assistant.answer.talk.same_problem import GENERAL
from assistant.records import Category
from assistant.records.categories import categorise
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import says

_NO_THING = r"(?!(?:they|it|i|we|he|she|you|that|this|these|those|one|each|either)\b|(?:the|my|our|her|his|their) (?:landlord|council|association|ombudsm[ae]n|repairs team)\b)"
_SUPPOSED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:if|say|suppose|supposing|imagine|had) (?:it|that|this)(?:['’]?(?:d|s))?(?: (?:was|were|is|had|been|actually|just|only|really))* (?P<thing>[^?.!]+)",
        r"\b(?:if|suppose|supposing|imagine) (?P<thing>(?:the|my|our|a|an|her|his) [^?.!]+)",
        rf"\bhow (?:long|many \w+|quick\w*|soon) (?:would|do|does|did|will|should|have|has|is|was) {_NO_THING}(?P<thing>[^?.!]+?) (?:have|get|had|got|take|be given|allowed)\b",
        r"\bhow (?:long|many \w+|quick\w*|soon)\b[^?.!]*\b(?:for|with|on) (?P<thing>(?:an? |no |some |the |my )[^?.!]+)",
        r"\b(?:different|the same|longer|shorter|quicker|sooner)\b[^?.!]*?\b(?:for|with) (?P<thing>(?:an? |no |some |the |my )[^?.!]+)",
    )
)
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)


def supposes_another_thing(base: Situation, now: Situation) -> bool:
    """Whether a message asks how long another thing would have, told by a fault or by what it is, and no day of it.

    The class in which the landlord put the job told of, and its days, are not that thing's.
    """
    told = now.landlord or now.priority or now.tenure or now.events or now.loose or now.refs
    of_case = base.refs or base.case or base.category is Category.COMPLAINT_HANDLING
    if told or of_case or not (base.priority or base.events) or not base.landlord:
        return False
    found = next((hit for one in _SUPPOSED if (hit := one.search(now.english))), None)
    if found is None:
        return False
    thing = found.group("thing")
    fault = says("followups", "fault", text=thing) or says("followups", "live danger", text=thing)
    before = {word.lower() for word in _WORD.findall(base.repair)}
    fresh = [word for word in _WORD.findall(thing) if word.lower() not in before]
    names = any(categorise(word) not in GENERAL for word in fresh) or categorise(" ".join(fresh)) not in GENERAL
    return bool(fresh) and (names or fault)


def kept_of_another_thing(base: Situation, now: Situation) -> dict[str, object]:
    """What a thing that is only supposed keeps: who asks. It asks how long it would have; the question before stands."""
    asks = tuple(dict.fromkeys((Ask.TIMESCALE, *(ask for ask in now.asks if ask is not Ask.DELAY))))
    clause = Clause(text=now.english, asks=asks)
    return carried(base, now, PERSON) | {"clauses": (clause,), "asks": asks, "standing": base.standing}
