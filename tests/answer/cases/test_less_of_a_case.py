"""What is left out of the telling of a case: rules that are asked beside it, who was meant, sums that are added up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.situation.clauses import is_question

Ask = Callable[..., Answer]


def marks(answer: Answer) -> set[str]:
    return {citation.passage for citation in answer.citations if citation.passage}


@pytest.mark.parametrize(
    "question",
    [
        "202400388: she went to stage 2 on 20 November 2023, answered 21 March 2024. How many working days, and what did the Code then allow?",
        "Kirklees 202400388, stage 2 from 20 November 2023 to 21 March 2024: how long was that, and what does the 2022 Code give for stage 2?",
    ],
)
def test_a_code_asked_beside_a_case_is_answered_by_the_code(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert any("20 working days" in one.text for one in answer.statements)
    assert not any("pest" in one.text for one in answer.statements)


@pytest.mark.parametrize(
    "question",
    [
        "Lewisham offered £210 and the Ombudsman ordered £650 in 202432454, so together £860, isn't it?",
        "202432454: he was offered £210 and then they had to pay £650. That's £860 all together innit",
    ],
)
def test_sums_added_up_with_the_offer_within_them_are_denied(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.statements[0].text.startswith("No.")
    assert "£440" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Guinness 202451564: suppose the £275 was paid already. What is still due?",
        "In 202451564 the £275 has been paid over. How much is still owed?",
    ],
)
def test_what_is_left_of_a_sum_goes_by_the_sum_told(ask: Ask, question: str) -> None:
    assert "£300" in ask(question).text


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("they had a bloke in a flat whose roof leaked", False),
        ("there was a lady with Peabody who had beams missing", False),
        ("had the final letter", False),
        ("reported it on 3 May, had the bank holiday in between", False),
        ("had the landlord replied by then", True),
        ("there was a lady, who paid her", True),
    ],
)
def test_who_is_told_of_is_not_what_is_asked(text: str, asks: bool) -> None:
    assert is_question(text) is asks


def test_a_later_offer_is_told_with_the_one_before(ask: Ask) -> None:
    answer = ask("Guinness 202510295. How far had the landlord's own offer got by its last letter?")
    assert "202510295#h7" in marks(answer)
