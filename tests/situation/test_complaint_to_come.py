"""Whether there is still time to complain: no day told is then one of a complaint."""

from __future__ import annotations

import pytest

from assistant.situation.situation import Ask
from tests.situation.reading import read, roles


@pytest.mark.parametrize(
    "message",
    [
        "how far back can a complaint go, my ceiling fell in 3 years ago",
        "is it too late to make a complaint, the flood was in may 2025",
        "what is the cut-off for complaining? they lost my sofa on 4 march 2025",
        "can i still put in a complaint over a door they broke 15 months ago",
    ],
)
def test_a_complaint_that_is_only_thought_of_starts_no_clock(message: str) -> None:
    assert roles(message) == []
    assert Ask.DELAY not in read(message).asks


def test_a_complaint_that_was_made_keeps_its_day() -> None:
    assert roles("i complained on 4 may 2026, is it too late to complain again") == [("complained", "2026-05-04")]


@pytest.mark.parametrize("told", ["complained to my councillor", "wrote to our MP", "rang environmental health"])
def test_what_was_told_to_somebody_else_is_no_report(told: str) -> None:
    assert roles(f"i {told} on 4 may 2026 about the damp") == []
