"""What is said of the home, its landlord and the class of a job, and what is only asked or denied."""

from __future__ import annotations

import pytest
from reading import read

from assistant.records import Tenure
from assistant.situation.priorities import priorities


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
