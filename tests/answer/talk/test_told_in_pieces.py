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
