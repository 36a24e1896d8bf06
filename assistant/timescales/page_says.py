"""What a landlord's own page gives a thing, in the words of its record: its class, its time, and whether that holds.

Where a page hangs it on the season or on who lives there, and that is not told, it is left open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.records import Corpus, Policy
from assistant.timescales.chosen import day_of_report, faults_of
from assistant.timescales.clock import clock_book
from assistant.timescales.conditions import month_named
from assistant.timescales.examples import Example, in_sentence, kinds_in
from assistant.timescales.facts import Facts
from assistant.timescales.landlord_examples import holds_in, is_in_part
from assistant.timescales.under_five import tells_of_a_child_under_five
from assistant.timescales.words import plain

_PIECE = re.compile(r"(?<=[.;])\s+")
_PINPOINT = re.compile(r" \([^()]*\)$")
_ITEM = re.compile(r"[,:;.]|\bor (?=an? )|\b(?:and|such as|like|including|is|are)\b")
_EITHER = re.compile(r"\b(\w+) or (\w+)\b")
_HEDGED = re.compile(r"\b(?:may|might|can|could|usually|sometimes|depend\w*|unless|except\w*|not)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"temporary|\bheaters?\b|\blen[dt]\b|\bloan|compensat|complain|£|\bslots?\b|\bring\b|\bphone|hours a day|apolog|recharge|ombudsman|\bdecisions?\b|\bin case\b",
    re.IGNORECASE,
)
"""What makes a piece no word on when the thing is mended."""
_COMMON = frozenset(
    """working days hours weeks month months repair repairs emergency emergencies urgent routine priority policy landlord
    council tenant home house flat work works jobs within made safe right that this with from other others their they
    them have will told when where still done been""".split()
)
"""Words that name no thing."""
_ONLY = re.compile(
    r"\b(?:(?:broken|left|caused|damaged)(?: \w+)? by|after|following|due to|where|if|when)\b (?!possible|needed|not\b)(.+?)(?:[,;.]|$)",
    re.IGNORECASE,
)
"""What a thing must come of, or go with."""
_WHOLE = re.compile(r"\b(?:total|all|complete|whole|full)\b", re.IGNORECASE)
_WORD = 4
_LEAST_WORDS = 2
_PRESSING = ("emergency", "urgent")
_OLD = re.compile(
    r"\belderly\b|\bpensioners?\b|\b(?:7[5-9]|[89]\d) ?(?:years?|yrs?) olds?\b"
    r"|\b(?:is|am|im|shes|hes|aged?) (?:now |nearly |almost )?(?:7[5-9]|[89]\d)\b(?! (?!years?\b|yrs?\b|and\b)\w)"
)
# Who lives there: what a page says of them, and what must be told for it to be plainly so.
_SURE_OF = (
    (re.compile(r"under five|under 5", re.IGNORECASE), tells_of_a_child_under_five),
    (re.compile(r"\bbab(?:y|ies)\b|newborn", re.IGNORECASE), re.compile(r"\b(?:new ?born|bab(?:y|ies))\b").search),
    (re.compile(r"\bdisab", re.IGNORECASE), re.compile(r"\bdisabled\b|\bwheelchair\b").search),
    (re.compile(r"\bchronic", re.IGNORECASE), re.compile(r"\bchronic(?:ally)?\b").search),
    (re.compile(r"\belderly\b|\bold\b(?! version)", re.IGNORECASE), _OLD.search),
    (re.compile(r"vulnerab", re.IGNORECASE), re.compile(r"\bvulnerable\b").search),
)


@dataclass(frozen=True)
class Piece:
    """A piece of a passage that speaks of the thing. `holds`: None where it hangs on what is not told.

    `for_whom`: it holds because of who lives there, `whenever`: in every part of the year. `named`: the thing stands in it in the very words told.
    """

    passage: str
    text: str
    kind: str | None
    holds: bool | None
    for_whom: bool
    named: bool
    shared: int
    whenever: bool = False


def pieces_on(facts: Facts, record: Policy) -> list[Piece]:
    """What a landlord's own page says of the thing told, what is plainly for another season too.

    Passages in which others speak of the landlord are none of its page.
    """
    found: list[Piece] = []
    for passage in record.passages:
        if passage.mark in record.spoken_by:
            continue
        for text in _PIECE.split(_PINPOINT.sub("", passage.text)):
            found += _read(text, str(passage.id), facts, record)
    if any(piece.named for piece in found):
        found = [piece for piece in found if piece.named]
    return found


def _read(text: str, passage: str, facts: Facts, record: Policy) -> list[Piece]:
    """A piece of a passage that names the thing told; none where it names no such thing."""
    if _BESIDE.search(text):
        return []
    kinds = kinds_in(text)
    told = set(plain(facts.repair).split()) - set(plain(record.landlord or "").split())
    named = _names(text, told)
    cite = record.cite(next(p for p in record.passages if p.id == passage))
    in_part = is_in_part(facts)
    examples = [
        one
        for one in in_sentence(kinds[0] if kinds else "", text, cite)
        if one.faults & faults_of(facts) and (in_part or not one.part) and not (in_part and _WHOLE.search(text))
    ]
    if not (examples or named):
        return []
    shared = len(told & _things(text))
    piece = Piece(passage, text, kinds[0] if len(kinds) == 1 else None, True, False, named, shared)
    if _HEDGED.search(text):
        return [replace(piece, holds=None)]
    if not any(one.household for one in examples) and not _told_of(text, told):
        return [replace(piece, holds=None)]
    if not examples:
        return [piece]
    held = [_holds(one, text, facts) for one in examples]
    best = next((one for one in held if one[0]), next((one for one in held if one[0] is None), (False, False)))
    return [replace(piece, holds=best[0], for_whom=best[1], whenever=any(one.either for one in examples))]


def _names(text: str, told: set[str]) -> bool:
    """Whether a thing of a list is told in its very words: of "a front or back door" one of the two is enough."""
    for item in _ITEM.split(text):
        either = [set(pair) for pair in _EITHER.findall(plain(item))]
        single = _things(item) - set().union(*either)
        if len(single) + len(either) >= _LEAST_WORDS and single <= told and all(pair & told for pair in either):
            return True
    return False


def _things(text: str) -> set[str]:
    return {word for word in plain(text).split() if len(word) >= _WORD} - _COMMON


def _told_of(text: str, told: set[str]) -> bool:
    """Whether a message tells of what a thing must come of by a piece of a page."""
    return all(not things or things & told for things in map(_things, _ONLY.findall(text)))


def _holds(example: Example, text: str, facts: Facts) -> tuple[bool | None, bool]:
    """Whether an example plainly holds, None where that is not told; and whether it does for who lives there."""
    day = day_of_report(facts)
    season = holds_in(example, day.month if day else month_named(facts.repair))
    if not example.household:
        return season, False
    said = plain(facts.repair)
    whom = True if any(of.search(text) and sure(said) for of, sure in _SURE_OF) else None
    if example.either:
        return (True, season is not True) if season or whom else (None, True)
    return (season, True) if whom else (None if season is not False else False, True)


def class_named(facts: Facts, record: Policy) -> str | None:
    """The passage of a landlord's page that plainly names the class of the thing told; None where none does."""
    kinds = {p.kind: p.passage for p in pieces_on(facts, record) if p.holds and p.kind and not p.for_whom}
    return next(iter(kinds.values())) if len(kinds) == 1 else None


def puts_in_class(facts: Facts, corpus: Corpus, record: Policy, kind: str, passage: str | None) -> bool:
    """Whether a landlord's page puts the thing told in a class, or the class is routine and no record makes the thing pressing."""
    if any(p.holds and (p.kind == kind or p.passage == passage) for p in pieces_on(facts, record)):
        return True
    pressing = (one.faults for held in clock_book(corpus).examples.values() for one in held if one.kind in _PRESSING)
    return kind == "routine" and not any(faults & faults_of(facts) for faults in pressing)
