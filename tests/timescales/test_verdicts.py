from collections.abc import Callable
from datetime import date, datetime

import pytest

from assistant.records import Category, Corpus, LandlordType, Tenure
from assistant.timescales.check import check_delay
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, Verdict

Check = Callable[..., DelayCheck]
Limits = Callable[..., dict[str, Limit]]
DAMP = Category.DAMP_AND_MOULD


def statuses(check: DelayCheck) -> dict[str, str]:
    return {limit.id: limit.status for limit in check.limits}


def test_the_last_day_of_a_limit_is_inside_it_and_the_next_is_not(check: Check) -> None:
    told = {"landlord": "welwyn-hatfield", "priority": "routine", "reported": "2026-03-17"}
    assert check("kitchen drawer", completed="2026-04-16", **told).verdict is Verdict.WITHIN
    late = check("kitchen drawer", completed="2026-04-17", **told)
    assert late.verdict is Verdict.OUTSIDE
    assert "It was late by 1 working day: the landlord's own policy gives 20 working days" in late.why


def test_a_visit_on_the_third_working_day_keeps_a_limit_to_attend(check: Check) -> None:
    found = check("my leak", "lambeth", Tenure.SECURE, "urgent", reported="2026-05-15", attended="2026-05-20")
    assert found.verdict is Verdict.WITHIN
    assert found.decisive == "lambeth-urgent"


def test_a_limit_for_a_pipe_is_only_possible_while_a_leak_is_just_a_leak(limits: Limits) -> None:
    assert limits("a leak", tenure=Tenure.SECURE)["rtr-leaking-pipe"].possible
    assert not limits("a leaking pipe", tenure=Tenure.SECURE)["rtr-leaking-pipe"].possible


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [("2026-02-06", Verdict.WITHIN), ("2026-02-09", Verdict.UNCLEAR), ("2026-02-10", Verdict.OUTSIDE)],
)
def test_right_to_repair_is_too_close_to_call_on_the_edge_and_only_there(
    check: Check, completed: str, verdict: Verdict
) -> None:
    told = check("blocked bath", tenure=Tenure.SECURE, notice_issued="2026-02-04", completed=completed)
    assert told.verdict is verdict
    if verdict is Verdict.UNCLEAR:
        assert "too close to call" in told.why


def test_one_day_over_under_right_to_repair_is_late_with_the_caution_of_its_source(check: Check) -> None:
    told = check("blocked bath", tenure=Tenure.SECURE, notice_issued="2026-02-04", completed="2026-02-10")
    assert "take care where a day decides" in told.why
    assert "no more than £250" in told.why
    assert told.named == (told.decisive,)


def test_a_tap_of_which_nothing_is_told_may_be_one_that_does_not_turn(check: Check) -> None:
    found = check("kitchen tap", "bcp", Tenure.SECURE, "urgent", reported="2026-04-01", completed="2026-04-10")
    assert found.verdict is Verdict.WITHIN
    assert "But if it is a tap that cannot be turned, it was past the limit of the Right to Repair scheme" in found.why
    assert "That also supposes that the repair notice went out with the report and that the job was" in found.why


def test_without_the_day_of_the_notice_the_edge_is_a_day_wider(check: Check) -> None:
    assert check("blocked bath", tenure=Tenure.SECURE, reported="2026-02-04", completed="2026-02-10").verdict is (
        Verdict.UNCLEAR
    )
    assert check("blocked bath", tenure=Tenure.SECURE, reported="2026-02-04", completed="2026-02-11").verdict is (
        Verdict.OUTSIDE
    )


def test_right_to_repair_is_for_council_tenants_and_the_others_are_told_so(check: Check, limits: Limits) -> None:
    assert "rtr-insecure-door" in limits("front door wont lock", tenure=Tenure.SECURE)
    for tenure in (Tenure.ASSURED, Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP):
        found = check("front door wont lock", tenure=tenure, reported="2026-11-02")
        assert "rtr-insecure-door" not in statuses(found)
        note = next(note for note in found.notes if "Right to Repair" in note.text)
        assert note.citation is not None
        assert note.citation.passage == "right-to-repair#p2"


