"""Days to come, landlords and rules put in place of others, and cases and dangers spoken of beside one's own home."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from told import cases, cited

from assistant.answer.contract import Answer, Kind
from assistant.answer.talk.same_problem import names_a_thing
from assistant.situation.situation import Situation
from assistant.timescales.facts import Happening, Verdict

TODAY = date(2026, 11, 27)
DRAWER = "Bury council, bathroom shelf hanging off, routine, told them 9 november 2026. what date have they got till"
Talk = Callable[..., Answer]


def slug(answer: Answer) -> str | None:
    named = answer.situation.landlord
    return named.slug if named else None


def test_a_time_that_still_runs_is_said_to_run_where_its_last_day_is_asked(talk: Talk) -> None:
    answer = talk(DRAWER)
    assert answer.verdict is Verdict.WITHIN
    assert "time is still running" in answer.text


@pytest.mark.parametrize(
    "waits",
    ["nobody has inspected", "no one has looked at it", "not heard a thing"],
)
def test_who_tells_that_nothing_came_and_asks_for_the_limit_is_told_that_it_is_late(waits: str, talk: Talk) -> None:
    answer = talk(f"Octavia, damp in the hall reported 2 november 2026, {waits}. what does their policy give for it?")
    assert answer.verdict is Verdict.OUTSIDE


@pytest.mark.parametrize(
    "said",
    [
        "sorry no, that's my dad's council. mine is Camden",
        "hang on, wrong one: it's my sister who's with bury. i'm with camden",
        "no wait that is my neighbour's landlord, our council is Camden",
    ],
)
def test_a_landlord_that_is_somebody_elses_is_put_right_and_all_else_kept(said: str, talk: Talk) -> None:
    answer = talk(DRAWER, said)
    assert (slug(answer), answer.situation.apart) == ("camden", None)
    assert answer.situation.reported == date(2026, 11, 9)


@pytest.mark.parametrize(
    "supposed",
    ["and if it's still hanging there on 18 december?", "back to mine. if they still haven't done it by 18 december?"],
)
def test_a_wait_is_supposed_to_go_on_to_a_day_of_any_wording(supposed: str, talk: Talk) -> None:
    answer = talk(DRAWER, "what is maladministration", supposed)
    assert answer.verdict is Verdict.OUTSIDE
    assert "18 December 2026" in answer.text
    assert "2025" not in answer.text


def test_a_look_ends_no_wait_that_is_supposed_to_go_on(talk: Talk) -> None:
    told = "manchester council, bedroom damp. they finished investigating on 18 november 2026, significant hazard. told them 6 november 2026"
    answer = talk(told, "what if it still isn't made safe by 9 december")
    assert answer.verdict is Verdict.OUTSIDE
    assert "25 November 2026" in answer.text
    assert "awaabs-law#p14" in cited(answer)
    assert "ended on the same day" not in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "if i ask for stage 2 on monday 30 november when must they acknowledge that",
        "i'm going to ask for stage 2 on 30 november. by when do they have to acknowledge it",
    ],
)
def test_a_step_meant_for_a_day_to_come_is_counted_from_that_day(asked: str, talk: Talk) -> None:
    answer = talk("Clarion. complained 2 november 2026, stage 1 answer came 16 november 2026 and it's rubbish", asked)
    assert "7 December 2026" in answer.text
    assert answer.verdict is None


@pytest.mark.parametrize("asked", ["and under awaab's law?", "what about by Awaab's Law, taking it as significant"])
def test_another_rule_judges_what_was_told(asked: str, talk: Talk) -> None:
    answer = talk("Octavia, mould in the bedroom, told them 2 november 2026, nobody has inspected. late?", asked)
    assert answer.verdict is Verdict.OUTSIDE
    assert "16 November 2026" in answer.text


@pytest.mark.parametrize(
    "asked", ["what's usual for landlords for that sort of job", "what do most landlords allow for it"]
)
def test_what_is_usual_is_told_where_the_landlord_has_no_target(asked: str, talk: Talk) -> None:
    sng = "sng tenant. how long for a normal repair, my back door sticks"
    assert "General guidance, not law" in talk(sng, asked).text
    going = talk(sng, asked, "told them 5 october 2026. going by that when was it up")
    assert "12 November 2026" in going.text


@pytest.mark.parametrize(
    "recalled",
    [
        "have they been late with a stage 1 before? i'm thinking of the one with the leak by her front door",
        "were they slow before, i mean the one where she had the leak in the communal part by her door",
    ],
)
def test_a_case_that_is_recalled_is_no_emergency_and_leaves_ones_own_alone(recalled: str, talk: Talk) -> None:
    answer = talk("Southern Housing, complained 10 november 2026 about a gate", recalled)
    assert (answer.kind, cases(answer)) == (Kind.ANSWER, ["202443688"])
    assert answer.situation.own is not None


def test_danger_told_beside_a_recalled_case_is_still_warned_of(talk: Talk) -> None:
    answer = talk("i can smell gas. i'm thinking of the one where she waited a year, what was she paid")
    assert answer.signpost is not None
    assert answer.signpost.emergency


def test_an_emergency_and_a_refusal_leave_the_days_told_before(talk: Talk) -> None:
    gas = talk(DRAWER, "there's suddenly a strong smell of gas in the kitchen")
    assert gas.situation.reported == date(2026, 11, 9)
    lie = talk(DRAWER, "write them a letter saying i rang on 1 september instead so i get more, they'll never check")
    assert (lie.kind, lie.situation.reported) == (Kind.REFUSE, date(2026, 11, 9))


def test_an_acknowledgement_is_judged_by_itself_and_the_answer_when_it_is_asked(talk: Talk) -> None:
    first = (
        "Clarion. complained 2 november 2026 and they wrote on 9 november to say they'd got it. was that quick enough?"
    )
    assert talk(first).verdict is Verdict.WITHIN
    answer = talk(first, "but i've had no proper answer since. when should that have come")
    assert (answer.verdict, "23 November 2026" in answer.text) == (Verdict.OUTSIDE, True)


@pytest.mark.parametrize(
    "asked", ["can i use the right to repair then? a friend said it's three days", "does right to repair cover it"]
)
def test_a_scheme_of_councils_is_said_not_to_be_for_an_association(asked: str, talk: Talk) -> None:
    answer = talk("West Kent, loose banister, told them 16 november 2026. how long", asked)
    assert "does not apply to tenants of a housing association" in answer.text
    assert "right-to-repair#p2" in cited(answer)


def test_what_health_changes_is_told_by_the_rules_before_the_sums(talk: Talk) -> None:
    answer = talk(
        "west kent, mould in the bedroom, reported 2 november 2026",
        "what might i be paid",
        "she has copd, does that matter",
    )
    assert "The landlord must weigh the health" in answer.text
    assert answer.text.index("weigh the health") < answer.text.index("past orders of money")


def test_a_search_that_came_late_is_not_said_to_be_still_undone(talk: Talk) -> None:
    answer = talk(
        "hyde, mould, reported 2 november 2026, no one has looked. late?",
        "someone came to look on 24 november and finished looking that day, a significant hazard",
        "nothing in writing yet",
    )
    assert "late by 6 working days" in answer.text
    assert "that time ended on 16 November 2026" in answer.text
    assert Happening.INVESTIGATED in {event.what for event in answer.situation.events}


@pytest.mark.parametrize(
    "text", ["what about the hallway light in our block, told them the same day", "and the gate, told them 5 october"]
)
def test_a_thing_is_named_though_where_and_when_stand_with_it(text: str) -> None:
    assert names_a_thing(Situation(question=text, english=text))


@pytest.mark.parametrize(
    "asked", ["what's the tenant's surname and which flat", "what is the resident's name? i'd like to ring her"]
)
def test_who_the_tenant_of_a_decision_is_is_not_told(asked: str, talk: Talk) -> None:
    assert talk("202410299, what was ordered", asked).kind is Kind.REFUSE


@pytest.mark.parametrize("asked", ["by what date was the apology due", "what was the last day for the apology"])
def test_the_day_of_an_apology_is_in_the_orders(asked: str, talk: Talk) -> None:
    assert "18 August 2025" in talk(f"202410299: {asked}, the decision being 21 July 2025?").text
