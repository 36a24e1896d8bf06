"""The public dataset of Ombudsman findings -> decided matters in the store on this machine.

Nothing of it goes into the corpus: it is read from where the user put it, cleaned, and kept in
`findings.db` under `settings.store`. What is dropped is kept too, with the reason, so that it can be
looked over (`docs/precedents.md` has the error rates).
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby, islice
from pathlib import Path

from assistant.errors import InputError
from assistant.ingest.findings_file import DECISIONS, FINDINGS, DatasetFile, open_dataset
from assistant.ingest.findings_landlord import Addresses, LandlordNames
from assistant.ingest.findings_matter import NOT_NAMED
from assistant.ingest.findings_mend import Mender
from assistant.ingest.findings_merge import Source, category_of, merge
from assistant.ingest.findings_store import DecidedMatter, Dropped, FindingsStore, put
from assistant.ingest.findings_text import Reading, Refusal, read_row
from assistant.ingest.reports import DatasetReport, day_of, plain
from assistant.progress import Progress, quiet
from assistant.records import Finding, Frozen
from assistant.settings import Settings

READER = "3"
"""Raised when rows are read differently: a dataset is then read again."""
BATCH = 500
"""Cases in one transaction: what a stop in the middle can cost."""
LONGEST = 5000
"""Characters of a row that are read; the longest real one has 1,468."""
ADDRESSES = "decision_urls.txt"

_REF = re.compile(r"\d{9}")
_FINDINGS = {finding.value: finding for finding in Finding}
CONTRADICTS = "reasoning that the determination contradicts"


class _Row(Frozen):
    row: int
    ref: str
    landlord: str
    kind: str
    decided: date | None
    category: str
    said: str
    finding: Finding
    table: bool
    joined: bool


def ingest_dataset(
    path: Path, settings: Settings, progress: Progress = quiet, urls: Path | None = None
) -> tuple[DatasetReport, ...]:
    """Take a dataset into the store: one report for each table that we know in it.

    A dataset that is in already is left alone; one that was stopped goes on where it stopped.
    `urls` names a list of decision addresses; without it, one found beside the dataset is used.

    Raises:
        InputError: the file is not the dataset or holds no case, or the list of addresses cannot be read.
        FaultError: the store cannot be written.
    """
    addresses, stamp = _addresses(path, urls)
    store = FindingsStore.of(settings)
    with open_dataset(path) as found:
        reports = []
        if FINDINGS in found.tables:
            reports.append(_findings(found, store, addresses, f"{READER}/{stamp}", progress))
        if DECISIONS in found.tables:
            from assistant.ingest.decisions_table import take_decisions

            reports.append(take_decisions(found, store, progress))
    if not any(report.cases for report in reports):
        rows = sum(report.rows for report in reports)
        raise InputError(f"{path.name}: none of its {rows:,} rows gives a case and its finding. Nothing was taken in.")
    return tuple(reports)


def _addresses(path: Path, urls: Path | None) -> tuple[Addresses, str]:
    place = urls or path.parent / ADDRESSES
    if not place.is_file():
        if urls:
            raise InputError(f"--urls: {urls} is not a file. Give a text file with one decision's address a line.")
        return Addresses(), "none"
    try:
        text = place.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{place} cannot be read as text: {error}.") from error
    addresses = Addresses(text.splitlines())
    if urls and not addresses.urls:
        raise InputError(f"{urls} holds no address of a decision (…/decisions/NAME-REFERENCE/), one a line.")
    return addresses, hashlib.sha256(text.encode()).hexdigest()[:12]


def _findings(
    found: DatasetFile, store: FindingsStore, addresses: Addresses, reader: str, tell: Progress
) -> DatasetReport:
    started = time.monotonic()
    digest = f"{FINDINGS}:{found.digest}"
    done, complete, said = store.begun(digest, reader)
    before = DatasetReport.model_validate_json(said) if said else None
    if before and complete:
        return before.model_copy(update={"already": True, "seconds": 0.0})
    rows, refused = _rows(found, tell)
    names = LandlordNames({row.ref: (row.ref, row.landlord, row.kind) for row in rows}.values(), addresses)
    cases = [(ref, list(group)) for ref, group in groupby(sorted(rows, key=lambda r: (r.ref, r.row)), lambda r: r.ref)]
    counts = _Counts(before)
    if before is None:
        counts.dropped.update(drop.why for drop in refused)
    whole = len(cases)
    todo = iter(cases[done:])
    while batch := list(islice(todo, BATCH)):
        matters: list[DecidedMatter] = []
        dropped: list[Dropped] = list(refused) if done == 0 else []
        for ref, group in batch:
            of_case, out = _case(ref, group, names, addresses, counts)
            matters.extend(of_case)
            dropped.extend(out)
        done += len(batch)
        report = counts.report(found.name, digest, len(rows) + len(refused), whole, time.monotonic() - started)
        with store.writing() as base:
            refs = [(digest, ref) for ref, _ in batch]
            base.executemany("DELETE FROM matters WHERE dataset = ? AND ref = ?", refs)
            base.executemany("DELETE FROM dropped WHERE dataset = ? AND ref = ?", refs)
            put(base, digest, matters, dropped)
            store.mark(base, digest, found.name, reader, report.rows, done, done == whole, report.model_dump_json())
        tell("cases read", done, whole)
    return report if cases else counts.report(found.name, digest, len(refused), 0, 0.0)


class _Counts:
    """The running numbers of a report."""

    def __init__(self, before: DatasetReport | None) -> None:
        self.dropped: Counter[str] = Counter(before.dropped if before else {})
        self.matters = before.matters if before else 0
        self.kept = before.kept if before else 0
        self.repeats = before.repeats if before else 0
        self.split = before.split if before else 0
        self.mended = before.mended if before else 0
        self.unclear = before.unclear if before else 0
        self.addresses = before.addresses if before else 0
        self.landlords: set[str] = set()
        self._landlords = before.landlords if before else 0

    def report(self, name: str, digest: str, rows: int, cases: int, seconds: float) -> DatasetReport:
        return DatasetReport(
            name=name,
            table=FINDINGS,
            digest=digest,
            rows=rows,
            cases=cases,
            matters=self.matters,
            kept=self.kept,
            repeats=self.repeats,
            split=self.split,
            mended=self.mended,
            unclear=self.unclear,
            addresses=self.addresses,
            landlords=max(len(self.landlords), self._landlords),
            dropped=dict(self.dropped.most_common()),
            seconds=round(seconds, 1),
        )


def _case(
    ref: str, rows: Sequence[_Row], names: LandlordNames, addresses: Addresses, counts: _Counts
) -> tuple[list[DecidedMatter], list[Dropped]]:
    readings: list[tuple[Reading, Source]] = []
    dropped: list[Dropped] = []
    by_row = {row.row: row for row in rows}
    for row in rows:
        counts.mended += row.joined
        read = read_row(row.said, row.finding, row.table)
        if isinstance(read, Refusal):
            dropped.append(Dropped(row=row.row, ref=ref, why=read.why, said=row.said))
            continue
        counts.split += len(read) > 1
        source = Source(row=row.row, said=row.said, category=row.category, table=row.table)
        readings.extend((reading, source) for reading in read)
    case = merge(readings)
    dropped.extend(Dropped(row=n, ref=ref, why=CONTRADICTS, said=by_row[n].said) for n in sorted(case.contradicted))
    matters: list[DecidedMatter] = []
    parts: Counter[int] = Counter()
    for merged in case.matters:
        row = by_row[merged.rows[0].row]
        matters.append(
            _matter(row, names, addresses).model_copy(
                update={
                    "category": merged.category,
                    "matter": merged.reading.matter or NOT_NAMED,
                    "finding": merged.reading.finding,
                    "part": parts[row.row],
                    "rows": tuple(dict.fromkeys(source.row for source in merged.rows)),
                }
            )
        )
        parts[row.row] += 1
    if not matters:
        matters.append(_matter(max(rows, key=lambda row: len(row.said)), names, addresses))
        counts.unclear += 1
    counts.matters += len(matters)
    counts.kept += len({matter.row for matter in matters if matter.finding})
    counts.repeats += len(case.repeating)
    counts.addresses += ref in addresses.urls
    counts.landlords.add(matters[0].landlord)
    counts.dropped.update(drop.why for drop in dropped)
    return matters, dropped


def _matter(row: _Row, names: LandlordNames, addresses: Addresses) -> DecidedMatter:
    """A row as a matter without a finding: what is kept of a case whose rows state none."""
    return DecidedMatter(
        ref=row.ref,
        landlord=names.name(row.landlord, row.ref),
        landlord_raw=row.landlord,
        landlord_type=names.type(row.landlord, row.kind, row.ref),
        decided=row.decided,
        category=category_of(row.said, row.category),
        category_raw=row.category,
        matter=NOT_NAMED,
        said=row.said,
        finding=None,
        origin="table" if row.table else "text",
        url=addresses.urls.get(row.ref),
        row=row.row,
        rows=(row.row,),
    )


def _rows(found: DatasetFile, tell: Progress) -> tuple[list[_Row], list[Dropped]]:
    columns = found.tables[FINDINGS]
    optional = [name if name in columns else f"NULL AS {name}" for name in ("landlord_type", "decision_date")]
    iso = "decision_date_iso" if "decision_date_iso" in columns else "NULL"
    query = (
        f"SELECT {'id' if 'id' in columns else 'rowid'}, case_id, landlord, {optional[0]}, {optional[1]}, {iso}, "
        f"category, complaint, finding, extracted_from FROM {FINDINGS}"
    )
    raw = found.base.execute(query).fetchall()
    tell("rows read", len(raw), len(raw))
    mender = Mender(plain(row[7]) for row in raw)
    rows: list[_Row] = []
    refused: list[Dropped] = []
    for number, (row, ref, landlord, kind, day, iso_day, category, complaint, finding, origin) in enumerate(raw):
        reference, said = re.sub(r"\s", "", plain(ref)), plain(complaint)[:LONGEST]
        read = _FINDINGS.get(" ".join(plain(finding).lower().split()))
        why = _unusable(reference, finding, read, complaint)
        if why or read is None or not isinstance(row, int):
            refused.append(Dropped(row=row if isinstance(row, int) else -number, ref=reference, why=why, said=said))
            continue
        mended = mender.mend(said)
        rows.append(
            _Row(
                row=row,
                ref=reference,
                landlord=plain(landlord),
                kind=plain(kind),
                decided=day_of(plain(iso_day)) or day_of(plain(day)),
                category=plain(category),
                said=mended,
                finding=read,
                table=plain(origin) == "table",
                joined=mender.joined(said, mended),
            )
        )
        if number % 2000 == 0:
            tell("rows mended", number, len(raw))
    tell("rows mended", len(raw), len(raw))
    return rows, refused


def _unusable(ref: str, finding: object, read: Finding | None, complaint: object) -> str:
    if not _REF.fullmatch(ref):
        return "no case reference of nine digits"
    if finding is None or read is None:
        return "no finding that we know"
    return "no text" if complaint is None else ""
