"""The caseworker's tables and files: every figure with its number, and nothing of a record taken for markup."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from stand_in import HOSTILE, TODAY

from assistant.answer.contract import Kind, Question, StatementKind
from assistant.answer.in_hand import answer_about
from assistant.answer.statements.relevance import Weights
from assistant.answer.statements.sources import Sources
from assistant.ingest.own import read_case_in_hand
from assistant.ingest.policy import PolicyDocument
from assistant.models import FakeEmbedder
from assistant.records import Category, Corpus, Finding, LandlordType, load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.remedies.cases import CaseMatter, DecidedCase
from assistant.remedies.estimate import estimate_remedy
from assistant.remedies.precedents import PrecedentHit
from assistant.remedies.statistics import outcomes_by
from assistant.settings import ROOT
from assistant.ui.case_search import table
from assistant.ui.compare import brief_docx, brief_html, brief_rows
from assistant.ui.document_view import document_html
from assistant.ui.statistics_view import statistics_csv, statistics_html

POLICY = """Repairs policy of Meadow Vale Housing Association

We carry out repairs to the homes of our tenants and we aim to do so well and on time, whatever the season.

Emergency repairs are attended within 24 hours of the report, whenever the tenant makes that report to us.

Routine repairs are completed within 20 working days of the report, unless the tenant asks us for a later day.

Tenants may complain to us at any time if they are not happy with the way a repair was carried out by us.
"""


def _case(ref: str, finding: Finding, landlord: str = "A") -> DecidedCase:
    matter = CaseMatter(matter="Leak", category=Category.LEAKS, finding=finding, said="Leak")
    return DecidedCase(
        ref=ref, landlord=landlord, landlord_type=LandlordType.OTHER, decided=date(2025, 1, 2), url=None, matters=(matter,)
    )  # fmt: skip


def test_a_share_is_drawn_with_its_number_and_interval_and_none_on_fewer_than_ten() -> None:
    many = [_case(f"{n:09d}", Finding.MALADMINISTRATION if n % 2 else Finding.NO_MALADMINISTRATION) for n in range(20)]
    few = [_case(f"{n:09d}", Finding.MALADMINISTRATION, landlord="B") for n in range(100, 105)]
    html = statistics_html(outcomes_by([*many, *few], "landlord"))
    assert "50% (30 to 70%), 10 of 20" in html
    assert "5 of 5" in html
    assert "100%" not in html.replace("width:100", "")


def test_statistics_as_csv_hold_the_same_figures_and_no_formula() -> None:
    cases = [_case(f"{n:09d}", Finding.MALADMINISTRATION, landlord="=HYPERLINK(1)") for n in range(12)]
    rows = list(csv.DictReader(io.StringIO(statistics_csv(outcomes_by(cases, "landlord")))))
    assert rows[0]["group"] == "'=HYPERLINK(1)"
    assert (rows[0]["matters"], rows[0]["failed"], rows[0]["judged"]) == ("12", "12", "12")


BRIEF = """# Precedents side by side

|  | 202410299 | 202424751 |
| --- | --- | --- |
| **Landlord** | Barnet | Clarion |
| **Delay** | 34 days<br>15 months | 9 months |

## Sources

