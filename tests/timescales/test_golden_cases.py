"""Every dated interval that the two determinations read in full state, counted again."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.records import Category, Corpus, Tenure, Unit
from assistant.timescales.calendar import add, elapsed, is_bank_holiday
from assistant.timescales.facts import DelayCheck, Limit, Verdict

Check = Callable[..., DelayCheck]
Limits = Callable[..., dict[str, Limit]]


@pytest.mark.parametrize(
    ("start", "end", "amount", "unit"),
    [
        ("2024-03-13", "2024-05-02", 34, Unit.WORKING_DAYS),
        ("2024-03-13", "2024-05-02", 50, Unit.CALENDAR_DAYS),
        ("2024-07-17", "2025-02-12", 210, Unit.CALENDAR_DAYS),
        ("2024-03-13", "2025-07-21", 16, Unit.MONTHS),
        ("2023-01-30", "2023-08-02", 184, Unit.CALENDAR_DAYS),
        ("2023-10-31", "2024-02-15", 107, Unit.CALENDAR_DAYS),
        ("2023-01-30", "2023-10-04", 8, Unit.MONTHS),
        ("2023-08-28", "2023-10-09", 30, Unit.WORKING_DAYS),
        ("2023-10-09", "2023-11-17", 29, Unit.WORKING_DAYS),
        ("2023-06-06", "2023-08-08", 45, Unit.WORKING_DAYS),
        ("2023-06-09", "2023-08-08", 42, Unit.WORKING_DAYS),
    ],
)
def test_an_interval_of_the_decisions_is_as_they_state_it(start: str, end: str, amount: int, unit: Unit) -> None:
    assert elapsed(date.fromisoformat(start), date.fromisoformat(end), unit) == amount


def test_the_intervals_that_our_records_carry_agree_with_the_calendar(corpus: Corpus) -> None:
    counted = 0
    for ref in ("202410299", "202424751"):
        case = corpus.determinations[ref]
        for delay in case.delays:
            if delay.from_ and delay.to and delay.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS):
                assert elapsed(delay.from_, delay.to, delay.unit) == delay.amount, (case.ref, delay.what)
                counted += 1
    assert counted >= 5


def test_the_periods_of_the_orders_end_when_they_must() -> None:
    decided = date(2025, 7, 21)
    assert add(decided, 2, Unit.WEEKS) == date(2025, 8, 4)
    assert add(decided, 4, Unit.WEEKS) == date(2025, 8, 18)
    assert add(date(2025, 9, 19), 4, Unit.WEEKS) == date(2025, 10, 17)
    assert add(date(2025, 9, 19), 8, Unit.WEEKS) == date(2025, 11, 14)


def test_the_balcony_door_appointment_is_outside_every_limit(check: Check) -> None:
    delay = check(
        "balcony door handle snapped and it will not lock",
        "barnet",
        Tenure.SECURE,
        reported="2024-03-13",
        until="2024-05-02",
    )
    assert (delay.working_days, delay.calendar_days, delay.verdict) == (34, 50, Verdict.OUTSIDE)
    limit = next(li for li in delay.limits if li.id == "barnet-non-emergency-complete")
    assert limit.due == date(2024, 4, 5)
    assert limit.overrun is not None
    assert (limit.overrun.amount, limit.overrun.unit) == (19, Unit.WORKING_DAYS)
    assert "15" in limit.citation.quote


def test_the_first_floor_door_boarded_for_seven_months_is_outside(check: Check) -> None:
    delay = check(
        "boarded up balcony door glass", "barnet", priority="routine", reported="2024-07-17", completed="2025-02-12"
    )
    assert (delay.calendar_days, delay.verdict) == (210, Verdict.OUTSIDE)


def test_the_stage_1_answer_to_the_door_complaint_turns_on_its_acknowledgement(limits: Limits) -> None:
    told = {"complained": "2024-04-10", "stage_1_answered": "2024-04-26"}
    assert limits("complaint", "barnet", **told)["chc-stage1-respond"].status == "unknown"
    late = limits("complaint", "barnet", **told, acknowledged="2024-04-10")["chc-stage1-respond"]
    assert (late.due, late.status) == (date(2024, 4, 24), "missed")
    assert limits("complaint", "barnet", **told, acknowledged="2024-04-15")["chc-stage1-respond"].status == "met"


def test_the_stage_2_answer_to_the_door_complaint_is_counted_over_the_may_holidays(limits: Limits) -> None:
    found = limits(
        "complaint",
        "barnet",
        escalated="2024-05-08",
        escalation_acknowledged="2024-05-08",
        stage_2_answered="2024-06-07",
    )
    assert found["chc-stage2-respond"].due == date(2024, 6, 6)
    assert found["chc-stage2-respond"].status == "missed"


def test_the_communal_door_waited_past_the_landlords_28_days(check: Check) -> None:
    delay = check(
        "new lock for the communal door",
        "clarion",
        Tenure.SHARED_OWNERSHIP,
        "non emergency",
        reported="2023-10-31",
        completed="2024-02-15",
    )
    assert (delay.calendar_days, delay.verdict, delay.decisive) == (107, Verdict.OUTSIDE, "clarion-non-emergency")
    assert delay.limits[0].note is not None
    assert "calendar days are assumed" in delay.limits[0].note


def test_the_insecure_communal_door_was_an_emergency_of_that_landlord(limits: Limits) -> None:
    found = limits("communal front door would not lock", "clarion", Tenure.SHARED_OWNERSHIP)
    assert found["clarion-emergency-attend"].condition is None
    assert "clarion-non-emergency" not in found


@pytest.mark.parametrize("complained", ["2023-06-06", "2023-06-09"])
def test_either_date_of_the_complaint_is_outside_both_the_interim_policy_and_the_code_of_2022(
    check: Check, complained: str
) -> None:
    delay = check("stage 1 complaint", "clarion", complained=complained, stage_1_answered="2023-08-08")
    status = {li.id: li.status for li in delay.limits}
    assert delay.verdict is Verdict.OUTSIDE
    assert status["chc22-stage1-respond"] == "missed"
    assert status["clarion-interim-stage-1"] == "missed"
    assert not any(name.startswith("chc-") for name in status)


def test_a_stage_2_request_made_on_a_bank_holiday_counts_from_there(check: Check) -> None:
    assert is_bank_holiday(date(2023, 8, 28))
    delay = check("stage 2 complaint", "clarion", escalated="2023-08-28", stage_2_answered="2023-11-17")
    assert delay.working_days == 59
    assert {li.id: li.status for li in delay.limits}["clarion-interim-stage-2"] == "missed"
    assert delay.verdict is Verdict.OUTSIDE


def test_the_interim_policy_governs_only_its_own_time(limits: Limits) -> None:
    assert "clarion-interim-stage-1" not in limits("a complaint", "clarion", complained="2024-04-01")
    assert "clarion-interim-stage-1" in limits("a complaint", "clarion", complained="2024-03-31")
    assert "clarion-interim-stage-1" not in limits("a complaint", "clarion", complained="2022-06-16")


def test_the_code_counts_over_christmas_and_easter(limits: Limits) -> None:
    christmas = limits(category=Category.COMPLAINT_HANDLING, complained="2025-12-18")
    assert christmas["chc-stage1-acknowledge"].due == date(2025, 12, 29)
    assert limits("stage 1", acknowledged="2025-12-23")["chc-stage1-respond"].due == date(2026, 1, 9)
    assert limits("stage 2", escalation_acknowledged="2026-03-26")["chc-stage2-respond"].due == date(2026, 4, 27)
    assert limits("stage 2", escalation_acknowledged="2026-04-28")["chc-stage2-respond"].due == date(2026, 5, 28)


def test_the_code_of_the_day_of_the_complaint_is_used(limits: Limits) -> None:
    assert "chc22-stage1-respond" in limits("complaint", complained="2024-03-28")
    assert "chc-stage1-respond" in limits("complaint", complained="2024-04-02")
