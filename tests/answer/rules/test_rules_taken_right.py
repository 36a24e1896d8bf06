"""What stands beside a rule so that it is not taken wrongly, and the passage that ordinary words lead to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]


def cited(answer: Answer) -> list[str | None]:
    return [citation.passage for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        (
            "im deaf and cant hear the door, would they fit a light that flashes",
            "adaptations-for-disabled-residents#p8",
        ),
        ("under the new rules will my bathroom fail just for being old", "decent-homes-standard#p5"),
        ("how often should somebody look at my own front door in a tower block for fire", "fire-doors-common-parts#p3"),
        ("when do i get the paper after the gas man has been", "gas-safety-landlord-duties#p3"),
    ],
)
def test_a_question_that_a_passage_answers_gets_no_usual_limits_before_it(
    ask: Ask, question: str, passage: str
) -> None:
    found = cited(ask(question))
    assert found[0] == passage
    assert not any(str(one).startswith("typical-repair-priorities") for one in found)


def test_a_thing_that_is_broken_still_gets_the_usual_limits(ask: Ask) -> None:
    assert "typical-repair-priorities#p5" in cited(ask("my kitchen cupboard door has come off, how long have they got"))


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        (
            "can i take the council to the magistrates over the mould, what notice do they get",
            "when-a-repair-is-late#p14",
        ),
        ("offered me £50 but it goes straight against my arrears", "compensation-and-rent-arrears#p2"),
        (
            "my receipts for a heater, they will knock the refund off my rent arrears",
            "compensation-and-rent-arrears#p3",
        ),
        ("i never mentioned awaabs law, does my report of mould count", "ombudsman-awaabs-law-expectations#p1"),
        ("contract has a clause that i cant claim it is unfit, is that binding", "lta-1985-section-9a-fitness#p6"),
        ("their handbook says the mould is down to tenants", "damp-condensation-and-blame#p8"),
        ("they said its only condensation so its not their job", "damp-condensation-and-blame#p6"),
    ],
)
def test_what_is_told_in_ordinary_words_leads_to_its_passage_first(ask: Ask, question: str, passage: str) -> None:
    assert cited(ask(question))[0] == passage


@pytest.mark.parametrize(
    ("question", "passages"),
    [
        (
            "when does the new right to ask my association for information start",
            ["tenants-access-to-information-stairs#p1", "freedom-of-information#p3"],
        ),
        ("boiler packed in, do they have to lend heaters by law", ["awaabs-law#p3", "awaabs-law#p5"]),
        ("my foi went in on a saturday, when does the councils time start", ["freedom-of-information#p4"]),
        ("can i stop paying rent till the boiler is mended", ["when-a-repair-is-late#p2"]),
    ],
)
def test_what_a_rule_alone_would_hide_stands_beside_it(ask: Ask, question: str, passages: list[str]) -> None:
    assert set(passages) <= set(cited(ask(question)))


def test_companions_stand_in_their_order(ask: Ask) -> None:
    text = ask("boiler packed in, do they have to lend heaters by law").text
    assert text.index("an emergency hazard carries") < text.index("in an emergency hazard the landlord must")


def test_a_note_read_second_hand_carries_its_line_without_a_figure(ask: Ask) -> None:
    text = ask("can i stop paying rent till the boiler is mended").text
    assert "Our note “When a repair is late” goes by what others report" in text


def test_a_landlords_passage_that_may_be_old_says_so(ask: Ask) -> None:
    assert (
        "our record of this policy is of June 2023 and may be out of date"
        in ask("a2dominion, is there a limit for a fence").text
    )


def test_stairs_in_capitals_are_no_stairs(ask: Ask) -> None:
    assert ask("who checks up if the association ignores a STAIRs request").situation.category is None
    assert ask("my stairs are rotten").situation.category is not None


@pytest.mark.parametrize(
    "text",
    ["does the repairs law work for me with a 99 year lease", "they offered us a hotel for a month, is that ok"],
)
def test_the_length_of_a_lease_or_of_an_offered_stay_is_no_wait(ask: Ask, text: str) -> None:
    found = ask(text)
    assert found.situation.began is None
    assert found.verdict is None


def test_were_with_a_landlord_is_we_are_with_it(ask: Ask) -> None:
    named = ask("rail has come off the stairs. were with gateshead council, how quick should someone come")
    assert named.situation.landlord is not None
    assert named.situation.landlord.slug == "gateshead"
    assert ask("we were with gateshead council before, what can i do about the rail").situation.landlord is None


def test_rent_that_goes_on_is_no_sum_asked_for(ask: Ask) -> None:
    found = ask("got to move out while they do the floors. am i still paying rent here")
    assert cited(found)[0] == "living-through-repairs#p10"
    assert found.remedy is None


def test_temporary_accommodation_is_told_where_the_two_ombudsmen_meet(ask: Ask) -> None:
    found = cited(ask("council put us in temporary accommodation as we were homeless, its a state. which ombudsman?"))
    assert {"who-covers-what#p2", "who-covers-what#p4"} <= set(found)


def test_whether_it_is_the_same_for_something_else_is_asked_of_what_was_asked_before(ask: Ask) -> None:
    asked = "how many years back can a claim over repairs go, and is it the same when her health was damaged?"
    assert cited(ask(asked)) == ["when-a-repair-is-late#p15"]


@pytest.mark.parametrize(
    "text",
    [
        "would the ombudsman take a complaint about rot that began four years ago",
        "Can the Housing Ombudsman look at something from 2021?",
    ],
)
def test_how_far_back_the_ombudsman_looks_is_a_rule_and_no_wait(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.verdict is None
    assert {"complaint-handling-code-2024#p10", "housing-ombudsman-scheme#p5"} & set(cited(answer))
    assert not any(str(one).startswith("complaint-handling-code-2022") for one in cited(answer))


def test_two_findings_set_apart_are_both_explained(ask: Ask) -> None:
    answer = ask("How does reasonable redress differ from service failure?")
    assert "Reasonable redress:" in answer.text
    assert "Service failure:" in answer.text
