"""A wait supposed to go on, which days count, and what to do where the landlord says that it never heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from told import cited

from assistant.answer.contract import Answer, Kind
from assistant.situation.days_ahead import day_ahead

TODAY = date(2026, 11, 27)
GATE = "Gentoo, garden gate hinge went, routine, told them 26 october 2026"
SOCKETS = "Stockport Homes, kitchen sockets dead, routine, told them 12 october 2026. late?"
Talk = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("and if its still not done by friday next week", date(2026, 12, 4)),
        ("what if they havent been by monday", date(2026, 11, 30)),
        ("say theyve not done it by the 4th of december", date(2026, 12, 4)),
        ("if they leave it another 2 months", date(2027, 1, 26)),
        ("if its still like this by christmas", date(2026, 12, 25)),
        ("if they havent come by 10am", None),
        ("if im not in on monday", None),
        ("it was not done by 4 november", None),
    ],
)
def test_a_day_ahead_is_read_only_where_something_is_supposed_to_stay_undone(text: str, ahead: date | None) -> None:
    assert day_ahead(text, TODAY) == ahead


def test_a_wait_supposed_to_go_on_is_counted_to_that_day_and_no_further(talk: Talk) -> None:
    answer = talk(SOCKETS, "and if its still not done by friday next week")
    assert "39 working days" in answer.text
    assert "today" not in answer.text
    assert (
        "34 working days"
        in talk(SOCKETS, "and if its still not done by friday next week", "so how late is it now").text
    )


def test_working_days_are_counted_where_the_limit_has_calendar_days(talk: Talk) -> None:
    assert "24 working days" in talk(GATE, "and in working days").text


@pytest.mark.parametrize("text", ["does that count saturdays", "what about bank holidays", "do weekends count"])
def test_days_of_rest_are_told_by_the_kind_of_day_that_was_counted(text: str, talk: Talk) -> None:
    assert "weekends and bank holidays are left out" in talk(SOCKETS, text).text


@pytest.mark.parametrize(
    "text",
    [
        "they say they never got it",
        "the council says they have no record of it",
        "how do i prove i told them",
        "what if they deny ever getting it",
    ],
)
def test_a_landlord_that_never_heard_is_met_with_what_to_keep(text: str, talk: Talk) -> None:
    answer = talk(GATE, text)
    assert "housing-ombudsman-how-to-complain#p1" in cited(answer)
    assert answer.verdict is None


def test_a_time_asked_once_stage_1_is_answered_is_that_of_stage_2(talk: Talk) -> None:
    answer = talk("my stage 1 came back today and they say its my fault. im with platform", "how long do they get now")
    assert cited(answer) == {"complaint-handling-code-2024#p8", "complaint-handling-code-2024#p9"}


def test_a_bare_day_that_puts_another_right_stays_in_its_month(talk: Talk) -> None:
    answer = talk("Gentoo, gate, routine, told them 16 october 2026", "hang on, it was the 26th")
    assert answer.situation.reported == date(2026, 10, 26)
    assert "26 November 2026 in place" not in answer.text


def test_a_report_told_in_plain_english_words_is_no_other_language(talk: Talk) -> None:
    answer = talk("rooftop housing, urgent. toilet cistern. how long", "rang them 17 nov 2026")
    assert answer.situation.reported == date(2026, 11, 17)


def test_a_landlord_with_an_everyday_name_is_known_where_nothing_but_a_name_can_stand(talk: Talk) -> None:
    answer = talk("damp in bedroom, housing association, told them 12 november 2026", "its sanctuary")
    assert answer.situation.landlord is not None
    assert answer.situation.landlord.slug == "sanctuary"


def test_how_to_claim_and_who_decides_are_both_answered(talk: Talk) -> None:
    answer = talk("l&q cancelled on me the same morning", "and how do i claim it and who decides")
    assert answer.next_steps
    assert "ombudsman-compensation-guidance-2026#p3" in cited(answer)


def test_what_the_landlord_says_of_a_day_ahead_supposes_nothing(talk: Talk) -> None:
    assert talk(SOCKETS, "they say they'll come by friday, nobody's been yet. late?").situation.apart is None


def test_a_supposed_day_is_read_as_it_is_typed(talk: Talk) -> None:
    assert talk(SOCKETS, "n wot if they dont come till tues").kind is not Kind.CLARIFY
