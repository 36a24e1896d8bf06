"""Rules asked for in tenants' own words: the passage that answers is the first that is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, StatementKind
from assistant.records import Tenure

Ask = Callable[..., Answer]


def first(answer: Answer) -> str | None:
    """The passage on which the first statement rests."""
    mark = answer.statements[0].citations[0]
    return next(citation.passage for citation in answer.citations if citation.n == mark)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("can i refuse to let them in", "access-charges-and-alterations#p1"),
        ("i work all week and they only do weekdays", "access-charges-and-alterations#p2"),
        (
            "can they let themselves in for a hazard job without telling me beforehand",
            "access-charges-and-alterations#p3",
        ),
        (
            "they want £35 off me cos i was out when the plumber called. is that the law",
            "access-charges-and-alterations#p5",
        ),
        ("someone smashed my window and the council want to charge me", "access-charges-and-alterations#p9"),
        ("can I put my own shower up or do I need to ask the council", "access-charges-and-alterations#p13"),
        ("they said no to my stairlift, where can I go with it", "adaptations-for-disabled-residents#p9"),
        ("they say my complaint's too old", "complaint-handling-code-2024#p10"),
        ("I put a complaint in and heard nothing", "complaint-handling-code-2024#p5"),
        ("what counts as a complaint, I only asked them to fix the tap", "complaint-handling-code-2024#p2"),
        ("when should the boiler man come for the yearly check", "gas-safety-landlord-duties#p1"),
        ("does a landlord have to fix things straight away", "lta-1985-section-11-repairs#p10"),
        ("how long have they got to answer my solicitors letter", "pre-action-protocol-housing-conditions#p5"),
        ("which little jobs come under right to repair", "right-to-repair#p3"),
        ("I want everything they've got about me", "subject-access-requests#p2"),
        ("what happens after stage 2", "housing-ombudsman-how-to-complain#p4"),
        (
            "housing association wont do nothing about the damp can the council come and look",
            "when-a-repair-is-late#p12",
        ),
        ("im a council tenant, will environmental health make them sort the damp", "when-a-repair-is-late#p13"),
        ("my toilet seat broke", "who-mends-what#p27"),
        ("my inside door handle's come off", "who-mends-what#p7"),
        ("my ceiling's got a hairline crack", "who-mends-what#p23"),
        ("does the council have to unblock my drain", "who-mends-what#p6"),
    ],
)
def test_a_plain_question_of_a_rule_leads_with_the_passage_that_answers(question: str, passage: str, ask: Ask) -> None:
    assert first(ask(question)) == passage


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("can i refuse to let them in", "No, not as a rule."),
        ("does a landlord have to fix things straight away", "No, not as a rule."),
        ("can I put my own shower up or do I need to ask first", "It depends."),
        ("can the council inspect my housing association home", "Yes."),
    ],
)
def test_the_word_stands_before_the_passage_that_settles_it(question: str, word: str, ask: Ask) -> None:
    assert ask(question).statements[0].text.startswith(word)


def test_a_secure_tenant_may_put_in_a_shower_of_their_own_with_written_consent(ask: Ask) -> None:
    text = ask("can i put my own shower in", tenure=Tenure.SECURE).text
    assert text.startswith("Yes.")
    assert "written consent" in text


def test_another_day_is_not_a_refusal_and_is_told_no(ask: Ask) -> None:
    assert not ask("can i ask for another day for the repair").statements[0].text.startswith("No")


def test_what_the_landlord_gives_other_jobs_is_told_beside_the_job_of_ones_own(ask: Ask) -> None:
    text = ask("hyde and my boundary fence. what do they allow for that and whats the usual for most other jobs").text
    assert "120" in text
    assert "30 calendar days to finish most non-urgent repairs" in text


def test_the_other_season_of_right_to_repair_is_told_where_it_is_asked_about(ask: Ask) -> None:
    text = ask("hot water gone in august, what does right to repair give. same in january?", tenure=Tenure.SECURE).text
    assert "1 working day from 1 November to 30 April" in text


def test_a_class_that_is_denied_brings_no_limits_of_its_own(ask: Ask) -> None:
    answer = ask("im with stonewater, they say its not a high priority job. how many days have they got")
    assert "no number of days can be given" in answer.text
    assert not any(statement.kind is StatementKind.LIMIT for statement in answer.statements)
