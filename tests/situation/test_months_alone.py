"""A month alone beside a question of class starts no wait; one that tells of a wait does."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.situation.dates import dated_mentions
from assistant.situation.months_alone import without_seasons

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "They told me if the boiler packs up in May I wait six weeks, is that correct?",
        "No heating in July. Which class is it?",
        "The landlord says my radiators going in August is routine. Is that right?",
        "Radiators cold and my nan is here. Whats the limit in April then?",
        "How long have they got in September if there is no hot water?",
    ],
)
def test_a_month_of_a_class_asked_starts_nothing(text: str) -> None:
    mentions, doubts = without_seasons(*dated_mentions(text, TODAY), text)
    assert [(m.role, m.began, m.bare) for m in mentions] == [(None, False, True)]
    assert not doubts


@pytest.mark.parametrize(
    "text",
    [
        "I reported the radiators in August. Is that too long?",
        "My boiler broke in July and it is still not fixed.",
    ],
)
def test_a_month_of_a_wait_still_counts(text: str) -> None:
    mentions, _ = without_seasons(*dated_mentions(text, TODAY), text)
    assert [m.role is not None or m.began for m in mentions] == [True]
