"""What a question is taken for: the law and not decided cases, noisy works and no repair, whom to ring and no limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.answer.contract import Answer, Kind, StatementKind
from assistant.situation.wordlists import says
from assistant.timescales.spread import spread
from assistant.timescales.words import faults_in

Ask = Callable[..., Answer]


def over_cases(question: str) -> bool:
    """Whether the words of a message ask over many decided cases."""
    return says("case_list", "asks", text=question) and not says("case_list", "not", text=question)


@pytest.mark.parametrize(
    "question",
    [
        "How often is the wiring check due and if the report finds something wrong how long to put it right?",
        "how often does the boiler get serviced, and when the engineer finds a fault how soon is it mended",
        "how long has a landlord got to send the report once the inspector finds mould",
        "in any case they have to come within 24 hours dont they",
        "what are the cases where a landlord can refuse a repair",
        "what cases are left out of awaabs law",
        "in what cases can the landlord take longer than 28 days",
        "how many people got to be at home when the engineer comes",
        "whats the highest amount a council can spend under right to repair",
        "how often are alarms tested and who is at fault if the test finds a dead one",
        "what number of repairs cases is due on time by law",
        "what are the rules about decisions on rehousing",
    ],
)
def test_a_question_on_what_the_law_asks_is_no_search_of_decided_cases(question: str) -> None:
    assert not over_cases(question)


@pytest.mark.parametrize(
    "question",
    [
        "how often does the ombudsman find against landlords over damp",
        "how often has the ombudsman found for the tenant on pests",
        "how often are damp complaints upheld",
        "any cases about electrical checks that were late",
        "in any decision did the landlord have to pay over wiring",
        "which landlords were found at fault over electrical safety reports",
    ],
)
def test_a_question_over_decided_cases_is_still_one(question: str) -> None:
    assert over_cases(question)


@pytest.mark.parametrize(
    "question",
    [
        "the council's builders are drilling upstairs at 7 on a sunday morning, are there hours they must keep to",
        "contractors hammering next door at 6am how early are they allowed to start",
        "scaffolders making a racket at half six every day are they allowed",
    ],
)
def test_noisy_works_bring_the_hours_of_works_and_no_limits_of_repairs(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert [citation.passage for citation in answer.citations][:1] == ["living-through-repairs#p21"]
    assert not [one for one in answer.statements if one.kind in (StatementKind.LIMIT, StatementKind.SPREAD)]


@pytest.mark.parametrize(
    "question",
    ["ceiling came down in the bathroom this morning who do i ring", "toilet blocked since last night who can i call"],
)
def test_who_asks_only_whom_to_ring_is_told_no_verdict_and_no_limits(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.verdict is None
    assert not [one for one in answer.statements if one.kind in (StatementKind.LIMIT, StatementKind.SPREAD)]


def test_who_asks_whom_to_ring_and_how_fast_is_told_the_limits(ask: Ask) -> None:
    answer = ask("ceiling came down in the bathroom this morning who do i ring and how fast must they come")
    assert [one for one in answer.statements if one.kind is StatementKind.LIMIT]


@pytest.mark.parametrize("thing", ["back fence is rotten", "path is all broken up"])
def test_work_that_a_landlord_groups_is_told_beside_its_general_classes(thing: str, ask: Ask) -> None:
    answer = ask(f"my {thing}, how long have they got", landlord="Rooftop Housing Group")
    assert "100 calendar days" in answer.text
    assert "30 calendar days" in answer.text


def test_work_that_a_landlord_groups_is_not_told_for_what_it_does_not_name(ask: Ask) -> None:
    answer = ask("my kitchen tap drips, how long have they got", landlord="Rooftop Housing Group")
    assert "100 calendar days" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "The rail on my stairs has come off the wall, how quick should someone come",
        "the rail going up the stairs is hanging off the wall, how long have they got",
    ],
)
def test_a_loose_stair_rail_is_a_handrail_and_no_emergency(question: str, ask: Ask) -> None:
    answer = ask(question, landlord="Gateshead Council")
    assert answer.kind is Kind.ANSWER
    assert "3 working days to attend to a loose or detached banister or handrail" in answer.text


def test_somebody_who_fell_when_the_rail_came_off_is_an_emergency(ask: Ask) -> None:
    answer = ask("my bannister came off and my mum fell down the stairs, shes bleeding")
    assert answer.kind is Kind.SIGNPOST


def test_a_landlords_name_is_no_gate_and_no_roof() -> None:
    assert "fence" not in faults_in("how long has gateshead got")
    assert "leaking-roof" not in faults_in("rooftop say the tap leaks")
    assert {"fence", "leaking-roof"} <= faults_in("the gate is broken and the roof leaks")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("is 8 weeks ok for a fence panel", "8 weeks (40 working days, less any bank holidays) is longer"),
        ("is 4 weeks ok for a fence panel", "4 weeks (20 working days, less any bank holidays) is no longer"),
    ],
)
def test_a_length_asked_about_is_set_against_the_limit_of_its_class(question: str, said: str, ask: Ask) -> None:
    assert said in ask(question).text


def test_a_length_that_bank_holidays_decide_is_left_open(ask: Ask) -> None:
    assert "less any bank holidays" not in ask("is 6 weeks ok for a fence panel").text


def test_the_range_told_is_of_the_class_of_the_limit(ask: Ask) -> None:
    answer = ask("is 8 weeks ok for a fence panel")
    told = [one.text for one in answer.statements if one.kind is StatementKind.SPREAD]
    assert len(told) == 1
    assert "routine repairs" in told[0]


def test_a_day_is_said_in_hours_where_hours_stand_beside_it(assistant: Assistant) -> None:
    found = spread(assistant.sources.corpus, "emergency")
    assert found is not None
    assert "day" not in found.citation.quote
