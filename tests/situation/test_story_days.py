"""Weekdays of a story, as the dated day before them places them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.situation.dates import dated_mentions
from tests.situation.reading import read

TODAY = date(2026, 11, 28)


def days(text: str) -> list[date | None]:
    return [mention.on for mention in dated_mentions(text, TODAY)[0]]


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ("told the council on friday 4 september, no one rang saturday, plumber turned up sunday night", "2026-09-06"),
        ("reported the toilet on 7 august 2026, a man came monday and fixed it", "2026-08-10"),
        ("rang thurs 3 september, friday i rang again, and on the saturday a fella came and did it", "2026-09-05"),
        ("phoned on the 11th of september 2026, waited in all saturday, somebody finally came tuesday", "2026-09-15"),
        ("told them wednesday 1 july 2026. they said thursday. nobody came. electrician arrived friday", "2026-07-03"),
        ("reported a broken lock 14 august 2026; a locksmith came the following monday", "2026-08-17"),
        ("rang fri 9 october 2026. nobody came til weds", "2026-10-14"),
    ],
)
def test_a_weekday_goes_on_with_a_story_also_of_long_ago(told: str, last: str) -> None:
    assert days(told)[-1] == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ("i reported it 10 june 2026, it is still leaking and nobody came again last tuesday", "2026-11-24"),
        ("reported it 10 june 2026 and they finally came friday", "2026-11-27"),
        ("told them 1 june 2026 about the shelf, a chap come some monday and glued it", "2026-11-23"),
    ],
)
def test_a_weekday_of_now_is_counted_back_from_today(told: str, last: str) -> None:
    assert days(told)[-1] == date.fromisoformat(last)


def test_what_was_filled_in_to_read_a_weekday_is_said() -> None:
    _, doubts = dated_mentions("reported the toilet on 7 august 2026, a man came monday and fixed it", TODAY)
    assert doubts == ["We read 'monday' as 10 August 2026."]


@pytest.mark.parametrize(
    ("told", "role", "on"),
    [
        ("rang sat 5 september 2026 about the lock, a chap come monday dinnertime", "attended", "2026-09-07"),
        ("rang 4 september 2026 about the tap, they come and did it 9 september", "completed", "2026-09-09"),
        ("told them 12 january 2026 about damp, the surveyor didnt come till 28 january", "investigated", "2026-01-28"),
        ("rang fri 9 october 2026 about the tap. they didnt come till tuesday", "attended", "2026-10-13"),
    ],
)
def test_a_visit_told_in_plain_speech_is_one(told: str, role: str, on: str) -> None:
    assert (role, on) in [(event.what.value, event.on.isoformat()) for event in read(told).events]


@pytest.mark.parametrize(
    "told",
    [
        "rang fri 9 october 2026 about the tap, no one rang saturday",
        "rang fri 9 october 2026 about the tap, sunday came and went",
        "rang fri 9 october 2026 about the tap, they never did it on 20 october",
    ],
)
def test_a_day_on_which_nobody_came_or_rang_is_idle(told: str) -> None:
    assert [event.what.value for event in read(told).events] == ["reported"]
