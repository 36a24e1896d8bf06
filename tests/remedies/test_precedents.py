from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import InputError
from assistant.index.exact import VectorTable
from assistant.ingest.findings_store import DecidedMatter, FindingsStore, put
from assistant.models.embeddings import FakeEmbedder
from assistant.records import Category, Corpus, Determination, Finding, LandlordType, Matter, Passage, Source, Tenure
from assistant.remedies.brief import MOST, NOT_KNOWN, case_brief
from assistant.remedies.library import CaseLibrary
from assistant.remedies.named_landlords import NamedLandlords
from assistant.remedies.precedent_exports import as_csv, as_markdown
from assistant.remedies.precedents import PrecedentPage, PrecedentQuery, search_precedents
from assistant.settings import Settings


def of_dataset(
    ref: str, matter: str, category: Category, finding: Finding | None, row: int, **more: object
) -> DecidedMatter:
    told: dict[str, object] = {
        "landlord": "Fernlea Homes Limited",
        "landlord_raw": "Fernlea",
        "landlord_type": LandlordType.HOUSING_ASSOCIATION,
        "decided": date(2024, 5, 1),
        "category_raw": "Other",
        "said": f"The handling of: {matter}",
        "origin": "table",
        "url": f"https://example.org/{ref}",
        "rows": (row,),
    }
    return DecidedMatter.model_validate(
        {**told, **more, "ref": ref, "matter": matter, "category": category, "finding": finding, "row": row}
    )


OURS = Determination(
    ref="209900001",
    landlord="Larkfield Borough Council",
    landlord_type=LandlordType.LOCAL_AUTHORITY,
    decided=date(2025, 3, 4),
    url=None,
    basis="full",
    tenure=Tenure.SECURE,
    household=("child under 5",),
    matters=(
        Matter(
            matter="Squirrels in the loft", category=Category.PESTS, finding=Finding.SERVICE_FAILURE, compensation=150
        ),
    ),
    compensation_ordered=150,
    compensation_offered=20,
    orders=("apology",),
    passages=(
        Passage(
            id="209900001#h1",
            record="209900001",
            source=Source.DETERMINATION,
            mark="h1",
            text="Chewed insulation hung from the rafters for eleven weeks.",
        ),
    ),
)
MATTERS = (
    of_dataset("209900001", "Something else", Category.OTHER, Finding.MALADMINISTRATION, 1),
    of_dataset("209900002", "Rattling radiator", Category.HEATING_AND_HOT_WATER, Finding.MALADMINISTRATION, 2),
    of_dataset("209900002", "Complaint handling", Category.COMPLAINT_HANDLING, Finding.SERVICE_FAILURE, 3),
    of_dataset("209900003", "Rattling window", Category.DOORS_AND_WINDOWS, None, 4, decided=None, landlord="Oak Trust"),
    of_dataset("209900004", "=cold radiator", Category.HEATING_AND_HOT_WATER, Finding.NO_MALADMINISTRATION, 5),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store", index=tmp_path / "index", embedder="fake")


@pytest.fixture
def library(settings: Settings) -> CaseLibrary:
    with FindingsStore.of(settings).writing() as base:
        put(base, "test", MATTERS, ())
    return CaseLibrary.open(settings, Corpus({OURS.ref: OURS}))


def refs(page: PrecedentPage) -> list[str]:
    return [hit.ref for hit in page.hits]


def test_our_record_of_a_case_wins_over_the_dataset_and_takes_its_address(library: CaseLibrary) -> None:
    case = library.cases["209900001"]
    assert [matter.matter for matter in case.matters] == ["Squirrels in the loft"]
    assert case.url == "https://example.org/209900001"


def test_the_nearest_case_comes_first_with_its_address_and_a_reason(library: CaseLibrary) -> None:
    hit = search_precedents(PrecedentQuery(text="a rattling radiator"), library).hits[0]
    assert (hit.rank, hit.ref, hit.matter) == (1, "209900002", "Rattling radiator")
    assert hit.url == "https://example.org/209900002"
    assert hit.passage == "The handling of: Rattling radiator"
    assert "same words (rattling, radiator)" in hit.why.lower()


def test_a_case_is_found_by_a_passage_of_our_record_and_cites_it(library: CaseLibrary) -> None:
    hit = search_precedents(PrecedentQuery(text="chewed insulation hung from the rafters"), library).hits[0]
    assert (hit.ref, hit.passage_id, hit.compensation) == ("209900001", "209900001#h1", 150)


def test_a_landlord_named_in_the_words_lifts_its_cases(library: CaseLibrary) -> None:
    plain = search_precedents(PrecedentQuery(text="rattling"), library)
    named = search_precedents(PrecedentQuery(text="rattling, Oak Trust is my landlord"), library)
    assert "same landlord" not in plain.hits[0].why.lower()
    assert (named.hits[0].ref, "same landlord" in named.hits[0].why.lower()) == ("209900003", True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Larkfield, no follow through on the gutter", {"Larkfield Borough Council"}),
        ("rats in a Fernlea flat", {"Fernlea Homes Limited"}),
        ("my oak tree was cut down", set()),
        ("nobody came", set()),
    ],
)
def test_landlords_are_named_freely_but_not_by_common_things(text: str, named: set[str], library: CaseLibrary) -> None:
    assert NamedLandlords(library.directory).find(text) == named


