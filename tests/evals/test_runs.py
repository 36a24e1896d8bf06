from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer.contract import Answer, AnswerChunk, Question
from assistant.errors import InputError
from assistant.evals import Subject, compare_runs, find_run, load_suite, open_run, run_suite, write_report
from assistant.evals.cases import AnswerCase, ConversationCase, Turn
from assistant.evals.report import page
from assistant.evals.subject import from_stream, put
from assistant.evals.suites import SUITES
from assistant.evals.summary import summarise
from assistant.records import Corpus
from assistant.settings import Settings
from assistant.situation.situation import NamedLandlord, Situation

from .conftest import MakeAnswer


def cases(*texts: str) -> tuple[AnswerCase, ...]:
    return tuple(
        AnswerCase(id=f"c{n}", question=text, must_state=(("yes",),), must_not_state=(), must_cite=())
        for n, text in enumerate(texts)
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store", model="none")


def test_a_stopped_run_goes_on_where_it_stopped(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    asked: list[str] = []

    def ask(question: Question) -> Answer:
        if question.text == "third" and asked.count("third") == 0:
            asked.append("third")
            raise KeyboardInterrupt
        asked.append(question.text)
        return make_answer("yes")

    three = cases("first", "second", "third")
    subject = Subject("fake", "none", corpus, ask=ask)
    with pytest.raises(KeyboardInterrupt):
        run_suite(SUITES["answers"], three, subject, settings, tmp_path)
    stopped = open_run(next(tmp_path.glob("*-answers-fake")))
    assert list(stopped.results) == ["c0", "c1"]
    assert stopped.info.finished is None
    run = run_suite(SUITES["answers"], three, subject, settings, tmp_path)
    assert run.folder == stopped.folder
    assert asked == ["first", "second", "third", "third"]
    assert open_run(run.folder).info.finished


def test_a_line_cut_off_by_a_kill_is_asked_again(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    subject = Subject("fake", "none", corpus, ask=lambda _: make_answer("yes"))
    run = run_suite(SUITES["answers"], cases("a", "b"), subject, settings, tmp_path)
    path = run.folder / "results.jsonl"
    path.write_text(path.read_text()[:-20])
    assert list(open_run(run.folder).results) == ["c0"]


def test_an_exception_of_the_system_is_that_cases_result(tmp_path: Path, settings: Settings, corpus: Corpus) -> None:
    def ask(_: Question) -> Answer:
        raise ValueError("no luck")

    run = run_suite(SUITES["answers"], cases("a"), Subject("fake", "none", corpus, ask=ask), settings, tmp_path)
    assert run.results["c0"].error == "ValueError: no luck"
    assert not run.results["c0"].passed


def test_a_comparison_shows_each_case_that_changed(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    said = {"a": "yes", "b": "no", "c": "yes"}
    subject = Subject("fake", "none", corpus, ask=lambda q: make_answer(said[q.text]))
    before = run_suite(SUITES["answers"], cases("a", "b", "c"), subject, settings, tmp_path)
    said |= {"a": "no", "b": "yes"}
    after = run_suite(SUITES["answers"], cases("a", "b", "c"), subject, settings, tmp_path)
    found = compare_runs(before, after)
    assert (found.gained, found.lost, found.p) == (1, 1, 1.0)
    assert [(change.id, change.better) for change in found.changes] == [("c0", False), ("c1", True)]
    assert found.changes[1].gained == ("states yes",)


def test_the_last_run_is_the_newest_finished_one(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    subject = Subject("fake", "none", corpus, ask=lambda _: make_answer("yes"))
    run = run_suite(SUITES["answers"], cases("a"), subject, settings, tmp_path)
    assert find_run("last", tmp_path, "answers", "fake").name == run.name
    with pytest.raises(InputError, match="No finished run"):
        find_run("last", tmp_path, "answers")
    with pytest.raises(InputError, match="No run called"):
        find_run("nothing", tmp_path, "answers")


def test_a_report_escapes_whatever_was_said(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    bad = "<script>alert('x')</script>"
    subject = Subject("fake", "none", corpus, ask=lambda _: make_answer(bad))
    run = run_suite(SUITES["answers"], cases(bad), subject, settings, tmp_path)
    text = write_report(run).read_text()
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert 'lang="en-GB"' in text
    assert "http" not in page(run).replace("http-equiv", "")


def test_a_conversation_carries_its_situation(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    seen: list[str | None] = []

    def ask(question: Question) -> Answer:
        seen.append(question.situation.landlord.said if question.situation and question.situation.landlord else None)
        known = Situation(question=question.text, landlord=NamedLandlord(said="barnet"))
        return make_answer("yes").model_copy(update={"situation": known})

    talk = ConversationCase(id="t", turns=(Turn(question="one"), Turn(question="two", must_state=(("no",),))))
    run = run_suite(SUITES["conversation"], (talk,), Subject("fake", "none", corpus, ask=ask), settings, tmp_path)
    assert seen == [None, "barnet"]
    assert [check.name for check in run.results["t"].failures] == ["turn 2: states no"]


def test_a_stream_tells_when_its_first_words_came(make_answer: MakeAnswer) -> None:
    answer = make_answer("yes")

    def stream(_: Question) -> Iterator[AnswerChunk]:
        yield AnswerChunk(stage="computed", answer=answer)
        yield AnswerChunk(stage="done", answer=answer)

    timed = put(from_stream(stream), Question(text="q"))
    assert 0 <= timed.first <= timed.whole
    with pytest.raises(RuntimeError, match="without an answer"):
        put(from_stream(lambda _: iter(())), Question(text="q"))


def test_the_figures_of_a_run_count_what_was_asked(
    tmp_path: Path, settings: Settings, corpus: Corpus, make_answer: MakeAnswer
) -> None:
    subject = Subject("fake", "none", corpus, ask=lambda _: make_answer("yes, 16 working days. [1]", "barnet#p1"))
    run = run_suite(SUITES["answers"], cases("a", "b"), subject, settings, tmp_path)
    figures = {m.name: m.value for m in summarise("answers", list(run.results.values()))}
    assert figures["passed"] == 1.0
    assert figures["unsupported sentences"] == 1.0
    assert figures["citation precision"] == 0.0


def test_the_robustness_suite_asks_each_question_in_another_guise_and_always_the_same(corpus: Corpus) -> None:
    _, first, _ = load_suite("robustness", None, corpus, None)
    _, again, _ = load_suite("robustness", None, corpus, None)
    _, plain, _ = load_suite("answers", None, corpus, None)
    assert first == again
    assert len(first) == len(plain)
    assert {case.id.split("/")[1] for case in first} == {"typos", "capitals", "unpunctuated", "chatter"}


def test_a_file_of_another_format_than_the_suite_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "a", "question": "q", "expected": "answer"}\n')
    assert load_suite(None, path, corpus, None)[0].name == "scope"
    with pytest.raises(InputError, match="wants cases of answers"):
        load_suite("answers", path, corpus, None)
    with pytest.raises(InputError, match="no suite called"):
        load_suite("everything", None, corpus, None)


def test_a_limit_takes_cases_from_beginning_to_end(corpus: Corpus) -> None:
    _, every, _ = load_suite("scope", None, corpus, None)
    _, some, _ = load_suite("scope", None, corpus, 10)
    places = [every.index(case) for case in some]
    assert len(some) == 10
    assert places == sorted(set(places))
    assert places[-1] >= len(every) * 0.8