def test_a_housing_association_as_landlord_settles_that_right_to_repair_is_not_the_law(limits: Limits) -> None:
    assert "rtr-insecure-door" not in limits("front door wont lock", "clarion")
    assert "rtr-insecure-door" in limits("front door wont lock", "ealing")


@pytest.mark.parametrize(
    ("reported", "limit"), [("2026-01-14", "rtr-heating-winter"), ("2026-07-14", "rtr-heating-summer")]
)
def test_the_season_of_the_report_picks_the_heating_limit(limits: Limits, reported: str, limit: str) -> None:
    found = limits("no heating", tenure=Tenure.SECURE, reported=reported)
    assert [name for name in found if name.startswith("rtr-heating")] == [limit]


def test_with_no_date_both_seasons_are_given(limits: Limits) -> None:
    found = limits("no heating", tenure=Tenure.SECURE)
    assert found["rtr-heating-winter"].condition == "if it is reported from 1 November to 30 April"
    assert found["rtr-heating-summer"].condition == "if it is reported from 1 May to 31 October"


def test_awaabs_law_investigation_of_thirteen_working_days_is_outside(check: Check) -> None:
    found = check("serious damp", tenure=Tenure.ASSURED, reported="2025-11-10", investigated="2025-11-27")
    assert (found.working_days, found.verdict, found.decisive) == (13, Verdict.OUTSIDE, "awaab-standard-investigation")
    assert found.why.count("10 working days")


def test_awaabs_law_days_are_counted_from_the_day_after(limits: Limits) -> None:
    assert limits("mould", tenure=Tenure.ASSURED, reported="2025-11-03")["awaab-standard-investigation"].due == date(
        2025, 11, 17
    )
    found = limits("mould", tenure=Tenure.SECURE, investigated="2026-06-04")
    assert found["awaab-written-summary"].due == date(2026, 6, 9)
    assert found["awaab-significant-make-safe"].due == date(2026, 6, 11)
    assert found["awaab-supplementary-backstop"].due == date(2026, 8, 27)


def test_a_report_before_awaabs_law_is_not_covered_until_it_is_made_again(check: Check, limits: Limits) -> None:
    found = check("damp", tenure=Tenure.ASSURED, reported="2025-10-26")
    assert not any(limit.id.startswith("awaab") for limit in found.limits)
    note = next(note for note in found.notes if "27 October 2025" in note.text)
    assert "reported again" in note.text
    assert note.citation is not None
    assert "27 October 2025" in note.citation.quote
    assert limits("damp", tenure=Tenure.ASSURED, reported="2025-10-27")["awaab-standard-investigation"].due == date(
        2025, 11, 10
    )


def test_awaabs_law_leaves_out_shared_owners(check: Check) -> None:
    found = check("mould", tenure=Tenure.SHARED_OWNERSHIP, reported="2025-12-01")
    assert not any(limit.id.startswith("awaab") for limit in found.limits)
    assert any("does not apply to shared owners" in note.text for note in found.notes)


def test_hazards_still_to_come_are_said_to_be_still_to_come(check: Check) -> None:
    found = check("is excess cold covered by awaabs law, my flat is freezing", tenure=Tenure.ASSURED)
    note = next(note for note in found.notes if "30 November 2026" in note.text)
    assert "not yet" in note.text
    assert note.citation is not None
    assert note.citation.passage == "awaabs-law#p22"


def test_bare_live_wires_are_an_emergency_in_law(limits: Limits) -> None:
    found = limits("bare live wires hanging out of the socket", tenure=Tenure.ASSURED, reported="2026-02-07")
    assert found["awaab-emergency-make-safe"].condition is None
    assert "24 hours" in found["awaab-emergency-make-safe"].citation.quote


def test_a_repair_that_is_no_emergency_does_not_get_the_emergency_limit(check: Check) -> None:
    found = check("dripping kitchen tap", "enfield", reported="2026-11-10", completed="2026-11-18")
    assert all(limit.condition for limit in found.limits if limit.id == "enfield-emergency")
    assert found.verdict is not Verdict.OUTSIDE
    assert any("does not hold its time for every class" in note.text for note in found.notes)
    assert not any("no number of days" in note.text for note in found.notes)


