from __future__ import annotations

import sqlite3
import zipfile
from datetime import date
from pathlib import Path

import pytest
from dataset_rows import ROWS, write_database

from assistant.errors import InputError
from assistant.ingest import dataset as module
from assistant.ingest.dataset import ingest_dataset
from assistant.ingest.findings_store import FindingsStore
from assistant.records import Category, Finding, LandlordType
from assistant.settings import ROOT, Settings

REAL = ROOT.parent / "shared" / "data" / "ombudsman_complaints_findings.zip"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def zipped(path: Path, inside: Path, name: str = "findings.db") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(inside, name)
    return path


def test_a_zip_and_its_database_come_to_the_same_matters(tmp_path: Path, settings: Settings) -> None:
    base = write_database(tmp_path / "findings.db")
    (report,) = ingest_dataset(zipped(tmp_path / "findings.zip", base), settings)
    first = list(FindingsStore.of(settings).matters())
    (again,) = ingest_dataset(base, settings)
    assert not report.already
    assert again.already
    assert list(FindingsStore.of(settings).matters()) == first


def test_rows_become_matters_with_their_origin_and_meaning(tmp_path: Path, settings: Settings) -> None:
    ingest_dataset(write_database(tmp_path / "findings.db"), settings)
    leak, complaint = FindingsStore.of(settings).of_case("209900001")
    assert (leak.matter, leak.category, leak.finding) == (
        "Leaks into the hall",
        Category.LEAKS,
        Finding.MALADMINISTRATION,
    )
    assert (leak.origin, leak.row, leak.landlord_type) == ("table", 1, LandlordType.HOUSING_ASSOCIATION)
    assert leak.decided == date(2025, 2, 3)
    assert complaint.category is Category.COMPLAINT_HANDLING


def test_a_row_that_lists_two_findings_becomes_two_matters(tmp_path: Path, settings: Settings) -> None:
    (report,) = ingest_dataset(write_database(tmp_path / "findings.db"), settings)
    gate, shed = FindingsStore.of(settings).of_case("209900002")
    assert (gate.finding, shed.finding) == (Finding.SERVICE_FAILURE, Finding.NO_MALADMINISTRATION)
    assert (gate.row, gate.part, shed.row, shed.part) == (4, 0, 4, 1)
    assert report.split == 1


def test_a_case_without_a_finding_that_can_be_trusted_is_kept_as_unknown(tmp_path: Path, settings: Settings) -> None:
    (report,) = ingest_dataset(write_database(tmp_path / "findings.db"), settings)
    (kept,) = FindingsStore.of(settings).of_case("209900003")
    assert kept.finding is None
    assert report.unclear == 1


def test_every_row_is_accounted_for(tmp_path: Path, settings: Settings) -> None:
    (report,) = ingest_dataset(write_database(tmp_path / "findings.db"), settings)
    assert report.kept + report.repeats + sum(report.dropped.values()) == report.rows == len(ROWS)
    assert report.dropped["no text"] == report.dropped["no case reference of nine digits"] == 1
    assert len(list(FindingsStore.of(settings).dropped())) == sum(report.dropped.values())


def test_addresses_beside_the_dataset_name_the_landlord_in_full(tmp_path: Path, settings: Settings) -> None:
    address = "https://www.housing-ombudsman.org.uk/decisions/fernlea-homes-limited-209900001/"
    (tmp_path / "decision_urls.txt").write_text(f"{address}\n", "utf-8")
    ingest_dataset(write_database(tmp_path / "findings.db"), settings)
    leak, _ = FindingsStore.of(settings).of_case("209900001")
    assert (leak.landlord, leak.landlord_raw, leak.url) == ("Fernlea Homes Limited", "Fernlea", address)


def test_a_stopped_run_goes_on_where_it_stopped(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = write_database(tmp_path / "findings.db")
    monkeypatch.setattr(module, "BATCH", 1)

    def stop(what: str, done: int, _total: int) -> None:
        if what == "cases read" and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_dataset(base, settings, stop)
    half = len(FindingsStore.of(settings))
    said: list[int] = []
    (report,) = ingest_dataset(
        base, settings, lambda what, done, _: said.append(done) if what == "cases read" else None
    )
    assert 0 < half < len(FindingsStore.of(settings))
    assert said == [3]
    assert report.kept + report.repeats + sum(report.dropped.values()) == report.rows


def broken_zip(folder: Path) -> Path:
    path = zipped(folder / "x.zip", write_database(folder / "x.db"))
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + b"\x00" * 400 + whole[600:])
    return path


