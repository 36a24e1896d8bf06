"""Losses: days without a service and visits missed, counted as they are told."""

from __future__ import annotations

import pytest

from assistant.situation.losses import (
    losses_of,
    second_contractor_days,
)


def test_losses_are_counted_in_days() -> None:
    assert [(loss.service.value, loss.days) for loss in losses_of("no heating or hot water for 2 weeks")] == [
        ("heating and hot water", 14)
    ]
    assert losses_of("the boiler is due a service") == ()


def test_the_days_of_a_second_contractor_are_counted_only_where_told() -> None:
    assert second_contractor_days("the second contractor ran 9 days over") == 9
    assert second_contractor_days("they put the new one up in august, 30 days is the limit") is None


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("no hot water for 9 days but the heating kept working", "heating or hot water"),
        ("heating was off for 9 days, hot water was always fine", "heating or hot water"),
        ("neither the heating nor the hot water worked, both off for 9 days", "heating and hot water"),
        ("no heating or hot water working for 9 days", "heating and hot water"),
        ("heating and hot water off for 9 days", "heating and hot water"),
    ],
)
def test_a_service_that_went_on_is_not_counted_as_lost(text: str, service: str) -> None:
    (loss,) = losses_of(text)
    assert (loss.service.value, loss.days) == (service, 9)


def test_hot_water_that_is_there_is_not_counted_as_lost() -> None:
    assert losses_of("the heating is off but there's hot water")[0].service.value == "heating or hot water"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no heating and no hot water for six full days", 6),
        ("no hot water for thirty-two long days", 32),
        ("without heating for a whole fortnight", 14),
    ],
)
def test_a_number_word_and_an_adjective_count_the_days_of_a_loss(text: str, days: int) -> None:
    assert losses_of(text)[0].days == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("we lost all power for 3 days, followed by 2 weeks without any lights", [("power", 3), ("lighting", 14)]),
        (
            "No heating or hot water for 6 days, then just no hot water for a further 9 days.",
            [("heating and hot water", 6), ("heating or hot water", 9)],
        ),
        (
            "heating off for 5 days in november, and then off again for another 7 days",
            [("heating or hot water", 5), ("heating or hot water", 7)],
        ),
        ("no lights for 2 weeks and no power at all for 5 days", [("lighting", 14), ("power", 5)]),
        ("no hot water for 8 days. they said it would take 2 weeks", [("heating or hot water", 8)]),
        ("No heating for 10 days. I have been without heating for 10 days now", [("heating or hot water", 10)]),
        ("no heating for 10 days and no hot water for 4 days", [("heating and hot water", None)]),
    ],
)
def test_stretches_of_a_loss_are_counted_each_on_its_own_days(text: str, days: list[tuple[str, int | None]]) -> None:
    assert [(loss.service.value, loss.days) for loss in losses_of(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no power for 3 days, then another week with only the lights off", [3, 7]),
        ("no power at all for 5 days and, separately, only the lights off for 2 weeks", [5, 14]),
        ("no electric at all for 4 days followed by a further fortnight where the lighting was out", [4, 14]),
    ],
)
def test_one_more_week_or_fortnight_is_counted(text: str, days: list[int]) -> None:
    assert [loss.days for loss in losses_of(text)] == days
