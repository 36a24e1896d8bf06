"""Visits that were not kept: how many, and whose doing it was."""

from __future__ import annotations

import pytest

from assistant.situation.visits import mentions_missed_appointments, missed_appointments


def test_missed_visits_are_counted_only_where_a_count_is_given() -> None:
    assert missed_appointments("they missed three appointments") == 3
    assert missed_appointments("what is the rate for missed appointments") is None


def test_a_visit_called_off_is_spoken_of_and_not_counted_as_one_missed() -> None:
    text = "they rang at noon and cancelled the electrician"
    assert mentions_missed_appointments(text)
    assert missed_appointments(text) is None


def test_a_visit_that_was_made_late_is_none_missed() -> None:
    assert missed_appointments("told them 12 january, the inspector didn't come till the 28th") is None
    assert missed_appointments("the appointment was the 5th and they didn't come till the 8th") == 1


@pytest.mark.parametrize(
    "text",
    [
        "they never turned up thursday and no phone call",
        "nobody came and they only texted me that morning",
        "the joiner never came, they didn't even bother to ring",
    ],
)
def test_a_visit_that_nobody_called_off_was_missed(text: str) -> None:
    assert missed_appointments(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Missed the plumber because I was at my mum's funeral, now they want £30 off me",
        "landlord has billed me £25 for a missed appointment, my son was in hospital that day",
        "overslept and missed the electrician. council says i owe them £45",
        "a £30 no show fee on my rent account as i was in hospital",
        "my client missed a repairs appointment owing to illness and was charged",
        "wasnt in when the joiner called round and now its a missed appointment charge",
        "i missed the appointment as they never told me the time",
    ],
)
def test_a_visit_that_the_tenant_missed_is_no_miss_of_the_landlord(text: str) -> None:
    assert missed_appointments(text) is None
    assert not mentions_missed_appointments(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("plumber missed the appointment because his van broke down, what am i owed", 1),
        ("they missed two appointments while i was off work", 2),
        ("charged me for a missed appointment when it was them who never turned up", 1),
        ("the gas man stood me up twice", 2),
        ("their engineer has stood us up three times", 3),
        ("the electrician left me waiting in twice", 2),
    ],
)
def test_a_visit_that_the_landlord_missed_is_counted(text: str, number: int) -> None:
    assert missed_appointments(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "I was in their diary for a 10am slot and at 9 they text to say nobody's coming",
        "Booked the joiner for Friday. An hour before they messaged that he wasn't coming",
        "had taken the morning off work, then they rang to say no one is coming",
        "they booked me in for Tuesday and cancelled by text twenty minutes before",
    ],
)
def test_a_visit_that_is_called_off_by_a_message_is_spoken_of_as_not_kept(text: str) -> None:
    assert mentions_missed_appointments(text)


def test_a_message_that_nobody_need_come_is_no_visit_called_off() -> None:
    assert not mentions_missed_appointments("they text to say nobody is coming to look at the damp until spring")
