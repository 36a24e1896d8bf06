"""The same document twice is one record; a changed one replaces it and says what changed."""

from __future__ import annotations

import json
from pathlib import Path

from ingest_cases import FIXTURES, LAYOUTS, read_layout

from assistant.ingest.intake import take_in
from assistant.ingest.library import Library, ingested_records
from assistant.records import parse_record, write_record

OLD = LAYOUTS / "old-bullets.txt"


def test_a_record_written_and_read_back_is_the_same_record() -> None:
    for path in FIXTURES:
        record = read_layout(path)
        assert parse_record(write_record(record), Path(f"determinations/{record.ref}.md")) == record


def test_the_same_document_twice_is_one_record(tmp_path: Path) -> None:
    first, second = take_in([str(OLD)], tmp_path), take_in([str(OLD)], tmp_path)
    assert [entry.verdict for entry in first + second] == ["new", "same"]
    assert list(ingested_records(tmp_path)) == ["209900102"]


def test_a_changed_document_replaces_the_old_and_says_what_changed(tmp_path: Path) -> None:
    take_in([str(OLD)], tmp_path)
    newer = tmp_path / "newer.txt"
    newer.write_text(OLD.read_text("utf-8").replace("£220", "£330"), "utf-8")
    entry = take_in([str(newer)], tmp_path)[0]
    assert entry.verdict == "changed"
    assert any("compensation_ordered: 220.0 became 330.0" in note for note in entry.notes)
    assert any("matters.0.compensation: 220.0 became 330.0" in note for note in entry.notes)
    assert ingested_records(tmp_path)["209900102"].model_dump()["compensation_ordered"] == 330


def test_a_failing_document_is_set_aside_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"PK\x03\x04")
    (folder / "b.txt").write_bytes(OLD.read_bytes())
    entries = take_in([str(folder)], tmp_path)
    assert [entry.verdict for entry in entries] == ["failed", "new"]
    aside = Library(tmp_path).failures()
    assert "zip archive" in aside[0]["reason"]


def test_a_document_mended_later_leaves_the_set_aside(tmp_path: Path) -> None:
    given = tmp_path / "a.txt"
    given.write_bytes(b"PK\x03\x04")
    take_in([str(given)], tmp_path)
    given.write_bytes(OLD.read_bytes())
    take_in([str(given)], tmp_path)
    assert Library(tmp_path).failures() == []


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    entry = take_in([str(OLD)], tmp_path, dry_run=True)[0]
    assert entry.verdict == "new"
    assert any("maladministration" in note for note in entry.notes)
    assert not list(tmp_path.iterdir())


def test_a_policy_is_a_draft_to_confirm_and_never_a_record(tmp_path: Path) -> None:
    given = tmp_path / "policy.txt"
    given.write_text(
        "Our repairs policy\nWe complete routine repairs within 20 working days of your report.\n", "utf-8"
    )
    entry = take_in([str(given)], tmp_path)[0]
    assert entry.verdict == "to confirm"
    assert ingested_records(tmp_path) == {}
    assert (tmp_path / "to-confirm" / "policy.md").exists()


def test_the_command_prints_one_json_document(tmp_path: Path, monkeypatch, capsys) -> None:
    from assistant.cli.main import run
    from assistant.settings import get_settings

    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path))
    get_settings.cache_clear()
    try:
        assert run(["ingest", str(OLD), "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert printed["summary"] == {"new": 1}
        assert run(["ingest", str(tmp_path / "nothing.txt")]) == 2
    finally:
        get_settings.cache_clear()


def test_an_ingested_case_joins_the_corpus_and_never_replaces_one_of_it(tmp_path: Path) -> None:
    from assistant.records import Basis, load_corpus
    from assistant.settings import ROOT

    take_in([str(OLD)], tmp_path)
    ours = sorted((ROOT / "corpus" / "determinations").glob("*.md"))[0]
    twin = tmp_path / "records" / "determinations" / f"{ours.name[:9]}.md"
    twin.write_text((tmp_path / "records" / "determinations" / "209900102.md").read_text("utf-8"), "utf-8")
    (tmp_path / "records" / "determinations" / "209900999.md").write_text("half a rec", "utf-8")
    corpus = load_corpus(ROOT / "corpus", tmp_path / "records")
    assert corpus.determinations["209900102"].basis is Basis.FULL
    assert corpus.determinations[ours.name[:9]].landlord != "Tollgate and Fenwick Housing Trust"
    assert "209900999" not in corpus.records
    assert corpus.cite("209900102#determination-3").pinpoint == "determination, paragraph 3 as we count"
    assert len(load_corpus(ROOT / "corpus")) == len(corpus) - 1
