"""The little Markdown that composed answers use, as HTML: paragraphs, lists and bold. All else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.ui.marks import Marks
from assistant.ui.safe import phone_link

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SHORT_NUMBER = re.compile(r"999|112|111|105|116 123")
_ITEM = re.compile(r"^\s*(?:[-*]|(\d{1,2})[.)])\s+(.*)$")


def markdown_html(text: str, marks: Marks) -> str:
    """A composed text as HTML, its marks alive and everything in it escaped."""
    return "".join(_blocks(text, marks))


def _blocks(text: str, marks: Marks) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in block.splitlines() if line.strip()]
        items = [_ITEM.match(line) for line in lines]
        if lines and all(items):
            tag = "ol" if items[0] and items[0].group(1) else "ul"
            inside = "".join(f"<li>{_line(item.group(2), marks)}</li>" for item in items if item)
            yield f"<{tag}>{inside}</{tag}>"
        elif lines:
            yield f"<p>{'<br>'.join(_line(line, marks) for line in lines)}</p>"


def _line(text: str, marks: Marks) -> str:
    pieces, at = [], 0
    for found in _BOLD.finditer(text):
        bold = found.group(1)
        said = phone_link(bold) if _SHORT_NUMBER.fullmatch(bold) else marks.prose(bold)
        pieces += [marks.prose(text[at : found.start()]), f"<strong>{said}</strong>"]
        at = found.end()
    return "".join([*pieces, marks.prose(text[at:])])
