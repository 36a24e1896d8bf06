"""A decision that a browser printed is read like the page it was printed from.

The print tests are skipped where there is no Chromium; the rest needs none.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ingest_cases import FIXTURES, PLAIN, limits, read_layout, rulings

from assistant.ingest.determination import read_determination
from assistant.ingest.pdf import read_pdf
from assistant.ingest.printed import lines_of
from assistant.records import Determination

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PAPER = "<style>@page { size: A4; margin: 2cm 0 } body { font: 11pt Arial } td { border: 1px solid; vertical-align: top }</style>"
BROKEN = "glitches.html"  # its words are broken on purpose, and break again at the ends of lines


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Determination]:
    """Every fixture as printed on A4, with the browser's own headers and footers."""
    if not CHROMIUM:
        pytest.skip("no Chromium found: apt-get install chromium, or set CHROMIUM")
    folder = tmp_path_factory.mktemp("printed")
    return {path.name: read_determination(read_pdf(_print(path, folder))) for path in FIXTURES}


def _print(path: Path, folder: Path) -> bytes:
    """A document as Chromium prints it: run by itself, since Playwright's own loop may be that of the page's tests."""
    text = path.read_text("utf-8")
    if path.suffix == ".txt":
        text = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    page, paper = folder / f"{path.stem}.html", folder / f"{path.stem}.pdf"
    page.write_text(f"<meta charset=utf-8>{PAPER}{text}", "utf-8")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    command = [str(CHROMIUM), *quiet, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={paper}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return paper.read_bytes()


@pytest.mark.parametrize("path", [p for p in FIXTURES if p.name != BROKEN], ids=lambda path: path.name)
def test_a_printed_decision_gives_the_facts_of_the_page(path: Path, printed: dict[str, Determination]) -> None:
    paper, page = printed[path.name], read_layout(path)
    known = [name for name in PLAIN if name != "url"]
    assert {name: getattr(paper, name) for name in known} == {name: getattr(page, name) for name in known}
    assert rulings(paper.matters) == rulings(page.matters)
    assert limits(paper.timescales) == limits(page.timescales)
    assert [(o.kind, o.amount, o.due, o.within) for o in paper.order_details] == [
        (o.kind, o.amount, o.due, o.within) for o in page.order_details
    ]


def test_what_every_page_has_at_its_edge_is_no_part_of_the_text() -> None:
    pages = [["Fern Homes decision", f"Line {word}.", f"Page {at} of 3"] for at, word in enumerate("abc", start=1)]
    assert lines_of(pages) == ["Line a.", "Line b.", "Line c."]


def test_a_line_told_three_times_inside_the_pages_stays() -> None:
    page = ["One.", "Two.", "Three.", "The landlord must:", "Four.", "Five.", "Six."]
    assert lines_of([page]).count("The landlord must:") == 1
    assert lines_of([[*page, *page, *page]]).count("The landlord must:") == 3


def test_a_row_printed_on_one_line_is_cells_again() -> None:
    assert lines_of([["Case ID 209900107", "Landlord type Housing Association", "Date 3 May 2026"]]) == [
        "Case ID",
        "209900107",
        "Landlord type",
        "Housing Association",
        "Date",
        "3 May 2026",
    ]


def test_a_finding_is_set_apart_only_where_it_is_one() -> None:
    assert lines_of([["Complaint A leak", "Finding Service failure"]]) == [
        "Complaint",
        "A leak",
        "Finding",
        "Service failure",
    ]
    assert lines_of([["Finding a plumber took weeks"]]) == ["Finding a plumber took weeks"]


def test_an_order_and_its_date_are_found_in_a_narrow_table() -> None:
    table = [
        "Orders",
        "Order What the landlord must do Due date",
        "1 Repair order",
        "Mend it.",
        "No later",
        "than 08",
        "June 2026",
    ]
    assert lines_of([table])[4:] == ["1", "Repair order", "Mend it.", "No later than", "08 June 2026"]


def test_a_date_that_a_narrow_cell_broke_is_whole_again() -> None:
    table = ["The complaint procedure", "Date What happened", "12", "December", "2025", "The resident rang."]
    assert lines_of([table])[3:] == ["12 December 2025", "The resident rang."]


def test_a_sentence_that_fills_its_line_goes_on_in_a_numbered_paragraph() -> None:
    wide = "1. The landlord inspected the roof in the week after that and found it sound."
    lines = [
        wide,
        "The resident rang again the next day and said that rain was coming in once more.",
        "2. It did nothing.",
    ]
    assert lines_of([lines]) == [f"{wide} {lines[1]}", "2. It did nothing."]
