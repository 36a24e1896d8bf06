"""What is asked of the last answer: who decided, whether it is law, where it stands, how it was counted, shorter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from tests.answer.told import cited

TODAY = date(2026, 11, 27)
FAN = "Gentoo told me my bathroom extractor fan is routine. Reported 12 October 2026, nothing yet. is that late?"
CASE = "What was decided in 202401793?"
MOULD = "mould in my bedroom, told clarion 2 november 2026, assured tenant. how long have they got to look"
CODE = "what does the complaint handling code say about how long stage 2 takes"
Talk = Callable[..., Answer]


@pytest.mark.parametrize("asked", ["Who decided that?", "and who made that decision", "whose decision was that?"])
def test_who_decided_a_case_is_the_ombudsman_on_its_day(asked: str, talk: Talk) -> None:
    answer = talk(CASE, asked)
    assert [s.text for s in answer.statements] == [
        "The Housing Ombudsman decided case 202401793 (Southway Housing Trust (Manchester) Limited) on 1 December 2025."
    ]


def test_the_day_alone_may_be_asked_after_who_decided(talk: Talk) -> None:
    assert "1 December 2025" in talk(CASE, "Who decided that?", "When?").text


def test_nobody_decided_what_was_reckoned_from_the_days_told(talk: Talk) -> None:
    answer = talk(FAN, "who decided that")
    assert "Nobody has decided that" in answer.text
    assert answer.verdict is None


@pytest.mark.parametrize(
    "asked", ["is that the law or just their own policy", "do they have to stick to that?", "law or Gentoo's own rule?"]
)
def test_a_landlords_own_target_is_said_to_be_no_law(asked: str, talk: Talk) -> None:
    answer = talk(FAN, asked)
    assert "not law" in answer.text
    assert "gentoo#p1" in cited(answer)
    assert not answer.next_steps


def test_law_and_policy_told_side_by_side_are_told_apart(talk: Talk) -> None:
    text = talk(MOULD, "is that the law or their own rule").text
    assert "Awaab's Law is law." in text
    assert "The policy of Clarion Housing gives that." in text


def test_the_code_is_a_code_that_the_law_stands_behind(talk: Talk) -> None:
    assert "is a code. The Code of 2024 is law-backed" in talk(CODE, "is that a law then").text


@pytest.mark.parametrize(
    "asked", ["where does it say that?", "says who?", "where's that written down", "which page says so"]
)
def test_where_it_stands_is_the_passage_of_the_verdict(asked: str, talk: Talk) -> None:
    answer = talk(FAN, asked)
    assert cited(answer) == {"gentoo#p1"}
    assert "Our record of it says: Four classes" in answer.text


def test_a_figure_asked_about_is_shown_in_the_passages_that_hold_it(talk: Talk) -> None:
    asked = "What does guidance say about compensation for losing heating and hot water?"
    answer = talk(asked, "Where do you get the £15 from?")
    assert cited(answer) == {"ombudsman-compensation-guidance-2026#p8"}


@pytest.mark.parametrize(
    "asked",
    [
        "how did you count that",
        "how did you get to 18 days",
        "how do you work that out?",
        "can you show me the working",
    ],
)
def test_how_it_was_counted_is_the_arithmetic_line_by_line(asked: str, talk: Talk) -> None:
    lines = [s.text for s in talk(FAN, asked).statements]
    assert lines[0] == "From 12 October 2026 to today, 27 November 2026, is 46 days."
    limit, reckoned = lines[1].split(" repair. ")
    assert limit == "Gentoo's own policy gives 28 calendar days for a routine"
    assert reckoned == "28 days from 12 October 2026: 9 November 2026. It was passed by 18 days."


@pytest.mark.parametrize(
    "asked", ["say it shorter", "in plain english please", "tl;dr", "I don't get it", "summarise that"]
)
def test_shorter_is_the_verdict_in_one_sentence(asked: str, talk: Talk) -> None:
    answer = talk(FAN, asked)
    assert len(answer.statements) == 1
    assert answer.statements[0].text.startswith("On these dates it is late by 18 calendar days")
    assert not answer.next_steps


def test_shorter_keeps_the_condition_on_which_a_limit_holds(talk: Talk) -> None:
    text = talk("mould in my bedroom, how long have they got to look?", "shorter please").text
    assert "This and the limits" in text or "This applies" in text
    assert "if you rent your home from a council" in text


def test_shorter_in_an_emergency_is_whom_to_ring_and_nothing_else(talk: Talk) -> None:
    answer = talk("there's a leak coming through the ceiling near the light fitting", "say that simpler")
    assert "**999**" in answer.text
    assert len(answer.statements) == 1
    assert (
        "**999**"
        in talk(
            "there's a leak coming through the ceiling near the light fitting", "say that simpler", "who do i ring then"
        ).text
    )


def test_what_that_means_explains_the_terms_of_the_answer(talk: Talk) -> None:
    assert cited(talk(CASE, "what does that mean?")) == {"housing-ombudsman-findings-and-orders#p4"}


def test_a_rule_is_not_said_to_have_held_before_it_came(talk: Talk) -> None:
    assert "has applied since 1 April 2024, and not in 2022" in talk(CODE, "was it the same in 2022?").text


def test_a_policy_without_a_day_is_not_said_to_have_held_in_another_year(talk: Talk) -> None:
    answer = talk("How long has Bury council got for an urgent repair?", "and in 2024 instead?")
    assert "cannot say what stood in it in 2024" in answer.text


def test_the_answer_asked_about_stands_for_the_next_question_too(talk: Talk) -> None:
    answer = talk(FAN, "is that the law", "where does it say that", "say it shorter")
    assert "late by 18 calendar days" in answer.text
    assert answer.situation.reported == date(2026, 10, 12)


def test_what_asks_more_than_the_answer_is_answered_of_the_home(talk: Talk) -> None:
    assert talk(FAN, "is it the law that they must come").situation.of_answer == ()
    assert talk(FAN, "who says i have to be in?").situation.of_answer == ()


@pytest.mark.parametrize("asked", ["who decided that", "where does it say that", "who pays?"])
def test_without_an_answer_before_more_is_asked_for(asked: str, talk: Talk) -> None:
    assert talk(asked).kind is Kind.CLARIFY
