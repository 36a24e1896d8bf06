"""Plain text into blocks: one line a paragraph, broken lines, dashes for lost list numbers."""

from __future__ import annotations

import re
from itertools import compress

from assistant.ingest.blocks import Block, Source, row
from assistant.ingest.dates import read_date
from assistant.ingest.glitches import mend, mend_all, unseen
from assistant.ingest.headings import is_furniture, is_within, label_of, section_of, squeeze
from assistant.ingest.lines import MARKER, is_broken, is_order_kind, unwrap, whole_lines
from assistant.ingest.outcomes import is_outcome_cell

_TITLE = re.compile(r"^(.{2,120}?)\s*\(\s*(\d[\d ]{7,10}\d)\s*\)$")
_REF = re.compile(r"^(?:case id|complaint)\s*:?\s*(\d[\d ]{7,10}\d)$", re.IGNORECASE)
_ROMAN = re.compile(r"^[ivx]{2,4}$")
_LONGEST_SUBHEADING = 110  # characters
_SENTENCE_END = (".", ":", ";", "?", "!", ",", "”", "…")


def is_title(line: str) -> bool:
    """Whether a line is "<Landlord> (<reference>)", as a decision's page is headed."""
    return line.endswith(")") and _TITLE.match(line) is not None


def read_text(text: str, *, wrapped: bool = False) -> Source:
    """Read a determination or policy from plain text; `wrapped` where its lines are a printed page's."""
    raw = [line.rstrip() for line in unseen(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    lines = [bare for line in raw if (bare := line.lstrip())]
    indents = [len(line) - len(bare) for line, bare in zip(filter(None, raw), lines, strict=True)]
    if wrapped:
        lines = unwrap(lines)
    if wrapped or is_broken(lines):
        lines = whole_lines(lines)
        indents = [0] * len(lines)
    kept = [not is_furniture(line) for line in lines]
    mended = mend_all(list(compress(lines, kept)))
    title = next(filter(is_title, mended.texts[:12]), None)
    blocks = _Reader(mended.texts, list(compress(indents, kept))).blocks()
    return Source(tuple(blocks), mended.words, title=title)


class _Reader:
    """Turns mended lines into blocks, knowing which table of the newer layout it is in."""

    def __init__(self, lines: list[str], indents: list[int]) -> None:
        self.lines = lines
        self.indents = indents
        self.at = 0
        self.section: str | None = None
        self.out: list[Block] = []
        self.margin = 0
        self.flat = not any(indents)
        self.levels: list[int] = []  # the last number of each list that is open

    def blocks(self) -> list[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            letters = squeeze(line) if len(line) < 30 else ""
            if self.section in (None, "decision") and label_of(line):
                self._labelled()
            elif letters == "complaint" and self._pair():
                continue
            elif letters == "order" and self._next_is("whatthelandlordmustdo"):
                self._order_table()
            elif letters == "date" and self._next_is("whathappened"):
                self._procedure_table()
            elif key := section_of(line):
                self._heading(key, line)
            else:
                self._plain(line)
        return self.out

    def _heading(self, key: str, line: str) -> None:
        self.section = key
        self.margin = 0
        self.levels.clear()
        self.out.append(Block("heading", line))
        self.at += 1

    def _next_is(self, letters: str) -> bool:
        return self.at + 1 < len(self.lines) and squeeze(self.lines[self.at + 1][:40]) == letters

    def _labelled(self) -> None:
        label = label_of(self.lines[self.at]) or ""
        self.section = "decision"
        self.at += 1
        value: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if label_of(line) or (section_of(line) and value):
                break
            value.append(line)
            self.at += 1
            if len(value) == 3:
                break
        self.out.append(row(label, mend(" ".join(value))))

    def _pair(self) -> bool:
        """A Complaint cell with its Finding, where the outcome is one we know."""
        for end in range(self.at + 1, min(self.at + 7, len(self.lines) - 1)):
            if squeeze(self.lines[end][:20]) == "finding":
                if not is_outcome_cell(self.lines[end + 1]):
                    return False
                matter = mend(" ".join(self.lines[self.at + 1 : end]))
                self.out += [row("Complaint", matter), row("Finding", self.lines[end + 1])]
                self.at = end + 2
                return True
        return False

    def _order_table(self) -> None:
        self.at += 2
        if self.at < len(self.lines) and squeeze(self.lines[self.at][:20]) == "duedate":
            self.at += 1
        number, due = "", ""
        text: list[str] = []

        def close() -> None:
            if text:
                self.out.append(row(number, "\n".join(text), due))

        while self.at < len(self.lines):
            line = self.lines[self.at]
            following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
            if section_of(line):
                break
            if line.isdigit() and len(line) < 3 and (not text or due or is_order_kind(following)):
                close()
                number, text, due = line, [], ""
            elif is_order_kind(line) and (due or (text and not number)):
                close()
                number, text, due = "", [line], ""
            elif squeeze(line).startswith("nolaterthan") or (text and len(line) < 24 and read_date(line)):
                due = f"{due} {line}".strip()
            elif due and text:
                close()
                number, text, due = "", [line], ""
            else:
                text.append(line)
            self.at += 1
        close()

    def _procedure_table(self) -> None:
        self.at += 2
        when = ""
        text: list[str] = []

        def close() -> None:
            if when or text:
                self.out.append(row(when, "\n".join(text)))

        while self.at < len(self.lines):
            line = self.lines[self.at]
            if section_of(line):
                break
            if (len(line) < 24 and read_date(line)) or squeeze(line[:40]) == "referraltotheombudsman":
                close()
                when, text = line, []
            else:
                text.append(line)
            self.at += 1
        close()

    def _plain(self, line: str) -> None:
        marker = MARKER.match(line)
        self.at += 1
        if marker is None:
            subheading = len(line) <= _LONGEST_SUBHEADING and self._is_subheading(line)
            self.out.append(Block("heading" if subheading else "para", line))
            return
        number = marker.group(1) or marker.group(2) or "-"
        body = line[marker.end() :].strip()
        indent = self.indents[self.at - 1]
        if number.isdigit() and self.flat:
            depth = self._level(int(number))
        elif number.isdigit():
            if not self.margin:
                self.margin = indent + 1
            depth = 1 if indent + 1 > self.margin else 0
        elif number == "-":
            depth = 0
        else:
            depth = 2 if _ROMAN.match(number) or (number == "i" and not self._after("h")) else 1
            depth = 2 if number in ("v", "x") and self._after_depth(2) else depth
        self.out.append(Block("item", body, number, depth))

    def _level(self, number: int) -> int:
        """How deep a number stands where indents are lost: a 1 after a colon opens a list inside the last."""
        if number == 1 and self.levels and self.out[-1].number and self.out[-1].text.endswith(":"):
            self.levels.append(number)
        else:
            while len(self.levels) > 1 and self.levels[-1] + 1 != number:
                self.levels.pop()
            self.levels[-1:] = [number]
        return len(self.levels) - 1

    def _after(self, number: str) -> bool:
        return bool(self.out) and self.out[-1].number == number

    def _after_depth(self, depth: int) -> bool:
        return bool(self.out) and self.out[-1].depth == depth

    def _is_subheading(self, line: str) -> bool:
        if is_within(line):
            return True
        if line.endswith(_SENTENCE_END) or not line[0].isupper():
            return self._is_dotted_subheading(line)
        if is_title(line) or _REF.match(line) or self.section in (None, "report", "decision"):
            return False
        following = self.lines[self.at] if self.at < len(self.lines) else ""
        return bool(following) and (MARKER.match(following) is not None or len(following) > len(line))

    def _is_dotted_subheading(self, line: str) -> bool:
        """A line that ends in a stop is still a subheading where numbered paragraphs stand around it."""
        following = self.lines[self.at] if self.at < len(self.lines) else ""
        numbered = bool(self.out) and (self.out[-1].kind in ("item", "heading"))
        return (
            numbered
            and len(line) < _LONGEST_SUBHEADING
            and line[0].isupper()
            and re.match(r"^1[.)] ", following) is not None
        )
