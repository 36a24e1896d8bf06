"""Every made-up determination is read into exactly what its expected file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingest_cases import FIXTURES, PLAIN, expected_of, limits, read_layout, rulings, stretches

ids = [path.name for path in FIXTURES]


@pytest.mark.parametrize("path", FIXTURES, ids=ids)
def test_the_plain_facts_equal_the_expected_ones(path: Path) -> None:
    read, expected = read_layout(path), expected_of(path)
    assert {name: getattr(read, name) for name in PLAIN} == {name: expected[name] for name in PLAIN}


@pytest.mark.parametrize("path", FIXTURES, ids=ids)
def test_every_matter_has_its_category_finding_and_share(path: Path) -> None:
    assert rulings(read_layout(path).matters) == rulings(expected_of(path)["matters"])


@pytest.mark.parametrize("path", FIXTURES, ids=ids)
def test_the_landlords_own_limits_are_found_and_no_others(path: Path) -> None:
    assert limits(read_layout(path).timescales) == limits(expected_of(path)["timescales"])


@pytest.mark.parametrize("path", FIXTURES, ids=ids)
def test_the_stated_delays_are_found_with_their_dates(path: Path) -> None:
    assert stretches(read_layout(path).delays) >= stretches(expected_of(path)["delays"])


@pytest.mark.parametrize("path", FIXTURES, ids=ids)
def test_the_orders_are_of_the_expected_kinds(path: Path) -> None:
    optional = {"evidence of compliance"}
    assert set(read_layout(path).orders) - optional == set(expected_of(path)["orders"]) - optional


@pytest.mark.parametrize("path", FIXTURES, ids=ids)
def test_every_fact_points_to_a_passage_of_the_record(path: Path) -> None:
    read = read_layout(path)
    marks = {passage.id for passage in read.passages}
    assert {source.passage for source in read.sources} <= marks
    assert {offer.passage for offer in read.offers} | {order.passage for order in read.order_details} <= marks
    assert len(marks) == len(read.passages)


def test_a_passage_keeps_the_documents_own_section_and_number() -> None:
    read = read_layout(next(path for path in FIXTURES if path.name == "joint-orders-addition.txt"))
    passage = next(p for p in read.passages if p.id == "209900106#findings-9")
    assert passage.pinpoint == "findings, para 9"
    assert passage.text.startswith("The roof was repaired 203 calendar days")
