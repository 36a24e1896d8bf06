"""Two and three things asked of one decided case: each is told, with what belongs to it, in the order of events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.cases.clauses import case_first
from assistant.answer.cases.passages import adds_to_last
from assistant.answer.cases.sums import best_filled, so_many
from assistant.answer.contract import Answer
from assistant.records import Passage, Source
from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Clause

Ask = Callable[[str], Answer]


def event(mark: str, text: str) -> Passage:
    return Passage(id=f"209900077#{mark}", record="209900077", mark=mark, text=text, source=Source.DETERMINATION)


@pytest.mark.parametrize(
    "asked",
    [
        "how did she get on?",
        "how did that one end",
        "how did the lady fare in the end",
        "how did it go for the resident?",
    ],
)
def test_what_came_of_it_is_asked_in_many_words(asked: str) -> None:
    assert asked_in(Clause(text=asked)).outcome


@pytest.mark.parametrize("asked", ["what did they say made the stain", "what happened at court?"])
def test_what_was_said_or_happened_is_not_what_came_of_it(asked: str) -> None:
    assert not asked_in(Clause(text=asked)).outcome


def test_what_the_ombudsman_said_and_gave_is_its_finding_and_its_sum() -> None:
    asked = asked_in(Clause(text="what did the ombudsman say and give"))
    assert asked.finding
    assert asked.money
    assert not asked_in(Clause(text="what did the ombudsman give as the reason?")).money


def test_a_sum_got_wrong_is_a_failing_and_no_sum_ordered() -> None:
    assert not asked_in(Clause(text="what did they get wrong in their sums")).money


@pytest.mark.parametrize(
    ("asked", "related"),
    [
        ("is the £150 on top of the £2,137?", True),
        ("how does one figure go with the other?", True),
        ("how much was it?", False),
    ],
)
def test_how_one_sum_stands_to_another_is_known(asked: str, related: bool) -> None:
    assert asked_in(Clause(text=asked)).relation is related


def test_so_many_dates_are_looked_for_where_so_many_stand() -> None:
    assert so_many("what three dates were given?") == ("date", 3)
    assert so_many("what date was given?") is None
    one, three = event("h1", "It came on 3 May 2024."), event("r1", "It was 3 May 2024, 4 May 2024 and 9 June 2025.")
    assert best_filled([one, three], "date", 3) is three


def test_a_later_offer_stands_on_the_one_before_it() -> None:
    first, later = event("h1", "Stage 1 apologised."), event("h2", "Stage 2 apologised again and added £40.")
    assert adds_to_last(later, first)
    assert not adds_to_last(later, event("h1", "The roof leaked."))


def test_a_case_that_is_asked_for_stands_before_the_rule() -> None:
    clauses = clauses_of("is it ok to refuse me a survey? was there a case?")
    assert [c.text for c in case_first(clauses)] == ["was there a case?", "is it ok to refuse me a survey?"]


def test_what_a_named_sum_was_for_is_told_or_that_it_is_not_known(ask: Ask) -> None:
    answer = ask("Clarion 202428538: how much of the £3,818 was for the fence, and what was the other £2,000 for?")
    assert "£1,118" in answer.text
    assert "breaks off" in answer.text


def test_where_to_turn_is_told_beside_the_finding(ask: Ask) -> None:
    answer = ask("202335442: how did the ombudsman decide that one and where did it say they could try")
    assert "no maladministration" in answer.text
    assert "Energy Ombudsman" in answer.text


def test_dates_in_conflict_are_told_where_they_are_judged(ask: Ask) -> None:
    answer = ask("Clarion 202348146: what three dates did Clarion give for the first section 20 notice?")
    assert all(day in answer.text for day in ("14 July 2020", "20 April 2020", "14 July 2023"))


def test_by_when_a_sum_was_due_is_told(ask: Ask) -> None:
    assert "6 January 2026" in ask("Redbridge 202334994: what was the sum for the fence and by when?").text


def test_a_finding_that_is_not_known_is_said_to_be_so(ask: Ask) -> None:
    answer = ask("Trident 202429736: what did the ombudsman find on the service charge queries and what on the asb")
    assert "maladministration over the service charge queries" in answer.text
    assert "does not say what was found over the reports of antisocial behaviour" in answer.text


def test_money_of_a_case_outside_jurisdiction_is_answered(ask: Ask) -> None:
    answer = ask(
        "I read BCP got taken to the ombudsman over an extension, how did that one end and did she get any money"
    )
    assert "outside its jurisdiction" in answer.text
    assert "Nothing was ordered and no compensation was awarded" in answer.text


def test_events_stand_in_their_order(ask: Ask) -> None:
    answer = ask(
        "GreenSquareAccord 202503734, what did the offer come to in the end and what was it made of? was any for heating"
    )
    assert (
        answer.text.index("26 February 2025") < answer.text.index("16 April 2025") < answer.text.index("15 August 2025")
    )


def test_the_first_half_of_an_offer_stands_before_the_second(ask: Ask) -> None:
    answer = ask(
        "bassetlaw, the dad who moved his family into a house full of hazards. finding, and what had the council offered?"
    )
    assert answer.text.index("council tax") < answer.text.index("£250 as goodwill")
