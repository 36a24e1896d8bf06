"""What a case's answer says of findings and money, and the passage that each rests on."""

from __future__ import annotations

from pathlib import Path

from assistant.answer.cases.marks import finding_marks, no_money_marks, of_other_matters, offer_marks, sum_marks
from assistant.answer.cases.money import say_award, say_matter_sum, state_money
from assistant.answer.statements.draft import Draft
from assistant.records import Determination, load_corpus, parse_record
from assistant.settings import ROOT

RECORD = """---
ref: "209900041"
landlord: Quillstone Homes
landlord_type: housing association
decided: 2026-03-02
url: null
basis: full
tenure: assured
household: []
matters:
  - matter: Reports of a dripping gutter
    category: roof-and-gutters
    finding: maladministration
    compensation: {gutter}
  - matter: Report of a jammed gate
    category: external-and-fencing
    finding: no maladministration
    compensation: {gate}
  - matter: Complaint handling
    category: complaint-handling
    finding: reasonable redress
    compensation: {complaint}
compensation_ordered: {ordered}
order_includes_offer: {includes}
compensation_offered: {offered}
orders: [compensation]
---
## Complaint
[c1] A tenant complained about a gutter, a gate and the handling of the complaint.
## What happened
[h1] The landlord offered £90: £60 for the gutter and £30 for its slow replies. (complaint procedure)
## Why the Ombudsman decided as it did
[r1] On the gate there was no maladministration. (findings, matter 2)
[r2] The gutter dripped for a winter. This was maladministration. (findings, matter 1)
[r3] The £30 for slow replies was reasonable redress. (findings, matter 3)
## What was ordered
[o1] £140 for the gutter. The £60 already offered may be taken off. (orders)
"""


def case(
    gutter: str = "140", gate: str = "0", complaint: str = "0", ordered: str = "140", **more: str
) -> Determination:
    fields = {"includes": "true", "offered": "90"} | more
    text = RECORD.format(gutter=gutter, gate=gate, complaint=complaint, ordered=ordered, **fields)
    record = parse_record(text, Path("209900041.md"))
    assert isinstance(record, Determination)
    return record


def marks(cites: object) -> list[str]:
    return [str(cite.passage).split("#")[1] for cite in cites]  # type: ignore[attr-defined]


def test_a_finding_rests_on_the_passage_of_its_own_matter() -> None:
    held = case()
    assert [marks(finding_marks(held, matter)) for matter in held.matters] == [["r2"], ["r1", "c1"], ["r3", "c1"]]


def test_every_finding_of_our_cases_that_a_passage_names_is_marked_with_such_a_passage() -> None:
    for held in load_corpus(ROOT / "corpus").determinations.values():
        for matter in held.matters:
            name = "jurisdiction" if matter.finding == "outside jurisdiction" else matter.finding
            if matter.finding and len(held.matters) == 1 and any(name in p.text.lower() for p in held.passages):
                assert name in finding_marks(held, matter)[0].quote.lower(), held.ref


def test_sums_and_offers_rest_on_passages_that_hold_them() -> None:
    held = case()
    assert (marks(sum_marks(held, 140)), marks(offer_marks(held, 90))) == (["o1"], ["h1"])
    assert sum_marks(held, 14) == offer_marks(held, 9) == ()
    assert marks(no_money_marks(held)) == ["o1"]


def test_a_sum_for_another_matter_is_said_to_be_for_that() -> None:
    held = case(gate="null")
    assert say_matter_sum(held, held.matters[0])[0] == "The Ombudsman ordered £140 for that."
    assert "not for this, but for the reports of a dripping gutter" in say_matter_sum(held, held.matters[1])[0]


def test_a_sum_that_is_not_split_is_never_said_of_one_matter() -> None:
    held = case(gutter="null", gate="null", complaint="null")
    said = say_matter_sum(held, held.matters[0])[0]
    assert "£140 in all" in said
    assert "for that" not in said
    assert say_award(held, held.matters[0])[0] == " and ordered £140 in all, over 3 matters"
    assert say_award(case(), case().matters[1]) == ("", ())


def test_an_order_that_takes_in_the_offer_is_not_said_to_come_on_top() -> None:
    draft = Draft()
    state_money(case(), (), draft)
    assert "£140" in draft.statements[0].text
    assert "£50 is new money" in draft.statements[0].text
    draft = Draft()
    state_money(case(offered="170"), (), draft)
    assert "170" not in draft.statements[0].text, "no passage holds that offer, so it is left out"


def test_an_offer_is_not_put_beside_a_matter_that_it_did_not_meet() -> None:
    stood = case(gutter="0", ordered="0", includes="null")
    draft = Draft()
    state_money(stood, stood.matters[1:2], draft)
    assert not draft.statements
    state_money(stood, stood.matters[2:], draft)
    said = draft.statements[0].text
    assert said.endswith("the Ombudsman ordered no new compensation. The landlord's own offer of £90 stood.")
    assert "matters" not in said, "the record does not say that the offer was for each of them"


def test_a_passage_of_another_matter_is_known() -> None:
    held = case()
    by_mark = {p.mark: p for p in held.passages}
    assert of_other_matters(held, by_mark["r1"], held.matters[:1])
    assert not of_other_matters(held, by_mark["r2"], held.matters[:1])
    assert not of_other_matters(held, by_mark["h1"], held.matters[:1])
