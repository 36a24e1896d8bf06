"""One document in hand: a determination or a policy, from text, page or PDF, kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingest_cases import LAYOUTS, expected_of, limits, rulings
from paper import make_pdf, paginate, wrap

from assistant.ingest.own import read_case_in_hand
from assistant.ingest.policy import PolicyDocument
from assistant.records import Determination, Unit
from assistant.records.passage import Passage

POLICY = """Northmere Homes: repairs and complaints policy
Version of 4 March 2024

Emergency repairs
We will make an emergency safe within 4 hours and complete the repair within 24 hours.

Other repairs
Urgent repairs are completed within 5 working days.
Routine repairs are completed within 28 days.

Complaints
We acknowledge a complaint within 5 working days.
We respond at stage 1 within 10 working days and at stage 2 within 20 working days.
"""


def test_a_pasted_policy_gives_its_limits_each_with_its_sentence() -> None:
    document = read_case_in_hand(POLICY, "policy.txt")
    assert isinstance(document, PolicyDocument)
    assert limits(item.timescale for item in document.candidates) == {
        ("make safe", 4.0, "hours"),
        ("complete", 24.0, "hours"),
        ("complete", 5.0, "working days"),
        ("complete", 28.0, "calendar days"),
        ("acknowledge", 5.0, "working days"),
        ("respond", 10.0, "working days"),
        ("respond", 20.0, "working days"),
    }
    texts = {passage.id: passage.text for passage in document.passages}
    assert all(item.sentence in texts[item.passage] for item in document.candidates)
    assert document.landlord == "Northmere Homes"
    assert document.dated == "2024-03-04"


def test_bare_days_are_said_to_be_taken_as_calendar_days() -> None:
    document = read_case_in_hand(POLICY, "policy.txt")
    assert isinstance(document, PolicyDocument)
    bare = [item for item in document.candidates if item.timescale.unit is Unit.CALENDAR_DAYS]
    assert bare
    assert all(item.note and "calendar days" in item.note for item in bare)


def test_a_policy_in_hand_becomes_a_record_that_says_it_is_unchecked() -> None:
    document = read_case_in_hand(POLICY, "My policy (final).txt")
    assert isinstance(document, PolicyDocument)
    policy = document.as_policy()
    assert policy.slug == "my-policy-final"
    assert policy.checked_note is not None
    marks = {passage.mark for passage in policy.passages}
    assert all(timescale.passage in marks for timescale in policy.timescales)
    assert policy.cite(policy.passages[0]).quote == policy.passages[0].text


@pytest.mark.parametrize("name", ["old-numbered", "joint-orders-addition", "new-table"])
def test_a_printed_determination_gives_the_same_findings_and_money_as_its_page(name: str) -> None:
    path = next(p for p in LAYOUTS.iterdir() if p.stem == name and p.suffix in (".txt", ".html"))
    if path.suffix == ".txt":
        text = path.read_text("utf-8")
    else:
        from assistant.ingest.page import read_page

        source = read_page(path.read_bytes())
        text = f"{source.title}\n" + "\n".join(
            (f"{block.number}. " if block.number not in ("", "-") else "") + block.text for block in source.blocks
        )
    printed = make_pdf(paginate(wrap(text), "Housing Ombudsman decision"))
    record = read_case_in_hand(printed, "decision.pdf")
    expected = expected_of(path)
    assert isinstance(record, Determination)
    assert rulings(record.matters) == rulings(expected["matters"])
    assert record.compensation_ordered == expected["compensation_ordered"]
    assert record.compensation_offered == expected["compensation_offered"]
    assert record.decided == expected["decided"]


def test_passages_of_a_case_in_hand_are_quoted_word_for_word(tmp_path: Path) -> None:
    text = (LAYOUTS / "joint-orders-addition.txt").read_text("utf-8")
    record = read_case_in_hand(text, "pasted")
    assert isinstance(record, Determination)
    squeezed = "".join(text.split())
    for passage in record.passages:
        assert isinstance(passage, Passage)
        assert "".join(passage.text.split())[:60] in squeezed or passage.section
    assert not list(tmp_path.iterdir())
