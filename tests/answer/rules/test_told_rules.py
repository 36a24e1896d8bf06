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
