"""Today as the day up to which nothing was done."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.situation.dates import dated_mentions

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "The tap hasn't been looked at today.",
        "Not a single person has come as of today.",
        "Nobody has rung up to today.",
        "It is still leaking as of this morning.",
        "And if it's still not mended today?",
    ],
)
def test_nothing_happened_today_where_it_only_says_that_nothing_was_done(text: str) -> None:
    mentions, _ = dated_mentions(text, TODAY)
    assert all(mention.role is None for mention in mentions)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I hadn't a phone so I reported it today.", "reported"),
        ("They didn't come until today.", "attended"),
        ("It was finally mended today.", "completed"),
    ],
)
def test_what_did_happen_today_keeps_its_day(text: str, role: str) -> None:
    mentions, _ = dated_mentions(text, TODAY)
    assert [mention.role.value for mention in mentions if mention.role] == [role]
