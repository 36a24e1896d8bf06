"""A length of time is a wait only where the words say that it has lasted; a quoted limit is none."""

from __future__ import annotations

import pytest
from reading import read

QUOTED = (
    "They quoted me 60 days for a fence. Do weekends count in that?",
    "Been given 30 days for my kitchen door. Is that working days?",
    "I've been told 6 weeks for the plastering, can they take that long?",
    "A lady on the phone put me down for 40 days. Is that the rule?",
    "for a leaky gutter over 60 days seems mad, what do they say",
    "for 90 days for a fence panel they are having a laugh, is that their policy?",
    "my repair is down as routine, after 28 days do i get anything",
    "the website puts damp down as 20 days, a mate had 10 days for his",
    "they say the past 90 days thing is gone for a gutter, true?",
    "is that 45 days on the calendar or not counting weekends",
    "the second firm is 9 days over its own time, what am i owed",
    "standard is repaired in 20 days, does saturday count for a tap",
    "a broken banister should be done in 10 days, is that from today",
    "a section 11 repair must be finished in 28 days, isn't it",
)
LASTED = (
    ("been 5 weeks now and the fan is still dead", "been 5 weeks"),
    ("my tap has dripped for 28 days", "for 28 days"),
    ("its 90 days and still no gutter", "90 days"),
    ("no hot water 4 days", "4 days"),
    ("over two months without an oven point", "over two months"),
    ("the ceiling has been hanging down five months", "five months"),
    ("they have known for 2 years about the roof", "for 2 years"),
    ("10 weeks ive been waiting for a window", "10 weeks"),
    ("8 weeks on and the door still doesnt lock", "8 weeks"),
    ("they said 28 days, been 3 months", "been 3 months"),
    ("council told me 10 days but its been 30 days now", "been 30 days"),
    ("reported the leak, 5 weeks later still drips", "5 weeks"),
    ("waiting 6 weeks for the council to mend my fence", "waiting 6 weeks"),
)


@pytest.mark.parametrize("text", QUOTED)
def test_a_length_that_is_only_quoted_is_no_wait(text: str) -> None:
    told = read(text)
    assert (told.since, told.began, told.length, told.events) == (None, None, None, ())


@pytest.mark.parametrize(("text", "since"), LASTED)
def test_a_length_that_has_lasted_is_a_wait(text: str, since: str) -> None:
    told = read(text)
    assert told.since == since
    assert told.began is not None
