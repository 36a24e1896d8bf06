"""The corpus: every record of a folder, read, checked and at hand by its name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from assistant.errors import InputError
from assistant.records.asked import read_asked
from assistant.records.determination import Determination
from assistant.records.markdown import CorpusError, Problem, Record, read_record
from assistant.records.passage import Citation, Passage
from assistant.records.policy import Policy

FOLDERS = ("determinations", "policies", "landlords")


class Corpus:
    """All records, by name: a case reference or a policy's slug. Read-only.

    `asked` holds, by passage id, what people ask that the passage answers, in their words and not its own.
    """

    def __init__(self, records: dict[str, Record], asked: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.records = records
        self.asked = dict(asked or {})

    @cached_property
    def determinations(self) -> dict[str, Determination]:
        """The decided cases, by reference."""
        return {name: record for name, record in self.records.items() if isinstance(record, Determination)}

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """Statutes, regulations, codes and guidance, by slug."""
        return {n: r for n, r in self.records.items() if isinstance(r, Policy) and r.landlord is None}

    @cached_property
    def landlords(self) -> dict[str, Policy]:
        """Landlords' own policies, by slug."""
        return {n: r for n, r in self.records.items() if isinstance(r, Policy) and r.landlord is not None}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage, by id."""
        return {passage.id: passage for record in self.records.values() for passage in record.passages}

    def cite(self, passage_id: str) -> Citation:
        """The citation of a passage. Raises KeyError for an id that is not in the corpus."""
        passage = self.passages[passage_id]
        return self.records[passage.record].cite(passage)

    def without(self, refs: frozenset[str] | set[str]) -> Corpus:
        """The corpus less some cases, wherever they occur: their own records go."""
        if not refs:
            return self
        return Corpus(
            {name: record for name, record in self.records.items() if name not in refs},
            {key: wordings for key, wordings in self.asked.items() if key.partition("#")[0] not in refs},
        )

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def __len__(self) -> int:
        return len(self.records)

    @cached_property
    def digest(self) -> str:
        """A hash of every record's content and of `asked`: changes whenever an answer could."""
        whole = hashlib.sha256()
        for name in sorted(self.records):
            record = self.records[name]
            whole.update(record.model_dump_json().encode())
            for passage in record.passages:
                whole.update(passage.model_dump_json().encode())
        for key in sorted(self.asked):
            whole.update(json.dumps([key, *self.asked[key]]).encode())
        return whole.hexdigest()


def load_corpus(folder: Path, ingested: Path | None = None) -> Corpus:
    """Read every record under a corpus folder, and the determinations ingested on this machine.

    `ingested` is the folder that `assistant ingest` keeps records in (`<store>/records`); it may be
    absent. Where a case is in both, the corpus's own record is kept. A broken ingested record is left
    out: ingest the document again to mend it.

    Raises:
        InputError: the folder is missing or empty.
        CorpusError: one or more records break the format; all problems are in it.
    """
    records, asked, problems = _survey(folder)
    if problems:
        raise CorpusError(problems)
    if ingested is not None:
        for path in sorted((ingested / "determinations").glob("*.md")):
            if path.stem not in records:
                with suppress(CorpusError):
                    records[path.stem] = read_record(path)
    return Corpus(records, asked)


def survey_corpus(folder: Path) -> tuple[dict[str, Record], list[Problem]]:
    """Read every record that can be read, and list what is wrong with the rest and with what is asked of them.

    Raises InputError where the folder is missing or holds no record at all.
    """
    records, _, problems = _survey(folder)
    return records, problems


def _survey(folder: Path) -> tuple[dict[str, Record], dict[str, tuple[str, ...]], list[Problem]]:
    paths = [path for name in FOLDERS for path in sorted((folder / name).glob("*.md"))]
    if not paths:
        raise InputError(f"No records in {folder}. Set ASSISTANT_CORPUS to the folder that holds {', '.join(FOLDERS)}.")
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    limits: dict[str, str] = {}
    for path in paths:
        try:
            record = read_record(path)
        except CorpusError as error:
            problems.extend(error.problems)
            continue
        problems.extend(_misplaced(path, record))
        if record.id in records:
            problems.append(_problem(path, "ref", f"{record.id} is already a record", "Keep one of the two files."))
        for timescale in record.timescales if isinstance(record, Policy) else ():
            if timescale.id in limits:
                said = f"{timescale.id} is used in {limits[timescale.id]} too"
                problems.append(_problem(path, "timescales.id", said, "Choose another id."))
            limits[timescale.id] = path.name
        records[record.id] = record
    asked, wrong = read_asked(folder, records, {path.stem for path in paths})
    return records, asked, problems + wrong


def _misplaced(path: Path, record: Record) -> Iterator[Problem]:
    folder = path.parent.name
    if isinstance(record, Determination):
        expected = "determinations"
        if not path.stem.startswith(record.ref):
            yield _problem(path, "ref", f"is {record.ref}, not the file's", "Begin the file's name with the reference.")
    else:
        expected = "landlords" if record.landlord else "policies"
    if folder != expected:
        yield _problem(path, "folder", f"this record belongs to {expected}", f"Move it to {expected}/.")


def _problem(path: Path, field: str, problem: str, remedy: str) -> Problem:
    return Problem(file=path.name, field=field, problem=problem, remedy=remedy)
