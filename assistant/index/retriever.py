"""The index as a LangChain retriever."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from assistant.index.passages import Filters, PassageIndex


class PassageRetriever(BaseRetriever):
    """Finds passages. Each `Document.id` is the passage's id; its metadata hold the hit and the citation."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    index: PassageIndex
    k: int = Field(default=12, ge=1)
    filters: Filters | None = None
    exclude: frozenset[str] = frozenset()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager
        corpus = self.index.corpus
        return [
            Document(
                id=hit.passage_id,
                page_content=corpus.passages[hit.passage_id].text,
                metadata={**hit.model_dump(), "citation": corpus.cite(hit.passage_id).model_dump(mode="json")},
            )
            for hit in self.index.search(query, self.k, self.filters, self.exclude)
        ]
