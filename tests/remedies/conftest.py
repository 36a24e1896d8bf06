"""The shipped corpus, read once."""

import pytest

from assistant.records import Corpus, load_corpus
from assistant.settings import ROOT


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")
