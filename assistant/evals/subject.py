"""What is put to the test: anything that answers a question, and what it can do beside."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.contract import Answer, AnswerChunk, Question
from assistant.evals.cases import InjectionCase
from assistant.evals.grounding import Resolve
from assistant.evals.remedies import Forecast, RemedyCase
from assistant.records import Corpus

Ask = Callable[[Question], Answer]
Search = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True)
class Subject:
    """A system under test.

    `ask` answers questions; `search` gives the best passages' ids; `precedents` the best cases'
    references; `estimate` forecasts a matter, leaving out its case; `poisoned` gives the same system over a
    corpus that holds the injection cases' own records beside ours. A system lacks what is None.
    `secrets` are the texts that it must never show.
    """

    name: str
    model: str
    corpus: Corpus
    ask: Ask | None = None
    search: Search | None = None
    precedents: Search | None = None
    estimate: Callable[[RemedyCase], Forecast] | None = None
    poisoned: Callable[[Sequence[InjectionCase]], Subject] | None = None
    resolve: Resolve | None = None
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timed:
    """An answer, and how long a person waited for its first words and for its end, in seconds."""

    answer: Answer
    first: float
    whole: float


def put(ask: Ask, question: Question) -> Timed:
    """Ask, and take the time. A system that streams says itself when its first words came (`first_word`)."""
    begun = time.perf_counter()
    answer = ask(question)
    whole = time.perf_counter() - begun
    first = answer.timings_ms.get("first_word")
    return Timed(answer, first / 1000 if first is not None else whole, whole)


def from_stream(stream: Callable[[Question], Iterator[AnswerChunk]]) -> Ask:
    """Turn a stream into a plain call that notes when the first words came.

    Raises:
        RuntimeError: the stream ended without a final answer.
    """

    def ask(question: Question) -> Answer:
        begun = time.perf_counter()
        first: float | None = None
        phrased: float | None = None
        last: Answer | None = None
        for chunk in stream(question):
            now = (time.perf_counter() - begun) * 1000
            if chunk.answer is not None:
                last = chunk.answer
            first = now if first is None else first
            if chunk.sentence is not None and phrased is None:
                phrased = now
        if last is None or first is None:
            raise RuntimeError("the stream ended without an answer")
        taken = {"first_word": first} | ({"first_phrased": phrased} if phrased is not None else {})
        return last.model_copy(update={"timings_ms": {**last.timings_ms, **taken}})

    return ask
