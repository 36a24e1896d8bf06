"""What is an emergency in English is one in any language that we know, and what is none stays none."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from assistant.answer.message.signposts import Rule
from assistant.answer.message.triage import triage
from assistant.records.corpus import load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT
from assistant.situation.languages import language_of
from assistant.situation.reader import read_situation
from assistant.ui.words import named

DIRECTORY = LandlordDirectory(load_corpus(ROOT / "corpus"))
CASES = [
    json.loads(line)
    for line in (ROOT / "evals" / "cases" / "languages.jsonl").read_text("utf-8").splitlines()
    if not json.loads(line)["id"].split("-")[1].isdigit()
]


def parts(case: dict[str, str]) -> tuple[str, str]:
    """The class of a message and its language's code, of an identity such as `lang-homeless-tonight-pl-1`."""
    found = re.fullmatch(r"lang-(.+?)-([a-z]+(?:-latn)?)-\d+", case["id"])
    assert found is not None
    return found[1], found[2]


def rule_of(message: str) -> Rule | None:
    return triage(read_situation(message, DIRECTORY, today=date(2026, 11, 27)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_danger_told_in_another_language_is_that_danger_and_what_is_none_is_none(case: dict[str, str]) -> None:
    told, _ = parts(case)
    rule = rule_of(case["question"])
    if told == "calm":
        assert rule is None or rule.kind != "emergency"
    else:
        assert rule is not None
        assert rule.id == told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_language_of_a_message_of_the_evaluation_is_told(case: dict[str, str]) -> None:
    code = named("lang_codes", language_of(case["question"])).lower().replace("und-ethi", "am")
    assert code == parts(case)[1]


def test_every_language_has_five_dangers_and_two_calm_messages() -> None:
    codes = [parts(case) for case in CASES]
    for code in {code for _, code in codes}:
        assert sum(one == code and told != "calm" for told, one in codes) >= 5
        assert sum(one == code and told == "calm" for told, one in codes) >= 2
