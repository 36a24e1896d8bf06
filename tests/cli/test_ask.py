"""`assistant ask` from the outside."""

from __future__ import annotations

import json

import pytest

from assistant.cli.main import run

QUESTION = [
    "ask",
    "Is two months too long for a balcony door lock?",
    "--landlord",
    "Barnet",
    "--reported",
    "2026-09-21",
]


def test_the_answer_is_printed_once_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*QUESTION, "--model", "fake"]) == 0
    out = capsys.readouterr().out
    assert out.count("**On these dates") == 1
    assert out.index("15 working days") < out.index("\nSources\n") < out.index("not legal advice")


def test_json_is_one_document_with_the_status_of_every_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*QUESTION, "--model", "fake", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {sentence["status"] for sentence in answer["sentences"]} <= {"verified", "repeated", "dropped"}
    assert answer["sentences"]


def test_a_model_that_cannot_be_used_leaves_the_answer_and_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*QUESTION, "--model", "http://127.0.0.1:9/v1"]) == 0
    said = capsys.readouterr()
    assert "15 working days" in said.out
    assert said.err.count("No model server answers") == 1


def test_the_joining_of_the_model_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from assistant.answer import engine
    from assistant.progress import Progress

    def opened(_: object, progress: Progress) -> None:
        progress("joining the chat model (once)", 1, 2)

    monkeypatch.setattr(engine, "open_chat_model", opened)
    assert run([*QUESTION, "--model", "embedded"]) == 0
    said = capsys.readouterr()
    assert "joining the chat model" in said.err
    assert "joining" not in said.out
