from __future__ import annotations

from datetime import date

import pytest

from assistant.index import Filters, PassageIndex, build_index, open_index
from assistant.records import Category, Corpus, Finding, Source, Tenure
from assistant.settings import Settings


@pytest.fixture
def index(settings: Settings, corpus: Corpus) -> PassageIndex:
    build_index(settings, corpus)
    return open_index(settings, corpus)


def ids(
    index: PassageIndex, text: str, filters: Filters | None = None, exclude: frozenset[str] = frozenset()
) -> set[str]:
    return {hit.passage_id for hit in index.search(text, 50, filters, exclude)}


def test_the_passage_with_the_words_of_the_question_comes_first(index: PassageIndex) -> None:
    first = index.search("black mould above the bed", 3)[0]
    assert first.passage_id == "209900002#c1"
    assert first.dense_rank == first.lexical_rank == 1
    assert first.similarity is not None
    assert first.similarity > 0.5


def test_a_question_that_fits_nothing_has_a_low_similarity(index: PassageIndex) -> None:
    best = max(hit.similarity or 0 for hit in index.search("zebra crossing xylophone", 3))
    assert best < 0.3


def test_a_case_left_out_is_found_by_neither_way(index: PassageIndex) -> None:
    assert "209900001#c1" in ids(index, "front door that did not lock")
    assert not any(name.startswith("209900001#") for name in ids(index, "door", exclude=frozenset({"209900001"})))


def test_an_empty_question_finds_nothing(index: PassageIndex) -> None:
    assert index.search("  \n", 5) == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(sources=frozenset({Source.POLICY})), {"rule#p1"}),
        (Filters(records=frozenset({"southby", "rule"})), {"rule#p1", "southby#p1", "southby#p2"}),
        (Filters(landlord="southby homes"), {"209900002#c1", "rule#p1", "southby#p1", "southby#p2"}),
        (Filters(tenure=Tenure.ASSURED), {"209900002#c1", "southby#p1", "southby#p2"}),
        (Filters(sources=frozenset({Source.DETERMINATION}), since=date(2024, 5, 1)), {"209900001#c1", "209900001#h1"}),
        (Filters(sources=frozenset({Source.DETERMINATION}), until=date(2024, 4, 30)), set()),
        (Filters(category=Category.COMPLAINT_HANDLING, finding=Finding.MALADMINISTRATION), set()),
        (
            Filters(category=Category.COMPLAINT_HANDLING, finding=Finding.SERVICE_FAILURE),
            {"209900001#c1", "209900001#h1"},
        ),
    ],
)
def test_a_filter_keeps_what_it_says(index: PassageIndex, filters: Filters, expected: set[str]) -> None:
    assert ids(index, "door mould tenant joiner Southby", filters) == expected


def test_the_retriever_gives_passages_by_their_ids(index: PassageIndex) -> None:
    documents = index.as_retriever(k=2, exclude={"209900002"}).invoke("mould in the bedroom")
    assert documents[0].id == "southby#p2"
    assert documents[0].page_content == "Southby treats mould within ten weeks."
    assert documents[0].metadata["citation"]["title"] == "Southby repairs policy"
