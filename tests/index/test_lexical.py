from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.index.items import Item
from assistant.index.lexical import build_lexical, load_lexical, words


def test_figures_and_pounds_are_words() -> None:
    assert words("The landlord's £1,250 offer, 15 working days (para 3.4)") == [
        "landlord", "£1250", "offer", "15", "working", "day", "para", "3.4",
    ]  # fmt: skip


def test_one_and_many_are_the_same_word() -> None:
    assert words("repairs batteries glass bus") == words("repair battery glass bus")


@given(st.text())
@settings(max_examples=200)
def test_any_text_has_words_or_none(text: str) -> None:
    assert all(word and word == word.strip() for word in words(text))


def test_counts_read_back_give_the_same_scores(tmp_path: Path) -> None:
    texts = "a leaking roof", "a roof and a door", "line\u2028separator\x85kept", "", "the of and"
    items = [Item(id=f"item-{number}", text=text, metadata={"n": number}) for number, text in enumerate(texts)]
    made = build_lexical(items, tmp_path / "lexical")
    read = load_lexical(tmp_path / "lexical")
    assert read is not None
    assert read.items == made.items == tuple(items)
    for question in ("roof", "separator", "nothing of this", "the", ""):
        assert np.array_equal(read.scores(question), made.scores(question))
    assert made.scores("leaking roof").argmax() == 0
    assert not made.scores("the").any()


def test_broken_counts_are_none(tmp_path: Path) -> None:
    build_lexical([Item(id="one", text="a roof")], tmp_path / "lexical")
    (tmp_path / "lexical" / "params.index.json").write_text("{")
    assert load_lexical(tmp_path / "lexical") is None
    assert load_lexical(tmp_path / "nowhere") is None


def test_a_collection_without_any_word_has_no_scores(tmp_path: Path) -> None:
    assert not build_lexical([Item(id="one", text="of the")], tmp_path / "lexical").scores("roof").any()
