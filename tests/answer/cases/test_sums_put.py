"""Sums of a decided case that somebody has noted are confirmed, or put right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.sums_put import puts_sums
from assistant.answer.contract import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "text",
    [
        "I make it £800, £500 and £300. Correct?",
        "we've got £400 down as the order, right?",
        "my notes say £250 was awarded. Is that right?",
        "I have it as £927 plus £727. ok?",
    ],
)
def test_noted_sums_are_known(text: str) -> None:
    assert puts_sums(text, text)


@pytest.mark.parametrize("text", ["was £800 right?", "I paid £80 for a heater, was I right to?", "is £50 enough?"])
def test_sums_of_ones_own_are_not(text: str) -> None:
    assert not puts_sums(text, text)


@pytest.mark.parametrize(
    ("asked", "opens", "holds"),
    [
        ("Birmingham 202332678. I make it £800: £500 floor and £300 damp. Correct?", "No.", "£200 for poor complaint"),
        ("Birmingham 202332678. I've noted £1,000: £500 floor, £300 damp, £200 complaint. Correct?", "Yes.", "£1,000"),
        ("202345261 rats: I've £300 down as the total. Right?", "No.", "£400 in all"),
        ("My notes say Babergh (202345261) had to pay £300 for the rats, is that right?", "Yes.", "£400 in all"),
        ("Sanctuary 202515263: I've put £1,654, £927 plus £727. Right?", "No.", "does not say whether this takes in"),
        ("Phoenix 202315952, I have it as £650 ordered. Is that right?", "No.", "offer of £650 stood"),
    ],
)
def test_they_are_set_beside_what_was_ordered(ask: Ask, asked: str, opens: str, holds: str) -> None:
    text = ask(asked).text
    assert text.removeprefix("- ").startswith(opens)
    assert holds in text


def test_a_right_whole_in_wrong_parts_is_not_confirmed(ask: Ask) -> None:
    text = ask("Birmingham 202332678. I've noted £1,000: £600 floor, £200 damp, £200 complaint. Correct?").text
    assert "not how it is split" in text
    assert "Yes." not in text


@pytest.mark.parametrize(
    "asked",
    [
        "I've got £50 for the damp in the Sovereign one 202404522. Right?",
        "202332678 my notes have £500 for damp and mould. Is that correct?",
        "Birmingham 202332678, I've got £1,000: £300 for the floor, £500 for damp and £200 for the complaint. Right?",
        "the ombudsman ordered Sovereign to pay £50 for the damp, right? 202404522",
        "the croydon outside structure one got £600 for the doors, correct?",
    ],
)
def test_a_sum_had_for_another_matter_is_not_confirmed(ask: Ask, asked: str) -> None:
    assert "Yes." not in ask(asked).text


def test_parts_named_before_their_sums_are_not_put_wrong(ask: Ask) -> None:
    text = ask("Birmingham 202332678, I've got floor £500, damp £300, complaints £200, £1,000 in all. Right?").text
    assert "not how it is split" not in text


def test_what_the_extract_cuts_off_is_not_confirmed(ask: Ask) -> None:
    text = ask("202428538: I make it £3,818, £600, £1,118, £100 and £2,000 for distress. Correct?").text
    assert "breaks off before it says what for" in text
    assert "Yes." not in text


@pytest.mark.parametrize(
    "asked",
    [
        "did the ombudsman order colchester to pay her £1,000 in 202445527?",
        "colchester 202445527: she won £1,000 for her things, how would I get that?",
    ],
)
def test_an_offer_is_no_order_where_none_is_known(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "£1,000 is what the landlord itself offered" in text
    assert "does not reach the orders" in text
