"""Rules that hold for leaseholders and shared owners alone, and what tenants ask when a repair is late."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.records import Tenure

Ask = Callable[..., Answer]


def cited(answer: Answer) -> set[str]:
    return {citation.ref for citation in answer.citations}


def test_a_tenant_is_not_given_the_rules_of_leaseholders(ask: Ask) -> None:
    answer = ask("The roof leaks into my bedroom and the council flat is damp, who is responsible?")
    assert "lta-1985-section-11-repairs" in cited(answer)
    assert "leaseholders-repairs" not in cited(answer)


@pytest.mark.parametrize(
    "text",
    [
        "I am a leaseholder in a council block. Who repairs the roof and who the inside?",
        "What is section 20 consultation?",
    ],
)
def test_one_who_owns_or_asks_of_leases_is_given_them(text: str, ask: Ask) -> None:
    assert "leaseholders-repairs" in cited(ask(text))


def test_a_leaseholder_is_not_measured_by_the_lease_of_shared_owners(ask: Ask) -> None:
    answer = ask("My share for new windows comes to £2,300, must they ask first?", tenure=Tenure.LEASEHOLDER)
    assert "£250" in answer.text
    assert "£500" not in answer.text


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Can I withhold my rent until they fix the boiler?", "when-a-repair-is-late#p1"),
        ("Can I do the repair myself and take it off the rent?", "when-a-repair-is-late#p4"),
        ("Does the landlord have to give me a temporary heater?", "living-through-repairs#p14"),
    ],
)
def test_what_is_asked_when_a_repair_is_late_is_answered_by_its_own_rule(text: str, passage: str, ask: Ask) -> None:
    assert passage in {citation.passage for citation in ask(text).citations}
