"""Two things asked of time in one message: both figures and which binds, a class and a thing, then and now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "own", "law"),
    [
        (
            "Secure tenant of Gateshead, a cistern leaks: their figure, the Right to Repair figure, and which prevails?",
            "3 working days to attend",
            "1 working day to put right",
        ),
        (
            "Loose banister, introductory tenant of Gateshead. Give the council's figure and the statutory one and tell me which binds.",
            "3 working days to attend",
            "3 working days to put right",
        ),
    ],
)
def test_both_times_are_told_and_which_binds(ask: Ask, asked: str, own: str, law: str) -> None:
    text = ask(asked).text
    assert own in text
    assert law in text
    assert "the law (Right to Repair) binds" in text


@pytest.mark.parametrize(
    ("asked", "of_class", "of_thing"),
    [
        (
            "West Kent: how long for a routine job, and is it sooner if it is mould?",
            "21 calendar days",
            "14 calendar days",
        ),
        ("Red Kite. How long is an urgent repair, and what do they get for damp?", "5 working days", "10 working days"),
    ],
)
def test_a_class_asked_for_beside_a_thing_has_its_own_limit(ask: Ask, asked: str, of_class: str, of_thing: str) -> None:
    text = ask(asked).text
    assert of_class in text
    assert of_thing in text


@pytest.mark.parametrize(
    "asked",
    [
        "Aspire Housing: how fast for an emergency in 2021, and how fast for most of them now?",
        "An Aspire Housing emergency of January 2022: what did they have at that time, and what is it for most today?",
    ],
)
def test_then_and_now_of_a_policy_that_changed_are_both_told(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "every emergency had 4 hours" in text
    assert "within 24 hours" in text


def test_a_class_that_a_record_lacks_is_said_so_beside_those_it_has(ask: Ask) -> None:
    text = ask("North Yorkshire Council: how long is priority 4, and what is priority 2?").text
    assert "28 calendar days" in text
    assert "holds no target for priority 2" in text
    assert "priority 1 emergency" not in text


@pytest.mark.parametrize("began", ["the roofer started on 20 October 2026", "work began on 20 October 2026"])
def test_work_that_began_stops_the_clock_for_starting(ask: Ask, began: str) -> None:
    text = ask(f"Orwell Housing. A broken fence was reported on 5 October 2026 and {began}. In time?").text
    assert "in time under the landlord's own policy" in text
    assert "26 October 2026" in text


@pytest.mark.parametrize(
    "asked",
    [
        "what do we get if the second contractor is late too?",
        "and if the next firm they send misses it as well, what am I owed?",
    ],
)
def test_what_a_second_contractors_lateness_brings_is_told_beside_the_limit(ask: Ask, asked: str) -> None:
    text = ask(f"I'm a secure tenant of Stroud council and the roof leaks. What is the legal time, {asked}").text
    assert "7 working days" in text
    assert "£10 and then £2" in text


def test_another_contractor_is_the_first_step_where_the_right_to_repair_is_late(ask: Ask) -> None:
    text = ask(
        "Secure council tenant, bath blocked since I told them on 26 October 2026. Has the time run out, and whom do I ask?"
    ).text
    assert "1. If the limit has passed, tell the council and ask for another contractor" in text


@pytest.mark.parametrize("asked", ["how long would they then have?", "how many days does the landlord get for it?"])
def test_the_time_of_stage_2_is_told_where_stage_1_was_answered(ask: Ask, asked: str) -> None:
    text = ask(f"The stage 1 answer came on 2 November 2026 and I'm not happy. What do I do next, and {asked}").text
    assert "answered within 20 working days of that acknowledgement" in text


@pytest.mark.parametrize("asked", ["what happens if they miss it", "if they miss it what then"])
def test_what_a_policy_says_of_a_limit_missed_is_told(ask: Ask, asked: str) -> None:
    text = ask(f"Octavia. How many days for a routine repair, and {asked}?").text
    assert "15 working days" in text
    assert "a second date is set" in text


def test_a_length_put_that_a_record_has_for_something_else_is_told_as_that(ask: Ask) -> None:
    text = ask("Places for People have 60 days for a dripping tap, don't they? I had a letter.").text
    assert "a notice of 2021 said that some repairs could take up to 60 days" in text
    assert "Yes." not in text


def test_a_mention_within_a_complaint_is_asked_of_the_rule_and_not_of_past_cases(ask: Ask) -> None:
    text = ask(
        "Mould came up first inside a stage 1 complaint. Does that count as a report in the Ombudsman's eyes, and do the complaint days replace the hazard limits?"
    ).text
    assert "a point inside a complaint all count" in text
    assert "both sets of limits run side by side" in text
    assert "We hold" not in text


def test_a_limit_for_an_inspection_that_a_record_holds_is_not_denied(ask: Ask) -> None:
    text = ask("Catalyst: how long do they have for an inspection, and what if a second visit is needed?").text
    assert "an inspection inside 10 working days" in text
    assert "We hold no limit for an inspection" not in text


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("Norwich council: how long for a routine job, and how soon for a partial loss of heating?", "5 working days"),
        ("Norwich: routine repair, how long? and how soon if two of the radiators stay cold?", "5 working days"),
        ("Gateway Housing: how long is a routine repair, and how soon for no hot water in july?", "7 calendar days"),
    ],
)
def test_a_thing_asked_beside_a_named_class_has_its_own(ask: Ask, asked: str, holds: str) -> None:
    assert holds in ask(asked).text


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("Stroud council: emergency out of hours, when do they come back to do the rest?", "next working day"),
        (
            "Mid Devon council: how fast for an emergency, and is the full repair done there and then?",
            "the rest is done",
        ),
        ("Gateshead, emergency at night: how soon, and when is the rest of the job done?", "follows the normal times"),
    ],
)
def test_what_follows_making_safe_is_told_where_it_is_asked(ask: Ask, asked: str, holds: str) -> None:
    assert holds in ask(asked).text


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("Damp. The awaab's law investigation ended on 10 February 2026. When are the 12 weeks up?", "5 May 2026"),
        (
            "awaabs law: they say 12 weeks to start on the ceiling, the investigation ended 3 march 2026. what day is 12 weeks",
            "26 May 2026",
        ),
        ("complained 4 may 2026, acknowledged 8 may 2026. which day do the 10 working days end?", "22 May 2026"),
    ],
)
def test_the_day_of_a_length_is_told(ask: Ask, asked: str, day: str) -> None:
    assert day in ask(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "Gloucester City Homes emergency: which figure is current?",
        "Gloucester City Homes: is it 24 hours or 4 hours for an emergency?",
        "Gloucester City Homes: the office gives me two figures for an emergency, which one is right?",
    ],
)
def test_of_two_stored_versions_both_are_told(ask: Ask, asked: str) -> None:
    assert "another stored version" in ask(asked).text
