"""A point in the middle of a decided case is told by its own passage, without the outcome that nobody asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.answer.cases.asked import asked_in
from assistant.answer.statements.wanted import NO_MONEY_OFFERED
from assistant.situation.situation import Clause
from assistant.situation.wordlists import says

Ask = Callable[..., Answer]


def passages(answer: Answer) -> list[str]:
    return [str(c.passage) for c in answer.citations if c.passage]


def test_what_somebody_spent_is_not_what_was_ordered(ask: Ask) -> None:
    answer = ask(
        "guinness leaseholder over 55s bungalow paid to get the mould taken off himself, how much did that cost him?",
        landlord="Guinness",
    )
    assert "£325" in answer.text
    assert "£375" not in answer.text


def test_arrears_are_told_without_the_award(ask: Ask) -> None:
    answer = ask(
        "southern tenant that couldnt move in coz of leak from above but still got charged rent. how much arrears did they"
        " say she owed?",
        landlord="Southern Housing",
    )
    assert "£3,699.81" in answer.text
    assert "£6,450.51" not in answer.text


def test_what_the_award_was_is_still_told(ask: Ask) -> None:
    assert "£6,450.51" in ask("202428730: how much was the landlord ordered to pay?").text


def test_what_an_offer_was_made_of_is_told_of_the_stage_that_is_named(ask: Ask) -> None:
    answer = ask("Southern Housing, the boiler that leaked out of control. What was the stage 1 money made up of?")
    assert "£434.69" in answer.text
    assert "£400" not in answer.text


def test_what_the_resident_said_is_looked_for_in_the_complaint(ask: Ask) -> None:
    assert "202335826#c2" in passages(
        ask(
            "woman said the workman left a stanley knife in her bathroom, what else did she say it cost her?",
            landlord="Amplius",
        )
    )
    assert "202340567#c2" in passages(
        ask("What could be seen in the photos Sanctuary staff took, according to the tenant?")
    )


def test_the_name_of_a_case_before_a_colon_weighs_less_than_the_question(ask: Ask) -> None:
    answer = ask("Clarion bungalow loft: did the surveyor recommend more insulation, going by the stage 2?")
    assert "202425587#h4" in passages(answer)
    assert "£375" not in answer.text


def test_that_nothing_was_offered_answers_what_was_offered(ask: Ask) -> None:
    answer = ask(
        "Kirklees mushrooms-in-the-kitchen case: how many works orders were there, what had the council offered before, and"
        " what was ordered?",
        landlord="Kirklees Metropolitan Borough Council",
    )
    assert "no compensation had been offered" in answer.text
    assert NO_MONEY_OFFERED.search("Their reply offered no money.")
    assert not NO_MONEY_OFFERED.search("They offered no appointment.")


def test_a_day_in_a_question_of_the_past_hides_no_case(ask: Ask) -> None:
    assert "202504163#h4" in passages(
        ask("Hackney fumes: what did the inspection at the end of November 2024 make of the fans?")
    )
    assert "202510180#h2" in passages(ask("Notting Hill Genesis roof leak: why was the January 2024 visit no use?"))


def test_what_a_family_was_allowed_is_told_of_its_case_and_not_of_a_rule(ask: Ask) -> None:
    answer = ask(
        "bassetlaw family moved into a home that wasnt safe, were they allowed to go back to there old house?",
        landlord="Bassetlaw",
    )
    assert "202337036#h3" in passages(answer)


@pytest.mark.parametrize(
    "text",
    [
        "Ombudsman ordered £500, can they put it on my rent account",
        "the ombudsman has awarded me £350 and my landlord wants to knock it off my arrears, are they allowed",
    ],
)
def test_ones_own_award_is_no_strangers_case(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert "compensation-and-arrears" in answer.text or "arrears" in answer.text
    assert not any("#o" in p or "#h" in p for p in passages(answer))


def test_a_relative_is_not_taken_for_the_resident(ask: Ask) -> None:
    answer = ask("In 202418048, in what year did the relative actually become executor?")
    assert "who said the resident was executor" not in answer.text


@pytest.mark.parametrize(
    "text", ["who ended up with the unfinished repairs?", "what became of the mould wash that was ordered?"]
)
def test_what_became_of_a_thing_is_no_question_for_the_outcome(text: str) -> None:
    assert not asked_in(Clause(text=text)).structured


@pytest.mark.parametrize("text", ["how did it end up?", "what were the results?", "what became of that?"])
def test_how_it_ended_is_one(text: str) -> None:
    assert asked_in(Clause(text=text)).outcome


def test_a_short_question_with_a_verb_of_its_own_is_pointed() -> None:
    assert not asked_in(Clause(text="did they actually hit it?")).outcome
    assert asked_in(Clause(text="and did she win")).outcome


def test_what_a_surveyor_recommended_is_no_order() -> None:
    assert not asked_in(Clause(text="did the surveyor recommend a new door?")).orders
    assert asked_in(Clause(text="what did the ombudsman recommend?")).orders


def test_what_the_resident_said_is_told_from_what_the_landlord_said() -> None:
    assert says("cases", "resident_said", text="how many chairs did she say were broken?")
    assert not says("cases", "resident_said", text="how many chairs did the landlord say were broken?")


def test_a_count_from_another_event_than_the_one_asked_is_not_told(ask: Ask) -> None:
    answer = ask(
        "new build flat 3rd floor balcony decking L&Q, how long after he escalated did they mend it?", landlord="L&Q"
    )
    assert "two days later" in answer.text
    assert "364 days" not in answer.text
