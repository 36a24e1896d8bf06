from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import IndexFault
from assistant.index import Item, build_collection, build_index, index_status, open_collection, open_index, ready_index
from assistant.models import FakeEmbedder
from assistant.records import Corpus, load_corpus
from assistant.settings import Settings

DOORS = [Item(id=f"door-{n}", text=f"door number {n}", metadata={"n": n}) for n in range(600)]


class Renamed(FakeEmbedder):
    name = "another"
    fingerprint = "another-1"


def test_a_second_build_changes_nothing(settings: Settings, corpus: Corpus) -> None:
    first, second = build_index(settings, corpus), build_index(settings, corpus)
    assert (first.state, first.embedded, first.size) == ("built", 6, 6)
    assert (second.state, second.embedded, second.digest) == ("unchanged", 0, first.digest)


def test_only_what_changed_is_embedded_again(settings: Settings, corpus: Corpus) -> None:
    build_index(settings, corpus)
    policy = settings.corpus / "landlords" / "southby.md"
    policy.write_text(policy.read_text("utf-8").replace("ten weeks", "six weeks"), "utf-8")
    (settings.corpus / "policies" / "rule.md").unlink()
    changed = load_corpus(settings.corpus)
    report = build_index(settings, changed)
    assert (report.embedded, report.reused, report.removed) == (1, 4, 1)
    hits = open_index(settings, changed).search("mould within six weeks", 9)
    assert hits[0].passage_id == "southby#p2"
    assert "rule#p1" not in {hit.passage_id for hit in hits}


def test_a_change_of_metadata_alone_is_seen_by_filters(settings: Settings) -> None:
    embedder = FakeEmbedder()
    build_collection(settings, "doors", DOORS[:3], embedder)
    report = build_collection(
        settings, "doors", [item.model_copy(update={"metadata": {"n": 9}}) for item in DOORS[:3]], embedder
    )
    assert (report.state, report.embedded) == ("built", 0)
    assert len(open_collection(settings, "doors", embedder).search("door", 9, lambda data: data["n"] == 9)) == 3


def test_a_reader_of_the_old_index_goes_on_after_one_more_build(settings: Settings) -> None:
    embedder = FakeEmbedder()
    build_collection(settings, "doors", DOORS[:5], embedder)
    reader = open_collection(settings, "doors", embedder)
    build_collection(settings, "doors", DOORS[:9], embedder)
    assert len(reader.search("door number", 20)) == 5


def test_more_items_than_one_chunk_are_all_found(settings: Settings) -> None:
    embedder = FakeEmbedder()
    build_collection(settings, "doors", DOORS, embedder)
    collection = open_collection(settings, "doors", embedder)
    assert len(collection.items) == len(DOORS)
    assert all(collection.search(item.text, 3, lambda data, n=item.metadata["n"]: data["n"] == n) for item in DOORS[::50])


def test_a_corpus_changed_since_the_build_is_said(settings: Settings, corpus: Corpus) -> None:
    build_index(settings, corpus)
    with pytest.raises(IndexFault, match="assistant index build"):
        open_index(settings, corpus.without({"209900001"}))
    assert index_status(settings, corpus.without({"209900001"})).state == "stale"


def test_a_missing_index_is_said_and_can_be_built_on_the_way(settings: Settings, corpus: Corpus) -> None:
    assert index_status(settings, corpus).state == "missing"
    with pytest.raises(IndexFault, match=r"no search index.*assistant index build"):
        open_index(settings, corpus)
    assert not settings.index.exists()
    assert ready_index(settings, corpus).search("mould", 1)
    assert index_status(settings, corpus).state == "ready"


def test_an_index_by_another_embedder_is_said_and_built_again(settings: Settings, corpus: Corpus) -> None:
    build_index(settings, corpus)
    with pytest.raises(IndexFault, match="another embedder"):
        open_index(settings, corpus, Renamed())
    items = [Item(id="one", text="a door")]
    build_collection(settings, "doors", items, FakeEmbedder())
    assert build_collection(settings, "doors", items, Renamed()).embedded == 1


