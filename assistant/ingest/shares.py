"""How much of the money ordered is for each matter: never a guess, and never the whole for each of several."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.findings import Ruling
from assistant.ingest.matters import alike, category_of
from assistant.records import Category, Finding

FAILURES = frozenset((Finding.SEVERE_MALADMINISTRATION, Finding.MALADMINISTRATION, Finding.SERVICE_FAILURE))
_MATTERLESS = re.compile(
    r"\b(?:failings?|failures?) (?:identified |found |set out |highlighted |noted )?(?:in|by|"
    r"within) (?:this|the|our)|\ball (?:of )?the (?:failings|failures)",
    re.IGNORECASE,
)
# What a line of a breakdown is about: the words after the first of these that it has.
_ABOUT = tuple(
    re.compile(rf"\b(?:{words})\b(.*)", re.IGNORECASE | re.DOTALL)
    for words in (
        r"handling of|handled|response to|responded? to|responses to",
        r"(?:failures?|failings?|delays?|errors|shortcomings) (?:in|with|to|around|regarding|"
        r"relating to)|in (?:respect|relation|regard) (?:of|to)",
        r"caused by|arising from|resulting from|due to|regarding|about",
        r"for",
    )
)
_AND = re.compile(r"\band (?:of |in )?(?=[a-z])", re.IGNORECASE)


class Part(NamedTuple):
    """One line of a breakdown."""

    amount: float
    text: str
    was_offered: bool


class Award(NamedTuple):
    """The money of one order."""

    total: float
    parts: tuple[Part, ...]
    text: str
    unit: int


def shares_of(total: float | None, awards: list[Award], rulings: tuple[Ruling, ...]) -> tuple[float | None, ...]:
    """What each matter was given: never a guess, and never the whole for each of several."""
    shares: list[float | None] = [0.0 if ruling.finding not in FAILURES | {None} else None for ruling in rulings]
    open_matters = [place for place, share in enumerate(shares) if share is None]
    failing = [place for place in open_matters if rulings[place].finding is not None]
    if total is None:
        return tuple(shares)
    if total == 0:
        return tuple(0.0 for _ in rulings)
    if len(failing) == 1 and not _goes_beyond(awards, rulings, failing[0]):
        return tuple(total if place == failing[0] else 0.0 for place in range(len(rulings)))
    given: dict[int, float] = {}
    clouded: set[int] = set()
    for award in awards:
        for part in award.parts or (Part(award.total, award.text, False),):
            if part.was_offered:
                continue
            places = _named_in(part.text, rulings, failing or open_matters)
            if len(places) == 1:
                given[places[0]] = given.get(places[0], 0.0) + part.amount
            else:
                clouded.update(places or failing or open_matters)
    for place in open_matters:
        if place in clouded:
            shares[place] = None
        elif place in given:
            shares[place] = given[place]
        elif not clouded:
            shares[place] = 0.0
        else:
            # Part of the money could be for this matter only where the clouded sum says so.
            shares[place] = 0.0 if failing and set(failing) - clouded and place not in clouded else None
    return tuple(shares)


def _goes_beyond(awards: list[Award], rulings: tuple[Ruling, ...], failing: int) -> bool:
    """Whether a part of the sum names another matter than the one that failed."""
    for award in awards:
        for part in award.parts:
            places = _named_in(part.text, rulings, list(range(len(rulings))))
            if places and failing not in places and not part.was_offered:
                return True
    return False


def _named_in(text: str, rulings: tuple[Ruling, ...], among: list[int]) -> list[int]:
    """The matters that a line of the breakdown names."""
    if _MATTERLESS.search(text):
        return []
    body = text
    for pattern in _ABOUT:
        if match := pattern.search(text):
            body = match.group(1)
            break
    pieces = [piece for piece in _AND.split(body) if len(piece.strip()) > 3]
    found: list[int] = []
    for piece in [body, *pieces]:
        scored = sorted(((_likeness(piece, rulings[place]), place) for place in among), reverse=True)
        if not scored or scored[0][0] < 0.5:
            continue
        best = scored[0][0]
        tied = [place for score, place in scored if score > best - 0.15]
        if len(tied) == 1 or piece is not body:
            found += [place for place in tied if place not in found] if len(tied) == 1 else []
    return found


def _likeness(piece: str, ruling: Ruling) -> float:
    words = (ruling.matter, *ruling.also, *((ruling.cell,) if ruling.cell else ()))
    score = max(alike(piece, text) for text in words)
    kind = category_of(ruling.cell or ruling.matter) or category_of(ruling.matter)
    if kind in (Category.COMPLAINT_HANDLING, Category.RECORD_KEEPING) and category_of(piece) is kind:
        return 1.6
    return score
