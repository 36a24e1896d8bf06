"""What a matter is called, without the formula that a determination wraps round it."""

from __future__ import annotations

import re

from assistant.ingest.findings_words import words

NOT_NAMED = "Matter not named"
COMPLAINT_HANDLING = "Complaint handling"

_LEAD = re.compile(rf"^[\s\W]*(?:(?:{words('lead')})(?=[\s\W]|$)[\s\W]*)+", re.IGNORECASE)
_NOTHING = re.compile(rf"^(?:{words('nothing')})\W*$", re.IGNORECASE)
_COMPLAINT = re.compile(
    r"^(?:(?:resident's |associated |related |formal |subsequent |overall |this |of |own )*"
    r"complaints?(?: handling| process| procedure)?|complaints?[- ]handing"
    r"|handling of (?:the |this )?(?:associated |formal )?complaints?|(?:resident's )?associated complaints?)"
    r"(?: (?:satisfactorily|itself|about this))?$",
    re.IGNORECASE,
)
_ANY_COMPLAINT = re.compile(
    r"(?!.*\b(?:about|regarding|concerning|and)\b)(?:[\w']+ ){0,14}"
    r"complaints?(?:[- ](?:handl?ing|procedures?|process))?",
    re.IGNORECASE,
)
_SATISFIED = re.compile(
    r",?\s*(?:which,?)?\s*(?:in the Ombudsman's opinion,?)?\s*(?:resolves the complaint )?satisfactorily$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:^|[;:,]|\band\b|\s)\s*\(?(?:\b[a-e]|\bi{1,3}|\biv)[.)]\s+")
_REASON = re.compile(
    r",\s*(?:for which|which|in that)\b.*$"
    r"|\s(?:as (?:it|the landlord)|because|in that it|insofar as|due to (?:its|the landlord))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(r"[.;,]\s\(?[a-h]$")
_FOOTNOTE = re.compile(r"(?<=[a-z)])[.]?\s?\d{1,3}$")
_EDGES = re.compile(r"^[\W_]+|[\s,;:.\-]+$")
_ENDS = re.compile(
    r"(?:[\s,;:.\-]|\b(?:and|or|the|of|in|by|with|was|there|a|an|as|determination|that)\b)+$", re.IGNORECASE
)


def without_footnote(text: str) -> str:
    """The text less a footnote's number at its end."""
    return _FOOTNOTE.sub("", text)


def name_matter(text: str) -> str:
    """What was complained of; empty where nothing is named.

    "the landlord's handling of the resident's reports of a leak" is "Leak". The handling of the
    complaint itself is always "Complaint handling".
    """
    text = _SATISFIED.sub("", _EDGES.sub("", without_footnote(text.strip())))
    if _ANY_COMPLAINT.fullmatch(text):
        return COMPLAINT_HANDLING
    matter = _LETTER.sub("", _LEAD.sub("", _PARTS.sub("; ", text).strip(" ;")).strip())
    matter = _REASON.sub("", matter)
    matter = re.sub(r"^(?:following )?complaints? satisfactorily\W*", "", _ENDS.sub("", matter), flags=re.IGNORECASE)
    matter = _LEAD.sub("", matter).strip()
    if not matter or _NOTHING.match(matter):
        return ""
    if _COMPLAINT.match(matter):
        return COMPLAINT_HANDLING
    return matter[0].upper() + matter[1:]
