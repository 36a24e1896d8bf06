"""The one place where the page gets its assistant from, once per process."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast

import streamlit as st

from assistant.answer.contract import Answer, AnswerChunk, Question
from assistant.errors import InputError
from assistant.records import Corpus, Record
from assistant.settings import Settings, get_settings

FACTORY = "ASSISTANT_PAGE_FACTORY"


class Answering(Protocol):
    """What the page needs of an assistant: `assistant.Assistant` has it, and so has the tests' stand-in."""

    @property
    def corpus(self) -> Corpus: ...

    def ask(self, question: Question) -> Answer: ...

    def ask_about(self, record: Record, question: Question) -> Answer: ...

    def stream(self, question: Question) -> Iterator[AnswerChunk]: ...


def factory() -> Callable[[Settings], Answering]:
    """What makes the assistant: `ASSISTANT_PAGE_FACTORY` (`module:function`) where tests set one.

    Raises:
        InputError: the variable does not name a function that can be imported.
    """
    named = os.environ.get(FACTORY)
    if not named:
        package: Any = importlib.import_module("assistant")
        return cast("Callable[[Settings], Answering]", package.Assistant.open)
    module, _, name = named.partition(":")
    try:
        return cast("Callable[[Settings], Answering]", getattr(importlib.import_module(module), name))
    except (ImportError, AttributeError, ValueError) as error:
        raise InputError(f"{FACTORY} is {named!r}: give it as module:function, or unset it.") from error


@st.cache_resource(show_spinner="Getting ready. The first time takes a little longer.")
def get_assistant() -> Answering:
    """The process's assistant; every session shares it."""
    return factory()(get_settings())
