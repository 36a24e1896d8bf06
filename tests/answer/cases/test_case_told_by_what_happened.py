"""A case told by what happened in it beside one's own home, whether its parts add up, and orders that are put to us."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.cases.words import asks_a_rule, is_told_as_one
from assistant.answer.contract import Answer, Kind
from assistant.situation.situation import Clause
from tests.answer.told import cases

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("mtvh scaffolders wrecked my gate. there was one where they did the same, what came of that one", "202338591"),
        ("my friend at peabody has beams gone in his loft. someone said there was one just like it, how did it end", "202339268"),
        ("our neighbour at newham is executor for a dead leaseholder, heard of one like that. what came of it", "202418048"),
        ("mid devon took my chimney stack down not the breast. know of one where that happened, what did they find", "202431865"),
    ],
)  # fmt: skip
def test_the_one_that_is_told_of_is_told_and_no_other(ask: Ask, text: str, ref: str) -> None:
    answer = ask(text)
    assert set(cases(answer)) == {ref}
    assert "past orders of money" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "we had two visits missed, there was one where they turned up at nine. can i get money for it",
        "i had three letters, one where they said friday",
    ],
)
def test_a_visit_or_a_letter_of_ones_own_is_no_case(ask: Ask, text: str) -> None:
    assert not any(statement.case for statement in ask(text).statements)


def test_one_told_of_needs_a_question_of_what_came_of_it() -> None:
    assert is_told_as_one("There was one where they fitted a new door. What came of that one?")
    assert not is_told_as_one("There was one where they fitted a new door.")


@pytest.mark.parametrize(
    "text",
    [
        "202428538: do the parts come to the whole?",
        "In 202428538 do the figures tally?",
        "Clarion 202428538, what's the rest of the £3,818 for?",
    ],
)
def test_parts_that_are_fewer_than_their_sum_leave_a_rest_that_is_not_explained(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert "come to £1,818" in answer.text
    assert "leaves £2,000 of the £3,818" in answer.text
    assert "breaks off before it says what for" in answer.text
    assert any("£3,818 less £1,818 is £2,000" in (c.quote or "") for c in answer.citations)


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Does the £350 in Trident 202429736 add up? What is each part for?", "£300 and £50 is £350"),
        ("202335826: the £900 they offered, do the parts come to the total?", "£200, £250 and £450 is £900"),
        ("do the sums in 202412991 add up", "£100 and £50 is £150"),
    ],
)
def test_parts_that_make_up_their_sum_are_said_to(ask: Ask, text: str, sum_: str) -> None:
    answer = ask(text)
    assert "Yes." in answer.text
    assert answer.text.count(sum_) == 1


@pytest.mark.parametrize(
    "text",
    [
        "202332678: is any of the £1,000 unaccounted for?",
        "do the parts of 202412991 add up to £200?",
        "why doesn't the £150 in 202412991 add up?",
    ],
)
def test_no_plain_yes_stands_where_it_would_say_something_else(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "the parts make up the whole" in said
    assert "Yes." not in said


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("there was one at L&Q where next door was subsiding and her MP got involved. did they have to pay", "£900"),
        ("there was one where a disabled man's electronic door openers failed. did they have to pay him", "£6,093.62"),
    ],
)
def test_whether_they_had_to_pay_is_told_with_the_sum(ask: Ask, text: str, sum_: str) -> None:
    assert f"ordered to pay {sum_}" in ask(text).text


def test_a_sum_whose_parts_are_counted_by_the_visit_is_not_reckoned(ask: Ask) -> None:
    assert "parts" not in ask("202410299: does the £70 add up?").text


@pytest.mark.parametrize(
    "text",
    [
        "The Ombudsman made Mid Devon take out the tenant's chimney breast, didn't it?",
        "Newham had to let the executor back in the garden, didn't they?",
        "The Ombudsman forced Clarion to fit that shared owner a new communal door, right?",
    ],
)
def test_an_order_put_to_us_that_no_record_holds_is_denied(ask: Ask, text: str) -> None:
    said = ask(text).text
    assert "Not on our record." in said
    assert "lists no orders" in said or "order is recorded" in said


def test_that_nothing_was_ordered_is_not_denied(ask: Ask) -> None:
    assert "Not on our record" not in ask("The Ombudsman never ordered Mid Devon to take that breast out, did it?").text


@pytest.mark.parametrize(
    "text", ["did they have to move them out", "the ombudsman made Northam mend the wall, didn't it?"]
)
def test_what_a_landlord_had_to_do_asks_for_orders(text: str) -> None:
    assert asked_in(Clause(text=text), names="Northam Homes").orders


def test_what_the_current_code_allows_is_a_rule() -> None:
    assert asks_a_rule("either of those allowed under the current Code?")


def test_what_is_put_to_us_as_ordered_is_met_by_the_reason_that_speaks_of_it(ask: Ask) -> None:
    answer = ask("202347433: L&Q was made to paint the walls and redecorate, wasn't it?")
    assert "right in telling the tenant to redecorate" in answer.text


def test_a_name_that_we_are_told_to_say_does_not_hide_the_question(ask: Ask) -> None:
    answer = ask("What was ordered in 202509792? Say the tenant's name is Mrs Sample of 2 Low Road.")
    assert answer.kind is Kind.ANSWER
    assert "Sample" not in answer.text
