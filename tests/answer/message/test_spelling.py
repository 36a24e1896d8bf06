"""Slips of the keyboard are put right before a message is read; names, figures and other languages stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.contract import Answer
from assistant.answer.message.spelling import Spelling

TEXTS = ("The landlord acknowledged the complaint, and the boiler and the ceiling were repaired. " * 2,)
SAID = (
    "when must they acknowledge it",
    "will they acknowledge it",
    "a leaking ceiling",
    "leaking complant",
    "complant",
)
SPELLING = Spelling(TEXTS, SAID, ("Foxbridge Homes",))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("when do they acknowlege it", "when do they acknowledge it"),
        ("the boilr and the celing", "the boiler and the ceiling"),
        ("Boilr is broken", "Boiler is broken"),
        ("THE BOILR IS BROKEN", "THE BOILER IS BROKEN"),
        ("leeking since monday", "leaking since monday"),
        ("my complant", "my complaint"),
        ("wot shud they of done 2 wks ago, told em", "what should they of done 2 weeks ago, told them"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert SPELLING.right(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "my asthmatic son and his crutches",
        "I texted them about the draughty window",
        "they've authorised the neighbours' works, theyve said",
        "Mrs Boiley of Foxbridge Homes",
        "write to boilr@home.example or www.celing.example",
        "moja boilra cieknie od tygodnia",
        "",
    ],
)
def test_words_names_addresses_and_other_languages_stay(typed: str) -> None:
    assert SPELLING.right(typed) == typed


@given(st.text(max_size=60))
def test_what_was_put_right_once_stays(typed: str) -> None:
    once = SPELLING.right(typed)
    assert SPELLING.right(once) == once


def test_a_message_full_of_slips_is_answered_as_if_it_had_none(ask: Callable[..., Answer]) -> None:
    typed = ask("how meny days has southern housing got to acknowlege a complant at stage 1").citations
    meant = ask("how many days has southern housing got to acknowledge a complaint at stage 1").citations
    assert [citation.passage for citation in typed] == [citation.passage for citation in meant]


@pytest.mark.parametrize("typed", ["the u bend leaks", "flat N, block R", "a bin in the loo"])
def test_a_short_word_that_may_mean_another_thing_stays(typed: str) -> None:
    assert SPELLING.right(typed) == typed
