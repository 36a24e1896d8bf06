"""A length that somebody wants confirmed: yes or no before the limit, and neither where that is not plain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer


@pytest.mark.parametrize(
    ("text", "opens", "holds"),
    [
        ("Leicester council finish routine work in 10 working days, correct?", "Yes.", "10 working days"),
        (
            "clarion reckon any non-emergency repair takes them 28 days, is that right?",
            "Yes.",
            "28 calendar days",
        ),
        ("kingston do routine orders within 20 days dont they", "Yes, in working days.", "20 working days"),
        ("norwich council attend routine jobs in 45 working days, right?", "No.", "60 working days"),
        ("a mate says kingston sort an insecure front door in 24 hours. is he right?", "Yes.", "24 hours"),
        ("croydon: 15 days is the target for an ordinary repair, correct?", "No.", "lowest"),
    ],
)
def test_a_length_is_confirmed_or_not(ask: Callable[..., Answer], text: str, opens: str, holds: str) -> None:
    answer = ask(text)
    assert answer.statements[0].text.startswith(opens)
    assert holds in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Is 30 days reasonable for a routine repair with norwich council?",
        "I've waited 28 days for a routine repair from clarion, is that right?",
        "norwich finish routine jobs in 60 working days, right?",
    ],
)
def test_no_word_stands_before_what_is_another_question(ask: Callable[..., Answer], text: str) -> None:
    assert not ask(text).statements[0].text.startswith(("Yes", "No.", "No,"))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Sandwell, heating off, reported 3 june 2026. is that an emergency with them?", "No."),
        ("sandwell tenant, reported no hot water 12 january 2026, does sandwell class it as an emergency", "Yes."),
        ("Platform: no heating or hot water, reported 5 may 2026. they must treat it as an emergency, right?", "No."),
    ],
)
def test_an_emergency_of_one_season_is_said(ask: Callable[..., Answer], text: str, opens: str) -> None:
    answer = ask(text)
    assert answer.statements[0].text.startswith(opens)
    assert opens == "Yes." or "24 hours to make safe an emergency" not in answer.text


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("norwich tenant: half my sockets are dead and there's also a routine door repair. how long for each?", ["5 working days", "60 working days"]),
        ("kingston, window latch snapped and anybody could climb in. what does kingston say for that?", ["24 hours"]),
        ("brand new yorkshire housing flat still in its defects period, emergency. who attends and when?", ["builder", "24 hours"]),
        ("hyde non-urgent: path slabs lifted, reported 2 march 2026, done 1 june 2026. late?", ["30 June 2026", "in time"]),
    ],
)  # fmt: skip
def test_every_part_of_what_is_asked_is_answered(ask: Callable[..., Answer], text: str, holds: list[str]) -> None:
    said = ask(text).text
    assert all(one in said for one in holds)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("stage 1 acknowledged 20 march 2026. when is it due and how far can they push it back if its complicated?", ["7 April 2026", "21 April 2026"]),
        ("Stage 1 was due 8 june 2026, they asked for ten extra days, answered 26 june 2026. late?", ["22 June 2026", "4 working days"]),
        ("The investigation ended 2 march 2026. preventive works cant begin within 5 working days. outside date, and for starting or finishing?", ["25 May 2026", "starting"]),
    ],
)  # fmt: skip
def test_the_last_day_of_more_time_is_reckoned(ask: Callable[..., Answer], text: str, holds: list[str]) -> None:
    said = ask(text).text
    assert all(one in said for one in holds)
