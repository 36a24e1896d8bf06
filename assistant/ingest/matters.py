"""The matters of a decision: named in up to four places, each is one matter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.ingest.blocks import Block
from assistant.ingest.glitches import mend
from assistant.ingest.headings import squeeze
from assistant.ingest.layout import Report, Unit
from assistant.records import Category, categorise

_LEAD = re.compile(
    r"^(?:the (?:resident[’']?s? )?complaints? (?:is|are|concerns?|refers? to|relates? to)(?: about| regarding)?"
    r"|this complaint (?:is|concerns)(?: about)?|the resident(?:[’']s)? (?:complains?|complained|"
    r"complaint is)(?: about| that)?"
    r"|(?:we|the ombudsman|this service|this investigation) (?:have |has |"
    r"will )?(?:also )?(?:considered?|looked at|investigated?|assess(?:ed)?|examined)"
    r"(?: of our own accord)?)\b[ :,]*",
    re.IGNORECASE,
)
_HANDLING = re.compile(
    r"^(?:the |its |their |this )?(?:landlord|council|association)?(?:[’']s|s[’'])?\s*"
    r"(?:complaint about )?(?:how the landlord (?:handled|dealt with|managed|responded to)|(?:handling|management) of|"
    r"(?:handling|management)$|(?:handled|responded to)|responses? to|respond(?:ed|ing) to|in its|"
    r"by the landlord in its)\b[ :,]*",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:the |a |an |her |his |their |its )?(?:residents?(?:[’']s?|s[’'])?|tenants?[’']s?|leaseholders?[’']s?)\b:?\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|by|in|of|to|for)\b\s*:?\s*", re.IGNORECASE)
_TAIL = re.compile(r"[\s.;:,]+$|;? and$")
_ASSOCIATED = re.compile(r"(?:handling of the associated|the associated)\s*:?$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "was",
        "has",
        "have",
        "been",
        "its",
        "their",
        "his",
        "her",
        "resident",
        "residents",
        "landlord",
        "landlords",
        "handling",
        "handled",
        "response",
        "responses",
        "reports",
        "report",
        "reported",
        "concerns",
        "concern",
        "about",
        "request",
        "requests",
        "regarding",
        "into",
        "from",
        "which",
        "complaint",
        "issues",
        "issue",
        "associated",
        "matter",
        "decision",
        "respect",
        "relation",
    ]
)
_THE_COMPLAINT = frozenset(
    ("complaint", "complaints", "formal complaint", "landlord’s complaint handling", "complaint handing")
)
_PAIRED = frozenset(("complaint", "finding"))


class Named(NamedTuple):
    """A matter as one place names it, with the passage's number among the report's units."""

    text: str
    unit: int


def name_of(text: str) -> str:
    """A matter's own words, without who handled what of whose."""
    plain = _closed(mend(text.replace("\n", " ")))
    for _ in range(4):
        shorter = plain
        for pattern in (_LEAD, _HANDLING, _OWNER, _ARTICLE):
            shorter = past(pattern, shorter).strip()
        if shorter == plain or not shorter:
            break
        plain = shorter
    plain = _closed(plain)
    if plain.lower() in _THE_COMPLAINT:
        return "Handling of the complaint"
    return plain[:1].upper() + plain[1:] if plain else ""


def past(opening: re.Pattern[str], text: str) -> str:
    """The text without what an expression matches at its beginning."""
    found = opening.match(text)
    return text[found.end() :] if found else text


def _closed(text: str) -> str:
    last = text[-1:]
    return text if last.isalnum() and last != "d" else _TAIL.sub("", text)


def complained_of(report: Report) -> list[Named]:
    """The matters listed under the complaint heading, and the ones "also considered", in order."""
    out: list[Named] = []
    for index, unit in enumerate(report.units):
        if unit.section == "complaint":
            _collect(unit, index, out)
    # A list's lead-in ("the landlord's handling of:") is no matter of its own.
    return [named for named in out if named.text]


def _collect(unit: Unit, index: int, out: list[Named]) -> None:
    for block in unit.blocks:
        text = block.text.strip()
        if text.endswith(":") or (text.endswith(("of", "about")) and len(text) < 120):
            if _ASSOCIATED.search(text.rstrip(":").strip()):
                out.append(Named("", -1))
            continue
        if not _is_matter(block):
            continue
        after_associated = bool(out) and out[-1].unit == -1 and out[-1].text == ""
        name = name_of(text)
        if not name or (len(name) < 4 and name.lower() != "asb"):
            continue
        for piece in _pieces(name):
            if after_associated and piece == "Handling of the complaint":
                piece = "complaint"
            known = "Associated " + piece[:1].lower() + piece[1:] if after_associated else piece
            out.append(Named(known, index))


def _is_matter(block: Block) -> bool:
    text = block.text
    return len(text) < 700 and not text.lower().startswith(("we have not", "this report", "the complaint was"))


_AND_ALSO = re.compile(r"\.\s+(?=(?:The |We |This )[^.]*(?:also|complaint handling|record keeping))")


def _pieces(name: str) -> list[str]:
    """Two sentences in one paragraph, where the second names a matter considered as well."""
    parts = _AND_ALSO.split(name)
    return [piece for part in parts if (piece := name_of(part))]


def pairs(report: Report) -> list[tuple[Named, str]]:
    """The Complaint and Finding cells of the newer layout: matter and the finding cell's words."""
    out: list[tuple[Named, str]] = []
    for index, unit in enumerate(report.units):
        rows = [block for block in unit.blocks if block.kind == "row" and len(block.cells) >= 2]
        cells = {squeeze(block.cells[0]): block.cells[1].replace("\n", " ") for block in rows}
        if cells.keys() >= _PAIRED:
            out.append((Named(name_of(cells["complaint"]), index), cells["finding"]))
    return out


@lru_cache(maxsize=4096)
def _bag(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _COMMON)


@lru_cache(maxsize=4096)
def category_of(text: str) -> Category | None:
    """The matter's category, remembered."""
    return categorise(text)


def alike(one: str, other: str) -> float:
    """How surely two wordings name one matter, from 0 to 2: shared words, and the same category."""
    first, second = _bag(one), _bag(other)
    shared = len(first & second) / min(len(first), len(second)) if first and second else 0.0
    kind = category_of(one)
    return shared + (0.6 if kind is not None and kind == category_of(other) else 0.0)
