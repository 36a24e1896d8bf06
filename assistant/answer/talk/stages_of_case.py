"""Short questions about the stages of a complaint in the decided case just told of, said in full.

"And the waits?", "what about stage 2", "was that in time?": what they lean on is a stage that was named before. "And
between the complaint and the answer?" leans on days that were counted before.
"""

from __future__ import annotations

import re

from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Ask, Clause, Situation

_LEAD = r"^\W*(?:(?:and|so|but|ok(?:ay)?|then|right|what about|how about)\W+)*"
_STAGE = re.compile(r"\b(?:stage|step) (?P<n>1|2|one|two)\b", re.IGNORECASE)
_OTHER_STAGE = re.compile(
    rf"{_LEAD}(?:at |the |for |their |its )*(?:stage|step) (?P<n>1|2|one|two)(?: (?:one|reply|answer|response|letter|then))*\W*$",
    re.IGNORECASE,
)
_WAITS = re.compile(r"\bwaits?\b|\bdelays?\b|\bhow long\b|\bgaps?\b|\btimes?\b", re.IGNORECASE)
_IN_TIME = re.compile(
    rf"{_LEAD}(?:was|were|is) (?:that|this|it|they|either)(?: (?:answered|sent|done|given))? (?:in|on|within|inside|out of|too|late|over)\b[^.?!]{{0,30}}\W*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow (?:long|late|many \w+)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"{_LEAD}(?P<span>(?:between|from) [^.?!]+ (?:and|to|till?|until) [^.?!]+?)(?:,? (?:then|in that (?:one|case)))?\W*$",
    re.IGNORECASE,
)
_NUMBERS = {"one": "1", "two": "2"}


def of_its_stages(earlier: Situation, now: Situation) -> Situation:
    """The message as a full question about the stages of the case in view; any other as it was."""
    if not (earlier.refs or earlier.case) or now.refs or now.landlord or now.events:
        return now
    if (days := _BETWEEN.match(now.english)) and any(_COUNTED.search(clause.text) for clause in earlier.standing):
        counted = _asked(now, f"how many days were there {days['span']}?")
        return counted.model_copy(update={"standing": earlier.standing})
    stages = {_number(found["n"]) for found in _STAGE.finditer(now.english)}
    if len(stages) > 1 and _WAITS.search(now.english):
        return _asked(now, "how long did stage 1 take, and how long did stage 2 take?")
    before = next((clause for clause in reversed(earlier.standing) if _STAGE.search(clause.text)), None)
    if before is None:
        return now
    if (other := _OTHER_STAGE.match(now.english)) is not None:
        return _asked(now, _STAGE.sub(f"stage {_number(other['n'])}", before.text), before.asks)
    if _IN_TIME.match(now.english) and _COUNTED.search(before.text):
        named = [_number(found["n"]) for found in _STAGE.finditer(before.text)]
        return _asked(now, f"was the stage {named[-1]} reply within the code's time?")
    return now


def _number(said: str) -> str:
    return _NUMBERS.get(said.lower(), said)


def _asked(now: Situation, text: str, asks: tuple[Ask, ...] = ()) -> Situation:
    asks = asks or tuple(dict.fromkeys(ask for clause in clauses_of(text) for ask in clause.asks))
    clauses = (Clause(text=text, asks=asks, about_case=True),)
    return now.model_copy(update={"english": text, "clauses": clauses, "asks": asks, "standing": clauses})
