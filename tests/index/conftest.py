"""Settings that keep everything in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.records import Corpus, load_corpus
from assistant.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, small_corpus: Path) -> Settings:
    return Settings(
        corpus=small_corpus,
        index=tmp_path / "index",
        cache=tmp_path / "cache",
        store=tmp_path / "store",
        embedder="fake",
        chroma_url=None,
    )


@pytest.fixture
def corpus(settings: Settings) -> Corpus:
    return load_corpus(settings.corpus)
