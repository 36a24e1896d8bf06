"""What they who have to answer say they have got."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.answer.contract import Answer

TODAY = date(2026, 11, 28)
Talk = Callable[..., Answer]


def test_an_acknowledgement_after_the_request_for_stage_2_is_that_of_the_request(talk: Talk) -> None:
    last = talk(
        "Complained 2 October 2026, they answered stage 1 on 16 October and I asked for stage 2 on 19 October.",
        "They acknowledged it on 23 October. When is the answer due?",
    )
    assert "Counted from 23 October 2026" in last.text
    assert "20 November 2026" in last.text
