"""Waits told with several days: a complaint beside a repair, more time asked for, a visit that ended nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.records import Action, Category, Tenure
from assistant.timescales.facts import DelayCheck, Limit, Verdict

Check = Callable[..., DelayCheck]
COMPLAINT = {"category": Category.COMPLAINT_HANDLING}


def statuses(found: DelayCheck) -> dict[str, str]:
    return {limit.id: limit.status for limit in found.limits}


@pytest.mark.parametrize(
    ("answered", "verdict", "said"),
    [("2026-03-31", Verdict.WITHIN, "31 March 2026"), ("2026-04-02", Verdict.OUTSIDE, "2 working days")],
)
def test_an_answer_that_was_put_off_in_time_is_judged_by_the_longer_time(
    check: Check, answered: str, verdict: Verdict, said: str
) -> None:
    days = {"complained": "2026-02-26", "acknowledged": "2026-03-03", "extended": "2026-03-16"}
    found = check("complaint", **COMPLAINT, **days, stage_1_answered=answered)
    assert (found.verdict, found.decisive) == (verdict, "chc-stage1-extension")
    assert said in found.why


def test_a_first_visit_past_the_time_to_finish_is_late_at_the_least(check: Check) -> None:
    days = {"reported": "2026-09-01", "attended": "2026-10-20"}
    found = check("leaking tap", **days, until="2026-10-20")
    finish = [limit for limit in found.limits if limit.action is Action.COMPLETE and limit.status == "missed"]
    assert finish
    assert not any(limit.exact for limit in finish)


def test_more_time_asked_for_too_late_puts_nothing_off(check: Check) -> None:
    days = {"complained": "2026-02-26", "acknowledged": "2026-03-03", "extended": "2026-03-19"}
    found = check("complaint", **COMPLAINT, **days, stage_1_answered="2026-03-31")
    assert found.decisive == "chc-stage1-respond"


def test_a_stage_that_was_answered_is_not_said_to_be_still_open(check: Check) -> None:
    days = {"complained": "2026-09-01", "acknowledged": "2026-09-03", "stage_1_answered": "2026-09-24"}
    found = check("stage 1 and stage 2 complaint", **COMPLAINT, **days, escalated="2026-11-18")
    assert found.decisive == "chc-stage1-respond"
    assert "still not done" not in found.why


def test_a_late_answer_counted_from_the_last_day_to_acknowledge_is_late_at_the_least(check: Check) -> None:
    found = check("complaint", **COMPLAINT, complained="2026-09-01", stage_1_answered="2026-09-25")
    assert "late by at least 3 working days" in found.why


def test_the_repair_and_the_answer_are_told_apart_in_one_verdict(check: Check) -> None:
    days = {"reported": "2026-06-01", "completed": "2026-08-03", "complained": "2026-07-01"}
    found = check("cupboard door, routine", "ealing", priority="routine", **days, stage_1_answered="2026-07-30")
    assert "The repair is also" in found.why


@pytest.mark.parametrize(
    "told", ["nobody has been back since", "it still drips", "said someone will come back. nobody has"]
)
def test_a_wait_that_goes_on_after_a_visit_is_counted_to_today(check: Check, told: str) -> None:
    days = {"reported": "2026-09-01", "attended": "2026-09-08"}
    found = check(f"cupboard door, they came, {told}", "bcp", priority="routine", **days)
    assert found.verdict is Verdict.OUTSIDE
    assert "38 working days" in found.why
    assert "still not done" in found.why


def test_a_missing_letter_says_nothing_of_the_works(check: Check) -> None:
    days = {"reported": "2026-10-26", "investigated": "2026-11-03"}
    found = check(
        "mould, no letter since, is it overdue", category=Category.DAMP_AND_MOULD, tenure=Tenure.ASSURED, **days
    )
    assert found.decisive == "awaab-written-summary"
    assert statuses(found)["awaab-significant-make-safe"] == "unknown"


def test_a_visit_in_time_is_in_time_though_the_finish_is_not_told(check: Check) -> None:
    found = check("loose banister", "gateshead", Tenure.ASSURED, reported="2026-10-05", attended="2026-10-07")
    assert found.verdict is Verdict.WITHIN
    assert "for coming, not for finishing" in found.why


def test_a_scheme_for_councils_supposes_one_where_no_landlord_is_told(check: Check) -> None:
    found = check("no water at all", tenure=Tenure.SECURE, reported="2026-11-02")
    assert "if your landlord is a council" in found.why
    assert "is a council" not in check("no water, council flat", tenure=Tenure.SECURE, reported="2026-11-02").why


def test_what_was_finished_before_its_last_day_was_in_time_and_not_is(check: Check) -> None:
    found = check("cupboard door", "ealing", priority="routine", reported="2026-11-16", completed="2026-11-18")
    assert "It was in time" in found.why
    assert "The last day is 7 December 2026" in found.why


def test_classes_whose_outcome_is_open_are_not_said_to_differ(check: Check) -> None:
    found = check("leak under the bath", "orbit", reported="2026-11-01", attended="2026-11-02")
    assert "in time in one class" not in found.why


def test_a_kind_of_job_that_takes_longer_is_only_the_kind_that_the_landlord_names(
    limits: Callable[..., dict[str, Limit]],
) -> None:
    assert set(limits("broken back gate", "hyde")) == {"hyde-non-urgent"}
    assert set(limits("rotten fence panel", "hyde")) == {"hyde-non-urgent-longer"}


def test_what_some_jobs_may_take_stands_beside_a_limit_that_most_have(check: Check) -> None:
    found = check("broken back gate", "hyde", reported="2026-09-01", completed="2026-10-20")
    assert "some may take up to 120 days" in found.why


def test_what_came_again_is_not_said_to_be_in_time(check: Check) -> None:
    days = {"reported": "2026-10-05", "completed": "2026-10-08"}
    assert check("cupboard door, mended, broke again", "ealing", priority="routine", **days).verdict is Verdict.UNCLEAR


def test_works_do_not_hand_over_the_report(check: Check) -> None:
    found = check("electric test report says faults", investigated="2026-08-03", completed="2026-09-04")
    assert statuses(found)["elec-remedial"] == "missed"
    assert statuses(found).get("elec-report-tenant", "unknown") == "unknown"


def test_works_that_an_electrical_report_calls_for_run_from_the_inspection(check: Check) -> None:
    late = check("eicr listed C2 faults", investigated="2026-08-03", completed="2026-09-04")
    assert late.verdict is Verdict.OUTSIDE
    assert "31 August 2026" in late.why
    assert check("wiring test failed", investigated="2026-08-03", completed="2026-08-20").verdict is Verdict.WITHIN
