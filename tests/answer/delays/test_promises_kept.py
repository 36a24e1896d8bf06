"""What a landlord promised is measured from the day it runs from, and by itself: not by a rule that starts elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "peabody confirmed my stage 2 on 4 march 2026 and said 20 working days. reply came 1 april 2026. did they keep their word",
            "within",
        ),
        (
            "they accepted my escalation on 4 march 2026 and promised a reply in 15 working days. it came on 27 march 2026. did they keep their promise?",
            "outside",
        ),
        (
            "The council told me on 4 March 2026 that my complaint was at stage 2 and promised an answer in 20 working days. I got it 27 March 2026. Did it keep to that?",
            "within",
        ),
    ],
)
def test_a_promise_is_measured_by_itself(ask: Ask, text: str, verdict: str) -> None:
    answer = ask(text)
    assert answer.verdict is not None
    assert answer.verdict.value == verdict
    assert "working days that you were told, counted from 4 March 2026" in answer.headline


@pytest.mark.parametrize(
    "text",
    [
        "Clarion acknowledged my stage 2 on 27 February 2024. The answer came on 21 March 2024. In time?",
        "peabody registered my escalation on 27 february 2024, answered 21 march 2024. was that in time",
    ],
)
def test_an_answer_in_time_from_the_acknowledgement_alone_is_not_said_to_be_so_from_the_escalation(
    ask: Ask, text: str
) -> None:
    answer = ask(text)
    assert "it was in time" not in answer.text
    assert answer.verdict is None or answer.verdict.value == "unclear"
