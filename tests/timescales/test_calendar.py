from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Unit
from assistant.timescales.calendar import (
    LONDON,
    add,
    add_hours,
    add_months,
    add_working_days,
    bank_holidays_between,
    elapsed,
    is_working_day,
    working_days_between,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


def test_the_interval_that_the_ombudsman_calls_34_days_is_34_working_days() -> None:
    assert working_days_between(date(2024, 3, 13), date(2024, 5, 2)) == 34
    assert add_working_days(date(2024, 3, 13), 15) == date(2024, 4, 5)


@pytest.mark.parametrize(
    "day",
    [
        date(2022, 9, 19),
        date(2023, 5, 8),
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2020, 5, 8),
        date(2021, 12, 27),
        date(2021, 12, 28),
        date(2022, 12, 27),
        date(2026, 12, 28),
        date(2024, 3, 29),
        date(2024, 4, 1),
        date(2023, 8, 28),
    ],
)
def test_a_bank_holiday_of_england_is_no_working_day(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2022, 5, 30), date(2020, 5, 4), date(2024, 3, 18), date(2024, 8, 5)])
def test_a_holiday_that_was_moved_or_is_kept_elsewhere_is_a_working_day_in_england(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 3, 17), date(2026, 1, 2), date(2024, 8, 5), date(2026, 11, 30)])
def test_a_bank_holiday_of_another_nation_is_no_working_day_of_the_united_kingdom(day: date) -> None:
    assert is_working_day(day)
    assert not is_working_day(day, uk=True)
    assert working_days_between(day, add_working_days(day, 20, uk=True), uk=True) == 20


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_adding_working_days_and_counting_them_gives_the_same_number(start: date, days: int) -> None:
    assert working_days_between(start, add_working_days(start, days)) == days


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_a_working_day_clock_never_ends_on_a_day_off(start: date, days: int) -> None:
    assert is_working_day(add_working_days(start, days))


@given(DAYS, DAYS, st.integers(min_value=1, max_value=200), st.sampled_from(list(Unit)))
def test_a_later_report_never_gives_an_earlier_last_day(one: date, other: date, amount: int, unit: Unit) -> None:
    first, second = sorted((one, other))
    assert add(first, amount, unit) <= add(second, amount, unit)


@given(DAYS, st.integers(min_value=0, max_value=600))
def test_counting_day_by_day_agrees(start: date, span: int) -> None:
    end = date.fromordinal(start.toordinal() + span)
    naive = sum(is_working_day(date.fromordinal(start.toordinal() + n)) for n in range(1, span + 1))
    assert working_days_between(start, end) == naive
    assert working_days_between(end, start) == -naive


def test_a_month_from_the_end_of_a_longer_month_ends_with_the_shorter() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2025, 7, 14), 12) == date(2026, 7, 14)
    assert elapsed(date(2023, 1, 30), date(2023, 8, 2), Unit.MONTHS) == 6


def test_twenty_four_hours_are_twenty_four_hours_when_the_clocks_change() -> None:
    before = datetime(2026, 3, 28, 12, 0, tzinfo=LONDON)
    assert add_hours(before, 24) == datetime(2026, 3, 29, 13, 0, tzinfo=LONDON)
    assert add_hours(datetime(2026, 10, 24, 12, 0), 24) == datetime(2026, 10, 25, 11, 0, tzinfo=LONDON)


def test_part_of_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be counted"):
        add(date(2026, 1, 5), 1.5, Unit.WORKING_DAYS)
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 1, 5), -1)


def test_bank_holidays_are_those_after_the_first_day_up_to_the_last() -> None:
    assert bank_holidays_between(date(2026, 4, 3), date(2026, 4, 6)) == [date(2026, 4, 6)]
    assert bank_holidays_between(date(2026, 4, 2), date(2026, 4, 7)) == [date(2026, 4, 3), date(2026, 4, 6)]
    assert bank_holidays_between(date(2026, 4, 7), date(2026, 5, 1)) == []
