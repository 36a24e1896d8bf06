"""Later messages that put a day or a thing right, suppose another thing or day, or ask for somebody else's tenure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from assistant.timescales.facts import Verdict

TODAY = date(2026, 11, 28)
Talk = Callable[..., Answer]
GATE = "Red Kite tenant, gate latch broken, told them on 5 October 2026, they called it routine"
DAMP = "Calico tenant, damp on the bedroom wall, told them 26 October 2026"
DOOR = "Gentoo, squeaky bedroom door, reported 2 November 2026, they said routine. how long?"
ACKNOWLEDGED = "Gentoo acknowledged my complaint on 2 November 2026, when do they have to answer"


@pytest.mark.parametrize(
    "said", ["sorry not the 5th, the 15th", "it was the 15th not the 5th, sorry", "i meant the 15th of October"]
)
def test_a_day_put_right_by_its_number_moves_the_report(talk: Talk, said: str) -> None:
    answer = talk(GATE, said)
    assert answer.situation.reported == date(2026, 10, 15)
    assert "12 November 2026" in answer.headline
    assert "could not tell" not in answer.text


@pytest.mark.parametrize(
    "said",
    [
        "no wait its not damp, its the gutter dripping outside",
        "sorry, it isn't damp, it's a dripping gutter",
        "i said damp but i meant the gutter, its dripping",
    ],
)
def test_the_thing_denied_is_no_longer_reckoned_on(talk: Talk, said: str) -> None:
    answer = talk(DAMP, said)
    assert answer.verdict is Verdict.OUTSIDE
    assert "Awaab" not in answer.headline
    assert "20 working days" in answer.text


@pytest.mark.parametrize("said", ["a man came on the 20th and put a new one in, was that ok", "they fitted a new one"])
def test_a_part_that_was_replaced_is_no_new_problem(talk: Talk, said: str) -> None:
    assert talk(GATE, said).situation.reported == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("and if they don't come by wednesday?", date(2026, 12, 2)),
        ("if they still haven't been by friday, how late is that", date(2026, 12, 4)),
        ("what if nothings happened by christmas eve", date(2026, 12, 24)),
    ],
)
def test_what_is_not_done_by_a_day_ahead_is_reckoned_to_it(talk: Talk, said: str, end: date) -> None:
    answer = talk(GATE, said)
    assert answer.verdict is Verdict.OUTSIDE
    assert answer.situation.ahead == end


@pytest.mark.parametrize(
    "said",
    [
        "what if it was the heating that had gone",
        "how long would a burst pipe have had",
        "and if it had been the front door that won't lock",
    ],
)
def test_another_thing_supposed_has_neither_the_class_nor_the_days_told(talk: Talk, said: str) -> None:
    answer = talk(DOOR, said)
    assert answer.verdict is None
    assert "24 hours" in answer.text
    assert "30 November 2026" not in answer.text
    assert "30 November 2026" in talk(DOOR, said, "ok and mine, when is that up?").text


@pytest.mark.parametrize(
    ("first", "said", "word"),
    [
        ("im a leaseholder of Camden council, does awaabs law apply", "my mum rents from them, does it for her", "Yes"),
        ("im a shared owner with Clarion, does awaabs law apply to me", "and my neighbour who is a tenant?", ""),
        ("im a shared owner with Clarion, does awaabs law apply to me", "would it for a normal tenant?", ""),
    ],
)
def test_whether_a_law_covers_another_goes_by_how_they_hold_the_home(
    talk: Talk, first: str, said: str, word: str
) -> None:
    answer = talk(first, said)
    assert answer.statements[0].text.startswith(word)
    assert not any(one.text.startswith("No.") or "does not apply to shared" in one.text for one in answer.statements)


def test_more_time_told_of_later_is_reckoned_whatever_was_denied(talk: Talk) -> None:
    first = "Gentoo acknowledged my complaint on 19 October 2026. When is the answer due, with no extension?"
    answer = talk(
        first, "they wrote that it was complex and they needed the longest extension. where does that leave me?"
    )
    assert "16 November 2026" in answer.text


@pytest.mark.parametrize("said", ["nothing yet. now what", "still nothing. what do i do", "havent had it. what next"])
def test_nothing_yet_is_told_late_before_the_next_steps(talk: Talk, said: str) -> None:
    answer = talk(ACKNOWLEDGED, said)
    assert answer.verdict is Verdict.OUTSIDE
    assert "Ombudsman" in answer.text


def test_a_deadline_missed_again_asks_for_the_next_steps(talk: Talk) -> None:
    assert "What you can do next" in talk(ACKNOWLEDGED, "and if they miss that too?").text


@pytest.mark.parametrize("said", ["second time now", "thats twice theyve done it", "that's the second time"])
def test_a_second_visit_missed_is_counted(talk: Talk, said: str) -> None:
    assert "2 missed × £15 = £30" in talk("Gentoo missed my appointment, what do i get", said).text


@pytest.mark.parametrize("said", ["can the ombudsman look at mine", "would the ombudsman take on a case like mine"])
def test_whether_the_ombudsman_takes_ones_case_is_said(talk: Talk, said: str) -> None:
    first = "roof leaking into my flat, Notting Hill Genesis, im a leaseholder, told them 1 September 2026"
    assert "leaseholders and shared owners included" in talk(first, said).text
    assert "12 months" in talk(first, said, "how long after their final answer can I go").text


@pytest.mark.parametrize(
    "said", ["is it a finish or just a visit", "do they just have to turn up in that time or finish it"]
)
def test_whether_a_limit_is_for_coming_or_finishing_is_said(talk: Talk, said: str) -> None:
    answer = talk("Stockport Homes, routine repair to a loose door. how long", said)
    assert "for coming, not for finishing" in answer.text


@pytest.mark.parametrize(
    "said",
    [
        "put in a formal complaint to Clarion on 2 November 2026 about a workman who never showed",
        "made a complaint to Clarion about nobody showing up on 2 November 2026",
    ],
)
def test_a_complaint_told_of_is_no_evasion(talk: Talk, said: str) -> None:
    assert talk(said).kind is Kind.ANSWER


def test_a_council_that_missed_a_visit_is_asked_about_as_a_landlord(talk: Talk) -> None:
    assert "£15" in talk("Bury council missed my appointment on 9 November, what do i get").text
