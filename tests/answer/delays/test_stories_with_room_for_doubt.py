"""Stories of which not every day could be placed: the verdict names the days it was reckoned by, or is not drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (
            "Complained to Leeds council 4 May 2026, something was pushed under the door 21 May, stage 1 answer 29 June. Late?",
            "If you mean the complaint of 4 May 2026 and the answer of 29 June 2026, it was late",
        ),
        (
            "Told Barnet about the gate on 4 May 2026. There was a van outside on 20 May. They fixed it 30 June. Too slow?",
            "If you mean the report of 4 May 2026 and the repair done on 30 June 2026, it was late",
        ),
    ],
)
def test_a_day_of_which_nothing_could_be_told_has_the_verdict_name_its_own(ask: Ask, asked: str, meant: str) -> None:
    answer = ask(asked)
    assert answer.verdict is Verdict.OUTSIDE
    assert answer.headline.startswith(meant)
    assert "We could not tell what happened on" in answer.text


@pytest.mark.parametrize(
    "aside",
    ["The 31 August was a bank holiday.", "(31 aug was bank hol)", "Mind that 31 August 2026 was a public holiday."],
)
def test_a_bank_holiday_told_as_one_is_no_day_of_the_story(ask: Ask, aside: str) -> None:
    answer = ask(f"Told Barnet about the gate on 20 August 2026, they fixed it on 30 October 2026. {aside} Too slow?")
    assert answer.headline.startswith("On these dates it was late")
    assert "We could not tell what happened on" not in answer.text


def test_a_plain_story_names_no_days_that_may_be_meant(ask: Ask) -> None:
    answer = ask("Told Barnet about the gate on 4 May 2026, they fixed it on 30 June 2026. Too slow?")
    assert answer.headline.startswith("On these dates it was late")


@pytest.mark.parametrize(
    "asked",
    [
        "Barnet: shed door reported 4 May 2026, done 1 July. Bin store lid reported 6 May, done 8 May. Was it in time?",
        "Told Barnet 4 May 2026 the gate stuck, mended 8 May. Told them again 3 June, mended 30 June. Was it late?",
    ],
)
def test_reports_and_ends_that_may_not_belong_together_are_not_paired(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert answer.verdict in (None, Verdict.UNCLEAR)
    assert "from 4 May 2026 to 8 May 2026 it was in time" not in answer.text


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        (
            "Camden. I reported a wobbly fence on 1 May 2026 and mould on 12 May 2026, nobody has come, are both late?",
            "From 1 May 2026",
            "From 12 May 2026",
        ),
        (
            "Two jobs for Redbridge: the porch light, told them 4 May 2026, done 8 June; and the coal hatch, told them 11 May, done 18 May. Which was late?",
            "From 4 May 2026 to 8 June 2026",
            "From 11 May 2026 to 18 May 2026",
        ),
    ],
)
def test_two_jobs_told_in_one_breath_are_counted_each_from_its_own_day(
    ask: Ask, asked: str, first: str, second: str
) -> None:
    text = ask(asked).text
    assert first in text
    assert second in text
    assert "as the day on which the wait ended" not in text


@pytest.mark.parametrize(
    "asked",
    [
        "Told Barnet 4 May 2026 that the gate had dropped. Nobody came for weeks, then two lads turned up and did it. Late?",
        "I reported a loose gate to Sutton on 4 May 2026. No one rang. In the end a joiner came and fixed it. Was that too long?",
    ],
)
def test_a_job_done_on_no_day_that_is_told_is_not_said_to_be_undone(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert answer.verdict is Verdict.UNCLEAR
    assert "it is still not done" not in answer.text


def test_a_question_about_one_stage_is_judged_by_that_stage(ask: Ask) -> None:
    answer = ask(
        "I complained on 4 May 2026, acknowledged 6 May, stage 1 answer 5 June. Went to stage 2 on 8 June, acknowledged "
        "10 June, stage 2 answer 1 July. Was stage 2 late?"
    )
    assert answer.verdict is Verdict.WITHIN
    assert answer.headline.startswith("On these dates it was in time")


def test_a_call_to_ask_when_is_no_second_report(ask: Ask) -> None:
    answer = ask("Told Barnet about the gate 4 May 2026, rang again 20 May to ask when, mended 30 June. Late?")
    assert answer.headline.startswith("On these dates it was late")


def test_a_wrong_premise_on_a_request_is_answered_no(ask: Ask) -> None:
    answer = ask(
        "our housing association must reply to my FOI about the boiler works within 20 working days, correct? been a month"
    )
    assert "No, not as a rule" in answer.text
    assert "We are not sure" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "heating was off for 2 weeks last january. was that too long?",
        "the gate broke on 3 march 2026 and took 7 weeks to fix, too long?",
        "no hot water for 10 days in may 2026, is that too long",
    ],
)
def test_a_wait_that_is_over_is_not_counted_to_today(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "calendar days, longer than" not in answer.text
    assert "to today" not in answer.text
