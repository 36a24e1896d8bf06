"""The walk over the public archive, against a local server that imitates it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from archive import Answer, Archive, decision

from assistant.errors import FaultError, InputError
from assistant.ingest.library import Entry, Library, ingested_records
from assistant.ingest.polite import Fetcher
from assistant.ingest.site import Walk

REFS = ["209911101", "209911102", "209911103", "209911104"]


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive() as server:
        yield server


class Naps(list[float]):
    """How long the fetcher would have slept."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def walk(archive: Archive, store: Path, naps: Naps | None = None, **options: Any) -> list[Entry]:
    fetcher = Fetcher(0.0, timeout=0.4, backoff=0.01, sleep=naps if naps is not None else Naps())
    with fetcher:
        return list(Walk(store, fetcher, archive=archive.url, **options).run())


def verdicts(entries: list[Entry]) -> list[str]:
    return [entry.verdict for entry in entries]


def test_every_page_of_the_list_is_walked_and_each_decision_kept_once(archive: Archive, tmp_path: Path) -> None:
    slugs = archive.decisions(REFS)
    archive.lists([slugs[:2], slugs[1:3], slugs[3:]])
    assert verdicts(walk(archive, tmp_path)) == ["new"] * 4
    assert sorted(ingested_records(tmp_path)) == REFS
    assert len(list((tmp_path / "originals").glob("*.html"))) == 4


def test_a_second_run_asks_only_for_the_lists(archive: Archive, tmp_path: Path) -> None:
    archive.lists([archive.decisions(REFS)])
    walk(archive, tmp_path)
    archive.asked.clear()
    assert walk(archive, tmp_path) == []
    assert archive.asked == ["/robots.txt", "/decisions/"]


def test_a_run_that_was_stopped_goes_on_where_it_was(archive: Archive, tmp_path: Path) -> None:
    archive.lists([archive.decisions(REFS)])
    assert verdicts(walk(archive, tmp_path, limit=2)) == ["new", "new"]
    archive.asked.clear()
    assert verdicts(walk(archive, tmp_path)) == ["new", "new"]
    assert len(archive.asked) == 4


def test_only_one_request_is_made_at_a_time_and_it_says_who_asks(archive: Archive, tmp_path: Path) -> None:
    archive.lists([archive.decisions(REFS)])
    walk(archive, tmp_path)
    assert archive.most_at_once == 1
    assert all("repairs-assistant" in headers["User-Agent"] for headers in archive.headers)


def test_requests_are_paused_and_a_longer_crawl_delay_wins(archive: Archive, tmp_path: Path) -> None:
    archive.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 7\n")
    archive.lists([archive.decisions(REFS[:2])])
    naps = Naps()
    walk(archive, tmp_path, naps)
    assert len([nap for nap in naps if 6 < nap <= 7]) == 3


def test_robots_txt_is_obeyed(archive: Archive, tmp_path: Path) -> None:
    archive.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /decisions/wexcombe\n")
    archive.lists([archive.decisions(REFS[:1])])
    entries = walk(archive, tmp_path)
    assert verdicts(entries) == ["failed"]
    assert "robots.txt" in entries[0].notes[0]
    assert not any(path.startswith("/decisions/wexcombe") for path in archive.asked)


def test_a_missing_page_is_set_aside_and_the_rest_goes_on(archive: Archive, tmp_path: Path) -> None:
    slugs = archive.decisions(REFS[:2])
    archive.lists([["gone-council-209911199", *slugs]])
    entries = walk(archive, tmp_path)
    assert verdicts(entries) == ["failed", "new", "new"]
    assert "404" in Library(tmp_path).failures()[0]["reason"]


def test_a_server_that_asks_for_patience_is_given_the_time_it_names(archive: Archive, tmp_path: Path) -> None:
    slugs = archive.decisions(REFS[:1])
    page = archive.answers[f"/decisions/{slugs[0]}/"]
    assert isinstance(page, Answer)
    archive.answers[f"/decisions/{slugs[0]}/"] = lambda asked: (
        page if asked > 2 else Answer(b"slow down", 429, {"Retry-After": "90"})
    )
    archive.lists([slugs])
    naps = Naps()
    assert verdicts(walk(archive, tmp_path, naps)) == ["new"]
    assert [nap for nap in naps if nap >= 89] == [90.0, 90.0]


def test_a_page_that_never_comes_is_set_aside_after_several_tries(archive: Archive, tmp_path: Path) -> None:
    slugs = archive.decisions(REFS[:2])

    def hang(_: int) -> Answer:
        time.sleep(0.6)
        return Answer(b"late")

    archive.answers[f"/decisions/{slugs[0]}/"] = hang
    archive.lists([slugs])
    entries = walk(archive, tmp_path)
    assert verdicts(entries) == ["failed", "new"]
    assert "no answer came in time" in entries[0].notes[0]


