"""Limits under a condition: each is a branch, and the verdict hangs on it only where they differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.records import Category, Tenure
from assistant.timescales.facts import DelayCheck, Limit, Verdict

Check = Callable[..., DelayCheck]
Limits = Callable[..., dict[str, Limit]]
DAMP = Category.DAMP_AND_MOULD


def test_with_no_tenure_right_to_repair_is_a_branch_and_the_tenure_is_asked(check: Check) -> None:
    found = check("front door wont lock", reported="2026-11-02")
    limit = next(li for li in found.limits if li.id == "rtr-insecure-door")
    assert limit.condition == "if you are a secure or introductory tenant of a council"
    assert any("council tenant" in ask for ask in found.asks)
    assert "landlord" in found.asks[0]


def test_a_landlords_own_example_settles_the_class(limits: Limits) -> None:
    assert limits("front door kicked in and wont shut", "lambeth")["lambeth-emergency-safe"].condition is None
    assert list(limits("front door kicked in", "grand-union", Tenure.ASSURED, reported="2024-01-04")) == [
        "grand-union-priority"
    ]


def test_where_the_class_is_not_known_every_class_is_a_branch_and_is_asked(check: Check) -> None:
    between = check("dripping kitchen tap", "ealing", reported="2026-11-02", completed="2026-11-12")
    assert between.verdict is Verdict.UNCLEAR
    assert any("classed the job" in ask for ask in between.asks)
    assert check("dripping kitchen tap", "ealing", reported="2026-11-02", completed="2026-11-04").verdict is (
        Verdict.WITHIN
    )
    past_all = check("dripping kitchen tap", "ealing", reported="2026-06-01", completed="2026-11-12")
    assert past_all.verdict is Verdict.OUTSIDE
    assert "every limit that we hold and that could apply" in past_all.why


@pytest.mark.parametrize(
    ("landlord", "said", "limit", "amount", "unit"),
    [
        ("barnet", "P4", "barnet-p4", 60, "calendar days"),
        ("barnet", "p3", "barnet-p3", 15, "working days"),
        ("north-tyneside", "priority 2", "north-tyneside-p2", 3, "working days"),
        ("islington", "R20", "islington-r20", 20, "working days"),
        ("sutton", "category B", "sutton-category-b", 24, "hours"),
        ("lambeth", "non-urgent", "lambeth-non-urgent", 7, "working days"),
        ("lambeth", "routine", "lambeth-routine", 28, "working days"),
        ("ealing", "normal non urgent", "ealing-routine", 15, "working days"),
        ("gentoo", "urgent", "gentoo-urgent", 7, "calendar days"),
    ],
)
def test_the_class_that_the_landlord_gave_the_job_picks_its_limit(
    limits: Limits, landlord: str, said: str, limit: str, amount: int, unit: str
) -> None:
    found = limits("my repair", landlord, priority=said)
    assert list(found) == [limit]
    assert (found[limit].amount, found[limit].unit) == (amount, unit)
    assert found[limit].condition is None


def test_a_longer_limit_for_some_jobs_makes_the_plain_one_a_branch(check: Check) -> None:
    between = check("my letterbox is broken", "hyde", reported="2026-09-01", completed="2026-10-20")
    assert between.verdict is Verdict.UNCLEAR
    conditions = {limit.id: limit.condition or "" for limit in between.limits}
    assert conditions["hyde-non-urgent"].startswith("unless")


def test_a_job_that_the_record_lists_among_the_longer_ones_has_the_longer_limit(check: Check) -> None:
    assert check("my fence is broken", "hyde", reported="2026-09-01", completed="2026-10-20").verdict is Verdict.WITHIN
    assert check("my fence is broken", "hyde", reported="2026-01-01").verdict is Verdict.OUTSIDE
    assert check("kitchen drawer", "hyde", reported="2026-09-01", completed="2026-10-20").verdict is Verdict.OUTSIDE


def test_a_job_called_by_its_length_has_the_limit_of_that_length(check: Check) -> None:
    told = check("it is the 28 day kind", "yorkshire-housing", reported="2026-01-12", completed="2026-02-05")
    assert told.verdict is Verdict.WITHIN
    assert {limit.amount for limit in told.limits} == {28}


def test_a_landlords_own_time_that_is_kept_is_told_with_its_class_beside_a_law_that_was_passed(check: Check) -> None:
    found = check("boiler broken, no heating", "camden", reported="2026-11-10")
    assert found.verdict is Verdict.UNCLEAR
    assert "35 calendar days" in found.why
    assert "if it is treated as routine" in found.why
    assert {"rtr-heating-winter", "camden-repair-current"} <= set(found.named)


def test_a_limit_for_some_jobs_that_was_passed_is_no_verdict_beside_a_plain_one_that_was_kept(check: Check) -> None:
    found = check("emergency", "stonewater", emergency=True, reported="2026-11-02", made_safe="2026-11-02")
    assert found.verdict is not Verdict.OUTSIDE


def test_two_versions_of_a_policy_are_not_two_classes(check: Check) -> None:
    found = check("a window", landlord="camden", reported="2026-03-02", until="2026-04-02")
    assert found.verdict is Verdict.UNCLEAR
    assert "version" in found.why
    assert not any("classed" in ask for ask in found.asks)
