"""One assistant over our own corpus, without a chat model, for every test of whole answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from assistant.answer.contract import Answer, Question
from assistant.answer.engine import Assistant
from assistant.settings import Settings

TODAY = date(2026, 11, 22)


@cache
def opened() -> Assistant:
    """Opened once: the index is built where it is missing."""
    return Assistant.open(Settings(model="none"))


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    return opened()


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Callable[..., Answer]:
    def answer(text: str, **more: object) -> Answer:
        return assistant.ask(Question(text=text, **{"today": TODAY, **more}))  # type: ignore[arg-type]

    return answer


@pytest.fixture(scope="session")
def talk_on(assistant: Assistant) -> Callable[[date], Callable[..., Answer]]:
    """The answer to the last of several messages of one conversation, on a day."""

    def on(today: date) -> Callable[..., Answer]:
        def after(*messages: str) -> Answer:
            answer: Answer | None = None
            for message in messages:
                earlier = answer.situation if answer else None
                answer = assistant.ask(Question(text=message, situation=earlier, today=today))
            assert answer is not None
            return answer

        return after

    return on


@pytest.fixture
def talk(request: pytest.FixtureRequest, talk_on: Callable[[date], Callable[..., Answer]]) -> Callable[..., Answer]:
    """The same on the day that the test's file is set on, its `TODAY`."""
    return talk_on(request.module.TODAY)