def test_a_limit_for_the_very_fault_goes_before_the_classes(limits: Limits) -> None:
    assert list(limits("rats in the loft", "woking")) == ["woking-pests-attend", "woking-pests-complete"]


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ("2025-07-10", {"camden-repair-2025": None}),
        ("2025-09-03", {"camden-repair-2025": None}),
        ("2026-06-10", {"camden-repair-current": None}),
        (
            "2025-12-01",
            {
                "camden-repair-2025": "if the policy of September 2025 still applied",
                "camden-repair-current": "if the policy in use by May 2026 already applied",
            },
        ),
    ],
)
def test_the_version_of_the_policy_on_the_day_of_the_report_is_used(
    limits: Limits, reported: str, expected: dict[str, str | None]
) -> None:
    found = limits("window will not open", "camden", Tenure.LEASEHOLDER, priority="routine", reported=reported)
    assert {name: limit.condition for name, limit in found.items() if name.startswith("camden")} == expected


def test_a_household_that_the_policy_speaks_of_is_pointed_out_with_its_passage(check: Check) -> None:
    found = check("leaking tap", "barnet", household=("baby",), reported="2026-11-02")
    assert any(note.citation and note.citation.passage == "barnet#p4" for note in found.notes)


def test_a_target_that_is_not_on_record_is_said_not_to_be(check: Check) -> None:
    found = check("routine repair", "sovereign-network-group", priority="routine")
    note = next(note for note in found.notes if "holds no target" in note.text)
    assert note.citation is not None
    assert note.citation.passage == "sovereign-network-group#p3"
    assert not any(limit.source == "landlord policy" for limit in found.limits)
    assert found.spreads


def test_an_unknown_landlord_gets_the_law_the_range_and_advice(check: Check) -> None:
    found = check("sticking door", landlord_name="Harrowmere Valley Homes", reported="2026-11-02", until="2026-11-20")
    assert found.verdict is Verdict.UNCLEAR
    assert any("Harrowmere Valley Homes" in note.text for note in found.notes)
    routine = next(spread for spread in found.spreads if spread.priority == "routine")
    assert routine.n > 30
    assert all(point.landlord in routine.citation.quote for point in (routine.low, routine.middle, routine.high))
    assert not any("Who is your landlord" in ask for ask in found.asks)


def test_longer_than_any_known_landlord_allows_is_outside_and_says_why(check: Check) -> None:
    found = check("sticking door", reported="2025-11-02")
    assert found.verdict is Verdict.OUTSIDE
    assert "It has been" in found.why
    assert "longer than the usual limit" in found.why


def test_hours_with_unknown_hours_are_not_judged_to_the_day(check: Check) -> None:
    told = {"landlord": "enfield", "priority": "emergency", "reported": "2026-11-02"}
    assert check("gas pipe", made_safe="2026-11-02", **told).verdict is Verdict.UNCLEAR
    assert check("gas pipe", made_safe="2026-11-04", **told).verdict is Verdict.OUTSIDE


def test_a_visit_that_may_not_have_finished_the_job_leaves_its_completion_open(check: Check) -> None:
    found = check("tap", "ealing", priority="routine", reported="2026-11-02", attended="2026-11-10")
    assert statuses(found)["ealing-routine"] == "unknown"
    still = check("tap, still not fixed", "ealing", priority="routine", reported="2026-06-02", attended="2026-07-10")
    assert statuses(still)["ealing-routine"] == "missed"


def test_without_a_date_nothing_is_judged_and_the_date_is_asked(check: Check) -> None:
    found = check("mould since the summer", "ealing", Tenure.SECURE)
    assert (found.verdict, found.calendar_days, found.working_days) == (Verdict.UNCLEAR, None, None)
    assert any("date" in ask for ask in found.asks)
    assert all(limit.due is None and limit.met is None for limit in found.limits)


