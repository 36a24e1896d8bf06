"""The chain from a question to an answer, as a LangChain `Runnable`: read, compose, explain, verify."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.runnables import Runnable, RunnableConfig

from assistant.answer.compose import compose
from assistant.answer.contract import Answer, AnswerChunk, Question, Sentence
from assistant.answer.conversation import continue_from, put_right
from assistant.answer.facts import facts_to_phrase
from assistant.answer.phrasing import aexplain, explain, shown
from assistant.answer.sources import Sources
from assistant.answer.verification import Nearness
from assistant.errors import AssistantError
from assistant.situation.reader import read_situation

OpenModel = Callable[[], BaseChatModel | None]
_IN_PLAIN_WORDS = "**In plain words**"


class AnswerChain(Runnable[Question, Answer]):
    """Answers a `Question`.

    `invoke` and `ainvoke` give the whole `Answer`; `stream` gives `AnswerChunk`s: the composed answer at
    once, each verified sentence as it comes, and the finished answer last. `open_model` gives the chat
    model when it is first needed, None for no model; one that fails leaves the composed answer and a note.
    """

    def __init__(
        self,
        sources: Sources,
        open_model: OpenModel,
        model_name: str,
        nearness: Nearness | None = None,
    ) -> None:
        self._sources = sources
        self._open_model = open_model
        self._model_name = model_name
        self._nearness = nearness

    def invoke(self, input: Question, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: ARG002
        """The whole answer.

        Raises:
            InputError: the question is empty or far too long, or its dates cannot be.
        """
        return self._last(list(self.stream_chunks(input)))

    async def ainvoke(self, input: Question, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: ARG002
        """The whole answer, without blocking while a model writes."""
        clock = _Clock()
        answer = clock.stamp(self.compose(input), "computed")
        sentences: list[Sentence] = []
        try:
            model = self._open_model() if facts_to_phrase(answer) else None
            if model is not None:
                sentences = [sentence async for sentence in aexplain(model, answer, self._nearness)]
        except Exception as error:
            return _without_model(answer, error)
        return clock.stamp(self._finished(answer, sentences), "total")

    def stream(self, input: Question, config: RunnableConfig | None = None, **kwargs: Any) -> Iterator[Any]:  # noqa: ARG002
        """The answer in chunks."""
        yield from self.stream_chunks(input)

    async def astream(
        self,
        input: Question,
        config: RunnableConfig | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> AsyncIterator[Any]:
        """The answer in chunks, the finished one last."""
        answer = await self.ainvoke(input)
        yield AnswerChunk(stage="computed", answer=answer)
        yield AnswerChunk(stage="done", answer=answer)

    def stream_chunks(self, question: Question) -> Iterator[AnswerChunk]:
        """`stream`, typed."""
        clock = _Clock()
        answer = clock.stamp(self.compose(question), "computed")
        yield AnswerChunk(stage="computed", answer=answer)
        sentences: list[Sentence] = []
        try:
            model = self._open_model() if facts_to_phrase(answer) else None
            if model is not None:
                for sentence in explain(model, answer, self._nearness):
                    if not sentences:
                        answer = clock.stamp(answer, "first_sentence")
                    sentences.append(sentence)
                    yield AnswerChunk(stage="sentence", sentence=sentence)
        except Exception as error:
            yield AnswerChunk(stage="done", answer=clock.stamp(_without_model(answer, error), "total"))
            return
        yield AnswerChunk(stage="done", answer=clock.stamp(self._finished(answer, sentences), "total"))

    def compose(self, question: Question) -> Answer:
        """The answer before any model has spoken.

        Raises InputError as `invoke` does.
        """
        sources = self._sources.at(question.today).without(question.exclude)
        situation = read_situation(
            question.text,
            sources.directory,
            asker=question.asker,
            landlord=question.landlord,
            tenure=question.tenure,
            reported=question.reported,
            until=question.until,
            household=question.household,
            today=sources.today,
        )
        if question.situation is not None:
            names = frozenset(name for name in question.corrected if not getattr(question, name, None))
            situation = put_right(situation, question.situation, names)
            situation = continue_from(question.situation, situation)
            situation = put_right(situation, question.situation, names)
        return compose(situation, sources)

    def _finished(self, answer: Answer, sentences: list[Sentence]) -> Answer:
        explanation = shown(sentences, answer)
        text = f"{answer.text}\n\n{_IN_PLAIN_WORDS}\n\n{explanation}" if explanation else answer.text
        model = self._model_name if sentences else "none"
        return answer.model_copy(update={"text": text, "sentences": tuple(sentences), "model": model})

    @staticmethod
    def _last(chunks: list[AnswerChunk]) -> Answer:
        answer = chunks[-1].answer
        assert answer is not None
        return answer


class _Clock:
    """Milliseconds since a question came in."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    def stamp(self, answer: Answer, name: str) -> Answer:
        spent = round((time.perf_counter() - self._began) * 1000, 1)
        return answer.model_copy(update={"timings_ms": {**answer.timings_ms, name: spent}})


def _without_model(answer: Answer, error: Exception) -> Answer:
    """The composed answer with one line on why no model spoke."""
    why = str(error) if isinstance(error, AssistantError) else f"the chat model failed ({type(error).__name__})"
    note = f"No explanation was written: {why.rstrip('.')}. The answer itself does not need it."
    return answer.model_copy(update={"notes": (*answer.notes, note)})
