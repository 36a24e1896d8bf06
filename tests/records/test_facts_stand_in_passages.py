"""What the front matter of a record says in figures, findings and days stands in a passage of that record."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from assistant.records import Determination, Finding, Policy, load_corpus

CORPUS = load_corpus(Path(__file__).parents[2] / "corpus")
CASES = sorted(CORPUS.determinations.values(), key=lambda case: case.ref)
RULES = [record for record in (*CORPUS.policies.values(), *CORPUS.landlords.values()) if record.remedies]
# A finding that passages put in other words.
IN_WORDS = {
    Finding.OUTSIDE_JURISDICTION: r"outside|jurisdiction|could not (?:look|consider|investigate)|not (?:one )?for the Ombudsman|did not (?:look|consider)|court|tribunal|settle"
}
PER = {"PER DAY": "a day", "PER WEEK": "a week", "PER APPOINTMENT": "appointment|notice"}


def text_of(case: Determination | Policy) -> str:
    return " ".join(passage.text for passage in case.passages)


def sums(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in re.findall(r"£(\d[\d,]*(?:\.\d\d)?)", text)}


def is_held(amount: float, text: str) -> bool:
    """Whether a text holds a sum, or two or three that make it."""
    found = sums(text)
    made = (sum(some) for n in (2, 3) for some in combinations(sorted(found), n))
    return amount in found or any(abs(one - amount) < 0.01 for one in made)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.ref)
def test_the_sums_and_findings_of_a_case_stand_in_its_passages(case: Determination) -> None:
    text = text_of(case)
    for amount in (case.compensation_ordered, case.compensation_offered, *(m.compensation for m in case.matters)):
        assert not amount or is_held(amount, text), amount
    for matter in case.matters:
        if matter.finding is not None:
            ways = IN_WORDS.get(matter.finding, re.escape(matter.finding.value))
            assert re.search(ways, text, re.IGNORECASE), f"{matter.matter}: {matter.finding.value}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.ref)
def test_the_days_of_a_delay_stand_in_the_passages_of_its_case(case: Determination) -> None:
    text = text_of(case)
    for delay in case.delays:
        for day in (delay.from_, delay.to):
            named = day is None or re.search(rf"\b{day.day} {day:%B}\b|\b{day:%B}(?: of)? {day.year}\b", text)
            assert named, f"{delay.what}: {day}"


@pytest.mark.parametrize("case", [c for c in CASES if c.compensation_ordered], ids=lambda case: case.ref)
def test_a_sum_that_was_ordered_stands_among_the_orders(case: Determination) -> None:
    orders = " ".join(p.text for p in case.passages if p.mark.startswith("o"))
    assert is_held(case.compensation_ordered or 0, orders), orders


@pytest.mark.parametrize("record", RULES, ids=lambda record: record.slug)
def test_the_money_of_a_rule_stands_in_one_passage_with_what_it_is_paid_for(record: Policy) -> None:
    for remedy in record.remedies:
        wanted = {one for one in (remedy.low, remedy.high) if one}
        held = [p.text for p in record.passages if wanted <= sums(p.text)]
        assert held, remedy.id
        for said, ways in PER.items():
            assert said not in remedy.when or any(re.search(ways, text) for text in held), remedy.id
