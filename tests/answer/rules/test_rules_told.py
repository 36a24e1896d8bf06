"""Which passages of rules an answer tells: one for each thing asked, of the law that covers the person, said once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]


def test_a_law_that_leaves_a_shared_owner_out_is_told_no_further_than_that(ask: Ask) -> None:
    text = ask("does awaabs law cover the mould in my shared ownership flat, and by when must they look").text
    assert "shared owner" in text
    assert "within 10 working days" not in text.split("What you can do next")[0]
    assert "within 24 hours" not in text


def test_a_housing_association_tenant_is_not_given_the_limits_of_council_tenants(ask: Ask) -> None:
    text = ask("my housing association has not mended the entryphone, does right to repair cover me").text
    assert "Housing association tenants do not have it by law" in text
    assert "7 working days from the repair notice" not in text


def test_the_old_code_is_told_by_its_year_and_its_end_and_only_for_old_complaints(ask: Ask) -> None:
    now = ask("can the same person decide both stages of my complaint").text
    assert "2022" not in now
    then = ask("i complained on 6 November 2023. could the same person decide stage 1 and stage 2 then").text
    assert "of 2022, which ended on 31 March 2024" in then


@pytest.mark.parametrize(
    "text",
    [
        "what does reasonable redress mean",
        "the ombudsman found reasonable redress. does that mean the landlord did nothing wrong",
    ],
)
def test_a_term_whose_meaning_is_asked_is_explained(text: str, ask: Ask) -> None:
    assert "the landlord failed, but saw it and put it right" in ask(text).text


def test_advice_and_practice_are_not_called_law(ask: Ask) -> None:
    text = ask("is the 28 day rule of thumb for routine repairs the law").text
    assert "Trade practice, not law:" in text
    assert "By law (Landlord and Tenant Act 1985 section 11): The rule of thumb" not in text


def test_no_doubt_stands_over_a_passage_that_says_what_was_asked(ask: Ask) -> None:
    text = ask("can the manager who answered stage 1 also decide stage 2").text
    assert "Somebody else must decide it" in text
    assert "We are not sure that this answers" not in text


def test_what_was_read_only_as_others_report_it_is_noted_with_its_landlord(ask: Ask) -> None:
    told = ask("how long has barnet for an emergency", landlord="Barnet").text
    assert "the policy of London Borough of Barnet, where it is marked [1], is as others report it" in told


@pytest.mark.parametrize(
    "asked",
    [
        "stage 2 answer came 3 march 2026. when is my last day for the ombudsman and can i send it by post?",
        "final response dated 14 October 2026, want to take it to the Ombudsman. Does it have to be online and by what date?",
        "how do i put my case in to the ombudsman, is there a form or what",
        "ombudsman bounced my email, said not accepted. whats the right way",
    ],
)
def test_how_a_complaint_gets_to_the_ombudsman_is_told_beside_its_time(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert "by its online form" in answer.text
    assert not any(statement.case for statement in answer.statements)
