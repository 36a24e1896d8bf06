"""Printed pages back into lines: margins taken off, and the cells that print puts on one line set apart.

A printer writes a table's row as "Landlord Fern Homes" or "1 Apology order"; the reader of texts wants
each cell on a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.ingest.dates import MONTH
from assistant.ingest.headings import LABELS, section_of, squeeze
from assistant.ingest.lines import MARKER, is_order_kind, stands_alone
from assistant.ingest.outcomes import is_outcome_cell

_FIGURES = re.compile(r"\d+")
_MARGIN = 3  # lines at the top and the bottom of a page that may be the printer's
_PAGE = re.compile(r"^(?:page )?\d{1,3}(?: of \d{1,3}| ?/ ?\d{1,3})?$", re.IGNORECASE)
_LABELLED = sorted(LABELS.values(), key=len, reverse=True)
_HEADERS = {
    "datewhathappened": ("Date", "What happened"),
    "orderwhatthelandlordmustdo": ("Order", "What the landlord must do"),
    "orderwhatthelandlordmustdoduedate": ("Order", "What the landlord must do", "Due date"),
}
_NUMBERED = re.compile(r"^(\d{1,2}) (\D.*)$")
_OPENING = re.compile(rf"^(\d{{1,2}} {MONTH} \d{{4}})(?: (.+))?$")
_CUT_DATE = re.compile(rf"^no later(?: than)?$|^(?:no later than )?\d{{1,2}}(?: {MONTH})?$", re.IGNORECASE)
_REST_OF_DATE = re.compile(rf"^than\b|^(?:{MONTH} )?\d{{4}}\b|^{MONTH}$|^\d{{1,2}}(?: {MONTH}(?: \d{{4}})?)?$")
_NO_LATER = re.compile(rf"^no later than (?=\d{{1,2}} {MONTH} \d{{4}}$)", re.IGNORECASE)
_STOPS = (".", "?", "!", ".”")
_FULL = 0.96  # of the page's width: the next word would not have fitted
_TALLEST = 6  # lines of a Complaint cell


def lines_of(pages: list[list[str]]) -> list[str]:
    """The lines of printed pages, without what stands in the margins, a cell on each line."""
    return _paragraphs(list(_cells_apart(_whole_dates(_without_margins(pages)))))


def _without_margins(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers and what stands, figures apart, at the edge of more than half of the pages."""
    full = [[line for line in page if line] for page in pages]
    edges = [{_masked(line) for line in (*page[:_MARGIN], *page[-_MARGIN:])} for page in full]
    counts = Counter(line for edge in edges for line in edge)
    repeated = {line for line, count in counts.items() if count > 1 and count * 2 > len(full)}
    out: list[str] = []
    for page in full:
        last = len(page) - 1
        for at, line in enumerate(page):
            margin = (at < _MARGIN or at > last - _MARGIN) and _masked(line) in repeated
            if not (margin or (at in (0, last) and _PAGE.match(line))):
                out.append(line)
    return out


def _paragraphs(lines: list[str]) -> list[str]:
    """In a numbered paragraph, a sentence that ends where its line does goes on where that line was full.

    Where it was not, the paragraph ended. Without numbers nothing tells the next paragraph from the
    next sentence, and a short line cut off wrongly does less harm than two paragraphs run together.
    """
    widths = sorted(map(len, lines))
    width = widths[len(widths) * 9 // 10] * _FULL if widths else 0
    out: list[str] = []
    numbered = False
    size = 0  # of the last printed line in `out`
    for line in lines:
        if MARKER.match(line) or stands_alone(line):
            numbered = line[0].isdigit()
            out.append(line)
        elif numbered and out[-1].endswith(_STOPS) and size + 1 + len(line.split(" ", 1)[0]) >= width:
            out[-1] += f" {line}"
        else:
            out.append(line)
        size = len(line)
    return out


def _masked(line: str) -> str:
    return _FIGURES.sub("0", line)


def _whole_dates(lines: list[str]) -> Iterator[str]:
    """A date that a narrow cell broke ("16 September", "2025") on one line."""
    held = ""
    for line in lines:
        if held and _REST_OF_DATE.match(line):
            line, held = f"{held} {line}", ""
        elif held:
            yield held
            held = ""
        if _CUT_DATE.match(line):
            held = line
        else:
            yield line
    if held:
        yield held


def _cells_apart(lines: Iterator[str]) -> Iterator[str]:
    table = ""
    section: str | None = None
    given = _findings_apart(list(lines))
    for line in given:
        letters = squeeze(line) if len(line) < 60 else ""
        if header := _HEADERS.get(letters):
            # A long table has its header on every page.
            if table != letters:
                yield from header
            table = letters
            continue
        if key := section_of(line):
            table, section = "", key
        yield from _cells(line, table, section)


def _cells(line: str, table: str, section: str | None) -> tuple[str, ...]:
    if section in (None, "decision") and (
        label := next((one for one in _LABELLED if line.startswith(f"{one} ")), None)
    ):
        return label, line[len(label) + 1 :]
    if table.startswith("date") and (found := _OPENING.match(line)):
        return tuple(filter(None, found.groups()))
    if section in ("orders", "joint"):
        if (found := _NUMBERED.match(line)) and is_order_kind(found[2]):
            return found[1], found[2]
        if found := _NO_LATER.match(line):
            return found[0].strip(), line[found.end() :]
    return (line,)


def _findings_apart(lines: list[str]) -> list[str]:
    """ "Complaint" and "Finding" on lines of their own, where the latter's cell is an outcome."""
    out: list[str] = []
    for line in lines:
        if line.startswith("Finding ") and is_outcome_cell(line[8:]):
            for back in range(1, min(_TALLEST, len(out)) + 1):
                if out[-back].startswith("Complaint "):
                    out[-back : len(out) - back + 1] = ["Complaint", out[-back][10:]]
                    break
            out += ["Finding", line[8:]]
        else:
            out.append(line)
    return out
