"""Which decided case is meant by its particulars, which landlord is named in passing, and when no case is meant at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest

from assistant.answer.cases.choice import choose_case
from assistant.answer.cases.clauses import is_about
from assistant.answer.cases.landlords import in_passing, is_plainly_named
from assistant.answer.cases.particulars import held_by, particulars
from assistant.answer.cases.words import asks_a_rule, is_of_somebody, is_own
from assistant.answer.contract import Answer, Kind
from assistant.answer.statements.draft import say
from assistant.answer.statements.sources import Sources
from assistant.settings import ROOT
from assistant.situation.clauses import is_question
from assistant.situation.reader import read_situation
from tests.answer.conftest import TODAY, opened

Ask = Callable[..., Answer]


@cache
def sources() -> Sources:
    return opened().sources


def meant(text: str) -> str | None:
    """The case that a message is answered with, as far as its clauses ask about one."""
    situation = read_situation(text, sources().directory, today=TODAY)
    choice = choose_case(situation, sources())
    asked = [c for c in situation.clauses if is_question(c.text)] or [c for c in situation.clauses if c.asks]
    if choice and (not asked or any(is_about(clause, choice, situation) for clause in asked)):
        return choice.ref
    return None


def questions(kind: str) -> list[dict[str, str]]:
    lines = (ROOT / "evals/train/which_case.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["id"][0] == kind]


@pytest.mark.parametrize(
    ("kind", "least"),
    [("c", 0.93), ("l", 0.96), ("n", 1.0)],
    ids=["a case is meant", "a landlord is named and no case meant", "no landlord is named and no case meant"],
)
def test_of_questions_written_to_tell_cases_from_rules_nearly_all_are_told(kind: str, least: float) -> None:
    rows = questions(kind)
    right = sum(meant(row["question"]) == row["case"] for row in rows)
    assert right / len(rows) >= least, f"{right} of {len(rows)}"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("on 3 September 2025 and 3rd of November", {"3 sep", "3 sep 2025", "sep 2025", "3 nov"}),
        ("the February 2025 letter", {"feb 2025"}),
        ("the £2,137 and 450 quid, in 2023", {"£2137", "£450"}),
        ("seven kids", {"7 child"}),
        ("they paid the sum offered", set()),
    ],
)
def test_days_sums_and_counts_are_particulars_in_one_form(text: str, held: set[str]) -> None:
    assert {each for each in particulars(text) if each[0] in "£123456789" or each[-1].isdigit()} == held


def test_what_only_one_case_of_a_landlord_holds_weighs_more_than_what_two_hold() -> None:
    pool = sources().cases_of["clarion"]
    held = held_by("a retaining fence", pool, sources().corpus)
    assert max(held, key=lambda ref: held[ref].weight) == "202407044"
    assert "retain" in held["202407044"].alone
    assert "fenc" not in held["202407044"].alone


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Freebridge, seven kids and no kitchen", "Freebridge Community Housing Limited"),
        ("L&Q house with cracks", "L&Q"),
        ("what did the Southern shared owner want", "Southern Housing"),
        ("SNG house that floods", "Sovereign Network Group"),
    ],
)
def test_a_landlord_of_a_decided_case_is_found_by_the_first_word_of_its_name(text: str, name: str) -> None:
    (found,) = in_passing(text, sources())
    assert found.name == name
    assert is_plainly_named(found.said, text)


@pytest.mark.parametrize("text", ["can I settle my claim", "plus the boiler is out", "the network of pipes hums"])
def test_a_name_that_is_plain_english_is_in_doubt(text: str) -> None:
    assert not any(is_plainly_named(found.said, text) for found in in_passing(text, sources()))


@pytest.mark.parametrize("text", ["the tower block lift is out", "Thames Water say so", "one of the windows"])
def test_a_word_of_a_longer_name_is_no_landlord(text: str) -> None:
    assert not in_passing(text, sources())


@pytest.mark.parametrize("text", ["tell me what she got", "I read that they paid", "for my report: what was found"])
def test_speaking_of_asking_is_not_speaking_of_ones_home(text: str) -> None:
    assert not is_own(text)


@pytest.mark.parametrize("text", ["they sent me a plumber", "my roof leaks", "the plaster fell off today"])
def test_ones_own_home_is_known(text: str) -> None:
    assert is_own(text)


@pytest.mark.parametrize(
    "text",
    ["how quickly must they come", "who pays", "what's their target", "is that an emergency", "can they do that"],
)
def test_a_question_of_what_must_or_may_be_is_one_of_a_rule(text: str) -> None:
    assert asks_a_rule(text)


@pytest.mark.parametrize(
    "text", ["how quick should it have been made safe", "was she due anything", "how is the sum made up"]
)
def test_a_question_of_what_was_is_none_of_a_rule(text: str) -> None:
    assert not asks_a_rule(text)


def test_other_people_are_somebody_and_ones_own_family_is_not() -> None:
    assert is_of_somebody("Kirklees lady on chemo")
    assert not is_of_somebody("my mum is on chemo")


@pytest.mark.parametrize(
    "text",
    [
        "I asked for the survey report and they refuse, can they?",
        "Why did Camden refuse my survey? can they do that",
        "Why did they send me a plumber for a roof leak?",
        "What does Octavia's policy say about damp inspections?",
        "Resident's stage 1 complaint to Southern Housing was acknowledged on 8 June 2026. By what date was the reply due?",
    ],
)
def test_no_strangers_case_answers_a_question_about_ones_own_or_a_rule(text: str) -> None:
    assert meant(text) is None


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Octavia man with damp: reported 8 July 2024, looked at on 23 August. How long is that?", "202533112"),
        ("Kirklees lady on chemo - how many jobs over the mushrooms?", "202400388"),
        ("a daughter said things vanished from her dead mum's house, padlocked. who was spoken to", "202408073"),
        ("is it ok for Camden to refuse me a surveyor and ask for photos? was there a case?", "202532561"),
        ("barnet say theyll take the £800 for the balcony door off my rent arrears. can they?", "202410299"),
    ],
)
def test_particulars_find_the_case(text: str, ref: str) -> None:
    assert meant(text) == ref


def test_the_days_of_a_case_are_of_the_case_though_the_ombudsman_is_named(ask: Ask) -> None:
    answer = ask(
        "Camden: on 3 September 2025 they saw that a bigger ladder was needed, and were back on 3 November 2025. "
        "How late was that by the policy the ombudsman judged them on?"
    )
    assert "23 working days too late" in answer.text
    assert "stage 1" not in answer.text
    assert answer.remedy is None


def test_what_was_decided_with_no_word_of_the_case_is_asked_back(ask: Ask) -> None:
    answer = ask("What payment was ordered?")
    assert answer.kind is Kind.CLARIFY
    assert say("clarify_case") in answer.text


def test_of_a_landlord_with_many_cases_and_nothing_told_two_are_named(ask: Ask) -> None:
    answer = ask("What was the ruling on L&Q?")
    assert any(each.startswith("Which case do you mean") for each in answer.asks)


def test_a_fallen_ceiling_in_a_decided_case_brings_no_warning(ask: Ask) -> None:
    answer = ask("Vivid disabled tenant, ceiling came down in bungalow. what was said on 19 August 2024")
    assert "999" not in answer.text
    assert "999" in ask("I am with Vivid and my hall ceiling came down. who mends it").text


@pytest.mark.parametrize(
    "question",
    [
        "Camden tenant reported a sill on 28 July 2025. Camden quotes its 35 days. Which limit governs, and the last day?",
        "A window was reported to Camden on 28 July 2025. What was the last day for the repair?",
    ],
)
def test_a_report_on_a_day_that_no_case_holds_is_reckoned_and_no_case_told(ask: Ask, question: str) -> None:
    text = ask(question, asker="caseworker", landlord="London Borough of Camden").text
    assert "20 working days" in text
    assert "26 August 2025" in text
    assert "ordered" not in text
