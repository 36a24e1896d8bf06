"""What a question takes for granted of a decided case and the record has otherwise: whose it is, and what was ordered."""

from __future__ import annotations

import pytest

from assistant import Assistant, Question


@pytest.mark.parametrize(
    ("question", "landlord"),
    [
        ("What did Sanctuary have to pay in 202345261?", "Babergh District Council"),
        ("202431865 was the Clarion case on the chimney breast, what was found?", "Mid Devon District Council"),
        ("Confirm that Hyde lost 202332724 over the roof.", "Homes Plus Limited"),
    ],
)
def test_a_case_put_to_another_landlord_is_said_to_be_whose_it_is(
    assistant: Assistant, question: str, landlord: str
) -> None:
    text = assistant.ask(Question(text=question)).text

    assert f"is of {landlord}, not of" in text


@pytest.mark.parametrize(
    "question",
    [
        "I rent from Sanctuary. What was ordered in 202345261?",
        "What did Babergh have to pay in 202345261?",
    ],
)
def test_ones_own_landlord_and_the_right_one_are_not_put_right(assistant: Assistant, question: str) -> None:
    assert "is of Babergh District Council, not of" not in assistant.ask(Question(text=question)).text


@pytest.mark.parametrize(
    ("question", "said", "ordered"),
    [
        ("202504955: the Ombudsman awarded £2,025, yes?", "£2,025", "£75"),
        ("so in 202315952 the ombudsman ordered £60 for her things", "£60", "no new compensation"),
    ],
)
def test_a_sum_that_stands_elsewhere_in_the_record_is_not_confirmed_as_ordered(
    assistant: Assistant, question: str, said: str, ordered: str
) -> None:
    text = assistant.ask(Question(text=question)).text

    assert f"The {said} stands in our record" in text
    assert f"It ordered {ordered}." in text


@pytest.mark.parametrize(
    "question",
    ["202406545: when did the ceiling come down and when was it boarded?", "202400388, was there a gas leak in it?"],
)
def test_somebody_elses_old_danger_raises_no_alarm(assistant: Assistant, question: str) -> None:
    assert assistant.ask(Question(text=question)).kind.value == "answer"


@pytest.mark.parametrize(
    "question",
    [
        "octavia 202533112, which complaints did they lose",
        "202443688: what parts were upheld?",
    ],
)
def test_which_parts_were_upheld_is_told_of_every_matter(assistant: Assistant, question: str) -> None:
    assert "reasonable redress" in assistant.ask(Question(text=question)).text
