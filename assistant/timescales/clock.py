"""Clocks: every `timescales` entry of the corpus, read once for whom, what and when it is for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from weakref import WeakKeyDictionary

from assistant.records import Category, Citation, Corpus, Passage, Policy, PolicyKind, Tenure, Timescale, Unit
from assistant.timescales.examples import Example, examples_of
from assistant.timescales.facts import Happening
from assistant.timescales.figures import passage_for
from assistant.timescales.words import Season, class_in, faults_in, in_words, season_in, vocabulary

NOT_STATED: Final = "not stated"
_STARTS: Final = (
    (r"repair notice", Happening.NOTICE_ISSUED),
    (r"acknowledgement of the escalation", Happening.ESCALATION_ACKNOWLEDGED),
    (r"escalation|receipt of the request", Happening.ESCALATED),
    (r"acknowledgement", Happening.ACKNOWLEDGED),
    (r"complaint is|complaint made|receipt of the complaint|^receipt$", Happening.COMPLAINED),
    (r"stage 2 \(final\) response", Happening.STAGE_2_ANSWERED),
    (r"investigation (?:concludes|is completed|ends)|end of the investigation|^the i(?:nvestigation|nspection)$"
     r"|^initial investigation$", Happening.INVESTIGATED),
    (r"^the visit$", Happening.ATTENDED),
    (r"^receipt of the letter", Happening.CLAIM_RECEIVED),
    (r"^the landlord's response to the letter", Happening.CLAIM_ANSWERED),
    (r"^the last (?:safety )?(?:check|inspection)", Happening.CHECKED),
    (r"report|becomes aware|is told|order is raised|first call", Happening.REPORTED),
)  # fmt: skip
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_DAYS_NOT_SAID = re.compile(r"without saying working or calendar days", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Clock:
    """One limit of one record, ready to be set on somebody's facts.

    `faults` are the only faults that it is for, `examples` faults that it names as instances; empty
    means any. `begins` None: the start is not among the events that people tell us. `edge`: its first
    day is not established, so that a day either side of its end is too close to call. `also` are the passages
    besides `citation` that hold a part of what is said of it, `whom` the one that says whom it protects.
    """

    record: Policy
    timescale: Timescale
    citation: Citation
    kind: str | None
    label: str
    codes: frozenset[str]
    faults: frozenset[str]
    examples: frozenset[str]
    season: Season | None
    begins: Happening | None
    extends: int | None
    stage: int | None
    tenures: frozenset[Tenure] | None
    binding: bool
    edge: bool
    days_not_said: bool
    also: tuple[Citation, ...]
    whom: Citation | None

    @property
    def held(self) -> str:
        """The words of all the passages that it rests on."""
        return " ".join(citation.quote for citation in (self.citation, *self.also))

    def in_force(self, on: date) -> bool:
        """Whether the record and this limit of it were in force on a day."""
        first, last = self.timescale.in_force_from, self.timescale.in_force_to
        return self.record.in_force(on) and (first is None or first <= on) and (last is None or on <= last)


class ClockBook:
    """All clocks of a corpus: the law's and codes' together, each landlord's by its slug."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus_landlords = corpus.landlords
        self.law: list[Clock] = []
        self.landlords: dict[str, list[Clock]] = defaultdict(list)
        self.examples: dict[str, tuple[Example, ...]] = {}
        for slug, record in {**corpus.policies, **corpus.landlords}.items():
            self.examples[slug] = examples_of(record)
            for timescale in record.timescales:
                passage = passage_for(record, timescale)
                citation = record.cite(passage or record.passages[0])
                clock = _read(record, timescale, citation)
                (self.landlords[slug] if record.landlord else self.law).append(clock)
        binding = {clock.record.slug for clock in self.law if clock.binding}
        self.emergencies_in_law = tuple(e for s in sorted(binding) for e in self.examples[s] if e.kind == "emergency")


_BOOKS: WeakKeyDictionary[Corpus, ClockBook] = WeakKeyDictionary()
_LAST: list[tuple[tuple[Policy, ...], ClockBook]] = []


def clock_book(corpus: Corpus) -> ClockBook:
    """The corpus's clocks, read once for each corpus, and once for all that hold the very same rules.

    A corpus less some cases (`Corpus.without`) has the rules of the whole one.
    """
    book = _BOOKS.get(corpus)
    if book is None:
        rules = (*corpus.policies.values(), *corpus.landlords.values())
        for held, known in _LAST:
            if len(held) == len(rules) and all(one is other for one, other in zip(held, rules, strict=True)):
                book = known
        if book is None:
            book = ClockBook(corpus)
            _LAST[:] = [(rules, book)]
        _BOOKS[corpus] = book
    return book


