"""A landlord's own classes: those that its record lacks, those that are doubted, older rules, and what else it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("Rosebery: what is priority 3 and how long do they have for it?", "no target for priority 3"),
        ("Barnet Homes logged it as P7, how long do they have for that?", "no target for P7"),
        ("Runnymede told me it is R1, how many days is that?", "no target for R1"),
        ("Calico Homes: what days do I get for a category D repair?", "no target for category D"),
        ("Islington have coded the job R60, how long is that?", "R60 (planned inspections)"),
    ],
)
def test_a_class_that_the_record_does_not_hold_is_said_to_be_so(ask: Ask, question: str, lacks: str) -> None:
    answer = ask(question)
    assert lacks in answer.text
    assert not any("classed the job" in ask_back for ask_back in answer.asks)


def test_beside_a_class_that_is_not_held_the_other_one_asked_for_is_told(ask: Ask) -> None:
    answer = ask("Mid Devon council: my job is P3, what is the time for P3 and for P2?")
    assert "no target for P3" in answer.text
    assert "7 calendar days to respond to urgent work" in answer.text


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("Stonewater: how many days for an ordinary repair, a kitchen drawer?", "booked for a time agreed"),
        ("How long do Stroud council give themselves for a routine repair such as a sticking door?", "by appointment"),
        ("A2Dominion, my garden fence is a standard repair they say. how many days?", "next free appointment"),
    ],
)
def test_where_no_days_are_held_what_the_policy_says_instead_is_told(ask: Ask, question: str, instead: str) -> None:
    answer = ask(question)
    assert "no number of days can be given" in answer.text
    assert instead in answer.text


@pytest.mark.parametrize("question", ["L&Q, fence panel down, not urgent. How long?", "L&Q routine repair, what days?"])
def test_a_limit_of_an_older_version_alone_is_not_told_as_the_present_one(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "holds no present target" in text
    assert text.index("no present target") < text.index("20 working days")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kingston booked my gran's lost hot water as routine. should it be urgent?", "urgent work, not of routine"),
        ("Norwich council say my part loss of power is routine. Is that the right category?", "5 working days"),
        ("Stockport: front door wont lock, logged as routine 30 days. wrong priority?", "24 hours"),
        ("Sutton council: exposed wires, logged as category B. have they graded it right?", "3 hours"),
        ("My mate says no hot water at Kingston council is a routine job. how long really?", "24 hours to finish"),
    ],
)
def test_a_class_that_is_doubted_is_held_against_the_landlords_own_examples(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_a_class_is_lifted_by_who_lives_there_where_it_is_doubted(ask: Ask) -> None:
    answer = ask("Sanctuary put my broken boiler down as routine in July but my lad is 2 years old. Right priority?")
    assert "a child is under five" in answer.text
    assert "it is an emergency" in answer.text


def test_a_job_that_waits_in_a_doubted_class_is_no_decided_case(ask: Ask) -> None:
    answer = ask("Waltham Forest: part loss of power put down as routine. Have they got the right class?")
    assert "essential emergency" in answer.text
    assert "In case" not in answer.text


def test_where_the_record_settles_no_class_that_is_said(ask: Ask) -> None:
    answer = ask("Haringey told me my boiler breakdown is a routine job. Is that the correct category?")
    assert "does not settle in which class" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Grand Union: total heating failure, what class and time in January and in July?",
        "What category is a total loss of heating at Grand Union, in winter and in summer?",
    ],
)
def test_a_class_by_the_season_is_told_with_its_times(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "24 hours" in text
    assert "10 working days" in text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Aspire Housing took my emergency call on 2 February 2022 and came 7 hours later. In time?", Verdict.OUTSIDE),
        ("Aspire Housing took my emergency call on 2 February 2022 and came after 3 hours. In time?", Verdict.WITHIN),
        ("Yorkshire Housing emergency rung in on 3 March 2026, made safe 6 hours later. too long?", Verdict.OUTSIDE),
        ("Yorkshire Housing emergency rung in on 3 March 2026, made safe 3 hours later. too long?", Verdict.UNCLEAR),
        ("Aspire emergency reported on 9 November 2026, they came 6 hours later. in time?", Verdict.UNCLEAR),
        ("Lambeth: front door insecure, they fixed it 20 hours after I rang. In time?", Verdict.UNCLEAR),
    ],
)
def test_hours_are_judged_by_the_rules_of_their_day(ask: Ask, question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def test_an_older_version_is_told_with_the_day_on_which_it_ended(ask: Ask) -> None:
    text = ask("Aspire Housing got my emergency call on 2 February 2022 and came 7 hours later. In time?").text
    assert "That held until the policy changed on 4 April 2022." in text


@pytest.mark.parametrize(
    "question",
    [
        "If I claim compensation from L&Q for a ruined carpet how long do they take to answer?",
        "L&Q missed my visit. I put a claim in, when must they reply?",
        "How long before L&Q decide my compensation claim?",
    ],
)
def test_how_long_a_claim_is_answered_is_no_limit_for_a_repair(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "10 working days" in text
    assert "routine repair" not in text


def test_where_no_time_for_a_claim_is_held_that_is_said(ask: Ask) -> None:
    assert "no time for answering a claim" in ask("Guinness: when will they decide my claim for compensation?").text


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("Kingston council, no heating. how long and will I get anything till then?", "other heating is offered"),
        ("Gateshead council, aged 81, boiler dead. will they lend heaters until it is fixed?", "temporary heating"),
        ("Tower Hamlets: heating packed in, do they give you a heater while we wait?", "stand-in heaters"),
        ("Sovereign, boiler out, do they supply temporary heaters?", "No law that we found"),
    ],
)
def test_what_is_given_until_the_heating_is_back_is_told(ask: Ask, question: str, given: str) -> None:
    assert given in ask(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What does Birmingham council give for emergency and urgent repairs?",
            "no present target for an urgent repair",
        ),
        (
            "Manchester council: target for an emergency repair, and is that to come or to finish?",
            "for coming or for finishing",
        ),
        ("Sutton council: how many days for a routine repair?", "for coming or for finishing"),
        ("Kingston council, my front door wont lock. what do they class it as?", "are urgent orders"),
        ("Leicester council put my path down as priority 3, what does that mean?", "programmed work"),
        (
            "Platform Housing: no heating and hot water since 5 october 2026. emergency or urgent?",
            "urgent for the rest",
        ),
        ("Sutton council: (a) bare wires (b) no heating in august, what are the targets?", "5 working days"),
    ],
)
def test_what_the_page_says_of_a_class_is_told(ask: Ask, question: str, said: str) -> None:
    assert said in ask(question).text


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Islington council damp codes DAM24 and DAM20, how long is each?", "damp work (DAM20)", "Awaab"),
        ("North Yorkshire council: mine is priority 2, hers is priority 3. how many days?", "priority 3", "priority 1"),
        ("Leicester council: priority 1 and priority 2, how long?", "priority 2", "priority 3"),
    ],
)
def test_only_the_classes_named_are_told(ask: Ask, question: str, told: str, untold: str) -> None:
    text = ask(question).text
    assert told in text
    assert untold not in text


def test_the_class_that_a_landlord_gave_leads_before_a_law_under_a_condition(ask: Ask) -> None:
    answer = ask(
        "North Tyneside council made my bathroom extractor a P4 on 5 may 2026 and came on 12 june 2026. late?",
    )
    assert answer.verdict is Verdict.WITHIN
    assert "internal one" in answer.text


@pytest.mark.parametrize(
    ("question", "times"),
    [
        (
            "Islington have my mould down as DAM24 and the tap as R20, what times is that",
            ("24 hours", "20 working days"),
        ),
        ("At Islington Council what are the times for E02, U24 and DAM20?", ("2 hours", "24 hours", "20 working days")),
        ("hyde: garage door stuck. longest it can take, and whats the usual time for a non urgent job", ("120", "30")),
        ("Hyde, floor tiles lifting. What is the most they allow, and what is their normal limit?", ("120", "30")),
        ("haringey council, only toilet blocked at 9pm. how quick do they come out of hours", ("4 hours", "4pm")),
        ("haringey tenant, when does the out of hours service kick in of an afternoon", ("4 hours", "4pm")),
    ],
)
def test_each_time_that_is_asked_for_is_told(ask: Ask, question: str, times: tuple[str, ...]) -> None:
    text = ask(question).text
    assert all(time in text for time in times)
