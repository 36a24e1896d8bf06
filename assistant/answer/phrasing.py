"""The explanation: a chat model puts the main facts into plain words, and each sentence is verified as it comes.

The model sees our own statements only, numbered: not the message, not a document as it stands, no address
and no reference it could misspell. What a message tries to make it say never reaches it.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import Any

import yaml
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.answer.contract import Answer, Sentence, SentenceStatus
from assistant.answer.facts import Fact, facts_to_phrase
from assistant.answer.grammar import grammar_of
from assistant.answer.plain import lower_first
from assistant.answer.sentences import Cutter, marks_of, without_marks
from assistant.answer.verification import Nearness, verify
from assistant.models import with_grammar

_A_COPY = 0.85


def messages(facts: Sequence[Fact]) -> list[BaseMessage]:
    """The prompt: the same instructions and examples first each time, so that a server can keep them, then the facts."""
    return [*_beginning(), HumanMessage(_numbered([fact.text for fact in facts]))]


def explain(
    model: BaseChatModel, answer: Answer, nearness: Nearness | None = None, patience: float | None = None
) -> Iterator[Sentence]:
    """The explanation sentence by sentence, each with what became of it; at most one for each fact.

    Raises TimeoutError where the model takes longer than `patience` seconds, and whatever the model raises; the
    caller keeps the composed answer.
    """
    if not (facts := facts_to_phrase(answer)):
        return
    listener = _Listener(facts, answer, nearness, patience)
    for chunk in _bound(model, facts).stream(messages(facts)):
        yield from listener.hear(str(chunk.text))
        if listener.done:
            return
    yield from listener.end()


async def aexplain(
    model: BaseChatModel, answer: Answer, nearness: Nearness | None = None, patience: float | None = None
) -> AsyncIterator[Sentence]:
    """`explain`, without blocking while the model writes."""
    if not (facts := facts_to_phrase(answer)):
        return
    listener = _Listener(facts, answer, nearness, patience)
    async for chunk in _bound(model, facts).astream(messages(facts)):
        for sentence in listener.hear(str(chunk.text)):
            yield sentence
        if listener.done:
            return
    for sentence in listener.end():
        yield sentence


def shown(sentences: Sequence[Sentence], answer: Answer) -> str:
    """The explanation as Markdown with the answer's own marks; empty where no sentence may be shown."""
    parts = []
    for sentence in sentences:
        if sentence.status is SentenceStatus.VERIFIED:
            numbers = dict.fromkeys(n for place in sentence.statements for n in answer.statements[place].citations)
            parts.append(sentence.text + (" " + "".join(f"[{n}]" for n in numbers) if numbers else ""))
    return " ".join(parts)


class _Listener:
    """Hears a model, cuts what it writes into sentences, verifies each, and never lets the same fact be told twice."""

    def __init__(
        self, facts: Sequence[Fact], answer: Answer, nearness: Nearness | None, patience: float | None
    ) -> None:
        self._facts = facts
        self._answer = answer
        self._nearness = nearness
        self._until = time.monotonic() + patience if patience is not None else None
        self._cutter = Cutter()
        self._told: set[tuple[int, ...]] = set()
        self._case: str | None = None
        self._heard = 0

    @property
    def done(self) -> bool:
        """Whether as many sentences came as there are facts."""
        return self._heard >= len(self._facts)

    def hear(self, piece: str) -> Iterator[Sentence]:
        """The sentences that a piece of text completes, judged. Raises TimeoutError when time is up."""
        if self._until is not None and time.monotonic() > self._until:
            raise TimeoutError
        yield from self._judged(self._cutter.feed(piece))

    def end(self) -> Iterator[Sentence]:
        """What is left once the model has ended."""
        yield from self._judged(self._cutter.rest())

    def _judged(self, sentences: Iterator[str]) -> Iterator[Sentence]:
        for sentence in sentences:
            if self.done:
                return
            self._heard += 1
            yield self._of(sentence)

    def _of(self, sentence: str) -> Sentence:
        """What became of a sentence."""
        plain = without_marks(sentence)
        named = marks_of(sentence) or self._carrier(plain)
        known = tuple(n for n in named if 1 <= n <= len(self._facts))
        why = self._fault(plain, named)
        status = SentenceStatus.DROPPED
        if why is None and known in self._told:
            why = "its fact was told already"
        elif why is None and self._is_copy(plain, known):
            status, why = SentenceStatus.REPEATED, "it repeats its fact word for word"
        elif why is None:
            status = SentenceStatus.VERIFIED
            self._told.add(known)
            plain = self._of_its_case(plain, known)
        return Sentence(text=plain, statements=tuple(self._facts[n - 1].place for n in known), status=status, why=why)

    def _fault(self, plain: str, named: Sequence[int]) -> str | None:
        marks = "".join(f"[{n}]" for n in named)
        statements = [fact.statement.model_copy(update={"text": fact.text}) for fact in self._facts]
        return verify(f"{plain} {marks}", statements, self._answer.citations, self._answer.verdict, self._nearness).why

    def _carrier(self, plain: str) -> tuple[int, ...]:
        """The fact that a sentence without a mark was made from: the only one that carries all of it."""
        carrying = [n for n in range(1, len(self._facts) + 1) if self._fault(plain, (n,)) is None]
        return (carrying[0],) if len(carrying) == 1 else ()

    def _is_copy(self, plain: str, named: Sequence[int]) -> bool:
        told = plain.lower().split()
        facts = " ".join(self._facts[n - 1].text for n in named).lower().split()
        same = sum(block.size for block in SequenceMatcher(None, told, facts, autojunk=False).get_matching_blocks())
        return same >= _A_COPY * len(facts)

    def _of_its_case(self, plain: str, named: Sequence[int]) -> str:
        """The sentence with its case named, where it speaks of another one than the sentence before it."""
        cases = {self._facts[n - 1].statement.case for n in named} - {None}
        case = cases.pop() if len(cases) == 1 else None
        before, self._case = self._case, case
        if case is None or case == before:
            return plain
        for opening in ("In that case, ", "In that case "):
            if plain.startswith(opening):
                return f"In case {case}{opening[len('In that case') :]}{plain[len(opening) :]}"
        return f"In case {case}: {lower_first(plain)}"


def _bound(model: BaseChatModel, facts: Sequence[Fact]) -> Any:
    return with_grammar(model, grammar_of([fact.text for fact in facts]))


@cache
def _beginning() -> tuple[BaseMessage, ...]:
    folder = resources.files("assistant.answer").joinpath("prompts")
    turns: list[BaseMessage] = [SystemMessage(folder.joinpath("explain.md").read_text("utf-8").strip())]
    for example in yaml.safe_load(folder.joinpath("examples.yaml").read_text("utf-8")):
        turns.append(HumanMessage(_numbered(example["facts"])))
        turns.append(AIMessage(" ".join(f"{said} [{n}]" for n, said in enumerate(example["explained"], start=1))))
    return tuple(turns)


def _numbered(facts: Sequence[str]) -> str:
    return "\n".join(f"[{n}] {fact}" for n, fact in enumerate(facts, start=1))
