"""What was understood, put right: a correction changes that and nothing else, and outranks the words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from assistant.answer.contract import Question
from assistant.answer.talk.conversation import continue_from, put_right
from assistant.records import Category, Tenure
from assistant.situation.situation import NamedLandlord, Situation
from assistant.timescales.facts import Event, Happening
from assistant.ui.chips import chips_of, corrected
from assistant.ui.conversation import Conversation, Home, Turn

BEFORE = Situation(
    question="My door in Barnet is broken",
    landlord=NamedLandlord(said="Barnet", name="London Borough of Barnet", slug="barnet"),
    tenure=Tenure.SECURE,
    category=Category.DOORS_AND_WINDOWS,
    household=("baby",),
    events=(Event(what=Happening.REPORTED, on=date(2026, 9, 21)),),
    reported=date(2026, 9, 21),
    carried=("landlord",),
)
VALUES: dict[str, object] = {
    "landlord": "Clarion",
    "tenure": Tenure.ASSURED,
    "category": Category.LIFTS,
    "reported": date(2026, 10, 1),
    "event complained": date(2026, 10, 2),
    "event completed": date(2026, 10, 3),
    "household": "two children, a cat",
    "emergency": True,
}


@pytest.mark.parametrize("name", list(VALUES))
def test_a_correction_changes_its_own_chip_and_no_other(name: str) -> None:
    after = corrected(BEFORE, name, VALUES[name]).situation
    before_by, after_by = ({c.name: c.value for c in chips_of(s)} for s in (BEFORE, after))
    assert {n for n in before_by if before_by[n] != after_by[n]} == {name}


@pytest.mark.parametrize("name", list(VALUES))
def test_a_thing_can_be_taken_back(name: str) -> None:
    there = corrected(BEFORE, name, VALUES[name]).situation
    gone = corrected(there, name, None)
    assert {chip.name: chip.value for chip in chips_of(gone.situation)}[name] is None
    assert gone.what.endswith("not said")


def test_a_corrected_thing_is_no_longer_marked_as_carried_over() -> None:
    assert corrected(BEFORE, "landlord", "Clarion").situation.carried == ()


def test_a_new_report_date_moves_the_event_with_it() -> None:
    after = corrected(BEFORE, "reported", date(2026, 10, 1)).situation
    assert [event.on for event in after.events if event.what is Happening.REPORTED] == [date(2026, 10, 1)]


def test_corrections_add_up_and_outrank_the_words() -> None:
    talk = Conversation()
    turn = Turn(question=Question(text="My door in Barnet is broken", situation=BEFORE), shown="")
    one = corrected(BEFORE, "category", Category.LIFTS)
    second = talk.correct(turn, one.situation, one.fields, one.what, Home())
    two = corrected(one.situation, "tenure", None)
    third = talk.correct(second, two.situation, two.fields, two.what, Home())
    assert third.question.corrected == {"category", "tenure"}
    read_anew = BEFORE
    final = put_right(read_anew, two.situation, third.question.corrected)
    assert final.category is Category.LIFTS
    assert final.tenure is None
    assert third.shown == "Tenancy: not said"


def test_a_corrected_question_does_not_repeat_its_own_words() -> None:
    talk = Conversation()
    first = Turn(question=Question(text="My door is broken"), shown="")
    read = BEFORE.model_copy(update={"repair": "My door is broken"})
    one = corrected(read, "tenure", None)
    second = talk.correct(first, one.situation, one.fields, one.what, Home())
    assert second.question.situation is not None
    assert continue_from(second.question.situation, read).repair == "My door is broken"


def test_what_was_said_before_a_corrected_question_is_carried_on() -> None:
    talk = Conversation()
    earlier = BEFORE.model_copy(update={"repair": "My door is broken."})
    turn = Turn(question=Question(text="It is draughty too.", situation=earlier), shown="")
    read = BEFORE.model_copy(update={"repair": "It is draughty too."})
    one = corrected(continue_from(earlier, read), "tenure", None)
    second = talk.correct(turn, one.situation, one.fields, one.what, Home())
    assert second.question.situation is not None
    assert continue_from(second.question.situation, read).repair == "My door is broken. It is draughty too."


@settings(deadline=None, max_examples=50)
@given(some.text(max_size=200))
def test_any_household_text_is_kept_as_its_parts(text: str) -> None:
    after = corrected(BEFORE, "household", text).situation
    assert all(part and part == part.strip() for part in after.household)
