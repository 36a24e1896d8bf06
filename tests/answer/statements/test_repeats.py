"""What is said twice is said once: the fuller statement stays, and the marks keep to their passages."""

from __future__ import annotations

import pytest

from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed
from assistant.answer.statements.repeats import leave_out_repeats

OPENING = "In case 202300001 (A Landlord, 1 May 2025): the roof was mended on 3 June 2024."


def drafted(*texts: str, case: str | None = None) -> Draft:
    draft = Draft()
    draft.add(StatementKind.PASSAGE, OPENING, computed("roof", "Roof", OPENING), case="202300001")
    for n, text in enumerate(texts):
        draft.add(StatementKind.GUIDANCE, text, computed(f"c{n}", "Count", text), case=case)
    return draft


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("The landlord was ordered to pay £90.", "No. The landlord was ordered to pay £90."),
        (
            "From 1 May 2026 to 8 May 2026 is 5 working days.",
            "From 1 May 2026 to 8 May 2026 is 5 working days (7 days).",
        ),
        ("From 1 May 2026 to 8 May 2026 is 7 days.", "From 1 May 2026 to 8 May 2026 is 5 working days (7 days)."),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_of_two_that_say_the_same_the_fuller_stays(less: str, more: str, first: int) -> None:
    draft = drafted(*((less, more) if first == 0 else (more, less)))
    leave_out_repeats(draft)
    assert [one.text for one in draft.statements] == [OPENING, more]
    assert [citation.quote for citation in draft.citations] == [OPENING, more]
    assert [one.citations for one in draft.statements] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The landlord was ordered to pay £90.", "The landlord was ordered to pay £900."),
        ("From 1 May 2026 to 8 May 2026 is 5 days.", "From 1 May 2026 to 8 May 2026 is 5 working days (7 days)."),
        ("The first day counts. It was late.", "The first day counts. It was in time."),
    ],
)
def test_what_says_something_else_stays(one: str, other: str) -> None:
    draft = drafted(one, other)
    leave_out_repeats(draft)
    assert [said.text for said in draft.statements] == [OPENING, one, other]


def test_the_statement_that_names_a_case_stays() -> None:
    draft = drafted("Later the roof was mended on 3 June 2024.", "The roof was mended on 3 June 2024.")
    leave_out_repeats(draft)
    assert draft.statements[0].text == OPENING
    assert len(draft.statements) == 2
