"""Whether what a landlord had offered or paid comes off the sum ordered, and whether the decision is of one mind on the offer."""

from __future__ import annotations

import re

from assistant.answer.cases.marks import holding, section, set_off_marks
from assistant.answer.statements.plain import pounds
from assistant.records import Determination, Passage

_PAID = re.compile(r"\b(already paid|paid already|been paid|has paid|was paid|sums paid)\b", re.IGNORECASE)
_MAY_COME_OFF = re.compile(r"\b(?:may|could|can) (?:take|be taken|come|deduct)\b[^.]*", re.IGNORECASE)
_WITHIN = re.compile(r"\btakes? in\b|\bmade up of\b|\bwhole sum is\b", re.IGNORECASE)
_DISPUTED = re.compile(
    r"\bin (?:this|one) part of the decision\b.*\banother part\b|\bone part\b.*\banother\b", re.IGNORECASE
)


def disputed_offer(case: Determination, offered: float) -> Passage | None:
    """The passage that shows that the decision gives an offer in two ways, so that nothing is reckoned from it."""
    return next((p for p in holding(case, pounds(offered)) if _DISPUTED.search(p.text)), None)


def may_come_off(case: Determination) -> bool:
    """Whether an offer is not within the sum ordered, but may be taken off it: a leave, which need not be used."""
    orders = [p.text for p in section(case, "o") if "£" in p.text]
    return any(_MAY_COME_OFF.search(text) and not _WITHIN.search(text) for text in orders)


def less_what_was_paid(case: Determination) -> bool:
    """Whether what was paid already, not merely offered, comes off the sum ordered."""
    return any(mark.quote and _PAID.search(mark.quote) for mark in set_off_marks(case))
