"""A child under five is a person: no boiler, job or decision is one."""

from __future__ import annotations

import pytest

from assistant.timescales.under_five import tells_of_a_child_under_five
from assistant.timescales.words import plain


@pytest.mark.parametrize(
    "text",
    [
        "my lad is 2 years old",
        "I have a three year old here",
        "there's a 4yr old in the flat",
        "my baby is 6 months",
        "our daughter is only 3",
        "my son is 8 weeks old",
        "with a toddler at home",
        "he's 2 and it is freezing",
    ],
)
def test_a_child_under_five_is_told_of(text: str) -> None:
    assert tells_of_a_child_under_five(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "the boiler is 3 years old",
        "a two year old boiler that keeps stopping",
        "the report is 4 weeks old",
        "my daughter is 9 years old",
        "he is 42",
        "the fault is two months old now",
        "she came 3 times",
        "the engineer said he is 2 hours late",
    ],
)
def test_an_old_thing_and_an_older_child_are_none(text: str) -> None:
    assert not tells_of_a_child_under_five(plain(text))