def _read(record: Policy, timescale: Timescale, citation: Citation) -> Clock:
    wording = timescale.applies
    kind = timescale.priority or class_in(wording)
    spoken = faults_in(wording)
    of_one_fault = timescale.category not in (Category.REPAIRS_GENERAL, Category.COMPLAINT_HANDLING)
    strict = frozenset(timescale.subjects)
    if not strict and spoken and "included" not in wording and (kind is None or of_one_fault):
        strict = spoken
    complaint = timescale.category is Category.COMPLAINT_HANDLING
    stage = _stage(wording) if complaint and not timescale.asked and timescale.begins != "stage 2 answered" else None
    starts, own = timescale.starts or "", timescale.label or ""
    days = _days_passage(record, timescale, citation)
    marks = {passage.mark: passage for passage in record.passages}
    beside = [*(marks[mark] for mark in timescale.also if mark in marks), *([days] if days else [])]
    listed = timescale.tenures or record.applies_to
    return Clock(
        record=record,
        timescale=timescale,
        citation=citation,
        kind=None if complaint else kind,
        label=own if own in vocabulary()["plain_labels"] else _label(wording),
        codes=_codes(timescale),
        faults=strict,
        examples=spoken if not strict else frozenset(),
        season=season_in(timescale.season or wording),
        begins=_begins(timescale, stage),
        extends=stage if "due date" in starts else None,
        stage=stage,
        tenures=None if "all" in listed else frozenset(one for one in listed if isinstance(one, Tenure)),
        binding=record.kind in (PolicyKind.STATUTE, PolicyKind.REGULATION) or "(statutory" in record.title,
        edge=bool(re.search(r"was not checked|not established", starts)),
        days_not_said=days is not None,
        also=tuple(record.cite(passage) for passage in dict.fromkeys(beside)),
        whom=record.cite(marks[record.whom]) if record.whom in marks else None,
    )


def _days_passage(record: Policy, timescale: Timescale, citation: Citation) -> Passage | None:
    """The passage that says that the source leaves open which days it counts, where this limit is in such days."""
    number = "|".join(re.escape(way) for way in in_words(timescale.amount))
    bare = re.search(rf"\b(?:{number}) (?:full )?days?\b", citation.quote, re.IGNORECASE)
    if timescale.unit is not Unit.CALENDAR_DAYS or ("calendar" in citation.quote and not bare):
        return None
    return next((passage for passage in record.passages if _DAYS_NOT_SAID.search(passage.text)), None)


def _stage(wording: str) -> int:
    return (
        2
        if re.search(r"stage 2|second investigation|escalat|peer review", wording) and "complaint or" not in wording
        else 1
    )


def _label(wording: str) -> str:
    """The limit's own name for what it is for, without examples and what stands in brackets."""
    short = re.split(r",? such as |, under the |, where possible|, [a-z ]+ included", _BRACKETS.sub("", wording))[0]
    return short.strip().lower()


def _codes(timescale: Timescale) -> frozenset[str]:
    own = timescale.label if timescale.label not in vocabulary()["plain_labels"] else None
    written = [
        *(own or "").lower().split("/"),
        *re.findall(r"\(([A-Za-z]{1,3}\d{1,2})\)", timescale.applies),
    ]
    named = re.findall(r"\b(?:category|priority) ([a-e]|\d|one|two|three)\b", timescale.applies.lower())
    return frozenset(code.strip().lower() for code in [*written, *named] if code.strip())


def _begins(timescale: Timescale, stage: int | None) -> Happening | None:
    said = timescale.begins or ""
    if said == NOT_STATED:
        return None
    if said:
        return Happening(said)
    starts = (timescale.starts or "").lower()
    if "due date" in starts:
        return None
    if not starts:
        if stage is None:
            return Happening.REPORTED
        return Happening.COMPLAINED if stage == 1 else Happening.ESCALATED
    for pattern, event in _STARTS:
        if re.search(pattern, starts):
            if stage == 2 and event is Happening.ACKNOWLEDGED:
                return Happening.ESCALATION_ACKNOWLEDGED
            if stage == 2 and event is Happening.COMPLAINED:
                return Happening.ESCALATED
            return event
    return None


def is_plain(label: str) -> bool:
    """Whether a label says no more than its class, or its class and a number."""
    bare = re.sub(r"^(?:priority|category) (?:\w+)\b\s*", "", label).strip()
    return not bare or bare in vocabulary()["plain_labels"]
