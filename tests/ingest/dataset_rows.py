"""A little findings database of our own, in the shape of the public one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

COLUMNS = (
    "id INTEGER PRIMARY KEY, case_id TEXT, landlord TEXT, landlord_seq INTEGER, landlord_type TEXT, "
    "decision_date TEXT, decision_date_iso TEXT, amended_at_review INTEGER, category TEXT, complaint TEXT, "
    "finding TEXT, extracted_from TEXT, stock_size INTEGER, decision_id INTEGER"
)
Row = tuple[str | None, str | None, str | None, str]
"""Case, what the row says, the dataset's finding, `table` or `text`."""

ROWS: tuple[Row, ...] = (
    ("209900001", "The landlord’s handling of reports of a leak s into the hall", "Maladministration", "table"),
    ("209900001", "The handling of the complaint", "Service Failure", "table"),
    ("209900001", "This amounts to maladministration", "Maladministration", "text"),
    (
        "209900002",
        "In accordance with paragraph 52 of the Scheme, there was: service failure in the landlord’s handling of the "
        "broken gate; no maladministration in its response to the resident’s request for a new shed.",
        "Service Failure",
        "text",
    ),
    ("209900002", "We are unable to make a finding of reasonable redress", "Reasonable Redress", "text"),
    ("209900003", "Nor did it offer the tenant any redress", "Reasonable Redress", "text"),
    ("209900004", None, "Maladministration", "table"),
    (None, "Damp in the kitchen", "Maladministration", "table"),
    ("209900005", "Damp in the kitchen", None, "table"),
)


def write_database(path: Path, rows: Iterable[Row] = ROWS, columns: str = COLUMNS) -> Path:
    """Write the rows, all of one landlord and one day."""
    with sqlite3.connect(path) as base:
        base.execute(f"CREATE TABLE complaint_findings ({columns})")
        for number, (ref, said, finding, origin) in enumerate(rows, start=1):
            base.execute(
                "INSERT INTO complaint_findings VALUES (?, ?, 'Fernlea', 1, 'Housing Association', '3 Feburary 2025', "
                "NULL, 0, 'Other', ?, ?, ?, NULL, 1)",
                (number, ref, said, finding, origin),
            )
    base.close()
    return path
