from __future__ import annotations

from pathlib import Path

import pytest

from assistant.records import Corpus, CorpusError, load_corpus, survey_corpus
from assistant.settings import ROOT

RULE = """---
title: Rule of the gate
kind: regulation
issuer: Parliament
applies_to: [secure]
jurisdiction: England
in_force_from: 1994-04-01
in_force_to: null
url: https://example.org/gate
checked: primary
---
[p1] A gate that does not shut is mended in one working day. (Schedule)
[p2] The tenant may look through the gate.
"""


def corpus_with(folder: Path, asked: str | None, name: str = "rule") -> Path:
    (folder / "policies").mkdir(exist_ok=True)
    (folder / "policies" / "rule.md").write_text(RULE, "utf-8")
    if asked is not None:
        (folder / "asked").mkdir(exist_ok=True)
        (folder / "asked" / f"{name}.yaml").write_text(asked, "utf-8")
    return folder


def test_a_corpus_without_the_folder_asks_nothing(tmp_path: Path) -> None:
    assert load_corpus(corpus_with(tmp_path, None)).asked == {}


def test_the_wordings_are_kept_by_passage(tmp_path: Path) -> None:
    corpus = load_corpus(corpus_with(tmp_path, "p1: [my gate wont shut, 'gate swings: help']\np2:\n- can i look out\n"))
    assert corpus.asked == {"rule#p1": ("my gate wont shut", "gate swings: help"), "rule#p2": ("can i look out",)}


def test_another_wording_is_another_digest(tmp_path: Path) -> None:
    first = load_corpus(corpus_with(tmp_path, "p1: [my gate wont shut]")).digest
    assert load_corpus(corpus_with(tmp_path, "p1: [my gate wont close]")).digest != first
    assert load_corpus(corpus_with(tmp_path, "p1: [my gate wont shut]")).digest == first


def test_a_record_left_out_takes_its_wordings_along(tmp_path: Path) -> None:
    corpus = load_corpus(corpus_with(tmp_path, "p1: [my gate wont shut]"))
    assert corpus.without({"other"}).asked == corpus.asked
    assert corpus.without({"rule"}).asked == {}


def test_a_corpus_is_made_of_records_alone() -> None:
    assert Corpus({}).asked == {}


@pytest.mark.parametrize(
    ("asked", "field", "says"),
    [
        ("p9: [who shuts the gate]", "p9", "rule has no passage [p9]"),
        ("p1: who shuts the gate", "p1", "is not a list of wordings"),
        ("p1: []", "p1", "is not a list of wordings"),
        ("p1: [yes]", "p1", "True is not text"),
        ("p1: ['  ']", "p1", "'  ' is not text"),
        ("p1: [who shuts it]\np2: [Who  shuts it]", "p2", "'Who  shuts it' is asked of rule#p1 already"),
        ("p1: [a gate]\np1: [another gate]", "YAML", "p1 occurs twice (line 2)"),
        ("p1: [a gate", "YAML", "(line "),
        ("- a gate", "file", "is not a mapping of marks"),
        ("", "file", "is not a mapping of marks"),
    ],
)
def test_what_is_wrong_is_named_with_file_field_and_remedy(tmp_path: Path, asked: str, field: str, says: str) -> None:
    records, problems = survey_corpus(corpus_with(tmp_path, asked))
    assert set(records) == {"rule"}
    assert [(problem.file, problem.field) for problem in problems] == [("asked/rule.yaml", field)]
    assert says in problems[0].problem
    assert problems[0].remedy
    with pytest.raises(CorpusError):
        load_corpus(tmp_path)


def test_a_file_for_no_record_is_a_problem(tmp_path: Path) -> None:
    _, problems = survey_corpus(corpus_with(tmp_path, "p1: [a gate]", name="fence"))
    assert [(problem.file, problem.problem) for problem in problems] == [
        ("asked/fence.yaml", "there is no record fence")
    ]


def test_a_file_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    corpus_with(tmp_path, "p1: [a gate]")
    (tmp_path / "asked" / "rule.yaml").write_bytes(b"p1: [caf\xe9]")
    _, problems = survey_corpus(tmp_path)
    assert problems[0].field == "encoding"


def test_a_broken_record_is_one_problem_and_not_two(tmp_path: Path) -> None:
    corpus_with(tmp_path, "p1: [a gate]")
    (tmp_path / "policies" / "rule.md").write_text("no front matter", "utf-8")
    _, problems = survey_corpus(tmp_path)
    assert [problem.file for problem in problems] == ["rule.md"]


def test_nearly_every_passage_of_our_policies_has_its_everyday_wordings() -> None:
    corpus = load_corpus(ROOT / "corpus")
    passages = [passage.id for rule in corpus.policies.values() for passage in rule.passages]
    assert sum(len(corpus.asked.get(name, ())) >= 3 for name in passages) >= 0.95 * len(passages)
