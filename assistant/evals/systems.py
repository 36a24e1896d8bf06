"""Opens the systems that can be put to the test by name: the assistant, and the two baselines."""

from __future__ import annotations

import atexit
import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.evals.cases import InjectionCase
from assistant.evals.remedies import Forecast, RemedyCase, base_rates
from assistant.evals.subject import Search, Subject, from_stream
from assistant.records import Corpus, load_corpus
from assistant.settings import ROOT, Settings

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel

SYSTEMS = ("assistant", "bm25", "langchain", "always")


def open_subject(name: str, settings: Settings, needs: str, corpus: Corpus) -> Subject:
    """A system under test, able to do what a suite needs and no more loaded than that.

    Raises:
        InputError: there is no system of that name.
        FaultError: a model or index of it cannot be loaded.
    """
    if name == "assistant":
        return _assistant(settings, needs, corpus)
    if name in ("bm25", "langchain") and needs == "precedents":
        return _precedent_baseline(name, settings, corpus)
    if name == "bm25":
        from assistant.evals.baselines import bm25_baseline

        return bm25_baseline(corpus)
    if name == "langchain":
        from assistant.evals.baselines import langchain_baseline

        return langchain_baseline(corpus, _embeddings(settings), _chat(settings) if needs == "ask" else None)
    if name == "always":
        return Subject(name="always", model="none", corpus=corpus, estimate=base_rates(corpus))
    raise InputError(f"There is no system called {name}. Choose one of {', '.join(SYSTEMS)}.")


def _assistant(settings: Settings, needs: str, corpus: Corpus) -> Subject:
    subject = Subject(name="assistant", model=settings.model, corpus=corpus, secrets=_secrets())
    if needs == "search":
        from assistant.index import ready_index

        index = ready_index(settings, corpus)

        def search(text: str, k: int) -> Sequence[str]:
            return [hit.passage_id for hit in index.search(text, k)]

        return dataclasses.replace(subject, model="none", search=search)
    if needs == "precedents":
        return dataclasses.replace(subject, model="none", precedents=_precedents(settings, corpus))
    if needs == "estimate":
        return dataclasses.replace(subject, model="none", estimate=_estimate(corpus))
    from assistant import Assistant
    from assistant.index import ready_index

    ready_index(settings, corpus)
    assistant = Assistant.open(settings)
    return dataclasses.replace(
        subject, ask=from_stream(assistant.stream), poisoned=lambda cases: _poisoned(subject, cases, settings)
    )


def _precedents(settings: Settings, corpus: Corpus) -> Search:
    from assistant.ingest.findings_store import FindingsStore
    from assistant.remedies.library import CaseLibrary
    from assistant.remedies.precedents import PrecedentQuery, search_precedents

    if not FindingsStore.of(settings):
        raise InputError(
            "the precedents questions ask over the public dataset of findings, which is not here; first: assistant ingest dataset ombudsman_complaints_findings.zip"
        )
    library = CaseLibrary.open(settings, corpus)

    def search(text: str, k: int) -> Sequence[str]:
        return [hit.ref for hit in search_precedents(PrecedentQuery(text=text, limit=k), library).hits]

    return search


def _precedent_baseline(name: str, settings: Settings, corpus: Corpus) -> Subject:
    """A baseline's search over the matters of all decided cases, in their published words."""
    from assistant.evals.baselines import by_case, chroma_search, keyword_search
    from assistant.ingest.findings_store import FindingsStore
    from assistant.remedies.cases import gather

    texts = {
        f"{case.ref}#{place}": matter.said or matter.matter
        for case in gather(corpus, FindingsStore.of(settings).matters()).values()
        for place, matter in enumerate(case.matters)
    }
    search = keyword_search(texts) if name == "bm25" else chroma_search(texts, _embeddings(settings))
    called = "bm25" if name == "bm25" else "langchain-chroma"
    return Subject(name=called, model="none", corpus=corpus, precedents=by_case(search))


def _estimate(corpus: Corpus) -> Callable[[RemedyCase], Forecast]:
    from assistant.remedies.contract import RemedyFacts
    from assistant.remedies.estimate import estimate_remedy

    def forecast(case: RemedyCase) -> Forecast:
        facts = RemedyFacts(
            text=case.question,
            category=case.category,
            landlord_type=case.landlord_type,
            tenure=case.tenure,
            household=case.household,
            days=case.days,
            offered=case.offered,
            on=case.decided,
        )
        found = estimate_remedy(facts, None, corpus, frozenset({case.ref}))
        spread = found.compensation
        return Forecast(
            findings=found.findings,
            low=spread.low if spread else None,
            median=spread.median if spread else None,
            high=spread.high if spread else None,
        )

    return forecast


def _poisoned(subject: Subject, cases: Sequence[InjectionCase], settings: Settings) -> Subject:
    """An assistant over a copy of the corpus with the cases' records in it. It lives as long as the process."""
    place = Path(tempfile.mkdtemp(prefix="repairs-assistant-eval-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    corpus = place / "corpus"
    shutil.copytree(settings.corpus, corpus)
    if settings.index.is_dir():
        shutil.copytree(settings.index, place / "index")
    for case in cases:
        if case.record and case.folder and case.record_name:
            (corpus / case.folder / f"{Path(case.record_name).name}.md").write_text(case.record, encoding="utf-8")
    changed = settings.model_copy(update={"corpus": corpus, "index": place / "index"})
    from assistant import Assistant
    from assistant.index import ready_index

    held = load_corpus(corpus)
    ready_index(changed, held)
    ask = from_stream(Assistant.open(changed).stream)
    return dataclasses.replace(subject, corpus=held, ask=ask)


def _embeddings(settings: Settings) -> Embeddings:
    from assistant.models import open_embedder

    return open_embedder(settings)


def _chat(settings: Settings) -> BaseChatModel | None:
    from assistant.models import open_chat_model

    return open_chat_model(settings)


def _secrets() -> tuple[str, ...]:
    """Every prompt that a model is given: Markdown files beside the code, less what people may be shown."""
    folder = ROOT / "assistant" / "answer"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md")))
