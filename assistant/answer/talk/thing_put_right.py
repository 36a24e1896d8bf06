"""The thing that is broken put right: "it's not damp, it's a leaking radiator", "I said tap but meant the cistern"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer.message.followup import FollowUp, follow_up_of
from assistant.answer.talk.same_problem import GENERAL
from assistant.records.categories import categorise
from assistant.situation.clauses import is_question
from assistant.situation.situation import Clause, Situation

_A = r"(?:(?:the|a|an|my|our|any|really|actually|just|about)\s+)*"
_THING = r"(?P<thing>[a-z]+(?: [a-z]+){0,2})"
_DENIED = (
    re.compile(
        rf"(?:,? ?(?:and |but )?)(?:\bnot|n['’]t) {_A}{_THING}(?=\W*(?:$|[,;.:–-]|\b(?:but|it['’]?s|its|it was)\b))",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:rather than|instead of) {_A}{_THING}", re.IGNORECASE),
    re.compile(
        rf"\b(?:i )?(?:said|put|wrote|typed|told you) {_A}{_THING}(?:,? (?:but|and|when)) (?:i |it )?(?:should have said|meant|mean|is|was|'?s)\b",
        re.IGNORECASE,
    ),
)
_SAYS_IT_IS = re.compile(r"\b(?:it|that|this|there)(?:['’]?s| is| was)?\s*$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was)\s*$", re.IGNORECASE)
_PIECES = re.compile(r"(?<=[,;.?!])\s+")


def thing_put_right(earlier: Situation, now: Situation) -> tuple[Situation, Situation]:
    """The talk before without the thing that a correction denies, and the message as one of the thing it names.

    Else the limits of the thing denied would be reckoned on for the other. Both as they were where a message denies
    no thing told of before, or names none in its place.
    """
    if earlier.refs or earlier.case or now.refs or follow_up_of(earlier, now) is not FollowUp.CORRECTION:
        return earlier, now
    found = next((hit for one in _DENIED if (hit := one.search(now.english))), None)
    if found is None:
        return earlier, now
    denied = _told_before(found.group("thing"), earlier.repair)
    before = _SAYS_IT_IS.sub("", _IS.sub("", now.english[: found.start()]))
    rest = f"{before} {now.english[found.end() :]}".strip(" ,.;:-–")
    named = categorise(rest)
    if not denied or named in GENERAL or _told_before(rest, " ".join(denied)):
        return earlier, now
    fresh = {
        "repair": _put(rest, denied, earlier.repair),
        "standing": _with(earlier.standing, denied, rest),
        "clauses": _with(earlier.clauses, denied, rest),
        "category": named,
        "emergency": None,
        "losses": (),
    }
    return earlier.model_copy(update=fresh), now.model_copy(update={"english": rest, "repair": rest, "category": named})


def _put(thing: str, denied: list[str], text: str) -> str:
    """A text with what is meant where the thing denied stood: its fault goes with it, a question about it stays."""
    without = re.compile(rf"\b(?:{'|'.join(map(re.escape, denied))})s?\b", re.IGNORECASE)
    pieces = _PIECES.split(text)
    put = [thing if without.search(each) and not is_question(each) else without.sub(thing, each) for each in pieces]
    return " ".join(dict.fromkeys(put))


def _told_before(text: str, told: str) -> list[str]:
    """The words of a text that a thing is named by and that were said before."""
    said = {word.lower().rstrip("s") for word in re.findall(r"[a-z]{3,}", told, re.IGNORECASE)}
    words = (word.lower() for word in re.findall(r"[a-z]{3,}", text, re.IGNORECASE))
    return [word for word in words if word.rstrip("s") in said and categorise(word) not in GENERAL]


def _with(clauses: Iterable[Clause], denied: list[str], thing: str) -> tuple[Clause, ...]:
    """The clauses with the thing that is meant where the one denied stood."""
    return tuple(each.model_copy(update={"text": _put(thing, denied, each.text)}) for each in clauses)
