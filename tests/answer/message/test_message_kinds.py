"""Kinds of messages that are learnt: made from our examples as they are, and none of those an evaluation question."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from safetensors import safe_open

from assistant.answer.contract import Answer
from assistant.answer.engine import Assistant
from assistant.answer.message.kinds import HEAD, digest_of, open_message_kinds
from assistant.answer.message.signposts import rules
from assistant.settings import ROOT, Settings

Ask = Callable[..., Answer]
EXAMPLES = ROOT / "evals" / "train" / "triage"


def test_the_shipped_classes_were_made_from_the_examples_as_they_are() -> None:
    with safe_open(Path(str(files("assistant.answer"))) / HEAD, framework="np") as head:
        made_from = head.metadata()["examples"]
    assert made_from == digest_of(EXAMPLES), "run: python evals/train/train_triage.py"


def test_every_class_that_is_learnt_has_an_entry_of_its_name() -> None:
    classes = {path.stem for path in EXAMPLES.glob("*.txt")}
    assert classes - {rule.id for rule in rules()} == {"ours", "vague"}


def test_no_example_is_a_question_of_the_evaluation() -> None:
    import json

    plain = lambda text: "".join(c for c in text.lower() if c.isalnum())  # noqa: E731
    asked = {
        plain(json.loads(line)["question"])
        for path in (ROOT / "evals" / "cases").glob("scope_*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    }
    examples = {plain(line) for path in EXAMPLES.glob("*.txt") for line in path.read_text("utf-8").splitlines()}
    assert not {text for text in asked & examples if len(text) > 20}


def test_without_a_trained_embedder_the_expressions_alone_decide() -> None:
    assert open_message_kinds(Settings(_env_file=None, embedder="fake")) is None


def test_likelihoods_add_up_to_one(assistant: Assistant) -> None:
    assert assistant.sources.kinds is not None
    assert sum(assistant.sources.kinds.likely("the cooker is leaking gas").values()) == pytest.approx(1, abs=1e-5)
