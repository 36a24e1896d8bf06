"""How facts are put before a chat model, and what becomes of what it writes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from datetime import date
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk

from assistant.answer.chain import AnswerChain
from assistant.answer.checks.facts import facts_to_phrase, short_form
from assistant.answer.checks.grammar import grammar_of, opening_of
from assistant.answer.checks.phrasing import explain, messages, shown
from assistant.answer.contract import Answer, AnswerChunk, Question, SentenceStatus, Statement, StatementKind
from assistant.answer.engine import Assistant
from assistant.models.fakes import FakeChatModel

QUESTION = Question(
    text="My balcony door lock is broken and I have a baby. Is that delay reasonable?",
    landlord="Barnet",
    reported=date(2026, 9, 21),
    today=date(2026, 11, 22),
)
ROUTINE = (
    "Northby Council's own policy gives 15 working days to finish a routine repair, from the report. Counted from 3 March "
    "2025, that ran to 24 March 2025. It was passed by 4 working days. This applies if it is treated as routine."
)


def limit(text: str = ROUTINE) -> Statement:
    return Statement(kind=StatementKind.LIMIT, text=text)


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return AnswerChain(assistant.sources, lambda: None, "none").invoke(QUESTION)


def test_a_fact_keeps_its_condition_and_loses_its_asides() -> None:
    assert short_form(limit()) == (
        "Northby Council's own policy gives 15 working days to finish a routine repair, from the report. It was passed by 4 "
        "working days. This applies if it is treated as routine."
    )


def test_a_fact_about_a_case_holds_no_number_that_could_be_miscopied() -> None:
    award = Statement(
        kind=StatementKind.AWARD,
        text="In all, the landlord in case 209900001 was ordered to pay £75.",
        case="209900001",
    )
    assert short_form(award) == "In all, the landlord in that case was ordered to pay £75."


def test_an_answer_that_is_soon_read_is_not_explained(answer: Answer) -> None:
    assert facts_to_phrase(answer)
    assert facts_to_phrase(answer.model_copy(update={"statements": (limit(),)})) == ()


def test_a_sentence_must_open_with_the_condition_of_its_fact() -> None:
    assert opening_of(short_form(limit())) == "If it is treated as routine, Northby Council's own policy gives "
    assert opening_of("A job above £250 is left out.") == ""


def test_the_grammar_holds_the_figures_and_names_of_the_fact_and_no_others() -> None:
    grammar = grammar_of(short_form(limit()))
    assert '"15"' in grammar
    assert '"Northby"' in grammar
    assert '"3"' not in grammar
    assert "£" not in grammar


def test_every_prompt_begins_alike_and_ends_with_one_fact(answer: Answer) -> None:
    facts = facts_to_phrase(answer)
    prompts = [messages(fact) for fact in facts]
    assert len(facts) >= 2
    assert all(prompt[:-1] == prompts[0][:-1] for prompt in prompts)
    assert [prompt[-1].text for prompt in prompts] == [fact.text for fact in facts]
    assert all(QUESTION.text not in message.text for prompt in prompts for message in prompt)


def test_each_fact_is_one_call_and_only_the_first_sentence_counts(answer: Answer) -> None:
    model = FakeChatModel(replies=("The law sets a limit. You will get £9,000.",))
    sentences = list(explain(model, answer))
    assert len(sentences) == len(model.seen) == len(facts_to_phrase(answer))
    assert all("9,000" not in sentence.text for sentence in sentences)


def test_a_sentence_that_only_copies_its_fact_is_not_shown_again(answer: Answer) -> None:
    model = FakeChatModel()
    sentences = list(explain(model, answer))
    assert sentences
    assert all(sentence.status is not SentenceStatus.VERIFIED for sentence in sentences)
    assert shown(sentences, answer) == ""


def test_a_case_is_named_where_the_sentence_says_that_case(answer: Answer) -> None:
    told = [
        Statement(
            kind=StatementKind.AWARD,
            text=f"In all, the landlord in case {case} was ordered to pay £75. Our record does not split that sum at all.",
            case=case,
        )
        for case in ("209900001", "209900002")
    ]
    more = Statement(kind=StatementKind.UNKNOWN, text="word " * 60)
    model = FakeChatModel(replies=("In that case the landlord was ordered to pay £75.",))
    said = list(explain(model, answer.model_copy(update={"statements": (*told, more), "citations": ()})))
    assert [sentence.text for sentence in said] == [
        "In case 209900001 the landlord was ordered to pay £75.",
        "In case 209900002 the landlord was ordered to pay £75.",
    ]


class Slow(BaseChatModel):
    """Writes a word, then waits."""

    @property
    def _llm_type(self) -> str:
        return "slow"

    def _generate(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("only streamed")

    def _stream(self, *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
        for _ in range(100):
            time.sleep(0.02)
            yield ChatGenerationChunk(message=AIMessageChunk(content="word "))

    async def _astream(self, *_: Any, **__: Any) -> AsyncIterator[ChatGenerationChunk]:
        for _ in range(100):
            await asyncio.sleep(0.02)
            yield ChatGenerationChunk(message=AIMessageChunk(content="word "))


def test_a_model_that_takes_too_long_leaves_the_answer_and_one_line(assistant: Assistant) -> None:
    chain = AnswerChain(assistant.sources, Slow, "slow", patience=0.1)
    last = chain.invoke(QUESTION)
    assert last.statements
    assert last.notes[-1] == (
        "The explanation was not finished: the chat model took too long. The answer itself does not need it."
    )


class Broken(Slow):
    """Fails as a server would, with the prompt in its error."""

    def _stream(self, *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
        raise RuntimeError(f"500: {QUESTION.text}")


def test_a_model_s_fault_is_logged_once_without_what_was_asked(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "assistant"):
        last = AnswerChain(assistant.sources, Broken, "broken").invoke(QUESTION)
    said = [record for record in caplog.records if record.name == "assistant.answer.chain"]
    assert [record.getMessage() for record in said] == [
        "no explanation was written: the chat model failed (RuntimeError)"
    ]
    assert "balcony" not in caplog.text
    assert "the chat model failed (RuntimeError)" in last.notes[-1]
    assert "\n" not in last.notes[-1]


def test_what_was_verified_before_a_fault_stays(assistant: Assistant, answer: Answer) -> None:
    fact = facts_to_phrase(answer)[0]
    good = f"{opening_of(fact.text)}{fact.text.split(' gives ', 1)[1].split('.')[0]}."

    class Once(Slow):
        calls: list[int] = []  # noqa: RUF012

        def _stream(self, *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
            self.calls.append(1)
            if len(self.calls) > 1:
                raise RuntimeError
            yield ChatGenerationChunk(message=AIMessageChunk(content=good))

    last = AnswerChain(assistant.sources, Once, "once").invoke(QUESTION)
    assert [sentence.text for sentence in last.sentences] == [good]
    assert last.notes


def test_an_asynchronous_stream_gives_the_answer_first_and_each_sentence_as_it_comes(assistant: Assistant) -> None:
    model = FakeChatModel(replies=("One thing.",))
    came: list[tuple[AnswerChunk, int]] = []

    async def listen() -> None:
        async for chunk in AnswerChain(assistant.sources, lambda: model, "fake").astream(QUESTION):
            came.append((chunk, len(model.seen)))

    asyncio.run(listen())
    stages = [chunk.stage for chunk, _ in came]
    assert stages == ["computed", *["sentence"] * len(model.seen), "done"]
    assert [seen for _, seen in came] == [0, *range(1, len(model.seen) + 1), len(model.seen)]


def test_both_ways_of_asking_give_the_same_answer(assistant: Assistant) -> None:
    def chain() -> AnswerChain:
        return AnswerChain(assistant.sources, FakeChatModel, "fake")

    one, other = chain().invoke(QUESTION), asyncio.run(chain().ainvoke(QUESTION))
    assert one.model_copy(update={"timings_ms": {}}) == other.model_copy(update={"timings_ms": {}})
    assert set(one.timings_ms) == set(other.timings_ms)
