"""Limits, notes, questions back and steps: said once, and only where they fit."""

from __future__ import annotations

from collections.abc import Callable

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
    assert answer.text.count("Where no first day is named, we take the day of the report.") == 1
