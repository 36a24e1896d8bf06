"""What is said of the home, its landlord and the class of a job, and what is only asked or denied."""

from __future__ import annotations

import pytest
from reading import read

from assistant.records import Tenure
from assistant.situation.priorities import asks_which_class, doubts_class, priorities


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("I am a secure tenant", Tenure.SECURE),
        ("we own 25% of the flat", Tenure.SHARED_OWNERSHIP),
        ("on an assured shorthold", Tenure.ASSURED_SHORTHOLD),
        ("leaseholder here", Tenure.LEASEHOLDER),
        ("my council flat", None),
    ],
)
def test_tenure_is_read_only_where_it_is_named(text: str, tenure: Tenure | None) -> None:
    assert read(text).tenure is tenure


def test_a_storey_or_a_verb_before_council_is_no_landlord() -> None:
    assert read("six storey council block, who checks the fire doors").landlord is None
    assert read("wobbly handrail on the stairs, were council tenants").landlord is None


@pytest.mark.parametrize("text", ["nothing urgent", "not at all urgent", "it wasn't really that urgent"])
def test_what_is_said_not_to_be_urgent_is_not_urgent(text: str) -> None:
    assert priorities(text) == ("non-urgent",)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("have they put it in the right band", True),
        ("they say it is routine. is that correct?", True),
        ("logged as routine, wrong priority?", True),
        ("can they call it non-urgent?", True),
        ("my sister reckons that is routine", True),
        ("they logged it as routine, how long have they got?", False),
        ("is it right that they want paying?", False),
        ("the wrong kitchen unit came", False),
    ],
)
def test_a_class_is_doubted_where_it_is_asked_if_it_is_right(text: str, doubted: bool) -> None:
    assert doubts_class(text) is doubted


@pytest.mark.parametrize(
    ("text", "asked"), [("what class is it", True), ("which priority would that be", True), ("what time is it", False)]
)
def test_which_class_something_is_may_be_asked(text: str, asked: bool) -> None:
    assert asks_which_class(text) is asked
