"""Whether to take an offer, who pays for the trouble told, and what a missed limit pays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from tests.answer.told import cited

TODAY = date(2026, 11, 27)
OFFER = "Hyde offered me £150 for five months of damp. should i accept it?"
CEILING = "the woman upstairs let her bath overflow and my ceiling came down. i rent off a housing association"
Talk = Callable[..., Answer]


@pytest.mark.parametrize(
    "message",
    [
        OFFER,
        "They've offered £300 compensation for 8 months without a working lift. Is it worth accepting?",
        "my landlord offered me 250 quid for a year of leaks, shall i take it",
    ],
)
def test_whether_to_take_an_offer_is_left_to_the_person(message: str, talk: Talk) -> None:
    answer = talk(message)
    assert "Whether to take an offer is yours to decide" in answer.text
    assert "housing-ombudsman-findings-and-orders#p6" in cited(answer)
    assert "disabled-facilities-grants#p3" not in cited(answer)


def test_what_came_of_cases_alike_stands_beside_ones_own_offer(talk: Talk) -> None:
    assert "past orders of money" in talk(OFFER).text


def test_taking_the_75_is_no_question_of_medicine(talk: Talk) -> None:
    told = "complained to Stonewater on 1 october 2026, they answered 30 october and offered £75. was that in time"
    assert talk(told, "should i take the 75").kind is Kind.ANSWER


def test_an_offer_does_not_hide_an_emergency(talk: Talk) -> None:
    answer = talk("my boiler is out and i smell gas, they offered me £50, should i accept it")
    assert answer.signpost is not None
    assert answer.signpost.emergency


def test_whether_an_offer_should_have_been_taken_is_told_by_how_the_case_ended(talk: Talk) -> None:
    answer = talk("Tell me about case 202342892.", "So should she have taken it?")
    assert "not for us to say" in answer.text
    assert "£250" in answer.text


def test_what_to_write_to_say_no_is_the_next_stage_and_no_limit(talk: Talk) -> None:
    told = "complained to Stonewater on 1 october 2026, they answered 30 october and offered £75. was that in time"
    answer = talk(told, "what do i write to say no")
    assert not answer.statements
    assert answer.next_steps[0].text.startswith("If the stage 1 answer does not satisfy you, ask for stage 2")


@pytest.mark.parametrize(
    ("told", "passage"),
    [
        (CEILING, "who-mends-what#p25"),
        ("my boiler packed in last night, i'm with gentoo", "lta-1985-section-11-repairs#p3"),
        ("some lad kicked my front door in, ive a crime number", "access-charges-and-alterations#p9"),
        ("my kids football broke the kitchen window", "access-charges-and-alterations#p7"),
        ("I own the lease of my flat and the roof leaks", "leaseholders-repairs#p1"),
        ("the storm took my garden fence down", "who-mends-what#p3"),
    ],
)
def test_who_pays_is_told_by_how_the_trouble_came_or_what_it_is(told: str, passage: str, talk: Talk) -> None:
    assert passage in cited(talk(told, "so who pays?"))


def test_another_cause_supposed_changes_who_pays(talk: Talk) -> None:
    answer = talk(CEILING, "so who pays?", "and if i'd done it myself?")
    assert "access-charges-and-alterations#p7" in cited(answer)
    assert "who-mends-what#p25" not in cited(answer)


def test_another_thing_named_asks_who_pays_for_that(talk: Talk) -> None:
    answer = talk(CEILING, "so who pays?", "what about the carpet that got soaked")
    assert cited(answer) == {"living-through-repairs#p1", "living-through-repairs#p2"}


def test_a_limit_that_may_be_missed_is_paid_for_as_the_landlords_policy_says(talk: Talk) -> None:
    told = "octavia said my tap is routine, told em 16 november 2026"
    assert cited(talk(told, "if they miss it do i get anything")) == {"octavia#p2", "octavia#p3"}


def test_a_lease_supposed_is_told_to_decide(talk: Talk) -> None:
    told = "peabody said routine for my dripping tap, told them 5 november 2026"
    assert "leaseholders-repairs#p1" in cited(talk(told, "what if i was a leaseholder"))
