"""Requests for records, applications for a grant and notices of the council are counted by their own rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "verdict", "said"),
    [
        ("I asked for my file on 3 March 2026, they still say nothing, are they late?", "outside", "7 April 2026"),
        ("put in a sar to southwark 1 july 2026, they replied 28 july, ok?", "within", "3 August 2026"),
        ("FOI to Camden council 24 July 2026 about lift repairs, answered 24 August. In time?", "within", "24 August"),
        (
            "FOI to Camden council 4 September 2026 about lift repairs, answered 5 October. In time?",
            "outside",
            "2 October",
        ),
        (
            "we applied for a disabled facilities grant on 2 february 2026. they turned us down on 10 september. too slow?",
            "outside",
            "2 August 2026",
        ),
        (
            "Council gave our landlord an alarm notice on 30 January 2026, all fitted by 26 February 2026. In time?",
            "within",
            "26 February 2026",
        ),
        (
            "electrical inspection done 1 June 2026, i got the report 1 July 2026, is that ok",
            "outside",
            "29 June 2026",
        ),
    ],
)
def test_a_request_an_application_or_a_notice_is_counted_by_its_own_rule(
    ask: Ask, asked: str, verdict: str, said: str
) -> None:
    answer = ask(asked)
    assert answer.verdict is Verdict(verdict)
    assert said in answer.headline
    assert "landlords in our records" not in answer.text


def test_the_day_of_service_is_the_first_of_the_notice_and_the_fine_is_told_too(ask: Ask) -> None:
    answer = ask(
        "Remedial notice over smoke alarms served on a landlord on 2 November 2026. Which day is the last of the 28, "
        "and what's the most the council can fine it?"
    )
    assert "29 November 2026" in answer.text
    assert "£5,000" in answer.text


def test_more_time_asked_for_within_the_month_lengthens_it(ask: Ask) -> None:
    answer = ask(
        "I sent Peabody a subject access request on 1 September 2026, they wrote on 20 September saying it is complex "
        "and they need two more months. Are they late?"
    )
    assert answer.verdict is Verdict.WITHIN
    assert "1 December 2026" in answer.headline


def test_more_time_asked_for_on_a_day_not_told_leaves_it_open_while_it_could_run(ask: Ask) -> None:
    answer = ask("my landlord says my data request is complex and needs longer. I asked 1 October 2026. is it late?")
    assert answer.verdict is Verdict.UNCLEAR
    assert "did not say within the first month" in answer.headline


def test_the_month_runs_from_the_proof_that_was_asked_for(ask: Ask) -> None:
    answer = ask(
        "I made a subject access request on 10 August 2026. They asked for my passport and I sent my ID on 20 August. "
        "The answer came on 18 September. Was it late?"
    )
    assert answer.verdict is Verdict.WITHIN


def test_a_request_on_a_saturday_answered_on_the_last_day_but_one_reading_is_too_close_to_call(ask: Ask) -> None:
    answer = ask(
        "I put in a freedom of information request to the council on 5 September 2026 and they answered on 5 October. "
        "were they late?"
    )
    assert answer.verdict is Verdict.UNCLEAR
    assert "5 October 2026" in answer.text


def test_a_housing_association_is_not_late_with_what_it_need_not_answer(ask: Ask) -> None:
    answer = ask(
        "asked my housing association under freedom of information on 1 September 2026 what they spent. are they late?"
    )
    assert answer.verdict is None
    assert "freedom-of-information#p3" in {c.passage for c in answer.citations}


def test_no_time_is_counted_under_rules_that_are_not_in_force(ask: Ask) -> None:
    stairs = ask("I asked my housing association for its spending under STAIRs on 5 October 2026, are they late?")
    assert stairs.verdict is None
    assert "1 April 2027" in stairs.text
    alarms = ask("A remedial notice over smoke alarms was served on 5 May 2021. What was the last day?")
    assert "1 June 2021" not in alarms.text
    assert "1 October 2022" in alarms.text


@pytest.mark.parametrize(
    "asked",
    [
        "I reported a leak on 3 March 2026 and asked for my file number. Still leaking, is that too long?",
        "They asked for my medical records on 3 March 2026 for the bathroom adaptation, still nothing. Too long?",
        "I noticed the smoke alarm was dead on 2 November 2026 and told them that day, not fixed. Is that too long?",
        "how do i ask for my housing file?",
        "I applied for a transfer on 3 March 2026 and heard nothing. Is that too long?",
    ],
)
def test_what_only_looks_like_a_request_or_a_notice_is_not_counted_as_one(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert answer.situation.under is None
    assert "1 month to answer" not in answer.text
    assert "28 calendar days for the landlord to act" not in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "I applied for a transfer on 3 March 2026 and heard nothing. Is that too long?",
        "I reported the antisocial behaviour on 3 March 2026 and nothing was done. Is that too long?",
        "They have owed me £200 compensation since 3 March 2026 and haven't paid. Is that too long?",
        "I asked on 3 March 2026 for a refund of my taxi fares, nothing yet. Is that too long?",
    ],
)
def test_a_wait_for_what_is_no_repair_is_not_held_against_limits_for_repairs(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert answer.verdict is Verdict.UNCLEAR
    assert "repair priorities" not in answer.text


def test_days_of_a_repair_and_of_a_request_are_kept_apart(ask: Ask) -> None:
    answer = ask(
        "I reported the damp on 1 May 2026 and asked for my records on 1 June 2026. Nothing. Are they late with the records?"
    )
    assert answer.delay is not None
    assert answer.delay.reported == date(2026, 6, 1)


def test_a_length_is_judged_only_where_all_days_that_it_could_have_been_agree(ask: Ask) -> None:
    late = ask("The council took 3 weeks to mend my leaking roof, I'm a secure tenant. Too slow?")
    assert late.verdict is Verdict.OUTSIDE
    assert "7 working days" in late.headline
    kept = ask("i waited 10 days before anyone came to look at my blocked sink. my landlord is Clarion. was that ok?")
    assert kept.verdict is Verdict.WITHIN
    open_one = ask("My boiler took 7 weeks to fix, landlord is Camden. Was that too long?")
    assert open_one.verdict is Verdict.UNCLEAR
    assert open_one.asks


def test_a_length_with_the_day_of_the_report_is_not_counted_to_today(ask: Ask) -> None:
    answer = ask("Reported a broken window on 3 March 2026 to Gateshead, took them 5 weeks to fix it. Too long?")
    assert answer.delay is not None
    assert answer.delay.until is not None
    assert "still not done" not in answer.text


@pytest.mark.parametrize(
    ("asked", "last", "follows"),
    [
        (
            "The council served an alarm notice on us on 10 November 2026. By when must we act and what is the penalty if we don't?",
            "7 December 2026",
            "£5,000",
        ),
        (
            "FOI to Leeds council received 2 November 2026. when is it due and what happens if they miss it?",
            "1 December 2026",
            "internal review",
        ),
        (
            "Subject access request reached the council on 30 October 2026. Final day, and what if they ignore it?",
            "30 November 2026",
            "Information Commissioner",
        ),
        (
            "Complained 2 November 2026. What is the last day for stage 1 and what if they ignore it?",
            "23 November 2026",
            "send the complaint to the Ombudsman",
        ),
        (
            "Our letter of claim was received by the council on 2 March 2026. Last day for their reply, and what if they don't reply?",
            "30 March 2026",
            "may pay costs",
        ),
    ],
)
def test_what_follows_if_a_time_is_not_kept_is_told_with_its_last_day(
    ask: Ask, asked: str, last: str, follows: str
) -> None:
    text = ask(asked).text
    assert last in text
    assert follows in text


@pytest.mark.parametrize(
    ("asked", "tenants", "councils"),
    [
        (
            "The wiring was inspected 3 August 2026 and the council asked our association for a copy of the report on 10 August. When must each have it?",
            "31 August 2026",
            "17 August 2026",
        ),
        (
            "EICR done 5 October 2026 for our tenant; environmental health emailed on 12 October 2026 wanting sight of it. Deadlines?",
            "2 November 2026",
            "19 October 2026",
        ),
    ],
)
def test_a_report_that_the_council_asks_for_has_its_own_last_day(
    ask: Ask, asked: str, tenants: str, councils: str
) -> None:
    text = ask(asked).text
    assert f"that ran to {tenants}" in text
    assert f"that ran to {councils}" in text


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        (
            "The letter of claim went in the post on 10 August 2026. When is the landlord's answer due?",
            "10 September 2026",
        ),
        (
            "Our solicitor posted the pre-action letter on Friday 2 October 2026. Last day for the reply?",
            "3 November 2026",
        ),
        ("I sent my letter of claim by post on 3 June 2026, whats the deadline for them", "3 July 2026"),
    ],
)
def test_a_posted_letter_of_claim_is_counted_from_when_it_is_taken_to_have_come(
    ask: Ask, asked: str, last: str
) -> None:
    text = ask(asked).text
    assert last in text
    assert "two working days after it was posted" in text


def test_a_letter_of_claim_that_is_told_to_have_come_is_counted_from_then(ask: Ask) -> None:
    text = ask("Letter of claim posted 3 August 2026, they signed for it on 4 August 2026. When is the reply due?").text
    assert "2 September 2026" in text
    assert "after it was posted" not in text
