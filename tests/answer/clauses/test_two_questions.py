"""A story with two questions, one of them of law: each gets its own answer, and nothing that nobody asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]


def _cited(answer: Answer) -> set[str]:
    stated = {n for statement in answer.statements for n in statement.citations}
    return {str(citation.passage) for citation in answer.citations if citation.n in stated}


@pytest.mark.parametrize(
    ("question", "tenure", "cites"),
    [
        (
            "radiator cold since may and my uncle says hold back the rent, that soon shifts them. are we allowed to do"
            " that and would they take us to court if we did",
            "secure",
            {"when-a-repair-is-late#p1", "when-a-repair-is-late#p2"},
        ),
        (
            "a chap at work says you can hire a plumber for the leak and dock it off the rent. is he right and will"
            " they evict me if i do it",
            "assured",
            {"when-a-repair-is-late#p4", "when-a-repair-is-late#p2"},
        ),
        (
            "they invoiced me £2,300 for the new door entry and nobody told us before. shouldn't they have consulted us"
            " and where do i argue that it's too dear",
            "leaseholder",
            {"leaseholders-repairs#p5", "other-help#p1"},
        ),
        (
            "my aunt says you can't go to the ombudsman unless a councillor refers it. is she right? also how long after"
            " the final answer have i got",
            None,
            {"when-a-repair-is-late#p21", "housing-ombudsman-scheme#p5"},
        ),
        (
            "can they set my money off against the arrears? some is their own offer, some the ombudsman ordered",
            "assured",
            {"compensation-and-rent-arrears#p1", "compensation-and-rent-arrears#p2"},
        ),
        (
            "shared owner on the old kind of lease. is the five yearly wiring test for us as well and who pays for"
            " repairs inside",
            "shared ownership",
            {"electrical-safety-social-rented#p6", "leaseholders-repairs#p7"},
        ),
    ],
)
def test_each_of_two_questions_is_answered(ask: Ask, question: str, tenure: str | None, cites: set[str]) -> None:
    answer = ask(question, tenure=tenure) if tenure else ask(question)
    assert cites <= _cited(answer)
    assert answer.verdict is None


def test_a_bill_under_the_sum_needs_no_asking(ask: Ask) -> None:
    text = ask("got a bill for £180 for the gutters. should they have consulted me first", tenure="leaseholder").text
    assert "No. Before works that will cost" in text


def test_who_decides_is_no_question_of_the_case(ask: Ask) -> None:
    question = (
        "there was a case in november 2025 on district heating at southampton council. what came of it and who decides"
        " whether a service charge is fair?"
    )
    cited = _cited(ask(question, tenure="leaseholder"))
    assert "other-help#p1" in cited
    assert any(passage.startswith("202431015") for passage in cited)


@pytest.mark.parametrize("what", ["what does that mean, am i waiting for years", "what's that mean"])
def test_a_class_named_by_the_landlord_is_told_with_its_time(ask: Ask, what: str) -> None:
    text = ask(f"leicester council put our path down as priority 3. {what}").text
    assert "10 working days" in text
    assert "12 months" in text


def test_a_routine_job_that_ought_to_be_an_emergency_for_who_lives_there(ask: Ask) -> None:
    text = ask(
        "nan's heating packed up, sanctuary logged it as routine on 2 june 2026, she's 86. how long is that and shouldn't it be an"
        " emergency for a woman of her age"
    ).text
    assert "45 calendar days" in text
    assert "may be an emergency for who lives there" in text


def test_a_policy_of_then_and_of_now(ask: Ask) -> None:
    text = ask("Aspire emergency on 8 february 2022. what did they allow then, and is it still the same?").text
    assert "most emergencies are attended within 24 hours" in text
    assert "Before then every emergency had 4 hours" in text


def test_the_last_day_alone_is_no_verdict(ask: Ask) -> None:
    question = "told Norwich council on 3 june 2026, they class it routine. what's the last date they can come by?"
    answer = ask(question)
    assert answer.verdict is None
    assert "26 August 2026" in answer.text


def test_a_lift_is_no_installation_of_section_11(ask: Ask) -> None:
    answer = ask("lift broken again in our block, by law how long do they get to mend it", tenure="assured")
    assert "lta-1985-section-11-repairs#p4" not in _cited(answer)


def test_the_most_of_a_landlords_own_scheme(ask: Ask) -> None:
    text = ask("l&q went past the right to repair days on my socket. what's the max i can get", tenure="assured").text
    assert "capped at £50" in text
