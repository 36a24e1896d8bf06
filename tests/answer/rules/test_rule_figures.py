"""A number of the message set against the limit in a passage, and each part of a message answered."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer.contract import Answer


def test_an_estimate_over_the_limit_is_said_to_be_over(ask: Callable[..., Answer]) -> None:
    answer = ask("The council says the estimate is £310 so it is not right to repair. Is there a cost limit?")
    assert "£310 is £60 more than £250." in answer.text
    assert "exactly £250" not in answer.text


def test_a_telephone_number_asked_in_passing_is_given(ask: Callable[..., Answer]) -> None:
    answer = ask("Does the Housing Ombudsman still take complaints by email, and is there a phone number?")
    assert "13 January 2026" in answer.text
    assert "0300 111 3000" in answer.text
