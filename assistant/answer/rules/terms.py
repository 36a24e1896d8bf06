"""The passages that explain a term: those that open with it and a colon."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed
from assistant.answer.statements.sources import Sources
from assistant.records import Passage
from assistant.situation.situation import Ask, Clause, Situation

_TERM = re.compile(r"^([A-Z][a-z]+(?: [a-z]+){0,2})(?:, also called ([a-z ,]+))?:")
_MEANING = re.compile(
    r"\b(?:what|which|does|do|did|would)\b.{0,60}\b(?:mean|means|meant|meaning)\b|\bhow\b.{0,40}\bdiffer(?:s|ent)?\b",
    re.IGNORECASE,
)
_WORD_ASKED = re.compile(r"\bwhat (?:does|do|is meant by|did)? ?[\"'‘“]?(\w+)[\"'’”]? means?\b", re.IGNORECASE)
_WHAT_IS = re.compile(r"\bwhat(?:['’]?s| is| are| was)? (?:an? |the )?", re.IGNORECASE)
_WORSE = re.compile(
    r"\b(?:worse|worst|graver|gravest|more serious|most serious|higher|lower|difference)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:that|this|the|it)(?: (?:term|word|phrase|finding|verdict|ruling))? means?\b", re.IGNORECASE
)
_BY_GRAVITY = ("service failure", "maladministration", "severe maladministration")


def asks_meaning(clause: Clause) -> bool:
    """Whether a clause asks what something means, or whether it means something else."""
    return Ask.TERM in clause.asks or _MEANING.search(clause.text) is not None


def what_is(text: str, sources: Sources) -> list[Passage]:
    """The explanations of the terms right behind a "what is": of a decant in "what is a decant"."""
    names = [(name, passage) for passage in _explained(sources) for name in _names(passage)]
    asked = [text[found.end() :].lower() for found in _WHAT_IS.finditer(text)]
    return [passage for name, passage in names if any(re.match(rf"{re.escape(name)}s?\b", rest) for rest in asked)]


def explains_another(passage: Passage, text: str) -> bool:
    """Whether a passage explains a term that a text, which asks what something means, does not name."""
    if _MEANING.search(text) is None or _TERM.match(passage.text) is None:
        return False
    return not any(re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE) for name in _names(passage))


def terms_of(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> list[Passage]:
    """The explanations of the terms that a clause names; of those that it points back to where it names none."""
    told = " ".join(s.text for s in draft.statements if s.kind is StatementKind.FINDING)
    # A finding told just now is what `that term` means, whichever the message named before.
    pointed = told if _POINTS_BACK.search(clause.text) else ""
    for text in (clause.text, pointed, situation.whole, draft.text):
        if found := named_terms(text, sources):
            return found
    return _begun_by(clause.text, sources)


def _begun_by(text: str, sources: Sources) -> list[Passage]:
    """The one term that begins with the word asked about: rechargeable repair for "what does rechargeable mean"."""
    found = _WORD_ASKED.search(text)
    begun = [p for p in _explained(sources) if found and _names(p)[0].startswith(f"{found.group(1).lower()} ")]
    return begun if len(begun) == 1 else []


def graver_of(text: str, terms: list[Passage]) -> str:
    """Which of the findings explained is the gravest, where a text asks; else nothing to say."""
    named = [name for name in _BY_GRAVITY for passage in terms if name in _names(passage)]
    if len(named) < 2 or not _WORSE.search(text):
        return ""
    return say("graver", worst=named[-1].capitalize(), than=listed(named[:-1]))


def named_terms(text: str, sources: Sources) -> list[Passage]:
    """The explanations of the terms that a text names, in the order in which it names them.

    "Maladministration" is not named where only "severe maladministration" is.
    """
    low = text.lower()
    names = [(name, passage) for passage in _explained(sources) for name in _names(passage)]
    places: dict[int, tuple[str, Passage]] = {}
    for name, passage in sorted(names, key=lambda pair: (len(pair[0]), pair[1].id)):
        for found in re.finditer(rf"\b{re.escape(name)}\b", low):
            places = {at: held for at, held in places.items() if not found.start() <= at < found.end()}
            places[found.start()] = (name, passage)
    return list(dict.fromkeys(passage for _, (_, passage) in sorted(places.items(), key=lambda item: item[0])))


def _explained(sources: Sources) -> list[Passage]:
    records = sources.corpus.policies.values()
    return [passage for record in records for passage in record.passages if _TERM.match(passage.text)]


def _names(passage: Passage) -> list[str]:
    opening = _TERM.match(passage.text)
    assert opening is not None
    others = re.split(r", | or ", opening.group(2)) if opening.group(2) else []
    return [opening.group(1).lower(), *(name.strip() for name in others if name.strip())]