def test_the_timeline_is_in_order_and_names_its_limits(check: Check) -> None:
    found = check("blocked sink", "gateshead", Tenure.SECURE, reported="2026-09-14", completed="2026-10-20")
    days = [mark.on for mark in found.timeline]
    assert days == sorted(days)
    assert found.timeline[0].label == "Reported"
    named = {mark.limit for mark in found.timeline if mark.kind == "deadline"}
    assert named == {limit.id for limit in found.limits}


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("how often is the gas safety check", "gas-annual-check"),
        ("notice before the landlord may enter to inspect, how much notice", "s11-access-notice"),
        ("how often must fire doors in the hall be checked", "fd-common-parts"),
        ("when is my EICR due", "elec-inspection"),
        ("the council served a remedial notice about alarms", "alarm-remedial-notice"),
        ("how long to answer my letter of claim", "pap-landlord-response"),
    ],
)
def test_rarer_rules_are_found_by_the_words_of_the_question(limits: Limits, question: str, limit: str) -> None:
    assert limit in limits(question)


def test_the_year_for_the_ombudsman_runs_from_the_final_answer(check: Check) -> None:
    late = check("can I go to the ombudsman", stage_2_answered="2025-07-14")
    assert next(li for li in late.limits if li.id == "hos-time-limit").due == date(2026, 7, 14)
    assert any("explain why it was late" in note.text for note in late.notes)
    in_time = check("can I go to the ombudsman", stage_2_answered="2026-02-14")
    assert any("14 February 2027" in note.text for note in in_time.notes)


def test_no_limit_of_law_is_invented_for_a_plain_repair(check: Check) -> None:
    found = check("sticking kitchen drawer", "ealing", Tenure.SECURE, reported="2026-11-02")
    assert all(limit.source == "landlord policy" for limit in found.limits)
    assert any("reasonable time" in note.text for note in found.notes)


def test_a_council_tenant_has_right_to_repair_without_saying_secure(limits: Limits) -> None:
    assert limits("leaking roof, council tenant", "norwich")["rtr-leaking-roof"].condition is None
    assert limits("leaking roof in my council flat", "norwich")["rtr-leaking-roof"].condition is not None


def test_an_end_that_repeats_a_visit_does_not_finish_the_repair(limits: Limits) -> None:
    told = {"reported": "2026-06-03", "attended": "2026-06-05", "until": "2026-06-05"}
    assert limits("no hot water", tenure=Tenure.SECURE, **told)["rtr-heating-summer"].status == "unknown"


def test_an_older_version_of_the_rules_alone_decides_nothing(check: Check) -> None:
    found = check("sticking drawer", "l-and-q", Tenure.LEASEHOLDER, reported="2026-09-01", completed="2026-10-20")
    assert found.verdict is Verdict.UNCLEAR
    assert any(note.citation and note.citation.passage == "l-and-q#p1" for note in found.notes)


@pytest.mark.parametrize(
    ("reported", "safe", "status", "over"),
    [
        (datetime(2026, 2, 7, 21, 0), datetime(2026, 2, 8, 20, 0), "met", None),
        (datetime(2026, 2, 7, 21, 0), datetime(2026, 2, 8, 22, 30), "missed", 1.5),
        (datetime(2026, 3, 28, 12, 0), datetime(2026, 3, 29, 13, 0), "met", None),
        (datetime(2026, 10, 24, 12, 0), datetime(2026, 10, 25, 12, 0), "missed", 1),
    ],
)
def test_told_hours_are_counted_to_the_hour_also_when_the_clocks_change(
    corpus: Corpus, reported: datetime, safe: datetime, status: str, over: float | None
) -> None:
    told = Facts(
        repair="bare live wires",
        tenure=Tenure.ASSURED,
        events=(
            Event(what=Happening.REPORTED, on=reported.date(), at=reported.time()),
            Event(what=Happening.MADE_SAFE, on=safe.date(), at=safe.time()),
        ),
        today=date(2026, 11, 22),
    )
    found = {limit.id: limit for limit in check_delay(told, corpus).limits}["awaab-emergency-make-safe"]
    assert found.status == status
    assert (found.overrun.amount if found.overrun else None) == over
    assert isinstance(found.due, datetime)


