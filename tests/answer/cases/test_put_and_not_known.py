"""What is put to us of a decided case that cannot be said, or of which only one half is right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "text",
    [
        "202231407: £510 was offered and £560 ordered, so £1,070 altogether?",
        "In 202330826 they had £760 on offer plus £150 ordered, makes £910 in total yeah?",
    ],
)
def test_an_order_and_an_offer_that_cannot_be_added_are_not(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "cannot be said" in said
    assert "must not be added together" in said


@pytest.mark.parametrize(
    "text",
    [
        "My notes have 202404522 as maladministration on the mould, £50. Correct?",
        "I've got 202404522 down as severe maladministration for damp with £50. Is that right?",
    ],
)
def test_a_note_has_its_sum_and_its_finding_put_right(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "service failure over complaint handling" in said
    assert "does not say what was found over the reports of damp" in said
    assert "Yes." not in said


@pytest.mark.parametrize("text", ["202533112: can the £750 be enforced?", "can they enforce the £750 in 202533112"])
def test_a_recommendation_cannot_be_enforced(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "No. " in said
    assert "not binding" in said


@pytest.mark.parametrize(
    "text",
    [
        "202330826: how long before somebody came, and how does that compare to the emergency target?",
        "How long till a contractor came in 202330826, and how did that measure up to Clarion's emergency time?",
    ],
)
def test_a_time_is_set_beside_the_landlords_own_limit(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "28 hours is longer than the 24 hours" in said


def test_no_alarm_for_a_decided_case_that_is_told_of(ask: Ask) -> None:
    told = "Guinness kitchen and sub floor one, the family were in a hotel and homeless. what finding was there under the order?"
    assert "homelessness team" not in ask(told).text
    own = "my family are in a hotel with nowhere to go, what did the ombudsman order in the guinness kitchen case"
    assert "homelessness team" in ask(own).text
