"""What a finding is said to be over stands in the passages beside it; sums that only may come off are not within."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer.cases.marks import finding_marks, found_over
from assistant.answer.cases.money import over_in
from assistant.answer.cases.taken_off import may_come_off
from assistant.answer.statements.relevance import stems
from assistant.records.corpus import load_corpus

CORPUS = load_corpus(Path("corpus"))
OF_ANY = set(stems("report handle concern associated request response raised landlord"))


@pytest.mark.parametrize("ref", sorted(CORPUS.determinations))
def test_the_marks_of_a_finding_hold_the_words_of_its_matter(ref: str) -> None:
    case = CORPUS.determinations[ref]
    anywhere = {word for p in case.passages for word in stems(p.text)}
    for matter in case.matters:
        marks = finding_marks(case, matter)
        held = {word for mark in marks for word in stems(mark.quote or "")}
        asked = set(stems(over_in(case, matter))) - OF_ANY
        assert asked & anywhere <= held, matter.matter
        # A word that stands nowhere is told by the complaint in others.
        assert asked <= anywhere or not any(p.mark.startswith("c") for p in case.passages) or _has_complaint(marks)


def _has_complaint(marks: object) -> bool:
    return any("#c" in str(mark.passage) for mark in marks)  # type: ignore[attr-defined]


def test_a_finding_is_told_no_wider_than_its_passage() -> None:
    case = CORPUS.determinations["202316658"]
    assert found_over(case, case.matters[0]) == "the reports of antisocial behaviour"


@pytest.mark.parametrize(
    ("ref", "may"), [("202509792", True), ("202451564", True), ("202509252", False), ("202427803", False)]
)
def test_an_offer_that_may_come_off_is_not_within_the_sum(ref: str, may: bool) -> None:
    assert may_come_off(CORPUS.determinations[ref]) is may
