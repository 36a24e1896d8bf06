from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ingest.findings_matter import name_matter
from assistant.ingest.findings_mend import Mender
from assistant.ingest.findings_text import Refusal, Standing, read_row
from assistant.records import Finding

IN_FULL = "In accordance with paragraph 52 of the Scheme, there was "


def only(text: str, finding: Finding) -> tuple[Finding, str]:
    read = read_row(text, finding, in_table=False)
    assert not isinstance(read, Refusal), read
    assert len(read) == 1, read
    return read[0].finding, read[0].matter


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ("The landlord's handling of the resident's reports of a leak in the loft", "Leak in the loft"),
        ("The handling of the complaint", "Complaint handling"),
        ("its handling of the resident's associated complaint.", "Complaint handling"),
        ("by the landlord in respect of its response to concerns about a loose handrail", "Loose handrail"),
        ("in the landlord's: a. handling of the wet wall; b. decision on the fence", "Wet wall; decision on the fence"),
        ("request for a new oven", "Request for a new oven"),
        (".", ""),
        ("handling", ""),
        ("", ""),
    ],
)
def test_a_matter_loses_the_formula_around_it(said: str, matter: str) -> None:
    assert name_matter(said) == matter


def test_a_determination_gives_its_finding_and_matter() -> None:
    said = IN_FULL + "severe maladministration in the landlord's handling of the resident's reports of rats"
    assert only(said, Finding.SEVERE_MALADMINISTRATION) == (Finding.SEVERE_MALADMINISTRATION, "Rats")


def test_a_determination_that_lists_outcomes_gives_each_its_own_finding() -> None:
    said = IN_FULL + (
        ": maladministration in its handling of the cold radiator; no maladministration in its handling of the rent "
        "query; service failure in its complaint handling"
    )
    read = read_row(said, Finding.MALADMINISTRATION, in_table=False)
    assert not isinstance(read, Refusal)
    assert [(r.finding.value, r.matter) for r in read] == [
        ("maladministration", "Cold radiator"),
        ("no maladministration", "Rent query"),
        ("service failure", "Complaint handling"),
    ]


def test_redress_after_intervention_is_not_redress_before_it() -> None:
    words = (
        "In accordance with paragraph 53(c) of the Scheme, the landlord has made an offer of redress {} which resolves "
    )
    after = words.format("following the Ombudsman's intervention") + "the complaint about the stiff window"
    before = words.format("prior to the Ombudsman's intervention") + "the complaint about the stiff window"
    assert only(after, Finding.REASONABLE_REDRESS)[0] is Finding.RESOLVED_WITH_INTERVENTION
    assert only(before, Finding.REASONABLE_REDRESS) == (Finding.REASONABLE_REDRESS, "Stiff window")


def test_old_service_failure_in_brackets_is_a_service_failure() -> None:
    said = IN_FULL + "maladministration (service failure) in the landlord's handling of the leaning wall"
    assert only(said, Finding.SERVICE_FAILURE) == (Finding.SERVICE_FAILURE, "Leaning wall")


def test_what_is_outside_jurisdiction_is_named() -> None:
    said = (
        "In accordance with paragraph 42.d of the Scheme, the complaint about the level of rent is outside jurisdiction"
    )
    assert only(said, Finding.OUTSIDE_JURISDICTION) == (Finding.OUTSIDE_JURISDICTION, "Level of rent")


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("We are unable to make a finding of reasonable redress", Finding.REASONABLE_REDRESS),
        ("Nor did it offer her any redress", Finding.REASONABLE_REDRESS),
        ("The sum was not sufficient redress for seven weeks without a cooker", Finding.REASONABLE_REDRESS),
        ("Our remedies guidance suggests up to £100 for service failure", Finding.SERVICE_FAILURE),
        ("The landlord acknowledged service failure in its reply", Finding.SERVICE_FAILURE),
        ("This would have been severe maladministration but for the early offer", Finding.SEVERE_MALADMINISTRATION),
        ("There is no evidence of maladministration here", Finding.MALADMINISTRATION),
        ("Whether there was maladministration is considered below", Finding.MALADMINISTRATION),
        ("We previously made findings of maladministration about this block", Finding.MALADMINISTRATION),
        ("It should pay £50 for its service failure", Finding.SERVICE_FAILURE),
        (
            "Paragraph 52 of the Scheme states that maladministration includes service failure",
            Finding.MALADMINISTRATION,
        ),
    ],
)
def test_a_refusal_a_quotation_or_an_argument_is_no_finding(said: str, finding: Finding) -> None:
    assert isinstance(read_row(said, finding, in_table=False), Refusal)


@pytest.mark.parametrize(
    ("said", "finding", "matter"),
    [
        (
            "Maladministration in the landlord's response to reports of a loose catch",
            Finding.MALADMINISTRATION,
            "Loose catch",
        ),
        (
            "There was service failure in its handling of the gate as it could not show that it had replied",
            Finding.SERVICE_FAILURE,
            "Gate",
        ),
        (
            "There was maladministration in its handling of a blocked sink, for which it is ordered to pay £90",
            Finding.MALADMINISTRATION,
            "Blocked sink",
        ),
        ("The lack of any reply for a year constitutes severe maladministration", Finding.SEVERE_MALADMINISTRATION, ""),
    ],
)
def test_what_follows_a_finding_does_not_take_it_back(said: str, finding: Finding, matter: str) -> None:
    assert only(said, finding) == (finding, matter)


def test_reasoning_that_finds_is_kept_as_reasoning() -> None:
    read = read_row(
        "Taken together, these delays amount to maladministration", Finding.MALADMINISTRATION, in_table=False
    )
    assert not isinstance(read, Refusal)
    assert (read[0].standing, read[0].matter) == (Standing.REASONING, "")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("two leak s in the hall", "two leaks in the hall"),
        ("H andling of r eports", "Handling of reports"),
        ("a mal administration by the land lord", "a maladministration by the landlord"),
        ("hand l ing of a leak", "handling of a leak"),
        ("R espon se to r epo rts", "Response to reports"),
        ("the re-plastering of a wall", "the re-plastering of a wall"),
        ("I had a door , then a window .", "I had a door, then a window."),
        ("the landlord ’ s offer of £ 50", "the landlord's offer of £50"),
    ],
)
def test_broken_words_are_put_together_and_whole_ones_left(broken: str, whole: str) -> None:
    assert Mender(["there was maladministration by the landlord in its response to reports"] * 20).mend(broken) == whole


@given(st.text(max_size=200))
def test_mending_keeps_every_letter(text: str) -> None:
    def letters(s: str) -> str:
        return "".join(c for c in s if c.isalnum())

    assert letters(Mender().mend(text)) == letters(text)


@given(st.text(max_size=300), st.sampled_from(list(Finding)), st.booleans())
def test_any_text_is_read_or_refused_with_a_reason(text: str, finding: Finding, in_table: bool) -> None:
    read = read_row(text, finding, in_table)
    assert read.why if isinstance(read, Refusal) else read
