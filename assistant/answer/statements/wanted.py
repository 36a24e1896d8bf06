"""What kind of thing a clause wants to hear, and which kinds a passage holds."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.situation.wordlists import says, words

_NUMBER = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty)"
_HOLDS = {
    "money": re.compile(r"£\s?\d"),
    "date": re.compile(
        r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
        r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
        r"|\b(?:19|20)\d\d\b"
    ),
    "duration": re.compile(
        rf"\b{_NUMBER}(?: to {_NUMBER})?(?: more| further| calendar| working| whole| full)?[ -]"
        r"(?:hours?|days?|weeks?|months?|years?)\b|\b(?:every|each|once a) (?:day|week|month|year)\b"
        r"|\bas soon as reasonably practicable\b|\bno (?:fixed |legal |single )*(?:deadline|time limit|number of days)\b",
        re.IGNORECASE,
    ),
    "reason": re.compile(
        r"\b(because|since|as (?:the|it|they|she|he|no|this)|so that|reason|due to|on account of|for want of|not |nothing|no )",
        re.IGNORECASE,
    ),
    "offer": re.compile(
        r"\b(offer\w*|goodwill|agreed to pay|neither gave money|no (?:\w+ (?:or|nor) )?(?:compensation|money|payment))\b",
        re.IGNORECASE,
    ),
    "finding": re.compile(
        r"\b(maladministration|service failure|reasonable redress|jurisdiction|found|finding)\b", re.IGNORECASE
    ),
    "who": re.compile(r"\b(ombudsman|tribunal|court|council|landlord|commissioner|agent|contractor)\b", re.IGNORECASE),
}
_SECTION = {"order": "o", "reason": "r", "judgement": "r", "finding": "r"}
NO_MONEY_OFFERED = re.compile(
    r"\bno (?:\w+ (?:or|nor) )?(?:compensation|money|payment)\b[^.]{0,20}\boffered\b|\b(?:offered|gave|but) no (?:compensation|money|payment)\b"
    r"|\bneither gave money\b|\bno apology or compensation\b",
    re.IGNORECASE,
)
"""Words by which the landlord had offered no money."""
WANTS = ("money", "date", "duration", "reason", "order", "offer", "finding", "judgement", "who")

HELD = tuple(_HOLDS)


@lru_cache(maxsize=4096)
def wanted(text: str) -> frozenset[str]:
    """The kinds of thing that a clause asks for, of `WANTS`."""
    return frozenset(kind for kind in words("wanted") if says("wanted", kind, text=text))


@lru_cache(maxsize=20_000)
def held(text: str) -> frozenset[str]:
    """The kinds of thing that a passage's text holds, of `WANTS`."""
    return frozenset(kind for kind, expression in _HOLDS.items() if expression.search(text))


def section_wanted(kind: str) -> str | None:
    """The section of a decision, by its letter, where a kind of thing usually stands."""
    return _SECTION.get(kind)


_YEAR = re.compile(r"\b(?:in|from|until|till|of|since|by|before|after|to) (?:19|20)\d\d\b(?!/)", re.IGNORECASE)
_BODY = re.compile(
    r"\b(Energy|Government|Care|Property|Financial) Ombudsman\b|\b(Homes England|tribunal|court|commissioner|insur\w+|warrant\w+"
    r"|environmental health|police|fire (?:brigade|service)|freeholder|managing agent|developer|contractor|surveyor|specialist"
    r"|manager|director|head of|councillor|neighbour\w*|energy (?:supplier|company)|water company|resident to|to the resident)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(still|came back|come back|returned|recur\w*|unresolved|fail\w* again|not (?:yet |been )*(?:mended|cured|done|repaired)"
    r"|without curing|for good)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b((?:Energy|Government|Care|Property|Financial) Ombudsman|LGSCO|tribunal|court|Commissioner|insur\w+|police|warrant\w+|council)\b"
)
_CAUSE = re.compile(
    r"\b(caus\w+|put (?:it |that |the \w+ )?down to|(?:came|comes|coming|come) (?:in )?from|traced to|source|blamed|defect\w*|due to"
    r"|result of|led to|faulty|thought (?:that )?(?:it|the))\b",
    re.IGNORECASE,
)
_CASE_KINDS = {"cause": _CAUSE, "place": _PLACE, "year": _YEAR, "body": _BODY, "after": _AFTER}


@lru_cache(maxsize=4096)
def wanted_of_case(text: str) -> frozenset[str]:
    """The kinds of thing that a clause asks of a decided case, beside those of `WANTS`: a year, a body, a place to turn to,
    a cause, how it stood after."""
    return frozenset(kind for kind in _CASE_KINDS if says("cases", f"asks_{kind}", text=text))


@lru_cache(maxsize=20_000)
def held_of_case(text: str) -> frozenset[str]:
    """Those kinds of thing that a passage's text holds."""
    return frozenset(kind for kind, expression in _CASE_KINDS.items() if expression.search(text))
