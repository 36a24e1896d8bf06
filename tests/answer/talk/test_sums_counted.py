"""Later messages about money: what was counted before is counted on, and whose figure is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer

TODAY = date(2026, 11, 27)
Talk = Callable[..., Answer]
BOTH = "no heating or hot water for 6 days now, im with gentoo. what would the ombudsman set for that"
MISSED = "barnet council missed 3 appointments for my window. what do i get"


@pytest.mark.parametrize(
    ("messages", "said", "unsaid"),
    [
        ((BOTH, "make that 8 days"), "8 days × £15 = £120", "£90"),
        ((BOTH, "what if it was just the hot water"), "6 days × £8 = £48", "£90"),
        ((BOTH, "the hot water came back after 2 days"), "£30 + £32 = £62", "£90"),
        ((BOTH, "and what would it be for 10"), "10 days × £15 = £150", "£90"),
        ((BOTH, "whats that a week"), "7 days × £15 = £105", "£90"),
        ((MISSED, "they just missed another one"), "4 missed × £15 = £60", "£45"),
        ((MISSED, "what does barnets own policy make that"), "3 missed × £10 = £30", "£45"),
        ((MISSED, "and the ombudsmans"), "3 missed × £15 = £45", "£30"),
        (("l&q called the plumber off. do i get owt for it", "so four of them at the ombudsmans rate"), "= £60", "£20"),
        (
            ("nobody turned up twice, im with hyde. what does the ombudsman pay for that", "and hydes own scheme"),
            "no sum",
            "£15",
        ),
    ],
)
def test_what_was_counted_before_is_counted_on(talk: Talk, messages: tuple[str, ...], said: str, unsaid: str) -> None:
    answer = talk(*messages)
    assert said in answer.text
    assert unsaid not in answer.text


def test_a_sum_in_pounds_is_no_number_of_visits(talk: Talk) -> None:
    assert "15 missed" not in talk("my landlord missed one visit", "thats peanuts, who decided £15").text


def test_no_sum_is_multiplied_by_people_where_no_record_says_so(talk: Talk) -> None:
    answer = talk(BOTH, "is that for each of us")
    assert answer.statements[0].text.startswith("Our record of it does not say")


def test_who_set_a_sum_and_since_when_are_told_together(talk: Talk) -> None:
    answer = talk(BOTH, "who decided that figure, and when did it start")
    assert "applied since 1 April 2026" in answer.text
    assert "Ombudsman" in answer.text


def test_what_went_before_the_guidance_and_each_band_is_told_alone(talk: Talk) -> None:
    before = talk(BOTH, "what did they go by before that then")
    assert [c.passage for c in before.citations] == [
        "ombudsman-remedies-guidance-older#p1",
        "ombudsman-remedies-guidance-older#p10",
    ]
    severe = talk("whats the ombudsmans old band for service failure", "and for severe maladministration")
    assert "More than £1,000" in severe.text
    assert "£50 to £100" not in severe.text


def test_a_loss_before_the_guidance_is_told_with_its_doubt(talk: Talk) -> None:
    assert "We did not find" in talk("no heating for 5 days in march 2026 what would the ombudsman pay").text


def test_a_complaint_handled_badly_is_no_sum_for_a_late_repair(talk: Talk) -> None:
    answer = talk("southern housing is late with my repair, what does its compensation policy pay")
    assert "up to £50" in answer.text
    assert "£15" not in answer.text
