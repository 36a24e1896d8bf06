"""What a message says of the home: how it is held, of whom, and who lives there."""

from __future__ import annotations

import re

from assistant.records import LandlordType, Tenure
from assistant.situation.wordlists import says, words

_BESIDE = re.compile(
    r"\b(secure|assured|shorthold|leasehold\w*) (and|or|versus|vs|than) (an? )?(secure|assured|shorthold|leasehold)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|isn['’]?t|ain['’]?t|aren['’]?t|instead of|rather than) (?:an? )?(?:leasehold\w*|shared[- ]own\w*)",
    re.IGNORECASE,
)
_NO_SUCH_LANDLORD = re.compile(
    r"(?:\bnot|n['’]?t|\bnor|\bneither|\binstead of|\brather than) (?:(?:really|even|actually) )?(?:an? |the |any )?"
    r"(?:housing association|association|h\.?a\.?|council|local authority|registered provider)\b"
    r"(?:,? (?:or|nor|and) (?:an? |the |any )?(?:housing association|association|council|local authority)\b)?",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\b(i'?m|i am|im|my|we|our|she'?s|he'?s)\b", re.IGNORECASE)


def landlord_type_of(text: str) -> LandlordType | None:
    """The kind of landlord that is said; not one that the landlord is said not to be."""
    text = _NO_SUCH_LANDLORD.sub(" ", text)
    return next(
        (LandlordType(n) for n in words("facts")["landlord_type"] if says("facts", "landlord_type", n, text=text)), None
    )


def tenure_of(text: str) -> Tenure | None:
    """The tenure that is said; None where two are set beside each other and neither is said to be the person's."""
    text = _DENIED.sub(" ", text)
    named = [Tenure(name) for name in words("facts")["tenure"] if says("facts", "tenure", name, text=text)]
    if Tenure.ASSURED_SHORTHOLD in named and Tenure.ASSURED in named:
        named.remove(Tenure.ASSURED)
    compared = (len(named) > 1 or _BESIDE.search(text)) and not _WHOSE.search(text)
    return None if not named or compared else named[0]


def denies_a_lease(text: str) -> bool:
    """Whether a text says that somebody holds no lease and no share of the home."""
    return _DENIED.search(text) is not None


def household_of(text: str) -> tuple[str, ...]:
    """Who lives there of whom a rule takes account."""
    return tuple(who for who in words("facts")["household"] if says("facts", "household", who, text=text))
