"""Acknowledgements of a complaint in people's own words."""

from __future__ import annotations

import pytest

from tests.situation.reading import roles


@pytest.mark.parametrize(
    "told",
    [
        "got a thanks for your complaint email on 9 march",
        "an automatic reply saying it's been passed to the complaints team came on the 9th",
        "they wrote on 9 march to say somebody was looking into it",
        "text on the 9th saying they had it",
        "9 march they gave me a complaint reference number",
        "a lady rang on 9 march to say it was with the complaints officer",
        "got a letter of receipt dated 9 march",
        "confirmation email 9 march",
        "they said thank you we're dealing with it on the 9th",
        "a standard letter came on the 9th to say it had been registered",
        "a we've received your complaint card came through the door 9 march",
    ],
)
def test_a_complaint_is_acknowledged_in_many_words(told: str) -> None:
    events = roles(f"I complained on 3 march 2026, {told}, and the answer came 27 march.")
    assert ("complaint acknowledged", "2026-03-09") in events
    assert ("stage 1 answered", "2026-03-27") in events


@pytest.mark.parametrize(
    "told",
    [
        "no thank you email by 9 march",
        "holding reply on 9 march",
        "on 9 march they said the answer would be late",
    ],
)
def test_what_puts_off_or_is_missing_acknowledges_nothing(told: str) -> None:
    assert ("complaint acknowledged", "2026-03-09") not in roles(f"I complained on 3 march 2026, {told}.")


def test_a_report_of_a_repair_is_not_acknowledged_as_a_complaint() -> None:
    events = roles("I reported the gutter 3 march 2026. They emailed on the 9th to say they were looking into it.")
    assert "complaint acknowledged" not in [what for what, _ in events]
