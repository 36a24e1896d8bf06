from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.choices import choices, references
from assistant.cli.main import main
from assistant.errors import InputError
from assistant.records import Category, Finding
from assistant.settings import get_settings


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("ASSISTANT_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("ASSISTANT_EMBEDDER", "fake")
    get_settings.cache_clear()

    def command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["assistant", *words])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    yield command
    get_settings.cache_clear()


def test_json_is_one_list_of_hits_from_our_own_records(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("precedents", "balcony door that will not lock", "--limit", "3", "--format", "json")
    hits = json.loads(out)
    assert code == 0
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert {"score", "ref", "landlord", "decided", "finding", "matter", "category", "compensation"} <= hits[0].keys()
    assert all(hit["why"] and hit["passage"] and hit["url"] for hit in hits)


def test_a_case_left_out_does_not_come_back(run) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run("precedents", "balcony door", "--format", "json", "--exclude", "202410299")
    assert "202410299" not in out


@pytest.mark.parametrize(
    "words",
    [
        ("precedents", "damp", "--category", "boilers and such"),
        ("precedents", "damp", "--finding", "guilty"),
        ("precedents", "damp", "--since", "2025-02-01", "--until", "2025-01-01"),
        ("precedents", "damp", "--since", "31 February 2025"),
        ("precedents", "damp", "--exclude", "12"),
        ("precedents", "damp", "--min-award", "-5"),
        ("precedents",),
        ("brief", "209999999"),
        ("statistics", "--by", "colour"),
    ],
)
def test_bad_input_is_exit_2_and_one_line(words: tuple[str, ...], run) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert sum("error" in line for line in err.splitlines()) == 1


def test_dates_the_wrong_way_round_are_refused_before_the_cases_are_opened(run, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("assistant.cli.precedents._library", lambda: pytest.fail("opened"))
    code, _, err = run("precedents", "damp", "--since", "2025-02-01", "--until", "2025-01-01")
    assert code == 2
    assert "Swap the two dates" in err


@pytest.mark.parametrize("form", ["csv", "md", "table"])
def test_every_format_names_the_cases(form: str, run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("precedents", "balcony door", "--limit", "2", "--format", form, "--facets")
    assert code == 0
    assert "202410299" in out


def test_statistics_and_a_brief_print_what_we_hold(run) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run("statistics", "--by", "year", "--json")
    assert all(one["failures"]["share"] is None for one in json.loads(out) if one["failures"]["n"] < 10)
    code, out, _ = run("brief", "202410299")
    assert code == 0
    assert "202410299" in out


def test_choices_are_read_in_any_case_with_blanks_or_hyphens() -> None:
    assert choices(Category, ["Damp and mould"], "--category") == (Category.DAMP_AND_MOULD,)
    assert choices(Finding, ["service-failure"], "--finding") == (Finding.SERVICE_FAILURE,)
    with pytest.raises(InputError, match="Did you mean damp-and-mould"):
        choices(Category, ["damp and mold"], "--category")
    with pytest.raises(InputError, match="nine digits"):
        references(["2024"])
