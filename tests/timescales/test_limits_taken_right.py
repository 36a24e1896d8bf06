"""Limits and verdicts that must not be taken wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.records import Tenure
from assistant.timescales.facts import DelayCheck, Limit, Verdict

Check = Callable[..., DelayCheck]
Limits = Callable[..., dict[str, Limit]]


def test_a_longer_limit_for_the_very_thing_stands_first_and_takes_it_out_of_the_routine_one(limits: Limits) -> None:
    found = limits("garden fence is rotten", "rooftop-housing")
    assert next(iter(found)) == "rooftop-housing-packaged"
    assert str(found["rooftop-housing-other"].condition).endswith("is not grouped with other jobs")


@pytest.mark.parametrize(
    ("repair", "landlord", "expected"),
    [
        ("fence will be done in a batch with others", "rooftop-housing", "rooftop-housing-packaged"),
        ("my gate goes into the next area batch", "gentoo", "gentoo-planned"),
        ("roof is in the area programme", "platform-housing-group", "platform-housing-group-programmed"),
    ],
)
def test_a_job_that_is_done_together_with_others_has_that_limit_alone(
    limits: Limits, repair: str, landlord: str, expected: str
) -> None:
    assert list(limits(repair, landlord)) == [expected]


def test_part_of_the_heating_gone_is_of_the_class_that_names_it_and_all_of_it_is_not(limits: Limits) -> None:
    own = {name for name in limits("half my heating has gone", "norwich") if name.startswith("norwich")}
    assert own == {"norwich-urgent"}
    assert "norwich-routine" in limits("heating has gone", "norwich") or "norwich-emergency" in limits(
        "heating has gone", "norwich"
    )


def test_a_limit_that_hangs_on_nothing_leads_and_the_law_follows_with_what_it_supposes(check: Check) -> None:
    found = check(
        "bedroom window will not shut",
        "bury",
        Tenure.SECURE,
        priority="routine",
        reported="2026-10-01",
        until="2026-11-20",
    )
    assert found.verdict is Verdict.OUTSIDE
    assert found.decisive == "bury-routine"
    assert "If the door, window or lock is an outside one" in found.why


def test_a_pipe_under_a_sink_may_be_a_waste_pipe(check: Check) -> None:
    wet = {"landlord": "gateshead", "reported": "2026-11-02", "until": "2026-11-20"}
    assert "not a waste pipe" in check("leak from a pipe under the sink", **wet).why
    assert "waste pipe" not in check("leak from the hot water pipe in the hall", **wet).why


def test_a_return_visit_is_judged_by_the_policy_that_a_decision_says_still_stood(limits: Limits) -> None:
    found = limits("window needs a second visit", "camden", priority="routine", reported="2025-09-03")
    assert [name for name in found if name.startswith("camden")] == ["camden-repair-2025"]


def test_a_complaint_with_no_word_back_is_judged_by_its_acknowledgement(check: Check) -> None:
    found = check("sent a complaint and not even had a we got it", complained="2026-11-02")
    assert found.decisive == "chc-stage1-acknowledge"


def test_receipt_that_is_told_is_not_counted_from_posting(limits: Limits) -> None:
    wording = limits("our letter of claim reached the landlord", claim_received="2026-03-03")["pap-landlord-response"]
    assert wording.starts_when == "receipt of the letter"
