"""Orders and recommendations: what the landlord must do, by when, and what it is only asked to do."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assistant.ingest.blocks import Block
from assistant.ingest.dates import find_dates, read_date
from assistant.ingest.headings import squeeze
from assistant.ingest.layout import Report
from assistant.ingest.lines import is_order_kind
from assistant.ingest.money import sentences

_DEADLINE = re.compile(
    r"\b[Ww]ithin ((?:\d+|one|two|three|four|five|six|eight|ten|twelve|a) (?:working |"
    r"calendar )?(?:days?|weeks?|months?))\b"
)
_BY = re.compile(r"\b(?:by|no later than|before) (?=\d{1,2} [A-Z])", re.IGNORECASE)
_HEADER = frozenset(("order", "ourrecommendations", "ourrecommendation", "whatthelandlordmustdo", "duedate"))
_NOTE = re.compile(
    r"^(?:the landlord may |it may |any |these? payments? |the (?:compensation|payment|sum) |this "
    r"(?:payment|sum|must be paid)|payments? )",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"\b(?:recommend\w*|may wish|should consider|should think)\b", re.IGNORECASE)
_BINDS = re.compile(r"\b(?:must|ordered?|is to|are to|required to)\b", re.IGNORECASE)
_BREAKS_DOWN = re.compile(
    r"^(?:this|it|which|that)\b[^.£]{0,30}\b(?:made up|compris|broken down)[^.£]{0,30}:$", re.IGNORECASE
)
_OWN_ORDER = re.compile(
    r"^(?:within|by|no later than|the (?:landlord|chief)|in accordance|we order|it is ordered)\b", re.IGNORECASE
)

# For small letters.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("apology", r"\bapolog|\bsay sorry"),
        (
            "compensation",
            r"\b(?:pay|paid|reimburse|refund|repay|credit|compensat\w*)\b[^.]*£|£[\d,.]+[^.]*\b(?:compensation|paid)\b",
        ),
        (
            "evidence of compliance",
            r"\bevidence (?:of (?:its )?compliance|that it has complied|it has complied|to "
            r"(?:show|demonstrate) compliance|of completion)"
            r"|\bconfirm (?:its )?compliance|\bproof of compliance|\bcomplied with (?:the|these|"
            r"our)(?: above)? orders?",
        ),
        ("action plan", r"\baction plan"),
        ("training", r"\btraining|\bremind(?:s|er)? (?:its |relevant |all )?(?:staff|officers)"),
        ("inspection", r"\b(?:inspect(?!or)\w*|surveyor?|survey)\b"),
        ("review", r"\breview\w*|\bself-?assess|\blessons? learn|\blearning|\bfindings highlighted|\bcase study"),
        ("meeting", r"\b(?:meet with|meeting|meet the resident)\b"),
        (
            "repair",
            r"\b(?:repairs?|redecorat\w*|works?|replace\w*|install\w*|fit|fix\w*|renew\w*|make "
            r"good|remedial|clean\w*|treat\w*)\b",
        ),
        (
            "response",
            r"\b(?:written response|write to|respond|response|explain|explanation|confirm|update|contact|provide)\b",
        ),
    )
)
_LABELS = {
    "apologyorder": "apology",
    "compensationorder": "compensation",
    "completingtheworks": "repair",
    "repairorder": "repair",
    "repairsorder": "repair",
    "worksorder": "repair",
    "inspectionorder": "inspection",
    "learningorder": "review",
    "casereview": "review",
    "revieworder": "review",
    "trainingorder": "training",
    "updateorder": "response",
    "explanationorder": "response",
    "meetingorder": "meeting",
    "actionplanorder": "action plan",
}


class Ordered(NamedTuple):
    """One order as the document gives it: its lines (the breakdown of a sum among them) and deadline."""

    kind: str
    lines: tuple[str, ...]
    unit: int
    due: date | None
    within: str | None
    label: str | None = None

    @property
    def text(self) -> str:
        """The order on one line."""
        return " ".join(self.lines)


class Orders(NamedTuple):
    """Every order, the remarks about them, and the recommendations."""

    orders: tuple[Ordered, ...]
    notes: tuple[tuple[str, int], ...]
    recommendations: tuple[tuple[str, int], ...]
    stated: bool  # whether the document says that there are none, or has a section for them


def orders_of(report: Report) -> Orders:
    """Read the orders of a report, in its order, and its recommendations."""
    reader = _Reader()
    for index, unit in enumerate(report.units):
        if unit.section in ("orders", "joint", "remedy"):
            for block in unit.blocks:
                reader.read(index, block, unit.section)
        elif unit.section == "recommendations":
            for block in unit.blocks:
                if squeeze(block.text[:40]) not in _HEADER:
                    reader.recommendations.append((block.text.replace("\n", " "), index))
    orders = tuple(reader.finished())
    says_none = any(
        re.search(r"\bnot made (?:any )?orders?\b|\bmade no orders?\b", unit.text)
        for unit in report.of("determination")
    )
    stated = bool(orders) or says_none or any(unit.section in ("orders", "joint") for unit in report.units)
    return Orders(orders, tuple(reader.notes), tuple(reader.recommendations), stated)


class _Reader:
    """Follows lead-ins ("Within 4 weeks the landlord must:") and the lists they govern."""

    def __init__(self) -> None:
        self.found: list[tuple[list[str], int, str, date | None, str | None]] = []  # lines, unit, lead, due, label
        self.notes: list[tuple[str, int]] = []
        self.recommendations: list[tuple[str, int]] = []
        self.lead = ""
        self.lead_depth = -1
        self.depth = 0
        self.breaking_down = False

    def read(self, unit: int, block: Block, section: str) -> None:
        if block.kind == "row":
            self._row(unit, block)
            return
        text = block.text.replace("\n", " ").strip()
        if not text or squeeze(text[:40]) in _HEADER:
            return
        if section in ("joint", "remedy") and _RECOMMENDS.search(text) and not _BINDS.search(text):
            self.recommendations.append((text, unit))
            return
        if section == "remedy" and not _BINDS.search(text):
            return
        if self.found and (text.startswith("£") or _BREAKS_DOWN.search(text)):
            self.found[-1][0].append(text)
            return
        nested = block.depth > self.depth and bool(self.found) and self.found[-1][1] == unit
        if nested and self.lead_depth < self.depth:
            self.found[-1][0].append(text)
            return
        if text.endswith(":") and "£" not in text:
            self.lead, self.lead_depth, self.depth = text, block.depth, block.depth
            return
        if _NOTE.match(text) and self.found:
            self.notes.append((text, unit))
            return
        if (block.depth <= self.lead_depth and block.number != "-") or (block.number == "-" and _OWN_ORDER.match(text)):
            self.lead, self.lead_depth = "", -1
        self.depth = block.depth
        self.found.append(([text], unit, self.lead, None, None))

    def _row(self, unit: int, block: Block) -> None:
        cells = block.cells
        if all(squeeze(cell[:40]) in _HEADER for cell in cells if cell):
            return
        body = max(cells, key=len)
        due = next((day for cell in reversed(cells) if cell is not body and (day := read_date(cell))), None)
        lines = [line.strip() for line in body.split("\n") if line.strip()]
        label = lines[0] if lines and is_order_kind(lines[0]) else None
        if label:
            lines = lines[1:] or lines
        if lines:
            self.found.append((lines, unit, "", due, label))

    def finished(self) -> list[Ordered]:
        out: list[Ordered] = []
        for lines, unit, lead, due, label in self.found:
            text = " ".join(lines)
            within = _DEADLINE.search(text) or _DEADLINE.search(lead)
            if due is None and _BY.search(f"{lead} {text}"):
                due = next((found.day for found in find_dates(f"{lead} {text}")), None)
            for kind in _kinds(text, label):
                out.append(Ordered(kind, tuple(lines), unit, due, within.group(1) if within else None, label))
        return out


def _kinds(text: str, label: str | None) -> list[str]:
    if label and (kind := _LABELS.get(squeeze(label))):
        return [kind]
    for said in (sentences(text)[0] if text else "", text):
        small = said.lower()
        # One order may ask for both of the first two; of the others the first named decides.
        if both := [kind for kind, words in _KINDS[:2] if words.search(small)]:
            return both
        if one := next((kind for kind, words in _KINDS[2:] if words.search(small)), None):
            return [one]
    return ["other"]
