"""A landlord's policy document: its text as passages, and the time limits it seems to set.

The limits are candidates, each with its sentence, for a person to confirm. None enters the corpus by
itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field

from assistant.errors import InputError
from assistant.ingest.allowances import allowances_in
from assistant.ingest.blocks import Block, Source
from assistant.ingest.dates import find_dates
from assistant.ingest.layout import take_apart
from assistant.ingest.money import sentences
from assistant.ingest.told import Sentence, tell
from assistant.records import (
    Action,
    Category,
    Frozen,
    Passage,
    Policy,
    PolicyKind,
    RecordedTimescale,
    Timescale,
    Unit,
    categorise,
)
from assistant.records.taxonomy import Source as SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANDLORD = re.compile(
    r"\b((?:[A-Z][\w&’'-]+ ){0,5}(?:Borough Council|District Council|City Council|County Council|"
    r"Council|Housing Association(?: Limited)?|"
    r"Housing Trust|Housing Group|Homes(?: Limited)?|Housing(?: Limited)?))\b|\b(London Borough "
    r"of (?:[A-Z][\w’'-]+(?: and | )?){1,3}|Royal Borough of [A-Z]\w+)"
)
_ABOUT_REPAIRS = re.compile(
    r"\brepair|\bmaintenance|\bcomplaint|\blandlord|\btenan|\bdamp|\bresponse times?|\bpriorit", re.IGNORECASE
)
_LEAST_WORDS = 12
_MOST_CANDIDATES = 200
_LONGEST_TITLE = 90


class Candidate(Frozen):
    """A time limit that a sentence of the document seems to set, for a person to confirm."""

    timescale: RecordedTimescale
    category: Category
    sentence: str
    passage: str
    note: str | None = None


class PolicyDocument(Frozen):
    """A landlord's document in hand: every paragraph quoted, and the limits that may be in it."""

    name: str
    title: str
    landlord: str | None
    url: str | None
    dated: str | None
    candidates: tuple[Candidate, ...]
    flags: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = Field(default=(), exclude=True)

    @property
    def id(self) -> str:
        """The document's own name in passage ids."""
        return self.name

    def as_policy(self, landlord: str | None = None) -> Policy:
        """The document as a record, its limits unconfirmed, to ask about it at once; not for the corpus."""
        whose = landlord or self.landlord or "your landlord"
        return Policy(
            slug=self.name,
            title=self.title,
            kind=PolicyKind.LANDLORD_POLICY,
            issuer=whose,
            applies_to=("all",),
            jurisdiction="England",
            in_force_from=None,
            in_force_to=None,
            url=self.url or "",
            checked="secondary",
            checked_note="read by machine from the document you gave: check each limit against the sentence quoted",
            timescales=tuple(
                Timescale(
                    id=f"{self.name}-{place}",
                    applies=item.timescale.applies,
                    category=item.category,
                    action=item.timescale.action,
                    amount=item.timescale.amount,
                    unit=item.timescale.unit,
                    pinpoint=item.passage.rsplit("#", 1)[-1],
                    passage=item.passage.rsplit("#", 1)[-1],
                )
                for place, item in enumerate(self.candidates, start=1)
            ),
            landlord=whose,
            policy_date=self.dated,
            passages=self.passages,
        )


def read_policy(source: Source, name: str, *, url: str | None = None) -> PolicyDocument:
    """Read a landlord's policy, leaflet or web page.

    Raises:
        InputError: the document is a determination, or holds nothing about repairs or complaints.
    """
    if take_apart(source) is not None:
        raise InputError(f"{name} is a determination, not a policy.")
    passages, groups = _passages(source, name)
    whole = " ".join(passage.text for passage in passages)
    if len(whole.split()) < _LEAST_WORDS or not _ABOUT_REPAIRS.search(whole):
        raise InputError(
            f"{name} is neither a determination nor a landlord's policy: it says nothing of repairs or complaints."
        )
    found: list[Candidate] = []
    for allowance in allowances_in(groups, every=True)[:_MOST_CANDIDATES]:
        timescale = allowance.timescale
        found.append(
            Candidate(
                timescale=timescale,
                category=_category(timescale, allowance.sentence),
                sentence=allowance.sentence,
                passage=passages[allowance.unit].id,
                note="the text does not say which days: calendar days taken"
                if allowance.bare and timescale.unit is Unit.CALENDAR_DAYS
                else None,
            )
        )
    dates = find_dates(whole[:2000]) or find_dates(whole[-1000:])
    named = _LANDLORD.search(whole)
    heading = next((block.text for block in source.blocks if block.kind == "heading"), None)
    opening = source.blocks[0].text if source.blocks else ""
    if heading is None and len(opening) < _LONGEST_TITLE and not opening.endswith("."):
        heading = opening.lstrip("# ") or None
    return PolicyDocument(
        name=name,
        title=source.title or heading or f"Document {name}",
        landlord=next((group for group in named.groups() if group), None) if named else None,
        url=url or source.url,
        dated=dates[0].day.isoformat() if dates else None,
        candidates=tuple(found),
        flags=source.flags,
        passages=passages,
    )


def _passages(source: Source, name: str) -> tuple[tuple[Passage, ...], list[tuple[int, tuple[Sentence, ...]]]]:
    out: list[Passage] = []
    groups: list[tuple[int, tuple[Sentence, ...]]] = []
    section: str | None = None
    for block in source.blocks:
        if block.kind == "heading":
            section = block.text
            continue
        text = _row_text(block)
        number = len(out) + 1
        own = f"para {block.number}" if block.number.isdigit() else f"paragraph {number} as we count"
        groups.append((len(out), _context(section, text)))
        out.append(
            Passage(
                id=f"{name}#p{number}",
                record=name,
                source=SourceKind.LANDLORD,
                mark=f"p{number}",
                section=section,
                text=text,
                pinpoint=own,
            )
        )
    return tuple(out), groups


def _row_text(block: Block) -> str:
    if block.kind == "row":
        return ": ".join(cell.replace("\n", " ") for cell in block.cells if cell)
    return block.text.replace("\n", " ")


def _context(section: str | None, text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph; a bare limit in a table or list is read with the heading over it."""
    told = tell(sentences(text))
    if section and len(told) == 1 and len(text) < 120 and told[0].stretches:
        return tell((f"{section}: {text}",))
    return told


def _category(timescale: RecordedTimescale, sentence: str) -> Category:
    if timescale.action in (Action.RESPOND, Action.ACKNOWLEDGE) and "complaint" in timescale.applies:
        return Category.COMPLAINT_HANDLING
    found = categorise(sentence)
    return found if found and found is not Category.COMPLAINT_HANDLING else Category.REPAIRS_GENERAL


def describe(document: PolicyDocument) -> Iterator[str]:
    """One line for each candidate, for `--dry-run`."""
    for item in document.candidates:
        limit = item.timescale
        what = f"{limit.applies}: {limit.action} within {limit.amount:g} {limit.unit}"
        yield f"{what}  [{item.passage}] “{item.sentence}”"
