"""Rules that tenants ask about and that no repairs law holds: records, hazards, who mends what, adaptations, blame."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind, StatementKind

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ("can I have a copy of the surveyor's report", "subject-access-requests#p1"),
        ("what does it cost to make a subject access request", "subject-access-requests#p5"),
        ("my association never replied to my subject access request", "subject-access-requests#p6"),
        ("the council turned down my freedom of information request", "freedom-of-information#p2"),
        ("what is a category 2 hazard", "housing-hazards-hhsrs#p2"),
        ("can the council serve a notice on itself", "housing-hazards-hhsrs#p8"),
        ("who does the fence", "who-mends-what#p2"),
        ("whose job are the gutters", "who-mends-what#p6"),
        ("is mice the landlord's problem", "who-mends-what#p13"),
        ("who is responsible for lost keys", "who-mends-what#p21"),
        ("could I have a stairlift put in", "adaptations-for-disabled-residents#p2"),
        ("most that a disabled facilities grant pays", "disabled-facilities-grants#p4"),
        ("they say it's my lifestyle", "damp-condensation-and-blame#p1"),
        ("will my compensation be set against my rent arrears", "compensation-and-rent-arrears#p1"),
    ],
)
def test_a_question_of_these_rules_leads_with_the_passage_that_answers(ask: Ask, asked: str, passage: str) -> None:
    answer = ask(asked)
    assert answer.kind is Kind.ANSWER
    assert passage in {citation.passage for citation in answer.citations[:2]}
    assert not any("Typical repair priorities" in statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("is a subject access request free", "Yes, normally."),
        ("can i make an foi request to my housing association", "No, not as a rule."),
        ("does the council have to act on a category 1 hazard", "Yes."),
        ("does the council have to do anything about a category 2 hazard", "No."),
        ("does the landlord have to put up a fence", "No, not by any law that we found."),
        ("is my landlord responsible for rats", "It depends."),
        ("can council tenants apply for a disabled facilities grant", "Yes."),
    ],
)
def test_yes_or_no_stands_before_the_passage_that_settles_it(ask: Ask, asked: str, word: str) -> None:
    assert ask(asked).text.removeprefix("- ").startswith(word)


def test_requests_under_stairs_are_not_open_yet(ask: Ask) -> None:
    answer = ask("does my housing association have to answer information requests yet")
    assert answer.text.removeprefix("- ").startswith("No, not yet. From 1 April 2027")


@pytest.mark.parametrize(
    "told",
    [
        "the builders left a mess in my hall",
        "they want me to move instead of adapting the bathroom",
        "they lost my file and have no record of my calls",
    ],
)
def test_what_is_no_repair_is_held_to_no_limit_for_repairs(ask: Ask, told: str) -> None:
    assert not any(statement.kind is StatementKind.LIMIT for statement in ask(told).statements)


def test_a_grant_for_a_home_of_ones_own_goes_to_the_councils_ombudsman(ask: Ask) -> None:
    assert ask("I own my bungalow and the council turned down my disabled facilities grant").kind is Kind.SIGNPOST


def test_advice_on_a_gas_leak_is_no_answer_about_windows(ask: Ask) -> None:
    assert "gas" not in ask("they just told me to open the windows").text.lower()


@pytest.mark.parametrize("owner", ["I'm a leaseholder.", "I'm a shared owner."])
def test_what_a_tenant_mends_is_no_rule_for_a_lease(ask: Ask, owner: str) -> None:
    answer = ask(f"{owner} who is responsible for the doors inside")
    assert not any(citation.ref == "who-mends-what" for citation in answer.citations)
    assert "the lease decides" in answer.text
