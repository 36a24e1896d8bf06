"""How long something took in a decided case, however the question puts its two ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.cases.event_days import day_of
from assistant.answer.contract import Answer
from assistant.answer.engine import Assistant
from assistant.situation.clauses import clauses_of, is_question

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        (
            "Lambeth windows 202421626: days from the first report to a contractor coming, days from asking for the"
            " asbestos test to it being done?",
            ["is 64 days", "is 33 days"],
        ),
        ("202448943: working days between complaint and stage 1 reply?", ["is 70 working days"]),
        (
            "202504163, how long from complaint to the stage 1 reply, from escalation to the stage 2 reply?",
            ["is 31 days", "is 32 days"],
        ),
        ("Orbit 202504217: how long between reporting the gutters and them being cleared?", ["is 23 months"]),
        ("homes plus 202332724: time between him first reporting the leak and complaining?", ["is 34 days"]),
    ],
)
def test_each_time_that_is_asked_for_is_counted(ask: Ask, asked: str, counts: list[str]) -> None:
    text = ask(asked).text
    assert all(count in text for count in counts)


@pytest.mark.parametrize(
    "text",
    [
        "days from the report to the visit",
        "the number of working days between the complaint and the answer",
        "total time for the roof repair against its target",
        "time from the leak to the first visit",
    ],
)
def test_a_time_by_its_two_ends_is_a_question(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["no heating for days from 3 March to 9 March", "we had time for one visit"])
def test_days_that_are_told_are_no_question(text: str) -> None:
    assert not is_question(text)


def test_two_times_by_their_ends_are_two_clauses() -> None:
    clauses = clauses_of("days from the report to the visit, and days from the complaint to the reply")
    assert [clause.text for clause in clauses] == [
        "days from the report to the visit",
        "days from the complaint to the reply",
    ]


@pytest.mark.parametrize(
    ("ref", "words", "on"),
    [
        ("202504163", "escalation", date(2025, 3, 3)),
        ("202504163", "the stage 2 reply", date(2025, 4, 4)),
        ("202504163", "the final answer", date(2025, 4, 4)),
        ("202450546", "refusing the kitchen and bath works", date(2025, 5, 13)),
        ("202332724", "first reporting the leak", date(2023, 10, 31)),
        ("202332724", "the bath collapsing", None),
    ],
)
def test_the_day_of_an_event_is_found_by_its_own_words(
    assistant: Assistant, ref: str, words: str, on: date | None
) -> None:
    found = day_of(assistant.sources.corpus.determinations[ref], words)
    assert (found[0] if found else None) == on