def test_words_are_held_against_the_matters_that_pass_the_filter(settings: Settings) -> None:
    found_elsewhere = of_dataset("209900005", "Rattling radiator", Category.OTHER, Finding.MALADMINISTRATION, 6)
    offer = of_dataset("209900005", "Complaint handling", Category.COMPLAINT_HANDLING, Finding.REASONABLE_REDRESS, 7)
    asked = of_dataset("209900006", "Noisy radiator", Category.OTHER, Finding.REASONABLE_REDRESS, 8)
    with FindingsStore.of(settings).writing() as base:
        put(base, "test", (found_elsewhere, offer, asked), ())
    query = PrecedentQuery(text="a rattling radiator", findings=(Finding.REASONABLE_REDRESS,))
    hits = search_precedents(query, CaseLibrary.open(settings, Corpus({}))).hits
    assert [(hit.ref, hit.matter) for hit in hits][:1] == [("209900006", "Noisy radiator")]


def test_of_cases_equally_near_the_newest_comes_first(settings: Settings) -> None:
    days = {"209900007": date(2023, 1, 1), "209900008": date(2025, 1, 1), "209900009": None}
    matters = [
        of_dataset(ref, "Bats", Category.PESTS, None, row, decided=day) for row, (ref, day) in enumerate(days.items())
    ]
    with FindingsStore.of(settings).writing() as base:
        put(base, "test", matters, ())
    page = search_precedents(PrecedentQuery(text="bats"), CaseLibrary.open(settings, Corpus({})))
    assert refs(page) == ["209900008", "209900007", "209900009"]


def test_a_case_left_out_is_nowhere(library: CaseLibrary) -> None:
    query = PrecedentQuery(text="rattling radiator", exclude=frozenset({"209900002"}), limit=50)
    page = search_precedents(query, library)
    assert "209900002" not in page.model_dump_json(exclude={"query"})
    assert page.searched == 3
    assert all(match.case.ref != "209900002" for match in library.similar("radiator", 9, exclude=query.exclude))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"categories": (Category.HEATING_AND_HOT_WATER,)}, {"209900002", "209900004"}),
        ({"findings": (Finding.SERVICE_FAILURE,)}, {"209900001", "209900002"}),
        ({"categories": (Category.HEATING_AND_HOT_WATER,), "findings": (Finding.SERVICE_FAILURE,)}, set()),
        ({"landlord": "Fernlea Homes"}, {"209900002", "209900004"}),
        ({"landlord_types": (LandlordType.LOCAL_AUTHORITY,)}, {"209900001"}),
        ({"since": date(2025, 1, 1)}, {"209900001"}),
        ({"until": date(2024, 12, 31)}, {"209900002", "209900004"}),
        ({"minimum_award": 100}, {"209900001"}),
        ({"minimum_award": 151}, set()),
        ({"tenures": (Tenure.SECURE,)}, {"209900001"}),
        ({"household": ("child",)}, {"209900001"}),
    ],
)
def test_each_filter_keeps_what_is_known_to_fit(
    filters: dict[str, object], found: set[str], library: CaseLibrary
) -> None:
    page = search_precedents(PrecedentQuery.model_validate({**filters, "limit": 50}), library)
    assert set(refs(page)) == found
    assert page.total == len(found)


