"""What markup and extraction broke is mended; what only looks broken is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ingest.glitches import mend


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("T he landlord", "The landlord"),
        ("H andling of malad ministration", "Handling of maladministration"),
        ("s ervice failure by the l andlord", "service failure by the landlord"),
        ("it was offer ed", "it was offered"),
        ("A s the complaint is a bout h omelessness", "As the complaint is about homelessness"),
        ("to me et it", "to meet it"),
        ("landlord ’ s", "landlord’s"),
        ("the door . It ( £50 ) stuck", "the door. It (£50) stuck"),
        ("6 July 2023.Nobody came", "6 July 2023. Nobody came"),
        ("our\u00a0st\u200baff d\u00adoor", "our staff door"),
        ("£ 5 00", "£500"),
        ("£ 2,950", "£2,950"),
        ("£ 1 ,600", "£1,600"),
        ("£1, 3 00", "£1,300"),
        ("£ 4 , 7 20", "£4,720"),
        ("£2 7 0", "£270"),
        ("£ 1 10 0", "£1100"),
        ("£300.2 It", "£300. It"),
        ("2 4hours", "24 hours"),
        ("1 0 working days.2", "10 working days."),
        ("26May 2026", "26 May 2026"),
        ("7July2026", "7 July 2026"),
        ("1 8 March 2026", "18 March 2026"),
        ("3 June 202 4", "3 June 2024"),
        ("2 3June 2026", "23 June 2026"),
    ],
)
def test_what_is_broken_is_put_together(broken: str, whole: str) -> None:
    assert mend(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "a leak",
        "I am at stage 1 and a half",
        "No. 4 St. Anne’s",
        "£50 2 times",
        "£100 10 May",
        "£75 1 Apology",
        "£412.50 and £1,145.20",
        "from £101 to £600",
        "e.g. this",
        "at stage 2 8 March 2024 was named",
        "The resident’s flat",
    ],
)
def test_what_only_looks_broken_is_left(text: str) -> None:
    assert mend(text) == text


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_mending_twice_changes_nothing_more_than_white_space(text: str) -> None:
    once = mend(text)
    assert "".join(mend(once).split()) == "".join(once.split())


@given(st.text(alphabet="abcdefghij ,.£0123456789’", max_size=200))
@settings(max_examples=80, deadline=None)
def test_no_letter_is_added_or_lost(text: str) -> None:
    letters = [mark for mark in text if mark.isalpha()]
    assert [mark for mark in mend(text) if mark.isalpha()] == letters
