"""What is left out beside a limit: talk of missed targets, a class that was named, exceptions ruled out, other steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]
NOT_LAW = "A landlord's own target is not law"
NO_SUMMARY = "no summary is due"
NOTICE_DAY = "Whether the day of the notice itself counts"


def told(answer: Answer) -> str:
    return " ".join(one.text for one in answer.statements)


@pytest.mark.parametrize(
    "question",
    [
        "Routine job reported to Norwich council on 7 April 2026. What is the last day?",
        "Croydon council, routine repair reported 4 August 2026. By what date should it have been done?",
        "Rosebery: priority 2 repair reported 1 September 2026, when does their time end?",
    ],
)
def test_a_last_day_that_is_asked_for_brings_no_talk_of_missed_targets(ask: Ask, question: str) -> None:
    assert NOT_LAW not in told(ask(question))


def test_a_wait_that_is_judged_late_does(ask: Ask) -> None:
    answer = ask(
        "My routine repair was reported to Norwich council on 7 April 2026, nobody has been. Is that too long?"
    )
    assert answer.verdict is Verdict.OUTSIDE
    assert NOT_LAW in told(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Northampton Partnership Homes call my outside tap an external routine repair. How long is that?",
        "North Yorkshire Council have it as priority 3, how many days?",
        "SW9 Community Housing say my kitchen is planned repair works. What is the target?",
    ],
)
def test_a_class_that_the_message_names_is_no_condition(ask: Ask, question: str) -> None:
    text = told(ask(question))
    assert "own policy gives" in text
    assert "if it is classed as" not in text


def test_a_class_that_nobody_named_is_one(ask: Ask) -> None:
    assert "classed as" in told(ask("Bolton at Home: non urgent job, how long?"))


@pytest.mark.parametrize(
    "question",
    [
        "Calico Homes, urgent job reported 5 May 2026, someone came on 8 May 2026. Were they in time?",
        "North Tyneside Council P4 job reported 1 June 2026, a man came 13 July 2026. In time?",
    ],
)
def test_a_visit_on_the_last_day_tells_the_count_with_the_first_day(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.verdict is Verdict.WITHIN
    assert "If the day of the report counts as the first" in told(answer)


@pytest.mark.parametrize(
    ("more", "stands"),
    [("nothing has been done yet. Was the summary late?", False), ("Was the summary late?", True)],
)
def test_an_exception_that_the_person_rules_out_is_left_out(ask: Ask, more: str, stands: bool) -> None:
    text = told(ask(f"Council tenant. Mould inspection ended 4 May 2026. The written summary came 12 May 2026, {more}"))
    assert (NO_SUMMARY in text) is stands


@pytest.mark.parametrize(("done", "stands"), [("15 June 2026", False), ("5 June 2026", True)])
def test_the_day_of_a_notice_is_in_doubt_only_where_that_decides(ask: Ask, done: str, stands: bool) -> None:
    question = f"Secure council tenant. Repair notice for a blocked sink went out 1 June 2026, done {done}. Outside Right to Repair?"
    assert (NOTICE_DAY in told(ask(question))) is stands


@pytest.mark.parametrize(
    "question",
    [
        "How long after the electrical test do I get my copy?",
        "Our association did the EICR. When must I get the report?",
    ],
)
def test_a_copy_asked_for_brings_no_yearly_round(ask: Ask, question: str) -> None:
    text = told(ask(question))
    assert "28 days" in text
    assert "every 5 years" not in text


def test_of_a_protocol_only_the_step_that_runs_is_told(ask: Ask) -> None:
    text = told(ask("Letter of claim for disrepair received 1 June 2026. By when must they answer?"))
    assert "29 June 2026" in text
    assert "schedule, from the inspection" not in text


def test_a_code_that_has_no_limit_is_not_answered_by_another(ask: Ask) -> None:
    text = told(ask("What does R60 mean at Islington council?"))
    assert "holds no target for R60" in text
    assert "a job classed E02" not in text
