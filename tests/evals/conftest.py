"""Answers made by hand, and a small system under test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind, Question
from assistant.records import Citation, Corpus, Source, load_corpus
from assistant.settings import ROOT
from assistant.situation.situation import Situation
from assistant.timescales.facts import Verdict

MakeAnswer = Callable[..., Answer]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


@pytest.fixture
def make_answer(corpus: Corpus) -> MakeAnswer:
    """An answer of a text; passages by id become its citations, in order."""

    def make(
        text: str,
        *passages: str,
        kind: Kind = Kind.ANSWER,
        verdict: Verdict | None = None,
        computed: str | None = None,
        **more: object,
    ) -> Answer:
        citations = [corpus.cite(one).model_copy(update={"n": n}) for n, one in enumerate(passages, 1)]
        if computed is not None:
            citations.append(
                Citation(
                    n=len(citations) + 1, source=Source.COMPUTED, ref="computed", title="Reckoned by us", quote=computed
                )
            )
        return Answer(
            kind=kind,
            question="q",
            situation=Situation(question="q"),
            verdict=verdict,
            text=text,
            citations=tuple(citations),
            **more,
        )

    return make


@pytest.fixture
def parrot(make_answer: MakeAnswer) -> Callable[[Question], Answer]:
    """Answers every question with the question itself."""
    return lambda question: make_answer(question.text)
