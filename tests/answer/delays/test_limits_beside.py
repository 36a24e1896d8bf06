"""Two limits asked for at once, who lives there, letters of claim, and what is asked of the Ombudsman itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


def cited(answer: Answer) -> set[str]:
    return {citation.passage for citation in answer.citations if citation.passage}


def test_a_letter_of_claim_that_was_answered_late_gets_a_verdict_and_its_count(ask: Ask) -> None:
    answer = ask(
        "The landlord got our letter of claim on 1 June 2026 and replied on 10 July 2026. Was the protocol kept?"
    )
    assert answer.verdict is Verdict.OUTSIDE
    assert "20 working days" in answer.headline
    assert "29 working days" in answer.text


def test_a_letter_of_claim_that_was_answered_in_time_is_said_to_be(ask: Ask) -> None:
    answer = ask("The council received our letter of claim on 1 June 2026, their answer came on 12 June 2026. In time?")
    assert answer.verdict is Verdict.WITHIN


@pytest.mark.parametrize(
    "question",
    [
        "Which is longer at West Kent, routine damp and mould work as against its ordinary routine repairs?",
        "How long does West Kent give ordinary repairs compared with damp and mould?",
        "West Kent target for damp and mould versus a routine repair?",
    ],
)
def test_two_classes_set_beside_each_other_both_get_their_limit(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "14 calendar days" in text
    assert "21 calendar days" in text
    assert "Awaab" not in text


def test_a_class_that_a_landlord_has_for_the_fault_goes_before_its_general_one(ask: Ask) -> None:
    text = ask("West Kent has my mould down as routine. How many days have they got?").text
    assert "14 calendar days" in text
    assert "21 calendar days" not in text


def test_the_day_of_an_electric_test_told_as_done_starts_the_28_days(ask: Ask) -> None:
    text = ask(
        "council done an electric test on 6 october 2026, report says the fuse box needs putting right. by when?"
    ).text
    assert "28 days of the inspection" in text
    assert "3 November 2026" in text


def test_each_council_is_no_third_landlord(ask: Ask) -> None:
    answer = ask(
        "Two neighbours, same kind of routine job, one with Norwich council and one with Mid Suffolk. "
        "How long does each council give?"
    )
    assert answer.kind is Kind.ANSWER
    assert {"norwich#p2", "mid-suffolk#p1"} <= cited(answer)


def test_the_landlords_own_words_on_who_lives_there_are_stated_where_they_lift_the_class(ask: Ask) -> None:
    answer = ask(
        "Sanctuary. Heating broke, reported 1 july 2026, we have a 2 year old. they came 20 july 2026. was that in time"
    )
    assert "a child is under five" in answer.text
    assert answer.headline.endswith("it is an emergency for who lives there.")
    assert "sanctuary#p2" in cited(answer)


def test_nothing_is_said_of_who_lives_there_where_nobody_is_told_of(ask: Ask) -> None:
    answer = ask("Sanctuary. Heating broke, reported 1 july 2026. they came 20 july 2026. was that in time")
    assert "under five" not in answer.text
    assert "who lives there" not in answer.headline


def test_hours_counted_between_days_are_the_least_in_the_headline_too(ask: Ask) -> None:
    answer = ask(
        "Clarion, reported a burst pipe as an emergency on 16 november 2026, came 20 november 2026. was that late"
    )
    assert "late by at least 48 hours" in answer.headline
    assert "by 48 hours" not in answer.text
    assert "also 48 hours" not in answer.text


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("what happens if the landlord ignores the ombudsman's order", "housing-ombudsman-findings-and-orders#p12"),
        ("Is an ombudsman ruling legally binding?", "housing-ombudsman-findings-and-orders#p12"),
        ("my landlord hasn't done what the ombudsman ordered", "housing-ombudsman-findings-and-orders#p12"),
        ("What evidence does the Ombudsman look for?", "housing-ombudsman-how-to-complain#p5"),
        ("how long does the ombudsman take", "housing-ombudsman-how-to-complain#p5"),
        ("can the ombudsman make them rehouse me", "housing-ombudsman-findings-and-orders#p11"),
        ("what powers does the ombudsman have", "housing-ombudsman-findings-and-orders#p11"),
        ("how does the ombudsman make its decision", "housing-ombudsman-findings-and-orders#p10"),
        ("can i appeal the ombudsman's decision", "emergencies-and-advice#p9"),
    ],
)
def test_what_is_asked_of_the_ombudsman_itself_is_answered_from_rules_and_no_case(
    ask: Ask, question: str, passage: str
) -> None:
    answer = ask(question)
    assert answer.kind is Kind.ANSWER
    assert passage in cited(answer)
    assert not any(statement.case for statement in answer.statements)


def test_how_long_the_ombudsman_takes_is_said_to_be_in_no_record(ask: Ask) -> None:
    text = ask("how many months will the housing ombudsman take").text
    assert "is in no record of ours" in text
    assert "12 months" not in text


def test_a_case_that_is_asked_for_is_still_told(ask: Ask) -> None:
    answer = ask("will the ombudsman make southwark pay for decorating temporary accommodation, i heard someone tried")
    assert any(statement.case == "202431046" for statement in answer.statements)


@pytest.mark.parametrize("question", ["what does section 11 cover?", "which repairs are covered by section 11"])
def test_what_section_11_covers_is_its_three_duties(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert {f"lta-1985-section-11-repairs#p{n}" for n in (1, 2, 3)} <= cited(answer)


def test_where_only_a_month_is_told_the_days_over_are_the_least(ask: Ask) -> None:
    told = ask("told the housing association about black mould in march 2026, nobody has been. how late are they")
    assert "late by at least" in told.text
    exact = ask("told the housing association about black mould on 3 march 2026, nobody has been. how late are they")
    assert "at least" not in (exact.headline or "")


def test_a_limit_to_respond_is_not_said_to_be_one_to_finish(ask: Ask) -> None:
    asked = ask("routine repair, how long have they got?", landlord="Runnymede Borough Council")
    assert "does not say whether that is for coming or for finishing" in asked.text


def test_how_far_over_their_policy_is_measured_by_their_policy(ask: Ask) -> None:
    answer = ask(
        "Southern acknowledged my complaint on 31 October 2023 and answered on 5 December 2023. How far over their policy?",
        landlord="Southern Housing",
        reported=date(2023, 10, 31),
        until=date(2023, 12, 5),
    )
    assert "the landlord's own policy" in answer.headline


def test_surveys_asked_of_a_public_body_are_a_freedom_of_information_request(ask: Ask) -> None:
    asked = ask(
        "I wrote to the council on 2 November 2026 asking for the damp surveys it holds on our block. When is it due?"
    )
    assert "gives 20 working days to answer a freedom of information request" in asked.text
    assert "freedom-of-information#p1" in [c.passage for c in asked.citations]


@pytest.mark.parametrize(
    ("said", "month", "own"),
    [
        ("The heating is off in my council flat, secure tenant.", 11, "1 working day"),
        ("Secure council tenant, no hot water since yesterday.", 7, "3 working days"),
    ],
)
def test_of_a_loss_that_is_there_now_only_this_season_s_limit_is_told(
    ask: Ask, said: str, month: int, own: str
) -> None:
    question = f"{said} How long does Right to Repair give them?"
    limits = [line for line in ask(question, today=date(2026, month, 20)).text.splitlines() if "heating or hot" in line]
    assert [own in line for line in limits] == [True]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("STAR Housing, urgent job. How many days do they have?", "weather allowing"),
        ("Redbridge council, urgent repair. How many days do they have?", "usually takes no more than"),
    ],
)
def test_what_softens_a_landlord_s_limit_stands_beside_it(ask: Ask, question: str, word: str) -> None:
    assert word in ask(question).text
