"""Somebody else's repair in one's own story: their days and lengths are not the person's."""

from __future__ import annotations

import pytest
from reading import read, roles

THEIRS_BESIDE_OWN = (
    "my tap went 9 june 2026, rang same day, neighbour had hers done 11 june. what is the limit",
    "told them about my window on 9 june 2026. next door got theirs fixed on 15 june. mine still rattles",
    "rang about the bath tap 9 june 2026. the flat upstairs had a plumber on 14 june. how long should i give it",
    "rang 9 june 2026. the lady opposite got hers mended in 2 days. whats the time for mine",
    "my sister with another landlord had hers replaced on 20 june 2026. i reported mine 9 june 2026",
    "upstairs rang about there leak 3 may 2026 and got it stopped 4 may, i rang about mine 9 june 2026 and nobody came",
    "reported my gutter 9 june 2026. my friend two doors down, same landlord, they came to her on 7 october",
    "a bloke at number 12 waited 3 weeks for his. i told them about my gutter 9 june 2026",
    "told them 9 june 2026. my cousin in the next street had hers inspected 10 september and repaired 20 september",
    "told them 9 june 2026. he next door had his seen to next morning so why not me",
    "I told them on 9 June 2026. They fixed my neighbour's on 12 June 2026. Is mine late?",
)
ASKED_FOR_THEM = (
    "my neighbour reported her leak on 9 june 2026, fixed 20 july 2026. is that late",
    "my mum reported her leak on 9 june 2026, fixed 20 july 2026. is that late",
    "my neighbour rang them for me on 9 june 2026 about my boiler. fixed 20 july 2026",
    "the neighbours tree fell on my fence, i reported it 9 june 2026. fixed 20 july 2026",
)


@pytest.mark.parametrize("text", THEIRS_BESIDE_OWN)
def test_what_happened_to_somebody_elses_repair_is_no_day_of_ones_own(text: str) -> None:
    assert roles(text) == [("reported", "2026-06-09")]
    assert (read(text).length, read(text).since) in ((None, None), (None, "9 june 2026"))


@pytest.mark.parametrize("text", ASKED_FOR_THEM)
def test_the_days_of_somebody_whom_one_asks_for_count(text: str) -> None:
    assert {("reported", "2026-06-09"), ("until", "2026-07-20")} <= set(roles(text))