def no_database(folder: Path) -> Path:
    (folder / "notes.txt").write_text("nothing here", "utf-8")
    return zipped(folder / "x.zip", folder / "notes.txt", "notes.txt")


def bomb(folder: Path) -> Path:
    (folder / "x.db").write_bytes(b"\x00" * 30_000_000)
    return zipped(folder / "x.zip", folder / "x.db")


def other_tables(folder: Path) -> Path:
    with sqlite3.connect(folder / "x.db") as base:
        base.execute("CREATE TABLE recipes (name TEXT)")
    base.close()
    return folder / "x.db"


def wrong_columns(folder: Path) -> Path:
    with sqlite3.connect(folder / "x.db") as base:
        base.execute("CREATE TABLE complaint_findings (case_id TEXT, landlord TEXT)")
    base.close()
    return folder / "x.db"


def a_text(folder: Path) -> Path:
    (folder / "x.zip").write_text("not a zip", "utf-8")
    return folder / "x.zip"


def cut_short(folder: Path) -> Path:
    path = write_database(folder / "x.db", ROWS * 200)
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def only_nulls(folder: Path) -> Path:
    return write_database(folder / "x.db", [(None, None, None, "table")] * 3)


def no_rows(folder: Path) -> Path:
    return write_database(folder / "x.db", ())


@pytest.mark.parametrize(
    "make",
    [
        *(broken_zip, no_database, bomb, other_tables, wrong_columns, a_text, cut_short, only_nulls, no_rows),
        lambda folder: folder / "none.db",
    ],
)
def test_a_wrong_file_is_one_clear_line_and_what_was_there_stays(make, tmp_path: Path, settings: Settings) -> None:  # type: ignore[no-untyped-def]
    ingest_dataset(write_database(tmp_path / "good.db"), settings)
    before = list(FindingsStore.of(settings).matters())
    with pytest.raises(InputError) as refused:
        ingest_dataset(make(tmp_path), settings)
    assert "\n" not in str(refused.value)
    assert list(FindingsStore.of(settings).matters()) == before


def test_a_list_of_addresses_that_holds_none_is_refused(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "list.txt").write_text("hello\n", "utf-8")
    with pytest.raises(InputError, match="holds no address"):
        ingest_dataset(write_database(tmp_path / "findings.db"), settings, urls=tmp_path / "list.txt")


def test_whole_decisions_of_the_sister_dataset_are_kept_and_read(tmp_path: Path, settings: Settings) -> None:
    new = "Decision\nCase ID\n209900007\nComplaint\nThe handling of the loose tile\nFinding\nService failure\nProse."
    old = (
        "REPORT\nCOMPLAINT 209900008\nAssessment and findings\nThis was maladministration, perhaps.\n"
        "Determination (decision)\nIn accordance with paragraph 52 of the Scheme, there was no maladministration in "
        "the landlord's handling of the squeaking stair.\nOrders\nNone."
    )
    with sqlite3.connect(tmp_path / "decisions.db") as base:
        base.execute("CREATE TABLE decisions (url TEXT, title TEXT, decision_date TEXT, landlord TEXT, full_text TEXT)")
        base.execute("INSERT INTO decisions VALUES (NULL, 'Fernlea (209900007)', '2 May 2026', 'Fernlea', ?)", (new,))
        base.execute("INSERT INTO decisions VALUES (NULL, 'Fernlea (209900008)', '2 May 2024', 'Fernlea', ?)", (old,))
        base.execute("INSERT INTO decisions VALUES (NULL, NULL, NULL, NULL, NULL)")
    base.close()
    (report,) = ingest_dataset(tmp_path / "decisions.db", settings)
    store = FindingsStore.of(settings)
    assert [(m.matter, m.finding) for m in store.of_case("209900007")] == [("Loose tile", Finding.SERVICE_FAILURE)]
    assert [(m.matter, m.finding) for m in store.of_case("209900008")] == [
        ("Squeaking stair", Finding.NO_MALADMINISTRATION)
    ]
    text = store.text("209900008")
    assert text is not None
    assert text.text == old
    assert report.dropped == {"no case reference of nine digits": 1}


@pytest.mark.skipif(not REAL.is_file(), reason="the real dataset is not on this machine")
def test_the_real_dataset_opens_and_has_the_table_that_is_read() -> None:
    from assistant.ingest.findings_file import FINDINGS, open_dataset

    with open_dataset(REAL) as found:
        assert FINDINGS in found.tables
