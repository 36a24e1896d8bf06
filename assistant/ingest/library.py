"""The ingested records on this machine: one document, one record, whatever is given twice.

Records lie in `<store>/records/determinations`, each with its passages quoted word for word; drafts of
landlords' policies wait in `<store>/to-confirm`; what failed is set aside in `<store>/aside`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from assistant.errors import FaultError
from assistant.ingest.policy import PolicyDocument
from assistant.records import CorpusError, Determination, Frozen, Record, read_record, write_record

Verdict = Literal["new", "same", "changed", "to confirm", "failed", "skipped"]

_UNTOLD = frozenset(("passages", "sources", "events"))


class Entry(Frozen):
    """What became of one document: its record's name, the verdict, and what a person should know."""

    document: str
    verdict: Verdict
    record: str | None = None
    title: str | None = None
    notes: tuple[str, ...] = ()


class Library:
    """The folder of ingested records."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records = root / "records" / "determinations"
        self.drafts = root / "to-confirm"
        self.aside = root / "aside"

    def add(self, record: Determination | PolicyDocument, document: str) -> Entry:
        """Keep a record; an equal one is left alone, a changed one replaces it and says what changed.

        A policy document becomes a draft for a person to confirm.
        """
        if isinstance(record, PolicyDocument):
            return self._draft(record, document)
        path = self.records / f"{record.ref}.md"
        text = write_record(record)
        entry = Entry(document=document, verdict="new", record=record.ref, title=record.title, notes=record.flags)
        if path.exists():
            before = path.read_text("utf-8")
            if before == text:
                return entry.model_copy(update={"verdict": "same"})
            entry = entry.model_copy(update={"verdict": "changed", "notes": _changes(path, record) + record.flags})
        _write(path, text)
        self._forget(document)
        return entry

    def _draft(self, document: PolicyDocument, name: str) -> Entry:
        path = self.drafts / f"{document.name}.md"
        policy = document.as_policy()
        text = write_record(policy)
        same = path.exists() and path.read_text("utf-8") == text
        if not same:
            _write(path, text)
        count = len(document.candidates)
        notes = (f"{count} possible time limits: check each in {path}, then move the file to corpus/landlords",)
        return Entry(
            document=name,
            verdict="same" if same else "to confirm",
            record=document.name,
            title=document.title,
            notes=notes,
        )

    def set_aside(self, document: str, reason: str) -> Entry:
        """Keep the reason why a document failed."""
        _write(
            self._aside_path(document), json.dumps({"document": document, "reason": reason}, ensure_ascii=False) + "\n"
        )
        return Entry(document=document, verdict="failed", notes=(reason,))

    def _aside_path(self, document: str) -> Path:
        import hashlib

        return self.aside / f"{hashlib.sha256(document.encode()).hexdigest()[:16]}.json"

    def _forget(self, document: str) -> None:
        self._aside_path(document).unlink(missing_ok=True)

    def failures(self) -> list[dict[str, Any]]:
        """Every document set aside, with its reason."""
        return [json.loads(path.read_text("utf-8")) for path in sorted(self.aside.glob("*.json"))]


def ingested_records(store: Path) -> dict[str, Record]:
    """Every ingested determination of a store, by reference; a file that is broken is left out."""
    out: dict[str, Record] = {}
    for path in sorted((store / "records" / "determinations").glob("*.md")):
        try:
            record = read_record(path)
        except CorpusError:
            continue
        out[record.id] = record
    return out


def _changes(path: Path, record: Determination) -> tuple[str, ...]:
    """What differs from the record that is replaced, field by field."""
    try:
        before = read_record(path)
    except CorpusError:
        return ("the old record could not be read and was replaced",)
    old, new = before.model_dump(mode="json", by_alias=True), record.model_dump(mode="json", by_alias=True)
    told = [line for name in new if name not in _UNTOLD for line in _differences(name, old.get(name), new.get(name))]
    if not isinstance(before, Determination):
        return tuple(told)
    were, are = {p.text for p in before.passages}, {p.text for p in record.passages}
    if were != are:
        told.append(f"text: {len(are - were)} paragraphs new or reworded, {len(were - are)} gone")
    return tuple(told)


def _differences(name: str, old: Any, new: Any) -> Iterator[str]:
    """What became of a field: `matters.0.compensation: 200.0 became 300.0`; of a list, what is new and what gone."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in new:
            yield from _differences(f"{name}.{key}", old.get(key), new[key])
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _differences(f"{name}.{place}", before, after)
    elif isinstance(old, list) and isinstance(new, list):
        yield from (f"{name}: new {_short(one)}" for one in new if one not in old)
        yield from (f"{name}: gone {_short(one)}" for one in old if one not in new)
    else:
        yield f"{name}: {_short(old)} became {_short(new)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str) if not isinstance(value, str) else value
    return text if len(text) <= 80 else f"{text[:77]}…"


def _write(path: Path, text: str) -> None:
    """Write the whole file or nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f"{path.suffix}.part")
        half.write_text(text, "utf-8")
        half.replace(path)
    except OSError as error:
        raise FaultError(
            f"{path} cannot be written: {error.strerror}. Set ASSISTANT_STORE to a folder that can."
        ) from error
