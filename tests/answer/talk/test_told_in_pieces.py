"""What is told in pieces: works supposed done on a day ahead, another thing told in the same call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.situation.days_ahead import day_ahead
from assistant.timescales.facts import Verdict

TODAY = date(2026, 11, 28)
SOCKETS = "Stockport Homes, kitchen sockets dead, routine, told them 19 october 2026. late?"
Talk = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("and if they only mend it on 22 December?", date(2026, 12, 22)),
        ("what if the joiner comes on the 20th of December?", date(2026, 12, 20)),
        ("say they get round to it on 4 January", date(2027, 1, 4)),
        ("the appointment they've given me is for 23 December, is that too late?", date(2026, 12, 23)),
        ("and if they did it on 5 November?", None),
        ("if it was finished on 20 November", None),
    ],
)
def test_what_is_supposed_done_on_a_day_ahead_is_undone_until_then(text: str, ahead: date | None) -> None:
    assert day_ahead(text, TODAY) == ahead


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("what if somebody turns up on 30 November", Verdict.WITHIN),
        ("and if they only come on 2 December", Verdict.OUTSIDE),
    ],
)
def test_a_visit_supposed_on_a_day_ahead_is_judged_by_that_day(said: str, verdict: Verdict, talk: Talk) -> None:
    assert talk(SOCKETS, said).verdict is verdict


@pytest.mark.parametrize(
    "said",
    [
        "In the same call I told them the bathroom cupboard has come loose, routine too. Is the cupboard late?",
        "When I rang about that I also told them a bedroom door sticks, which is routine. Is the door late?",
    ],
)
def test_another_thing_told_in_the_same_call_has_its_day(said: str, talk: Talk) -> None:
    assert talk(SOCKETS, said).situation.reported == date(2026, 10, 19)


STAGE_1 = "Clarion acknowledged my client's stage 1 complaint on 12 October 2026 and answered it on 30 October. Late?"


@pytest.mark.parametrize(
    ("said", "verdict", "due"),
    [
        (
            "She asked for stage 2 on 19 November and they haven't acknowledged it. Late?",
            Verdict.OUTSIDE,
            "26 November",
        ),
        ("She escalated it on 18 November and nothing has come back. Late?", Verdict.OUTSIDE, "25 November"),
        (
            "She escalated it on 9 November and they acknowledged that on 16 November. In time?",
            Verdict.WITHIN,
            "14 December",
        ),
    ],
)
def test_a_later_message_about_stage_2_is_judged_by_stage_2_alone(
    said: str, verdict: Verdict, due: str, talk: Talk
) -> None:
    answer = talk(STAGE_1, said)
    assert answer.verdict is verdict
    assert due in answer.text
    assert "stage 1 complaint" not in answer.text.split("What you can do next")[0]


def test_an_acknowledgement_supposed_on_a_day_starts_the_time_of_stage_2(talk: Talk) -> None:
    answer = talk(
        STAGE_1,
        "She went to stage 2 on 20 November.",
        "Suppose they acknowledge it on 1 December. By when must they answer?",
    )
    assert "31 December 2026" in answer.text


def test_the_first_stage_is_answered_where_it_is_named_again(talk: Talk) -> None:
    answer = talk(STAGE_1, "She went to stage 2 on 20 November.", "And was the first answer late?")
    assert "26 October 2026" in answer.text


def test_a_promise_that_only_repeats_the_code_leaves_its_verdict(talk: Talk) -> None:
    told = (
        "Sovereign Network Group acknowledged my stage 1 complaint on 26 October 2026 and answered on 9 November. Late?"
    )
    assert talk(told).verdict is Verdict.WITHIN


@pytest.mark.parametrize(
    "said",
    [
        "Different matter. The bloke next door owns his house and has parties with loud music till four. Who sorts that?",
        "Does the Ombudsman have a set daily sum when only the hot water is off?",
    ],
)
def test_another_matter_without_danger_is_no_emergency(said: str, talk: Talk) -> None:
    answer = talk(SOCKETS, said)
    assert answer.signpost is None or not answer.signpost.emergency


def test_a_job_called_planned_work_keeps_its_day(talk: Talk) -> None:
    told = "Bury Council, broken kitchen drawer, routine, reported 12 november 2026. late?"
    assert "26 January 2027" in talk(told, "They might call it planned work instead. What date would that be?").text


def test_now_after_a_day_put_right_asks_whether_it_is_late(talk: Talk) -> None:
    assert talk(SOCKETS, "I have checked: I told them on 1 October, not the 19th. And now?").verdict is Verdict.OUTSIDE


def test_an_entrance_reported_today_is_no_part_of_the_basin(talk: Talk) -> None:
    told = "BCP council tenant. I reported a cracked basin on 19 November 2026, urgent job. Is it late?"
    answer = talk(
        told, "The main entrance to our block can't be locked. I rang them this morning. How long have they got?"
    )
    assert "basin" not in answer.text
