"""A passage: the smallest thing an answer can cite."""

from __future__ import annotations

import re

from assistant.records.frozen import Frozen
from assistant.records.taxonomy import Basis, Source

_PINPOINT = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")


class Citation(Frozen):
    """Where a statement rests: one passage of one record, or a computation of ours.

    `n` is the mark in the answer's text, given when the answer is composed; 0 before.
    `basis` is None for anything but a determination. `quote` is the passage's own text, or the
    computation in one line.
    """

    n: int = 0
    source: Source
    ref: str
    passage: str | None = None
    title: str
    url: str | None = None
    quote: str
    basis: Basis | None = None
    pinpoint: str | None = None
    date: str | None = None
    finding: str | None = None
    caution: str | None = None


class Passage(Frozen):
    """One marked passage of a record.

    `id` is `REF#mark` (`202410299#h3`) or `slug#mark` (`awaabs-law#p7`): stable, and what a
    citation names. `pinpoint` is the source's own paragraph, where the record gives it.
    """

    id: str
    record: str
    source: Source
    mark: str
    section: str | None = None
    text: str
    pinpoint: str | None = None

    @classmethod
    def read(cls, record: str, source: Source, mark: str, section: str | None, body: str) -> Passage:
        """Make a passage of a record's line, taking a pinpoint in closing round brackets off its end."""
        found = _PINPOINT.search(body)
        text, pinpoint = (body[: found.start()], found.group(1)) if found else (body, None)
        if not text.strip():
            text, pinpoint = body, None
        return cls(
            id=f"{record}#{mark}",
            record=record,
            source=source,
            mark=mark,
            section=section,
            text=text.strip(),
            pinpoint=pinpoint,
        )
