"""Clauses: where one question ends and the next begins, and what each asks."""

from __future__ import annotations

import pytest
from reading import read

from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Ask


def test_a_question_after_and_is_a_clause_of_its_own() -> None:
    clauses = clauses_of("How long does Clarion have for a repair, and what was paid when an intercom was left?")
    assert [Ask.TIMESCALE in clause.asks for clause in clauses] == [True, False]
    assert clauses[1].about_case


def test_words_before_the_question_stay_with_it() -> None:
    assert len(clauses_of("In the older guidance, before April 2026, what range went with service failure?")) == 1


def test_had_they_begins_another_question() -> None:
    assert len(clauses_of("how many visits were there, and had they offered her anything?")) == 2


@pytest.mark.parametrize("text", ["how much", "so how much then?", "what is that worth a day"])
def test_a_bare_how_much_asks_for_money(text: str) -> None:
    assert Ask.REMEDY in read(text).asks
