"""Questions as people ask them every day, with no case and no rule named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind, StatementKind
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "told",
    [
        "nobody has been. Is that legal?",
        "and heard nothing.",
        "no one has come. What can I do?",
        "no reply",
        "nothing has been done. whats next",
    ],
)
def test_a_wait_told_in_everyday_words_is_judged(ask: Ask, told: str) -> None:
    answer = ask(f"I told Clarion on 1 October 2026 that the bath tap leaks, {told}")
    assert answer.verdict is Verdict.OUTSIDE


def test_an_unanswered_complaint_is_late_and_goes_to_the_ombudsman(ask: Ask) -> None:
    answer = ask("I complained to Southwark at stage 1 on 12 October 2026 and got nothing. whats next")
    assert answer.verdict is Verdict.OUTSIDE
    assert "2 November 2026" in answer.text
    assert answer.next_steps[0].text.startswith("The time for an answer has passed")


def test_a_complaint_whose_time_runs_has_no_such_step(ask: Ask) -> None:
    answer = ask("I complained to Southwark at stage 1 on 18 November 2026 and got nothing. whats next")
    assert answer.verdict is not Verdict.OUTSIDE
    assert "has passed" not in answer.text


def test_who_pays_for_a_thing_is_answered_by_a_rule_and_not_by_a_forecast(ask: Ask) -> None:
    answer = ask("Next door's flat leaked into mine and my laptop is ruined, will the council pay?")
    assert "belongings ruined" in answer.text
    assert not any(statement.kind is StatementKind.SPREAD for statement in answer.statements)


def test_what_is_usual_is_answered_by_past_orders_of_money(ask: Ask) -> None:
    answer = ask("What is the average award for delays to window repairs?")
    assert "past orders of money" in answer.text


def test_how_long_the_ombudsman_takes_is_no_question_of_decided_cases(ask: Ask) -> None:
    answer = ask("how long does the ombudsman take to investigate")
    assert not any(statement.case for statement in answer.statements)


def test_a_new_shower_is_no_repair_and_no_limit_for_repairs_is_counted(ask: Ask) -> None:
    answer = ask("I am disabled and asked Clarion for a walk in shower in January 2025. nothing yet")
    assert answer.verdict is Verdict.UNCLEAR
    assert "An adaptation for somebody's needs is not a repair" in answer.text


def test_a_grab_rail_that_came_off_is_a_repair(ask: Ask) -> None:
    answer = ask("grab rail came off the wall, told Hyde on 1 October 2026, still not fixed")
    assert "adaptation" not in answer.text
    assert answer.verdict is Verdict.OUTSIDE


def test_the_one_later_day_that_is_told_ends_the_wait_and_is_said_to(ask: Ask) -> None:
    answer = ask("told hyde on 1st may 2026 the fence blew down, 20th august new fence. late?")
    assert "still not done" not in answer.text
    assert "We took 20 August 2026 as the day on which the wait ended" in answer.text


def test_a_letter_with_a_date_is_the_answer_to_a_complaint(ask: Ask) -> None:
    answer = ask("I asked for stage 2 on 6 November 2023 and the letter is dated 11 December 2023. Was that in time?")
    assert "still not done" not in answer.text
    assert "11 December 2023" in answer.text


@pytest.mark.parametrize(
    "message",
    [
        "council says ceiling repair is not urgent, its sagging",
        "kitchen ceiling bulging with water and they wont come til next week",
    ],
)
def test_a_ceiling_that_may_come_down_is_warned_of_though_nobody_says_my(ask: Ask, message: str) -> None:
    assert "999" in ask(message).text


def test_what_the_ombudsman_said_of_a_ceiling_warns_nobody(ask: Ask) -> None:
    assert "999" not in ask("did they say the ceiling was bulging in the Clarion case").text


def test_a_tap_leaks_from_no_roof_and_is_no_emergency(ask: Ask) -> None:
    answer = ask("my tap is dripping, how long have they got")
    assert answer.kind is Kind.ANSWER
    assert "leaking roof" not in ask("how long has Southwark got to fix a leaking tap").text
