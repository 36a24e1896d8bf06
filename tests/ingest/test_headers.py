"""The heading of a report: landlord, date, reference, tenure; what is odd is flagged and nothing made up."""

from __future__ import annotations

from datetime import date

import pytest
from ingest_cases import LAYOUTS
from made_up import report

from assistant.ingest.dates import find_dates, read_stated
from assistant.ingest.own import read_case_in_hand
from assistant.ingest.stretches import find_stretches
from assistant.records import Determination, LandlordType, Tenure, Unit

PAGE = (LAYOUTS / "new-table.html").read_text("utf-8")


def read_page_with(old: str, new: str) -> Determination:
    assert old in PAGE
    record = read_case_in_hand(PAGE.replace(old, new), "page.html")
    assert isinstance(record, Determination)
    return record


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Fern Homes\n(Formerly Oak Trust)", "Fern Homes"),
        ("Larkfield City Council\nAnd\nFern Homes", "Larkfield City Council and Fern Homes"),
        ("Fern Housing Association\nLimited", "Fern Housing Association Limited"),
    ],
)
def test_the_landlord_is_all_up_to_the_date_line(lines: str, name: str) -> None:
    assert report(landlord=lines).landlord == name


def test_a_title_that_differs_is_kept_as_an_alias() -> None:
    record = report(landlord="Fern Housing Association Limited")
    assert record.landlord == "Fern Housing Association Limited"
    assert record.aliases == ("Fern Homes",)


@pytest.mark.parametrize(
    ("line", "day", "note"),
    [
        ("3 May 2024 (amended at review)", date(2024, 5, 3), "(amended at review)"),
        ("Originally issued 3 May 2024 and amended 9 June 2024", date(2024, 5, 3), "amended"),
        ("09 March 2026", date(2026, 3, 9), None),
        ("24/06/2025", date(2025, 6, 24), None),
        ("3 Feburary 2024", date(2024, 2, 3), None),
        ("June 24 2025", date(2025, 6, 24), None),
        ("111 May 2023", None, None),
        ("2021", None, None),
        ("31 June 2024", None, None),
    ],
)
def test_a_date_line_gives_its_first_date_and_keeps_its_remark(line: str, day: date | None, note: str | None) -> None:
    record = report(date=line)
    assert record.decided == day
    if note:
        assert record.decided_note is not None
        assert note in record.decided_note
    if day is None:
        assert "decided" in record.missing


def test_a_date_in_another_shape_is_flagged() -> None:
    assert read_stated("12.03.2024").flag is not None
    assert any("date" in flag for flag in report(date="3 Septemeber 2024").flags)


def test_a_decision_dated_before_its_own_events_is_flagged_and_keeps_its_date() -> None:
    record = report(date="3 May 2022")
    assert record.decided == date(2022, 5, 3)
    assert any("2023-07-04" in flag for flag in record.flags)


def test_a_report_without_a_date_does_not_take_the_next_line_for_one() -> None:
    record = report(date="")
    assert record.decided is None
    assert record.landlord == "Fern Homes"


@pytest.mark.parametrize(
    ("words", "tenure"),
    [
        ("a secure tenant", Tenure.SECURE),
        ("a joint secure tenant", Tenure.SECURE),
        ("an assured (non-shorthold) tenant", Tenure.ASSURED),
        ("an assured shorthold tenant", Tenure.ASSURED_SHORTHOLD),
        ("a shared ownership leaseholder", Tenure.SHARED_OWNERSHIP),
        ("a leaseholder", Tenure.LEASEHOLDER),
        ("a licensee", Tenure.OTHER),
        ("a customer", Tenure.UNKNOWN),
    ],
)
def test_tenure_is_what_the_background_says_or_unknown(words: str, tenure: Tenure) -> None:
    assert report(tenure=words).tenure is tenure


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Local Authority", LandlordType.LOCAL_AUTHORITY),
        ("Local</p><p>Authority / ALMO or TMO", LandlordType.LOCAL_AUTHORITY),
        ("Local", LandlordType.LOCAL_AUTHORITY),
        ("Housing Association", LandlordType.HOUSING_ASSOCIATION),
        ("For profit", LandlordType.OTHER),
        ("Voluntary", LandlordType.OTHER),
    ],
)
def test_a_landlord_types_cell_is_read_even_when_broken(cell: str, kind: LandlordType) -> None:
    assert read_page_with("Local Authority / ALMO or TMO", f"<p>{cell}</p>").landlord_type is kind


def test_a_reference_that_disagrees_with_the_address_is_flagged() -> None:
    record = read_page_with("wexcombe-borough-council-209900103/", "wexcombe-borough-council-209900199/")
    assert record.ref == "209900103"
    assert any("209900199" in flag for flag in record.flags)


def test_another_case_named_in_the_text_does_not_lend_its_reference() -> None:
    assert report(findings="1. In case 209911111 we found severe maladministration.").ref == "209912345"


def test_a_list_of_days_shares_its_year() -> None:
    days = [found.day for found in find_dates("on 4 June, 5 June and 9 July 2024, and 27 to 29 May 2025")]
    assert days == [date(2024, 6, 4), date(2024, 6, 5), date(2024, 7, 9), date(2025, 5, 27), date(2025, 5, 29)]
    assert find_dates("in March 2024") == ()


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("a 28-day timescale", [(28, Unit.CALENDAR_DAYS, True)]),
        ("10 and 20 working days", [(10, Unit.WORKING_DAYS, False), (20, Unit.WORKING_DAYS, False)]),
        ("five working days", [(5, Unit.WORKING_DAYS, False)]),
        ("2 weeks", [(2, Unit.WEEKS, False)]),
        ("within working 20 days", [(20, Unit.WORKING_DAYS, False)]),
        ("4 years", [(48, Unit.MONTHS, False)]),
        ("a child under 12 months old", []),
        ("19 January 2024, 4 working days later", [(4, Unit.WORKING_DAYS, False)]),
    ],
)
def test_stretches_of_time_are_read_in_every_shape(text: str, stretches: list[tuple[float, Unit, bool]]) -> None:
    assert [(found.amount, found.unit, found.bare) for found in find_stretches(text)] == stretches
