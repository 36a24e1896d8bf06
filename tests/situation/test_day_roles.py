"""Days told of by what those who have to answer did on them, and papers that came."""

from __future__ import annotations

import pytest
from reading import read, roles


@pytest.mark.parametrize(
    ("told", "role"),
    [
        (
            "I complained on 1 September 2026. On 14 September they emailed me to say that it was complicated and they needed longer.",
            ("more time asked", "2026-09-14"),
        ),
        (
            "I complained on 7 September 2026. They wrote that they had it and had logged it on Thursday 10 September.",
            ("complaint acknowledged", "2026-09-10"),
        ),
        (
            "I asked for stage 2 on 1 October 2026. On 8 October a lady rang to say it was logged.",
            ("escalation acknowledged", "2026-10-08"),
        ),
        (
            "First answer came on 1 October 2026, so on 9 October I wrote asking for the next stage of my complaint.",
            ("escalated", "2026-10-09"),
        ),
        (
            "The last letter from my landlord, the stage two one, is dated 9 December 2025.",
            ("stage 2 answered", "2025-12-09"),
        ),
        (
            "My solicitor sent a letter of claim. They say that they received it on Monday 19 October 2026.",
            ("letter of claim received", "2026-10-19"),
        ),
        (
            "The gas check was done on 15 September 2026 and the copy dropped through the door on 20 October.",
            ("summary sent", "2026-10-20"),
        ),
        (
            "Wiring tested on 7 October 2026. His report, which she had by 23 October, says that work is needed.",
            ("summary sent", "2026-10-23"),
        ),
        (
            "The council sent the notice. It was the notice it sent its contractor on 5 October 2026.",
            ("repair notice issued", "2026-10-05"),
        ),
        (
            "I put in a claim for compensation on 12 October 2026 and only had an answer on 29 October.",
            ("until", "2026-10-29"),
        ),
        ("They were told on 9 November 2026 and a man came on 12 November and fixed it.", ("completed", "2026-11-12")),
        ("I asked my landlord for copies of my repair records on 2 November 2026.", ("request received", "2026-11-02")),
        (
            "Mould, reported 2 November 2026. They surveyed it and finished on 10 November.",
            ("investigated", "2026-11-10"),
        ),
        (
            "They inspected the damp that I reported on 2 November 2026, and that was done on 10 November.",
            ("reported", "2026-11-02"),
        ),
        (
            "Leak reported 2 November 2026. They looked at it and finished it on 10 November.",
            ("completed", "2026-11-10"),
        ),
    ],
)
def test_a_day_has_the_role_that_is_told_of_it(told: str, role: tuple[str, str]) -> None:
    assert role in roles(told)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("I reported damp on 7 September 2026, sent pictures on the 9th of September.", "2026-09-09"),
        ("The gas check was on 15 September 2026. She asked for the paperwork on 29 September.", "2026-09-29"),
        ("I complained on 3 November 2026 and nothing came, and here we are on 20 November.", "2026-11-20"),
        ("I told them of the leak on 16 November 2026, not the 2nd.", "2026-11-02"),
        ("It was Thursday 19 November 2026 (not on 5 November) that I reported it.", "2026-11-05"),
        ("FOI to the council on 26 October 2026. On 9 November I got a line saying it was with housing.", "2026-11-09"),
    ],
)
def test_a_photo_sent_a_paper_asked_for_or_a_holding_note_ends_nothing(told: str, day: str) -> None:
    assert day in [one.isoformat() for one in read(told).idle]


def test_a_request_put_in_starts_its_time_and_is_no_answer() -> None:
    assert ("request received", "2026-10-26") in roles(
        "I put in an FOI request to my council on 26 October 2026. Late?"
    )


def test_details_that_a_letter_gave_are_not_asked_for() -> None:
    assert "Ombudsman" not in read("They wrote on 3 May 2026, with the Ombudsman's details.").english


@pytest.mark.parametrize(
    "told",
    [
        "the surveyor's written summary dropped through the door on 6 March 2026",
        "they emailed me the findings on 6 March 2026",
        "a summary was uploaded to my portal 6 March 2026",
        "written summary provided 6 March 2026",
        "landlord posted the written summary on 6 March 2026",
        "housing officer texted me a summary of it on 6 March 2026",
        "council supplied the summary on 6 March 2026",
        "got the letter with what they found on 6 March 2026",
        "landlord sent a copy of the surveyor's report on 6 March 2026",
        "the written findings are dated 6 March 2026",
    ],
)
def test_what_was_found_comes_in_writing_in_many_ways(told: str) -> None:
    assert ("summary sent", "2026-03-06") in roles(f"The damp investigation finished on 2 March 2026. {told}.")


@pytest.mark.parametrize(
    "told",
    [
        "I chased the summary on 6 March 2026",
        "I asked for the findings on 6 March 2026",
        "the summary was due on 6 March 2026",
        "no summary on 6 March 2026",
    ],
)
def test_a_summary_that_did_not_come_is_none(told: str) -> None:
    read_ = roles(f"The damp investigation finished on 2 March 2026. {told}.")
    assert not any(role == "summary sent" for role, _ in read_)


@pytest.mark.parametrize(
    "told",
    [
        "Reported damp 12 August 2025 and again 3 November 2025",
        "Told them about the mould on 12 August 2025. I told them again on 3 November 2025",
        "Mould reported 12 August 2025, reported it again on 3 November 2025",
        "Damp reported 12 August 2025, re-reported 3 November 2025",
        "I let them know of the damp on 12 August 2025 and let them know again on Monday 3 November 2025",
    ],
)
def test_damp_that_is_reported_again_has_two_reports(told: str) -> None:
    assert [day for role, day in roles(told) if role == "reported"] == ["2025-08-12", "2025-11-03"]


@pytest.mark.parametrize(
    "told",
    [
        "Reported damp 12 August 2025, chased again 3 November 2025",
        "Reported damp 12 August 2025, rang again on 3 November 2025",
        "Reported a broken fence 12 August 2025 and again 3 November 2025",
    ],
)
def test_a_chase_or_another_thing_is_no_second_report(told: str) -> None:
    assert [day for role, day in roles(told) if role == "reported"] == ["2025-08-12"]
