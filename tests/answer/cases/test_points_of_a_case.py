"""What is asked of one decided case in few words, or beside its finding and sum, is told for itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.contract import Answer
from assistant.situation.clauses import is_question
from assistant.situation.situation import Clause

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "asked",
    [
        "what did they check by mistake",
        "what turned out to be faulty",
        "what proved to be blocked",
        "what was leaking",
        "what did the survey turn up",
        "was it within the time?",
        "what's left over",
    ],
)
def test_a_short_question_of_its_own_asks_for_no_outcome(asked: str) -> None:
    assert not asked_in(Clause(text=asked)).outcome


@pytest.mark.parametrize("asked", ["what did they decide in the end", "what was decided", "what did it find"])
def test_a_short_question_on_the_finding_still_asks_for_it(asked: str) -> None:
    assert asked_in(Clause(text=asked)).finding


def test_where_somebody_ended_up_is_not_how_it_ended() -> None:
    assert not asked_in(Clause(text="the family that ended up in a hotel, how long were they there")).outcome
    assert asked_in(Clause(text="how did she end up?")).outcome


def test_the_case_where_something_was_is_no_question() -> None:
    assert not is_question("in the case where the roof leaked")


def test_a_visit_that_is_offered_is_no_money() -> None:
    assert not asked_in(Clause(text="how late was the first visit offered")).offer
    assert asked_in(Clause(text="what was offered for the missed visits")).offer


def test_a_total_time_is_no_sum() -> None:
    assert not asked_in(Clause(text="the total time for the repair against the target")).money


def test_a_share_of_a_price_is_no_sum_ordered(ask: Ask) -> None:
    text = ask("Housing 21 202426905: did she get money, and was the buyback to be at 80% of the market value?").text
    assert "80% of the purchase price" in text


def test_the_finding_that_is_known_is_told_beside_one_that_is_not(ask: Ask) -> None:
    text = ask("croydon 202409223: what was the finding on the doors?").text
    assert "does not say what was found over replacing external doors" in text
    assert "maladministration, was over the repairs to the outside structure" in text


@pytest.mark.parametrize(
    "asked",
    [
        "im with citizen, my new worktop is scratched and they blame me. has the ombudsman had one like this? what did they get",
        "citizen wont touch my scratched worktop. have there been any cases like that? what did he get",
    ],
)
def test_who_asks_for_one_like_theirs_is_told_the_finding_too(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "service failure" in text
    assert "£250" in text


@pytest.mark.parametrize(
    "asked",
    [
        "my roof leaks, A2Dominion. there was a lady there whose nephew helped her, when was her new roof promised?",
        "my gran is with A2Dominion. theres another tenant there helped by her nephew, when did the new roof come?",
    ],
)
def test_somebody_told_of_beside_ones_own_trouble_is_found(ask: Ask, asked: str) -> None:
    assert {s.case for s in ask(asked).statements if s.case} == {"202337249"}


@pytest.mark.parametrize(
    "told", ["a leaseholder won something like this", "somebody had one like this", "a man got something like that"]
)
def test_somebody_who_won_something_like_it_is_the_case_meant(ask: Ask, told: str) -> None:
    text = ask(f"clarion never served section 20 papers for my major works. {told}. where do i go about it?").text
    assert "no other comes near" not in text
    assert "202348146" in text
