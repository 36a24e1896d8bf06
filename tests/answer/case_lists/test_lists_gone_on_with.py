"""Questions after a list of decided cases: one by its place, the most, fewer, more, the other; and how a home was held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from tests.answer.told import cases

TODAY = date(2026, 11, 27)
SOUTHERN = "Which decisions against Southern Housing are about heating or hot water?"
DAMP = "Which decisions are about damp and mould?"
DOORS = "Has the Ombudsman ever decided anything about a communal door?"
Talk = Callable[..., Answer]


def test_the_second_is_the_second_told_and_no_thing_to_look_for(talk: Talk) -> None:
    answer = talk(SOUTHERN, "And the second?")
    assert cases(answer) == [cases(talk(SOUTHERN))[1]]
    assert "your own home" not in answer.text


def test_a_finding_asked_after_one_of_a_list_is_sought_in_the_list(talk: Talk) -> None:
    answer = talk(SOUTHERN, "And the second?", "Any with a finding of no maladministration?")
    assert "3 are over heating and hot water against Southern Housing" in answer.text
    assert "does not match" not in answer.text


def test_which_paid_most_of_a_whole_list_is_the_highest_sum_ordered(talk: Talk) -> None:
    answer = talk(SOUTHERN, "Which of those paid most?")
    assert [s.text for s in answer.statements] == [
        "Of these 3 cases the highest sum ordered is £400, in case 202328477 (Southern Housing, 9 December 2025)."
    ]


def test_which_paid_most_of_a_long_list_is_sought_beyond_the_cases_told(talk: Talk) -> None:
    assert "The most that was ordered is £3,280.15" in talk(DAMP, "which of those paid most").text


@pytest.mark.parametrize("asked", ["any others?", "and the rest?", "what else"])
def test_others_of_a_list_are_those_not_told_yet(asked: str, talk: Talk) -> None:
    first, more = cases(talk(DAMP)), cases(talk(DAMP, asked))
    assert more
    assert not set(first) & set(more)


def test_a_list_told_whole_has_no_others(talk: Talk) -> None:
    answer = talk("Which decisions are over a broken lift?", "any more?")
    assert "All that we hold were told before" in answer.text
    assert not cases(answer)


def test_the_other_one_is_asked_what_was_asked_of_the_first(talk: Talk) -> None:
    answer = talk("Compare 202408073 and 202433087.", "Which was the higher sum?", "And the other one?")
    assert cases(answer) == ["202408073"]
    assert "£120" in answer.text


def test_who_decided_the_first_tells_nothing_else_of_it(talk: Talk) -> None:
    answer = talk(DOORS, "Who decided the first one, and when?")
    assert len(answer.statements) == 1
    assert "9 December 2025" in answer.text


def test_others_that_ended_so_are_sought_by_that_finding(talk: Talk) -> None:
    answer = talk("Tell me about case 202342892.", "Any others that ended like that?")
    assert "8 of the 109 decisions" in answer.text
    assert "resolved with intervention" in answer.text


def test_what_other_people_got_is_of_the_trouble_told(talk: Talk) -> None:
    answer = talk("Hyde offered me £150 for five months of damp.", "what did other people get")
    assert "over damp and mould" in answer.text


def test_how_many_of_those_narrows_the_list(talk: Talk) -> None:
    asked = "List the decisions where the finding was severe maladministration and the landlord was a council."
    assert "damp and mould against a local authority" in talk(asked, "How many of those were about damp?").text


def test_what_the_ombudsman_dealt_with_is_a_question_over_cases(talk: Talk) -> None:
    answer = talk("Has the Ombudsman dealt with asbestos?")
    assert "109 decisions" in answer.text
    assert "202421626" in cases(answer)


@pytest.mark.parametrize("asked", ["was she a leaseholder too?", "what tenancy did she have?"])
def test_how_a_home_was_held_is_told_of_the_case_and_not_of_the_asker(asked: str, talk: Talk) -> None:
    answer = talk("What was decided in 202327840?", asked)
    assert "is the leaseholder of" in answer.text
    assert answer.situation.tenure is None


def test_a_question_of_the_same_thing_is_searched_by_its_own_words(talk: Talk) -> None:
    told = ("what happened in case 202410299, the balcony door one", "and what had they offered her before")
    answer = talk(*told, "so was the door ever mended")
    assert "could not prove that any visit had mended" in answer.text
    assert "£800" not in answer.text


def test_days_between_two_events_named_are_counted_from_their_passages(talk: Talk) -> None:
    answer = talk("In case 202433087, how long from her reporting it till the new boiler went in?")
    assert "From 18 September 2024 to 8 October 2024 is 20 days" in answer.text


def test_a_decision_asked_to_be_found_is_told_with_its_finding(talk: Talk) -> None:
    answer = talk("Find me a decision about a hallway with no radiator, Orbit.")
    assert "maladministration over the request for a radiator" in answer.text


def test_an_order_that_holds_a_matters_own_sum_is_told_of_it(talk: Talk) -> None:
    assert "£300 for the pest infestation" in talk("What did 202345261 order for the rats?").text


def test_a_name_before_a_cases_number_is_its_landlord(talk: Talk) -> None:
    landlord = talk("What did the Ombudsman find on the windows in Camden 202532561?").situation.landlord
    assert landlord is not None
    assert landlord.slug == "camden"
