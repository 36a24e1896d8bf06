"""Imports run one way: a folder knows those named before it in docs/architecture.md, and none named after it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import assistant

ROOT = Path(assistant.__file__).parent
FOLDERS = (
    "records",
    "models",
    "ingest",
    "index",
    "timescales",
    "remedies",
    "situation",
    "answer",
    "evals",
    "ui",
    "cli",
)
ANSWER = ("message", "statements", "checks", "rules", "delays", "cases", "redress", "case_lists", "talk", "clauses")


def imported(file: Path) -> set[str]:
    """Every module that a file imports, in full."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found


def wrong_way(folders: tuple[str, ...], within: Path, package: str) -> list[str]:
    """Each import of a folder from one that stands after it."""
    return [
        f"{file.relative_to(ROOT)} imports {module}"
        for place, folder in enumerate(folders)
        for file in sorted((within / folder).rglob("*.py"))
        for module in sorted(imported(file))
        for later in folders[place + 1 :]
        if f"{module}.".startswith(f"{package}.{later}.")
    ]


def test_folders_know_only_those_before_them() -> None:
    assert wrong_way(FOLDERS, ROOT, "assistant") == []


def test_the_folders_of_an_answer_know_only_those_before_them() -> None:
    assert wrong_way(ANSWER, ROOT / "answer", "assistant.answer") == []


def test_no_folder_of_an_answer_knows_what_puts_them_together() -> None:
    over = {"assistant.answer.compose", "assistant.answer.chain", "assistant.answer.engine", "assistant.answer.in_hand"}
    assert [
        file for folder in ANSWER for file in (ROOT / "answer" / folder).glob("*.py") if over & imported(file)
    ] == []


@pytest.mark.parametrize(("library", "homes"), [("chromadb", {"index", "evals"}), ("streamlit", {"ui"})])
def test_a_library_is_known_to_its_folder_and_to_the_baselines(library: str, homes: set[str]) -> None:
    knows = {
        file.relative_to(ROOT).parts[0]
        for file in ROOT.rglob("*.py")
        if any(f"{module}.".startswith(f"{library}.") for module in imported(file))
    }
    assert knows == homes


def test_every_folder_stands_in_the_order() -> None:
    def folders(within: Path) -> set[str]:
        return {file.parent.name for file in within.glob("*/__init__.py")}

    assert folders(ROOT) == set(FOLDERS)
    assert folders(ROOT / "answer") == set(ANSWER)
