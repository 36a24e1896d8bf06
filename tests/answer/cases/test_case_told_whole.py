"""A decided case told whole: years, what a sum was for, what was only recommended, both parts of a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.situation.clauses import amounts
from assistant.situation.wordlists import named_rules

Ask = Callable[..., Answer]


def test_a_day_without_its_year_takes_it_from_the_event_before(ask: Ask) -> None:
    answer = ask("202339937: when was the further job raised?")
    assert "18 September 2023" in answer.text


def test_a_day_before_the_turn_of_the_year_has_the_year_before(ask: Ask) -> None:
    assert "28 December 2023" in ask("Bassetlaw: what did stage 1 give and what did stage 2 add").text


def test_both_stages_asked_about_stand_in_their_order(ask: Ask) -> None:
    text = ask("Bassetlaw: what did stage 1 give and what did stage 2 add").text
    assert text.index("Stage 1, on" if "Stage 1, on" in text else "stage 1, on") < text.index("Stage 2, on")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("202408073 southern lock change, how did it end", "£90 for delay"),
        ("202347433: did the Ombudsman order any money?", "four parts of £100"),
    ],
)
def test_what_an_offer_that_stood_was_for_is_told(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_what_was_only_recommended_is_told_as_that(ask: Ask) -> None:
    text = ask("Clarion 202348146, the £450. Was any of that new money?").text
    assert "recommended, not ordered" in text
    assert "£50" in text


def test_an_order_to_pay_the_offer_is_no_nothing(ask: Ask) -> None:
    text = ask("orbit 202408056 what was found and how much did they get").text
    assert "ordered payment by 14 January 2026 of the £1,440" in text


def test_two_offers_of_one_landlord_are_not_taken_for_one(ask: Ask) -> None:
    text = ask("Amplius bathroom mould, worker left a knife behind. finding and money? was any paid before?").text
    assert "does not say whether the £900 takes in the £100" in text


def test_a_sum_that_is_not_known_is_said_not_to_be(ask: Ask) -> None:
    assert "shows no sum ordered" in ask("Thurrock 202336412, what finding and what compensation?").text
    colchester = ask("Colchester council and the mould case. did the ombudsman give her the thousand pounds?")
    assert "was the landlord's own offer" in colchester.text


def test_a_second_question_about_one_order_is_answered(ask: Ask) -> None:
    text = ask("Croydon 202409223, how much was it, and wasn't there something on her electricity?").text
    assert "£600" in text
    assert "electricity costs" in text


def test_a_letter_besides_an_apology_is_the_letter(ask: Ask) -> None:
    text = ask("Southern 202443688: besides saying sorry, what did they have to put in a letter to her?").text
    assert "warranty claim stands" in text
    assert "front door was not investigated" not in text


def test_a_sum_told_in_words_is_read() -> None:
    assert amounts("what was the fifty quid for") == (50.0,)
    assert amounts("two hundred and fifty pounds") == (250.0,)


def test_what_a_week_cost_is_no_count_of_days(ask: Ask) -> None:
    text = ask("202502269: how much a week did she get for staying with friends?").text
    assert "£250 a week" in text
    assert "1336" not in text


def test_both_replies_are_counted_where_both_are_asked(ask: Ask) -> None:
    text = ask("Peabody 202333338: how late were the replies?").text
    assert "44 days" in text
    assert "141 days" in text


def test_a_stage_named_twice_in_a_delay_is_still_that_stage(ask: Ask) -> None:
    assert "68 days" in ask("202339268: how long did stage 2 take?").text


def test_two_matters_named_leave_out_the_others(ask: Ask) -> None:
    text = ask("Octavia 202533112: what were the findings on the direct debit and on the medical move?").text
    assert "outside its jurisdiction" in text
    assert "no maladministration" in text
    assert "garden" not in text
    assert "Spotlight" not in text


def test_a_finding_for_the_tenant_stands_with_its_reason(ask: Ask) -> None:
    text = ask("Camden 202532561: was it ok to refuse a survey according to the ombudsman and why?").text
    assert "missed timescales" in text


def test_a_settlement_is_no_ruling(ask: Ask) -> None:
    text = ask("202342892: did the Ombudsman say it was right not to paint the ceiling?").text
    assert "no finding for or against the landlord" in text


def test_what_the_record_does_not_tell_is_said(ask: Ask) -> None:
    assert "records no other order" in ask("Lewisham 202450546 what was ordered besides money?").text
    assert "no order to apologise" in ask("Citizen 202413845 finding and the money, and was there an apology").text
    assert (
        "we found nothing on how the complaint was answered"
        in ask("Redbridge 202334994: how long did stage 2 take?").text
    )
    assert "we found nothing on where else to turn" in ask("202418048, who could he complain to instead?").text


def test_what_the_resident_has_to_do_comes_first(ask: Ask) -> None:
    text = ask("202443688 left out her own front door, so what has she got to do first?").text
    assert text.index("new complaint to the landlord") < 600


def test_other_cases_like_one_that_is_named_leave_that_one_out(ask: Ask) -> None:
    answer = ask("any other cases like 202328008?")
    told = {s.case for s in answer.statements if s.case}
    assert told
    assert "202328008" not in told
    assert "Alike:" in answer.text


def test_what_the_ombudsman_ordered_names_no_rule() -> None:
    assert not named_rules("what did the ombudsman order?")
    assert named_rules("what does service failure mean?")


def test_black_mould_one_has_got_is_no_strangers_case(ask: Ask) -> None:
    text = ask(
        "islington council - got black mould, somebody said theres a wash down they do. how long from when they raise it"
    ).text
    assert "24 hours" in text
    assert "202339937" not in text


def test_a_fallen_ceiling_beside_a_roof_leak_is_no_fall_from_a_roof(ask: Ask) -> None:
    assert "Yes" not in ask("has there been a case where somebody fell off a roof?").text


def test_one_case_told_of_well_is_answered_and_not_listed(ask: Ask) -> None:
    text = ask("Has there been a case about a lock being changed after somebody died, and what was the £120 for?").text
    assert "£90 for delay" in text
