"""The store of decided matters: one SQLite file on the user's own machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Literal

from assistant.errors import FaultError
from assistant.records import Category, Finding, Frozen, LandlordType
from assistant.settings import Settings

_SCHEMA = """
CREATE TABLE IF NOT EXISTS datasets (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, rows INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0, report TEXT NOT NULL DEFAULT '{}');
CREATE TABLE IF NOT EXISTS matters (
    dataset TEXT NOT NULL, row INTEGER NOT NULL, part INTEGER NOT NULL, ref TEXT NOT NULL, landlord TEXT NOT NULL,
    landlord_raw TEXT NOT NULL, landlord_type TEXT NOT NULL, decided TEXT, category TEXT NOT NULL,
    category_raw TEXT NOT NULL, matter TEXT NOT NULL, said TEXT NOT NULL, finding TEXT, origin TEXT NOT NULL, url TEXT,
    rows TEXT NOT NULL, PRIMARY KEY (dataset, row, part));
CREATE INDEX IF NOT EXISTS matters_of_case ON matters (ref);
CREATE TABLE IF NOT EXISTS dropped (
    dataset TEXT NOT NULL, row INTEGER NOT NULL, ref TEXT NOT NULL, why TEXT NOT NULL, said TEXT NOT NULL,
    PRIMARY KEY (dataset, row));
CREATE TABLE IF NOT EXISTS texts (
    ref TEXT PRIMARY KEY, dataset TEXT NOT NULL, url TEXT, title TEXT, decided TEXT, landlord TEXT NOT NULL,
    text TEXT NOT NULL);
"""
_FIELDS = (
    "row, part, ref, landlord, landlord_raw, landlord_type, decided, category, category_raw, matter, said, finding, "
    "origin, url, rows"
)


class DecidedMatter(Frozen):
    """One matter that a real decision ruled on, as the public dataset has it.

    `finding` None: the dataset's rows for this case state none that can be trusted. `matter` is the
    thing complained of, `said` the row's own words, mended. `rows` are all rows of the dataset that
    speak of it, `row` the one it was read from, `part` its place where that row lists several.
    """

    ref: str
    landlord: str
    landlord_raw: str
    landlord_type: LandlordType
    decided: date | None
    category: Category
    category_raw: str
    matter: str
    said: str
    finding: Finding | None
    origin: Literal["table", "text", "decision"]
    url: str | None
    row: int
    part: int = 0
    rows: tuple[int, ...] = ()


class Dropped(Frozen):
    """A row that was not taken, and why."""

    row: int
    ref: str
    why: str
    said: str


class DecisionText(Frozen):
    """A whole decision of the sister dataset, kept where it was ingested."""

    ref: str
    url: str | None
    title: str
    decided: date | None
    landlord: str
    text: str


class FindingsStore:
    """Reads and writes `findings.db`. Every write is one transaction: a stop in between loses nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, settings: Settings) -> FindingsStore:
        """The store of these settings; the file need not exist."""
        return cls(settings.store / "findings.db")

    def __bool__(self) -> bool:
        return self.path.is_file() and len(self) > 0

    def __len__(self) -> int:
        return int(self._one("SELECT count(*) FROM matters"))

    @property
    def digest(self) -> str:
        """Changes whenever the matters do: which datasets are in, and how far. Empty where none is."""
        if not self.path.is_file():
            return ""
        with self._reading() as base:
            found = base.execute("SELECT digest, done FROM datasets ORDER BY digest").fetchall()
        return "+".join(f"{digest[:16]}:{done}" for digest, done in found)

    def matters(self) -> Iterator[DecidedMatter]:
        """Every matter, by case and row."""
        if not self.path.is_file():
            return
        with self._reading() as base:
            for found in base.execute(f"SELECT {_FIELDS} FROM matters ORDER BY ref, row, part"):
                yield _matter(found)

    def of_case(self, ref: str) -> tuple[DecidedMatter, ...]:
        """The matters of one case, empty where it is not in the store."""
        if not self.path.is_file():
            return ()
        with self._reading() as base:
            found = base.execute(f"SELECT {_FIELDS} FROM matters WHERE ref = ? ORDER BY row, part", (ref,)).fetchall()
        return tuple(_matter(row) for row in found)

    def dropped(self) -> Iterator[Dropped]:
        """Every row that was not taken."""
        if not self.path.is_file():
            return
        with self._reading() as base:
            for row, ref, why, said in base.execute("SELECT row, ref, why, said FROM dropped ORDER BY row"):
                yield Dropped(row=row, ref=ref, why=why, said=said)

    def text(self, ref: str) -> DecisionText | None:
        """A whole decision, where the sister dataset was ingested."""
        if not self.path.is_file():
            return None
        with self._reading() as base:
            found = base.execute(
                "SELECT ref, url, title, decided, landlord, text FROM texts WHERE ref = ?", (ref,)
            ).fetchone()
        if found is None:
            return None
        names = ("ref", "url", "title", "decided", "landlord", "text")
        return DecisionText.model_validate(dict(zip(names, found, strict=True)))

    def texts(self) -> int:
        """How many whole decisions are in the store."""
        return int(self._one("SELECT count(*) FROM texts"))

    def begun(self, digest: str, reader: str) -> tuple[int, bool, str]:
        """How many cases of a dataset are in, whether all are, and its report so far.

        Nothing, where it was read another way than `reader` names: then it is read again.
        """
        if not self.path.is_file():
            return 0, False, ""
        with self._reading() as base:
            found = base.execute(
                "SELECT done, complete, report FROM datasets WHERE digest = ? AND kind = ?", (digest, reader)
            ).fetchone()
        return (found[0], bool(found[1]), found[2]) if found else (0, False, "")

    @staticmethod
    def mark(
        base: sqlite3.Connection, digest: str, name: str, reader: str, rows: int, done: int, complete: bool, report: str
    ) -> None:
        """Say in the caller's transaction how far a dataset is in."""
        base.execute(
            "INSERT OR REPLACE INTO datasets (digest, name, kind, rows, done, complete, report) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (digest, name, reader, rows, done, complete, report),
        )

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; rolled back on any error."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=30)) as base:
                base.executescript(_SCHEMA)
                with base:
                    yield base
        except (sqlite3.Error, OSError) as error:
            raise FaultError(f"The findings store {self.path} cannot be written: {error}.") from error

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=30)) as base:
                yield base
        except sqlite3.Error as error:
            raise FaultError(
                f"The findings store {self.path} cannot be read: {error}. Delete it and ingest the dataset again."
            ) from error

    def _one(self, query: str) -> int:
        if not self.path.is_file():
            return 0
        with self._reading() as base:
            return int(base.execute(query).fetchone()[0])


