"""A matter whose finding the record does not give: its failings or its sum are told, and never that nothing was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]
_SILENT = "does not say what was found over"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was the finding on the antisocial behaviour in 202440462?", "There were failings over the antisocial"),
        ("In 202412991 what did the Ombudsman find on complaint handling?", "there were failures both in"),
        ("In 202332678 what was found over damp and mould?", "ordered £300 over the reports of damp and mould"),
    ],
)
def test_failings_or_a_sum_are_told_where_the_grade_is_not_shown(ask: Ask, question: str, told: str) -> None:
    text = ask(question).text
    assert told.lower() in text.lower()
    assert _SILENT not in text


def test_what_the_record_is_silent_on_is_said_to_be_so(ask: Ask) -> None:
    assert _SILENT in ask("In 202440462 what was found over the rent arrears?").text


def test_no_sums_of_others_follow_a_case_that_was_outside_jurisdiction(ask: Ask) -> None:
    text = ask("What came of case 202418048? I am an executor too, and there was a leak in the flat.").text
    assert "outside its jurisdiction" in text
    assert "past orders of money" not in text
    assert "Alike" not in text
