"""Questions about one document that a person holds: it joins the sources for that question and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from assistant.answer.chain import AnswerChain
from assistant.answer.contract import Answer, Kind, Question, Statement, StatementKind
from assistant.answer.statements.relevance import Weights
from assistant.answer.statements.sources import Sources
from assistant.index import Filters, Hit
from assistant.index.collection import Likeness
from assistant.index.items import Item
from assistant.index.passages import PassageIndex, items_of
from assistant.records import Corpus, Determination
from assistant.records.landlords import LandlordDirectory
from assistant.records.markdown import Record

if TYPE_CHECKING:
    from numpy.typing import NDArray

Encode = Callable[[str], object]
MOST_QUOTED = 3
FAR = 0.3
"""A passage whose likeness to the question is below this does not speak to it."""


def answer_about(record: Record, question: Question, sources: Sources, encode: Encode) -> Answer:
    """The composed answer to a question about a record in hand, which the corpus does not hold.

    Where the answer would not touch the document, its passages nearest to the question are quoted instead,
    or it says that none speaks to it. No chat model takes part: the document is the person's own.

    Raises:
        InputError: the question cannot be read.
    """
    corpus = Corpus({**sources.corpus.records, record.id: record})
    index = _WithOne(sources.index, record, encode)
    joined = replace(
        sources,
        corpus=corpus,
        index=cast("PassageIndex", index),
        directory=LandlordDirectory(corpus),
        weights=Weights(corpus.passages.values()),
    )
    named = isinstance(record, Determination) and record.ref not in question.text
    asked = question.model_copy(
        update={
            "text": f"In case {record.id}: {question.text}" if named else question.text,
            "landlord": question.landlord if isinstance(record, Determination) else record.landlord,
        }
    )
    answer = AnswerChain(joined, lambda: None, "none").invoke(asked).model_copy(update={"question": question.text})
    if answer.kind in (Kind.SIGNPOST, Kind.REFUSE):
        return answer
    near = index.nearest(question.text)
    spoken = near and near[0][1] >= FAR and any(citation.ref == record.id for citation in answer.citations)
    return answer if spoken else _quoted(record, answer, near)


def _quoted(record: Record, answer: Answer, near: list[tuple[str, float]]) -> Answer:
    passages = {passage.id: passage for passage in record.passages}
    cited = [
        record.cite(passages[name]).model_copy(update={"n": n})
        for n, name in enumerate((name for name, likeness in near[:MOST_QUOTED] if likeness >= FAR), start=1)
    ]
    if not cited:
        said = "Nothing in this document seems to speak to that."
        return answer.model_copy(
            update={"kind": Kind.ABSTAIN, "headline": "", "text": said, "statements": (), "citations": (),
                    "verdict": None, "delay": None, "remedy": None, "next_steps": ()}
        )  # fmt: skip
    statements = tuple(
        Statement(kind=StatementKind.PASSAGE, text=f"The document says: “{c.quote}”", citations=(c.n,)) for c in cited
    )
    return Answer(
        kind=Kind.ANSWER,
        question=answer.question,
        situation=answer.situation,
        text="\n".join(f"- {statement.text} [{statement.citations[0]}]" for statement in statements),
        statements=statements,
        citations=tuple(cited),
    )


class _WithOne:
    """An index and one record beside it, searched by meaning alone: it is never stored."""

    def __init__(self, index: PassageIndex, record: Record, encode: Encode) -> None:
        self._index, self._encode, self._record = index, encode, record
        self._items: list[Item] = items_of(Corpus({record.id: record}))
        rows = [self._unit(item.text) for item in self._items]
        self._vectors = np.stack(rows) if rows else np.zeros((0, 1))

    def nearest(self, text: str) -> list[tuple[str, float]]:
        """The record's passages by likeness to a text, best first."""
        if not self._items:
            return []
        likeness = self._vectors @ self._unit(text)
        order = np.argsort(-likeness, kind="stable")
        return [(self._items[place].id, float(likeness[place])) for place in order]

    def search(
        self, text: str, k: int = 12, filters: Filters | None = None, exclude: Collection[str] = frozenset()
    ) -> list[Hit]:
        """As `PassageIndex.search`, the record's passages among the others."""
        others = self._index.search(text, k, filters, {*exclude, self._record.id})
        metadata = {item.id: item.metadata for item in self._items}
        mine = [
            Hit(
                passage_id=name,
                record=self._record.id,
                score=likeness,
                similarity=likeness,
                dense_rank=None,
                lexical_rank=None,
            )
            for name, likeness in self.nearest(text)
            if self._record.id not in exclude and (filters is None or filters.keeps(metadata[name]))
        ]
        return sorted([*mine, *others], key=lambda hit: -(hit.similarity or 0.0))[:k]

    def likeness(self, text: str) -> dict[str, Likeness]:
        """As `PassageIndex.likeness`, the record's passages among the others."""
        mine = {name: Likeness(own=near, worded=near) for name, near in self.nearest(text)}
        return {**self._index.likeness(text), **mine}

    def _unit(self, text: str) -> NDArray[np.float64]:
        vector = np.asarray(self._encode(text), dtype=np.float64)
        return vector / (np.linalg.norm(vector) or 1.0)
