"""Messages that tell too little, nothing, or are no words: they are asked for again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind
from assistant.settings import ROOT

Ask = Callable[..., Answer]
EXAMPLES = ROOT / "evals" / "train" / "triage"


@pytest.mark.parametrize(
    "text", ["still dripping", "its stuck again", "snurf the wobbit door plon", "asdfg 31 the zzxxq window"]
)
def test_what_tells_too_little_or_nothing_is_asked_back(text: str, ask: Ask) -> None:
    assert ask(text).kind is Kind.CLARIFY


@pytest.mark.parametrize("text", ["are they meant to be quicker than that", "they turned up and left again"])
def test_a_message_that_names_no_trouble_is_asked_what_it_is(text: str, ask: Ask) -> None:
    assert ask(text).kind is Kind.CLARIFY


@pytest.mark.parametrize("text", ["asdf kitchen asdf asdf thing when", "sdf jkl the roof 55 the"])
def test_keys_struck_at_random_are_asked_again(text: str, ask: Ask) -> None:
    assert ask(text).kind is Kind.CLARIFY


@pytest.mark.parametrize("text", ["Who do I write to about the", "how long do they get for rep"])
def test_a_message_that_breaks_off_is_asked_for_again(text: str, ask: Ask) -> None:
    assert ask(text).kind is Kind.CLARIFY


def test_words_of_a_home_alone_make_no_question_on_repairs(ask: Ask) -> None:
    assert ask("What is the best way to teach a kitten not to scratch the wallpaper?").kind is Kind.ABSTAIN
