"""Questions over many decided cases: what is told apart from one case, what is counted, and what is never mixed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer.case_lists.asked import asks_over_cases, read_list
from assistant.answer.case_lists.search import Force, about, found, with_order, with_sums
from assistant.answer.case_lists.statements import state_list
from assistant.answer.contract import Answer
from assistant.answer.engine import Assistant
from assistant.answer.statements.draft import Draft
from assistant.records import Category, Corpus, Finding, Source
from assistant.remedies.contract import PublishedRates, RemedyEstimate, RemedyFacts
from assistant.situation.reader import read_situation
from assistant.situation.situation import Clause, Situation

Ask = Callable[..., Answer]
TODAY = date(2026, 11, 22)


def counted(answer: Answer) -> str:
    """The computed line of what was counted."""
    return next((c.quote for c in answer.citations if c.ref == "case-list"), "")


def told(answer: Answer) -> list[str]:
    """The cases that statements are about, in order."""
    return list(dict.fromkeys(s.case for s in answer.statements if s.case))


@pytest.mark.parametrize(
    "text",
    [
        "has a landlord ever been told to put tenants in a hotel",
        "Which councils had severe maladministration over windows?",
        "any cases about foxes",
        "what's the smallest sum anyone got for a leak",
        "How many decisions on heating were upheld?",
        "has anyone won over damp",
        "Are there determinations in which an inspection was ordered?",
        "did any association ever lose over a fence",
    ],
)
def test_a_question_over_many_cases_is_told_apart_and_counted(text: str, ask: Ask) -> None:
    assert counted(ask(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "has my landlord ever got to replace the windows",
        "What was ordered in case 202410299?",
        "did the woman with mushrooms in her kitchen get an apology",
        "what is the average award for damp?",
        "do landlords ever have to pay for spoiled carpets",
        "who decides cases about service charges?",
        "in most cases how long does a routine repair take",
        "any decisions like mine? the boiler has been off three weeks",
        "can the ombudsman make them apologise",
        "Camden windows case: was an apology ordered?",
    ],
)
def test_one_case_ones_own_home_and_a_rule_are_no_question_over_many(text: str, ask: Ask) -> None:
    assert not counted(ask(text)), text


def test_a_finding_counts_only_for_the_matter_that_it_is_on(ask: Ask, assistant: Assistant) -> None:
    answer = ask("Which landlords had severe maladministration over damp?")
    refs = re.findall(r"\d{9}", counted(answer))
    cases = assistant.corpus.determinations
    assert refs
    for ref in refs:
        severe = [m for m in cases[ref].matters if m.finding is Finding.SEVERE_MALADMINISTRATION]
        assert any(re.search("damp|mould", m.matter, re.IGNORECASE) for m in severe), ref
    assert {cases[ref].landlord for ref in refs} == {
        name for name in {c.landlord for c in cases.values()} if f"{name} (" in answer.text.split("Case ")[0]
    }


def test_every_case_told_is_marked_with_one_of_its_own_passages(ask: Ask) -> None:
    for text in (
        "any decisions against L&Q about leaks",
        "has anyone ever won over mice",
        "Which cases concern fences?",
    ):
        answer = ask(text)
        marks = {c.n: c for c in answer.citations}
        assert told(answer)
        for statement in answer.statements:
            if statement.case:
                own = [marks[n] for n in statement.citations if marks[n].source is Source.DETERMINATION]
                assert {mark.ref for mark in own} == {statement.case}, statement.text


def test_no_more_than_four_cases_are_told_and_the_rest_stand_in_the_count(ask: Ask) -> None:
    answer = ask("Do they ever order a landlord to apologise?")
    assert answer.text.startswith(("Yes.", "- Yes."))
    assert len(told(answer)) == 4
    assert len(re.findall(r"\d{9}", counted(answer))) > 4


def test_what_was_only_recommended_or_agreed_is_not_counted_as_ordered(ask: Ask, assistant: Assistant) -> None:
    answer = ask("Has the Ombudsman ever ordered a landlord to send a surveyor?")
    assert "202334890" not in counted(answer)
    assert "In case 202334890 nothing was ordered" in answer.text
    asked = read_list(*_clause("Has the Ombudsman ever ordered an inspection?", assistant), assistant.sources)
    groups = with_order(asked, "survey", assistant.sources)
    refs = [{each.case.ref for each in groups[force]} for force in Force]
    assert refs[0]
    assert sum(map(len, refs)) == len(set().union(*refs))


def test_an_order_that_says_that_no_survey_was_ordered_is_none(assistant: Assistant) -> None:
    asked = read_list(*_clause("Has the Ombudsman ever ordered an inspection?", assistant), assistant.sources)
    groups = with_order(asked, "survey", assistant.sources)
    assert not any(each.case.ref == "202532561" for force in Force for each in groups[force])


def test_an_order_of_proof_that_there_was_an_apology_is_no_apology(assistant: Assistant) -> None:
    asked = read_list(*_clause("Has the Ombudsman ever ordered an apology?", assistant), assistant.sources)
    orders = with_order(asked, "apology", assistant.sources)[Force.ORDERED]
    assert orders
    assert not any("proof" in (each.order.text if each.order else "")[:40] for each in orders)


def test_who_must_apologise_must_stand_in_the_order(ask: Ask) -> None:
    answer = ask("Has a chief executive ever been made to apologise?")
    assert told(answer) == ["202440462"]
    assert "chief executive" in answer.text


def test_where_none_did_that_is_said_and_where_to_search(ask: Ask) -> None:
    answer = ask("Has the Ombudsman ever ordered a landlord to replace windows?")
    assert "did the Ombudsman order a replacement" in answer.text
    assert not answer.text.lstrip("- ").startswith("Yes")
    assert "not to say that there is none" in answer.text
    assert "housing-ombudsman.org.uk/decisions" in answer.text


def test_the_most_is_the_largest_sum_ordered_for_that_matter(ask: Ask, assistant: Assistant) -> None:
    answer = ask("What is the most anyone got for damp in your cases?")
    asked = read_list(*_clause("What is the most anyone got for damp?", assistant), assistant.sources)
    pool, _ = about(asked, assistant.sources)
    sums = [each.amount or 0 for each in with_sums(pool, asked)]
    assert sums == sorted(sums, reverse=True)
    assert f"The most that was ordered is £{sums[0]:,.2f}" in answer.text
    assert "That was not ordered." in answer.text


def test_a_sum_that_a_decision_does_not_split_counts_for_no_single_matter(assistant: Assistant) -> None:
    asked = read_list(*_clause("What is the most anyone got for windows?", assistant), assistant.sources)
    pool, _ = about(asked, assistant.sources)
    for each in with_sums(pool, asked):
        alone = len(each.case.matters) == 1
        assert alone or each.amount == sum(m.compensation or 0 for m in each.matters), each.case.ref


def test_a_sum_in_the_question_is_a_bound(ask: Ask, assistant: Assistant) -> None:
    answer = ask("which landlords had to pay more than £2,000")
    refs = set(re.findall(r"\d{9}", counted(answer)))
    cases = assistant.corpus.determinations.values()
    assert refs == {c.ref for c in cases if (c.compensation_ordered or 0) > 2000}


def test_extracts_and_whole_decisions_are_told_apart(ask: Ask) -> None:
    answer = ask("any decisions against L&Q about leaks")
    assert "202347433 was read whole. The others are extracts, which may hold more than we read." in answer.text
    assert "read whole" in ask("how many cases do you hold?").text


def test_a_landlord_without_such_a_case_is_told_what_there_is(ask: Ask) -> None:
    answer = ask("Any decisions against Clarion about mould?")
    assert "None of the 109 decisions that we hold is over damp and mould against Clarion" in answer.text
    assert re.search(r"We hold \d+ against Clarion Housing Association Limited over other things", answer.text)


def test_a_thing_only_spoken_of_is_no_complaint_over_it(ask: Ask) -> None:
    answer = ask("any cases about asbestos")
    assert "on other complaints, but a passage speaks of “asbestos”" in answer.text
    assert not answer.text.startswith("Yes")


def test_rats_are_no_rates(ask: Ask) -> None:
    assert told(ask("any cases about rats")) == ["202345261"]


def test_a_finding_in_a_case_over_several_things_is_not_laid_on_one_of_them(ask: Ask) -> None:
    answer = ask("do landlords ever lose over lifts")
    assert "The part that we read does not give what was found on that." in answer.text
    assert "severe maladministration" not in answer.text


def test_no_maladministration_and_reasonable_redress_are_told_apart(ask: Ask) -> None:
    answer = ask("Are there cases where the landlord was cleared over a leak?")
    assert "did the Ombudsman find no maladministration" in answer.text
    assert re.search(r"In \d+ others it found reasonable redress", answer.text)


def test_an_excluded_case_is_in_no_count(ask: Ask) -> None:
    answer = ask("any cases about rats", exclude=frozenset({"202345261"}))
    assert "202345261" not in answer.text
    assert "108 decisions" in answer.text


def test_found_keeps_only_the_findings_sought_gravest_first(assistant: Assistant) -> None:
    asked = read_list(*_clause("How many cases about leaks were upheld?", assistant), assistant.sources)
    assert asked.kinds == (Category.LEAKS,)
    kept = found(about(asked, assistant.sources)[0], asked.findings)
    order = list(Finding)
    ranks = [order.index(each.gravest.finding) for each in kept if each.gravest and each.gravest.finding]
    assert ranks == sorted(ranks)
    assert max(ranks) <= order.index(Finding.SERVICE_FAILURE)


def test_ones_own_landlord_does_not_narrow_a_question_over_all(ask: Ask) -> None:
    before = ask("My bedroom has had mould for six months and Clarion have done nothing.").situation
    answer = ask("Have there been any cases about roofs?", situation=before)
    assert counted(answer)
    assert "Clarion" not in answer.text.split("Case ")[0]


def test_published_findings_stand_beside_the_count_where_they_were_ingested(assistant: Assistant) -> None:
    rates = PublishedRates(
        category=Category.LEAKS, since=date(2024, 1, 1), n=4321, findings={Finding.MALADMINISTRATION: 0.5}
    )

    def estimator(facts: RemedyFacts, corpus: Corpus, exclude: frozenset[str]) -> RemedyEstimate:
        return assistant.sources.estimator(facts, corpus, exclude).model_copy(update={"published": rates})

    clause, situation = _clause("How many cases about leaks were upheld?", assistant)
    draft = Draft()
    assert state_list(clause, situation, draft, replace(assistant.sources, estimator=estimator))
    assert "4,321" in draft.text
    assert any(c.ref == "published" and "4,321" in c.quote for c in draft.citations)


def _clause(text: str, assistant: Assistant) -> tuple[Clause, Situation]:
    situation = read_situation(text, assistant.sources.directory, today=TODAY)
    assert asks_over_cases(situation)
    return situation.clauses[0], situation


@pytest.mark.parametrize(
    "text",
    [
        "Has a landlord ever been evicted over damp?",
        "does the ombudsman usually find for the tenant in damp cases",
        "have there been any cases about losing a parcel",
    ],
)
def test_yes_is_said_only_where_the_very_thing_asked_is_held(text: str, ask: Ask) -> None:
    assert "Yes." not in ask(text).text


def test_the_landlord_with_the_most_decisions_is_no_question_of_money(ask: Ask) -> None:
    answer = ask("Which landlord has the most decisions?")
    assert re.search(r"The \d+ landlords, with how many of those decisions each: Clarion", answer.text)
    assert "£" not in answer.text
