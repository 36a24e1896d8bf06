"""Chosen cases side by side, as a table to read and as a brief to take away."""

from __future__ import annotations

import io
import re

from assistant.ui.safe import esc, link

_WEB = re.compile(r"(https?://[^\s<>()]+)")


def brief_rows(brief: str) -> tuple[list[list[str]], list[str]]:
    """A brief's table, row by row with its names first, and the lines below it."""
    rows: list[list[str]] = []
    below: list[str] = []
    for line in brief.splitlines():
        if line.startswith("| "):
            cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
            if set(cells[0]) != {"-"}:
                rows.append([cell.replace("**", "") for cell in cells])
        elif line.strip() and not line.startswith("# "):
            below.append(line)
    return rows, below


def brief_html(brief: str) -> str:
    """The brief as a table with row and column headings; its cells are text, whatever they hold."""
    rows, below = brief_rows(brief)
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{_cell(cell)}</th>' for cell in rows[0][1:])
    body = "".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>{"".join(f"<td>{_cell(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows[1:]
    )
    label = "The chosen cases side by side"
    table = f'<table class="ra-table ra-wide"><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>'
    notes = "".join(f'<p class="ra-small">{_linked(line.lstrip("#- "))}</p>' for line in below)
    return f'<div class="ra"><div class="ra-scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>{notes}</div>'


def brief_docx(brief: str) -> bytes:
    """The brief as a Word document on a page laid on its side."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    rows, below = brief_rows(brief)
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.core_properties.title = "Precedents side by side"
    document.core_properties.author = ""
    document.add_heading("Precedents side by side", level=1)
    if rows:
        width = max(len(row) for row in rows)
        table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                table.cell(number, place).text = "".join(
                    char for char in cell.replace("<br>", "\n") if char in "\t\n" or ord(char) >= 32
                )
    for line in below:
        if line.startswith("## "):
            document.add_heading(line[3:], level=2)
        else:
            document.add_paragraph(line.lstrip("- "))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _linked(line: str) -> str:
    """A line with its web addresses alive."""
    return "".join(link(part, part) if _WEB.fullmatch(part) else esc(part) for part in _WEB.split(line))


def _cell(text: str) -> str:
    return esc(text).replace("&lt;br&gt;", "<br>")
