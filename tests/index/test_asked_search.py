"""What is asked of a passage finds it, and only it, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index import Filters, PassageIndex, build_index, open_index
from assistant.index.passages import items_of
from assistant.index.status import index_status
from assistant.records import Corpus, Source, load_corpus
from assistant.settings import Settings

ASKED = {
    "rule": "p1: [the yale latch fell off, burglars could stroll in]\n",
    "southby": "p2: [fungus on the wallpaper, wallpaper gone furry and smelly]\n",
}


def ask_of(folder: Path, asked: dict[str, str]) -> Corpus:
    (folder / "asked").mkdir(exist_ok=True)
    for slug, text in asked.items():
        (folder / "asked" / f"{slug}.yaml").write_text(text, "utf-8")
    return load_corpus(folder)


@pytest.fixture
def asked(settings: Settings) -> Corpus:
    return ask_of(settings.corpus, ASKED)


@pytest.fixture
def index(settings: Settings, asked: Corpus) -> PassageIndex:
    build_index(settings, asked)
    return open_index(settings, asked)


def test_a_passage_is_found_by_words_that_it_does_not_hold(index: PassageIndex) -> None:
    first = index.search("yale latch", 5)[0]
    assert first.passage_id == "rule#p1"
    assert first.record == "rule"
    assert first.dense_rank == first.lexical_rank == 1


def test_without_its_wordings_it_is_not_found_so(settings: Settings, corpus: Corpus) -> None:
    build_index(settings, corpus)
    first = open_index(settings, corpus).search("yale latch", 5)[0]
    assert first.lexical_rank is None
    assert (first.similarity or 0) < 0.5


def test_a_passage_is_as_near_as_the_nearest_of_its_wordings(index: PassageIndex) -> None:
    hit = index.search("burglars could stroll in", 1)[0]
    assert hit.passage_id == "rule#p1"
    assert hit.similarity == pytest.approx(1, abs=0.01)


def test_a_passage_is_found_once_and_ranks_have_no_gaps(index: PassageIndex) -> None:
    hits = index.search("furry fungus on smelly wallpaper, mould, latch and door", 50)
    ids = [hit.passage_id for hit in hits]
    assert len(ids) == len(set(ids))
    assert not any("?" in name for name in ids)
    assert sorted(hit.dense_rank for hit in hits if hit.dense_rank) == list(range(1, len(hits) + 1))


def test_a_filter_holds_for_wordings_too(index: PassageIndex) -> None:
    only = Filters(sources=frozenset({Source.LANDLORD}))
    assert {hit.record for hit in index.search("the yale latch fell off", 50, only)} == {"southby"}
    assert "rule" not in {hit.record for hit in index.search("yale latch", 50, exclude={"rule"})}


def test_the_retriever_cites_the_passage_and_not_the_wording(index: PassageIndex) -> None:
    document = index.as_retriever(k=1).invoke("the yale latch fell off")[0]
    assert document.id == "rule#p1"
    assert document.page_content == "An insecure outside door is mended in one working day."


def test_only_a_new_wording_is_embedded(settings: Settings, asked: Corpus) -> None:
    first = build_index(settings, asked)
    assert first.size == len(items_of(asked)) == len(asked.passages) + 4
    more = ask_of(settings.corpus, {"rule": "p1: [the yale latch fell off, burglars could stroll in, lock went bang]"})
    second = build_index(settings, more)
    assert (second.embedded, second.reused, second.removed) == (1, first.size, 0)
    assert build_index(settings, more).state == "unchanged"


def test_a_new_wording_makes_the_index_stale(settings: Settings, index: PassageIndex) -> None:
    assert index_status(settings, index.corpus).state == "ready"
    more = ask_of(settings.corpus, {"rule": "p1: [lock went bang]"})
    assert index_status(settings, more).state == "stale"


def test_a_wording_taken_out_no_longer_finds_the_passage(settings: Settings, asked: Corpus) -> None:
    build_index(settings, asked)
    fewer = ask_of(settings.corpus, {"rule": "p1: [lock went bang]"})
    report = build_index(settings, fewer)
    assert report.removed == 1
    assert open_index(settings, fewer).search("yale latch", 1)[0].lexical_rank is None
