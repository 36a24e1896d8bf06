"""Files, folders and addresses into the library, one after the other; one that fails does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import AssistantError, FaultError, InputError
from assistant.ingest.library import Entry, Library
from assistant.ingest.own import read_case_in_hand
from assistant.ingest.policy import PolicyDocument, describe
from assistant.progress import Progress, quiet

_READABLE = frozenset((".html", ".htm", ".pdf", ".txt", ".text", ".md", ".xhtml"))


def take_in(given: Sequence[str], store: Path, *, dry_run: bool = False, progress: Progress = quiet) -> list[Entry]:
    """Read every document named, or every readable file of a folder named, and keep what can be kept.

    Raises:
        InputError: a path does not exist, or a folder holds nothing to read.
    """
    documents = list(_named(given))
    library = Library(store)
    entries: list[Entry] = []
    for done, document in enumerate(documents):
        progress("documents", done, len(documents))
        entries.append(_one(document, library, dry_run))
    progress("documents", len(documents), len(documents))
    return entries


def _named(given: Sequence[str]) -> Iterator[str]:
    for name in given:
        if "://" in name:
            yield name
            continue
        path = Path(name).expanduser()
        if path.is_dir():
            inside = sorted(
                str(file) for file in path.rglob("*") if file.suffix.lower() in _READABLE and file.is_file()
            )
            if not inside:
                raise InputError(f"{path} holds no page, PDF or text file.")
            yield from inside
        elif path.exists():
            yield str(path)
        else:
            raise InputError(f"{path} does not exist.")


def _one(document: str, library: Library, dry_run: bool) -> Entry:
    try:
        data, url = _bytes_of(document)
        record = read_case_in_hand(data, Path(document).name if url is None else document.rstrip("/"), url=url)
        if dry_run:
            return _shown(record, document)
        return library.add(record, document)
    except AssistantError as error:
        if isinstance(error, FaultError) and not dry_run and "cannot be written" in str(error):
            raise
        reason = str(error)
        return (
            Entry(document=document, verdict="failed", notes=(reason,))
            if dry_run
            else library.set_aside(document, reason)
        )


def _bytes_of(document: str) -> tuple[bytes, str | None]:
    if "://" in document:
        from assistant.ingest.polite import Fetcher
        from assistant.ingest.site import fetch_one

        with Fetcher() as fetcher:
            return fetch_one(document, fetcher), document
    try:
        return Path(document).read_bytes(), None
    except OSError as error:
        raise InputError(f"{document} cannot be opened: {error.strerror}.") from error


def _shown(record: object, document: str) -> Entry:
    if isinstance(record, PolicyDocument):
        return Entry(
            document=document,
            verdict="to confirm",
            record=record.name,
            title=record.title,
            notes=tuple(describe(record)),
        )
    from assistant.records import Determination

    assert isinstance(record, Determination)
    matters = tuple(f"{m.matter}: {m.finding or 'finding not known'}" for m in record.matters)
    money = () if record.compensation_ordered is None else (f"£{record.compensation_ordered:,.2f} ordered",)
    return Entry(
        document=document,
        verdict="new",
        record=record.ref,
        title=record.title,
        notes=(*matters, *money, *record.flags, *(f"not found: {name}" for name in record.missing)),
    )