def test_working_hours_are_left_open_where_their_day_is_not_stated(limits: Limits) -> None:
    told = {"landlord": "sutton", "priority": "category b", "reported": "2026-11-02"}
    assert limits("no heating", **told, completed="2026-11-02")["sutton-category-b"].status == "met"
    assert limits("no heating", **told, completed="2026-11-05")["sutton-category-b"].status == "unknown"
    assert limits("no heating", today=date(2027, 2, 1), **told, completed="2026-12-20")["sutton-category-b"].due is None


def test_nothing_was_made_safe_before_the_first_visit(check: Check) -> None:
    told = {"landlord": "lambeth", "priority": "emergency", "reported": "2026-11-03", "attended": "2026-11-05"}
    found = check("front door smashed", **told)
    assert statuses(found)["lambeth-emergency-safe"] == "missed"
    assert found.verdict is Verdict.OUTSIDE


def test_a_landlord_said_to_be_a_housing_association_has_no_right_to_repair(corpus: Corpus) -> None:
    kind = LandlordType.HOUSING_ASSOCIATION
    told = Facts(repair="leaking pipe", landlord_type=kind, today=date(2026, 11, 22))
    assert not any(limit.id.startswith("rtr") for limit in check_delay(told, corpus).limits)


INVESTIGATED = {"category": DAMP, "tenure": Tenure.ASSURED, "investigated": "2026-02-13"}


@pytest.mark.parametrize(("sent", "verdict"), [("2026-02-18", Verdict.WITHIN), ("2026-02-19", Verdict.OUTSIDE)])
def test_a_summary_is_held_to_its_own_limit_from_the_end_of_the_investigation(
    check: Check, sent: str, verdict: Verdict
) -> None:
    found = check("damp", **INVESTIGATED, summary_sent=sent)
    assert found.verdict is verdict
    assert found.decisive == "awaab-written-summary"


def test_a_summary_sent_does_not_make_a_home_safe(check: Check) -> None:
    assert (
        statuses(check("damp", **INVESTIGATED, summary_sent="2026-02-18"))["awaab-significant-make-safe"] == "unknown"
    )


def test_making_safe_does_not_begin_the_works_against_the_cause(check: Check) -> None:
    found = statuses(check("damp", **INVESTIGATED, made_safe="2026-02-20"))
    assert found["awaab-significant-make-safe"] == "met"
    assert found["awaab-supplementary-start"] == "unknown"


def test_a_ceiling_that_came_down_is_not_taken_for_a_routine_job(check: Check) -> None:
    found = check("the bedroom ceiling came down", "southern-housing", reported="2026-11-05")
    assert found.verdict is Verdict.UNCLEAR
    routine = next(limit for limit in found.limits if limit.id == "southern-housing-routine")
    assert routine.condition == "if it is treated as routine"


@pytest.mark.parametrize(
    "danger", ["the ceiling is about to fall", "bare wires in the hall", "staircase could come down"]
)
def test_a_danger_has_the_emergency_class_and_none_for_other_work(limits: Limits, danger: str) -> None:
    found = [li for li in limits(danger, "guinness").values() if li.citation.ref == "guinness"]
    assert [li.id for li in found] == ["guinness-emergency"]
    assert found[0].condition is None
    assert not [li for li in limits(danger, "southern-housing").values() if li.citation.ref == "southern-housing"]


def test_no_law_is_counted_from_a_day_before_it_was_in_force(limits: Limits) -> None:
    assert "awaab-written-summary" not in limits("mould", investigated="2025-04-01")
    assert limits("mould", investigated="2025-11-03")["awaab-written-summary"].due == date(2025, 11, 6)


def test_the_next_gas_check_is_due_twelve_months_after_the_last(check: Check) -> None:
    late = check("boiler gas check, is it overdue?", checked="2025-03-03")
    assert late.verdict is Verdict.OUTSIDE
    assert next(limit.due for limit in late.limits if limit.id == "gas-annual-check") == date(2026, 3, 3)


INVESTIGATED = {"category": DAMP, "tenure": Tenure.ASSURED, "investigated": "2026-02-13"}


INVESTIGATED = {"category": DAMP, "tenure": Tenure.ASSURED, "investigated": "2026-02-13"}
