"""One finding for each matter, in seven outcomes; what only looks like a finding is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import report

from assistant.ingest.outcomes import cell_outcome, find_outcome, is_outcome_cell
from assistant.records import Finding

SEVERE, MAL, SF = Finding.SEVERE_MALADMINISTRATION, Finding.MALADMINISTRATION, Finding.SERVICE_FAILURE
REDRESS, NONE = Finding.REASONABLE_REDRESS, Finding.NO_MALADMINISTRATION
OUTSIDE, INTERVENTION = Finding.OUTSIDE_JURISDICTION, Finding.RESOLVED_WITH_INTERVENTION


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("there was severe maladministration by the landlord in its handling of a leak", SEVERE),
        ("the Ombudsman finds maladministration in the landlord’s handling of a leak", MAL),
        ("there has been maladministration with regard to the leak", MAL),
        ("there was maladministration (service failure) in its handling of a leak", SF),
        ("there was a service failure in the landlord’s response", SF),
        ("there was no maladministration by the landlord in its response", NONE),
        ("there was no service failure by the landlord", NONE),
        ("there was reasonable redress offered by the landlord", REDRESS),
        (
            "the landlord has offered redress to the complainant prior to investigation which, in the Ombudsman’s opinion, "
            "resolves the complaint satisfactorily",
            REDRESS,
        ),
        (
            "the member has made redress which, in the Ombudsman’s opinion, resolves the complaint about noise satisfactorily",
            REDRESS,
        ),
        ("a reasonable offer of redress was made for the leak", REDRESS),
        (
            "the landlord made an offer of redress following our intervention which resolves the complaint satisfactorily",
            INTERVENTION,
        ),
        ("the complaint was resolved with our intervention", INTERVENTION),
        ("the complaint is outside the Ombudsman’s jurisdiction", OUTSIDE),
        ("the complaint falls outside of our jurisdiction", OUTSIDE),
        ("the complaint is not within the Ombudsman’s jurisdiction to investigate", OUTSIDE),
        ("We have not investigated the level of the rent", OUTSIDE),
        ("We did not find maladministration. There was reasonable redress.", REDRESS),
    ],
)
def test_every_phrasing_has_its_outcome(text: str, finding: Finding) -> None:
    outcome = find_outcome(text)
    assert outcome is not None
    assert outcome.finding is finding


@pytest.mark.parametrize(
    "text",
    [
        "We are unable to make a finding of reasonable redress",
        "This does not amount to a service failure",
        "It is not maladministration for a landlord to reach its own view",
        "If we find service failure or worse, be it maladministration or severe maladministration, an order can follow",
        "The offer was disproportionate redress",
        "In case 209911111 we found severe maladministration",
        "It found no service failure and did not uphold the complaint",
        "We have not considered whether there was maladministration",
        "We look for ‘maladministration’",
        "Had it apologised we would have made a finding of reasonable redress",
        "The Ombudsman has found maladministration (including severe maladministration) following several investigations",
        "This detail is outside the scope of this investigation",
        "a finding of reasonable redress cannot be made",
    ],
)
def test_refusals_negations_definitions_and_other_cases_are_no_findings(text: str) -> None:
    assert find_outcome(text) is None


@pytest.mark.parametrize(
    ("cell", "finding"),
    [
        ("Severe Maladministration.", SEVERE),
        ("No maladministration ", NONE),
        ("S ervice failure", SF),
        ("Reasonable redress", REDRESS),
        ("Outside Jurisdiction", OUTSIDE),
        ("Resolved with intervention", INTERVENTION),
        ("Choose an item.", None),
    ],
)
def test_a_finding_cell_is_read_without_its_capitals_stops_and_spaces(cell: str, finding: Finding | None) -> None:
    assert is_outcome_cell(cell)
    assert cell_outcome(cell) is finding


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_words_at_all_have_an_outcome_or_none(text: str) -> None:
    outcome = find_outcome(text)
    assert outcome is None or outcome.finding in Finding


@pytest.mark.parametrize(
    "determination",
    [
        "1. In accordance with paragraph 52 of the Scheme, there was:\n a. Maladministration in the handling of a leak.\n"
        " b. Service failure in the handling of the complaint.",
        "1. In accordance with paragraph 52 of the Scheme, there was: a. maladministration in the handling of a leak. "
        "b. service failure in the handling of the complaint.",
        "1. In accordance with paragraph 54 of the Housing Ombudsman Scheme there was maladministration by the landlord in "
        "respect of the leak.\n2. In accordance with paragraph 54 of the Housing Ombudsman Scheme there was maladministration "
        "(service failure) by the landlord in its handling of the complaint.",
        "1. I can confirm there was maladministration regarding the leak. In accordance with paragraph 52 of the Scheme, "
        "there was service failure in its complaint handling.",
    ],
)
def test_each_matter_of_a_list_has_its_own_outcome(determination: str) -> None:
    record = report(determination=determination)
    assert [matter.finding for matter in record.matters] == [MAL, SF]


def test_an_outcome_in_the_lead_in_holds_for_each_bullet() -> None:
    record = report(
        determination="1. In accordance with paragraph 52 of the Scheme, there was no maladministration in the landlord’s "
        "handling of:\n a. The leak.\n b. The associated complaint."
    )
    assert [matter.finding for matter in record.matters] == [NONE, NONE]


def test_a_scheme_paragraph_never_overrules_the_words() -> None:
    record = report(
        complaint="1. The complaint is about the landlord’s handling of one leak.",
        determination="1. In accordance with paragraph 53.b of the Scheme, there was maladministration in the handling of a leak.",
    )
    assert [matter.finding for matter in record.matters] == [MAL]


def test_without_a_determination_the_assessments_words_are_used_and_flagged() -> None:
    record = report(
        complaint="1. The complaint is about the landlord’s handling of one leak.",
        determination="1. See above.",
        findings="1. The landlord was slow. We therefore found service failure.",
    )
    assert [matter.finding for matter in record.matters] == [SF]
    assert any("prose" in flag for flag in record.flags)
