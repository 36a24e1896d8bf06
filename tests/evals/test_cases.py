from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evals.cases import CASES, AnswerCase, CaseFileError, read_cases

GOOD = {
    "id": "a",
    "question": "how long?",
    "asker": "resident",
    "context": {"landlord": "Barnet", "reported": "2024-03-13"},
    "must_state": [["15 working days"]],
    "must_not_state": [],
    "must_cite": [["barnet"]],
    "kind": "timescale",
    "verdict": None,
}


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(CASES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_case_file_of_ours_is_read(path: Path) -> None:
    _, cases = read_cases(path)
    assert cases


def test_no_two_files_of_a_format_share_an_id() -> None:
    seen: dict[str, str] = {}
    for path in sorted(CASES.glob("*.jsonl")):
        for case in read_cases(path)[1]:
            assert seen.setdefault(case.id, path.name) == path.name, f"{case.id} is in {seen[case.id]} too"


def test_the_format_is_recognised_from_the_fields(tmp_path: Path) -> None:
    form, cases = read_cases(write(tmp_path / "mine.jsonl", GOOD))
    assert form == "answers"
    assert isinstance(cases[0], AnswerCase)
    question = cases[0].ask()
    assert question.landlord == "Barnet"
    assert str(question.reported) == "2024-03-13"


def test_a_field_that_we_do_not_know_is_passed_over(tmp_path: Path) -> None:
    assert read_cases(write(tmp_path / "mine.jsonl", GOOD | {"written_by": "me"}))[0] == "answers"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{"], "line 1: is not JSON"),
        (["[]"], "line 1: is not a JSON object"),
        ([""], "holds no cases"),
        ([{"id": "a"}], "line 1: no format is recognised"),
        ([GOOD, "", GOOD], "line 3, id: a stands on line 1"),
        ([GOOD, GOOD | {"id": "b", "verdict": "late"}], "line 2, verdict"),
        ([GOOD | {"context": {"reported": "30 February"}}], "line 1, context.reported"),
        ([GOOD | {"must_state": "15 working days"}], "line 1, must_state"),
        ([{k: v for k, v in GOOD.items() if k != "must_cite"}], "line 1, must_cite"),
    ],
)
def test_a_fault_names_file_line_and_field(tmp_path: Path, lines: list[object], said: str) -> None:
    path = write(tmp_path / "mine.jsonl", *lines)
    with pytest.raises(CaseFileError, match=r"mine\.jsonl") as raised:
        read_cases(path)
    assert said in str(raised.value)


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="cannot be read"):
        read_cases(tmp_path / "none.jsonl")


def test_a_file_that_is_not_text_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(CaseFileError, match="UTF-8"):
        read_cases(tmp_path / "mine.jsonl")
