"""Each part of a question on a decided case gets its own answer: the outcome of one matter, what comes off a sum, a count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, StatementKind
from assistant.situation.clauses import about_another, is_question
from tests.answer.told import cited

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "asked",
    [
        "Octavia 202533112: how did the antisocial behaviour side end up?",
        "Octavia 202533112: where did the Ombudsman land on the antisocial behaviour?",
        "Octavia 202533112: how did he fare over the antisocial behaviour?",
        "Octavia 202533112: how was the antisocial behaviour complaint judged?",
        "Octavia 202533112: what became of the antisocial behaviour point?",
        "Octavia 202533112: when did he first report the neighbour, and how did the antisocial behaviour part fall?",
    ],
)
def test_what_came_of_one_matter_is_its_finding(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert "reasonable redress" in answer.text
    assert "202533112#r8" in cited(answer)


@pytest.mark.parametrize("part", ["part", "bit", "side"])
def test_a_part_of_a_case_names_no_matter_that_has_the_word_in_it(ask: Ask, part: str) -> None:
    assert "garden" not in ask(f"Octavia 202533112: how did the damp {part} come out?").text


@pytest.mark.parametrize(
    "asked",
    [
        "Settle 202430339: when did the landlord know, and how did the Ombudsman come down?",
        "Settle 202430339: when did the landlord know, and what was held?",
        "Settle 202430339: when did the landlord know, and what was the Ombudsman's view?",
        "Settle 202430339: when did the landlord know, and how did it fall?",
        "Settle 202430339: when did the landlord know, and where did the ombudsman end up?",
    ],
)
def test_how_the_ombudsman_found_is_told_beside_what_else_is_asked(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert "17 February 2024" in answer.text
    assert "Ombudsman found maladministration" in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "Newham 202418048: outcome, and which paragraph of the Scheme was it?",
        "Newham 202418048: what was the result and what rule was used?",
    ],
)
def test_that_the_rule_is_not_told_is_told(ask: Ask, asked: str) -> None:
    assert "does not say which rule" in ask(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "Lambeth 202421626 and Settle 202430339. Finding and sum for each",
        "Lambeth 202421626 against Settle 202430339: outcome and money in both",
    ],
)
def test_finding_and_sum_of_each_of_two_cases(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert all(said in text for said in ("severe maladministration", "£1,750", "£400"))


@pytest.mark.parametrize(
    "asked",
    [
        "Southern 202443688: can the landlord take what it paid before off the £200?",
        "Southern 202443688: are payments already made deducted from the £200?",
        "Southern 202443688: could earlier payments be offset?",
    ],
)
def test_what_may_come_off_a_sum_is_told_by_its_order_alone(ask: Ask, asked: str) -> None:
    assert {mark for mark in cited(ask(asked)) if mark} == {"202443688#o2"}


def test_whether_something_was_ordered_or_recommended_brings_no_other_order(ask: Ask) -> None:
    answer = ask("Southern 202443688: what about the £100 for the complaint, was it ordered or merely recommended?")
    assert "202443688#o5" in cited(answer)
    assert not {"202443688#o1", "202443688#o3"} & cited(answer)


def test_the_shares_of_a_sum_are_told_under_the_matters_that_they_were_for(ask: Ask) -> None:
    answer = ask("L&Q 202347433: how was the £400 divided between the two complaints?")
    assert {"202347433#r12", "202347433#o4"} == {mark for mark in cited(answer) if mark}


@pytest.mark.parametrize(
    ("asked", "marks"),
    [
        ("Vivid 202428548: finding, sum, and what was peculiar about the porch?", {"202428548#h5", "202428548#h6"}),
        ("Thurrock 202336412: what did stage 1 say, and how did it end?", {"202336412#h4"}),
        ("Clarion 202425587: how often did the resident ring, and is the £200 in the £375?", {"202425587#h2"}),
    ],
)
def test_the_events_that_alone_hold_the_thing_asked_about(ask: Ask, asked: str, marks: set[str]) -> None:
    assert marks <= cited(ask(asked))


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (
            "Sovereign 202341372: how many days from her report until the fence was replaced, and the finding?",
            "637 days",
        ),
        ("Lambeth 202421626: how long from the first report of the windows to the work order?", "37 days"),
        ("Lambeth 202421626: how long from the first report of the windows until the contractor came?", "64 days"),
    ],
)
def test_a_count_is_between_the_two_events_that_are_named(ask: Ask, asked: str, count: str) -> None:
    assert f"is {count}" in ask(asked).text


def test_two_sums_rightly_named_and_added_are_not_put_right(ask: Ask) -> None:
    answer = ask("Guinness 202510295: £1,100 was offered and £500 ordered, does that make £1,600?")
    assert not [s for s in answer.statements if s.kind is StatementKind.CORRECTION]


@pytest.mark.parametrize(
    "told",
    [
        "a lady at bingo won against barnsley over hers",
        "some pensioner on the estate took them to the ombudsman",
        "an old man in the same position got money off the council",
        "somebody's neighbour beat the council at the ombudsman",
    ],
)
def test_a_case_told_of_by_hearsay_is_anothers(told: str) -> None:
    assert about_another(told)


@pytest.mark.parametrize(
    "told",
    [
        "a man from the council won the contract for it",
        "a friend with the same problem told me to ring environmental health",
        "my neighbour took me to the council offices",
    ],
)
def test_what_people_say_of_anything_else_is_no_case(told: str) -> None:
    assert not about_another(told)


def test_a_case_of_hearsay_is_found_beside_ones_own_trouble(ask: Ask) -> None:
    answer = ask(
        "mum has mould in her barnsley council bungalow. a lady at bingo won against barnsley over damp. "
        "how bad did they say it was and what did she get"
    )
    assert "severe maladministration" in answer.text
    assert "£1,500" in answer.text


@pytest.mark.parametrize(
    "told", ["finding and sum for each", "outcome, money and orders", "Finding plus award in both"]
)
def test_what_is_asked_for_by_its_name_alone_is_a_question(told: str) -> None:
    assert is_question(told)


def test_what_only_names_the_case_is_no_question() -> None:
    assert not is_question("that case with the ceiling and the neighbours who never answered")
    assert is_question("that case with the ceiling, when was it decided")
