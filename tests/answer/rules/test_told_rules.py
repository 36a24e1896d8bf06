"""Passages that speak to what was told by name, and what no record of ours holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from tests.answer.told import cited

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        (
            "the night plumber only isolated it and went, is he allowed to leave it like that",
            "typical-repair-priorities#p3",
        ),
        (
            "weekend crew boarded the door up, are they meant to put a new one in there and then",
            "typical-repair-priorities#p3",
        ),
        ("who gets to say if its urgent, the tenant or them", "ombudsman-awaabs-law-expectations#p4"),
        ("do we have to let the contractors in when they come unannounced", "access-charges-and-alterations#p3"),
        ("stage 2 still unanswered, what do i do now", "complaint-handling-code-2024#p13"),
        ("i missed their appointment as i was ill, can they bill me", "access-charges-and-alterations#p5"),
        (
            "couldnt be in for the plumber as i was at a funeral. theyre charging £35, can they?",
            "access-charges-and-alterations#p5",
        ),
        (
            "landlord billed me £25 for a missed appointment, i was in hospital. how do i challenge it",
            "access-charges-and-alterations#p6",
        ),
        (
            "will they look at my wages for a disabled facilities grant, its for my 6 year old",
            "disabled-facilities-grants#p4",
        ),
        ("they refused my subject access request. where do i take it", "subject-access-requests#p6"),
        ("both my complaint answers came from the same manager, can they do that", "complaint-handling-code-2024#p8"),
        (
            "the housing officer says the mould is down to us cooking and showering. what do i say",
            "damp-condensation-and-blame#p3",
        ),
        ("does writing to my mp count as stage one", "housing-ombudsman-scheme#p4"),
        ("im a starter tenant, can they end my tenancy easier if i moan about repairs", "when-a-repair-is-late#p11"),
    ],
)
def test_what_was_told_is_met_by_its_passage(ask: Ask, question: str, passage: str) -> None:
    assert passage in cited(ask(question))


def test_asbestos_is_said_not_to_be_held(ask: Ask) -> None:
    answer = ask("how soon must they take the asbestos garage roof away")
    assert "hold no rule on asbestos" in answer.text


def test_a_visit_that_the_tenant_missed_earns_no_sum(ask: Ask) -> None:
    assert "£15" not in ask("i missed two visits, can they charge me").text


def test_one_person_deciding_both_stages_is_held_against_the_code_of_its_day(ask: Ask) -> None:
    answer = ask("In 2023 the same officer decided my stage 1 and my stage 2. was that allowed by the code then?")
    assert "complaint-handling-code-2022#p6" in cited(answer)


@pytest.mark.parametrize(
    "question",
    [
        "only loo blocked. introductory tenancy so the council says no right to repair, how long if i had it",
        "im in my first year as a council tenant, right to repair for a tap that wont turn off?",
    ],
)
def test_a_new_council_tenant_is_told_that_right_to_repair_is_theirs_too(ask: Ask, question: str) -> None:
    assert "right-to-repair#p2" in cited(ask(question))


def test_a_grant_for_adaptations_gets_no_repair_times(ask: Ask) -> None:
    answer = ask("i rent so i cant get a disabled facilities grant for my daughter, and theyd means test me")
    assert "typical-repair-priorities" not in " ".join(cited(answer))
    assert not answer.next_steps
