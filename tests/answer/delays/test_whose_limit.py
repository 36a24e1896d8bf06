"""Whose limit is asked about, which class names the thing, and what is said where a step was not told of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.answer.delays.steps_asked import judged_by_own
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "asked",
    [
        "Did that meet Clarion's interim policy?",
        "Was it late by Clarion's policy at that time?",
        "By the landlord's own interim procedure, in time?",
        "did they keep to their own limit for roofs",
        "Within Gateshead's own time for a roof?",
        "was that in there own time for it",
        "have they broken the councils own repair standard",
    ],
)
def test_the_landlords_own_limit_is_asked_about(asked: str) -> None:
    assert judged_by_own(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Was that late under the Code?",
        "Is that inside Awaab's Law's time limits?",
        "Does that meet the Ombudsman's rules?",
        "Did they break the government's own target?",
        "is that too long",
    ],
)
def test_a_law_or_nothing_is_asked_about(asked: str) -> None:
    assert not judged_by_own(asked)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Did that meet Clarion's own interim policy?", Verdict.WITHIN),
        ("Inside the landlord's own policy of the time?", Verdict.WITHIN),
        ("Was that late under the Code?", Verdict.OUTSIDE),
    ],
)
def test_a_complaint_is_judged_by_the_rule_asked_about(ask: Ask, asked: str, verdict: Verdict) -> None:
    told = f"Clarion: stage 2 asked for 4 October 2022, answered 25 November 2022. {asked}"
    answer = ask(told, landlord="Clarion Housing")
    assert answer.verdict is verdict
    assert "20 working days" in answer.text
    assert "40 working days" in answer.text


@pytest.mark.parametrize(
    "message",
    [
        "Hyde tenant, garage door stuck, told them 5 february 2026, done 20 april 2026. they say 30 days for non urgent repairs. late?",
        "Hyde. the path to our door is all broken, reported 2 march 2026, relaid 1 june 2026. it was a routine repair. Was that within their limit?",
    ],
)
def test_the_class_that_names_the_thing_goes_before_the_general_one(ask: Ask, message: str) -> None:
    answer = ask(message, landlord="Hyde Housing")
    assert answer.verdict is Verdict.WITHIN
    assert "120 calendar days" in answer.text
    assert "late by" not in answer.text


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("thats more than 4 weeks isnt it?", Verdict.WITHIN),
        ("over the 28 days or not?", Verdict.WITHIN),
        ("past their limit?", Verdict.WITHIN),
        ("late?", Verdict.UNCLEAR),
    ],
)
def test_a_count_against_the_limit_is_answered_where_only_a_visit_is_told(
    ask: Ask, asked: str, verdict: Verdict
) -> None:
    answer = ask(f"Guinness, routine repair, told them 4 may 2026, plumber came 1 june 2026, {asked}")
    assert answer.verdict is verdict
    assert "whether the job was finished then" in answer.text or "if the job was finished then" in answer.text


def test_a_visit_after_the_limit_is_late(ask: Ask) -> None:
    answer = ask("Guinness, routine repair, told them 4 may 2026, plumber came 10 june 2026, over the 28 days?")
    assert answer.verdict is Verdict.OUTSIDE


@pytest.mark.parametrize(
    "message",
    [
        "someone looked at the damp on 18 september 2026 and still no letter saying what he found. is it late?",
        "damp investigated 1 september 2026, still waiting for the summary. late?",
        "the mould investigation finished on 1 september 2026, no written findings yet. late?",
    ],
)
def test_what_nobody_spoke_of_is_not_called_late(ask: Ask, message: str) -> None:
    answer = ask(message, tenure="secure")
    assert answer.delay is not None
    assert answer.delay.decisive == "awaab-written-summary"
    assert "It was passed by" not in answer.text


@pytest.mark.parametrize("told", ["nothing has happened since", "nobody has been back since"])
def test_that_nothing_happened_speaks_of_every_step(ask: Ask, told: str) -> None:
    answer = ask(f"the mould investigation finished on 1 september 2026 and {told}. late?", tenure="secure")
    assert answer.verdict is Verdict.OUTSIDE
    assert "It was passed by" in answer.text


def test_a_summary_that_came_is_not_still_missing(ask: Ask) -> None:
    answer = ask(
        "Mould investigation ended 2 March 2026, written findings provided 6 March 2026, nothing repaired by then. In time?",
        tenure="secure",
    )
    assert answer.delay is not None
    assert answer.delay.decisive == "awaab-written-summary"
    assert "still not done" not in answer.text
    assert "4 working days" in answer.text


def test_the_law_counts_from_the_report_made_again_and_the_wait_from_the_first(ask: Ask) -> None:
    answer = ask(
        "told the council about mould on 5 september 2025, told them again on 4 november 2025, nobody came. late?"
    )
    assert answer.delay is not None
    assert answer.delay.reported == date(2025, 9, 5)
    assert "counts from the report made again on 4 November 2025" in answer.text
    assert "From the first report of 5 September 2025" in answer.text


def test_the_day_that_a_message_says_it_is_is_the_day_of_asking(ask: Ask) -> None:
    answer = ask(
        "Platform tenant. no heating no hot water at all, told them today, its 14 april 2026. must they treat it as an emergency",
        landlord="Platform Housing Group",
        reported=date(2026, 4, 14),
    )
    assert "late" not in answer.text.split("\n")[0]
    assert "28 November 2026" not in answer.text


@pytest.mark.parametrize("told", ["but the job isnt finished", "but it was never fixed", "and left it half done"])
def test_a_visit_that_did_not_finish_the_job_is_not_in_time(ask: Ask, told: str) -> None:
    answer = ask(f"Guinness, routine, reported 2 june 2026. someone came 10 june 2026 {told}. over the 28 days?")
    assert answer.verdict is Verdict.OUTSIDE


@pytest.mark.parametrize(
    ("landlord", "who"),
    [
        ("Brighton & Hove City Council", "Brighton and Hove News"),
        ("Milton Keynes City Council", "Milton Keynes Citizen"),
    ],
)
def test_a_figure_that_the_press_gives_is_told_as_the_presss(ask: Ask, landlord: str, who: str) -> None:
    text = ask("How many days for a routine repair, and who says so?", landlord=landlord).text
    assert who in text
    assert f"{landlord}'s own policy gives" not in text
