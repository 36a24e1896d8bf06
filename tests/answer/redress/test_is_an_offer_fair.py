"""Whether a sum that the person was offered is fair: never for us to say, and no wait is reckoned from it."""

from __future__ import annotations

import pytest

from assistant import Assistant, Question


@pytest.mark.parametrize(
    ("question", "sum_"),
    [
        ("hackney offered me £120 for six months of mould, is it enough", "£120"),
        ("My client was offered £300 by Clarion for a year of leaks. Is that reasonable?", "£300"),
        ("they have offered us £80 for a broken window since june is that a fair sum", "£80"),
    ],
)
def test_it_is_set_beside_what_sums_go_by(assistant: Assistant, question: str, sum_: str) -> None:
    answer = assistant.ask(Question(text=question))

    assert f"Whether {sum_} is fair is not for us to say." in answer.text
    assert answer.verdict is None


@pytest.mark.parametrize("word", ["cancelled with 3 hours notice", "cancelled on me without warning"])
def test_a_visit_called_off_at_short_notice_brings_the_set_sums(assistant: Assistant, word: str) -> None:
    text = assistant.ask(Question(text=f"L&Q {word}, what do they owe me by their policy?")).text

    assert "£20" in text
    assert "£15" in text