@pytest.mark.parametrize("damage", ["cut", "garbage", "no vectors", "no words"])
def test_a_half_written_index_is_never_searched_and_is_built_again(
    settings: Settings, corpus: Corpus, damage: str
) -> None:
    # In a process of its own: Chroma keeps a database open in the process that wrote it.
    program = (
        "from pathlib import Path; from assistant.index import build_index; from assistant.records import load_corpus\n"
        "from assistant.settings import Settings\n"
        f"s = Settings(corpus=Path({str(settings.corpus)!r}), index=Path({str(settings.index)!r}), embedder='fake')\n"
        "build_index(s, load_corpus(s.corpus))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    database = settings.index / "chroma" / "chroma.sqlite3"
    if damage == "cut":
        os.truncate(database, database.stat().st_size // 2)
    elif damage == "garbage":
        database.write_bytes(b"not a database" * 1000)
    elif damage == "no vectors":
        for folder in (settings.index / "chroma").iterdir():
            if folder.is_dir():
                shutil.rmtree(folder)
    else:
        shutil.rmtree(settings.index / "lexical")
    try:
        assert open_index(settings, corpus).search("black mould above the bed", 1)[0].passage_id == "209900002#c1"
    except IndexFault as fault:
        assert "assistant index build" in str(fault)
    assert ready_index(settings, corpus).search("black mould above the bed", 1)[0].passage_id == "209900002#c1"


KILLED = """
import os, signal, sys
from pathlib import Path
from assistant.index import build_index
from assistant.models import FakeEmbedder
from assistant.records import load_corpus
from assistant.settings import Settings
import assistant.index.build as build
settings = Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2]), embedder="fake")
build.CHUNK = 2
def progress(what, done, total):
    if what == "storing" and done >= 4:
        os.kill(os.getpid(), signal.SIGKILL)
build_index(settings, load_corpus(settings.corpus), progress)
"""


def test_a_killed_build_leaves_the_old_index_whole_and_the_next_goes_on_from_it(
    settings: Settings, corpus: Corpus, tmp_path: Path
) -> None:
    newer = shutil.copytree(settings.corpus, tmp_path / "newer")
    for name, old, new in (
        ("determinations/209900001-northby.md", "did not lock", "would never shut"),
        ("landlords/southby.md", "mends", "repairs"),
        ("landlords/southby.md", "treats", "clears"),
    ):
        path = newer / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    build_index(settings, corpus)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(newer), str(settings.index)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert index_status(settings, corpus).state == "ready"
    assert open_index(settings, corpus).search("front door that did not lock", 1)[0].passage_id == "209900001#c1"
    after = load_corpus(newer)
    assert build_index(settings, after).embedded == 2
    assert open_index(settings, after).search("door that would never shut", 1)[0].passage_id == "209900001#c1"


def test_a_folder_that_cannot_be_written_is_said(settings: Settings, corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexFault, match="ASSISTANT_INDEX"):
        build_index(settings.model_copy(update={"index": tmp_path / "file" / "index"}), corpus)


def test_an_id_given_twice_is_refused(settings: Settings) -> None:
    with pytest.raises(IndexFault, match="door-1"):
        build_collection(settings, "doors", [*DOORS[:3], DOORS[1]], FakeEmbedder())


def test_a_reader_of_an_index_that_is_gone_is_told_to_start_again(settings: Settings) -> None:
    embedder = FakeEmbedder()
    build_collection(settings, "doors", DOORS[:5], embedder)
    reader = open_collection(settings, "doors", embedder)
    for size in (6, 7):
        build_collection(settings, "doors", DOORS[:size], embedder)
    with pytest.raises(IndexFault, match="Start again"):
        reader.search("door number", 3)


def test_an_index_by_the_packaged_embedder_is_ready_and_is_not_one_by_the_fake(
    settings: Settings, corpus: Corpus
) -> None:
    packaged = Settings(
        corpus=settings.corpus, index=settings.index, cache=Settings().cache, store=settings.store, chroma_url=None
    )
    few = corpus.without(set(corpus.determinations))
    build_index(packaged, few)
    assert index_status(packaged, few).state == "ready"
    assert index_status(settings, few).state == "other embedder"
