"""What of a decided case is said: what is asked, of the matter asked, each date with its own act."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.cases.marks import of_other_matters, speaks_of_another
from assistant.answer.cases.money import state_money
from assistant.answer.cases.orders import deadlines, orders_asked
from assistant.answer.cases.passages import state_passage, with_subject
from assistant.answer.cases.premises import correct_premises
from assistant.answer.statements.draft import Draft, without_opening
from assistant.records import Determination, parse_record
from assistant.situation.situation import Clause

RECORD = """---
ref: "209900052"
landlord: Quillstone Homes
landlord_type: housing association
decided: 2026-03-02
url: null
basis: {basis}
tenure: assured
household: []
matters:
  - matter: Reports of a dripping gutter
    category: roof-and-gutters
    finding: maladministration
    compensation: 140
  - matter: Report of a jammed gate
    category: external-and-fencing
    finding: reasonable redress
    compensation: 0
compensation_ordered: 140
order_includes_offer: true
compensation_offered: 60
orders: [compensation, apology, repair]
---
## Complaint
[c1] A tenant complained about a gutter and a gate.
## What happened
[h1] It offered £60 in its stage 2 reply.
[h2] She wrote again in the spring.
## Why the Ombudsman decided as it did
[r1] The gutter dripped for a winter. This was maladministration. (findings, gutter)
[r2] The jammed gate was looked at in time. (findings, gate)
## What was ordered
[o1] The landlord was ordered to pay £140 within 4 weeks, less anything already paid. (orders)
[o2] The landlord was ordered to arrange a visit to the gutter within 2 weeks. The work was to be done within 6 weeks. (orders)
[o3] An apology from a manager, due within 4 weeks. (orders)
[o4] The landlord was ordered to send the Ombudsman proof that the orders were met. (orders)
"""


def case(basis: str = "full") -> Determination:
    record = parse_record(RECORD.format(basis=basis), Path("209900052.md"))
    assert isinstance(record, Determination)
    return record


def passages(held: Determination) -> dict[str, object]:
    return {p.mark: p for p in held.passages}


def marks(found: object) -> list[str]:
    return [p.mark for p in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("asked", "finding", "money", "orders"),
    [
        ("why did the visit not happen?", False, False, False),
        ("did the ombudsman accept that the visit was missed?", False, False, False),
        ("what was the finding on the gutter?", True, False, False),
        ("how much did the ombudsman award for the gate?", False, True, False),
        ("what had the landlord offered before that?", False, False, False),
        ("what was the landlord ordered to do?", False, False, True),
        ("what was the outcome?", True, True, False),
    ],
)
def test_only_what_is_asked_of_a_case_is_wanted(asked: str, finding: bool, money: bool, orders: bool) -> None:
    found = asked_in(Clause(text=asked))
    assert (found.finding, found.money, found.orders) == (finding, money, orders)


def test_every_order_is_given_but_proof_only_where_it_is_asked_for() -> None:
    held = case()
    assert marks(orders_asked(held, "what was ordered?", (), proof=False)) == ["o1", "o2", "o3"]
    assert marks(orders_asked(held, "what was ordered?", (), proof=True)) == ["o1", "o2", "o3", "o4"]


def test_one_order_that_is_asked_about_comes_alone() -> None:
    assert marks(orders_asked(case(), "who had to make the apology?", (), proof=False)) == ["o3"]
    besides = "besides the money and the apology, what had they to do?"
    assert marks(orders_asked(case(), besides, (), proof=False)) == ["o2"]


def test_each_period_of_an_order_has_its_own_day() -> None:
    held, draft = case(), Draft()
    by_mark = {p.mark: p for p in held.passages}
    assert [f"{period}: {due}" for period, due in deadlines(held, by_mark["o2"])] == [
        "2 weeks: 2026-03-16",
        "6 weeks: 2026-04-13",
    ]
    state_passage(held, by_mark["o2"], draft)
    assert "2 weeks end on 16 March 2026 and 6 weeks end on 13 April 2026" in draft.statements[0].text


def test_from_which_day_orders_are_counted_is_said_once() -> None:
    held, draft = case(), Draft()
    by_mark = {p.mark: p for p in held.passages}
    for mark in ("o1", "o3"):
        state_passage(held, by_mark[mark], draft)
    first, second = (statement.text for statement in draft.statements)
    assert "Counted from the decision of 2 March 2026, that is by 30 March 2026" in first
    assert second.endswith("That is by 30 March 2026.")
    assert "Quillstone" in first
    assert "Quillstone" not in second


def test_whoever_acts_is_named() -> None:
    by_mark = {p.mark: p for p in case().passages}
    assert with_subject(by_mark["h1"]).startswith("The landlord offered £60")
    assert with_subject(by_mark["h2"]).startswith("The resident wrote")
    assert with_subject(by_mark["o3"]) == "The Ombudsman ordered an apology from a manager, due within 4 weeks."


def test_a_finding_is_put_right_by_that_of_the_matter_asked_about() -> None:
    held, draft = case(), Draft()
    asked = Clause(text="the ombudsman found maladministration over the gate, didn't it?")
    correct_premises(held, asked, draft, held.matters[1:])
    assert (
        "it was reasonable redress over the report of a jammed gate, not maladministration" in draft.statements[0].text
    )
    correct_premises(held, asked, empty := Draft(), held.matters)
    assert not empty.statements


def test_what_was_paid_already_still_comes_off_a_sum() -> None:
    draft = Draft()
    state_money(case(), (), draft)
    assert "Anything already paid comes off." in draft.statements[0].text


def test_a_passage_is_told_to_be_of_another_matter_by_its_pinpoint_or_its_words() -> None:
    held = case()
    by_mark = {p.mark: p for p in held.passages}
    gutter, gate = held.matters
    assert of_other_matters(held, by_mark["r2"], [gutter])
    assert not of_other_matters(held, by_mark["r2"], [gate])
    assert speaks_of_another(held, by_mark["o2"], [gate])


def test_the_name_of_a_case_is_left_out_of_what_follows() -> None:
    assert without_opening("In case 209900052 (A (B) Limited, 2 March 2026): the gate.") == "The gate."
    assert without_opening("In case 209900052 the gate.") == "The gate."
