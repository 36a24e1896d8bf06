from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from assistant.models import FakeEmbedder, MiniLM
from assistant.records import load_corpus
from assistant.settings import ROOT, get_settings

TEXTS = [
    "My balcony door lock has been broken for two months and I have a baby.",
    "How long does the landlord have to mend a boiler in winter?",
    "mould",
    "The council offered £70 for two missed visits, then was told to pay £800 in all. " * 20,
    "¿Cuánto tiempo tiene el casero? 🚪",
    "",
]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM(get_settings().cache)


def test_our_vectors_are_those_of_sentence_transformers(minilm: MiniLM) -> None:
    from sentence_transformers import SentenceTransformer

    from assistant.models.export import packaged

    passages = list(load_corpus(ROOT / "corpus").passages.values())[::60]
    texts = [text for text in (*TEXTS, *(passage.text for passage in passages)) if text]
    theirs = SentenceTransformer(str(packaged()), device="cpu").encode(texts, normalize_embeddings=True)
    cosines = (minilm.encode(texts) * theirs).sum(axis=1)
    assert cosines.min() >= 0.99


def test_a_texts_vector_does_not_depend_on_its_neighbours(minilm: MiniLM) -> None:
    together = minilm.encode(TEXTS)
    assert all(np.array_equal(minilm.encode([text])[0], row) for text, row in zip(TEXTS, together, strict=True))


def test_a_question_is_embedded_without_torch(minilm: MiniLM) -> None:
    program = (
        "import sys; from assistant.models import MiniLM; from pathlib import Path\n"
        f"assert len(MiniLM(Path({str(get_settings().cache)!r})).embed_query('door')) == {minilm.dimensions}\n"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_fake_is_the_same_in_every_process() -> None:
    program = "from assistant.models import FakeEmbedder; print(FakeEmbedder().embed_query('a broken door')[:40])"
    said = {subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout for _ in "12"}
    assert said == {f"{FakeEmbedder().embed_query('a broken door')[:40]}\n".encode()}


def test_the_fake_puts_texts_that_share_words_near_each_other() -> None:
    door, locked, roof = FakeEmbedder().encode(["the front door", "a front door", "leaking roof tiles"])
    assert door @ locked > 0.5 > door @ roof
