from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.evals.figures import Figure, FigureKind, holds, in_digits, read_figures


def values(text: str) -> set[str]:
    return {figure.value for figure in read_figures(text)}


def test_every_sort_of_figure_is_read() -> None:
    text = "On 13 March 2024 case 202410299 had 34 working days, £1,500.50 and 25%."
    assert values(text) == {"2024-03-13", "202410299", "34 working day", "1500.50", "25"}


def test_number_words_count_as_digits() -> None:
    assert in_digits("three working days and twenty-four hours") == "3 working days and 24 hours"
    assert values("within three working days") == values("within 3 working days")


def test_calendar_days_are_days_and_working_days_are_not() -> None:
    assert values("28 calendar days") == values("28-day") == {"28 day"}
    assert values("28 working days") == {"28 working day"}


def test_a_date_is_one_figure_however_written() -> None:
    assert values("2nd May 2024") == values("2024-05-02") == values("02/05/2024") == {"2024-05-02"}


def test_a_date_that_does_not_exist_is_no_figure() -> None:
    assert values("on 30 February 2024") == set()


def test_a_date_without_its_year_is_held_by_the_same_day_of_a_year() -> None:
    said = Figure(kind=FigureKind.DATE, value="--05-02")
    assert holds(read_figures("on 2 May 2024"), said)
    assert not holds(read_figures("on 3 May 2024"), said)


def test_a_year_that_was_not_given_does_not_hold_another() -> None:
    assert not holds(read_figures("on 2 May 2023"), Figure(kind=FigureKind.DATE, value="2024-05-02"))


def test_a_day_is_twenty_four_hours() -> None:
    assert holds(read_figures("24 hours"), Figure(kind=FigureKind.LENGTH, value="1 day"))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert values(f"on {day.day} {day:%B} {day.year}, then") == {day.isoformat()}


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_figures(text)
