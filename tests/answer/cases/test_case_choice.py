"""Which decided case is meant: somebody else's beside one's own trouble, a landlord's only one, and which of two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, StatementKind
from assistant.answer.statements.draft import say
from assistant.situation.clauses import about_another

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "text",
    [
        "I heard another tenant was told the same",
        "read about a woman in a similar spot to mine",
        "has somebody had this before with them",
        "there was a Camden one the same",
        "did that other chap get anything",
        "they got away with this last time",
        "what was paid in the one with the broken lift",
        "my neighbour says a man took them to the ombudsman and won",
        "they left that family without heating",
        "leaseholder v Clarion, both findings please",
    ],
)
def test_words_that_speak_of_somebody_elses_case_are_known(text: str) -> None:
    assert about_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "another tenant keeps banging on my wall",
        "my flat got damp and they got a surveyor in",
        "somebody had to come out twice to my boiler",
        "the ombudsman didn't look at my complaint",
        "the one upstairs leaks into mine",
        "can someone come and mend my window",
    ],
)
def test_words_about_ones_own_home_are_no_case_of_somebody_elses(text: str) -> None:
    assert not about_another(text)


def told(answer: Answer) -> set[str]:
    """The cases that an answer's statements are about."""
    return {statement.case for statement in answer.statements if statement.case}


def test_a_case_of_somebody_elses_is_found_beside_ones_own_trouble(ask: Ask) -> None:
    answer = ask(
        "l&q wont do anything about my neighbours padlock on our shared gate. someone won on that, what did they get?"
    )
    assert told(answer) == {"202338725"}
    assert "maladministration" in answer.text
    assert "£200" in answer.text
    assert say("nearest_only") not in answer.text


def test_a_landlords_only_case_is_told_where_its_outcome_is_asked(ask: Ask) -> None:
    answer = ask("redress from Nottingham City Council?")
    assert told(answer) == {"202504955"}


def test_ones_own_delay_is_still_reckoned_though_the_landlord_has_a_case(ask: Ask) -> None:
    answer = ask("I reported damp to Nottingham City Council on 1 June 2026 and nobody has come. Is that too long?")
    assert not told(answer)
    assert answer.verdict is not None


def test_a_sum_is_told_with_its_finding(ask: Ask) -> None:
    answer = ask("How much was ordered in 202338725?")
    kinds = {statement.kind for statement in answer.statements}
    assert {StatementKind.AWARD, StatementKind.FINDING} <= kinds


def test_a_finding_is_told_with_its_sum(ask: Ask) -> None:
    answer = ask("What was the finding in 202338725?")
    assert "£200" in answer.text


def test_a_finding_of_another_matter_is_put_right_before_the_sum(ask: Ask) -> None:
    answer = ask(
        "Camden got maladministration for leaving that couple with no heating. how much was it for the heating?"
    )
    assert answer.statements[0].kind is StatementKind.CORRECTION
    assert "service failure" in answer.statements[0].text
    assert "£75" in answer.text


def test_a_duty_and_a_case_are_both_answered(ask: Ask) -> None:
    answer = ask(
        "My front door won't lock and Lambeth is my landlord: how fast must they make it safe? "
        "And what was ordered in the one with the bad windows and the diabetic daughter?"
    )
    assert told(answer) == {"202421626"}
    assert "2 hours" in answer.text
    assert "£1,750" in answer.text


def test_where_two_cases_come_as_near_both_are_named_and_asked_about(ask: Ask) -> None:
    answer = ask("What did Southern Housing have to pay?")
    assert any(ask.startswith("Which case do you mean") for ask in answer.asks)
    assert sum(f"{ref}" in " ".join(c.ref for c in answer.citations) for ref in told(answer)) == 1
    assert len({c.ref for c in answer.citations}) > 1


def test_another_leaseholders_wait_is_counted_beside_ones_own(ask: Ask) -> None:
    text = "Peabody leave our roof open, we own the lease. How long did the other leaseholder wait for new tiles?"
    assert "388 days" in ask(text, landlord="Peabody Trust").text


def test_the_day_asked_of_an_order_is_told_with_that_order_and_no_sum(ask: Ask) -> None:
    text = "The Lewisham decision with the thermostat is of 16 December 2025. What was the last day for Lewisham to inspect it?"
    answer = ask(text, landlord="London Borough of Lewisham").text
    assert "13 January 2026" in answer
    assert "£650" not in answer


def test_which_way_it_went_is_the_finding_and_anything_on_top_is_the_sum(ask: Ask) -> None:
    went = ask("202426905: which way did that one go, and was any money ordered?").text
    assert "maladministration" in went
    assert "no sum ordered" in went
    top = ask("In 202510252 what did the Ombudsman find and was there anything on top?").text
    assert "service failure" in top
    assert "£50" in top
