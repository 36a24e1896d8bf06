"""What stands beside a rule, and what does not: conditions, other landlords' practice, other stages, the same twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.answer.engine import Assistant
from assistant.answer.rules.words import labelled
from assistant.answer.statements.draft import Draft

Ask = Callable[..., Answer]


def body(answer: Answer) -> str:
    return answer.text.split("What you can do next")[0]


def test_another_landlords_promise_is_no_answer_to_a_tenant_of_this_one(ask: Ask) -> None:
    text = ask("how long has my landlord got at stage 2 of a complaint", landlord="Gateshead Council").text
    assert "within 20 working days" in text
    assert "Peabody" not in text


def test_a_verdict_on_a_repair_brings_no_rule_of_complaints(ask: Ask) -> None:
    told = {"landlord": "Gateshead Council", "reported": "2025-03-10", "until": "2025-05-09"}
    text = body(ask("an ordinary repair to my skirting board, did they take too long?", **told))
    assert "Stage 2 must be acknowledged" not in text
    assert "reach the Ombudsman within 12 months" not in text


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("how long have they got to answer stage 2 of a complaint", "may be extended by no more than 20 working days"),
        ("how soon must an expert inspect under the pre-action protocol", "an expert may not be needed at all"),
    ],
)
def test_what_limits_a_limit_stands_beside_it(question: str, condition: str, ask: Ask) -> None:
    assert condition in ask(question).text


def test_a_sum_of_right_to_repair_comes_first_with_its_conditions_and_no_other_sum(ask: Ask) -> None:
    text = ask(
        "right to repair. the first lot never came, then the second contractor missed its time. what am i owed",
        tenure="secure",
    ).text
    assert text.index("£10 and then £2") < text.index("an estimate above £250")
    assert "cannot rely on Right to Repair" in text
    assert "£15" not in text


@pytest.mark.parametrize(
    "question",
    [
        "what does L&Q pay for a missed appointment",
        "the first plumber never came and the second one missed his slot too, what am i owed",
    ],
)
def test_no_number_of_missed_visits_is_put_in_the_persons_mouth(question: str, ask: Ask) -> None:
    assert "1 missed" not in ask(question, landlord="L&Q").text


def test_one_missed_visit_that_is_told_is_counted(ask: Ask) -> None:
    assert "1 missed × £15 = £15" in ask("they missed my appointment, what am i owed").text


def test_a_rule_is_not_told_as_a_limit_and_in_its_own_words(ask: Ask) -> None:
    text = ask("how often should the fire door of my flat be checked in a tall block, and what do they look for").text
    assert text.count("at least every 3 months") <= 1
    assert text.count("at least every 12 months") == 1


def test_what_a_record_says_of_itself_is_no_word_of_the_landlord(assistant: Assistant) -> None:
    record = assistant.sources.corpus.landlords["notting-hill-genesis"]
    remark = next(passage for passage in record.passages if "was not found" in passage.text)
    text = labelled(record, remark, Draft())
    assert text == "Our record of Notting Hill Genesis's policy: the period for other repairs was not found."


def test_no_capital_stands_after_the_colon_of_a_label_unless_it_is_a_name(ask: Ask) -> None:
    assert "By law: for a gas safety check the landlord" in ask("can they break in to do the gas check").text
    assert "By law: Right to Repair covers" in ask("do introductory tenants have the right to repair").text


def test_bare_wires_and_an_outside_lock_bring_the_passage_that_names_them(ask: Ask) -> None:
    wires = ask("bare live wires hang out of the socket, how long have they got?", tenure="assured")
    lock = ask("front door wont lock. how long have they got to fix it")
    assert "such as bare live wires, counts as an emergency hazard" in wires.text
    assert body(lock).index("a broken outside lock") < body(lock).index("1 working day")


def test_a_complaint_over_a_year_old_is_said_to_be_so_with_the_day(ask: Ask) -> None:
    old = ask("my roof has leaked since 2 June 2025 and they never came, what can I do", tenure="secure")
    new = ask("my roof has leaked since 2 November 2026 and they never came, what can I do", tenure="secure")
    assert any("and 2 June 2025 is longer ago than that" in step.text for step in old.next_steps)
    assert not any("over 12 months old" in step.text for step in new.next_steps)


def test_a_question_whether_something_may_be_refused_is_no_tale_of_trouble(ask: Ask) -> None:
    answer = ask("can the landlord refuse to let me put in a new kitchen at my own cost?", tenure="secure")
    assert answer.next_steps == ()


def test_how_long_the_person_has_is_not_answered_with_the_landlords_time(ask: Ask) -> None:
    text = ask("how long do I have to go to court over disrepair", tenure="secure").text
    assert "within six years" in text
    assert "24 hours to deal with an emergency" not in text
