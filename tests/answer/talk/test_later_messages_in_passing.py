"""What a later message says in passing is taken for no more than it is."""

from __future__ import annotations

import pytest

from assistant.records import Tenure
from assistant.situation.home import tenure_of
from assistant.situation.wordlists import says


@pytest.mark.parametrize("text", ["and if i'm a tenant, not a leaseholder", "i rent it, its not shared ownership"])
def test_a_tenure_that_is_denied_is_not_the_persons(text: str) -> None:
    assert tenure_of(text) is None


def test_a_tenure_that_is_said_still_is() -> None:
    assert tenure_of("i'm a leaseholder") is Tenure.LEASEHOLDER


@pytest.mark.parametrize("text", ["and the tap?", "what about the boiler then", "ok and my back gate?"])
def test_a_thing_that_is_only_named_tells_of_no_danger(text: str) -> None:
    assert says("followups", "only names a thing", text=text)


@pytest.mark.parametrize("text", ["and the gas smell?", "what about the smoke", "the tap is sparking"])
def test_a_danger_that_is_named_stays_one(text: str) -> None:
    assert not says("followups", "only names a thing", text=text)


def test_the_last_day_for_an_answer_is_nobodys_last() -> None:
    assert says("followups", "asks for a last day", text="When is the last day for their final reply?")
    assert not says("followups", "asks for a last day", text="tonight is my last day, no point in a final reply")
