"""Longer stories with several days: which limit each day belongs to, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Verdict

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "verdict", "said"),
    [
        (
            "She escalated on 1 September 2026, acknowledged 7 September. On 30 September it wrote that it was complex and "
            "that it wanted the longest extra time allowed. The final letter went out on 27 October. Is that late?",
            Verdict.WITHIN,
            "2 November 2026",
        ),
        (
            "I complained on 14 September 2026, acknowledged on 18 September, first answer 1 October. I asked for the next "
            "stage on 9 October 2026. Since then nothing at all. Are they late?",
            Verdict.OUTSIDE,
            "13 November 2026",
        ),
        (
            "The council's electrician did an EICR on 1 October 2026 and it failed. No repairs have been done since. "
            "Is the council over its time?",
            Verdict.OUTSIDE,
            "29 October 2026",
        ),
        (
            "I put in a compensation claim to L&Q on 12 October 2026 and they answered on 29 October 2026. In time?",
            Verdict.OUTSIDE,
            "26 October 2026",
        ),
    ],
)
def test_a_story_is_judged_by_the_limit_of_its_last_step(ask: Ask, asked: str, verdict: Verdict, said: str) -> None:
    answer = ask(asked)
    assert answer.verdict is verdict
    assert said in answer.headline


def test_a_copy_that_nobody_says_is_missing_is_not_called_late(ask: Ask) -> None:
    text = ask(
        "The electrician did an EICR on 1 October 2026 and it failed. Nothing has been done since. Is it late?"
    ).text
    assert (
        "copy of the report, from the inspection. Counted from 1 October 2026, that ran to 29 October 2026. It was passed"
        not in text
    )


def test_no_repair_limit_is_told_for_a_claim_for_compensation(ask: Ask) -> None:
    text = ask("How quickly must L&Q answer a compensation claim?", landlord="L&Q").text
    assert "10 working days" in text
    assert "emergency repair" not in text


def test_a_repair_notice_leads_to_another_contractor_and_not_to_a_complaint(ask: Ask) -> None:
    text = ask(
        "Secure tenant. The roof leaks, a £180 job, the repair notice went to the contractor on 2 November 2026. "
        "Nobody has turned up. What do I do next?",
        tenure="secure",
    ).text
    assert "another contractor" in text
    assert "make a formal complaint" not in text
    assert "missed appointment" not in text
    assert "£130" not in text


def test_two_jobs_in_one_message_are_judged_each_by_its_own_class(ask: Ask) -> None:
    answer = ask(
        "I'm with Bolton at Home and have two repairs to ask about. The first was urgent, an overflow, reported on "
        "7 September 2026, and they came on 17 September. The other was simple/responsive, a hinge, reported 7 September "
        "2026 and done on 25 September 2026. Were both in time?"
    )
    assert answer.verdict is None
    assert "The first job that you told of: it was late by 3 calendar days" in answer.text
    assert "The second job that you told of: it was in time" in answer.text


def test_who_tells_when_a_letter_of_claim_was_received_is_not_asked_for_a_report(ask: Ask) -> None:
    answer = ask(
        "My solicitor sent a letter of claim. They have admitted that they received it on 19 October 2026, and their reply "
        "is dated 20 November. How long did the court's rules give them from receipt?"
    )
    assert "16 November 2026" in answer.text
    assert "first report it" not in answer.text


def test_a_missing_report_on_the_wiring_is_no_late_repair(ask: Ask) -> None:
    answer = ask("Our landlord had the electrics tested on 1 September 2026. I have never been given the report. Late?")
    assert "copy of the report" in answer.headline
    assert "calls for" not in answer.text


@pytest.mark.parametrize(
    ("asked", "verdict", "said"),
    [
        ("Gas check 1 June 2026, record reached me 15 July 2026. Was that in time?", Verdict.OUTSIDE, "29 June 2026"),
        ("boiler service done 4 may 2026, cp12 landed on the mat 20 may. ok?", Verdict.WITHIN, "1 June 2026"),
        (
            "electrician did the eicr on 1 july 2026 and the report turned up 12 august. is there any time limit on that?",
            Verdict.OUTSIDE,
            "29 July 2026",
        ),
        (
            "My mum's gas man did the check on 1 September 2026. She was told to wait, and a copy of the record only came on "
            "9 October. Is there a rule on how soon she should have had it?",
            Verdict.OUTSIDE,
            "29 September 2026",
        ),
        (
            "landlord says its up to them when i get the gas certificate. check was 3 march 2026, got it 25 march",
            Verdict.WITHIN,
            "31 March 2026",
        ),
        ("Gas check was 1 June 2025 and nothing since. Are they late?", Verdict.OUTSIDE, "1 June 2026"),
    ],
)
def test_a_check_and_the_paper_that_followed_are_judged_however_it_is_asked(
    ask: Ask, asked: str, verdict: Verdict, said: str
) -> None:
    answer = ask(asked)
    assert answer.verdict is verdict
    assert said in answer.text
    assert not answer.text.startswith("- Yes")


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (
            "Stage one response due date 14 August 2026; extension letter sent. What is the final date?",
            "28 August 2026",
        ),
        (
            "My stage 2 answer was due on 4 September 2026. They wrote to say they need longer. Whats the very latest they can answer?",
            "2 October 2026",
        ),
        (
            "the complaint reply was supposed to come by 2 october 2026, now they've extended it. how long can they drag it out?",
            "16 October 2026",
        ),
        (
            "Stage 2 request received 17 December 2025. When must it be acknowledged, Christmas included?",
            "24 December 2025",
        ),
        ("Complaint received 1 April 2026. By what date must it be acknowledged, Easter included?", "10 April 2026"),
    ],
)
def test_an_answer_put_off_runs_from_the_day_it_was_due_and_feasts_are_only_left_out(
    ask: Ask, asked: str, due: str
) -> None:
    assert due in ask(asked).text


@pytest.mark.parametrize(
    "question",
    [
        "Stoke council. I reported a dripping kitchen tap on 2 March 2026 and on 9 March I told them about black mould in "
        "the bathroom. When is the last day for each?",
        "stoke council, told em 2 march 2026 the back gate wont shut, then on 9 march i phoned again because of damp "
        "behind the cooker. whats the last day for the gate? and what for the damp?",
    ],
)
def test_two_jobs_reported_on_two_days_are_each_counted_from_their_own(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "30 March 2026" in text
    assert "23 March 2026" in text
    assert "16 March 2026" not in text


def test_a_copy_of_a_report_is_not_given_by_a_later_visit(ask: Ask) -> None:
    text = ask(
        "The electrics in our association flat were tested on 3 August 2026 and two sockets had to be changed, they never "
        "came till 9 September. Was that too long, and should I have been given the report?"
    ).text
    assert "9 calendar days" in text
    assert "31 August 2026. It was passed" not in text
