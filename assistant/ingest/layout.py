"""A document's blocks as a report: which layout it is, its sections, its passages.

The layout is told by what is there, never by the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from assistant.ingest.blocks import Block, Source
from assistant.ingest.headings import NAMES, label_of, section_of, squeeze
from assistant.records import Passage
from assistant.records.taxonomy import Source as SourceKind

Layout = Literal["new", "old", "jurisdiction"]

_REPORT_REF = re.compile(r"^complaint\s*:?\s*((?:\d ?){9})$", re.IGNORECASE)
_TITLE_REF = re.compile(r"\(\s*((?:\d ?){9})\s*\)\s*$")
_BOILERPLATE = re.compile(
    r"where we find service failure, maladministration or severe"
    r"|we (?:have the discretion to|can|may) make recommendations in (?:all|any) other case"
    r"|landlords (?:must|have to) comply with (?:our )?orders"
    r"|(?:our )?recommendations (?:are not|do not bind)",
)
_OPENING = 80  # characters in which all of it stands
# Sections whose subheadings are free text and must not open another one.
_DEEP = frozenset(("findings", "investigation", "summary", "learning", "reasons"))


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage-to-be: a paragraph with the list items it owns, or a table row."""

    section: str
    under: str | None
    number: str
    blocks: tuple[Block, ...]
    matter: int
    lines: str  # its text, a line for each block and cell
    text: str  # its text on one line
    small: str  # the same in small letters

    @classmethod
    def of(cls, section: str, under: str | None, matter: int, blocks: list[Block]) -> Unit:
        """A unit of these blocks, numbered like the first."""
        lines = "\n".join([block.text for block in blocks])
        text = lines.replace("\n", " ")
        return cls(section, under, blocks[0].number, tuple(blocks), matter, lines, text, text.lower())


@dataclass(frozen=True, slots=True)
class Report:
    """A determination taken apart, before anything is read in it."""

    layout: Layout
    source: Source
    labels: dict[str, str]
    ref: str | None
    preamble: tuple[str, ...]  # the lines between COMPLAINT <ref> and the first section
    units: tuple[Unit, ...]
    complete: bool

    def of(self, *sections: str) -> list[Unit]:
        """The units of these sections, in order."""
        return [unit for unit in self.units if unit.section in sections]


def take_apart(source: Source) -> Report | None:
    """Find a determination's layout and sections; None where the document is no determination."""
    blocks = source.blocks
    labels: dict[str, str] = {}
    start = 0
    for at, block in enumerate(blocks[:60]):
        if block.kind == "row" and len(block.cells) == 2 and (label := label_of(block.cells[0])):
            if label not in labels:
                labels[label] = block.cells[1].replace("\n", " ").strip()
            start = at + 1
        elif labels and (block.kind == "heading" or block.kind == "para"):
            break
    if "Case ID" in labels:
        ref = re.sub(r"\D", "", labels["Case ID"])
        units = _units(blocks[start:], None)
        sections = {unit.section for unit in units}
        complete = "determination" in sections and ("findings" in sections or "reasons" in sections)
        return Report("new", source, labels, ref or None, (), units, complete)
    return _old(source)


def _old(source: Source) -> Report | None:
    blocks = source.blocks
    first, ref = None, None
    for at, block in enumerate(blocks[:80]):
        if found := _REPORT_REF.match(block.text):
            first, ref = at, re.sub(r"\D", "", found.group(1))
            break
    preamble: list[str] = []
    if first is not None:
        at = first + 1
        while at < len(blocks) and not section_of(blocks[at].text) and len(preamble) < 8:
            preamble.append(blocks[at].text)
            at += 1
        rest = blocks[at:]
    else:
        rest = blocks
        if found := _TITLE_REF.search(source.title or ""):
            ref = re.sub(r"\D", "", found.group(1))
    units = _units(rest, None)
    sections = [unit.section for unit in units]
    if "determination" not in sections and not (ref and "complaint" in sections):
        return None
    jurisdiction = any(
        squeeze(block.text) == "determinationjurisdictionaldecision" for block in rest if block.kind == "heading"
    )
    complete = "complaint" in sections and "determination" in sections
    return Report("jurisdiction" if jurisdiction else "old", source, {}, ref, tuple(preamble), units, complete)


class _Open(NamedTuple):
    """A unit that may still be given blocks."""

    section: str
    under: str | None
    matter: int
    blocks: list[Block]


