"""Conversations of several turns: which subject a later message keeps, and which question it answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from assistant.timescales.facts import Happening
from tests.answer.told import cases

TODAY = date(2026, 7, 10)
HEATING = "Our heating broke on 1 June and nobody has come. Landlord is Barnet."
DAMP = "I reported damp in my bedroom on 3 March 2026, I rent from Clarion."
LIFT = "A resident reported a broken lift on 10 February and it was mended on 30 March. Was it in time?"
COMPLAINT = "I complained on 1 May and got no answer. How long do they have?"
Talk = Callable[..., Answer]


def test_what_did_they_get_is_asked_of_the_cases_just_told(talk: Talk) -> None:
    shown = talk(HEATING, "Is there a case like mine?")
    answer = talk(HEATING, "Is there a case like mine?", "What did they get?")
    assert cases(shown)
    assert cases(answer) == cases(shown)
    assert "refs" in answer.situation.carried, "the page shows which cases are meant"


def test_the_second_of_the_cases_just_told_is_that_one_alone(talk: Talk) -> None:
    before = ("Is there a case about no heating in winter?",)
    assert cases(talk(*before, "what did the second one get")) == [cases(talk(*before))[1]]


def test_the_second_visit_is_no_case(talk: Talk) -> None:
    answer = talk(HEATING, "Is there a case like mine?", "the second visit was missed as well")
    assert not answer.situation.refs


def test_one_s_own_home_is_told_of_again_after_cases(talk: Talk) -> None:
    answer = talk("Is there a case about a leaking roof?", "my roof has leaked since february, Lewisham")
    assert not cases(answer)
    assert answer.verdict is not None


def test_a_supposed_class_is_reckoned_for_one_s_own_repair_and_no_case_of_the_landlord(talk: Talk) -> None:
    answer = talk(HEATING, "What if it was an emergency?")
    assert not cases(answer)
    assert answer.verdict is not None
    assert answer.situation.own is not None
    assert not answer.situation.own.emergency


def test_the_gate_after_the_fence_is_the_person_s_own(talk: Talk) -> None:
    before = ("My fence blew down on 10 January and they say it's not a priority. Fair?", "L&Q")
    assert not cases(talk(*before, "and the gate"))


@pytest.mark.parametrize("message", ["She uses a wheelchair.", "the tenant is disabled"])
def test_who_lives_in_the_home_does_not_change_what_is_broken(message: str, talk: Talk) -> None:
    first, answer = talk(LIFT), talk(LIFT, message)
    assert answer.situation.category is first.situation.category
    assert answer.situation.household


def test_a_ramp_asked_for_is_another_matter(talk: Talk) -> None:
    answer = talk(LIFT, "she uses a wheelchair and needs a ramp fitted at the door")
    assert answer.situation.category is not talk(LIFT).situation.category


def test_a_child_s_asthma_is_of_one_s_own_home_and_no_medical_question(talk: Talk) -> None:
    answer = talk(DAMP, "My son has asthma, does that change anything?")
    assert answer.kind is Kind.ANSWER
    assert answer.situation.apart is None
    assert answer.situation.reported == date(2026, 3, 3)
    assert any(citation.passage == "awaabs-law#p4" for citation in answer.citations)


def test_a_son_s_own_flat_is_another_home(talk: Talk) -> None:
    assert talk(DAMP, "my son has asthma and his flat is damp too, he's with Hyde").situation.apart == "somebody else"


@pytest.mark.parametrize("message", ["It was stage 2.", "no it was stage 2", "sorry, that's at stage two"])
def test_a_complaint_put_right_to_stage_2_keeps_its_day(message: str, talk: Talk) -> None:
    answer = talk(COMPLAINT, message)
    assert [(event.what, event.on) for event in answer.situation.events] == [(Happening.ESCALATED, date(2026, 5, 1))]
    assert "stage 2" in answer.headline


@pytest.mark.parametrize(
    ("message", "began"), [("5 weeks actually", date(2026, 6, 5)), ("no, 2 months", date(2026, 5, 10))]
)
def test_a_bare_length_of_time_puts_the_beginning_right(message: str, began: date, talk: Talk) -> None:
    answer = talk("I've had no hot water for 3 weeks. Is that normal?", message)
    assert answer.situation.began == began
    assert answer.verdict is not None


def test_since_when_and_the_landlord_told_one_by_one_come_to_a_verdict(talk: Talk) -> None:
    answer = talk("there's rats in my kitchen", "Since 5 April", "Hackney")
    assert answer.verdict is not None
    assert "20 working days" in answer.text


def test_a_month_alone_moves_the_day_in_a_correction(talk: Talk) -> None:
    answer = talk("kitchen light doesn't work, reported 10 june. late?", "March actually")
    assert answer.situation.reported == date(2026, 3, 10)


def test_a_year_alone_is_the_year_of_the_report(talk: Talk) -> None:
    before = ("My flat is damp", "Reported it on 4 March")
    assert talk(*before, "2025").situation.reported == date(2025, 3, 4)
    assert talk(*before, "2031").situation.reported == date(2026, 3, 4), "no report lies ahead"


def test_a_second_repair_is_asked_what_the_first_was(talk: Talk) -> None:
    answer = talk(
        "Our lift has been out since 3 June, Camden tenants. Too long?", "And the entryphone, told them the same day?"
    )
    assert answer.verdict is not None
    assert answer.situation.reported == date(2026, 6, 3)
    assert answer.notes, "the day taken over is said"


def test_a_report_a_week_later_is_counted_from_that_day(talk: Talk) -> None:
    answer = talk("kitchen light doesn't work, reported 10 june. late?", "and the bathroom one, reported a week later")
    assert answer.situation.reported == date(2026, 6, 17)
    assert not cases(answer), "the bathroom one is a light"


def test_one_s_own_boiler_is_told_apart_from_one_s_mother_s_and_left_again(talk: Talk) -> None:
    before = (
        "My mum's boiler is broken, she's 82, with Clarion, told them 1 July.",
        "And mine, same landlord, no hot water since 3 July?",
    )
    mine = talk(*before).situation
    assert mine.began == date(2026, 7, 3)
    assert mine.reported is None
    assert not mine.household
    hers = talk(*before, "Back to mum. can she complain")
    assert hers.situation.reported == date(2026, 7, 1)
    assert hers.next_steps


@pytest.mark.parametrize("message", ["it's near the light", "its coming faster"])
def test_more_told_of_an_emergency_is_still_one(message: str, talk: Talk) -> None:
    answer = talk("water coming through the ceiling from upstairs, Hackney homes, reported yesterday", message)
    assert answer.signpost is not None
    assert answer.signpost.emergency


def test_an_emergency_that_is_over_is_asked_its_time(talk: Talk) -> None:
    answer = talk(
        "There is a crack in my ceiling, I told Wandsworth on 2 March.",
        "Now part of the ceiling has come down on my daughter",
        "She is ok, a bruise. How long for the repair?",
    )
    assert answer.kind is Kind.ANSWER
    assert "999" not in answer.text


def test_a_missed_visit_told_alone_is_told_its_sum_and_so_is_the_next(talk: Talk) -> None:
    first = "They missed my appointment on 2 July. Riverside."
    assert "£15" in talk(first).text
    assert "£45" in talk(first, "that's three times now").text
    assert "£45" in talk(first, "that's three times now", "what am I due").text


def test_both_services_are_supposed_for_one_message_only(talk: Talk) -> None:
    before = (
        "no heating since 1 december 2025, Southwark council, fixed 15 january 2026. what am i owed",
        "so it was 45 days",
    )
    assert "£15 a day" in talk(*before, "and what if it had been both").text
    assert "£15 a day" not in talk(*before, "and what if it had been both", "how much is mine then").text


@pytest.mark.parametrize(
    "message", ["I'm not happy with it", "what do I put in the complaint", "who to", "how do i ask for it"]
)
def test_how_to_go_on_is_answered_with_the_steps(message: str, talk: Talk) -> None:
    answer = talk("Landlord hasn't answered my complaint of 20 May 2026.", "the answer came on 1 July", message)
    assert answer.next_steps
    assert answer.verdict is None


def test_a_letter_that_should_come_is_asked_its_own_time(talk: Talk) -> None:
    before = (DAMP, "They inspected on 20 June.")
    answer = talk(*before, "And the report they should have sent me?")
    assert any(citation.passage == "awaabs-law#p9" for citation in answer.citations)
    answer = talk(*before, "do they have to put it in writing")
    assert [citation.passage for citation in answer.citations] == ["awaabs-law#p9", "awaabs-law#p10"]


def test_a_sum_named_with_a_landlord_is_of_that_landlord_s_case_of_those_just_told(talk: Talk) -> None:
    answer = talk("Compare 202406545 and 202339937.", "Does the £1,500 include L&Q's own offer?")
    assert cases(answer) == ["202406545"]


def test_each_late_day_of_the_right_to_repair_is_told_what_it_pays(talk: Talk) -> None:
    first = "Norwich council, secure tenant. toilet blocked, the only one, reported 1 July 2026. late?"
    answer = talk(first, "and how much for each day after that")
    assert "£2 for each extra day" in answer.text
    assert not any(citation.ref == "spread" for citation in answer.citations)


def test_renting_supposed_by_a_shared_owner_is_answered_as_a_tenant_s(talk: Talk) -> None:
    first = "im shared ownership, damp in bedroom reported 2 june 2026. does awaabs law help me"
    assert "10 working days" in talk(first, "what if i rented it from them").text


def test_a_tenant_who_had_supposed_a_lease_is_no_leaseholder(talk: Talk) -> None:
    before = ("Is damp the landlord's job to mend?", "Even if I'm a leaseholder?", "Ok I'm a tenant though")
    answer = talk(*before, "Reported 4 May 2026, Peabody")
    assert answer.situation.tenure is None
    assert "10 working days" in answer.text
