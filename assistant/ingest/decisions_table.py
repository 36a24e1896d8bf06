"""The sister dataset: whole decisions (`decisions`: url, title, decision_date, landlord, full_text).

The texts stay in the store on this machine, where citations may quote them. Their findings are read from
the Complaint/Finding pairs of the new layout or from the determination of the old one, never from the
reasoning.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from assistant.ingest.findings_file import DECISIONS, DatasetFile
from assistant.ingest.findings_landlord import Addresses, LandlordNames
from assistant.ingest.findings_matter import NOT_NAMED, name_matter
from assistant.ingest.findings_mend import Mender
from assistant.ingest.findings_merge import Source, category_of, merge
from assistant.ingest.findings_store import DecidedMatter, FindingsStore, put
from assistant.ingest.findings_text import Reading, Refusal, Standing, read_row
from assistant.ingest.reports import DatasetReport, day_of, plain
from assistant.progress import Progress
from assistant.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = "1"
BATCH = 100
LONGEST = 400_000
"""Characters of a decision that are kept; the longest real ones have some 100,000."""

_REF = re.compile(r"(?<!\d)(\d{9})(?!\d)")
_FINDING = {re.sub(r"\s", "", finding.value): finding for finding in Finding}
_PAIR = re.compile(r"^Complaint\s*\n+(?P<matter>.+?)\n+Finding\s*\n+(?P<finding>[^\n]+)$", re.MULTILINE | re.DOTALL)
_DETERMINATION = re.compile(
    r"^\s*(?:Our decision \(determination\)|Determination(?: \(decision\))?)\s*$(?P<text>.*?)"
    r"^\s*(?:Reasons|Orders?(?: and recommendations?)?|Recommendations?|Summary of reasons|Putting things right)\s*$",
    re.MULTILINE | re.DOTALL,
)
_SENTENCE = re.compile(r"\n\s*(?:\d+\.|-|•|[a-z][.)])?\s*|(?<=[.;])\s+(?=[A-Z])")


def take_decisions(found: DatasetFile, store: FindingsStore, tell: Progress) -> DatasetReport:
    """Take every decision of the table that has a reference and a text."""
    started = time.monotonic()
    digest = f"{DECISIONS}:{found.digest}"
    done, complete, said = store.begun(digest, READER)
    before = DatasetReport.model_validate_json(said) if said else None
    if before and complete:
        return before.model_copy(update={"already": True, "seconds": 0.0})
    whole = int(found.base.execute(f"SELECT count(*) FROM {DECISIONS}").fetchone()[0])
    report = before or DatasetReport(name=found.name, table=DECISIONS, digest=digest, rows=whole, cases=0)
    names = LandlordNames(_cases(found), Addresses())
    todo = _rows(found, done)
    mender = Mender()
    while batch := list(islice(todo, BATCH)):
        dropped: Counter[str] = Counter(report.dropped)
        texts: list[tuple[str | None, ...]] = []
        matters: list[DecidedMatter] = []
        for row, values in batch:
            url, title, decided, landlord, text = (plain(value) for value in values)
            ref = _reference(title, url, text)
            if ref is None or not text.strip():
                dropped["no text" if ref else "no case reference of nine digits"] += 1
                continue
            day = day_of(decided)
            name = names.name(landlord or re.sub(r"\s*\(?\d{9}\)?\s*", "", title))
            texts.append((ref, digest, url or None, title, day.isoformat() if day else None, name, text[:LONGEST]))
            base = DecidedMatter(
                ref=ref,
                landlord=name,
                landlord_raw=landlord,
                landlord_type=names.type(name, None),
                decided=day,
                category=category_of("", ""),
                category_raw="",
                matter=NOT_NAMED,
                said="",
                finding=None,
                origin="decision",
                url=url or None,
                row=row,
                rows=(row,),
            )
            matters.extend(matters_of(base, mender.mend_lines(text[:LONGEST])))
        done += len(batch)
        report = report.model_copy(
            update={
                "cases": report.cases + len(texts),
                "matters": report.matters + len(matters),
                "kept": report.kept + len(texts),
                "unclear": report.unclear + sum(matter.finding is None for matter in matters),
                "addresses": report.addresses + sum(text[2] is not None for text in texts),
                "dropped": dict(dropped),
                "seconds": round(report.seconds + time.monotonic() - started, 1),
            }
        )
        started = time.monotonic()
        with store.writing() as base_:
            base_.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", texts)
            base_.executemany("DELETE FROM matters WHERE dataset = ? AND row = ?", [(digest, row) for row, _ in batch])
            put(base_, digest, matters, ())
            store.mark(base_, digest, found.name, READER, whole, done, done >= whole, report.model_dump_json())
        tell("decisions read", done, whole)
    return report


def matters_of(base: DecidedMatter, text: str) -> list[DecidedMatter]:
    """The matters that a decision's text rules on; one without a finding where none can be read."""
    readings: list[tuple[Reading, Source]] = []
    for pair in _PAIR.finditer(text):
        finding = _FINDING.get(re.sub(r"\s", "", pair["finding"]).lower().rstrip("."))
        if finding:
            reading = Reading(finding=finding, matter=name_matter(pair["matter"]), standing=Standing.TABLE)
            readings.append((reading, _source(base, f"{pair['matter'].strip()}: {finding}")))
    section = _DETERMINATION.search(text)
    if not readings and section:
        for sentence in _listed(section["text"]):
            for finding in Finding:
                read = read_row(sentence, finding, in_table=False)
                if not isinstance(read, Refusal):
                    readings.extend((one, _source(base, sentence)) for one in read if one.standing < Standing.REASONING)
    made: list[DecidedMatter] = []
    for part, merged in enumerate(merge(readings).matters):
        made.append(
            base.model_copy(
                update={
                    "category": merged.category,
                    "matter": merged.reading.matter or NOT_NAMED,
                    "said": merged.rows[0].said,
                    "finding": merged.reading.finding,
                    "part": part,
                }
            )
        )
    return made or [base.model_copy(update={"said": text.strip()[:300]})]


def _listed(section: str) -> Iterator[str]:
    """The sentences of a determination; a lead-in that ends in a colon goes before each of its items."""
    lead = ""
    for piece in _SENTENCE.split(section):
        sentence = " ".join((piece or "").split())
        if not sentence:
            continue
        if sentence.endswith(":"):
            lead = sentence
        elif lead and not re.match(r"In (?:accordance|line) with|There (?:was|has)", sentence):
            yield f"{lead} {sentence}"
        else:
            lead = ""
            yield sentence


def _source(base: DecidedMatter, said: str) -> Source:
    return Source(row=base.row, said=said, category="", table=False)


def _reference(title: str, url: str, text: str) -> str | None:
    """A case's own reference is the one of its title or address; another may be mentioned in the text."""
    for place in (title, url, text[:400]):
        if found := _REF.search(place):
            return found[1]
    return None


def _rows(found: DatasetFile, done: int) -> Iterator[tuple[int, tuple[object, ...]]]:
    columns = "rowid, url, title, decision_date, landlord, full_text"
    query = f"SELECT {columns} FROM {DECISIONS} ORDER BY rowid LIMIT -1 OFFSET ?"
    for row, *values in found.base.execute(query, (done,)):
        yield int(row), tuple(values)


def _cases(found: DatasetFile) -> Iterator[tuple[str, str, str]]:
    for title, landlord in found.base.execute(f"SELECT title, landlord FROM {DECISIONS}"):
        yield plain(title), plain(landlord), ""
