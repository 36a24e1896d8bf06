"""Rules asked about in everyday words: the passage that answers comes first, its condition with it, nothing beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, StatementKind

Ask = Callable[..., Answer]


def passages(answer: Answer) -> list[str]:
    return [str(citation.passage) for citation in answer.citations if citation.passage]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Our entrance door keeps smoke out, tall block. How often is it looked at?", "fire-doors-common-parts#p3"),
        ("when can housing association tenants start asking how their block is run", "tenants-access-to-information-stairs#p2"),
        ("There is a new national test for whether a council house is good enough. Does it bite yet and if not when?", "decent-homes-standard#p3"),
        ("how many smoke detectors do they need to fit in a two floor house", "smoke-and-carbon-monoxide-alarms#p1"),
    ],
)  # fmt: skip
def test_the_passage_that_answers_comes_first_and_no_usual_limit_stands_with_it(
    question: str, first: str, ask: Ask
) -> None:
    answer = ask(question)
    assert passages(answer)[0] == first
    assert not any(one.startswith("typical-repair-priorities") for one in passages(answer))
    assert not answer.asks


def test_the_code_of_a_month_that_is_only_spoken_of_is_the_one_told(ask: Ask) -> None:
    answer = ask("back in jan 2024 how quick did they need to get back to you at stage 1 of a complaint")
    assert "complaint-handling-code-2022#p2" in passages(answer)
    assert not any(one.startswith("complaint-handling-code-2024") for one in passages(answer))


def test_that_a_landlord_does_not_insure_ones_things_is_told_with_when_it_must_pay(ask: Ask) -> None:
    answer = ask("Water came through and my sofa has had it. Does the landlord's insurance cover my things?")
    assert passages(answer)[:2] == ["living-through-repairs#p1", "living-through-repairs#p2"]


def test_the_same_manager_may_not_decide_an_appeal_and_that_is_no_doubtful_answer(ask: Ask) -> None:
    answer = ask("the officer who turned down my complaint is now deciding my appeal. is he allowed to do both")
    assert answer.text.startswith("No.")
    assert not any(one.kind is StatementKind.UNKNOWN for one in answer.statements)


def test_what_is_paid_for_a_missed_visit_is_told_without_limits_to_mend(ask: Ask) -> None:
    answer = ask("my visit was called off an hour before. what do they pay for that", landlord="L&Q")
    assert not any(one.kind is StatementKind.LIMIT and "20 working days" in one.text for one in answer.statements)
    assert "l-and-q#p4" in passages(answer)


def test_a_refusal_of_records_is_told_the_review_and_the_commissioner(ask: Ask) -> None:
    answer = ask("council just says no to showing its spending records on our block. who do I go to?")
    assert "freedom-of-information#p2" in passages(answer)
    assert not any(one.startswith("who-covers-what") for one in passages(answer))


def test_being_wanted_out_for_some_weeks_is_no_wait(ask: Ask) -> None:
    answer = ask("They want us out for two months while they do the floors. Do we pay rent on both places?")
    assert passages(answer) == ["living-through-repairs#p10"]
    assert not answer.next_steps
