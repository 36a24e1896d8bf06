"""The explanation: a chat model puts the statements into plain words, and each sentence is verified as it comes.

The model sees our own statements only, numbered: not the message, not a document as it stands, no address
and no reference it could misspell. What a message tries to make it say never reaches it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from importlib import resources
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

from assistant.answer.contract import Answer, Kind, Sentence, SentenceStatus, Statement, StatementKind
from assistant.answer.plain import lower_first
from assistant.answer.sentences import marks_of, whole_sentences, without_marks
from assistant.answer.verification import Check, Nearness, verify

_MOST_FACTS = 5
_MOST_SENTENCES = 5
_FEWEST_FACTS = 2
_UNPHRASED = {StatementKind.UNKNOWN, StatementKind.SIGNPOST, StatementKind.STEP}


def facts_to_phrase(answer: Answer) -> tuple[Statement, ...]:
    """The statements that are worth explaining; none where the answer is short or not ours to give."""
    if answer.kind is not Kind.ANSWER:
        return ()
    facts = tuple(s for s in answer.statements if s.kind not in _UNPHRASED)[:_MOST_FACTS]
    return facts if len(facts) >= _FEWEST_FACTS else ()


def messages(facts: tuple[Statement, ...]) -> list[Any]:
    """The prompt: the same instructions first each time, so that a server can keep them, then the facts."""
    system = resources.files("assistant.answer").joinpath("prompts/explain.md").read_text("utf-8")
    listed = "\n".join(f"[{n}] {fact.text}" for n, fact in enumerate(facts, start=1))
    return [SystemMessage(system), HumanMessage(f"Facts:\n{listed}\nAnswer:")]


def explain(model: BaseChatModel, answer: Answer, nearness: Nearness | None = None) -> Iterator[Sentence]:
    """The explanation sentence by sentence, each with what became of it. Stops after five.

    Raises whatever the model raises; the caller keeps the composed answer.
    """
    facts = facts_to_phrase(answer)
    if not facts:
        return
    pieces = (str(chunk.text) for chunk in model.stream(messages(facts)))
    judge = _Judge(facts, answer, nearness)
    for count, sentence in enumerate(whole_sentences(pieces), start=1):
        if (judged := judge.of(sentence)) is not None:
            yield judged
        if count == _MOST_SENTENCES:
            break


async def aexplain(model: BaseChatModel, answer: Answer, nearness: Nearness | None = None) -> AsyncIterator[Sentence]:
    """`explain`, without blocking while the model writes."""
    facts = facts_to_phrase(answer)
    if not facts:
        return
    judge = _Judge(facts, answer, nearness)
    written = ""
    async for chunk in model.astream(messages(facts)):
        written += str(chunk.text)
    for sentence in list(whole_sentences([written]))[:_MOST_SENTENCES]:
        if (judged := judge.of(sentence)) is not None:
            yield judged


class _Judge:
    """Verifies sentences one after another and never lets the same thing be said twice."""

    def __init__(self, facts: tuple[Statement, ...], answer: Answer, nearness: Nearness | None) -> None:
        self._facts = facts
        self._answer = answer
        self._nearness = nearness
        self._said: set[str] = set()

    def of(self, sentence: str) -> Sentence | None:
        plain = without_marks(sentence)
        if plain in self._said:
            return None
        self._said.add(plain)
        named = tuple(n for n in marks_of(sentence) if 1 <= n <= len(self._facts)) or self._nearest(plain)
        check = self._check(plain, named)
        places = tuple(self._answer.statements.index(self._facts[n - 1]) for n in named)
        if check.passed:
            return Sentence(text=self._of_its_case(plain, named), statements=places, status=SentenceStatus.VERIFIED)
        if len(named) == 1 and self._facts[named[0] - 1].text not in self._said:
            fact = self._facts[named[0] - 1].text
            self._said.add(fact)
            return Sentence(text=fact, statements=places, status=SentenceStatus.REPLACED, why=check.why)
        return Sentence(text=plain, statements=places, status=SentenceStatus.DROPPED, why=check.why)

    def _check(self, plain: str, named: tuple[int, ...]) -> Check:
        marks = "".join(f"[{n}]" for n in named)
        answer = self._answer
        return verify(f"{plain} {marks}", self._facts, answer.citations, answer.verdict, self._nearness)

    def _nearest(self, plain: str) -> tuple[int, ...]:
        """The fact that a sentence without a mark was made from: the only one that carries all of it."""
        carrying = [n for n in range(1, len(self._facts) + 1) if self._check(plain, (n,)).passed]
        return (carrying[0],) if len(carrying) == 1 else ()

    def _of_its_case(self, plain: str, named: tuple[int, ...]) -> str:
        """The sentence with its case put in front where it speaks of one without saying so."""
        cases = {self._facts[n - 1].case for n in named} - {None}
        if len(cases) == 1 and "case" not in plain.lower():
            return f"In case {cases.pop()}: {lower_first(plain)}"
        return plain


def shown(sentences: tuple[Sentence, ...] | list[Sentence], answer: Answer) -> str:
    """The explanation as Markdown with the answer's own marks; empty where every sentence only repeats a statement."""
    kept = [s for s in sentences if s.status is not SentenceStatus.DROPPED]
    if not any(s.status is SentenceStatus.VERIFIED for s in kept):
        return ""
    parts = []
    for sentence in kept:
        numbers = dict.fromkeys(n for place in sentence.statements for n in answer.statements[place].citations)
        parts.append(sentence.text + (" " + "".join(f"[{n}]" for n in numbers) if numbers else ""))
    return " ".join(parts)
