"""Questions that only point at what was told before them: is it so, or is either of those allowed."""

from __future__ import annotations

import re

from assistant.situation.situation import Clause, Situation

# A question that is nothing but the wish to have what was told confirmed, and one whether several things are so.
_CONFIRM = re.compile(
    r"^\W*(?:(?:so|and|but|ok(?:ay)?|surely|is|are|am|have|has|do|does|can|not) )*(?:(?:that|this|it|he|she|they)(?:['’]?s| is| are)? )?(?:(?:can(?:['’]?t|not)|can not|could(?:n['’]?t| not)) be )?(?:i |we |they |he |she )?(?:got (?:it|that) )?"
    r"(?:(?:can|could|may|must) (?:do|make|ask) (?:that|this|it)(?: for)?|(?:allowed to )?(?:just |really )?do (?:that|this|it)|how (?:it|this|that|things) (?:all )?works?|the (?:rule|law|case|way it (?:is|works))|right|correct|true(?: or (?:false|not))?|so|yes|yeah)"
    r"(?:[ ,]+(?:(?:for |at )?(?:back )?(?:then|that time|the time)|now|still|yeah|yes|right|or not|innit|though|these days|anymore|any more|(?:can|could|is) (?:it|that|they|he|she)))*\W*"
    r"(?:$|(?:and|or|but|,|[-–]) ?(?:if (?:not|so|no|yes)|(?:since |from |by |on )?(?:what|when|which)|how|who|why)\b)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"^\W*(?:so |and |but |is |are |was |were |would )*(?:either|any|both|all|each|neither)(?: (?:of|one))*(?: (?:those|these|that|this|them|it|the two|things?|two))*\b"
    r"[^.?!]{0,12}\b(?P<asks>allowed|ok(?:ay)?|right|legal|lawful|permitted|fair|correct|fine|true)\b"
    r"|^\W*(?:so |and |but )?(?:are|is|were|was) (?:those|these|they|both|either|any)(?: (?:of|two|things?|them|those|these|that|it))*\s+(?:both |all |each |even )?(?P<ask>allowed|ok(?:ay)?|right|legal|lawful|permitted|fair|correct|fine|true)\b",
    re.IGNORECASE,
)
_DOES = r"(?:makes?|made|wants?|wanted|asks?|asked|refus\w+|charg\w+|says?|insists?|demands?|won['’]?t)"
_APART = re.compile(
    rf"(?<=[.;])\s+|,\s+(?:and|but|or|also|then)\s+|;\s*|\s+and (?=(?:they|it|he|she|that|then|also|now|{_DOES})\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"{_DOES}\b", re.IGNORECASE)
"""A part that goes on with the verb alone: they who were told of do it."""
_LEAST_TOLD = 4
"""Words that a thing told must have to be asked about for itself."""


def to_confirm(clause: Clause, situation: Situation) -> str | None:
    """The sentence told before a clause that only asks whether it is so ("thats how it works yeah?"); None for any other."""
    return last_told(clause, situation) if _CONFIRM.match(clause.text) else None


def each_told(clause: Clause, situation: Situation) -> list[Clause]:
    """The things told of which a clause asks whether they are so ("either of those allowed?"), each as its own question."""
    found = _SEVERAL.match(clause.text)
    told = last_told(clause, situation)
    if told is None or not (found or _CONFIRM.match(clause.text)):
        return []
    parts = [part.strip(" ,.;") for part in _APART.split(told)]
    parts = [f"they {part}" if _GOES_ON.match(part) else part for part in parts]
    return [
        Clause(text=f"{part}, is that {found['asks'] or found['ask'] if found else 'allowed'}?", asks=clause.asks)
        for part in parts
        if len(part.split()) >= _LEAST_TOLD
    ]


def last_told(clause: Clause, situation: Situation) -> str | None:
    """The sentence told before a clause that asks; None where another question stands between, or nothing does."""
    if clause not in situation.clauses:
        return None
    before = situation.clauses[: situation.clauses.index(clause)]
    return before[-1].text if before and not before[-1].text.endswith("?") else None
