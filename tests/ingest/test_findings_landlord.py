from __future__ import annotations

from assistant.ingest.findings_landlord import UNKNOWN, Addresses, LandlordNames
from assistant.records import LandlordType

SITE = "https://example.org/decisions/"
CASES = [(f"20990000{n}", "Fernlea", "Local Authority / ALMO or TMO") for n in (1, 2, 3)]
ADDRESSES = Addresses(
    [
        f"{SITE}fernlea-city-council-209900001/",
        f"{SITE}fernlea-city-council-209900002/",
        f"{SITE}fernlea-churches-housing-association-limited-209900003/",
    ]
)


def test_an_association_with_a_councils_place_in_its_name_is_not_the_council() -> None:
    names = LandlordNames(CASES, ADDRESSES)
    assert names.name("Fernlea", "209900001") == "Fernlea City Council"
    assert names.name("Fernlea", "209900003") == "Fernlea Churches Housing Association Limited"
    assert names.type("Fernlea", "Local Authority", "209900003") is LandlordType.HOUSING_ASSOCIATION
    assert names.type("Fernlea", "Local Authority", "209900001") is LandlordType.LOCAL_AUTHORITY


def test_a_row_that_names_no_landlord_takes_the_name_in_its_address() -> None:
    names = LandlordNames(CASES, ADDRESSES)
    assert names.name("Unknown Landlord", "209900002") == "Fernlea City Council"
    assert names.name("Unknown Landlord", "209900009") == UNKNOWN
