"""Opening a dataset that somebody downloaded: a zip with one database in it, or the database itself."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.errors import InputError

LARGEST = 4 * 1024**3
"""Bytes that a database may have, unpacked."""
DENSEST = 200
"""How many times larger than its packed form a database may be; text packs to about a fifth."""
_HEADER = b"SQLite format 3\x00"
_CHUNK = 1024 * 1024
_ENDINGS = (".db", ".sqlite", ".sqlite3")

FINDINGS = "complaint_findings"
DECISIONS = "decisions"
COLUMNS = {
    FINDINGS: ("case_id", "landlord", "category", "complaint", "finding", "extracted_from"),
    DECISIONS: ("url", "title", "decision_date", "landlord", "full_text"),
}


class DatasetFile:
    """An open dataset: its tables that we know, read-only."""

    def __init__(self, base: sqlite3.Connection, name: str, digest: str, tables: dict[str, frozenset[str]]) -> None:
        self.base = base
        self.name = name
        self.digest = digest
        self.tables = tables


@contextmanager
def open_dataset(path: Path) -> Iterator[DatasetFile]:
    """Open a zip or a database.

    Raises:
        InputError: no such file, no database in it, too large unpacked, or no table that we know.
    """
    if not path.is_file():
        raise InputError(f"{path} is not a file. Give the path of the findings dataset, a .zip or a .db.")
    with tempfile.TemporaryDirectory(prefix="repairs-dataset-") as folder:
        unpacked = _unpack(path, Path(folder)) if zipfile.is_zipfile(path) else path
        with unpacked.open("rb") as stream:
            if stream.read(len(_HEADER)) != _HEADER:
                raise InputError(
                    f"{path.name} is neither a zip nor an SQLite database. Give the dataset as downloaded."
                )
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        try:
            with closing(sqlite3.connect(f"{unpacked.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
                base.execute("PRAGMA trusted_schema = OFF")
                base.execute("PRAGMA cell_size_check = ON")
                yield DatasetFile(base, path.name, digest, _tables(base, path.name))
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path.name} is damaged: {error}. Download the dataset again.") from error


def _unpack(path: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as packed:
            inside = [item for item in packed.infolist() if item.filename.lower().endswith(_ENDINGS)]
            inside = [item for item in inside if not item.filename.startswith("__MACOSX")]
            if len(inside) != 1:
                said = "no database" if not inside else f"{len(inside)} databases"
                raise InputError(f"{path.name} holds {said}. It must hold one .db file.")
            item = inside[0]
            bound = min(LARGEST, max(_CHUNK, item.compress_size * DENSEST))
            if item.file_size > bound:
                raise InputError(
                    f"{path.name} would unpack to {item.file_size:,} bytes, too many to trust. Not opened."
                )
            target = folder / "dataset.db"
            _copy(packed, item, target, bound, path.name)
            return target
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise InputError(f"{path.name} cannot be unpacked: {error}. Download it again.") from error


def _copy(packed: zipfile.ZipFile, item: zipfile.ZipInfo, target: Path, bound: int, name: str) -> None:
    """The declared size can lie, so what comes out is counted too."""
    written = 0
    with packed.open(item) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > bound:
                raise InputError(f"{name} unpacks to more than it declares. Not opened.")
            out.write(chunk)


def _tables(base: sqlite3.Connection, name: str) -> dict[str, frozenset[str]]:
    present = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    known: dict[str, frozenset[str]] = {}
    for table, needed in COLUMNS.items():
        if table not in present:
            continue
        columns = frozenset(row[1] for row in base.execute(f"PRAGMA table_info({table})"))
        missing = [column for column in needed if column not in columns]
        if missing:
            raise InputError(f"{name}: table {table} has no column {', '.join(missing)}. Is it another version?")
        known[table] = columns
    if not known:
        said = ", ".join(sorted(present - {"sqlite_sequence"})[:5]) or "none"
        raise InputError(
            f"{name} has no table {FINDINGS} or {DECISIONS} (its tables: {said}). Not the dataset we read."
        )
    return known
