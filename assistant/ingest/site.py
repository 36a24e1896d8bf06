"""The Ombudsman's public archive: walk its lists, keep each decision's page, ingest what is new.

Everything kept lies outside the repository, in `<store>/originals`; `<store>/site.sqlite` remembers
every page, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from assistant.errors import AssistantError, FaultError
from assistant.ingest.documents import read_document
from assistant.ingest.library import Entry, Library
from assistant.ingest.own import read_either, slug_of
from assistant.ingest.polite import Fetched, Fetcher
from assistant.progress import Progress, quiet
from assistant.records import Basis, Determination

ARCHIVE = "https://www.housing-ombudsman.org.uk/decisions/"
_KEPT = frozenset(("new", "same", "changed"))
_MOST_LISTS = 5000
_LINK = re.compile(rb"""<a\b[^>]*?\bhref\s*=\s*["']([^"'#]+)["']""", re.IGNORECASE)
_NEXT = re.compile(
    rb"""<a\b[^>]*\b(?:rel\s*=\s*["']next["']|class\s*=\s*["'][^"']*\bnext\b[^"']*["'])[^>]*>""", re.IGNORECASE
)
_HREF = re.compile(rb"""\bhref\s*=\s*["']([^"'#]+)["']""", re.IGNORECASE)
_TABLE = """CREATE TABLE IF NOT EXISTS pages (
    url TEXT PRIMARY KEY, etag TEXT, modified TEXT, sha TEXT, file TEXT, ref TEXT, decided TEXT,
    verdict TEXT, note TEXT, fetched TEXT)"""


class Known(NamedTuple):
    """What is remembered of a page."""

    etag: str | None
    modified: str | None
    sha: str | None
    decided: date | None
    verdict: str


class Walk:
    """One run over the archive.

    `since` leaves out decisions dated before a day and ends the walk at a list of none but older ones;
    `landlord` keeps to addresses that name it; `limit` ends the walk after that many pages were
    fetched; `recheck` asks again, conditionally, for pages that are kept already.
    """

    def __init__(
        self,
        store: Path,
        fetcher: Fetcher,
        *,
        archive: str = ARCHIVE,
        since: date | None = None,
        landlord: str | None = None,
        limit: int | None = None,
        recheck: bool = False,
        dry_run: bool = False,
        progress: Progress = quiet,
    ) -> None:
        self.store = store
        self.fetcher = fetcher
        self.archive = archive if archive.endswith("/") else f"{archive}/"
        self.since = since
        self.landlord = _slug(landlord) if landlord else None
        self.limit = limit
        self.recheck = recheck
        self.dry_run = dry_run
        self.progress = progress
        self.library = Library(store)
        self.fetched = 0
        self.seen: set[str] = set()

    def run(self) -> Iterator[Entry]:
        """Each decision met, with what became of it.

        Raises:
            FaultError: the archive itself cannot be read. A single page that fails is set aside.
        """
        self.store.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.store / "site.sqlite")) as memory:
            memory.execute(_TABLE)
            for number, links in enumerate(self._lists(), start=1):
                self.progress("lists read", number, 0)
                dates: list[date | None] = []
                for url in links:
                    if self.limit is not None and self.fetched >= self.limit:
                        return
                    entry, decided = self._decision(memory, url)
                    dates.append(decided)
                    if entry is not None:
                        self.progress("decisions", self.fetched, self.limit or 0)
                        yield entry
                known = [day for day in dates if day is not None]
                if self.since and known and len(known) == len(dates) and all(day < self.since for day in known):
                    return

    def _lists(self) -> Iterator[list[str]]:
        """The decisions of each page of the list, newest first, until the last."""
        url: str | None = self.archive
        visited: set[str] = set()
        while url and url not in visited and len(visited) < _MOST_LISTS:
            visited.add(url)
            page = self.fetcher.get(url)
            if page.body is None:
                if len(visited) == 1:
                    raise FaultError(f"{url} is not there. Give the archive's address with --archive.")
                return
            links = [link for link in self._links(url, page.body) if link not in self.seen]
            self.seen.update(links)
            yield links
            url = self._next(url, page.body) if links else None

    def _links(self, base: str, body: bytes) -> list[str]:
        """The decisions that a list links to: addresses one step below the archive's."""
        root = urlsplit(self.archive)
        out: dict[str, None] = {}
        for match in _LINK.finditer(body):
            link = urljoin(base, match.group(1).decode("utf-8", "replace").strip())
            parts = urlsplit(link)
            below = parts.path.removeprefix(root.path).strip("/")
            if parts.netloc != root.netloc or not parts.path.startswith(root.path) or not below or "/" in below:
                continue
            if below.startswith("page") or parts.query:
                continue
            if self.landlord is None or self.landlord in below:
                out[f"{parts.scheme}://{parts.netloc}{parts.path}"] = None
        return list(out)

    def _next(self, base: str, body: bytes) -> str | None:
        if (tag := _NEXT.search(body)) and (href := _HREF.search(tag.group(0))):
            following_url: str = urljoin(base, href.group(1).decode("utf-8", "replace"))
            return following_url
        numbered = re.search(r"/page/(\d+)/?$", base)
        following = int(numbered.group(1)) + 1 if numbered else 2
        wanted = f"page/{following}/".encode()
        return urljoin(self.archive, f"page/{following}/") if wanted in body or wanted.rstrip(b"/") in body else None

    def _decision(self, memory: sqlite3.Connection, url: str) -> tuple[Entry | None, date | None]:
        known = _recall(memory, url)
        if known and not self.recheck and not self._open(known):
            return None, known.decided
        # Only a page whose record is kept may be answered with "not changed".
        kept = known if known and known.verdict in _KEPT else None
        try:
            page = self.fetcher.get(url, etag=kept.etag if kept else None, modified=kept.modified if kept else None)
        except AssistantError as error:
            return self._failed(memory, url, str(error)), None
        self.fetched += 1
        if page.gone:
            return self._failed(memory, url, f"{url}: the page is gone (404)", verdict="gone"), None
        if page.body is None:
            return Entry(document=url, verdict="same"), known.decided if known else None
        sha = hashlib.sha256(page.body).hexdigest()
        if known and kept and known.sha == sha:
            return Entry(document=url, verdict="same"), known.decided
        return self._ingest(memory, page, sha)

    def _open(self, known: Known) -> bool:
        """Whether a page met before is still to be read: it failed, or was too old for that run."""
        if known.verdict == "older":
            return self.since is None or (known.decided is not None and known.decided >= self.since)
        return known.verdict == "failed"

    def _ingest(self, memory: sqlite3.Connection, page: Fetched, sha: str) -> tuple[Entry, date | None]:
        body = page.body or b""
        name = slug_of(urlsplit(page.url).path.strip("/").rsplit("/", 1)[-1]) + ".html"
        try:
            record = read_either(read_document(body, page.url), slug_of(name), url=page.url)
            if not isinstance(record, Determination):
                raise FaultError("the page holds no determination")
            if record.basis is Basis.EXTRACT and b"</html" not in body[-400:].lower():
                raise FaultError("the page breaks off before its end")
        except AssistantError as error:
            return self._failed(memory, page.url, f"{page.url}: {error}"), None
        if self.since and record.decided and record.decided < self.since:
            _remember(memory, page, sha, None, record, "older", None)
            return Entry(
                document=page.url, verdict="skipped", record=record.ref, notes=("older than --since",)
            ), record.decided
        if self.dry_run:
            return Entry(document=page.url, verdict="new", record=record.ref, title=record.title), record.decided
        original = self.store / "originals" / name
        original.parent.mkdir(parents=True, exist_ok=True)
        original.write_bytes(body)
        entry = self.library.add(record, page.url)
        _remember(memory, page, sha, str(original), record, entry.verdict, None)
        return entry, record.decided

    def _failed(self, memory: sqlite3.Connection, url: str, reason: str, verdict: str = "failed") -> Entry:
        if self.dry_run:
            return Entry(document=url, verdict="failed", notes=(reason,))
        _remember(memory, Fetched(url, None, None, None), None, None, None, verdict, reason)
        return self.library.set_aside(url, reason)


def fetch_one(url: str, fetcher: Fetcher) -> bytes:
    """One page that a person names.

    Raises:
        InputError: robots.txt forbids it, or it is not there.
        FaultError: it cannot be reached.
    """
    page = fetcher.get(url)
    if page.body is None:
        raise FaultError(f"{url} is not there (404). Check the address.")
    return page.body


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("&", "and" if " & " not in name else "")).strip("-")


def _recall(memory: sqlite3.Connection, url: str) -> Known | None:
    row = memory.execute("SELECT etag, modified, sha, decided, verdict FROM pages WHERE url = ?", (url,)).fetchone()
    if row is None:
        return None
    return Known(row[0], row[1], row[2], date.fromisoformat(row[3]) if row[3] else None, row[4])


def _remember(
    memory: sqlite3.Connection,
    page: Fetched,
    sha: str | None,
    file: str | None,
    record: Determination | None,
    verdict: str,
    note: str | None,
) -> None:
    decided = record.decided.isoformat() if record and record.decided else None
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = (
        page.url,
        page.etag,
        page.modified,
        sha,
        file,
        record.ref if record else None,
        decided,
        verdict,
        note,
        now,
    )
    with memory:
        memory.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
