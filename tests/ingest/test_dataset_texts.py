"""The finding reader over the public dataset's complaint texts (every ninth of 33,096; all of them by hand).

Skipped where ../shared/data is absent.
"""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from assistant.ingest.glitches import mend
from assistant.ingest.outcomes import find_outcome
from assistant.records import categorise

DATASET = Path(__file__).resolve().parents[3] / "shared" / "data" / "ombudsman_complaints_findings.zip"

pytestmark = pytest.mark.skipif(not DATASET.exists(), reason="the public dataset of ../shared/data is not here")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str, str]]:
    folder = tmp_path_factory.mktemp("dataset")
    with zipfile.ZipFile(DATASET) as packed:
        database = packed.extract(packed.namelist()[0], folder)
    connection = sqlite3.connect(database)
    read = connection.execute(
        "SELECT complaint, finding, extracted_from, category FROM complaint_findings WHERE id % 9 = 1"
    ).fetchall()
    connection.close()
    return read


def test_every_text_passes_through_the_finding_reader(rows: list[tuple[str, str, str, str]]) -> None:
    outcomes = [find_outcome(mend(complaint)) for complaint, *_ in rows]
    assert len(outcomes) == len(rows) > 3000


def test_most_findings_read_are_those_the_dataset_gives(rows: list[tuple[str, str, str, str]]) -> None:
    texts = [(complaint, finding.lower()) for complaint, finding, source, _ in rows if source == "text"]
    read = [(find_outcome(mend(complaint)), finding) for complaint, finding in texts]
    told = [(outcome.finding.value, finding) for outcome, finding in read if outcome is not None]
    assert len(told) > 0.9 * len(texts)
    assert sum(ours == theirs for ours, theirs in told) > 0.97 * len(told)


@pytest.mark.parametrize(
    ("theirs", "ours", "least"),
    [
        ("Pest Control", {"pests"}, 0.9),
        ("Rent & Service Charges", {"charges-and-rent"}, 0.9),
        ("Anti-Social Behaviour (ASB)", {"antisocial-behaviour"}, 0.9),
        ("Rehousing & Allocations", {"transfers-and-allocations"}, 0.9),
        ("Damp & Mould", {"damp-and-mould", "leaks", "roof-and-gutters"}, 0.9),
    ],
)
def test_clean_rows_get_a_category_that_fits_the_datasets_own(
    rows: list[tuple[str, str, str, str]], theirs: str, ours: set[str], least: float
) -> None:
    some = [complaint for complaint, _, source, category in rows if source == "table" and category == theirs]
    right = sum(str(categorise(complaint)) in ours for complaint in some)
    assert right >= least * len(some) - 1
