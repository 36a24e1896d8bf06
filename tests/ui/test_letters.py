"""Letters and files drawn from an answer's own facts."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from icalendar import Calendar
from stand_in import TODAY, make

from assistant.answer.contract import Answer, Question, StatementKind
from assistant.answer.redress.letters import LetterKind, draft_letter, letter_titles, suggested_letter
from assistant.settings import get_settings
from assistant.timescales.facts import Event, Happening
from assistant.ui.export import deadlines_ics, text_docx

ASKED = "My balcony door in Barnet is broken for two months and I have a baby"


@pytest.fixture(scope="module")
def answer() -> Answer:
    return make(get_settings()).ask(Question(text=ASKED, today=TODAY))


def test_a_complaint_holds_the_dates_limits_and_cases_of_the_answer(answer: Answer) -> None:
    letter = draft_letter(LetterKind.STAGE_1, answer, TODAY)
    for said in ("Dear Barnet", "21 September 2026", "12 October 2026", "15 working days", "62 days", "202410299"):
        assert said in letter.text
    assert {citation.ref for citation in letter.sources} >= {"barnet", "202410299"}


def test_a_limit_that_may_not_apply_is_told_with_its_condition(answer: Answer) -> None:
    assert answer.delay is not None
    late = tuple(limit.model_copy(update={"met": False}) for limit in answer.delay.limits)
    overdue = answer.model_copy(update={"delay": answer.delay.model_copy(update={"limits": late})})
    said = draft_letter(LetterKind.STAGE_1, overdue, TODAY).text
    assert "These have passed too, where they apply:" in said
    assert "This applies if the door leaves the home open to anyone." in said


def test_the_questions_put_to_us_do_not_get_into_a_letter(answer: Answer) -> None:
    told = "My lock is broken. I have a baby. Is that too long? What might I get?"
    situation = answer.situation.model_copy(update={"repair": told})
    letter = draft_letter(LetterKind.STAGE_1, answer.model_copy(update={"situation": situation}), TODAY)
    assert "In my own words: My lock is broken. I have a baby." in letter.text
    assert "?" not in letter.text


def test_a_partly_read_decision_says_so_in_the_letter(answer: Answer) -> None:
    assert "I have read only part of this decision" in draft_letter(LetterKind.STAGE_1, answer, TODAY).text


def test_what_is_not_known_is_left_out_or_left_to_fill_in() -> None:
    bare = make(get_settings()).ask(Question(text="It is broken", today=TODAY))
    bare = bare.model_copy(update={"statements": (), "citations": ()})
    for kind in LetterKind:
        text = draft_letter(kind, bare, TODAY).text
        assert "[name of the landlord]" in text
        assert "None" not in text
        assert "{" not in text
        assert "These time limits have passed" not in text
        assert "days so far" not in text


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_letter_says_when_it_is_the_one_to_send(kind: LetterKind) -> None:
    title, when = letter_titles()[kind]
    assert title
    assert when.endswith(".")


def test_no_figure_in_a_letter_comes_from_anywhere_but_the_answer(answer: Answer) -> None:
    import re

    known = answer.model_dump_json() + " 12 October 2026 21 September 2026 22 November 2026 21 July 2025 14"
    for kind in LetterKind:
        body = draft_letter(kind, answer, TODAY).body
        told = re.sub(r"stage [12]", "", body)
        for figure in re.findall(r"\d+", told):
            assert figure in known


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ((), LetterKind.STAGE_1),
        ((Happening.COMPLAINED,), LetterKind.CHASER),
        ((Happening.COMPLAINED, Happening.STAGE_1_ANSWERED), LetterKind.STAGE_2),
        ((Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED), LetterKind.REFERRAL),
    ],
)
def test_the_suggested_letter_follows_the_complaint(
    answer: Answer, happened: tuple[Happening, ...], expected: LetterKind
) -> None:
    events = tuple(Event(what=what, on=TODAY) for what in happened)
    situation = answer.situation.model_copy(update={"events": events})
    assert suggested_letter(answer.model_copy(update={"situation": situation})) is expected


def test_a_statement_on_two_cases_is_not_put_down_to_one(answer: Answer) -> None:
    award = next(s for s in answer.statements if s.kind is StatementKind.AWARD)
    both = award.model_copy(update={"citations": (2, 4), "text": "Both cases ordered money."})
    letter = draft_letter(LetterKind.STAGE_1, answer.model_copy(update={"statements": (both,)}), TODAY)
    assert "Both cases" not in letter.text


def test_the_calendar_has_one_event_a_deadline_and_a_reminder_for_those_to_come(answer: Answer) -> None:
    assert answer.delay is not None
    early = datetime(2026, 9, 30, tzinfo=UTC)
    events = Calendar.from_ical(deadlines_ics(answer.delay, early) or b"").walk("VEVENT")
    assert len(events) == 2
    assert len({str(event["uid"]) for event in events}) == 2
    last = next(event for event in events if event.decoded("dtstart") == date(2026, 10, 12))
    assert last.decoded("dtend") - last.decoded("dtstart") == timedelta(days=1)


def test_without_a_date_there_is_no_calendar() -> None:
    bare = make(get_settings()).ask(Question(text="It is broken", today=TODAY))
    assert bare.delay is not None
    assert deadlines_ics(bare.delay) is None


@settings(deadline=None, max_examples=50)
@given(some.text(max_size=400))
def test_any_text_can_be_put_into_a_word_file_and_read_back(text: str) -> None:
    document = Document(io.BytesIO(text_docx("Title", text)))
    kept = "".join(paragraph.text for paragraph in document.paragraphs)
    for word in text.split():
        if word.isascii() and word.isalnum():
            assert word in kept


def _untold(answer: Answer) -> Answer:
    """The same answer where only the beginning of the trouble was told, and counted from."""
    situation = answer.situation.model_copy(update={"reported": None, "events": ()})
    return answer.model_copy(update={"situation": situation})


@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_letter_claims_no_day_of_a_report_that_nobody_told(answer: Answer, kind: LetterKind) -> None:
    letter = draft_letter(kind, _untold(answer), TODAY).text
    assert "21 September 2026" not in letter
    assert "12 October 2026" not in letter


def test_a_calendar_says_on_what_day_of_the_report_it_rests_where_nobody_told_it(answer: Answer) -> None:
    assert answer.delay is not None
    made = Calendar.from_ical(deadlines_ics(answer.delay, told=False) or b"")
    titles = [str(event["summary"]) for event in made.walk("VEVENT")]
    assert titles
    assert all(title.startswith("If reported on 21 September 2026. ") for title in titles)
