"""The hour of a report: read only where it is told with its day of the week."""

from __future__ import annotations

import pytest

from assistant.answer.delays.hours import hour_told
from assistant.situation.situation import Situation


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("rang them 9pm on a saturday", "9pm on a Saturday", "9pm on the Sunday"),
        ("I reported it on Sunday at 11.30am", "11:30am on a Sunday", "11:30am on the Monday"),
        ("told them 12am Friday", "12am on a Friday", "12am on the Saturday"),
        ("told them Tuesday 14 July 2026 4pm, made safe Wednesday 10am", "4pm on a Tuesday", "4pm on the Wednesday"),
    ],
)
def test_a_day_later_is_the_same_hour_of_the_next_day(text: str, start: str, end: str) -> None:
    told = hour_told(Situation(question=text, english=text))
    assert told is not None
    assert (told.said, told.after(24)) == (start, end)


def test_four_hours_run_past_midnight() -> None:
    text = "rang at 10pm on Sunday"
    told = hour_told(Situation(question=text, english=text))
    assert told is not None
    assert told.after(4) == "2am on the Monday"


@pytest.mark.parametrize(
    "text",
    ["rang them at 9pm", "the office opens 9am on Monday", "rang 9pm Saturday and called 8am Sunday", "told them"],
)
def test_no_hour_is_made_up(text: str) -> None:
    assert hour_told(Situation(question=text, english=text)) is None
