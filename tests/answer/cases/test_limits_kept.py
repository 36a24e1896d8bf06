"""Whether something in a decided case was done within the landlord's own time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.limits_kept import asks_kept
from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "text",
    [
        "was that within their own limit?",
        "did that meet the landlord's target",
        "how did that stand against its repairs policy",
        "was it inside the 20 working days?",
        "did they keep to their damp policy",
    ],
)
def test_it_is_asked_in_many_words(text: str) -> None:
    assert asks_kept(text)


@pytest.mark.parametrize(
    "text", ["was it done in time for Christmas?", "what was in the policy?", "was anyone there in that time of need"]
)
def test_other_words_of_time_and_policy_do_not_ask_it(text: str) -> None:
    assert not asks_kept(text)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (
            "Barnet balcony door 202410299: how late was the rebooked visit, was it inside its own 15 day limit?",
            "outside",
        ),
        (
            "octavia 202533112 damp: how many days till somebody inspected, and did that meet their damp policy?",
            "outside",
        ),
        ("Camden 202532561: how long till the first visit and was that within its repairs policy?", "outside"),
    ],
)
def test_a_reason_with_the_time_and_its_limit_gives_the_verdict(ask: Ask, asked: str, verdict: str) -> None:
    assert ask(asked).verdict is Verdict(verdict)


def test_a_time_in_the_same_case_gives_no_verdict_on_another(ask: Ask) -> None:
    """Camden's windows were late; its reply at stage 1 was not."""
    answer = ask("Camden windows 202532561: did the stage 1 reply come in its own time limit?")
    assert answer.verdict is not Verdict.OUTSIDE
    assert "both in time" in answer.text


def test_a_policy_of_ours_is_told_as_that(ask: Ask) -> None:
    answer = ask("clarion 202330826, was the stage 1 reply inside its interim policy time?")
    assert answer.verdict is Verdict.OUTSIDE
    assert (
        "76 working days is longer than the 20 working days that our record of the landlord's policy gives"
        in answer.text
    )
    assert any(citation.ref == "clarion" for citation in answer.citations)


def test_where_neither_tells_a_limit_that_is_said(ask: Ask) -> None:
    answer = ask("202433087: how long till a contractor came for the hot water and did that meet its target?")
    assert answer.verdict is None
    assert "do not show what the landlord's own time limit for that was" in answer.text
