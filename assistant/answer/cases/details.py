"""What a figure of a decided case related to, or why it was not used: the passages that hold that very figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.statements.sources import Found
from assistant.records import Determination, Passage
from assistant.situation.wordlists import says

_FIGURE = re.compile(
    r"(?<![\d.,£-])(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?:\.\d+)?(?: ?%| per ?cent\b)?(?![\d,-]*\d)", re.IGNORECASE
)
_LENGTH = re.compile(r"\b\d+ (?:working |calendar )?(?:hours|days|weeks|months)\b", re.IGNORECASE)
_MOST = 3


def asks_what_related(text: str) -> bool:
    """Whether a text asks what something in a case related, referred or applied to."""
    return says("cases", "relates_to", text=text)


def tell_figure(case: Determination, text: str, ranked: Sequence[Found]) -> list[Passage]:
    """The passages that hold the figure whose meaning is asked for, in the record's order; none where none is."""
    if not asks_what_related(text):
        return []
    figures = [re.escape(figure) for figure in _FIGURE.findall(text)]
    if not figures:
        return []
    holds = re.compile(rf"(?<![\d.,£])(?:{'|'.join(figures)})(?![\d.,]*\d)")
    found = [f.passage for f in ranked if f.passage.mark[0] in "hr" and holds.search(f.passage.text)][:_MOST]
    return sorted(found, key=case.passages.index)


def reasons_with_length(text: str, ranked: Sequence[Found]) -> list[Passage]:
    """The reasons that hold the very length of time of which it is asked why: others are of other days."""
    lengths = {found.lower() for found in _LENGTH.findall(text)}
    reasons = [f.passage for f in ranked if f.passage.mark[0] == "r"]
    return [p for p in reasons if lengths & {found.lower() for found in _LENGTH.findall(p.text)}][:_MOST]
