"""The same index on a Chroma server: a real one, started here on a free port of loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.errors import IndexFault
from assistant.index import build_index, index_status, open_index
from assistant.records import Corpus
from assistant.settings import Settings


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    chroma = Path(sys.executable).with_name("chroma")
    folder = tmp_path_factory.mktemp("chroma-server")
    with (folder / "log").open("w") as log, subprocess.Popen(
        [chroma, "run", "--path", str(folder / "data"), "--host", "127.0.0.1", "--port", str(port)],
        stdout=log, stderr=log, cwd=folder,
    ) as process:
        url = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                if httpx.get(f"{url}/api/v2/heartbeat", trust_env=False).is_success:
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        else:
            pytest.fail((folder / "log").read_text())
        yield url
        process.terminate()


@pytest.fixture
def on_server(settings: Settings, server: str) -> Settings:
    return settings.model_copy(update={"chroma_url": server})


def test_an_index_on_a_server_finds_what_one_on_disk_finds(
    settings: Settings, on_server: Settings, corpus: Corpus
) -> None:
    build_index(settings, corpus)
    assert build_index(on_server, corpus).place == on_server.chroma_url
    questions = "black mould above the bed", "front door", "one working day"
    here, there = open_index(settings, corpus), open_index(on_server, corpus)
    for question in questions:
        assert [(h.passage_id, round(h.similarity or 0, 5)) for h in here.search(question, 6)] == [
            (h.passage_id, round(h.similarity or 0, 5)) for h in there.search(question, 6)
        ]
    assert not any(hit.record == "209900001" for hit in there.search("front door", 6, exclude={"209900001"}))


def test_another_machine_uses_the_servers_index_without_building(
    on_server: Settings, corpus: Corpus, tmp_path: Path
) -> None:
    build_index(on_server, corpus)
    elsewhere = on_server.model_copy(update={"index": tmp_path / "elsewhere"})
    assert index_status(elsewhere, corpus).state == "ready"
    assert open_index(elsewhere, corpus).search("mould", 1)
    assert build_index(elsewhere, corpus).state == "unchanged"


def test_a_server_that_does_not_answer_is_said(settings: Settings, corpus: Corpus) -> None:
    nowhere = settings.model_copy(update={"chroma_url": f"http://127.0.0.1:{free_port()}"})
    with pytest.raises(IndexFault, match="ASSISTANT_CHROMA_URL"):
        build_index(nowhere, corpus)
    assert index_status(nowhere, corpus).state == "broken"


def test_an_address_that_is_none_is_said(settings: Settings, corpus: Corpus) -> None:
    with pytest.raises(IndexFault, match="http://localhost:8000"):
        build_index(settings.model_copy(update={"chroma_url": "localhost"}), corpus)