def put(base: sqlite3.Connection, digest: str, matters: Iterable[DecidedMatter], dropped: Iterable[Dropped]) -> None:
    """Write matters and dropped rows of a dataset, in the caller's transaction."""
    base.executemany(
        f"INSERT OR REPLACE INTO matters (dataset, {_FIELDS}) VALUES (?{', ?' * 15})",
        [
            (
                *(digest, m.row, m.part, m.ref, m.landlord, m.landlord_raw, m.landlord_type.value),
                *(m.decided.isoformat() if m.decided else None, m.category.value, m.category_raw, m.matter, m.said),
                *(m.finding.value if m.finding else None, m.origin, m.url, ",".join(map(str, m.rows))),
            )
            for m in matters
        ],
    )
    base.executemany(
        "INSERT OR REPLACE INTO dropped (dataset, row, ref, why, said) VALUES (?, ?, ?, ?, ?)",
        [(digest, d.row, d.ref, d.why, d.said) for d in dropped],
    )


_LANDLORD_TYPES = {kind.value: kind for kind in LandlordType}
_CATEGORIES = {category.value: category for category in Category}
_FINDINGS = {finding.value: finding for finding in Finding}


def _matter(found: tuple[Any, ...]) -> DecidedMatter:
    """A row of our own store: written by us, so it is not validated again (30,000 of them are read at once)."""
    row, part, ref, landlord, raw, kind, decided, category, category_raw, matter, said, finding, origin, url, rows = (
        found
    )
    return DecidedMatter.model_construct(
        ref=ref,
        landlord=landlord,
        landlord_raw=raw,
        landlord_type=_LANDLORD_TYPES[str(kind)],
        decided=date.fromisoformat(str(decided)) if decided else None,
        category=_CATEGORIES[str(category)],
        category_raw=category_raw,
        matter=matter,
        said=said,
        finding=_FINDINGS[str(finding)] if finding else None,
        origin=origin,
        url=url,
        row=row,
        part=part,
        rows=tuple(int(item) for item in str(rows).split(",") if item),
    )
