"""Short questions about the stages of a decided case's complaint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer

TODAY = date(2026, 11, 28)
Talk = Callable[..., Answer]
LOCKS = "tell me about case 202408073"


@pytest.mark.parametrize(
    "said",
    [
        "and the waits? complaint to stage 1, then to stage 2",
        "how long did each stage take",
        "how long did stage 1 and stage 2 take",
    ],
)
def test_both_waits_are_counted(talk: Talk, said: str) -> None:
    text = talk(LOCKS, said).text
    assert "46 days" in text
    assert "42 days" in text


def test_what_a_reply_said_is_told_and_then_the_other(talk: Talk) -> None:
    windows = "tell me about case 202532561"
    first = talk(windows, "and what did their stage 1 reply say?")
    assert "bigger ladder" in first.text
    assert "£50" not in first.text
    assert "specialist officer" in (other := talk(windows, "what did stage 1 say", "what about stage 2")).text or (
        "17 October 2025" in other.text
    )


@pytest.mark.parametrize("said", ["was that in time?", "was that within the code?"])
def test_a_stage_just_counted_is_held_against_the_time_for_it(talk: Talk, said: str) -> None:
    answer = talk(LOCKS, "how long did stage 2 take", said)
    assert "30 working days is longer than the 20 working days" in answer.text