def _units(blocks: tuple[Block, ...], section: str | None) -> tuple[Unit, ...]:
    """Cut the blocks at headings, and give each paragraph the list items that belong to it."""
    out: list[_Open] = []
    current = section or "other"
    outer = current
    under: str | None = None
    matter = 0
    remedies = 0
    for at, block in enumerate(blocks):
        key = section_of(block.text) if block.kind in ("heading", "para") and not block.number else None
        if key == "report":
            continue
        if key == "scope" and outer in _DEEP:
            under = block.text
            continue
        if key == "orders" and block.kind == "para" and outer not in ("remedy", "joint", "other"):
            key = None
        if key == "remedy":
            remedies += 1
            # Inside one matter's findings the heading comes again, and holds no orders.
            if outer == "findings" and remedies > 1:
                under = block.text
                continue
        if key in ("orders", "recommendations") and outer == "findings" and _more_findings(blocks, at):
            key = None
        if key:
            current, under = key, None
            outer = "findings" if key == "findings" else key
            matter = 0
            continue
        if block.kind == "heading":
            under = block.text
            continue
        if _BOILERPLATE.match(block.text[:_OPENING].lower()):
            continue
        if block.kind == "row" and len(block.cells) >= 2 and squeeze(block.cells[0]) == "complaint":
            matter += 1
            current = "findings"
            under = block.cells[1].replace("\n", " ").strip() or None
        if out and _belongs(out[-1], block, current, under):
            out[-1].blocks.append(block)
        else:
            out.append(_Open(current, under, matter, [block]))
    return tuple([Unit.of(*unit) for unit in out])


def _more_findings(blocks: tuple[Block, ...], at: int) -> bool:
    return any(
        block.kind == "row" and len(block.cells) >= 2 and squeeze(block.cells[0]) == "finding"
        for block in blocks[at + 1 :]
    )


def _belongs(before: _Open, block: Block, section: str, under: str | None) -> bool:
    """Whether a block is part of the paragraph before it: a nested item, or a list after a colon."""
    first, last = before.blocks[0], before.blocks[-1]
    if block.kind == "row":
        pair = len(block.cells) >= 2 and squeeze(block.cells[0]) == "finding"
        return pair and len(before.blocks) == 1 and bool(first.cells) and squeeze(first.cells[0]) == "complaint"
    if before.section != section or before.under != under:
        return False
    if first.kind == "row":
        return False
    if first.kind == "item" and first.number != "-":
        return block.depth > first.depth or (block.kind == "para" and block.depth > 0)
    if first.kind == "para" and block.kind == "item":
        if section in ("complaint", "determination"):
            return False
        return last.kind == "item" or first.text.endswith(":")
    return False


def passages_of(report: Report, record: str) -> tuple[Passage, ...]:
    """Every unit as a passage, in order: `REF#findings-28`, quoted in the document's own words."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    out: list[Passage] = []
    for unit in report.units:
        counts[unit.section] = counts.get(unit.section, 0) + 1
        own = unit.number if unit.number.isdigit() else None
        number = own or str(counts[unit.section])
        name = NAMES.get(unit.section, unit.section)
        mark = f"{unit.section}-{number}"
        repeated = mark in taken
        if repeated:
            again = 2
            while f"{mark}-{again}" in taken:
                again += 1
            mark = f"{mark}-{again}"
        taken.add(mark)
        out.append(
            Passage(
                id=f"{record}#{mark}",
                record=record,
                source=SourceKind.DETERMINATION,
                mark=mark,
                section=_section_title(name, unit),
                text=unit.text,
                pinpoint=_pinpoint(name, unit, own, counts[unit.section], repeated),
            )
        )
    return tuple(out)


def _section_title(name: str, unit: Unit) -> str:
    title = name[:1].upper() + name[1:]
    return f"{title}: {unit.under}" if unit.under and len(unit.under) < 120 else title


def _pinpoint(name: str, unit: Unit, own: str | None, count: int, repeated: bool) -> str:
    if own and unit.blocks[0].kind != "row":
        # Numbers that start again under a subheading need it to be found.
        under = f", {unit.under.rstrip('.')}" if repeated and unit.under and len(unit.under) < 90 else ""
        return f"{name}{under.replace('(', '').replace(')', '')}, para {own}"
    if unit.blocks[0].kind == "row":
        first = unit.blocks[0].cells[0]
        if unit.section == "procedure" and first:
            return f"{name}, {first}".replace("(", "").replace(")", "")
        if unit.section in ("orders", "remedy") and first.isdigit():
            return f"orders, {first}"
    if unit.matter:
        return f"{name}, matter {unit.matter}, paragraph {count} as we count"
    return f"{name}, paragraph {count} as we count"
