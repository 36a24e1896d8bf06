from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.main import run
from assistant.settings import get_settings


@pytest.fixture(autouse=True)
def small(tmp_path: Path, small_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The small corpus, the fake embedder and no model, by the environment as a user would set them."""
    for name, value in {
        "CORPUS": small_corpus,
        "INDEX": tmp_path / "index",
        "EMBEDDER": "fake",
        "MODEL": "none",
        "CACHE": tmp_path / "cache",
    }.items():
        monkeypatch.setenv(f"ASSISTANT_{name}", str(value))
    get_settings.cache_clear()
    yield tmp_path
    get_settings.cache_clear()


def test_build_says_what_it_did_on_stderr_and_prints_json_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["index", "build", "--json"]) == 0
    printed = capfd.readouterr()
    report = json.loads(printed.out)
    assert (report["state"], report["size"], report["embedded"]) == ("built", 6, 6)
    assert "embedding" in printed.err
    assert run(["index", "build"]) == 0
    assert "up to date: 6 passages of 4 records" in capfd.readouterr().err
    assert run(["index", "build", "--if-needed"]) == 0
    assert not capfd.readouterr().out


def test_status_holds_what_the_status_page_shows(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["index", "status", "--json"]) == 0
    before = json.loads(capfd.readouterr().out)
    assert (before["state"], before["newest"], before["passages"]) == ("missing", "2024-05-01", 6)
    assert before["remedy"] == "Run 'assistant index build'."
    run(["index", "build"])
    capfd.readouterr()
    assert run(["index", "status", "--json"]) == 0
    after = json.loads(capfd.readouterr().out)
    assert (after["state"], after["remedy"], after["size"], after["embedder"]) == ("ready", None, 6, "fake")
    assert after["model"]["kind"] == "none"
    assert run(["index", "status"]) == 0
    assert "Index:  ready" in capfd.readouterr().err


def test_verify_names_every_problem_with_file_field_and_remedy(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["index", "verify"]) == 0
    assert "4 records with 6 passages are right; 0 problems." in capfd.readouterr().err
    (small / "corpus" / "policies" / "broken.md").write_text("---\ntitle: [\n---\n[p1] Text.\n", "utf-8")
    door = small / "corpus" / "determinations" / "209900001-northby.md"
    door.write_text(door.read_text("utf-8").replace("tenure: secure", "tenure: rented"), "utf-8")
    assert run(["index", "verify"]) == 2
    said = capfd.readouterr().err
    assert "broken.md: front matter: the YAML does not parse at line" in said
    assert "209900001-northby.md: tenure: " in said
    assert "Use one of: " in said
    assert run(["index", "verify", "--json"]) == 2
    assert len(json.loads(capfd.readouterr().out)["problems"]) == 2


@pytest.mark.parametrize("command", ["build", "status"])
def test_a_broken_record_stops_with_one_line(small: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    (small / "corpus" / "policies" / "broken.md").write_text("---\ntitle: [\n---\n[p1] Text.\n", "utf-8")
    assert run(["index", command]) == 2
    said = capfd.readouterr().err.strip()
    assert said.startswith("error: broken.md: front matter: ")
    assert "\n" not in said


def test_an_empty_corpus_is_bad_input(
    small: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(small / "nothing"))
    get_settings.cache_clear()
    assert run(["index", "build"]) == 2
    assert "ASSISTANT_CORPUS" in capfd.readouterr().err


def test_a_setting_that_cannot_be_is_bad_input(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_EMBEDDER", "magic")
    get_settings.cache_clear()
    assert run(["index", "status"]) == 2
    assert capfd.readouterr().err.startswith("error: ASSISTANT_EMBEDDER: ")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["bogus"], 2, "No such command 'bogus'"),
        (["index", "build", "--bogus"], 2, "--bogus"),
        (["--help"], 0, ""),
        ([], 0, ""),
        (["index", "--help"], 0, ""),
    ],
)
def test_usage_errors_are_one_line_and_exit_2(
    arguments: list[str], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    printed = capfd.readouterr()
    assert said in printed.err
    if code:
        assert printed.err.startswith("error: ")
        assert printed.err.count("\n") == 1
        assert not printed.out
    else:
        assert "Usage: assistant" in printed.out


def test_the_command_starts_without_what_it_does_not_need() -> None:
    program = (
        "import sys, assistant.cli\n"
        "heavy = {'chromadb', 'torch', 'transformers', 'streamlit', 'langchain', 'onnxruntime'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
