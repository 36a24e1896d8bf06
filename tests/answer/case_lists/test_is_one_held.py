"""Whether we hold a case: one that is held is told by its outcome, and none is passed off as one that is not."""

from __future__ import annotations

import pytest

from assistant import Assistant, Question


@pytest.mark.parametrize(
    ("question", "ref"),
    [
        ("have you got a case about a chimney breast", "202431865"),
        ("Do you hold a decision where mushrooms grew in a kitchen?", "202400388"),
        ("do u have a case where rats were in the house for years", "202345261"),
    ],
)
def test_a_case_that_is_held_is_told_with_its_finding(assistant: Assistant, question: str, ref: str) -> None:
    text = assistant.ask(Question(text=question)).text

    assert ref in text
    assert "maladministration" in text


@pytest.mark.parametrize("thing", ["a stolen bicycle shed", "japanese knotweed", "a swimming pool"])
def test_a_thing_that_no_case_is_over_is_said_to_be_none(assistant: Assistant, thing: str) -> None:
    assert "None of the" in assistant.ask(Question(text=f"Do you hold a case about {thing}?")).text


@pytest.mark.parametrize(
    "question",
    ["List the Clarion cases you hold with the sums ordered.", "what sums did l&q have to pay in the cases you have"],
)
def test_the_sums_of_one_landlord_are_all_told(assistant: Assistant, question: str) -> None:
    assert "The sums ordered, the largest first:" in assistant.ask(Question(text=question)).text
