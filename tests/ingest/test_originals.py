"""Ten real decisions, read from outside the repository, against our own full records of them.

Skipped where ../shared/data is absent. Every difference that is allowed here is explained in
docs/ingest.md.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from ingest_cases import limits, rulings, stretches

from assistant.ingest.determination import read_determination
from assistant.ingest.text import read_text
from assistant.records import Basis, Determination, read_record

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = ROOT.parent / "shared" / "data" / "originals"
PATHS = sorted(ORIGINALS.glob("*.txt")) if ORIGINALS.is_dir() else []

pytestmark = pytest.mark.skipif(not PATHS, reason="the real decisions of ../shared/data/originals are not here")

# What our record holds and the decision does not state in so many words (docs/ingest.md says why).
RECKONED = {
    "202410299": {(210.0, "calendar days")},
    "202424751": {(107.0, "calendar days"), (9.0, "months")},
    "202347433": {(6.0, "calendar days"), (85.0, "calendar days")},
    "202443688": {(25.0, "working days")},
}
# The record's own names for what the parser calls a response or a review.
NAMES = {"response on service charges": "response", "record-keeping review": "review", "explanation": "response"}


@cache
def read(path: Path) -> Determination:
    return read_determination(read_text(path.read_text("utf-8")))


@cache
def ours(ref: str) -> Determination:
    record = read_record(next((ROOT / "corpus" / "determinations").glob(f"{ref}-*.md")))
    assert isinstance(record, Determination)
    return record


by_name = pytest.mark.parametrize("path", PATHS, ids=[path.stem[:9] for path in PATHS])


@by_name
def test_the_whole_decision_is_read(path: Path) -> None:
    assert read(path).basis is Basis.FULL
    assert read(path).missing == ()


@by_name
def test_it_equals_our_record_to_the_pound_and_the_day(path: Path) -> None:
    record = read(path)
    names = ("ref", "landlord", "landlord_type", "decided", "tenure", "compensation_ordered", "compensation_offered")
    assert {n: getattr(record, n) for n in names} == {n: getattr(ours(record.ref), n) for n in names}


@by_name
def test_every_matter_has_our_category_finding_and_share(path: Path) -> None:
    assert rulings(read(path).matters) == rulings(ours(read(path).ref).matters)


@by_name
def test_the_landlords_limits_are_ours(path: Path) -> None:
    assert limits(read(path).timescales) == limits(ours(read(path).ref).timescales)


@by_name
def test_the_delays_are_ours_with_their_dates(path: Path) -> None:
    record = read(path)
    reckoned = RECKONED.get(record.ref, set())
    expected = {item for item in stretches(ours(record.ref).delays) if item[:2] not in reckoned}
    assert expected <= stretches(record.delays)


@by_name
def test_the_orders_are_ours_by_kind(path: Path) -> None:
    optional = {"evidence of compliance"}
    kinds = {NAMES.get(kind, kind) for kind in ours(read(path).ref).orders}
    assert set(read(path).orders) - optional == kinds - optional


@by_name
def test_whether_the_order_takes_in_the_offer_is_as_we_say(path: Path) -> None:
    said = ours(read(path).ref).order_includes_offer
    assert said is None or read(path).order_includes_offer is said
