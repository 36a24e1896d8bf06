"""Reading the fixtures and comparing a record with what is expected of it (see docs/ingest.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from assistant.ingest.determination import read_determination
from assistant.ingest.page import read_page
from assistant.ingest.text import read_text
from assistant.records import Determination

LAYOUTS = Path(__file__).parent / "layouts"
FIXTURES = sorted(path for path in LAYOUTS.iterdir() if path.suffix in (".html", ".txt"))
PLAIN = ("ref", "landlord", "landlord_type", "decided", "url", "tenure", "compensation_ordered", "compensation_offered")


def read_layout(path: Path) -> Determination:
    """The record that the parser makes of a fixture."""
    if path.suffix == ".html":
        return read_determination(read_page(path.read_bytes()))
    return read_determination(read_text(path.read_text("utf-8")))


def expected_of(path: Path) -> dict[str, Any]:
    """What the fixture's expected file asks for."""
    loaded = yaml.safe_load(path.with_name(path.stem + ".expected.yaml").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def rulings(matters: Any) -> list[tuple[str, str, float | None]]:
    """Category, finding and share of each matter, in no order."""
    read = [m if isinstance(m, dict) else m.model_dump() for m in matters]
    return sorted(
        (
            (str(m["category"]), str(m["finding"]), None if m["compensation"] is None else float(m["compensation"]))
            for m in read
        ),
        key=str,
    )


def limits(timescales: Any) -> set[tuple[str, float, str]]:
    """Action, amount and unit of each timescale."""
    read = [t if isinstance(t, dict) else t.model_dump() for t in timescales]
    return {(str(t["action"]), float(t["amount"]), str(t["unit"])) for t in read}


def stretches(delays: Any) -> set[tuple[float, str, Any, Any]]:
    """Amount, unit and dates of each delay."""
    read = [d if isinstance(d, dict) else d.model_dump(by_alias=True) for d in delays]
    return {(float(d["amount"]), str(d["unit"]), d.get("from"), d.get("to")) for d in read}
