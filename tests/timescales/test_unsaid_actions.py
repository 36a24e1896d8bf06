"""A limit whose source does not say whether it is for coming or for finishing, and a verdict by it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.timescales.facts import DelayCheck, Verdict

Check = Callable[..., DelayCheck]

ONLY_DAYS = ("ealing", "calico-homes", "red-kite", "runnymede", "hounslow", "welwyn-hatfield")


@pytest.mark.parametrize("landlord", ONLY_DAYS)
def test_a_limit_is_said_without_what_it_is_for(check: Check, landlord: str) -> None:
    found = check("kitchen cupboard door, routine", landlord, priority="routine", reported="2026-03-02")
    assert "for a routine repair" in found.why
    assert not re.search(r"to (?:finish|attend)", found.why)


@pytest.mark.parametrize("landlord", ONLY_DAYS)
def test_late_work_is_late_and_the_verdict_says_what_it_was_counted_to(check: Check, landlord: str) -> None:
    days = {"reported": "2026-01-05", "completed": "2026-10-05"}
    found = check("kitchen cupboard door, routine", landlord, priority="routine", **days)
    assert found.verdict is Verdict.OUTSIDE
    assert "does not say whether that is for coming or for finishing" in found.why
    assert "we counted to 5 October 2026" in found.why


@pytest.mark.parametrize("landlord", ONLY_DAYS)
def test_a_visit_in_time_and_the_end_too_late_is_not_settled(check: Check, landlord: str) -> None:
    days = {"reported": "2026-01-05", "attended": "2026-01-09", "completed": "2026-10-05"}
    found = check("kitchen cupboard door, routine", landlord, priority="routine", **days)
    assert found.verdict is Verdict.UNCLEAR
    assert "coming or finishing, which our record does not say" in found.why


@pytest.mark.parametrize("landlord", ONLY_DAYS)
def test_a_job_finished_in_time_was_in_time_by_either(check: Check, landlord: str) -> None:
    days = {"reported": "2026-10-05", "completed": "2026-10-09"}
    found = check("kitchen cupboard door, routine", landlord, priority="routine", **days)
    assert found.verdict is Verdict.WITHIN


@pytest.mark.parametrize("landlord", ONLY_DAYS)
def test_a_visit_in_time_was_in_time_and_the_verdict_says_what_it_went_by(check: Check, landlord: str) -> None:
    found = check(
        "kitchen cupboard door, routine", landlord, priority="routine", reported="2026-10-05", attended="2026-10-09"
    )
    assert found.verdict is Verdict.WITHIN
    assert "by the day that somebody came" in found.why


def test_a_first_visit_past_the_time_was_late_by_either(check: Check) -> None:
    found = check("cupboard door", "ealing", priority="routine", reported="2026-01-05", attended="2026-06-05")
    assert found.verdict is Verdict.OUTSIDE
    assert "past by the first visit" in found.why


@pytest.mark.parametrize("landlord", ["platform-housing-group", "rooftop-housing"])
def test_a_housing_group_is_no_group_of_jobs(check: Check, landlord: str) -> None:
    name = {"platform-housing-group": "Platform Housing Group", "rooftop-housing": "Rooftop Housing Group"}[landlord]
    found = check(f"how long has {name} for a sticking cupboard door, routine", landlord, priority="routine")
    assert not any("grouped" in limit.applies or "programmed" in limit.applies for limit in found.limits)
