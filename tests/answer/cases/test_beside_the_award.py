"""What is put of a decided case beside its award: a sum added, an order never made, a claim that ran beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "text",
    [
        "202451564: is it £575 plus the £275, so £850 in total?",
        "in 202432454 did the Lewisham man get £650 and the £210 as well?",
        "Guinness sub-floor case 202451564, does she get both the £575 and the £275?",
    ],
)
def test_an_offer_within_the_order_is_not_added(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "No. " in said
    assert "takes in the" in said or "must not be added together" in said


def test_whether_it_is_added_or_part_of_it_gets_no_plain_no(ask: Ask) -> None:
    assert "No. " not in ask("case 202451564 does the 275 come on top of the 575 or is it part of it").text


def test_what_there_was_besides_money_is_told_without_it(ask: Ask) -> None:
    said = ask("202432454: list what the council had to do other than pay, with dates.").text
    assert "13 January 2026" in said
    assert "£650" not in said


def test_what_was_put_as_ordered_is_answered_by_the_reason_against_it(ask: Ask) -> None:
    said = ask("202347433 I was told the ombudsman ordered L&Q to redecorate, is it true").text
    assert said.index("right in telling the tenant to redecorate") < said.index("apology")


def test_a_finding_named_as_not_made_is_not_put_right(ask: Ask) -> None:
    said = ask("Why was it not maladministration in 202315952, and what does that finding mean?").text
    assert "does not match our record" not in said
    assert "Reasonable redress:" in said


@pytest.mark.parametrize(
    "text",
    [
        "what happened with the court case in 202504955",
        "Nottingham 202504955: how did the legal claim end?",
        "in the nottingham rude surveyor case she also took them to court, what happened with that",
    ],
)
def test_a_claim_that_ran_beside_is_told_by_its_own_event(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "£2,025" in said
    assert "£75" not in said


def test_days_named_in_the_message_find_their_delay(ask: Ask) -> None:
    answer = ask(
        "202348146: stage 1 acknowledged 19 January 2024, answered 2 February 2024. How many working days and was it within the interim policy?"
    )
    assert "is 10 working days" in answer.text
    assert answer.verdict is not None
    assert answer.verdict.value == "within"


def test_another_ombudsman_is_named(ask: Ask) -> None:
    said = ask("202335442: which other ombudsman was named for the energy supplier").text
    assert "Energy Ombudsman" in said
    assert "head lease" not in said