def test_a_page_that_broke_off_once_is_asked_for_again(archive: Archive, tmp_path: Path) -> None:
    whole = decision(REFS[0])
    slug = archive.decisions(REFS[:1])[0]
    archive.answers[f"/decisions/{slug}/"] = lambda asked: (
        Answer(whole) if asked > 1 else Answer(whole[:3000], cut=len(whole) - 3000)
    )
    archive.lists([[slug]])
    assert verdicts(walk(archive, tmp_path)) == ["new"]
    assert ingested_records(tmp_path)[REFS[0]].model_dump()["compensation_ordered"] == 1700


def test_a_page_that_is_stored_short_is_set_aside_and_tried_again_next_time(archive: Archive, tmp_path: Path) -> None:
    whole = decision(REFS[0])
    slug = archive.decisions(REFS[:1])[0]
    archive.answers[f"/decisions/{slug}/"] = Answer(whole[: len(whole) // 3])
    archive.lists([[slug]])
    first = walk(archive, tmp_path)
    assert verdicts(first) == ["failed"]
    assert "breaks off" in first[0].notes[0]
    archive.answers[f"/decisions/{slug}/"] = Answer(whole)
    assert verdicts(walk(archive, tmp_path)) == ["new"]


def test_a_changed_page_replaces_its_record_and_says_what_changed(archive: Archive, tmp_path: Path) -> None:
    slug = archive.decisions(REFS[:1])[0]
    archive.lists([[slug]])
    walk(archive, tmp_path)
    archive.answers[f"/decisions/{slug}/"] = Answer(
        decision(REFS[0], day="13 December 2025"), headers={"ETag": '"new"'}
    )
    entry = walk(archive, tmp_path, recheck=True)[0]
    assert entry.verdict == "changed"
    assert any("decided: 2025-12-12 became 2025-12-13" in note for note in entry.notes)


def test_an_unchanged_page_is_asked_for_conditionally(archive: Archive, tmp_path: Path) -> None:
    archive.lists([archive.decisions(REFS[:2])])
    walk(archive, tmp_path)
    archive.headers.clear()
    assert verdicts(walk(archive, tmp_path, recheck=True)) == ["same", "same"]
    assert [headers["If-None-Match"] for headers in archive.headers if "If-None-Match" in headers] == [
        f'"{ref}"' for ref in REFS[:2]
    ]


def test_the_walk_ends_at_a_list_of_none_but_older_decisions(archive: Archive, tmp_path: Path) -> None:
    new = archive.decisions(REFS[:1], day="3 March 2026")
    old = archive.decisions(REFS[1:3], day="3 March 2024")
    older = archive.decisions(REFS[3:], day="3 March 2023")
    archive.lists([new, old, older])
    entries = walk(archive, tmp_path, since=date(2026, 1, 1))
    assert verdicts(entries) == ["new", "skipped", "skipped"]
    assert f"/decisions/{older[0]}/" not in archive.asked


def test_what_was_too_old_for_one_run_is_read_by_a_later_one(archive: Archive, tmp_path: Path) -> None:
    archive.lists([archive.decisions(REFS[:1], day="3 March 2024")])
    assert verdicts(walk(archive, tmp_path, since=date(2026, 1, 1))) == ["skipped"]
    assert verdicts(walk(archive, tmp_path)) == ["new"]


def test_a_landlord_keeps_the_walk_to_its_own_decisions(archive: Archive, tmp_path: Path) -> None:
    slugs = archive.decisions(REFS[:1])
    archive.answers["/decisions/fern-homes-209911150/"] = Answer(decision("209911150"))
    archive.lists([[*slugs, "fern-homes-209911150"]])
    walk(archive, tmp_path, landlord="Fern Homes")
    assert list(ingested_records(tmp_path)) == ["209911150"]


def test_a_dry_run_keeps_neither_page_nor_record(archive: Archive, tmp_path: Path) -> None:
    archive.lists([archive.decisions(REFS[:2])])
    assert verdicts(walk(archive, tmp_path, dry_run=True)) == ["new", "new"]
    assert ingested_records(tmp_path) == {}
    assert not (tmp_path / "originals").exists()


def test_an_archive_that_is_not_there_is_a_fault_with_its_remedy(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(FaultError, match="--archive"):
        walk(archive, tmp_path)


def test_an_address_that_is_none_is_refused() -> None:
    with Fetcher(0.0) as fetcher, pytest.raises(InputError, match="https://"):
        fetcher.get("housing-ombudsman")
