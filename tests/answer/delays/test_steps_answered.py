"""Every step that is asked about is counted from the day that starts it, and judged only by what was done of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, StatementKind

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "Disrepair protocol: the landlord replied to our letter of claim on 3 March 2026. When must the expert have "
        "inspected, and when is the report due?",
        "Response to the letter of claim dated 3 March 2026. By when the inspection, and how long for the expert's report?",
    ],
)
def test_the_experts_steps_run_from_the_landlords_answer_to_the_letter_of_claim(question: str, ask: Ask) -> None:
    text = ask(question, asker="caseworker").text
    assert "31 March 2026" in text
    assert "10 working days for the expert's report" in text
    assert "disclose its records" not in text


@pytest.mark.parametrize(
    "question",
    [
        "Escalated on 4 May 2026, they acknowledged on 11 May and the stage 2 came on 8 June. Did each step keep to the Code?",
        "Stage 2 asked for 4 May 2026, acknowledged 11 May, final reply 8 June 2026. Were the Code's limits met?",
    ],
)
def test_both_steps_of_a_stage_are_judged(question: str, ask: Ask) -> None:
    answer = ask(question, asker="caseworker")
    assert answer.verdict is not None
    assert answer.verdict.value == "within"
    assert "5 working days to acknowledge" in answer.text
    assert "20 working days to answer a stage 2 complaint" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Windowless bathroom, the fan is not spinning. Right to Repair limit?",
        "shower room fan conked out, theres no window in there. how long under right to repair",
        "fan in the kitchen died and there is no window, right to repair how many days",
    ],
)
def test_a_fan_in_a_room_without_a_window_has_its_period(question: str, ask: Ask) -> None:
    answer = ask(question, tenure="secure")
    assert "7 working days" in answer.text
    assert "if the kitchen or bathroom is an internal one" not in answer.text


def test_a_visit_told_as_come_and_fixed_ends_the_wait(ask: Ask) -> None:
    text = "kitchen fan packed up and theres no window. repair notice dated 2 nov 2026, they come 12 nov and mended it. in time for right to repair?"
    answer = ask(text, tenure="secure")
    assert "From 2 November 2026 to 12 November 2026" in answer.text


def test_making_safe_is_not_taken_for_the_works_that_prevent_it(ask: Ask) -> None:
    text = (
        "Investigation of the mould ended 3 August 2026, emergency works (a temporary fan) finished 6 August 2026. "
        "Was the safety work in time under Awaab's Law?"
    )
    answer = ask(text, tenure="secure")
    assert "10 August 2026" in answer.text
    assert "stop the hazard from coming back" not in answer.text or "It was kept" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What are Hounslow's targets for emergencies, and for routine jobs?",
        "Hounslow: targets for 1) routine repairs 2) emergency repairs?",
    ],
)
def test_the_class_that_a_record_holds_is_told_beside_the_one_it_lacks(question: str, ask: Ask) -> None:
    text = ask(question, asker="caseworker").text
    assert "20 working days for a routine repair" in text
    assert "not found" in text or "holds no target" in text


@pytest.mark.parametrize(
    ("asked", "day", "verdict"),
    [
        ("When was the written summary due?", "13 November 2026", None),
        ("We've had nothing in writing. When should the summary have come?", "13 November 2026", "outside"),
        ("Nothing has been done since. By when should it have been made safe?", "17 November 2026", "outside"),
    ],
)
def test_a_step_after_a_look_that_is_asked_about_alone_is_told_and_judged_by_its_own_limit(
    ask: Ask, asked: str, day: str, verdict: str | None
) -> None:
    answer = ask(f"I reported mould to Hyde on 2 November 2026. They inspected it on 10 November, a hazard. {asked}")
    told = [s.text for s in answer.statements if s.kind is StatementKind.LIMIT]
    assert answer.verdict == verdict
    assert day in told[0]
    assert not any("look into" in text or "policy" in text for text in told)


def test_a_limit_for_looking_is_held_against_the_look_alone(ask: Ask) -> None:
    answer = ask(
        "Octavia tenant. Damp reported 1 July 2024, their contractor came to inspect it on 9 August 2024. Late?"
    )
    told = [s.text for s in answer.statements if s.kind is StatementKind.LIMIT]
    assert answer.verdict == "outside"
    assert any("to inspect damp and mould" in text for text in told)
    assert not any("routine repair" in text for text in told)


def test_what_an_extension_had_to_be_is_said_as_its_passage_has_it(ask: Ask) -> None:
    answer = ask(
        "My stage 2 was escalated on 11 December 2023 and answered on 22 January 2024. Was that late under the Code then?"
    )
    assert answer.verdict == "outside"
    assert "explained at the time" not in answer.text
    assert "said why" not in answer.text
