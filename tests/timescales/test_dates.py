from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.timescales.dates import parse_date, read_day

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-13", date(2024, 3, 13)),
        ("13/3/2024", date(2024, 3, 13)),
        ("13.3.24", date(2024, 3, 13)),
        ("13th of March 2024", date(2024, 3, 13)),
        ("yesterday", date(2026, 11, 21)),
        ("3 weeks ago", date(2026, 11, 1)),
        ("a fortnight ago", date(2026, 11, 8)),
        ("two months ago", date(2026, 9, 22)),
        ("tuesday", date(2026, 11, 17)),
        ("sunday", date(2026, 11, 15)),
        ("13 march", date(2026, 3, 13)),
        ("march 13th", date(2026, 3, 13)),
        ("24 december", date(2025, 12, 24)),
        ("29 february", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text, TODAY)[0] == day


@pytest.mark.parametrize("text", ["yesterday", "3 weeks ago", "tuesday", "13 march", "3/4/2026"])
def test_what_was_understood_is_said_where_it_is_not_plain(text: str) -> None:
    day, understood = read_day(text, TODAY)
    assert understood is not None
    assert f"{day:%A} {day:%-d %B %Y}" in understood


@pytest.mark.parametrize("text", ["2026-03-13", "13/3/2026", "13 March 2026", "4/4/2026"])
def test_a_plain_date_needs_no_remark(text: str) -> None:
    assert read_day(text, TODAY)[1] is None


def test_a_date_in_figures_is_day_first_and_month_first_is_asked_about() -> None:
    assert parse_date("3/4/2026") == date(2026, 4, 3)
    with pytest.raises(InputError, match="month first"):
        parse_date("4/13/2026")


def test_last_tuesday_is_asked_about_with_both_days() -> None:
    with pytest.raises(InputError, match="17 November 2026 or 10 November 2026"):
        read_day("last tuesday", TODAY)


@pytest.mark.parametrize(
    "text", ["30 February 2026", "2026-02-30", "31 april", "0/1/2026", "soon", "", "12", "99/99/9999"]
)
def test_what_is_no_day_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_day(text, TODAY)
    assert "\n" not in str(refused.value)


@given(st.dates(min_value=date(1975, 1, 1), max_value=date(2035, 1, 1)))
def test_every_date_is_read_back_from_each_way_of_writing_it(day: date) -> None:
    for text in (day.isoformat(), f"{day:%-d/%-m/%Y}", f"{day:%-d %B %Y}", f"{day:%d.%m.%Y}"):
        assert parse_date(text) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    try:
        day, _ = read_day(text, TODAY)
    except InputError:
        return
    assert isinstance(day, date)
