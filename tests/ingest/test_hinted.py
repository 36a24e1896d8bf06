"""Whatever an expression matches holds one of the plain pieces, or ends in one, that it is tried for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ingest.hinted import Ended, Hinted, hinted

MODULES = ("allowances", "awards", "delays", "money", "offers", "outcomes", "people", "story")


def _within(value: object) -> Iterator[Hinted | Ended]:
    if isinstance(value, Hinted | Ended):
        yield value
    elif isinstance(value, dict):
        yield from (one for item in value.values() for one in _within(item))
    elif isinstance(value, tuple):
        yield from (one for item in value for one in _within(item))


FOUND = [
    words
    for name in MODULES
    for value in vars(importlib.import_module(f"assistant.ingest.{name}")).values()
    for words in _within(value)
]


EVERY = [words for words in FOUND if isinstance(words, Hinted)]
ENDED = [words for words in FOUND if isinstance(words, Ended)]


@pytest.mark.parametrize("words", EVERY, ids=[words.hints[0] for words in EVERY])
def test_every_match_holds_a_hint(words: Hinted) -> None:
    @settings(max_examples=30, deadline=None, database=None)
    @given(st.from_regex(words.pattern))
    def holds(text: str) -> None:
        found = words.pattern.search(text)
        assert found is None or any(hint in text for hint in words.hints), text

    holds()


@pytest.mark.parametrize("words", ENDED, ids=[words.ends[0] for words in ENDED])
def test_every_match_ends_as_it_is_said_to(words: Ended) -> None:
    @settings(max_examples=200, deadline=None, database=None)
    @given(st.from_regex(words.pattern))
    def holds(text: str) -> None:
        assert words.search(text) is not None or words.pattern.search(text) is None, text

    holds()


def test_text_without_a_hint_is_left_alone() -> None:
    mould = hinted("mould|damp", r"\bmould\b|\bdamp\w*")
    assert mould.search("the wall is dry") is None
    assert mould.search("dampness in the hall")
    assert mould.blank("a damp wall") == "a      wall"
