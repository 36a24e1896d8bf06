"""Waits told in a few plain words: which day they are counted from, and what is held against them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from assistant.timescales.facts import Verdict
from tests.answer.conftest import TODAY

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "message",
    [
        "boiler broken 9 days, what can I do",
        "toilet wont flush for 4 days",
        "no hot water since sunday and i have a newborn",
        "window wont close in my daughters bedroom since march",
    ],
)
def test_a_tale_of_waiting_that_asks_nothing_is_held_against_the_limits(ask: Ask, message: str) -> None:
    answer = ask(message)
    assert answer.verdict is not None
    assert answer.delay is not None
    assert answer.delay.from_began
    assert "as if you had reported it then" in answer.text
    assert "we count from the day of the report" not in answer.text


def test_a_wait_told_up_to_today_goes_on_where_nothing_was_done(ask: Ask) -> None:
    answer = ask(
        "hyde havent done my boundary fence, told them 6 july 2026 and its still waiting now",
        landlord="Hyde Housing",
        reported=date(2026, 7, 6),
        until=TODAY,
    )
    assert answer.delay is not None
    assert answer.delay.ongoing
    assert "which was kept" not in answer.text


def test_a_job_finished_today_has_ended(ask: Ask) -> None:
    answer = ask("hyde mended my fence today", landlord="Hyde Housing", reported=date(2026, 7, 6), until=TODAY)
    assert answer.delay is not None
    assert not answer.delay.ongoing


def test_the_end_of_an_investigation_starts_no_limit_for_looking_into_it(ask: Ask) -> None:
    answer = ask(
        "they finished looking into my mould on 31 march 2026 and came to make it safe on 9 april 2026. "
        "by awaabs law was that quick enough?",
        tenure="assured",
    )
    assert answer.verdict is Verdict.WITHIN
    assert "make a significant damp or mould hazard safe" in answer.headline
    assert "16 April" not in answer.text
    assert not answer.next_steps


def test_a_solicitors_letter_is_a_letter_of_claim(ask: Ask) -> None:
    answer = ask(
        "my solicitors letter about the state of the house reached the housing association on 2 march 2026, they "
        "answered on 1 april 2026. did they do it in the time the courts protocol gives",
        reported=date(2026, 3, 2),
        until=date(2026, 4, 1),
    )
    assert answer.verdict is Verdict.OUTSIDE
    assert "20 working days" in answer.headline
    assert "270" not in answer.text


def test_a_class_without_a_limit_is_not_judged_by_the_limit_of_another(ask: Ask) -> None:
    answer = ask(
        "a2dominion took from 2 march to 11 may 2026 to mend my internal door. was that over their limit?",
        landlord="A2Dominion",
        reported=date(2026, 3, 2),
        until=date(2026, 5, 11),
    )
    assert answer.verdict is Verdict.UNCLEAR
    assert "holds no target" in answer.text
    assert "24 hours" not in answer.text


def test_a_unit_door_is_no_outside_door(ask: Ask) -> None:
    answer = ask(
        "kitchen unit door hanging off, rang leicester council 12 oct 2026 they did it on the 30th. is that late",
        landlord="Leicester City Council",
        reported=date(2026, 10, 12),
        until=date(2026, 10, 30),
    )
    assert answer.verdict is Verdict.OUTSIDE
    assert "outside door" not in answer.text


def test_a_dripping_tap_is_no_tap_that_will_not_turn(ask: Ask) -> None:
    assert "does not turn" not in ask("tap been dripping 3 weeks is that too long").text
    assert "does not turn" in ask("secure council tenant, the kitchen tap is stuck. how long?").text


def test_that_they_got_it_is_the_acknowledgement_of_stage_2(ask: Ask) -> None:
    answer = ask(
        "they wrote 30 sept 2026 to say they got my stage 2. heard nothing since. when was it due",
        reported=date(2026, 9, 30),
    )
    assert "28 October 2026" in answer.headline
    assert all("stage 1" not in step for step in map(str, answer.next_steps))


def test_an_acknowledgement_that_is_supposed_says_when_it_was_due(ask: Ask) -> None:
    answer = ask("i complained on 2 november 2026 and they have not answered", reported=date(2026, 11, 2))
    assert "due within 5 working days, by 9 November 2026" in answer.text


def test_a_last_day_is_said_not_to_count_the_day_of_the_report(ask: Ask) -> None:
    answer = ask(
        "runnymede council had my job as urgent. i rang 30 april 2026 and the man did it weds 6 may. surely late?",
        landlord="Runnymede Borough Council",
        reported=date(2026, 4, 30),
        until=date(2026, 5, 6),
    )
    assert answer.verdict is Verdict.WITHIN
    assert "not counting the day of the report" in answer.headline
    assert "Awaab" not in answer.text


def test_a_shared_owner_is_not_sent_to_private_renting(ask: Ask) -> None:
    for message in ("i am a shared owner who fixes my boiler", "shared owner with a broken boiler, 3 weeks no heating"):
        answer = ask(message)
        assert answer.kind is Kind.ANSWER
        assert "private renting, ask" not in answer.text


def test_a_decant_is_explained_and_no_other_term_in_the_place_of_one_unknown(ask: Ask) -> None:
    assert "Decant, also called temporary move" in ask("what is a decant").text
    assert "Maladministration:" not in ask("what does vulnerable mean").text


def test_everyday_words_for_power_and_radiators_are_understood(ask: Ask) -> None:
    assert "£40" in ask("had no lecky at all 4 days what do they owe me").text
    assert "£48" in ask("no hot water 6 days this month but rads work. what should i get").text


def test_something_in_writing_is_the_written_summary_alone(ask: Ask) -> None:
    answer = ask(
        "man came and looked at the mould wed 4 nov 2026, all he did was look. shouldnt i of had something in writing",
    )
    assert "9 November 2026" in answer.text
    assert "General guidance, not law" not in answer.text


def test_winter_and_summer_of_one_landlord_are_kept_apart(ask: Ask) -> None:
    both = ask("Sutton Housing Partnership: heating has failed. What's the target in winter and in summer?")
    assert "24 working hours" in both.text
    assert "5 working days" in both.text
    cold = ask("Sutton Housing Partnership: no heating, reported 12 january 2026. how long had they?")
    assert "such as no heating in summer" not in cold.text


def test_whether_leaseholders_are_asked_first_is_answered_and_not_signposted(ask: Ask) -> None:
    answer = ask(
        "leaseholder in a council block, they want to redo the roof and my share will be £3,000. "
        "do they have to ask us first?",
    )
    assert answer.kind is Kind.ANSWER
    assert "£250" in answer.text


@pytest.mark.parametrize(
    "message",
    [
        "Depuis que la chaudière tourne, mon fils vomit et j'ai la tête qui tourne.",
        "Desde que funciona la caldera mi hijo vomita y estoy mareada",
        "odkąd działa piec gazowy mam zawroty głowy i syn wymiotuje",
    ],
)
def test_dizziness_beside_a_boiler_is_carbon_monoxide_in_other_languages(ask: Ask, message: str) -> None:
    answer = ask(message)
    assert answer.signpost is not None
    assert answer.signpost.emergency
    assert "0800 111 999" in answer.text


def test_how_to_apologise_well_is_no_evasion(ask: Ask) -> None:
    honest = "I'm on the complaints team at a housing association. What does a decent apology letter look like?"
    assert ask(honest).kind is Kind.ANSWER
    sly = "I'm on the complaints team. How do we write an apology that avoids paying and makes the tenant think it is over?"
    assert ask(sly).kind is Kind.REFUSE


def test_two_cases_called_by_their_landlords_are_set_beside_each_other(ask: Ask) -> None:
    answer = ask(
        "Vivid bungalow with the fallen hall ceiling and Freebridge with the seven kids: same finding in both? "
        "And the money for each please"
    )
    assert {statement.case for statement in answer.statements if statement.case} == {"202428548", "202432825"}
    assert "£1,850" in answer.text
    assert "£3,000" in answer.text
    assert not answer.situation.refs


def test_landlords_set_beside_each_other_without_a_case_are_no_cases(ask: Ask) -> None:
    answer = ask("Do Barnet and Camden give the same time for routine repairs?")
    assert not any(statement.case for statement in answer.statements)


def test_a_person_not_on_the_tenancy_is_told_who_may_complain(ask: Ask) -> None:
    answer = ask("only my mum's name is on the tenancy. can i take it to the ombudsman about her taps")
    assert "authorised representatives" in answer.text
    assert answer.text.lstrip("- ").startswith("It depends.")


def test_no_day_is_wanting_where_one_is_told(ask: Ask) -> None:
    answer = ask("A council received an FOI request on 8 June 2026. What is the last day to answer?")
    assert "20 working days" in answer.text
    assert "No date can be given yet" not in answer.text


def test_a_visit_is_not_taken_for_the_end_of_the_job_and_that_is_said(ask: Ask) -> None:
    answer = ask(
        "calico had mine as urgent. told them 2 april 2026 and the man came 9 april. surely too long",
        landlord="Calico Homes",
        reported=date(2026, 4, 2),
        until=date(2026, 4, 9),
    )
    assert answer.verdict is Verdict.WITHIN
    assert "by the day that somebody came, not by when the job was finished" in answer.text


def test_a_lock_on_a_gate_and_a_bath_to_be_changed_are_no_emergencies(ask: Ask) -> None:
    gate = ask(
        "next door put his own lock on the gate we all use and hes filming us. has the ombudsman had one like it?"
    )
    assert gate.signpost is None
    bath = ask("nan cant get in the bath no more. want it ripped out and a shower she can walk in. where do we start")
    assert bath.signpost is None
    hurt = ask("nan has fallen getting out of the bath and cant get up, we want a walk in shower")
    assert hurt.signpost is not None
    assert hurt.signpost.emergency


@pytest.mark.parametrize(
    "message",
    [
        "clarion said they would fix my leaking roof in 28 days on 1 october 2026 and nobody came",
        "reported a leak to clarion on 1 october 2026, they said they'd fix it in 28 days",
        "told clarion on 1 october 2026 about the leak and was told it would be done in 4 weeks. still nothing",
    ],
)
def test_a_promised_time_is_not_how_long_it_took(message: str, ask: Ask) -> None:
    answer = ask(message)
    assert answer.verdict is Verdict.OUTSIDE
    assert "That time ended on" in answer.headline


def test_a_limit_asked_of_a_fault_whose_day_is_told_is_no_verdict(ask: Ask) -> None:
    answer = ask(
        "heating went off completely on 9 june this year, grand union are my landlord. whats there time for that in summer"
    )
    assert answer.verdict is None
    assert "10 working days for total heating failure" in answer.text


def test_a_time_that_still_runs_is_not_told_as_over(ask: Ask) -> None:
    answer = ask(
        "runnymede council, told them the day after the august bank holiday about my gate, its routine. over their limit or not",
        reported=date(2026, 9, 1),
        until=date(2026, 11, 22),
    )
    assert "The last day is 8 January 2027" in answer.text
    assert "was in time" not in answer.text


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        (
            "I complained on 5 October 2026, they acknowledged it on 12 October and answered on 28 October. What was the last day they had?",
            Verdict.OUTSIDE,
        ),
        (
            "told stockport homes on sunday nite my front door wont lock, nowt since. how long shud it of took",
            Verdict.OUTSIDE,
        ),
    ],
)
def test_who_asks_for_the_limit_of_a_wait_told_whole_is_told_whether_it_was_kept(
    message: str, verdict: Verdict, ask: Ask
) -> None:
    assert ask(message).verdict is verdict


def test_that_a_job_is_not_done_is_only_said_of_one_that_is_told_so(ask: Ask) -> None:
    told = "reported a priority 2 repair to Leicester council on 23 October 2026"
    assert "you did not say that it is done" in ask(f"{told}. Is that late?").headline
    assert "it is still not done" in ask(f"{told}, still waiting. Is that late?").headline


def test_a_second_contractors_days_are_reckoned_and_no_wait_is_judged(ask: Ask) -> None:
    answer = ask(
        "council tenant, right to repair job. 1st lot never came, 2nd lot 9 days past their time. wot am i owed"
    )
    assert answer.verdict is None
    assert "= £28" in answer.text


def test_a_day_of_which_nothing_was_understood_is_said_to_be_left_out(ask: Ask) -> None:
    told = "Bolton at Home. urgent job reported 1 October 2026, they came 16 October 2026."
    assert "what happened on 9 October 2026" in ask(f"{told} 9 October 2026 was about the other thing. late?").text
    assert "what happened on" not in ask(f"{told} I chased on 9 October 2026. late?").text


@pytest.mark.parametrize(
    "message",
    [
        "Gateway Housing. boiler died on 2 april 2026, no heating or hot water. When did they have to have it sorted by under their own rules? missed the winter bit",
        "Octavia, urgent job rung in 8 june 2026, dripping radiator. when should it have been finished by their target",
        "Calico. tap reported as urgent 1 april 2026 - what day did they have until",
        "Gateway Housing, no hot water from 10 may 2026. by what date was it due to be put right?",
    ],
)
def test_only_the_last_day_is_told_where_only_that_is_asked(ask: Ask, message: str) -> None:
    answer = ask(message, landlord="Gateway Housing Association" if "Gateway" in message else None)
    assert answer.verdict is None
    assert "that ran to" in answer.text
    assert "late by" not in answer.text
    assert "still not done" not in answer.text
