"""A verdict says at once what it hangs on, and no clock starts on a day that is not the person's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, StatementKind
from assistant.records import Tenure
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "In the Barnet case the door was reported on 13 March 2024 and not mended by 2 May 2024. I am with Barnet too and "
        "have a broken lock. How long do they have to mend it?",
        "There was a Clarion resident whose lock took from 31 October 2023 to 15 February 2024. Is my delay of two weeks "
        "too long as well?",
    ],
)
def test_a_day_told_of_somebody_else_s_case_starts_no_clock_of_one_s_own(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.verdict is None
    assert not any("Counted from" in s.text for s in answer.statements if s.kind is StatementKind.LIMIT)


def test_a_caseworker_s_dates_are_counted_though_they_are_a_tenant_s(ask: Ask) -> None:
    answer = ask(
        "A Gateshead tenant reported a loose drawer on 2 March 2026, routine. Done on 20 May 2026. Was it late?"
    )
    assert answer.verdict == "outside"


def test_a_law_is_not_counted_from_an_investigation_before_it_was_in_force(ask: Ask) -> None:
    answer = ask("My investigation for mould ended on 1 April 2025. When was the written summary due by Awaab's Law?")
    assert "Counted from" not in answer.text
    assert "came into force on 27 October 2025" in answer.text


def test_a_complaint_limit_needs_a_complaint_and_not_the_ombudsman_s_name_alone(ask: Ask) -> None:
    answer = ask(
        "Camden window: seen on 3 September 2025, next visit 3 November 2025. What did the ombudsman judge by?"
    )
    assert "stage 1 complaint" not in answer.headline
    assert "acknowledgement" not in answer.headline


def test_an_inspection_is_not_judged_by_limits_to_finish(ask: Ask) -> None:
    answer = ask("Ealing leak reported on 6 July 2026, surveyor inspected 20 August 2026. Was the inspection late?")
    assert answer.verdict == "unclear"
    assert "none of them is for an inspection" in answer.headline


def test_a_policy_that_a_decision_tells_of_is_the_landlord_s_own(ask: Ask) -> None:
    answer = ask("Octavia: mould reported on 8 July 2024, inspected on 23 August 2024. Late by their damp policy?")
    assert answer.verdict == "outside"
    assert "5 working days to inspect damp and mould" in answer.headline


def test_a_visit_in_time_does_not_say_that_the_job_was_finished_in_time(ask: Ask) -> None:
    answer = ask(
        "Clarion: I reported a loose gate on 1 June 2026, they came on 10 June 2026, finished 20 July 2026. Late?"
    )
    assert answer.verdict == "unclear"
    assert "coming or finishing, which our record does not say" in answer.headline
    assert "somebody came in that time" in answer.headline


def test_a_ceiling_that_may_fall_is_an_emergency_and_no_older_rules_are_given(ask: Ask) -> None:
    answer = ask("L&Q ceiling that is bowing and liable to fall. How quickly do they make it safe by their own policy?")
    limits = [s.text for s in answer.statements if s.kind is StatementKind.LIMIT]
    assert limits
    assert all("24 hours" in text and "This applies" not in text for text in limits)
    assert "does not hold its time" not in answer.text


def test_a_law_that_a_landlord_repeats_is_no_second_breach(ask: Ask) -> None:
    answer = ask(
        "I told Places for People about black mould on 10 November 2025 and nobody finished looking into it until 1 "
        "December 2025. What is that against the legal limit?",
        tenure=Tenure.ASSURED,
    )
    assert "Awaab's Law" in answer.headline
    assert "own policy" not in answer.text


def test_one_assumption_of_right_to_repair_stands_in_the_verdict_and_the_other_right_after_it(ask: Ask) -> None:
    answer = ask(
        "Blocked sink in my council flat, reported 2 March 2026, cleared 20 March 2026. Late?", tenure=Tenure.SECURE
    )
    first = answer.headline.split(":")[0]
    assert "if the repair notice went out with the report" in first
    assert "£250" not in first
    assert "That also supposes that the job was estimated at no more than £250." in answer.headline


def test_the_next_day_after_right_to_repair_is_late_with_a_word_of_care(ask: Ask) -> None:
    answer = ask(
        "Blocked bath. Repair notice went to the contractor 4 February 2026, unblocked 10 February 2026. Late?",
        tenure=Tenure.SECURE,
    )
    assert answer.verdict == "outside"
    assert "take care where a day decides" in answer.headline


def test_both_readings_of_days_stand_in_the_verdict(ask: Ask) -> None:
    late = ask("Great Yarmouth council, loose gate, routine. Told them 20 March 2026, done 15 May 2026. Late?")
    assert "Counted in working days it ran to 1 May 2026, and it was late as well." in late.headline
    open_ = ask("Hyde Housing non-urgent job reported 2 January 2026 and done 10 February 2026. Too long?")
    assert "which was kept: the source does not say which days it means" in open_.headline


def test_rules_without_a_date_say_so_where_the_day_is_long_past(ask: Ask) -> None:
    old = ask("Leicester council, cupboard door, priority 2. Reported 16 December 2024, done 10 January 2025. Late?")
    assert "has no date, so it may not be the one that stood then" in old.headline
    new = ask("Leicester council, cupboard door, priority 2. Reported 1 September 2026, done 10 October 2026. Late?")
    assert "has no date" not in new.text


def test_a_limit_from_an_earlier_page_says_so_in_the_verdict(ask: Ask) -> None:
    answer = ask("Thirteen, bedroom door, by appointment. Reported 2 March 2026, done 19 May 2026. Over or not?")
    assert "Take care: an earlier page of the landlord's gives it." in answer.headline


def test_the_rules_that_are_asked_by_give_the_headline(ask: Ask) -> None:
    answer = ask(
        "I complained to Clarion on 6 June 2023, their stage 1 answer came on 8 August 2023. They had temporary rules "
        "after the cyber attack. Were they late by those rules?"
    )
    assert "interim policy" in answer.headline
    assert "Code of 2022" not in answer.headline


def test_a_class_of_the_landlord_s_in_which_it_was_in_time_is_named(ask: Ask) -> None:
    answer = ask("Barnet, loose cupboard door reported 13 March 2026, done 2 May 2026. Too long?", landlord="Barnet")
    assert answer.verdict == "outside"
    assert "Classed P4 it was in time." in answer.headline
    assert "60 calendar days, to 12 May 2026" in answer.text


def test_limits_are_sentences_with_a_verb(ask: Ask) -> None:
    answer = ask("How quickly does Portsmouth finish an urgent repair?", landlord="Portsmouth")
    assert "gives 3 working days to finish an urgent repair" in answer.text


def test_the_same_limit_is_not_said_twice(ask: Ask) -> None:
    answer = ask(
        "Council served a remedial notice over smoke alarms. How many days has the landlord, and what is the fine?"
    )
    assert answer.text.count("28 ") == 1
    assert "the day on which it is served counts as the first" in answer.text


def test_an_answer_due_to_a_complaint_tells_that_it_may_be_extended(ask: Ask) -> None:
    answer = ask("They acknowledged my stage 2 on 28 April 2026. What day is the final answer due?")
    assert "The landlord may extend that by up to 20 working days, if it explains why." in answer.text


def test_a_household_that_is_said_to_be_well_is_not_taken_for_a_vulnerable_one(ask: Ask) -> None:
    answer = ask(
        "Heating's packed in, it's June. Nobody here is old, disabled or ill. How long does Sanctuary give itself?",
        landlord="Sanctuary",
    )
    assert "says of households" not in answer.text
    assert "Awaab's Law" not in answer.text
    assert "Scottish site" in answer.text


def test_no_clock_is_set_for_what_was_ordered(ask: Ask) -> None:
    answer = ask("Southern Housing was ordered to write to the resident about the warranty claim. By what date?")
    assert "No date can be given yet" not in answer.text
    assert "routine repair" not in answer.text


def test_only_what_was_not_read_at_its_source_is_said_to_be_second_hand(ask: Ask) -> None:
    answer = ask("Barnet Homes put my repair down as a P4. How long do I wait?", landlord="Barnet")
    note = next(note for note in answer.notes if "as others report it" in note)
    second = next(c.n for c in answer.citations if c.passage == "barnet#p1")
    assert f"where it is marked [{second}]," in note


def test_an_emergency_that_is_covered_already_is_told_with_its_limit_and_its_passages(ask: Ask) -> None:
    answer = ask(
        "Is excess cold covered by Awaab's Law yet as a significant hazard? My flat is freezing.",
        reported=date(2026, 11, 21),
    )
    passages = {c.passage for s in answer.statements for c in answer.citations if c.n in s.citations}
    assert {"awaabs-law#p22", "awaabs-law#p2", "awaabs-law#p5"} <= passages
    assert answer.statements[0].text.startswith("No, not yet as a significant hazard.")
    assert "within 24 hours of learning of it" in answer.text


def test_a_verdict_counted_from_the_day_the_trouble_began_has_one_condition(ask: Ask) -> None:
    answer = ask("no hot water in my council flat since 2 november 2026, is it too long", tenure=Tenure.SECURE)
    first = answer.headline.split(":")[0]
    assert first.endswith("it is late, if you reported it that day")
    assert first.count(" if ") == 1
    assert "That also supposes that the repair notice went out with the report and that the job was" in answer.headline


def test_what_hangs_on_the_tenancy_has_that_for_its_one_condition(ask: Ask) -> None:
    answer = ask("boiler broke on 2 november 2026 and still no heating, is that too long?")
    first = answer.headline.split(": ", 2)[1]
    assert "if you are a secure or introductory tenant of a council, it went past" in answer.headline
    assert " and the " not in first
    assert "That also supposes that the repair notice went out with the report and that" in answer.headline


def test_trouble_of_today_is_said_to_have_begun_today(ask: Ask) -> None:
    text = ask("my boiler broke today, is that too long?").text
    assert "It began today, 22 November 2026: no day has passed yet." in text
    assert "is 0 working days" not in text


def test_a_repair_done_on_the_day_of_its_report_has_no_days_counted(ask: Ask) -> None:
    text = ask("reported the leak 5 october 2026, it was fixed 5 october 2026. were they late").text
    assert "It started and ended on the same day, 5 October 2026." in text
    assert "is 0 working days" not in text


def test_no_days_below_none_are_counted(ask: Ask) -> None:
    text = ask("i complained today, is that too long").text
    assert "-5" not in text
    assert "counted from today, 22 November 2026: none has passed yet" in text


def test_two_versions_of_a_policy_that_differ_leave_the_verdict_open(ask: Ask) -> None:
    answer = ask("gloucester city homes routine skirting. were they late", reported="2026-10-05", until="2026-11-10")
    assert answer.verdict is Verdict.UNCLEAR
    assert "which version of the landlord's page stood then" in answer.headline


def test_a_wait_is_judged_by_what_the_landlord_said_it_would_take(ask: Ask) -> None:
    answer = ask(
        "half my heating gone, norwich council. they said 5 days",
        reported="2026-05-22",
        until="2026-06-01",
        tenure=Tenure.SECURE,
    )
    assert answer.verdict is Verdict.WITHIN
    assert "it was in time under the landlord's own policy: 5 working days" in answer.headline
    assert "it was past the limit of the Right to Repair scheme" in answer.delay.why


def test_the_day_on_which_a_limit_in_hours_ended_stands_in_a_mark_of_the_verdict(ask: Ask) -> None:
    answer = ask(
        "gateshead, exposed wires in the hall, emergency. were they late", reported="2026-09-01", until="2026-09-10"
    )
    assert "ended on 2 September 2026" in answer.headline
    assert any(citation.passage is None and "2 September 2026" in citation.quote for citation in answer.citations)
