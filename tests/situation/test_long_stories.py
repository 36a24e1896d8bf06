"""Long stories of plain people: which of the days they tell are happenings, and which are nothing that a clock knows."""

from __future__ import annotations

import pytest

from tests.situation.reading import roles


@pytest.mark.parametrize(
    ("told", "event"),
    [
        (
            "rang them 4 may 2026 about the bath. two weeks later a man turned up and sealed it but no joy. late?",
            ("attended", "2026-05-18"),
        ),
        (
            "I reported the shower on 7 April 2026. The next morning a plumber came and fixed it. In time?",
            ("completed", "2026-04-08"),
        ),
        (
            "told em about the gutter 2 march 2026. roofer turned up ten days later and mended it. was that ok?",
            ("completed", "2026-03-12"),
        ),
        (
            "Reported a dead socket 9 June 2026, an electrician came the same afternoon. Did they do it in time?",
            ("attended", "2026-06-09"),
        ),
        (
            "On 12 September 2026 the sink backed up and I rang the council that Saturday. Were they late?",
            ("reported", "2026-09-12"),
        ),
    ],
)
def test_a_day_is_placed_by_the_one_told_before_it(told: str, event: tuple[str, str]) -> None:
    assert event in roles(told)


@pytest.mark.parametrize(
    "told",
    [
        "I reported the tap on 4 May 2026. They said they would come the next day. Is it late?",
        "I reported the tap on 4 May 2026, should they have come the same day?",
        "I reported the tap on 4 May 2026. Two weeks later still nothing. Is it late?",
    ],
)
def test_a_day_that_was_only_promised_asked_or_passed_is_no_visit(told: str) -> None:
    assert roles(told) == [("reported", "2026-05-04")]


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("My nan passed away 3 June 2026 and I told the council about her gutter on 10 June.", "2026-06-10"),
        ("Dad died on 3 June 2026. I rang about his boiler on 10 June.", "2026-06-10"),
        ("I asked for consent to build a shed on 3 June 2026. I reported the fence on 10 June.", "2026-06-10"),
        ("My landlord wrote on 3 June 2026 about the rent. I reported the leaking tap on 10 June.", "2026-06-10"),
        ("Next door told them on 3 June 2026. I reported the same leak on 10 June.", "2026-06-10"),
        ("Lad's birthday on 3 June 2026, heating packed in. I reported it on 10 June.", "2026-06-10"),
    ],
)
def test_what_befell_the_family_or_others_did_is_no_report(told: str, start: str) -> None:
    assert {event for event in roles(f"{told} Is that late?") if event[0] == "reported"} == {("reported", start)}


@pytest.mark.parametrize(
    ("told", "event"),
    [
        ("he came back on 17 July with the wrong bit", None),
        ("it was finally running again on 17 July", ("completed", "2026-07-17")),
        ("they got the heating going again on 17 July", ("completed", "2026-07-17")),
        ("it stopped working again on 17 July", None),
        ("he came again on 17 July and did the seal", ("completed", "2026-07-17")),
        ("job closed as finished on 17 July but nobody had called", None),
        ("somebody rang on 17 July to say they'd be out in August", None),
        ("no access on 17 July", None),
    ],
)
def test_only_what_was_done_ends_a_wait(told: str, event: tuple[str, str] | None) -> None:
    events = roles(f"I reported the boiler on 3 July 2026, {told}. Were they late?")
    assert ("reported", "2026-07-03") in events
    assert ("completed", "2026-07-17") not in events if event is None else event in events


def test_a_caseworkers_terse_timeline_is_read() -> None:
    told = (
        "2 Feb 2026 - T reports loose tile. 5 Feb - operative attends. 9 Feb - no access. 20 Feb - tile fixed. In time?"
    )
    events = set(roles(told))
    assert {("reported", "2026-02-02"), ("attended", "2026-02-05"), ("completed", "2026-02-20")} <= events


def test_days_of_several_visits_keep_the_year() -> None:
    events = roles("rang about mice on 3 Sept 2026, the man came 10 Sept, 24 Sept and 8 Oct. slow?")
    assert ("attended", "2026-09-10") in events


@pytest.mark.parametrize(
    ("told", "event"),
    [
        ("a card thanking me came on 6 May", ("complaint acknowledged", "2026-05-06")),
        ("email on 12 May asking for an extension till 29 May", ("more time asked", "2026-05-12")),
        ("letter dated 12 May saying they want longer", ("more time asked", "2026-05-12")),
        ("the reply never came till 12 June", ("stage 1 answered", "2026-06-12")),
    ],
)
def test_letters_in_answer_to_a_complaint(told: str, event: tuple[str, str]) -> None:
    assert event in roles(f"I complained on 1 May 2026, {told}. Was it late?")


def test_findings_that_were_written_are_a_summary() -> None:
    told = "I told them about mould 1 June 2026. The surveyor came on 10 June. She emailed me on 18 June with the findings."
    assert ("summary sent", "2026-06-18") in roles(f"{told} Late?")


@pytest.mark.parametrize(
    "text",
    [
        "They posted the damp summary on 9 April 2026, I got it on the 13th. The inspection finished 2 April. Was it late?",
        "Inspection over 2 April 2026, summary sent 9 April, and the tenant only received it on 13 April. In time?",
    ],
)
def test_the_day_that_the_post_came_is_no_report(text: str) -> None:
    happened = [what for what, _ in roles(text)]
    assert "summary sent" in happened
    assert "reported" not in happened
