"""What an answer says of a decided case: every part asked, each thing once, the word first where one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.cases.balance import counterweight
from assistant.answer.cases.counts import state_count
from assistant.answer.cases.money import sum_in_parts
from assistant.answer.cases.passages import leans_on_last, with_subject
from assistant.answer.cases.told import tells_only_outcome
from assistant.answer.contract import Answer, StatementKind
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.wanted import held_of_case, wanted_of_case
from assistant.records import Determination, Passage, parse_record
from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Clause

Ask = Callable[[str], Answer]

RECORD = """---
ref: "209900077"
landlord: Marrowgate Homes
landlord_type: housing association
decided: 2026-03-02
url: null
basis: full
tenure: assured
household: []
matters:
  - matter: Reports of a dripping skylight
    category: roof-and-gutters
    finding: maladministration
    compensation: 140
compensation_ordered: 200
order_includes_offer: true
compensation_offered: 60
delays:
  - {what: skylight reported until it was sealed, amount: 61, unit: calendar days, from: 2025-01-03, to: 2025-03-05}
  - {what: stage 1 response after the complaint, amount: 25, unit: working days, from: 2025-02-03, to: 2025-03-05}
orders: [compensation, apology, repair]
---
## Complaint
[c1] A tenant complained about a skylight.
## What happened
[h1] The skylight was reported on 3 January 2025.
[h2] Within that week she rang twice.
[h3] In April 2024 it had looked at the frame. The skylight was sealed on 5 March 2025.
## Why the Ombudsman decided as it did
[r1] The finding was maladministration. The extract does not give the reasons.
[r2] Keeping the skylight shut in winter was reasonable of the landlord.
[r3] The landlord failed to say in winter when the skylight would be sealed.
## What was ordered
[o1] £200 in all: £140 for the skylight and the £60 already offered.
[o2] By 2 April 2026: ask the tenant how often it dripped, and confirm this to her in writing.
"""


def case() -> Determination:
    record = parse_record(RECORD, Path("209900077.md"))
    assert isinstance(record, Determination)
    return record


def passage(mark: str) -> Passage:
    return next(p for p in case().passages if p.mark == mark)


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("whose job was the meter by the lease, and which ombudsman were they sent to?", 2),
        ("what works were agreed, and by when?", 2),
        ("the heat meter: whose job was it, and to whom did they turn?", 2),
        ("the meter case, was it their job to mend it and how long did stage 1 take?", 2),
        ("how much, and had Quillstone offered anything?", 2),
    ],
)
def test_every_part_of_a_question_is_a_part_of_its_own(message: str, parts: int) -> None:
    assert len(clauses_of(message)) == parts


@pytest.mark.parametrize(
    ("asked", "held", "kind"),
    [
        ("what year did they tell him?", "It would not be moved before the hall is renewed in 2041.", "year"),
        ("which other ombudsman was she sent to?", "The Energy Ombudsman might be the place for her.", "place"),
        ("whose rules were those?", "It relied on Homes England guidance.", "body"),
    ],
)
def test_a_year_a_body_and_a_place_to_turn_to_are_known_in_question_and_passage(
    asked: str, held: str, kind: str
) -> None:
    assert kind in wanted_of_case(asked)
    assert kind in held_of_case(held)


def test_a_bare_command_is_told_as_an_order() -> None:
    assert with_subject(passage("o2")).startswith("The landlord was ordered, by 2 April 2026, to ask the tenant")


def test_a_pronoun_with_nobody_before_it_gets_its_noun() -> None:
    assert with_subject(passage("h2")) == "Within that week the resident rang twice."
    assert with_subject(passage("h3")).startswith("In April 2024 the landlord had looked")


def test_a_passage_that_leans_on_the_one_before_it_is_known() -> None:
    assert leans_on_last(passage("h2"))
    assert not leans_on_last(passage("h3"))


def test_a_reason_that_only_repeats_the_finding_is_known() -> None:
    assert tells_only_outcome(passage("r1"))
    assert not tells_only_outcome(passage("r3"))


def test_a_sum_is_told_with_its_parts() -> None:
    assert sum_in_parts(case()) == passage("o1")


def test_beside_a_reason_in_the_landlords_favour_stands_what_was_held_against_it() -> None:
    telling = {"skylight", "winter"}
    assert counterweight(case(), [passage("r2")], telling) == passage("r3")
    assert counterweight(case(), [passage("r3")], telling) is None


def test_days_are_counted_between_two_days_that_passages_hold() -> None:
    draft = Draft()
    text = "how many days from the report of the skylight until it was sealed?"
    assert state_count(case(), text, text, draft, 0, first=True)
    assert "From 3 January 2025 to 5 March 2025 is 61 days." in draft.text.replace("from", "From")
    assert {c.passage for c in draft.citations if c.passage} == {"209900077#h1", "209900077#h3"}


def test_a_count_that_the_decision_makes_otherwise_is_not_set_against_it() -> None:
    draft = Draft()
    text = "how long did stage 1 take after the complaint?"
    assert not state_count(case(), text, text, draft, 0, first=True)
    assert not draft.statements


@pytest.mark.parametrize(
    ("asked", "judged"),
    [
        ("when did the council say the openers went in?", False),
        ("did the ombudsman say the delay was fair?", True),
    ],
)
def test_what_a_landlord_said_is_not_how_the_ombudsman_saw_it(asked: str, judged: bool) -> None:
    assert asked_in(Clause(text=asked)).judged is judged


def test_what_the_resident_has_to_do_is_no_order_to_the_landlord() -> None:
    assert not asked_in(Clause(text="what has she got to do about the door?")).orders


def test_a_false_premise_is_met_with_no(ask: Ask) -> None:
    wrong_sum = ask("Hackney secure tenant, incense and cannabis fumes: they were ordered to pay £900, right?")
    assert wrong_sum.statements[0].text.startswith("No. ")
    assert "£100" in wrong_sum.text
    undecided = ask("the ombudsman ruled that the clarion contractor really did swear at the neighbours lad, didnt it?")
    assert undecided.statements[0].text.startswith("No. ")
    assert "not whether" in undecided.statements[0].text


def test_a_right_premise_is_met_with_yes(ask: Ask) -> None:
    answer = ask("In 202504163 the ombudsman ordered £100, right?")
    assert answer.statements[0].text.startswith("Yes. ")


def test_reasonable_redress_does_not_mean_that_nothing_was_wrong(ask: Ask) -> None:
    answer = ask("202340567 says reasonable redress. does that mean they did nothing wrong?")
    assert answer.statements[0].text.startswith("No. Reasonable redress: the landlord failed")


def test_no_finding_and_no_sum_is_told_where_a_fact_is_asked(ask: Ask) -> None:
    answer = ask("In 202503656, what was found when the camera survey was done properly?")
    assert "air admittance valve" in answer.text
    assert not any(s.kind in (StatementKind.FINDING, StatementKind.AWARD) for s in answer.statements)


def test_a_finding_is_told_once_and_with_its_reason(ask: Ask) -> None:
    answer = ask("what was the complaint handling finding in 202347433?")
    assert answer.text.count("was service failure") == 1
    assert "for want of a proper apology" in answer.text


def test_a_finding_whose_matter_is_not_known_is_tied_to_none(ask: Ask) -> None:
    answer = ask("what was the finding in 202450546?")
    assert "does not say on which matter" in answer.text
    assert "kitchen units" not in answer.text


def test_nothing_is_reckoned_from_an_offer_that_the_decision_gives_in_two_ways(ask: Ask) -> None:
    answer = ask("how much was ordered in 202410299 and how much of it was new money?")
    assert "£800" in answer.text
    assert "£730" not in answer.text
    assert "cannot be said" in answer.text


def test_the_doubt_of_a_passage_stays_with_its_sum(ask: Ask) -> None:
    answer = ask("how much was ordered in 202433087?")
    assert "£220" in answer.text
    assert "not stated in the extract" in answer.text


def test_a_length_that_is_asked_of_a_case_is_counted(ask: Ask) -> None:
    answer = ask("In 202407044 how long from when she first raised the fence to the work?")
    assert "35 months" in answer.text


def test_every_sum_that_was_given_back_is_listed(ask: Ask) -> None:
    answer = ask("202430339: list every sum that was refunded")
    assert all(sum_ in answer.text for sum_ in ("£566.87", "£483.31", "£181.91"))
