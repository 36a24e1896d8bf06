"""The headings of a determination, known by their text whatever they are marked up as."""

from __future__ import annotations

from functools import lru_cache

# What a heading opens. A key is also the first part of its passages' marks.
SECTIONS: dict[str, tuple[str, ...]] = {
    "report": ("report",),
    "decision": ("decision",),
    "approach": ("our approach",),
    "complaint": ("the complaint", "complaint summary", "what the complaint is about", "complaint definition"),
    "jurisdiction": ("jurisdiction",),
    "background": ("background", "background and summary of events", "background and summary"),
    "policies": (
        "policies",
        "policies and procedures",
        "policy and procedure",
        "complaints policy",
        "relevant policies",
        "policies and obligations",
        "legal and policy framework",
        "agreement policies and procedures",
    ),
    "events": ("summary of events",),
    "findings": (
        "assessment and findings",
        "assessment and finding",
        "assessment",
        "findings",
        "our findings",
        "what we found and why",
    ),
    "scope": (
        "scope",
        "scope of investigation",
        "scope of the investigation",
        "scope of our investigation",
    ),
    "conclusion": ("conclusion", "conclusions"),
    "determination": (
        "determination",
        "determinations",
        "determination (decision)",
        "determination (jurisdictional decision)",
        "our decision (determination)",
        "our decision",
    ),
    "reasons": ("reasons", "reason", "reasons for decision"),
    "summary": ("summary of reasons",),
    "remedy": ("putting things right",),
    "orders": ("orders", "order"),
    "joint": ("orders and recommendations", "orders and recommendation", "order and recommendations"),
    "recommendations": ("recommendations", "recommendation", "our recommendations", "our recommendation"),
    "investigation": ("our investigation",),
    "procedure": ("the complaint procedure", "the complaints procedure", "complaint procedure"),
    "learning": ("learning",),
}

# The words of a citation: "findings, para 28".
NAMES = {
    "procedure": "complaint procedure",
    "policies": "policies",
    "events": "summary of events",
    "summary": "summary of reasons",
    "joint": "orders and recommendations",
    "remedy": "putting things right",
    "scope": "scope of investigation",
    "approach": "our approach",
}

_NO_LETTER = bytes(set(range(256)) - set(b"abcdefghijklmnopqrstuvwxyz"))


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """The letters alone, small: how a heading broken by markup is still recognised."""
    return text.lower().encode("ascii", "ignore").translate(None, _NO_LETTER).decode("ascii")


_KNOWN = {squeeze(text): key for key, texts in SECTIONS.items() for text in texts}
# How many characters such a line has at most, spaces and all.
_LONGEST = 60
_LONGEST_WITHIN = 69
LONGEST_LABEL = 23

# Subheadings that stand inside a section and say what follows, without opening another.
_WITHIN = frozenset(
    squeeze(text)
    for text in (
        "what we have not investigated",
        "what we have investigated",
        "what we have not looked at",
        "what we have looked at",
        "knowledge information management (record keeping)",
        "knowledge and information management (record keeping)",
        "communication",
    )
)

# Column labels of the tables of the newer layout.
LABELS = {
    squeeze(text): text for text in ("Case ID", "Decision type", "Landlord", "Landlord type", "Occupancy", "Date")
}

HEADINGS = dict.fromkeys(_KNOWN, _LONGEST) | dict.fromkeys(_WITHIN, _LONGEST_WITHIN)
"""The letters of every heading and subheading, with the most characters that its line has."""

# Lines of the web site, and what such lines begin with, in small letters.
_FURNITURE = frozenset(("back to top", "home", "decisions", "skip to content", "print this page"))
_FURNITURE_STARTS = (
    "home/decisions",
    "home/ decisions",
    "home /decisions",
    "home / decisions",
    "share this",
    "applications are open to join",
    "landlords can now complete the complaint handling code annual submissions",
    "the new improved webform is online now",
    "call for evidence on housing maintenance",
    "social tenant access to information requirements",
)
_OPENING = 80  # characters, more than any of these has
_PICTURE = "text description automatically generated"


def section_of(text: str) -> str | None:
    """The key of the section that this line opens, None where it is no heading we know."""
    return _KNOWN.get(squeeze(text)) if len(text) <= _LONGEST else None


def is_within(text: str) -> bool:
    """Whether the line is a subheading that a section of the newer layout always has."""
    return len(text) <= _LONGEST_WITHIN and squeeze(text) in _WITHIN


def label_of(text: str) -> str | None:
    """The table label that the line is, None where it is none."""
    return LABELS.get(squeeze(text)) if len(text) <= LONGEST_LABEL else None


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the web site and not to the decision."""
    if len(text) >= 400:
        return False
    opening = text[:_OPENING].lower()
    return (
        opening in _FURNITURE
        or opening.startswith(_FURNITURE_STARTS)
        or ("automatically" in text and _PICTURE in text.lower())
    )
