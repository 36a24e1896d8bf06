"""Later messages that lean on what was said before: a stage, a day, a charge, a list of cases, a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer
from assistant.timescales.facts import Happening, Verdict
from tests.answer.told import cases, cited

TODAY = date(2026, 11, 27)
TAP = "Bury council, urgent job on my tap, reported 9 November 2026."
DAMP = "Damp in my bedroom, I told my housing association on 9 November 2026."
COMPLAINT = "I complained to Mid Suffolk on 9 November 2026 and got not a word back."
LIST = "Which landlords have been told to pay over £1,000 for damp?"
Talk = Callable[..., Answer]


def _told(answer: Answer) -> dict[Happening, date]:
    return {event.what: event.on for event in answer.situation.events}


@pytest.mark.parametrize(
    "message",
    [
        "octavia said my tap is urgent, told em 16 nov 2026 and nowt",
        "Great Yarmouth say my back step is routine. Reported 10 August 2026.",
    ],
)
def test_the_class_that_a_landlord_gave_is_no_finding_asked_for(message: str, talk: Talk) -> None:
    assert talk(message).verdict is Verdict.OUTSIDE


def test_not_a_word_after_a_complaint_means_that_it_was_not_acknowledged_either(talk: Talk) -> None:
    answer = talk(COMPLAINT)
    assert answer.verdict is Verdict.OUTSIDE
    assert "16 November 2026" in answer.headline


def test_a_call_to_say_that_they_have_it_acknowledges_the_complaint(talk: Talk) -> None:
    answer = talk(COMPLAINT, "they rang today, said they got it")
    assert _told(answer)[Happening.ACKNOWLEDGED] == TODAY
    assert "11 December 2026" in answer.text


def test_how_long_for_that_is_of_the_stage_just_spoken_of(talk: Talk) -> None:
    answer = talk(COMPLAINT, "and if i don't like what they say", "how long do they get for that")
    assert "complaint-handling-code-2024#p8" in cited(answer)


def test_what_was_asked_for_after_the_stage_1_answer_is_stage_2(talk: Talk) -> None:
    before = ("Great Yarmouth, routine job on my step, reported 10 August 2026.", "got the stage 1 letter, whats next")
    answer = talk(*before, "asked for that 15 october 2026 and nothing")
    assert _told(answer)[Happening.ESCALATED] == date(2026, 10, 15)
    assert "19 November 2026" in answer.headline


def test_who_did_that_after_asking_how_to_complain_has_complained(talk: Talk) -> None:
    answer = talk("I want to complain about Clarion, where do I start?", "i did that on 2 november 2026")
    assert _told(answer) == {Happening.COMPLAINED: date(2026, 11, 2)}


def test_nothing_in_writing_after_the_look_is_late_by_its_own_limit(talk: Talk) -> None:
    answer = talk(DAMP, "someone came on the 20th, all done looking that day", "still nothing in writing")
    assert _told(answer)[Happening.INVESTIGATED] == date(2026, 11, 20)
    assert answer.verdict is Verdict.OUTSIDE
    assert "25 November 2026" in answer.headline


@pytest.mark.parametrize("message", ["they came on 13 november but only looked", "they came 13 november with no parts"])
def test_a_visit_that_mended_nothing_does_not_end_the_wait(message: str, talk: Talk) -> None:
    answer = talk(TAP, message)
    assert "still not done" in answer.headline


@pytest.mark.parametrize("message", ["they said monday", "they reckon next monday"])
def test_a_day_that_is_only_promised_starts_no_clock(message: str, talk: Talk) -> None:
    answer = talk("no heating 3 days with a baby, Lewisham council", message)
    assert answer.situation.reported is None


def test_a_message_that_only_tells_of_trouble_is_about_no_decided_case(talk: Talk) -> None:
    assert not cases(talk("no heating 3 days with a baby, barnet council"))


def test_a_day_waited_in_for_nobody_is_no_report(talk: Talk) -> None:
    answer = talk(TAP, "oh and i waited in on the 16th and no one came. owt for that")
    assert answer.situation.reported == date(2026, 11, 9)
    assert "£15" in answer.text


def test_a_slot_that_nobody_kept_is_told_its_sum_and_no_limits_again(talk: Talk) -> None:
    answer = talk(TAP, "they had a slot booked yesterday and never came")
    assert answer.verdict is None
    assert "£15" in answer.text


def test_money_asked_for_after_the_dates_is_answered_without_the_verdict_again(talk: Talk) -> None:
    told = ("Boiler broke 20 November 2026, told L&Q the same day.", "fixed on the 25th")
    answer = talk(*told, "do i get anything for the days with no heating")
    assert answer.verdict is None
    assert "ombudsman-compensation-guidance-2026#p8" in cited(answer)


@pytest.mark.parametrize("message", ["Why?", "can they do that?"])
def test_why_is_answered_with_what_the_verdict_rests_on(message: str, talk: Talk) -> None:
    first, answer = talk(TAP), talk(TAP, message)
    assert answer.headline == first.headline


def test_the_number_of_the_ombudsman_is_given(talk: Talk) -> None:
    for messages in (("whats the number for the ombudsman",), (TAP, "Thanks. What is the Ombudsman's number?")):
        assert "0300 111 3000" in talk(*messages).text


def test_what_stage_1_means_is_told_from_the_code(talk: Talk) -> None:
    assert "complaint-handling-code-2024#p5" in cited(talk(TAP, "what means stage 1?"))
    assert "complaint-handling-code-2024#p8" in cited(talk(TAP, "what means stage 1?", "what is stage 2?"))


def test_a_price_that_is_too_high_is_a_charge_to_dispute(talk: Talk) -> None:
    answer = talk("my mate broke the kitchen door can they bill me", "what if the price is daft")
    assert "access-charges-and-alterations#p11" in cited(answer)


def test_a_charge_for_not_being_in_is_disputed_with_the_record_of_the_visit(talk: Talk) -> None:
    answer = talk("they want to charge me £30 saying i wasn't in when they came, but i was in all day")
    assert "access-charges-and-alterations#p6" in cited(answer)


def test_she_is_of_the_case_of_the_landlord_that_was_named(talk: Talk) -> None:
    before = "Camden are no use over my window. Has anyone taken them to the Ombudsman for that?"
    assert cases(talk(before, "what did she get")) == ["202532561"]
    mine = talk(before, "what did she get", "i told them 1 sept 2026, is mine late")
    assert mine.verdict is Verdict.OUTSIDE
    assert "camden#p1" in cited(mine)


def test_a_list_of_cases_is_asked_again_of_another_thing(talk: Talk) -> None:
    answer = talk(LIST, "and about roofs?")
    assert "roof" in answer.text
    assert "£1,000" in answer.text


def test_the_landlords_of_a_list_are_told(talk: Talk) -> None:
    answer = talk("Are there cases about lifts where money was ordered?", "which landlords were they?")
    assert answer.statements
    assert "case-list" in {citation.passage or citation.ref for citation in answer.citations}


def test_a_list_is_asked_again_of_another_year(talk: Talk) -> None:
    answer = talk("Are there any cases about leaks in 2025?", "and since 2026?")
    assert "since 2026" in answer.text
    assert "2025" not in answer.statements[0].text


def test_cases_on_that_are_cases_of_the_kind_spoken_of(talk: Talk) -> None:
    answer = talk("is mould covered by Awaab's law", "has anyone won on that")
    assert "over damp and mould" in answer.text


def test_what_is_supposed_of_a_day_is_not_kept(talk: Talk) -> None:
    answer = talk(
        "is there a time limit to complain", "what if it was two years ago", "and to go to the ombudsman after"
    )
    assert answer.verdict is None
    assert not answer.situation.events


def test_landlords_are_known_by_their_bare_names_where_nothing_else_can_stand(talk: Talk) -> None:
    first = talk("calico or bury, which is quicker for urgent jobs")
    assert {"calico-homes#p1", "bury#p1"} <= cited(first)
    assert "calico-homes#p1" in cited(talk("does camden have to fix my windows in 35 days", "and calico?"))


@pytest.mark.parametrize("message", ["and damp?", "what about the windows?", "and mum?"])
def test_things_are_no_bare_names_of_landlords(message: str, talk: Talk) -> None:
    answer = talk(TAP, message)
    assert answer.situation.landlord is not None
    assert answer.situation.landlord.name == "Bury Council"


def test_a_class_asked_about_by_itself_is_supposed_for_one_message(talk: Talk) -> None:
    told = "Gateshead council, a routine repair. Reported 3 August 2026, finished 20 October 2026."
    answer = talk(told, "what have they got for major works?")
    assert "90 working days" in answer.text
    assert answer.situation.own is not None
    assert answer.situation.own.priority == "routine"
