"""Later messages about limits and verdicts: a class told, a sum of Right to Repair, a law's later step, one case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict
from tests.answer.told import cited

TODAY = date(2026, 11, 27)
HANDRAIL = (
    "handrails come off my stairs, im a secure council tenant. what does right to repair give them",
    "council sent the notice to there contractor 16 november 2026 and its still off",
    "so what can i ask for",
)
OVERFLOW = "bury council put my dripping overflow pipe down as urgent, told them 23 november 2026. is that late"
STAIRS = (
    "housing association house i rent, stair treads are wobbly. are falls in awaabs law yet",
    "if i report it on 2 december 2026 when must they have investigated by",
)
Talk = Callable[..., Answer]


def test_a_class_of_law_that_fits_loosely_does_not_undo_the_class_that_the_landlord_gave(talk: Talk) -> None:
    assert talk(OVERFLOW).verdict is Verdict.WITHIN
    answer = talk(OVERFLOW, "and what if they call it routine instead")
    assert answer.verdict is Verdict.WITHIN
    assert "20 working days" in answer.headline


def test_a_pipe_that_plainly_leaks_has_the_laws_day_whatever_the_landlord_calls_it(talk: Talk) -> None:
    leak = "bury council put my leaking water pipe down as urgent, told them 23 november 2026. is that late"
    assert talk(leak).verdict is Verdict.UNCLEAR


def test_a_limit_for_the_very_gutter_that_makes_damp_comes_first_and_decides(talk: Talk) -> None:
    first = "my gutters leaking and the bedroom wall is getting damp from it. im with gateway housing"
    answer = talk(first)
    assert answer.statements[0].text.startswith("Gateway Housing Association's own policy gives 7 calendar days")
    assert "12 weeks" in answer.text
    assert talk(first, "reported it 18 november 2026").verdict is Verdict.OUTSIDE
    assert talk(first, "reported it 21 november 2026").verdict is Verdict.WITHIN


def test_a_gutter_without_damp_has_no_limit_for_damp(talk: Talk) -> None:
    answer = talk("my landlord is gateway housing, gutter leaking but no damp inside. how long")
    assert not any(ref.startswith("awaabs-law") for ref in cited(answer))


def test_whether_it_is_an_emergency_with_a_landlord_is_told_with_its_hours(talk: Talk) -> None:
    answer = talk("gateway housing. door entry panels broke, nobody can get in or out. is that an emergency with them")
    assert answer.situation.priority is None
    assert "gateway-housing#p3" in cited(answer)
    assert "4 hours" in answer.text
    assert "24 hours" in answer.text


def test_a_second_contractor_that_is_only_pointed_to_is_owed_for_by_the_day(talk: Talk) -> None:
    answer = talk(*HANDRAIL, "and if that one runs 6 days over its own time as well how much do i get")
    assert "= £22" in answer.text
    assert answer.verdict is None


@pytest.mark.parametrize("asked", ["whats the most it could ever be", "is it capped", "can it go over that"])
def test_the_most_that_was_told_is_the_cap_alone(asked: str, talk: Talk) -> None:
    answer = talk(*HANDRAIL, asked)
    assert [statement.text[:16] for statement in answer.statements] == ["The most is £50:"]


def test_another_count_of_days_takes_the_place_of_the_one_before(talk: Talk) -> None:
    answer = talk(*HANDRAIL, "how much if that one goes 9 days over", "and if it was 25 days")
    assert "So £50, not £60." in answer.text


def test_a_later_step_of_a_law_has_its_clock_from_the_day_it_begins(talk: Talk) -> None:
    answer = talk(*STAIRS)
    assert "16 December 2026" in answer.text
    assert answer.verdict is None
    answer = talk(
        *STAIRS, "say they finish looking into it on 14 december 2026, when must the written summary be sent by"
    )
    assert "17 December 2026" in answer.text


def test_a_report_before_a_later_step_begins_sets_no_clock_of_it(talk: Talk) -> None:
    told = cited(talk(STAIRS[0], "i reported it 20 november 2026"))
    assert not any(each.startswith("awaab-later") for each in told)


def test_what_is_so_bad_that_it_is_dangerous_now_has_the_hours_alone(talk: Talk) -> None:
    answer = talk(*STAIRS, "and what if its so bad its dangerous right now, how quick then")
    assert "24 hours" in answer.text
    assert "16 December 2026" not in answer.text
    assert "applies This" not in answer.text
    assert (
        talk(*STAIRS, "and what if its so bad its dangerous right now", "and the summary").situation.emergency is None
    )


def test_somebody_else_is_told_whether_the_law_just_told_of_is_for_them(talk: Talk) -> None:
    assert "does not apply to leaseholders" in talk(*STAIRS, "my neighbours a leaseholder, does she get that too").text


def test_one_case_told_by_its_particulars_is_told_where_a_list_would_find_none(talk: Talk) -> None:
    first = "was there a case on camden windows where they came back later because the ladder was too short"
    assert talk(first).situation.case == "202532561"
    assert "£50" in talk(first, "how much did she get").text


def test_and_the_other_thing_of_a_case_is_asked_what_the_first_was(talk: Talk) -> None:
    first = "is there a case where clarion took ages over fire doors at a communal entrance and an intercom"
    assert "£100" in talk(first, "how much for the doors").text
    assert "£75" in talk(first, "how much for the doors", "and the intercom").text


def test_planned_work_by_a_landlords_own_example_has_its_planned_times(talk: Talk) -> None:
    answer = talk("leicester council. gutters hanging off, how long is that")
    assert "8 weeks" in answer.text
    assert "12 months" in answer.text


def test_a_law_asked_for_beside_a_landlords_own_time_is_answered(talk: Talk) -> None:
    answer = talk("lifts broke in our block, im lambeth. how quick", "is there any law says how long for a lift")
    assert cited(answer) == {"lifts-in-residential-blocks#p5"}


def test_a_second_thing_is_compared_at_the_landlords_just_compared(talk: Talk) -> None:
    answer = talk(
        "for a broken lift who is quicker, kingston or lambeth council", "and for a front door that wont lock"
    )
    assert {"kingston-upon-thames#p1", "lambeth#p1"} <= cited(answer)
