"""What later messages of a conversation are answered with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer.contract import Answer, Kind
from assistant.answer.message.followup import asks_next_steps, less_thanks

TODAY = date(2026, 11, 26)
TAP = "Norwich council, secure tenant. kitchen tap dripping, routine, reported 3 august 2026. too long?"
GATE = "Calico Homes, my gate is off, routine, reported 1 october 2026. late?"
Talk = Callable[..., Answer]


@pytest.mark.parametrize(
    "message",
    [
        "brilliant, thank you. who do i go to if they just ignore me",
        "ok cheers, and what do i do first",
        "so who then",
        "they keep fobbing me off, i'm at the end of my tether, what now",
        "thank you so much, and if nothing happens by friday?",
        "can i go ombudsman",
        "what's the best thing to do",
        "what happens if they dont reply",
    ],
)
def test_who_then_and_what_next_are_answered_with_the_steps_and_no_emergency(message: str, talk: Talk) -> None:
    answer = talk(GATE, message)
    assert answer.kind is Kind.ANSWER
    assert answer.next_steps
    assert answer.verdict is None, "the limits were told before"


def test_a_limit_told_before_is_not_told_again_with_the_money(talk: Talk) -> None:
    answer = talk(GATE, "and how much do i get")
    assert "working days past" not in answer.text
    assert any(citation.ref == "spread" for citation in answer.citations)


def test_a_limit_is_told_again_where_it_is_asked(talk: Talk) -> None:
    assert "18 working days" not in talk(GATE, "and how much do i get").text
    assert talk(GATE, "how many days over is that").verdict is not None


def test_a_danger_just_told_is_met_again_where_it_is_asked_what_to_do(talk: Talk) -> None:
    assert "0800 111 999" in talk("i can smell gas in my kitchen", "what do i do first").text
    answer = talk("i can smell gas in my kitchen", "theyve been, its all safe now. what next")
    assert answer.kind is Kind.ANSWER
    assert "0800 111 999" not in answer.text


def test_another_thing_told_the_same_day_is_no_emergency(talk: Talk) -> None:
    answer = talk(
        "Hyde tenant. Boundary fence blew down, reported 3 August 2026, nothing done. Are they over?",
        "and the kitchen tap? dripping, told them the same day",
    )
    assert answer.signpost is None
    assert "30 calendar days" in answer.text


def test_she_is_whom_the_person_asks_for(talk: Talk) -> None:
    told = "my mum is 84, Octavia. her kitchen drawer fell out, routine, told them 12 oct 2026. is it late"
    answer = talk(told, "n whats she owed")
    assert any(citation.ref == "spread" for citation in answer.citations)
    assert talk("our kid's with Calico Homes, his gate's stuck, he told em 1 september 2026").delay is not None


def test_a_supposed_association_has_no_right_to_repair(talk: Talk) -> None:
    answer = talk(
        "kitchen sinks blocked solid. council flat, secure tenancy. how long do they get to sort it",
        "what if its a housing association",
    )
    assert "right-to-repair#p2" in {citation.passage for citation in answer.citations}


def test_that_case_is_the_case_spoken_of(talk: Talk) -> None:
    answer = talk(
        "what did southern housing have to pay in 202433087", "and was that case about hot water or the heating"
    )
    assert answer.situation.refs == ("202433087",)


def test_how_much_of_a_case_is_all_of_it(talk: Talk) -> None:
    assert "£275" in talk("clarion lost a case over a communal door, 202424751, what for", "how much").text


def test_what_each_had_offered_is_told_of_both_cases(talk: Talk) -> None:
    answer = talk("202428548: finding?", "202432825, likewise?", "What had each offered?")
    assert "£570" in answer.text
    assert "£425" in answer.text


def test_two_landlords_stay_set_beside_each_other(talk: Talk) -> None:
    answer = talk("Octavia and LYHA: compare their limits for a routine repair.", "And urgent ones?")
    assert {"octavia", "lyha"} <= {citation.ref for citation in answer.citations}


def test_a_loss_told_later_joins_the_first_for_days_not_told(talk: Talk) -> None:
    text = talk("no hot water for 9 days, heating is ok. woking council. is there a rate", "heating went as well").text
    assert "£15" in text
    assert "£135" not in text, "how long both were gone was not told"


def test_a_landlord_set_apart_at_the_start_is_the_landlord(talk: Talk) -> None:
    landlord = talk("octavia, assured. skirting board off, routine").situation.landlord
    assert landlord is not None
    assert landlord.slug == "octavia"


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("ok thanks. who do i ring", "who do i ring"),
        ("brilliant, thank you. what now", "what now"),
        ("thanks", "thanks"),
        ("right, it was the 12th", "right, it was the 12th"),
        ("thanks to them i have no heating", "thanks to them i have no heating"),
    ],
)
def test_thanks_before_a_message_are_no_part_of_it(message: str, left: str) -> None:
    assert less_thanks(message) == left


@pytest.mark.parametrize("message", ["how much", "is that late", "when did they finish", "and the mould?"])
def test_other_questions_do_not_ask_for_the_steps(message: str) -> None:
    assert not asks_next_steps(message)


def test_a_visit_missed_on_a_day_is_no_visit_that_came(talk: Talk) -> None:
    answer = talk(GATE, "they missed a visit on 12 november as well. what does the ombudsman go by for one of them")
    assert not [event for event in answer.situation.events if event.what == "attended"]
    assert "£15 for a missed appointment" in answer.text


def test_nobody_has_come_is_no_missed_appointment_and_a_second_loss_joins_the_first(talk: Talk) -> None:
    first = "no heating at all since 23 november 2026, rang grand union that day, nobody has come. is that in time"
    rate = "what would the ombudsman go by for each day of it"
    one = talk(first, rate)
    assert "£8 a day" in one.text
    assert "missed appointment" not in one.text
    assert "£15 a day" in talk(first, rate, "the hot waters off and all now").text


@pytest.mark.parametrize("message", ["sorry my mistake it was 6 october", "sorry, it was on 6 october"])
def test_a_day_put_right_of_what_is_not_done_is_the_report(message: str, talk: Talk) -> None:
    answer = talk("Calico Homes still havent done my gate, routine, told them 1 october 2026. late?", message)
    assert (answer.situation.reported, answer.situation.until) == (date(2026, 10, 6), None)


@pytest.mark.parametrize(
    ("message", "passage"),
    [
        ("can i knock it off the rent", "when-a-repair-is-late#p4"),
        ("would my councillor be any use", "when-a-repair-is-late#p20"),
    ],
)
def test_a_rule_asked_after_a_delay_is_answered_without_the_limit_and_the_steps(
    message: str, passage: str, talk: Talk
) -> None:
    answer = talk(GATE, message)
    assert passage in {citation.passage for citation in answer.citations}
    assert not answer.next_steps
    assert "calico-homes" not in {citation.ref for citation in answer.citations}


def test_everyday_living_blamed_for_damp_is_answered_by_the_guidance_on_it(talk: Talk) -> None:
    told = "mould in my bathroom, Hackney council, told them 2 november 2026. are they late"
    answer = talk(told, "the surveyor reckons its cos we dont open windows")
    assert answer.statements[0].text.startswith("Official guidance, not law: a landlord may not blame")
    assert answer.verdict is None


def test_a_case_in_view_is_asked_about_any_thing(talk: Talk) -> None:
    answer = talk(
        "What was ordered in 202532561?", "When was the apology due?", "Did it order a survey of the windows?"
    )
    assert answer.situation.refs == ("202532561",)


def test_an_acknowledgement_not_even_had_is_judged(talk: Talk) -> None:
    answer = talk("put a complaint in to havering council 12 november 2026, not even had an acknowledgement. how long?")
    assert answer.verdict == "outside"
    assert "5 working days" in answer.headline


def test_the_landlords_limit_for_mould_counts_in_the_class_that_was_said(talk: Talk) -> None:
    answer = talk(
        "West Kent, routine mould work asked for on 6 November 2026 and nobody has been. How long do they give?"
    )
    assert answer.verdict == "outside"
    assert "14 calendar days" in answer.text
