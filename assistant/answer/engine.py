"""The assistant as one object: opened once for a process, asked from any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.answer.chain import AnswerChain
from assistant.answer.contract import Answer, AnswerChunk, Question
from assistant.answer.message.kinds import open_message_kinds
from assistant.answer.message.spelling import Spelling
from assistant.answer.statements.relevance import Weights
from assistant.answer.statements.sources import Estimator, Sources
from assistant.index import ready_index
from assistant.models import open_chat_model, open_embedder
from assistant.progress import Progress, quiet
from assistant.records import Corpus, Record, load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.remedies.contract import RemedyEstimate, RemedyFacts
from assistant.settings import Settings, get_settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class Assistant:
    """Answers questions about repairs in social housing in England.

    Example:
        >>> from assistant import Assistant, Question
        >>> answer = Assistant.open().ask(Question(text="How long has Ealing got for a routine repair?"))
        >>> print(answer.text)

    Safe to share between threads. The chat model is loaded when it is first needed; `progress` is told of it.
    """

    def __init__(self, settings: Settings, sources: Sources) -> None:
        self.settings = settings
        self.sources = sources
        self.progress: Progress = quiet
        self._model: BaseChatModel | None = None
        self._model_is_open = False
        self._lock = threading.Lock()

    @classmethod
    def open(cls, settings: Settings | None = None, progress: Progress = quiet) -> Assistant:
        """Read the corpus and open the index, built first where it is missing or out of date.

        Raises:
            CorpusError: a record breaks the format.
            IndexFault: the index's place cannot be used; the text says what to do.
            ModelFault: the embedder cannot be loaded.
        """
        settings = settings or get_settings()
        corpus = load_corpus(settings.corpus, settings.store / "records")
        directory = LandlordDirectory(corpus)
        sources = Sources(
            corpus=corpus,
            index=ready_index(settings, corpus, progress),
            directory=directory,
            weights=Weights(corpus.passages.values()),
            estimator=_estimator(settings),
            today=date.today(),
            kinds=open_message_kinds(settings),
            spelling=_spelling(corpus, directory),
        )
        return cls(settings, sources)

    @property
    def corpus(self) -> Corpus:
        """The records that answers draw on."""
        return self.sources.corpus

    @cached_property
    def chain(self) -> AnswerChain:
        """The LangChain `Runnable` behind `ask` and `stream`."""
        return AnswerChain(
            self.sources, self._open_model, self.settings.model, self._nearness, self.settings.answer_seconds
        )

    def ask(self, question: Question) -> Answer:
        """The whole answer. Raises InputError for a question that cannot be read."""
        return self.chain.invoke(question)

    def ask_about(self, record: Record, question: Question) -> Answer:
        """The composed answer about a document in hand, which joins the sources for this question only.

        Raises InputError for a question that cannot be read.
        """
        from assistant.answer.in_hand import answer_about

        encode = self.sources.index.embedder.embed_query
        return answer_about(record, question, self.sources.at(question.today), encode)

    def stream(self, question: Question) -> Iterator[AnswerChunk]:
        """The composed answer at once, then each verified sentence, then the finished answer."""
        return self.chain.stream_chunks(question)

    def _open_model(self) -> BaseChatModel | None:
        with self._lock:
            if not self._model_is_open:
                self._model = open_chat_model(self.settings, self.progress)
                self._model_is_open = True
            return self._model

    @cached_property
    def _encode(self) -> object:
        return lru_cache(maxsize=512)(open_embedder(self.settings).embed_query)

    def _nearness(self, one: str, other: str) -> float:
        first, second = np.asarray(self._encode(one)), np.asarray(self._encode(other))  # type: ignore[operator]
        return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))


def _spelling(corpus: Corpus, directory: LandlordDirectory) -> Spelling:
    """Slips are put right to words of our records; the landlords' names stay."""
    wordings = (wording for said in corpus.asked.values() for wording in said)
    names = (form for landlord in directory.known for form in (landlord.name, *landlord.forms))
    return Spelling((passage.text for passage in corpus.passages.values()), wordings, names)


def _estimator(settings: Settings) -> Estimator:
    """The estimator over our corpus and, where they were ingested, the published findings."""

    def estimate(facts: RemedyFacts, corpus: Corpus, exclude: frozenset[str]) -> RemedyEstimate:
        from assistant.ingest.findings_store import FindingsStore
        from assistant.remedies.estimate import estimate_remedy

        return estimate_remedy(facts, FindingsStore.of(settings) or None, corpus, exclude)

    return estimate
