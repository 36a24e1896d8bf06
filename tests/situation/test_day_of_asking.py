"""The day that a message names as its own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.situation.day_of_asking import day_of_asking

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("Peabody. no heating at all, its 14 april 2026. is that an emergency", date(2026, 4, 14)),
        ("Today is Friday 6 March 2026. The lift has been out since 2 March.", date(2026, 3, 6)),
        ("my flat is freezing (it's 21 November 2026) and nobody has rung", date(2026, 11, 21)),
        ("told them 1 oct 2026 and its now 20 nov 2026, nothing done", date(2026, 11, 20)),
        ("sandwell council, my hot water went this morning 20 november 2026. emergency or not", date(2026, 11, 20)),
        ("boiler stopped today, Friday 20 November 2026, and they told me to wait", date(2026, 11, 20)),
        ("rang about the lift 26 may 2026, the 2nd june today, still stuck", date(2026, 6, 2)),
        ("rang about the lift 26 may 2026, as of today 4 june no one has come", date(2026, 6, 4)),
        ("complained 3 march 2026, acknowledged on the 9th. its the 20th now, when is it due", date(2026, 3, 20)),
        ("told them 28 january 2026 about the boiler and its the 3rd today, nobody been", date(2026, 2, 3)),
        ("i rang on 5 may 2026. today's friday the 15th. is it late", date(2026, 5, 15)),
        ("no water since this morning. orbit, 9 june 2026. how quick", date(2026, 6, 9)),
        ("7 march 2026. toilet blocked early this morning, how long", date(2026, 3, 7)),
        ("no hot water since yesterday (2 june 2026 when i rang them)", date(2026, 6, 3)),
        ("the lift went last night, tuesday 9 june 2026, and they know", date(2026, 6, 10)),
        ("sink blocked 12 may 2026 (yesterday), how long do they get", date(2026, 5, 13)),
        ("told them 1 may 2026, plumber came the day before yesterday, 12 may 2026. late?", date(2026, 5, 14)),
        ("fixed yesterday, 3 june 2026 i reported it. late?", None),
        ("it was mended yesterday but i told them 12 may 2026", None),
        ("told them 10 november 2026 about the tap. its the 28th today", None),
        ("told them 1 october 2026 about the tap. its the 27th today, nothing", None),
        ("told them 1 oct 2026. todays the 28 november 2026, nothing done", None),
    ],
)
def test_a_message_may_name_the_day_on_which_it_is_written(message: str, day: date | None) -> None:
    assert day_of_asking(message, TODAY) == day


@pytest.mark.parametrize(
    "message",
    [
        "actually scrap that, it's 14 August i told them about the tap",
        "it's 3 March 2026",
        "the visit was booked, and it is 4 May 2026 that they came on",
        "its 14 april 2026. they came on 20 june 2026 and mended the boiler",
        "they came 5 may 2026, it's the 4th time i rang. is that late",
        "told them 3 june 2026 about the mould, its the 14th week now",
        "they confirmed it in writing on 19 june 2026. is that ok",
        "told them 2 june 2026, today nobody came again",
        "gas off, 4 may 2026, still off this morning",
        "its the 9th today and no hot water. how long have they got",
        "the boiler has been off since 4 May 2026 and nobody has come",
    ],
)
def test_other_days_are_no_day_of_asking(message: str) -> None:
    assert day_of_asking(message, TODAY) is None


def test_a_day_before_the_report_set_beside_the_message_is_no_day_of_asking() -> None:
    message = "no heating and its 14 april 2026. how long have they got"
    assert day_of_asking(message, TODAY, date(2026, 4, 14)) == date(2026, 4, 14)
    assert day_of_asking(message, TODAY, date(2026, 4, 20)) is None
