"""Days: how they are read, and what is said where one had to be filled in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import TODAY, read, roles

from assistant.situation.dates import dated_mentions


def test_a_day_is_read_before_a_month() -> None:
    mentions, _ = dated_mentions("reported 3/4/2026", TODAY)
    assert mentions[0].on == date(2026, 4, 3)


def test_a_date_that_looks_month_first_is_asked_about_and_never_turned_round() -> None:
    mentions, doubts = dated_mentions("reported 4/13/2026", TODAY)
    assert mentions[0].on is None
    assert "month first" in doubts[0]


def test_a_date_without_a_year_is_said_to_have_been_filled_in() -> None:
    situation = read("I reported the leak on 3 May and nobody came")
    assert situation.reported == date(2026, 5, 3)
    assert "3 May 2026" in situation.doubts[0]


@given(st.dates(min_value=date(2015, 1, 1), max_value=TODAY))
def test_every_written_date_is_found_again(on: date) -> None:
    for written in (f"{on.day} {on:%B} {on.year}", on.isoformat(), f"{on.day}/{on.month}/{on.year}"):
        mentions, _ = dated_mentions(f"I reported it on {written} by phone", TODAY)
        assert [mention.on for mention in mentions] == [on]


def test_a_day_put_right_in_the_same_breath_takes_the_place_of_the_first() -> None:
    situation = read("Woking, a cracked bath, reported 12 October. No, 13 October 2026. Late?")
    assert situation.reported == date(2026, 10, 13)
    assert any("in place of 12 October 2026" in doubt for doubt in situation.doubts)
    assert roles("Reported 12 October 2026, no visit until 13 November 2026")[0] == ("reported", "2026-10-12")


def test_a_weekday_and_its_day_of_the_month_are_one_day() -> None:
    mentions, _ = dated_mentions(
        "rang monday last wk the 16th, they came tuesday this week, the 24th", date(2026, 11, 27)
    )
    assert [mention.on for mention in mentions] == [date(2026, 11, 16), date(2026, 11, 24)]


def test_a_stretch_before_today_said_twice_is_no_second_day() -> None:
    situation = read("I reported the leak 2 weeks ago today and nobody came")
    assert {event.on for event in situation.events} == {situation.reported}


@pytest.mark.parametrize(
    "text",
    [
        "the office is closed till monday and there is sewage on the floor",
        "told it won't be fixed until monday",
        "the man is off sick till thursday",
    ],
)
def test_a_day_up_to_which_nothing_will_be_done_ends_no_wait(text: str) -> None:
    assert not roles(text)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("2 weeks ago yesterday", "2026-11-07"),
        ("a week last monday", "2026-11-09"),
        ("a fortnight ago today", "2026-11-08"),
        ("three weeks last friday", "2026-10-30"),
        ("wensday", "2026-11-18"),
        ("on monday last week", "2026-11-09"),
        ("tues", "2026-11-17"),
        ("on sat", "2026-11-21"),
    ],
)
def test_a_day_is_found_however_it_is_counted_back(said: str, on: str) -> None:
    assert roles(f"I told them {said} about the tap") == [("reported", on)]


def test_a_short_word_that_is_no_day_is_none() -> None:
    assert roles("we sat in and wed told them nothing, sun in my eyes") == []


def test_the_day_it_is_now_is_no_day_of_an_event() -> None:
    assert roles("told them on wednesday, now sunday and nobody has come") == [("reported", "2026-11-18")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("if i complain on 30 november", date(2026, 11, 30)),
        ("i'm going to write to them on 14 december", date(2026, 12, 14)),
        ("what if they still haven't come by 10 december", date(2026, 12, 10)),
        ("asked on monday 30 november", date(2026, 11, 30)),
        ("i complained on 30 november", date(2025, 11, 30)),
        ("if it was reported on 30 november", date(2025, 11, 30)),
        ("if i complain on 30 october", date(2026, 10, 30)),
    ],
)
def test_a_day_without_its_year_is_to_come_where_it_is_supposed_or_its_weekday_fits_only_then(
    text: str, day: date
) -> None:
    mentions, _ = dated_mentions(text, date(2026, 11, 27))
    assert mentions[0].on == day


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("the second visit was set for 3 November 2025 after the failed one on 3 September", date(2025, 9, 3)),
        ("they answered on 3 March 2025 following a visit on 10 February", date(2025, 2, 10)),
        ("told them 20 December 2025 and again on 5 January", date(2026, 1, 5)),
    ],
)
def test_a_day_that_is_looked_back_to_lies_before_the_day_told_first(message: str, day: date) -> None:
    mentions, _ = dated_mentions(message, TODAY)
    assert mentions[-1].on == day


@pytest.mark.parametrize(
    "told",
    [
        "Reported it on Thursday 2 April 2026, the day before Good Friday.",
        "Told them on 2 April 2026 (a Thursday).",
        "Logged 2 April 2026, the last working day before Easter.",
        "Rang on the Thursday before the bank holiday, reported 2 April 2026.",
        "Reported 2 April 2026, the night before Good Friday, and they knew that Easter Monday was next.",
    ],
)
def test_a_feast_or_weekday_that_only_places_another_day_is_no_day(told: str) -> None:
    mentions, _ = dated_mentions(told, TODAY)
    assert [mention.on for mention in mentions] == [date(2026, 4, 2)]


def test_a_feast_on_which_something_happened_is_a_day() -> None:
    mentions, _ = dated_mentions("Reported on Good Friday, came Tuesday 7 April 2026.", TODAY)
    assert [mention.on for mention in mentions] == [date(2026, 4, 3), date(2026, 4, 7)]


def test_an_inspection_that_was_only_wanted_is_none_made() -> None:
    assert not read("we wanted an electrical inspection report in January 2026").events
    assert not read("the tenant needed a wiring check on 4 March 2026").events