def test_the_matter_shown_is_the_one_the_filter_asked_for(library: CaseLibrary) -> None:
    query = PrecedentQuery(text="rattling radiator", findings=(Finding.SERVICE_FAILURE,))
    shown = {hit.ref: hit.matter for hit in search_precedents(query, library).hits}
    assert shown["209900002"] == "Complaint handling"


def test_sorted_by_date_or_award_the_unknown_come_last(library: CaseLibrary) -> None:
    by_date = search_precedents(PrecedentQuery(text="rattling radiator", sort="date", limit=50), library)
    by_award = search_precedents(PrecedentQuery(text="rattling radiator", sort="award", limit=50), library)
    assert (refs(by_date)[0], refs(by_date)[-1]) == ("209900001", "209900003")
    assert refs(by_award)[0] == "209900001"
    assert "not known" in by_award.notes[0]


def test_facets_count_cases_and_add_up(library: CaseLibrary) -> None:
    page = search_precedents(PrecedentQuery(text="rattling radiator", limit=50), library)
    assert sum(facet.count for facet in page.facets["landlord"]) == page.total
    assert {f.value: f.count for f in page.facets["year"]} == {"2024": 2, "2025": 1}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (PrecedentQuery(text="x", since=date(2025, 1, 2), until=date(2025, 1, 1)), "Swap the two dates"),
        (PrecedentQuery(text="x", landlord="Nobody Knows Housing"), "Check the name"),
        (PrecedentQuery(text="  "), "Say what to look for"),
    ],
)
def test_a_query_that_cannot_be_meant_is_one_clear_line(query: PrecedentQuery, said: str, library: CaseLibrary) -> None:
    with pytest.raises(InputError, match=said) as refused:
        search_precedents(query, library)
    assert "\n" not in str(refused.value)


def test_a_negative_award_or_limit_is_refused() -> None:
    with pytest.raises(ValidationError):
        PrecedentQuery(text="x", minimum_award=-1)
    with pytest.raises(ValidationError):
        PrecedentQuery(text="x", limit=0)


def test_a_cell_never_starts_a_formula(library: CaseLibrary) -> None:
    page = search_precedents(PrecedentQuery(text="cold radiator"), library)
    sheet = as_csv(page)
    assert ",=cold" not in sheet
    assert "'=cold radiator" in sheet
    assert sheet.count("\n") == len(page.hits) + 1
    assert "[Fernlea Homes Limited (209900004)](https://example.org/209900004)" in as_markdown(page)


def test_a_brief_sets_cases_side_by_side_and_fills_nothing_in(library: CaseLibrary) -> None:
    brief = case_brief(["209900001", "209900002"], library)
    rows = {line.split("|")[1].strip(" *"): line for line in brief.splitlines() if line.startswith("|")}
    assert "£150" in rows["Ordered to pay"]
    assert "£20" in rows["Had offered"]
    assert NOT_KNOWN in rows["Ordered to pay"]
    assert "Rattling radiator: maladministration" in rows["Findings"]


@pytest.mark.parametrize("chosen", [[], ["209999999"], [str(n) for n in range(209900000, 209900001 + MOST)]])
def test_a_brief_of_no_unknown_or_too_many_cases_is_refused(chosen: list[str], library: CaseLibrary) -> None:
    with pytest.raises(InputError):
        case_brief(chosen, library)


def test_vectors_are_made_once_and_a_broken_file_is_made_again(settings: Settings) -> None:
    table = VectorTable(settings, "trial", FakeEmbedder())
    assert table.build(["a leak", "a leak", "a door"]) == 2
    assert VectorTable(settings, "trial", FakeEmbedder()).missing(["a leak", "a wall"]) == ["a wall"]
    (table.folder / "whole.npz").write_bytes(b"half")
    assert VectorTable(settings, "trial", FakeEmbedder()).build(["a leak"]) == 1
