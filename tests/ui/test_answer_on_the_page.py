"""The order and the words of an answer on the page: what decides first, each thing once, numbers that can be rung."""

from __future__ import annotations

import re
from datetime import date

import pytest
from stand_in import TODAY, FakeAssistant

from assistant.answer.contract import Answer, Kind, Question, Signpost, Statement, StatementKind
from assistant.records import Citation, PolicyKind, Source, Unit, load_corpus
from assistant.settings import ROOT
from assistant.situation.languages import note_in
from assistant.situation.situation import Situation
from assistant.timescales.facts import DelayCheck, Verdict
from assistant.ui.answer_html import body_html, lead_html
from assistant.ui.markdown import markdown_html
from assistant.ui.marks import Marks
from assistant.ui.timeline import timeline_html

DOOR = "My balcony door in Barnet is broken for two months"


@pytest.fixture(scope="module")
def assistant() -> FakeAssistant:
    return FakeAssistant(load_corpus(ROOT / "corpus"))


@pytest.fixture
def door(assistant: FakeAssistant) -> Answer:
    return assistant.ask(Question(text=DOOR, today=TODAY))


def _lead(answer: Answer) -> str:
    return lead_html(answer, Marks("a1", answer.citations))


def _body(answer: Answer) -> str:
    return body_html(answer, Marks("a1", answer.citations))


def _open(html: str) -> str:
    """What is seen before anything is unfolded."""
    return re.sub(r"<details>.*?</details>", "", html, flags=re.DOTALL)


def _signposted(question: str, post: Signpost, *said: str) -> Answer:
    statements = tuple(Statement(kind=StatementKind.SIGNPOST, text=text) for text in said)
    return Answer(
        kind=Kind.SIGNPOST,
        question=question,
        situation=Situation(question=question),
        text=" ".join(said),
        statements=statements,
        signpost=post,
    )


def test_the_number_of_an_emergency_can_be_rung_and_comes_before_all_else(assistant: FakeAssistant) -> None:
    html = _lead(assistant.ask(Question(text="I smell gas")))
    assert 'href="tel:0800111999"' in html
    assert html.index("tel:") < html.index("leave the home")
    assert 'role="alert"' in html


def test_a_number_that_the_text_gives_to_somebody_is_not_put_under_another_name() -> None:
    post = Signpost(
        body="the council", why="It deals with this.", phone="0808 800 4444", url="https://www.example.org/x"
    )
    html = _lead(_signposted("Who?", post, "For advice ring Shelter on **0808 800 4444**."))
    assert html.count("0808 800 4444") == 1
    assert "Read more at example.org" in html


def test_a_number_that_the_text_does_not_hold_is_shown_with_its_body() -> None:
    html = _lead(_signposted("Who?", Signpost(body="the LGSCO", why="It does.", phone="0300 061 0614"), "Ask it."))
    assert 'href="tel:03000610614"' in html


def test_a_message_in_another_language_is_answered_first_in_that_language(door: Answer) -> None:
    polish = "Od trzech tygodni nie mam ciepłej wody i ogrzewania. Co mogę zrobić?"
    note = note_in(polish)
    assert note
    answer = door.model_copy(update={"question": polish, "notes": (note, "Another note.")})
    assert _lead(answer).index('lang="pl"') < _lead(answer).index("ra-verdict")
    assert note not in _body(answer)
    assert "Another note." in _body(answer)


def test_a_question_back_lists_what_it_asks_and_shows_no_markup_of_ours() -> None:
    answer = Answer(
        kind=Kind.CLARIFY,
        question="broken",
        situation=Situation(question="broken"),
        text="Tell us more.\n\n*a note*",
        statements=(Statement(kind=StatementKind.UNKNOWN, text="Tell us more."),),
        asks=("Who is your landlord?",),
        notes=("a note",),
    )
    html = _lead(answer)
    assert "<h3>To be surer, tell me</h3><p>Who is your landlord?</p>" in html
    assert "*" not in html
    assert _body(answer) == ""


def _delay(door: Answer) -> DelayCheck:
    assert door.delay is not None
    return door.delay


def test_the_limit_that_decides_stands_open_and_merely_conditional_ones_are_folded(door: Answer) -> None:
    html = timeline_html(_delay(door), Marks("a1", ()))
    assert "Finish the repair within 15 working days" in _open(html)
    assert "Make it safe within 24 hours" not in _open(html)
    assert "1 more time limit applies only on a condition." in html


def test_a_conditional_limit_that_decides_stands_open(door: Answer) -> None:
    check = _delay(door)
    limits = tuple(limit.model_copy(update={"condition": "it is routine"}) for limit in check.limits)
    html = timeline_html(check.model_copy(update={"limits": limits, "decisive": "fake-complete"}), Marks("a1", ()))
    assert "Only if it is routine" in _open(html)
    assert "24 hours" not in _open(html)


def test_where_every_limit_is_conditional_some_stand_open_all_the_same(door: Answer) -> None:
    check = _delay(door)
    first = check.limits[0].model_copy(update={"condition": "it is so", "met": False})
    limits = tuple(first.model_copy(update={"id": f"l{n}", "amount": float(n)}) for n in range(1, 6))
    html = timeline_html(check.model_copy(update={"limits": limits}), Marks("a1", ()))
    assert _open(html).count("Finish the repair") == 3
    assert "2 more time limits apply only on a condition. All have passed." in html


