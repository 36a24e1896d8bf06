"""Rules asked about in everyday words: the passage that answers comes first, its condition with it, nothing beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind, StatementKind

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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("The man they sent blamed our damp on keeping the heating low and shut the job. Is there anything official that says he can't leave it at that?", ["awaabs-law#p18"]),
        ("They've admitted our damp is a serious hazard but the builders can't fit us in by the deadline. Must the council move us out, and who pays?", ["awaabs-law#p14"]),
        ("Twelve floors. The landing doors that shut themselves are wedged. How often should someone check those, and how often at each flat's own front door?", ["fire-doors-common-parts#p2", "fire-doors-common-parts#p3"]),
        ("Council served a notice on our association, no smoke alarm on the landing. How long have they got and how much can they be fined?", ["smoke-and-carbon-monoxide-alarms#p5"]),
        ("Environmental health rated mum's association flat in the top band. Must they take action, or can they walk away?", ["housing-hazards-hhsrs#p3"]),
        ("My brother reckons paying a plumber and stopping it out of the rent is legal. What does he have to do beforehand?", ["when-a-repair-is-late#p4", "when-a-repair-is-late#p5"]),
        ("We were ordered by the Ombudsman to pay £275. She owes us £640. May we net it off, and may we with what we offered ourselves?", ["compensation-and-rent-arrears#p1", "compensation-and-rent-arrears#p2"]),
        ("May I just email the Ombudsman my complaint the way I did before? If not how do I send it?", ["housing-ombudsman-how-to-complain#p6"]),
    ],
)  # fmt: skip
def test_a_rule_asked_for_in_a_tenants_own_words_is_told_with_its_other_half(
    question: str, told: list[str], ask: Ask
) -> None:
    answer = ask(question)
    assert answer.kind is Kind.ANSWER
    assert set(told) <= set(passages(answer))
    assert not any(statement.case for statement in answer.statements)


def test_how_big_a_fine_may_be_is_not_answered_yes(ask: Ask) -> None:
    answer = ask("My association ignored the notice about smoke alarms. Biggest fine the council can give it?")
    assert "£5,000" in answer.text
    assert not answer.text.startswith("Yes")


def test_a_landlords_own_sum_and_the_ombudsmans_are_told_and_that_none_is_held(ask: Ask) -> None:
    first = ask("Thrive missed my first visit in June 2026. What's their own rate and what does the Ombudsman use?", landlord="Thrive Homes")  # fmt: skip
    assert "£20" in first.text
    assert "£15" in first.text
    assert "£100" not in first.text
    none = ask("West Kent missed my appointment in July 2026. What do they pay for that themselves and what would the Ombudsman go by?", landlord="West Kent Housing Association")  # fmt: skip
    assert "£15" in none.text
    assert "holds no sum of its own" in none.text
    assert not any(statement.case for statement in none.statements)
