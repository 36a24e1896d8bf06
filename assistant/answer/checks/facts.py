"""The facts that a chat model is given: few, short, and about what was asked.

A model reads some 50 words a second here and each fact costs the person a wait, so only the first statements
that gain by other words are given, and of each only what it turns on.
"""

from __future__ import annotations

import re

from assistant.answer.contract import Answer, Kind, Statement, StatementKind
from assistant.records import Frozen

_MOST_FACTS = 3
_MOST_WORDS = 42
_FEWEST_WORDS = 14
_LEAST_TO_READ = 60
# The kinds that the embedded model puts into fewer words; of findings and passages it gave
# mostly copies, and orders it told as if they had been carried out.
_WORTH_IT = {
    StatementKind.AWARD,
    StatementKind.GUIDANCE,
    StatementKind.LIMIT,
    StatementKind.SPREAD,
}
_LABELLED = re.compile(r"[^:.]{3,80}: (?=[A-Z\d£])")
_CASE = re.compile(r"\b([Ii])n case \d{6,}(?: \([^()]*(?:\([^()]*\))?[^()]*\))?:?")
_THE_CASE = re.compile(r"\bcase \d{6,}")
_ARTICLE = re.compile(r"(?<=\bIn that case )(A|An|The)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z£\d\"'“])")
_ASIDE = re.compile(
    r"Counted |The exact first day |The source says |As reported by others|From an older version |Take care:"
)
_QUALIFIES = re.compile(r"\b(applies if|if|unless|except|only|apart from)\b", re.IGNORECASE)


class Fact(Frozen):
    """What the model sees of one statement, and the statement's place in the answer."""

    place: int
    text: str
    statement: Statement


def facts_to_phrase(answer: Answer) -> tuple[Fact, ...]:
    """The facts worth putting into other words; none where the answer is soon read as it stands."""
    if answer.kind is not Kind.ANSWER or _words(" ".join(s.text for s in answer.statements)) < _LEAST_TO_READ:
        return ()
    facts = [
        Fact(place=place, text=short_form(statement), statement=statement)
        for place, statement in enumerate(answer.statements)
        if _gains(statement)
    ]
    return tuple(facts[:_MOST_FACTS])


def _gains(statement: Statement) -> bool:
    """Whether a model can say a statement better: rules without a label before them are plain sentences already."""
    if statement.kind not in _WORTH_IT or _words(statement.text) < _FEWEST_WORDS:
        return False
    return statement.kind is not StatementKind.GUIDANCE or bool(_LABELLED.match(statement.text))


def short_form(statement: Statement) -> str:
    """A statement's first sentences and those that limit it, with 'that case' for the case's name and number."""
    text = _THE_CASE.sub("that case", _CASE.sub(r"\1n that case", statement.text))
    text = _ARTICLE.sub(lambda found: found.group().lower(), text)
    kept: list[str] = []
    for sentence in _SENTENCE.split(text):
        if _ASIDE.match(sentence):
            continue
        if not kept or _words(" ".join([*kept, sentence])) <= _MOST_WORDS or _QUALIFIES.search(sentence):
            kept.append(sentence)
    return " ".join(kept)


def _words(text: str) -> int:
    return len(text.split())
