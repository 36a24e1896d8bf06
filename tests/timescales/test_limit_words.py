"""How limits are said: as sentences, with no word of a record's own bookkeeping."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.records import load_corpus
from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import Clock, clock_book
from assistant.timescales.describe import describe
from assistant.timescales.facts import Facts
from assistant.timescales.unjudged import limit_of

CORPUS = load_corpus(Path(__file__).parents[2] / "corpus")
BOOK = clock_book(CORPUS)
CLOCKS = [*BOOK.law, *(clock for clocks in BOOK.landlords.values() for clock in clocks)]
OF_RECORDS = re.compile(
    r"not stated|not established|not checked|backstop|first limit|day 0|:|\bor sooner\b.*\bor sooner\b"
)


def said(clock: Clock) -> str:
    return describe(limit_of(Chosen(clock), None, [], Facts(today=date(2026, 11, 26))))


def by_id(name: str) -> str:
    return said(next(clock for clock in CLOCKS if clock.timescale.id == name))


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.timescale.id)
def test_no_limit_is_said_in_the_words_of_a_record_keeper(clock: Clock) -> None:
    assert OF_RECORDS.search(said(clock)) is None


def test_sixty_months_are_five_years() -> None:
    assert "at least every 5 years" in by_id("elec-inspection")


def test_no_start_is_said_where_the_record_names_none() -> None:
    unnamed = [clock for clock in CLOCKS if clock.timescale.starts is None]
    assert len(unnamed) > 200
    assert not any("from the report" in said(clock) for clock in unnamed)


def test_taking_steps_to_begin_counts_as_the_regulations_have_it() -> None:
    assert "begin, or take steps to begin," in by_id("awaab-supplementary-start")


def test_twelve_weeks_are_never_said_without_their_condition() -> None:
    assert "only where they could not be begun within 5 working days" in by_id("awaab-supplementary-backstop")


def test_the_only_toilet_is_covered_whether_blocked_or_not_flushing() -> None:
    assert "blocked or does not flush" in by_id("rtr-toilet-not-flushing")
