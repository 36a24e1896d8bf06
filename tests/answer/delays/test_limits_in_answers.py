"""Limits, notes, questions back and steps: said once, and only where they fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.records import Tenure

Ask = Callable[..., Answer]


def test_a_day_that_was_not_counted_has_no_note(ask: Ask) -> None:
    answer = ask("Sanctuary have had my shower on order since July. What is their target?")
    assert answer.situation.doubts
    assert not any("we counted" in note for note in answer.notes)


def test_a_day_that_was_counted_keeps_its_note(ask: Ask) -> None:
    answer = ask("I reported a routine repair to Ealing in September 2026 and it is still not done. Is that too long?")
    assert any("we counted" in note for note in answer.notes)


def test_a_condition_that_limits_share_is_said_once(ask: Ask) -> None:
    answer = ask("There is black mould in the bedroom. How long has the landlord got under Awaab's Law?")
    assert answer.text.count("you rent your home") == 1
    assert "This and the limits of Awaab's Law below apply if" in answer.text


def test_nothing_is_said_of_targets_under_a_limit_of_law(ask: Ask) -> None:
    answer = ask(
        "The mould investigation ended on 1 April 2026 and the room was made safe on 13 April 2026. Is that too long?",
        tenure=Tenure.SECURE,
    )
    assert answer.verdict == "outside"
    assert "own target" not in answer.text
    assert "good reason" not in answer.text


def test_a_job_done_in_time_needs_no_complaint(ask: Ask) -> None:
    answer = ask("Bury council called my job urgent. Reported 8 May 2026, done 15 May 2026. Was that late?")
    assert answer.verdict == "within"
    assert not answer.next_steps


def test_a_job_done_late_is_not_to_be_reported_again(ask: Ask) -> None:
    answer = ask("Bury council called my job urgent. Reported 8 June 2026, done 30 June 2026. Was that late?")
    assert answer.verdict == "outside"
    assert answer.next_steps
    assert not any("Report the problem" in step.text for step in answer.next_steps)


def test_what_ended_over_a_year_ago_may_be_refused(ask: Ask) -> None:
    answer = ask("Bury council called my job urgent. Reported 8 May 2025, done 30 June 2025. Was that late?")
    assert any("over 12 months old" in step.text for step in answer.next_steps)
    assert not any("acknowledge it by" in step.text for step in answer.next_steps)


def test_a_start_that_no_record_names_is_said_to_be_assumed_once(ask: Ask) -> None:
    answer = ask("Bury routine repair reported 8 June 2026, done 30 July 2026. Was that late?")
    assert answer.text.count("No first day is named, so we count from the day that you gave as the start.") == 1


MOULD = "There is black mould in the bedroom, I reported it to the council on 26 March 2026."


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        (f"{MOULD} By when had they to investigate it under Awaab's Law?", "10 working days to look into"),
        (
            "The mould investigation ended on 4 June 2026. By what day is the written summary due under Awaab's Law?",
            "3 working days to send the tenant a written summary",
        ),
        ("I complained on 18 December 2025. When should they have acknowledged it?", "5 working days to acknowledge"),
        (
            "They acknowledged my complaint on 23 December 2025. What is the last day for the stage 1 answer?",
            "10 working days to answer",
        ),
    ],
)
def test_a_step_that_is_asked_about_is_answered_alone(ask: Ask, question: str, limit: str) -> None:
    limits = [s.text for s in ask(question, tenure=Tenure.SECURE).statements if s.kind == "limit"]
    assert len(limits) == 1
    assert limit in limits[0]


def test_every_step_is_given_to_one_who_asks_what_should_happen(ask: Ask) -> None:
    answer = ask(f"{MOULD} What should they do, and by when, under Awaab's Law?", tenure=Tenure.SECURE)
    assert len([s for s in answer.statements if s.kind == "limit"]) > 3


def test_a_verdict_names_the_limit_and_carries_its_marks_alone(ask: Ask) -> None:
    answer = ask(
        "I emailed about serious damp on 10 November 2025. It was investigated on 27 November 2025. Was that too long?",
        tenure=Tenure.ASSURED,
    )
    assert answer.headline.startswith("On these dates it was late by 3 working days: Awaab's Law gives 10")
    first = answer.text.splitlines()[0]
    resting = [c for c in answer.citations if f"[{c.n}]" in first]
    assert {c.passage for c in resting if c.passage} == {"awaabs-law#p7"}


def test_a_limit_of_the_landlord_that_was_kept_does_not_hide_one_of_the_law_that_was_not(ask: Ask) -> None:
    answer = ask(
        "Lambeth had my leak down as urgent. I rang on 15 May 2026 and they came on 20 May 2026. Late or not?",
        tenure=Tenure.SECURE,
    )
    assert answer.verdict == "within"
    assert "in time under the landlord's own policy" in answer.headline
    assert "past the limit of the Right to Repair scheme" in answer.text


def test_bank_holidays_that_a_count_leaves_out_are_named_once(ask: Ask) -> None:
    answer = ask(f"{MOULD} By when had they to investigate it under Awaab's Law?", tenure=Tenure.SECURE)
    assert answer.text.count("leaving out the bank holidays of 3 and 6 April,") == 1


def test_a_limit_to_come_gives_no_verdict_on_finishing_without_saying_so(ask: Ask) -> None:
    answer = ask("Southwark non urgent repair reported 2 March 2026, fixed 8 April 2026. Was that too long?")
    assert "That limit is for coming" in answer.headline
    assert "if nobody came before 8 April 2026" in answer.headline


def test_a_policy_known_from_years_ago_has_its_year(ask: Ask) -> None:
    answer = ask("Southwark non urgent repair reported 2 March 2026, someone came 8 April 2026. Was that too long?")
    assert "as known in 2021" in answer.headline


def test_the_code_of_the_time_is_named_by_its_year_and_the_later_one_is_left_out(ask: Ask) -> None:
    answer = ask(
        "My complaint was logged on 15 January 2024 and the stage 1 letter is dated 5 February 2024. Nobody asked for "
        "more time. Did they keep to the Code?"
    )
    assert "the Complaint Handling Code of 2022" in answer.headline
    assert "not yet statutory" in answer.text
    assert "extension" not in answer.text
    told = {n for statement in answer.statements for n in statement.citations}
    assert not any(c.ref == "complaint-handling-code-2024" and c.n in told for c in answer.citations)


def test_a_year_for_the_ombudsman_is_not_counted_where_nobody_asks_about_it(ask: Ask) -> None:
    answer = ask("I asked for stage 2 on 6 November 2023 and the letter is dated 11 December 2023. Was that in time?")
    assert answer.verdict == "outside"
    assert "12 months" not in answer.text


def test_the_letter_that_says_they_have_the_complaint_starts_the_days_to_answer(ask: Ask) -> None:
    answer = ask("I got the letter saying they have my complaint on 30 March 2026. What is the last day for stage 1?")
    assert "15 April 2026" in answer.text
    assert "taken as sent" not in answer.text


def test_an_hour_told_with_its_day_gives_the_hour_at_which_the_law_s_day_ends(ask: Ask) -> None:
    answer = ask(
        "Bare live wires hang out of the socket. I rang my housing association at 9pm on a Saturday. How long have "
        "they got?",
        tenure=Tenure.ASSURED,
    )
    assert "From 9pm on a Saturday, 24 hours end at 9pm on the Sunday." in answer.text
    assert "comes from defects, disrepair or lack of maintenance" in answer.text


def test_of_a_law_that_is_not_for_the_tenure_only_that_is_said(ask: Ask) -> None:
    answer = ask("Does Awaab's Law make the council sort my mould?", tenure=Tenure.LEASEHOLDER)
    assert answer.statements[0].text == "No. Awaab's Law does not apply to leaseholders."
    assert {c.passage for c in answer.citations if c.ref == "awaabs-law"} == {"awaabs-law#p16"}


def test_where_nothing_starts_a_limit_it_says_what_would(ask: Ask) -> None:
    answer = ask("We have had mould since the summer. What date did their time run out under Awaab's Law?")
    assert answer.statements[0].text.startswith("No date can be given yet.")
    assert "when you reported it" in answer.statements[0].text


def test_a_limit_keeps_the_condition_of_its_own_passage(ask: Ask) -> None:
    answer = ask("Hyde told on 6 July 2026 that the kitchen drawer is broken, fixed 19 August 2026. Too long?")
    assert "Some may take up to 120 days" in answer.text


def test_two_limits_of_one_landlord_that_stand_against_each_other_are_both_told(ask: Ask) -> None:
    answer = ask("Barnet have put my repair down as a P4. How long do I wait?")
    assert "60 calendar days" in answer.text
    assert "15 working days" in answer.text
    assert "stand against each other" in answer.text


def test_right_to_repair_says_what_it_leaves_out_and_where_its_days_start(ask: Ask) -> None:
    answer = ask("My front door will not lock. How long have they got under the right to repair?", tenure=Tenure.SECURE)
    limit = next(s for s in answer.statements if s.kind == "limit")
    assert "estimated at more than £250" in limit.text
    resting = {c.passage for c in answer.citations if c.n in limit.citations}
    assert {"right-to-repair#p5", "right-to-repair#p8", "right-to-repair#p15"} <= resting


def test_a_late_answer_is_late_on_both_readings_of_an_open_start(ask: Ask) -> None:
    answer = ask(
        "I complained to clarion on 6 June 2023 and the stage 1 answer came on 8 August 2023. Were they late by their rules?",
        reported=date(2023, 6, 6),
        until=date(2023, 8, 8),
    )
    assert "18 July 2023: it was passed then too, by 15 working days" in answer.text


def test_a_job_done_on_the_very_last_day_says_what_another_first_day_would_make_of_it(ask: Ask) -> None:
    told = "Welwyn Hatfield council routine repair reported 17 March 2026, done "
    assert "that time ended on 15 April 2026, and it was late" in ask(f"{told}16 April 2026. Late?").text
    assert "counts as the first" not in ask(f"{told}14 April 2026. Late?").text


def test_of_two_examples_of_an_emergency_the_one_nearest_to_the_words_sets_the_time(ask: Ask) -> None:
    text = ask("My back door wont shut properly, Waltham Forest Council. How quick must they sort it?").text
    assert "24 hours to finish an essential emergency repair or make it safe" in text
    assert "4 hours to make safe a critical" not in text


def test_a_month_that_a_message_names_settles_what_counts_in_winter_only(ask: Ask) -> None:
    text = ask("boilers packed up and its july so sutton say its not an emergency. how long have they got then?").text
    assert "5 working days for a category C urgent repair" in text
    assert "24 working hours" not in text


def test_days_of_a_decided_case_are_judged_by_the_version_that_the_decision_went_by(ask: Ask) -> None:
    answer = ask(
        "camden came 3 sept 2025 about my windows but their ladder was too short, next date 3 november 2025. too long?",
        reported=date(2025, 9, 3),
        until=date(2025, 11, 3),
    )
    assert "late by 23 working days" in answer.text
    assert "35 calendar days" not in answer.text


def test_an_acknowledgement_told_beside_a_date_given_is_not_supposed_again(ask: Ask) -> None:
    answer = ask(
        "Southern Housing acknowledged my stage 2 complaint on 1 May 2026 and answered on 2 June 2026. Late by their rules?",
        reported=date(2026, 5, 1),
        until=date(2026, 6, 2),
    )
    assert "taken as sent" not in answer.text
