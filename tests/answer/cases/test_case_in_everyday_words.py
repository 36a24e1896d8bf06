"""What an answer says of a decided case that is asked about in everyday words, in two parts, or told of loosely."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.contract import Answer
from assistant.answer.statements.wanted import wanted
from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Clause

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "text",
    [
        "whose side did the ombudsman come down on",
        "was the council told off",
        "did they get a slap on the wrist",
        "were they in the wrong",
        "did the council get let off",
        "how serious, and was there more",
        "the complaint got chucked out",
    ],
)
def test_everyday_words_for_a_finding_ask_for_it(text: str) -> None:
    assert asked_in(Clause(text=text)).finding


def test_a_landlord_by_its_name_may_be_cleared_and_a_gutter_is_not() -> None:
    assert asked_in(Clause(text="were Marrowgate cleared"), names="Marrowgate Homes").finding
    assert not asked_in(Clause(text="when were the gutters cleared of leaves")).finding


def test_a_sum_may_be_asked_as_cash_or_coughing_up() -> None:
    assert asked_in(Clause(text="how much did they have to cough up")).money
    assert "offer" in wanted("what had they already coughed up")


def test_arrears_are_no_balance_of_a_sum() -> None:
    assert asked_in(Clause(text="how much is left once the offer comes off")).balance
    assert not asked_in(Clause(text="can they knock the £800 off the arrears")).balance


def test_a_verb_after_and_begins_no_question() -> None:
    assert len(clauses_of("How long until it came down and was reboarded, and what should it have been?")) == 2


def test_what_was_missing_from_a_complaint_thrown_out_is_told(ask: Ask) -> None:
    answer = ask("The Tower Hamlets high taps complaint got thrown out. What was missing?")
    assert "authority to bring the complaint" in answer.text


def test_a_finding_and_who_had_to_repair_it_are_both_told(ask: Ask) -> None:
    text = ask("Paragon 202335442. Finding on the meter, and who had to repair it?").text
    assert "no maladministration" in text
    assert "their repair fell to the resident" in text


def test_what_is_left_to_pay_is_reckoned_where_the_offer_comes_off(ask: Ask) -> None:
    answer = ask("Barnsley damp bungalow: amount ordered, and if the earlier offer was paid how much is left to pay?")
    assert "£1,150 is left to pay" in answer.text
    assert any(c.quote == "£1,500 less £350 is £1,150." for c in answer.citations)


def test_nothing_is_reckoned_where_the_record_does_not_say_how_two_sums_stand(ask: Ask) -> None:
    text = ask("Paragon mice 202427151: how much of the £550 was new money once the £350 comes off?").text
    assert "£200 is left" not in text
    assert "does not say whether" in text


def test_an_order_beside_an_offer_told_apart_says_how_they_stand(ask: Ask) -> None:
    text = ask(
        "Guinness 202510295. What had Guinness's own offer reached by its last letter, and what did the Ombudsman order?"
    ).text
    assert "must not be added together" in text


def test_a_case_of_somebody_told_of_loosely_is_found(ask: Ask) -> None:
    assert "202408056" in ask("what did that woman get who wanted a radiator in her hall").text
    assert "202345261" in ask("somebody had rats for four years and the council did nowt. what did it cost them").text


def test_what_caused_it_is_answered_by_the_cause(ask: Ask) -> None:
    text = ask("what did southern think was causing the leak by the communal door in 202443688").text
    assert "a defect in the roof" in text


def test_how_long_between_two_steps_of_a_case_is_counted(ask: Ask) -> None:
    text = ask(
        "The wheelchair user's broken door openers: which case, and how long between the complaint and stage 1?"
    ).text
    assert "93 days" in text


def test_a_reason_is_found_by_the_length_that_the_question_names(ask: Ask) -> None:
    text = ask("Why wasn't Camden allowed to rely on its 35 days for the cracked windows in 202532561?").text
    assert "judged by the 20 working days" in text


def test_an_order_due_by_the_same_date_brings_the_date(ask: Ask) -> None:
    text = ask("what did that woman get who wanted a radiator in her hall").text
    assert "payment by 14 January 2026" in text
    assert "by the same date" not in text


def test_each_of_several_matters_has_its_finding_told(ask: Ask) -> None:
    text = ask("Clarion case 202348146, three matters: what finding for each?").text
    assert "outside its jurisdiction" in text
    assert "service failure" in text
    assert "reasonable redress" in text


def test_finding_and_money_in_each_of_two_cases_are_told(ask: Ask) -> None:
    text = ask("Redbridge 202334994 and Clarion 202407044 side by side. Finding and money in each.").text
    assert "£50" in text
    assert "£950" in text
    assert "all of it £" not in text


def test_whom_the_ombudsman_sided_with_is_its_finding(ask: Ask) -> None:
    text = ask("Citizen Housing, scratched worktop at handover: who did the ombudsman side with and any money?").text
    assert "service failure" in text
    assert "£250" in text
