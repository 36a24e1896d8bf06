"""Later messages to which a rule told before speaks, and days and classes put right or supposed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Happening, Verdict
from tests.answer.told import cited

TODAY = date(2026, 11, 27)
BASIN = "Council tenant, the basin is blocked. How many days under Right to Repair?"
BANISTER = "Runnymede council call my loose banister urgent. I told them on Monday 23 November 2026, nobody came."
MOULD = "I'm a housing association tenant. Told them of mould on 9 November 2026. By when must they look?"
LOOKED = "They finished the inspection on 24 November 2026. When must it be made safe?"
Talk = Callable[..., Answer]


def _reported(answer: Answer) -> list[date]:
    return [event.on for event in answer.situation.events if event.what is Happening.REPORTED]


@pytest.mark.parametrize("message", ["can they send someone else instead", "could I get another plumber to do it"])
def test_another_contractor_is_of_the_scheme_told_before(message: str, talk: Talk) -> None:
    assert "right-to-repair#p9" in cited(talk(BASIN, message))


def test_what_a_second_firm_owes_is_reckoned_though_the_scheme_was_named_before(talk: Talk) -> None:
    assert "£18" in talk(BASIN, "they sent another firm and that firm was 4 days late, how much do I get").text


@pytest.mark.parametrize(
    "message", ["and if they can't make it safe by then", "and if they are not able to make it safe"]
)
def test_a_hazard_that_is_not_made_safe_in_time_means_somewhere_else_to_stay(message: str, talk: Talk) -> None:
    assert "awaabs-law#p14" in cited(talk(MOULD, LOOKED, message))


@pytest.mark.parametrize("message", ["who do I complain to if they ignore it", "who do I go to now"])
def test_a_request_for_records_that_is_ignored_goes_to_the_information_commissioner(message: str, talk: Talk) -> None:
    asked = "I sent the council a subject access request on 12 October 2026 and got nothing. When was it due?"
    assert "subject-access-requests#p6" in cited(talk(asked, message))


def test_stage_2_of_a_landlord_with_a_procedure_of_its_own_is_told_by_the_code_too(talk: Talk) -> None:
    answer = talk("How long has Lewisham got to answer a stage 1 complaint?", "and stage 2?")
    assert "complaint-handling-code-2024#p8" in cited(answer)
    assert "complaint-handling-code-2024#p5" not in cited(answer)


@pytest.mark.parametrize("message", ["it was wednesday 25th actually", "sorry, Wednesday, 25th"])
def test_a_weekday_with_its_number_puts_the_day_right(message: str, talk: Talk) -> None:
    answer = talk(BANISTER, message)
    assert _reported(answer) == [date(2026, 11, 25)]
    assert answer.verdict is Verdict.WITHIN


@pytest.mark.parametrize("message", ["what if they change it to routine", "and if they downgrade it to routine"])
def test_a_class_that_the_landlord_might_change_is_supposed(message: str, talk: Talk) -> None:
    answer = talk(BANISTER, message)
    assert "90 working days" in answer.text
    assert answer.situation.own is not None


def test_a_month_in_which_the_heating_went_is_no_day_of_a_report(talk: Talk) -> None:
    answer = talk("Sutton council, heating packed up. What target have they?", "what if it went in july")
    assert not _reported(answer)


def test_a_class_code_asked_about_is_no_word_of_the_last_answer(talk: Talk) -> None:
    asked = "Islington council, a leak from upstairs, what do they have to do?"
    answer = talk(asked, "its down as U24. what does that mean")
    assert cited(answer) == {"islington#p1"}


def test_a_landlord_of_england_is_not_taken_for_one_of_wales(talk: Talk) -> None:
    answer = talk("runnymede council say my loose bannister is urgent, what does that give them")
    assert "runnymede#p1" in cited(answer)


def test_works_that_a_report_calls_for_are_judged_before_a_copy_that_nobody_missed(talk: Talk) -> None:
    answer = talk(
        "Clarion tested my electrics on 20 October 2026, the report says the wiring needs work. Still not done, is it late?"
    )
    assert answer.verdict is Verdict.OUTSIDE
    assert answer.delay is not None
    assert answer.delay.decisive == "elec-remedial"


@pytest.mark.parametrize(
    "message", ["black mould up the wall, what are they meant to do", "mould in my room, what must they do"]
)
def test_what_they_are_meant_to_do_about_mould_is_told_with_its_times(message: str, talk: Talk) -> None:
    assert {"awaabs-law#p7", "awaabs-law#p9", "awaabs-law#p11"} <= cited(talk(message))


@pytest.mark.parametrize(
    ("question", "band"),
    [
        (
            "Decided in October 2025 as maladministration, some harm but no permanent effect. What band did the guidance of the time give?",
            "£100 to £600",
        ),
        ("the guidance in use last winter, what did it give for a service failure", "£50 to £100"),
    ],
)
def test_the_bands_of_a_past_month_are_those_of_the_older_guidance(
    ask: Callable[..., Answer], question: str, band: str
) -> None:
    text = ask(question, asker="caseworker").text
    assert band in text
    assert "working days for a routine repair" not in text


@pytest.mark.parametrize(
    "question",
    [
        "Council will take £700 off each leaseholder for a new gate. Which duty comes first, and what sum triggers it?",
        "Landlord will bill leaseholders £480 each for gutters. What is the threshold for consulting them?",
    ],
)
def test_what_a_landlord_must_do_before_a_bill_for_works_is_told_and_not_sent_on(
    ask: Callable[..., Answer], question: str
) -> None:
    answer = ask(question, asker="caseworker", tenure="leaseholder")
    assert answer.signpost is None
    assert "£250" in answer.text
    assert "consult" in answer.text
