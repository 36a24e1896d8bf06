import pytest

from assistant.remedies.contract import Service
from assistant.remedies.losses import losses_told


@pytest.mark.parametrize(
    ("text", "service", "days"),
    [
        ("We've had no heating or hot water for 3 weeks.", Service.HEATING_AND_HOT_WATER, 21),
        ("I have been without hot water for ten days.", Service.HEATING_OR_HOT_WATER, 10),
        ("No central heating.", Service.HEATING_OR_HOT_WATER, None),
        ("The flat had no electricity for 2 days.", Service.POWER, 2),
        ("No lights in the hall for a week.", Service.LIGHTING, 7),
        ("No heating for two months.", Service.HEATING_OR_HOT_WATER, None),
    ],
)
def test_a_loss_is_read_with_its_length_in_days(text, service, days):
    (loss,) = losses_told(text)
    assert (loss.service, loss.days) == (service, days)


@pytest.mark.parametrize(
    "text",
    ["No heating engineer came.", "The heating is noisy.", "I have no power to complain.", "Hot water is fine.", ""],
)
def test_what_is_not_a_loss_is_not_read_as_one(text):
    assert losses_told(text) == ()


def test_the_length_of_the_whole_problem_is_used_where_no_other_is_named():
    (loss,) = losses_told("There is no hot water.", days=12)
    assert loss.days == 12