def test_limits_without_a_date_are_headed_as_times_and_not_as_a_delay(door: Answer) -> None:
    check = _delay(door).model_copy(update={"reported": None, "calendar_days": None, "verdict": Verdict.UNCLEAR})
    answer = door.model_copy(update={"delay": check, "verdict": None})
    assert "<h3>How long it should take</h3>" in _body(answer)
    assert "<h3>How long it has been</h3>" in _body(door)


def test_a_case_asked_for_by_its_number_is_not_called_a_similar_one(door: Answer) -> None:
    said = Statement(kind=StatementKind.FINDING, text="In case 202410299 it found.", citations=(2,), case="202410299")
    asked = Situation(question="What of 202410299?", refs=("202410299",))
    answer = door.model_copy(
        update={"statements": (said,), "remedy": None, "delay": None, "verdict": None, "situation": asked}
    )
    assert "<h3>What was decided in that case</h3>" in _body(answer)
    assert "similar cases" not in _body(answer)


def test_sums_and_findings_are_said_once_beside_their_drawing(door: Answer) -> None:
    sums = Statement(kind=StatementKind.SPREAD, text="The middle sum is £300, of 14 orders.", citations=(5,))
    findings = Statement(kind=StatementKind.SPREAD, text="The likeliest is maladministration.", citations=(5,))
    answer = door.model_copy(update={"statements": (*door.statements, sums, findings)})
    html = _body(answer)
    assert html.count("£300") == 1
    assert html.index("Money ordered") < html.index("The middle sum is") < html.index("What the Ombudsman decided")
    assert html.count("The likeliest is") == 1


def test_sums_that_are_too_few_to_draw_are_still_said(door: Answer) -> None:
    sums = Statement(kind=StatementKind.SPREAD, text="The middle sum is £300, of 3 orders.", citations=(5,))
    remedy = {**(door.remedy or {}), "compensation": {"low": 100, "median": 300, "high": 800, "n": 3}}
    answer = door.model_copy(update={"statements": (*door.statements, sums), "remedy": remedy})
    assert _body(answer).count("The middle sum is") == 1


def test_the_spread_of_landlords_limits_is_told_under_time(door: Answer) -> None:
    quote = "76 landlords"
    spread = Citation(n=6, source=Source.COMPUTED, ref="spread", title="Limits", quote=quote)
    point = {"landlord": "A", "amount": 2, "unit": Unit.HOURS, "citation": spread}
    check = DelayCheck.model_validate(
        {
            **_delay(door).model_dump(),
            "spreads": [{"priority": "emergency", "n": 76, "low": point, "middle": point, "high": point, "citation": spread}],
        }
    )  # fmt: skip
    said = Statement(kind=StatementKind.SPREAD, text="Of the 76 landlords.", citations=(6,))
    money = Statement(kind=StatementKind.GUIDANCE, text="A set sum of £8 a day.", citations=())
    answer = door.model_copy(
        update={
            "delay": check, "remedy": None, "statements": (said, money), "citations": (*door.citations, spread),
        }
    )  # fmt: skip
    html = _body(answer)
    assert "similar cases" not in html
    assert html.index("Of the 76 landlords") < html.index("What the sources say") < html.index("£8 a day")


def test_phone_numbers_in_a_text_can_be_tapped_and_other_figures_cannot() -> None:
    html = Marks("a1", ()).prose("Ring 0300 111 3000. Case 202410299 of 21 July 2025, £1,252, flat 0123.")
    assert re.findall(r'href="(.*?)"', html) == ["tel:03001113000"]


def test_the_limits_kind_of_source_is_told(door: Answer) -> None:
    law = _delay(door).limits[0].model_copy(update={"source": PolicyKind.STATUTE, "due": date(2026, 10, 12)})
    html = timeline_html(_delay(door).model_copy(update={"limits": (law,)}), Marks("a1", ()))
    assert "Law: Repairs policy" in html


def test_a_day_that_nobody_told_is_not_called_the_day_of_the_report(door: Answer) -> None:
    untold = door.model_copy(update={"situation": door.situation.model_copy(update={"reported": None})})
    assert "Counted from, 21 September 2026" in _body(untold)
    assert "Reported, 21 September 2026" in _body(door)


def test_limits_of_an_answer_without_a_verdict_have_last_days_and_none_is_called_passed(door: Answer) -> None:
    html = timeline_html(_delay(door), Marks("a1", ()), dated=False)
    assert "Counted from 21 September 2026, the last day is 12 October 2026." in html
    assert "1 more time limit applies only on a condition." in html
    assert "assed" not in html


def test_a_short_emergency_number_in_bold_can_be_tapped() -> None:
    assert 'href="tel:999"' in markdown_html("Call **999** at once.", Marks("a1", ()))
    assert "href" not in markdown_html("After **999 days** or 999.", Marks("a1", ()))


def test_what_the_answer_says_first_stands_first(door: Answer) -> None:
    rule = Statement(kind=StatementKind.GUIDANCE, text="A late repair gives no right to stop the rent.")
    limit = Statement(kind=StatementKind.LIMIT, text="The policy gives 20 working days.")
    both = _body(door.model_copy(update={"statements": (rule, limit)}))
    assert both.index("A late repair") < both.index("The policy gives")
    turned = _body(door.model_copy(update={"statements": (limit, rule)}))
    assert turned.index("<h3>How long") < turned.index("A late repair")


def test_no_limits_are_drawn_that_the_answer_does_not_tell(door: Answer) -> None:
    rule = Statement(kind=StatementKind.GUIDANCE, text="A late repair gives no right to stop the rent.")
    alone = _body(door.model_copy(update={"statements": (rule,), "verdict": None, "headline": ""}))
    assert "How long" not in alone
