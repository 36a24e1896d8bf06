"""Why the Ombudsman did as it did, what a figure related to, what it held right or wrong, and what sums come to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.contract import Answer, StatementKind
from assistant.situation.situation import Clause
from tests.answer.told import cited

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "asked",
    [
        "Why did the Ombudsman not go by that figure?",
        "why didn't the ombudsman accept the figure",
        "why would the Ombudsman not take that amount of time",
    ],
)
def test_why_a_figure_was_not_used_asks_for_no_sum(asked: str) -> None:
    read = asked_in(Clause(text=asked))
    assert read.reasons
    assert not read.orders
    assert not read.money or "amount" in asked


@pytest.mark.parametrize(
    "asked",
    [
        "L&Q 202347433: why did the Ombudsman not make them repaint?",
        "202347433: why didn't the Ombudsman order them to redecorate?",
    ],
)
def test_why_something_was_not_ordered_is_told_by_the_reason(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert "202347433#r9" in cited(answer)
    assert not [s for s in answer.statements if s.kind is StatementKind.ORDER]


@pytest.mark.parametrize(
    "asked",
    [
        "202532561: why didn't the Ombudsman accept the 35 days?",
        "Camden 202532561: they claimed 35 days. Why did the Ombudsman not go by that time?",
    ],
)
def test_the_reason_with_the_very_length_answers_why(ask: Ask, asked: str) -> None:
    assert cited(ask(asked)) & {f"202532561#r{n}" for n in range(1, 14)} == {"202532561#r1"}


def test_where_an_extract_has_no_reasons_what_happened_is_not_told_for_them(ask: Ask) -> None:
    answer = ask("One Housing 202515213: why did the Ombudsman find severe maladministration?")
    assert "does not give the Ombudsman's reasons" in answer.text
    assert not {mark for mark in cited(answer) if "#h" in mark}


@pytest.mark.parametrize(
    "asked",
    [
        "202426905: what did the 80% refer to?",
        "Housing 21 202426905. Finding, and what did the 80% apply to?",
        "In 202426905 what was the 80% based on?",
    ],
)
def test_what_a_figure_related_to_is_told_by_every_passage_that_holds_it(ask: Ask, asked: str) -> None:
    assert {"202426905#h2", "202426905#h3"} <= cited(ask(asked))


def test_how_the_ombudsman_saw_a_point_leads_with_the_verdict(ask: Ask) -> None:
    answer = ask("Southern 202443688: how did the Ombudsman see the warranty claim?")
    assert "to claim was reasonable" in answer.statements[0].text


@pytest.mark.parametrize(
    "asked",
    [
        "Was there a case where the Ombudsman said a second stage 1 reply was wrong, it should have gone to stage 2?",
        "has the ombudsman ever held that a further stage 1 answer instead of stage 2 was wrong",
    ],
)
def test_what_was_ever_held_is_told_by_the_reason_that_says_it(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert "202347433#r17" in cited(answer)
    assert "should have moved the complaint" in answer.statements[0].text


def test_nothing_is_told_as_held_where_no_reason_comes_near(ask: Ask) -> None:
    answer = ask("has the ombudsman ever said that charging a tenant for parking was fair")
    assert not {mark for mark in cited(answer) if "#r" in mark and "reasonable" in answer.text[:200]}


def test_what_named_sums_come_to_is_reckoned(ask: Ask) -> None:
    text = ask("Orbit 202504217: what do £338, £300, £280 and £350 add up to?").text
    assert "£338, £300, £280 and £350 come to £1,268" in text


@pytest.mark.parametrize("asked", ["L&Q 202342892: did the Ombudsman order £250?", "202342892: was £250 ordered?"])
def test_the_parts_of_a_settled_sum_stand_beside_it(ask: Ask, asked: str) -> None:
    assert {"202342892#h1", "202342892#h2"} <= cited(ask(asked))


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("202406545: which of the older bands does that sum sit in?", "p5"),
        ("Barnet 202410299: what bracket of the remedies guidance does the award fall in?", "p4"),
        ("202532561: is the £50 in line with the guidance bands?", "p2"),
    ],
)
def test_the_band_of_a_sum_is_told(ask: Ask, asked: str, passage: str) -> None:
    assert f"ombudsman-remedies-guidance-older#{passage}" in cited(ask(asked))


def test_who_complained_for_another_is_not_called_the_resident(ask: Ask) -> None:
    text = ask("202408073: when did she escalate?").text
    assert "daughter escalated" in text
    assert "resident escalated" not in text


def test_cases_told_of_are_left_out_of_the_others(ask: Ask) -> None:
    answer = ask(
        "clarion communal door wont shut. there was one where they agreed to fit a whole new door, what came of it"
    )
    named = {mark.partition("#")[0] for mark in cited(answer) if mark.startswith("20")}
    others = [note for note in answer.notes if "other Clarion" in note]
    assert not others or f"hold {10 - len(named)} other" in others[0]


def test_the_graver_of_two_findings_is_named(ask: Ask) -> None:
    answer = ask("Orbit 202504217 and Home Group 202504624: which got the more serious finding?")
    assert "severe maladministration, in case 202504624" in answer.statements[0].text
    assert "housing-ombudsman-findings-and-orders#p5" in cited(answer)


def test_a_reason_under_another_matter_is_told(ask: Ask) -> None:
    assert "202533112#r9" in cited(ask("Octavia 202533112: why did the Ombudsman not look into the garden?"))


@pytest.mark.parametrize(
    ("told", "passage"),
    [
        (
            "octavia say i cant move cos im behind with the rent. was there a case where the ombudsman said thats allowed?",
            "202533112#r15",
        ),
        ("barnet wont send anyone on a saturday. did the ombudsman ever say thats fair", "202410299#r11"),
    ],
)
def test_what_was_held_of_the_trouble_just_told_is_found_by_it(ask: Ask, told: str, passage: str) -> None:
    assert passage in cited(ask(told))
