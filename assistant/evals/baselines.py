"""What a person would have without this assistant: a keyword search, and an ordinary retrieval chain.

They answer the same questions through the same contract, unverified, so that every table can show
them beside the assistant. This is the one place outside `assistant.index` that uses Chroma, and only
as somebody following LangChain's first tutorial would.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.answer.contract import Answer, Kind, Question
from assistant.evals.subject import Search, Subject
from assistant.records import Citation, Corpus
from assistant.situation.situation import Situation

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel

_PROMPT = """Answer the question with the help of the numbered passages. Cite them as [1], [2]. If they do not \
hold the answer, say that you do not know.

{passages}

Question: {question}
Answer:"""


def keyword_search(texts: dict[str, str]) -> Search:
    """BM25 over texts by id (bm25s, Lucene's weights, English stop words): the ids of the best."""
    import bm25s

    ids = list(texts)
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(texts.values()), stopwords="en", show_progress=False), show_progress=False)

    def search(text: str, k: int) -> Sequence[str]:
        tokens = bm25s.tokenize([text], stopwords="en", show_progress=False)
        if not any(len(found) for found in tokens.ids):
            return ()
        places, _ = index.retrieve(tokens, k=min(k, len(ids)), show_progress=False)
        return [ids[int(place)] for place in places[0]]

    return search


def bm25_baseline(corpus: Corpus) -> Subject:
    """The best passage by BM25 is the answer, word for word."""
    search = keyword_search({passage.id: passage.text for passage in corpus.passages.values()})

    def ask(question: Question) -> Answer:
        found = search(question_with_landlord(question), 1)
        citations = _cited(corpus, found)
        text = f"{citations[0].quote} [1]" if citations else "I do not know."
        return _answer(question, text, citations, "bm25")

    return Subject(name="bm25", model="none", corpus=corpus, ask=ask, search=search, precedents=by_case(search))


def langchain_baseline(
    corpus: Corpus, embeddings: Embeddings, model: BaseChatModel | None, *, name: str = "langchain-chroma", k: int = 4
) -> Subject:
    """Chroma with its defaults and four passages put before the same chat model; what it says is the answer.

    With no model only its search can be measured.
    """
    search = chroma_search({p.id: p.text for p in corpus.passages.values()}, embeddings)

    def ask(question: Question) -> Answer:
        begun = time.perf_counter()
        citations = _cited(corpus, search(question_with_landlord(question), k))
        passages = "\n".join(f"[{c.n}] {c.title}: {c.quote}" for c in citations)
        prompt = _PROMPT.format(passages=passages, question=question_with_landlord(question))
        first: float | None = None
        said: list[str] = []
        assert model is not None
        for chunk in model.stream(prompt):
            piece = chunk.text if isinstance(chunk.text, str) else str(chunk.content)
            if piece and first is None:
                first = (time.perf_counter() - begun) * 1000
            said.append(piece)
        answer = _answer(question, "".join(said).strip() or "I do not know.", citations, name)
        return answer.model_copy(update={"timings_ms": {"first_word": first or 0.0}})

    return Subject(
        name=name,
        model="the same, unverified" if model else "none",
        corpus=corpus,
        ask=ask if model else None,
        search=search,
        precedents=by_case(search),
    )


def chroma_search(texts: dict[str, str], embeddings: Embeddings) -> Search:
    """Chroma in memory with its default settings, filled with texts by id."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
    store = client.create_collection(f"baseline-{time.time_ns()}")
    ids = list(texts)
    for start in range(0, len(ids), 512):
        some = ids[start : start + 512]
        vectors: Any = embeddings.embed_documents([texts[one] for one in some])
        store.add(ids=some, embeddings=vectors)

    def search(text: str, k: int) -> Sequence[str]:
        vector: Any = [embeddings.embed_query(text)]
        return store.query(query_embeddings=vector, n_results=min(k, len(ids)), include=[])["ids"][0]

    return search


def question_with_landlord(question: Question) -> str:
    """The question with what the person set beside it, as one would type it into a search box."""
    beside = [question.landlord, question.tenure.value if question.tenure else None]
    beside += [f"reported {question.reported}" if question.reported else None]
    beside += [f"until {question.until}" if question.until else None]
    return " ".join(part for part in (question.text, *beside) if part)


def by_case(search: Search) -> Search:
    """A search for cases out of one for their passages: each case at the place of its best passage."""

    def precedents(text: str, k: int) -> Sequence[str]:
        refs = dict.fromkeys(found.split("#")[0] for found in search(text, 5 * k))
        return [ref for ref in refs if ref.isdigit()][:k]

    return precedents


def _cited(corpus: Corpus, ids: Sequence[str]) -> tuple[Citation, ...]:
    return tuple(corpus.cite(one).model_copy(update={"n": n}) for n, one in enumerate(ids, 1))


def _answer(question: Question, text: str, citations: tuple[Citation, ...], model: str) -> Answer:
    situation = Situation(question=question.text, asker=question.asker)
    return Answer(
        kind=Kind.ANSWER, question=question.text, situation=situation, text=text, citations=citations, model=model
    )
