"""The chain from a question to an answer, as a LangChain `Runnable`: read, compose, explain, verify."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.runnables import Runnable, RunnableConfig

from assistant.answer.checks.facts import facts_to_phrase
from assistant.answer.checks.phrasing import aexplain, explain, shown
from assistant.answer.checks.verification import Nearness
from assistant.answer.compose import compose
from assistant.answer.contract import Answer, AnswerChunk, Question, Sentence
from assistant.answer.message.followup import less_thanks
from assistant.answer.message.instructions import LEAST_KEPT, set_aside_instructions
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.asked_of_answer import told_in
from assistant.answer.talk.conversation import continue_from, put_right, remember
from assistant.answer.talk.shown_cases import spoken_of_next
from assistant.errors import AssistantError
from assistant.situation.days_ahead import day_of_asking
from assistant.situation.reader import clean, read_situation

OpenModel = Callable[[], BaseChatModel | None]
_log = logging.getLogger(__name__)
_IN_PLAIN_WORDS = "**In plain words**"


class AnswerChain(Runnable[Question, Answer]):
    """Answers a `Question`.

    `invoke` and `ainvoke` give the whole `Answer`; `stream` gives `AnswerChunk`s: the composed answer at
    once, each verified sentence as it comes, and the finished answer last. `open_model` gives the chat
    model when it is first needed, None for no model; one that fails, or takes longer than `patience` seconds,
    leaves the composed answer, what it had said until then, and a note.
    """

    def __init__(
        self,
        sources: Sources,
        open_model: OpenModel,
        model_name: str,
        nearness: Nearness | None = None,
        patience: float | None = None,
    ) -> None:
        self._sources = sources
        self._open_model = open_model
        self._model_name = model_name
        self._nearness = nearness
        self._patience = patience

    def invoke(self, input: Question, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: ARG002
        """The whole answer.

        Raises:
            InputError: the question is empty or far too long, or its dates cannot be.
        """
        return _last([chunk.answer for chunk in self.stream_chunks(input)])

    async def ainvoke(self, input: Question, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: ARG002
        """The whole answer, without blocking while a model writes."""
        return _last([chunk.answer async for chunk in self.astream_chunks(input)])

    def stream(self, input: Question, config: RunnableConfig | None = None, **kwargs: Any) -> Iterator[Any]:  # noqa: ARG002
        """The answer in chunks."""
        yield from self.stream_chunks(input)

    async def astream(
        self,
        input: Question,
        config: RunnableConfig | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> AsyncIterator[Any]:
        """The answer in chunks, without blocking."""
        async for chunk in self.astream_chunks(input):
            yield chunk

    def stream_chunks(self, question: Question) -> Iterator[AnswerChunk]:
        """`stream`, typed."""
        work = _Work()
        yield work.computed(self.compose(question))
        try:
            model = self._open_model() if facts_to_phrase(work.answer) else None
            if model is not None:
                for sentence in explain(model, work.answer, self._nearness, self._patience):
                    yield work.said(sentence)
        except Exception as error:
            yield work.done(self._model_name, error)
        else:
            yield work.done(self._model_name)

    async def astream_chunks(self, question: Question) -> AsyncIterator[AnswerChunk]:
        """`astream`, typed: what takes long without a model runs in a thread."""
        work = _Work()
        yield work.computed(await asyncio.to_thread(self.compose, question))
        try:
            model = await asyncio.to_thread(self._open_model) if facts_to_phrase(work.answer) else None
            if model is not None:
                async for sentence in aexplain(model, work.answer, self._nearness, self._patience):
                    yield work.said(sentence)
        except Exception as error:
            yield work.done(self._model_name, error)
        else:
            yield work.done(self._model_name)

    def compose(self, question: Question) -> Answer:
        """The answer before any model has spoken.

        Raises InputError as `invoke` does.
        """
        sources = self._sources.at(_day_asked(question)).without(question.exclude)
        situation = read_situation(
            _to_be_read(question, sources),
            sources.directory,
            asker=question.asker,
            landlord=question.landlord,
            tenure=question.tenure,
            reported=question.reported,
            until=question.until,
            household=question.household,
            today=sources.today,
        )
        situation = situation.model_copy(update={"question": clean(question.text)})
        if question.situation is not None:
            names = frozenset(name for name in question.corrected if not getattr(question, name, None))
            situation = put_right(situation, question.situation, names)
            situation = continue_from(question.situation, situation)
            situation = put_right(situation, question.situation, names)
        if situation.ahead and situation.apart == "what if":
            sources = sources.at(situation.ahead)
        answer = compose(situation, sources)
        cases = dict.fromkeys(statement.case for statement in answer.statements if statement.case)
        spoken_of = spoken_of_next(tuple(cases), situation, sources)
        kept = remember(
            answer.situation,
            earlier=question.situation,
            kind=answer.kind.value,
            asked=answer.asks,
            emergency=answer.signpost is not None and answer.signpost.emergency,
            case=spoken_of,
            shown=tuple(cases),
            told=told_in(answer),
        )
        return answer.model_copy(update={"situation": kept})


def _day_asked(question: Question) -> date:
    """The day of asking: the day that the message says it is, unless a later one is given beside it."""
    today = question.today or date.today()
    told = day_of_asking(question.text, today) if question.situation is None else None
    given = max((day for day in (question.reported, question.until) if day), default=None)
    return told if told and (given is None or given <= told) else today


def _to_be_read(question: Question, sources: Sources) -> str:
    """The words of a message that tell or ask something: without orders, slips and, later on, thanks."""
    text = _less_orders(question.text, sources)
    text = sources.spelling.right(text) if sources.spelling else text
    return less_thanks(text) if question.situation is not None else text


def _less_orders(text: str, sources: Sources) -> str:
    """A message to be read: without sentences that order the assistant about, whose words tell nothing of the home."""
    kept, ordered = set_aside_instructions(text, sources.kinds)
    return kept if ordered and len(kept.split()) >= LEAST_KEPT else text


class _Work:
    """An answer in the making: what was said so far, and the milliseconds since the question came in."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._sentences: list[Sentence] = []
        self.answer: Answer

    def computed(self, answer: Answer) -> AnswerChunk:
        """The composed answer."""
        self.answer = answer
        self._stamp("computed")
        return AnswerChunk(stage="computed", answer=self.answer)

    def said(self, sentence: Sentence) -> AnswerChunk:
        """One more sentence of the model, judged."""
        if not self._sentences:
            self._stamp("first_sentence")
        self._sentences.append(sentence)
        return AnswerChunk(stage="sentence", sentence=sentence)

    def done(self, model: str, error: Exception | None = None) -> AnswerChunk:
        """The finished answer, with a line on why no more was said where a model failed."""
        if error is not None:
            why = _why(error)
            # Only what kind of fault it was: an error's own text may hold what the person asked.
            _log.warning("no explanation was written: %s", why)
            note = f"The explanation was not finished: {why}. The answer itself does not need it."
            self.answer = self.answer.model_copy(update={"notes": (*self.answer.notes, note)})
        explanation = shown(self._sentences, self.answer)
        text = f"{self.answer.text}\n\n{_IN_PLAIN_WORDS}\n\n{explanation}" if explanation else self.answer.text
        changed = {
            "text": text,
            "sentences": tuple(self._sentences),
            "model": model if self._sentences else "none",
        }
        self.answer = self.answer.model_copy(update=changed)
        self._stamp("total")
        return AnswerChunk(stage="done", answer=self.answer)

    def _stamp(self, name: str) -> None:
        spent = round((time.perf_counter() - self._began) * 1000, 1)
        self.answer = self.answer.model_copy(update={"timings_ms": {**self.answer.timings_ms, name: spent}})


def _last(answers: list[Answer | None]) -> Answer:
    answer = answers[-1]
    assert answer is not None
    return answer


def _why(error: Exception) -> str:
    """What became of the model, in a few words that hold nothing of the question."""
    if isinstance(error, AssistantError):
        return str(error).rstrip(".")
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return "the chat model took too long"
    status = getattr(error, "status_code", None)
    return f"the chat model failed ({type(error).__name__}{f' {status}' if isinstance(status, int) else ''})"
