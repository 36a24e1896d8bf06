"""The explanation: a chat model puts the main facts into plain words, and each sentence is verified as it comes.

The model sees our own statements only, one at a time: not the message, not a document as it stands, no address
and no reference it could misspell. What a message tries to make it say never reaches it. One fact, one call, one
sentence: so a sentence always belongs to its fact, and the person waits for one fact to be read, not for all.
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

from assistant.answer.checks.facts import Fact, facts_to_phrase
from assistant.answer.checks.grammar import grammar_of
from assistant.answer.checks.sentences import Cutter, without_marks
from assistant.answer.checks.verification import Nearness, verify
from assistant.answer.contract import Answer, Sentence, SentenceStatus
from assistant.answer.statements.plain import lower_first
from assistant.models import with_grammar

_A_COPY = 0.85


def messages(fact: Fact) -> list[BaseMessage]:
    """The prompt: the same instructions and examples first each time, so that a server can keep them, then the fact."""
    return [*_beginning(), HumanMessage(fact.text)]


def explain(
    model: BaseChatModel, answer: Answer, nearness: Nearness | None = None, patience: float | None = None
) -> Iterator[Sentence]:
    """The explanation sentence by sentence, each with what became of it; one for each fact.

    Raises TimeoutError where the model takes longer than `patience` seconds, and whatever the model raises; the
    caller keeps the composed answer.
    """
    listener = _Listener(answer, nearness, patience)
    for fact in facts_to_phrase(answer):
        heard = _Heard(listener)
        for chunk in _bound(model, fact).stream(messages(fact)):
            if heard.enough(str(chunk.text)):
                break
        yield from listener.judged(fact, heard.sentence())


async def aexplain(
    model: BaseChatModel, answer: Answer, nearness: Nearness | None = None, patience: float | None = None
) -> AsyncIterator[Sentence]:
    """`explain`, without blocking while the model writes."""
    listener = _Listener(answer, nearness, patience)
    for fact in facts_to_phrase(answer):
        heard = _Heard(listener)
        async for chunk in _bound(model, fact).astream(messages(fact)):
            if heard.enough(str(chunk.text)):
                break
        for sentence in listener.judged(fact, heard.sentence()):
            yield sentence


def shown(sentences: Sequence[Sentence], answer: Answer) -> str:
    """The explanation as Markdown with the answer's own marks; empty where no sentence may be shown."""
    parts = []
    for sentence in sentences:
        if sentence.status is SentenceStatus.VERIFIED:
            numbers = dict.fromkeys(n for place in sentence.statements for n in answer.statements[place].citations)
            parts.append(sentence.text + (" " + "".join(f"[{n}]" for n in numbers) if numbers else ""))
    return " ".join(parts)


class _Heard:
    """What a model has written about one fact: its first sentence is all that is wanted."""

    def __init__(self, listener: _Listener) -> None:
        self._listener = listener
        self._cutter = Cutter()
        self._first: str | None = None

    def enough(self, piece: str) -> bool:
        """Whether the first sentence is whole with this piece. Raises TimeoutError when time is up."""
        self._listener.check_time()
        self._first = next(self._cutter.feed(piece), None)
        return self._first is not None

    def sentence(self) -> str | None:
        """The first sentence; None where the model wrote no whole one."""
        return self._first or next(self._cutter.rest(), None)


class _Listener:
    """Verifies what a model writes about each fact, and keeps in mind which case was spoken of last."""

    def __init__(self, answer: Answer, nearness: Nearness | None, patience: float | None) -> None:
        self._answer = answer
        self._nearness = nearness
        self._until = time.monotonic() + patience if patience is not None else None
        self._case: str | None = None

    def check_time(self) -> None:
        """Raise TimeoutError when time is up."""
        if self._until is not None and time.monotonic() > self._until:
            raise TimeoutError

    def judged(self, fact: Fact, sentence: str | None) -> Iterator[Sentence]:
        """What became of a sentence; nothing where there is none."""
        if sentence is None:
            return
        plain = without_marks(sentence)
        said = fact.statement.model_copy(update={"text": fact.text})
        check = verify(f"{plain} [1]", [said], self._answer.citations, self._answer.verdict, self._nearness)
        status, why = SentenceStatus.DROPPED, check.why
        if why is None and self._is_copy(plain, fact):
            status, why = SentenceStatus.REPEATED, "it repeats its fact word for word"
        elif why is None:
            status = SentenceStatus.VERIFIED
            plain = self._of_its_case(plain, fact.statement.case)
        yield Sentence(text=plain, statements=(fact.place,), status=status, why=why)

    def _is_copy(self, plain: str, fact: Fact) -> bool:
        told, given = plain.lower().split(), fact.text.lower().split()
        same = sum(block.size for block in SequenceMatcher(None, told, given, autojunk=False).get_matching_blocks())
        return same >= _A_COPY * len(given)

    def _of_its_case(self, plain: str, case: str | None) -> str:
        """The sentence with its case named, where it speaks of another one than the sentence before it."""
        before, self._case = self._case, case
        if case is None or case == before:
            return plain
        for opening in ("In that case, ", "In that case "):
            if plain.startswith(opening):
                return f"In case {case}{opening[len('In that case') :]}{plain[len(opening) :]}"
        return f"In case {case}: {lower_first(plain)}"


def _bound(model: BaseChatModel, fact: Fact) -> Any:
    return with_grammar(model, grammar_of(fact.text))


@cache
def _beginning() -> tuple[BaseMessage, ...]:
    folder = resources.files("assistant.answer").joinpath("prompts")
    turns: list[BaseMessage] = [SystemMessage(folder.joinpath("explain.md").read_text("utf-8").strip())]
    for example in yaml.safe_load(folder.joinpath("examples.yaml").read_text("utf-8")):
        turns += [HumanMessage(example["fact"]), AIMessage(example["explained"])]
    return tuple(turns)
