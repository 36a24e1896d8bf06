"""Events: what was told happened on a day, and what a given day is taken for."""

from __future__ import annotations

from datetime import date

import pytest
from reading import read, roles

from assistant.situation.dates import dated_mentions
from assistant.timescales.facts import Happening


def test_a_report_and_a_visit_keep_their_own_dates() -> None:
    assert roles("I rang the council on 3 June 2026 and they came on 9 June 2026") == [
        ("reported", "2026-06-03"),
        ("attended", "2026-06-09"),
        ("until", "2026-06-09"),
    ]


def test_stages_of_a_complaint_are_told_apart() -> None:
    told = roles(
        "I complained on 2 March 2026. Stage 1 answer came 20 March 2026. I escalated on 23 March 2026, "
        "stage 2 was acknowledged on 27 March 2026 and the final letter is dated 30 April 2026."
    )
    assert [what for what, _ in told] == [
        "complained",
        "stage 1 answered",
        "escalated",
        "escalation acknowledged",
        "stage 2 answered",
    ]


def test_a_month_that_holds_the_day_given_beside_it_is_that_day() -> None:
    told = read("Asked for stage 2 in October 2026", reported=date(2026, 10, 5))
    assert [(event.what, event.on) for event in told.events] == [(Happening.ESCALATED, date(2026, 10, 5))]
    assert not told.doubts


def test_the_month_in_which_a_wait_began_does_not_end_it() -> None:
    told = read("No lights for 6 days in August 2026. How long is allowed?", reported=date(2026, 8, 3))
    assert told.until != date(2026, 8, 31)


def test_what_goes_to_the_ombudsman_is_no_complaint_to_the_landlord() -> None:
    assert roles("Final letter 4 May 2026. I mean to send it to the Ombudsman in June 2026") == [
        ("stage 2 answered", "2026-05-04")
    ]


def test_of_several_years_a_day_without_one_follows_the_day_before_it() -> None:
    assert roles("Damp reported 5 December 2024, inspected 16 December, fixed 4 February 2025") == [
        ("reported", "2024-12-05"),
        ("investigated", "2024-12-16"),
        ("completed", "2025-02-04"),
        ("until", "2025-02-04"),
    ]


def test_a_stage_that_came_and_what_was_asked_for_and_got_are_answers() -> None:
    assert roles("I complained on 4 May 2026, stage 1 came 2 June. Asked for stage 2 on 5 June and got it 20 July") == [
        ("complained", "2026-05-04"),
        ("stage 1 answered", "2026-06-02"),
        ("escalated", "2026-06-05"),
        ("stage 2 answered", "2026-07-20"),
    ]


def test_a_report_that_came_after_an_inspection_is_no_report_of_the_tenants() -> None:
    told = roles("Mould reported 2 March 2026, inspection 9 March, report 16 March. Is any of it late?")
    assert [what for what, _ in told] == ["reported", "investigated", "summary sent"]


def test_when_the_trouble_began_is_not_when_it_was_reported() -> None:
    situation = read("The lift has been broken since 1 September 2026")
    assert situation.reported is None
    assert situation.began == date(2026, 9, 1)


def test_a_given_day_takes_the_role_that_the_message_gives_it() -> None:
    situation = read("complaint logged 15 Jan 2024, stage 1 letter dated 5 Feb 2024", reported=date(2024, 1, 15))
    assert situation.events[0].what is Happening.COMPLAINED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "the damp survey finished on 13 february 2026, they emailed me the summary on 19 february 2026",
            [("investigated", "2026-02-13"), ("summary sent", "2026-02-19")],
        ),
        (
            "the mould inspection ended 1 april 2026 and the bedroom was made safe on 10 april 2026",
            [("investigated", "2026-04-01"), ("made safe", "2026-04-10")],
        ),
    ],
)
def test_what_follows_an_investigation_is_told_apart(text: str, told: list[tuple[str, str]]) -> None:
    assert [pair for pair in roles(text) if pair[0] != "until"] == told


def test_a_date_given_beside_the_message_is_that_of_the_investigation_where_the_message_says_so() -> None:
    text = "the damp survey finished on 13 february 2026, the summary was sent on 19 february 2026"
    told = read(text, reported=date(2026, 2, 13), until=date(2026, 2, 19)).events
    assert [event.what for event in told] == [Happening.INVESTIGATED, Happening.SUMMARY_SENT]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "I complained on 27 April 2026 and they wrote back on 1 May 2026 saying they'd got it.",
            Happening.ACKNOWLEDGED,
        ),
        ("Disrepair letter of claim signed for by the council on 1 May 2026.", Happening.CLAIM_RECEIVED),
        ("the boiler last had its gas check 1 May 2026", Happening.CHECKED),
    ],
)
def test_a_day_that_sets_a_period_going_has_its_own_role(text: str, what: Happening) -> None:
    mentions, _ = dated_mentions(text, date(2026, 11, 26))
    assert what in [mention.role for mention in mentions if mention.on == date(2026, 5, 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "shelf reported 4 May 2026, complained 1 June 2026, first answer came 16 June 2026, was the answer late?",
            [("reported", "2026-05-04"), ("complained", "2026-06-01"), ("stage 1 answered", "2026-06-16")],
        ),
        (
            "I complained on 2 March 2026, they said thanks we have got it 5 March 2026, replied 18 March 2026",
            [
                ("complained", "2026-03-02"),
                ("complaint acknowledged", "2026-03-05"),
                ("stage 1 answered", "2026-03-18"),
            ],
        ),
        (
            "complaint sent 2 March 2026, ack 4 March 2026, they emailed 16 March 2026 to say they need more time",
            [("complained", "2026-03-02"), ("complaint acknowledged", "2026-03-04"), ("more time asked", "2026-03-16")],
        ),
        (
            "They put it as routine, my shelf, 4 May 2026. Came 18 May 2026 and finished. was that ok?",
            [("reported", "2026-05-04"), ("attended", "2026-05-18")],
        ),
        (
            "Mould, told them 5 October 2026. They looked 14 October 2026. Letter with findings 19 October 2026.",
            [("reported", "2026-10-05"), ("investigated", "2026-10-14"), ("summary sent", "2026-10-19")],
        ),
    ],
)
def test_each_of_several_days_keeps_its_own_role(text: str, told: list[tuple[str, str]]) -> None:
    assert [pair for pair in roles(text) if pair[0] != "until"] == told


def test_the_proof_that_was_asked_for_is_no_answer() -> None:
    text = (
        "Sent a subject access request 3 August 2026, they wanted ID on 6 August 2026, I sent it 12 August 2026. Late?"
    )
    assert roles(text) == [("request received", "2026-08-12")]