- Barnet (202410299)
"""


def test_a_brief_becomes_a_table_with_headings_for_rows_and_columns() -> None:
    html = brief_html(BRIEF)
    assert '<th scope="col">202410299</th>' in html
    assert '<th scope="row">Delay</th><td>34 days<br>15 months</td>' in html


def test_the_sources_of_a_brief_are_links_and_nothing_else_is() -> None:
    html = brief_html(BRIEF.replace("- Barnet (202410299)", "- Barnet: https://www.example.org/a (x), javascript:b"))
    assert html.count("<a ") == 1
    assert '<a href="https://www.example.org/a"' in html


def test_a_column_without_a_single_sum_is_left_out() -> None:
    bare = dict.fromkeys(PrecedentHit.model_fields)
    told = {"rank": 1, "score": 1.0, "ref": "202400001", "landlord": "A", "matter": "Leak", "passage": "Leak"}
    kinds = {"landlord_type": LandlordType.OTHER, "category": Category.LEAKS, "household": (), "why": "close"}
    hit = PrecedentHit.model_validate({**bare, **told, **kinds})
    assert "Ordered (£)" not in table((hit,))[0]
    assert table((hit, hit.model_copy(update={"compensation": 0})))[1]["Ordered (£)"] == 0


def test_a_brief_in_word_holds_every_cell() -> None:
    document = Document(io.BytesIO(brief_docx(BRIEF)))
    told = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert [cell for row in brief_rows(BRIEF)[0] for cell in row] == [text.replace("\n", "<br>") for text in told]


@settings(deadline=None, max_examples=50)
@given(some.text(alphabet="<>|*\"'&abc \n", max_size=60))
def test_no_cell_of_a_brief_can_open_a_tag(text: str) -> None:
    html = brief_html(f"| | 1 |\n| --- | --- |\n| **Facts** | {text.replace(chr(10), ' ')} |\n")
    inside = html.split("</thead>", 1)[-1]
    for found in inside.split("<")[1:]:
        assert found.split(">")[0].split()[0].strip("/") in {"tbody", "tr", "th", "td", "br", "table", "div", "p"}


def test_a_hostile_document_is_shown_as_text() -> None:
    document = read_case_in_hand(POLICY + "\n" + HOSTILE + " repair " * 12, "policy.txt")
    html = document_html(document)
    assert "<script" not in html
    assert "<img" not in html


class _NoIndex:
    def likeness(self, *_: object) -> dict[str, object]:
        return {}

    def search(self, *_: object, **__: object) -> list[object]:
        return []


@pytest.fixture(scope="module")
def sources() -> Sources:
    corpus: Corpus = load_corpus(ROOT / "corpus")
    return Sources(
        corpus=corpus,
        index=_NoIndex(),  # type: ignore[arg-type]
        directory=LandlordDirectory(corpus),
        weights=Weights(corpus.passages.values()),
        estimator=lambda facts, held, out: estimate_remedy(facts, None, held, out),
        today=TODAY,
    )


def test_a_question_about_a_document_in_hand_is_answered_from_it(sources: Sources) -> None:
    document = read_case_in_hand(POLICY, "policy.txt")
    assert isinstance(document, PolicyDocument)
    record = document.as_policy()
    question = Question(text="How long do they have for a routine repair?", today=TODAY)
    answer = answer_about(record, question, sources, lambda said: [1.0, 0.2] if "outine" in said else [0.0, 1.0])
    assert answer.kind is Kind.ANSWER
    cited = [citation for citation in answer.citations if citation.ref == record.id]
    assert any("20 working days" in citation.quote for citation in cited)


def test_a_document_in_hand_never_joins_the_corpus(sources: Sources) -> None:
    before = set(sources.corpus.records)
    record = read_case_in_hand(POLICY, "policy.txt").as_policy()  # type: ignore[union-attr]
    answer_about(record, Question(text="What about complaints?", today=TODAY), sources, FakeEmbedder().embed_query)
    assert set(sources.corpus.records) == before


def test_an_emergency_comes_first_also_beside_a_document(sources: Sources) -> None:
    record = read_case_in_hand(POLICY, "policy.txt").as_policy()  # type: ignore[union-attr]
    asked = Question(text="I smell gas in my kitchen, what does the policy say?", today=TODAY)
    answer = answer_about(record, asked, sources, FakeEmbedder().embed_query)
    assert answer.kind is Kind.SIGNPOST


def test_what_a_document_does_not_speak_to_is_not_made_up(sources: Sources) -> None:
    record = read_case_in_hand(POLICY, "policy.txt").as_policy()  # type: ignore[union-attr]
    asked = Question(text="Who won the football on Saturday?", today=TODAY)
    answer = answer_about(record, asked, sources, lambda text: [1.0, 0.0] if "football" in text else [0.0, 1.0])
    assert answer.kind is Kind.ABSTAIN
    assert not [s for s in answer.statements if s.kind is StatementKind.PASSAGE]
