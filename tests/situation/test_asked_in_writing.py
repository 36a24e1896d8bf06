"""When something is to be had in writing, and whose home has the same trouble, are read from the words."""

import pytest

from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Ask


@pytest.mark.parametrize(
    "text",
    [
        "Date it should have been done by?",
        "deadline for the inspection?",
        "and what would the limit be",
        "the day by which they had to answer",
    ],
)
def test_a_day_or_limit_that_is_named_for_a_question_is_asked_for(text: str) -> None:
    assert Ask.TIMESCALE in clauses_of(text)[0].asks


@pytest.mark.parametrize(
    "text", ["when do we get it in writing", "when will she have the report", "how soon do they send the findings"]
)
def test_when_something_comes_in_writing_asks_for_a_time(text: str) -> None:
    assert Ask.TIMESCALE in clauses_of(text)[0].asks


@pytest.mark.parametrize("text", ["same thing at my dad's flat", "its the same thing in her house"])
def test_the_same_thing_in_another_home_asks_for_no_decided_case(text: str) -> None:
    assert Ask.PRECEDENT not in clauses_of(text)[0].asks
