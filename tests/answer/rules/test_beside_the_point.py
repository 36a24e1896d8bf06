"""What is not told beside an answer: rules of other matters, a second passage for an everyday word, what fits too loosely."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind, StatementKind
from assistant.answer.rules.further import everyday
from assistant.answer.rules.subjects import is_spoken_of
from assistant.records import Policy, Tenure
from assistant.situation.situation import Situation

Ask = Callable[..., Answer]


def told(answer: Answer) -> list[str]:
    """The passages of rules that an answer tells, in order."""
    of = {citation.n: citation.passage for citation in answer.citations}
    rules = [one for one in answer.statements if one.kind is StatementKind.GUIDANCE]
    return [passage for one in rules for n in one.citations if (passage := of.get(n))]


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("who decides if its an emergency", "disabled-facilities-grants#p2"),
        ("do i have to use their contractor", "right-to-repair#p9"),
        ("they turned down my stairlift, where can I go with it", "lifts-in-residential-blocks#p5"),
        ("whose job is the fence between us and next door", "who-mends-what#p7"),
        ("can I get my own plumber in and send them the bill", "access-charges-and-alterations#p5"),
        ("can they just leave me with no heaters while the boilers out", "living-through-repairs#p11"),
    ],
)
def test_no_second_passage_is_told_for_a_word_that_many_questions_hold(question: str, beside: str, ask: Ask) -> None:
    answer = ask(question)
    assert told(answer)
    assert beside not in told(answer)


def test_a_second_matter_that_is_asked_about_keeps_its_passage(ask: Ask) -> None:
    text = ask("plumber smashed half the wall to get at a pipe. who plasters and paints it").text
    assert "making good the decoration" in text


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("they say theres no budget", "adaptations-for-disabled-residents"),
        ("they wont give me a date", "subject-access-requests"),
        ("do they have to give me a reason", "subject-access-requests"),
        ("what happens after stage 2", "housing-hazards-hhsrs"),
        ("the plumber was rude to me", "damp-condensation-and-blame"),
        ("can i ask for a different surveyor", "right-to-repair"),
    ],
)
def test_a_rule_of_a_narrow_matter_is_not_told_to_a_message_that_does_not_speak_of_it(
    question: str, record: str, ask: Ask
) -> None:
    assert record not in {citation.ref for citation in ask(question).citations}


def test_a_rule_for_one_tenancy_is_spoken_of_where_that_is_the_persons(assistant: object) -> None:
    corpus = assistant.sources.corpus  # type: ignore[attr-defined]
    record = corpus.policies["right-to-repair"]
    assert isinstance(record, Policy)
    passage = corpus.passages["right-to-repair#p9"]
    said = Situation(question="who do they send if they miss it", english="who do they send if they miss it")
    assert not is_spoken_of(passage, record, said)
    assert is_spoken_of(passage, record, said.model_copy(update={"tenure": Tenure.SECURE}))


def test_a_few_words_that_no_rule_fits_are_not_answered_by_the_nearest(ask: Ask) -> None:
    assert ask("i dont want the same contractor back").kind is Kind.ABSTAIN


def test_a_tale_without_a_thing_or_a_wait_brings_no_limits_for_repairs(ask: Ask) -> None:
    for tale in ("they say theres no money for it", "they want me to take a day off work", "they keep fobbing me off"):
        assert not any(one.kind in (StatementKind.LIMIT, StatementKind.SPREAD) for one in ask(tale).statements), tale


def test_a_tale_of_a_wait_keeps_its_limits(ask: Ask) -> None:
    assert any(one.kind is StatementKind.LIMIT for one in ask("nobody has come to fix it").statements)


@pytest.mark.parametrize(
    "grievance",
    [
        "they keep fobbing me off",
        "the housing officer never rings back",
        "the plumber was rude to me",
        "they marked it as done",
    ],
)
def test_a_grievance_that_names_nothing_to_mend_is_told_how_to_complain(grievance: str, ask: Ask) -> None:
    assert told(ask(grievance))[0] == "housing-ombudsman-how-to-complain#p2"


def test_a_complaint_of_which_no_second_stage_is_told_brings_the_limits_of_the_first_alone(ask: Ask) -> None:
    text = ask("complaint's been in three weeks and I've only had an email saying thanks").text
    assert "10 working days" in text
    assert "stage 2" not in text.split("What you can do next")[0]


def test_both_stages_are_told_where_the_second_is_named(ask: Ask) -> None:
    text = ask("how long has my landlord got at stage 1 and what about stage 2").text
    assert "within 10 working days" in text
    assert "within 20 working days" in text


def test_everyday_words_are_compared_by_their_stems() -> None:
    assert {"decid", "wont", "leav", "job"} <= everyday()
    assert "fenc" not in everyday()
