"""What is said to be still not done, and what may have been done on a day that nobody can read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.timescales.facts import DelayCheck, Verdict

Check = Callable[..., DelayCheck]


@pytest.mark.parametrize(
    "told", ["worktop, still hanging off", "worktop, nobody has been", "worktop, not one visit", "worktop, no reply"]
)
def test_what_is_told_to_be_open_is_still_not_done(check: Check, told: str) -> None:
    assert "it is still not done" in check(told, "norwich", priority="routine", reported="2026-06-01").why


@pytest.mark.parametrize(
    "told",
    [
        "worktop, it isn't an emergency i know",
        "worktop, what's the last day they could turn up and still be inside their target",
        "worktop, been a tenant 20 years",
        "worktop, it hangs off the wall",
    ],
)
def test_what_is_not_told_is_not_said_to_be_undone(check: Check, told: str) -> None:
    why = check(told, "norwich", priority="routine", reported="2026-06-01").why
    assert "still not done" not in why
    assert "you did not say that it is done" in why


@pytest.mark.parametrize(
    "told",
    [
        "worktop, a chap come in the end and glued it",
        "worktop, it got done eventually",
        "worktop, they did come and it was mended",
    ],
)
def test_a_visit_on_no_day_that_is_read_leaves_the_verdict_open(check: Check, told: str) -> None:
    found = check(told, "norwich", priority="routine", reported="2026-06-01")
    assert found.verdict is Verdict.UNCLEAR
    assert found.ended_once
    assert "not done" not in found.why


def test_a_class_named_by_the_landlord_s_own_word_settles_the_limit(check: Check) -> None:
    found = check("door handle", "rooftop-housing", priority="other repair", reported="2026-07-02", until="2026-07-31")
    assert found.verdict is Verdict.WITHIN


def test_a_sentence_of_another_fault_says_nothing_of_the_household(check: Check) -> None:
    said = check("leaking tap", "sanctuary", household=("baby",), reported="2026-11-02").notes
    assert not any("heating breakdown" in note.text for note in said)
    damp = check("mould in a bedroom", "west-kent", household=("asthma",), reported="2026-05-05").notes
    assert any("given priority where a medical condition" in note.text for note in damp)
