"""Two things asked of a decided case: two sums added, what is left and when it was due, how a sum was paid, two counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("asked", "opens", "holds"),
    [
        ("Lewisham put £210 up and were ordered to pay £650 in 202432454. So £860 then?", "No.", "takes in the £210"),
        ("Guinness had offered her £275 before the £575 (202451564). that makes £850 doesn't it", "No.", "£300 is new"),
        ("Clarion offered £450 and were told to pay £275 in 202424751. Thats £725 together isnt it?", "Yes.", "£725"),
        ("Southway offered £752, then £1,252 was ordered in 202401793. So £2,004?", "That cannot be said", "£752"),
    ],
)
def test_a_total_put_in_a_sentence_of_its_own_is_held_against_both_sums(
    ask: Ask, asked: str, opens: str, holds: str
) -> None:
    text = ask(asked).text
    assert text.removeprefix("- ").startswith(opens)
    assert holds in text


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Guinness 202451564. Say the £275 has been paid. What's still due, and when was the apology due?", "£300"),
        ("Hounslow 202509252: £200 had gone out to her before. What's outstanding?", "£500"),
    ],
)
def test_what_is_left_is_told_where_only_the_sentence_before_names_the_sum(ask: Ask, asked: str, left: str) -> None:
    assert left in ask(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "202401431: how was the compensation to be paid, and what had to show it?",
        "Leicester loft case 202401431, was the money to go to the rent account or to him?",
    ],
)
def test_how_a_sum_was_to_be_paid_is_told_by_its_order(ask: Ask, asked: str) -> None:
    assert "paid straight to the resident, with proof of payment" in ask(asked).text


def test_the_day_of_an_order_is_told_without_events(ask: Ask) -> None:
    text = ask("Homes Plus 202332724. What was found over the roof leak, and when was the apology due?").text
    assert "due by 8 January 2026" in text
    assert "14 November 2023" not in text


@pytest.mark.parametrize(
    "asked",
    [
        "202421626. Had the council offered anything itself, and what did it have to pay?",
        "Lambeth 202421626: how long until a contractor came, and had Lambeth itself given her any money?",
    ],
)
def test_that_the_landlord_gave_no_money_is_told_where_its_own_offer_is_asked(ask: Ask, asked: str) -> None:
    assert "Neither gave money" in ask(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "Peabody 202333338. How many days did stage 1 take and how many did stage 2 take after she escalated?",
        "Peabody 202333338: how many days for stage 1, and how many days did stage 2 take after she escalated?",
    ],
)
def test_a_second_count_that_leaves_out_what_is_counted_is_told_too(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "is 44 days" in text
    assert "is 141 days" in text


@pytest.mark.parametrize(
    "asked",
    [
        "in 202446687 and 202332724, how much was for damp in each, and what was the total?",
        "Set 202446687 beside 202332724: what share of each award was for the damp?",
    ],
)
def test_of_two_cases_each_gives_the_share_of_the_matter_named(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "£250" in text
    assert "£150" in text


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("202443688: may it deduct anything from the £200? and the £100, must that be paid too?", "recommended to pay"),
        ("202348146: what's the deadline for paying the £50 for complaint handling?", "no day by which the £50"),
        ("In 202508050 is the £450 something they had to pay, and by when?", "no day by which the £450"),
        ("202347433: by when had the £400 to be paid?", "by 26 June 2026"),
    ],
)
def test_a_sum_that_was_only_recommended_is_told_so_and_to_have_no_day(ask: Ask, asked: str, holds: str) -> None:
    text = ask(asked).text
    assert "recommended" in text
    assert holds in text


@pytest.mark.parametrize(
    "asked",
    [
        "What did Housing 21 base its price on in 202426905?",
        "202426905: what did Housing 21 go by?",
        "What guidance did Housing 21 fall back on in 202426905?",
    ],
)
def test_what_a_landlord_went_by_is_told(ask: Ask, asked: str) -> None:
    assert "Homes England guidance" in ask(asked).text
