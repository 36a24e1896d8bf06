"""Money in one's own case, next steps, questions back and warnings: only where asked for, told or still to come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.money import say_award
from assistant.answer.contract import Answer, Kind, StatementKind
from assistant.answer.engine import Assistant
from assistant.answer.message.dangers import is_networks
from assistant.records import Tenure

Ask = Callable[..., Answer]


def steps(answer: Answer) -> str:
    return " ".join(step.text for step in answer.next_steps)


# --- money ----------------------------------------------------------------------------------------


def test_no_sum_is_pressed_on_somebody_who_asks_how_long_it_may_take(ask: Ask) -> None:
    answer = ask("No heating and no hot water since this morning. How long have they got?", tenure=Tenure.SECURE)
    assert "£15" not in answer.text
    assert "£8" not in answer.text


def test_a_set_sum_is_told_on_its_condition_and_once(ask: Ask) -> None:
    answer = ask("We had no power for three days in August 2026. What would the Ombudsman's guidance come to?")
    assert "3 days × £10 = £30" in answer.text
    assert "Where the Ombudsman finds that the landlord failed" in answer.text
    assert answer.text.count("we could not read") == 1


def test_who_asks_for_the_set_sum_alone_gets_no_verdict_on_the_wait(ask: Ask) -> None:
    answer = ask("no power 4 may 2026, told them at once, on again after 3 days. what do the ombudsman set for that")
    assert answer.verdict is None
    assert "3 days × £10 = £30" in answer.text
    assert "working days" not in answer.text


def test_the_band_of_the_finding_that_the_message_names_is_told(ask: Ask) -> None:
    answer = ask("A decision of March 2025 with a service failure. Which band did the guidance give then?")
    assert "£50 to £100" in answer.text
    assert "£600" not in answer.text


def test_half_the_sockets_and_one_rooms_lights_are_no_loss_of_lighting(ask: Ask) -> None:
    for text in (
        "Half the sockets and the bathroom lights are dead, what compensation is there?",
        "The lights in my hall have gone, what compensation is there?",
    ):
        answer = ask(text)
        assert not answer.situation.losses
        assert "sets £10 a week" not in answer.text


def test_a_question_of_a_rate_gets_no_forecast_and_no_next_steps(ask: Ask) -> None:
    answer = ask("L&Q missed two visits with me in July 2026. What is the rate per missed appointment?")
    assert not any(statement.kind is StatementKind.SPREAD for statement in answer.statements)
    assert not answer.next_steps


def test_a_sum_of_ones_own_reckoning_is_put_right_by_the_cap(ask: Ask) -> None:
    answer = ask(
        "Right to Repair. Second contractor 30 days late on its own period, so that is £70 to the tenant, yes?",
        tenure=Tenure.SECURE,
    )
    assert answer.kind is Kind.ANSWER
    assert "£50, not £70" in answer.text


def test_bands_of_older_decisions_are_told_with_the_day_they_ended(ask: Ask) -> None:
    answer = ask("What range did the older remedies guidance give for maladministration?")
    assert "£100 to £600" in answer.text
    assert "Since 1 April 2026" in answer.text


# --- next steps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Does the law let my landlord come into the flat without asking?",
        "My housing officer says 20 working days is the law for a repair. Is it?",
        "The power is off in our whole road. Which number is it?",
    ],
)
def test_a_point_of_law_and_a_fault_of_the_network_have_no_next_steps(text: str, ask: Ask) -> None:
    assert not ask(text, tenure=Tenure.ASSURED).next_steps


def test_what_was_reported_is_not_to_be_reported(ask: Ask) -> None:
    answer = ask("I reported a leaking tap to Bury council on 1 October 2026, nothing since. What can I do?")
    assert answer.next_steps
    assert "Report the problem" not in steps(answer)


def test_stage_2_must_be_asked_for_before_the_ombudsman_can_decide(ask: Ask) -> None:
    answer = ask("I reported a broken extractor fan on 1 September 2026 and nobody came. What can I do?")
    told = steps(answer)
    assert told.index("ask for stage 2") < told.index("Housing Ombudsman")
    assert "Before that it can only help to get an answer" in told


def test_an_open_job_told_over_a_year_ago_carries_the_caution_too(ask: Ask) -> None:
    answer = ask("I told the council about the damp on 3 September 2025 and it is still there. What can I do?")
    assert "over 12 months old" in steps(answer)


def test_eleven_months_after_it_was_told_one_should_not_wait(ask: Ask) -> None:
    answer = ask("I told the council about the damp in December 2025 and it is still there. What can I do?")
    assert "Do not wait" in steps(answer)
    assert "over 12 months old" not in steps(answer)


def test_the_right_to_repair_has_steps_of_its_own(ask: Ask) -> None:
    answer = ask("My kitchen tap will not turn. How many days under the right to repair?", tenure=Tenure.SECURE)
    assert "another contractor" in steps(answer)
    assert "formal complaint" not in steps(answer)


def test_a_report_from_before_awaabs_law_is_to_be_made_again(ask: Ask) -> None:
    answer = ask("I reported black mould on 2 September 2025. Does Awaab's law cover me?", tenure=Tenure.ASSURED)
    assert "Report the problem again" in steps(answer)
    assert "27 October 2025" in steps(answer)


def test_every_limb_of_a_step_has_its_mark(ask: Ask) -> None:
    answer = ask("I reported a broken extractor fan on 1 September 2026 and nobody came. What can I do?")
    passages = {c.n: c.passage for c in answer.citations}
    for step in answer.next_steps:
        marks = {passages[n] for n in step.citations}
        if "extends the time" in step.text:
            assert "complaint-handling-code-2024#p6" in marks
        if "0300 111 3000" in step.text:
            assert {"housing-ombudsman-how-to-complain#p7", "housing-ombudsman-how-to-complain#p6"} <= marks
            assert {"housing-ombudsman-scheme#p4", "housing-ombudsman-scheme#p5"} <= marks
        assert "in writing" not in step.text


# --- questions back -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("The mould inspection ended on 2 June 2026. When must it be made safe?", Tenure.SECURE),
        ("I have a 125 year lease from the council. Does Awaab's law make it treat my mould?", Tenure.LEASEHOLDER),
        ("The boiler died this morning, no heating at all. How long have Platform got?", Tenure.ASSURED),
        ("The contractor missed the right to repair date. What can I ask for?", Tenure.SECURE),
    ],
)
def test_nothing_is_asked_back_that_would_change_nothing(text: str, tenure: Tenure, ask: Ask) -> None:
    assert not ask(text, tenure=tenure).asks


# --- warnings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("There are bare wires sticking out of my kitchen socket, I told them on Friday. How long do they get?", "999"),
        ("The ceiling in my hall is bulging and I reported it on 2 November 2026. How long have they got?", "999"),
    ],
)
def test_a_danger_told_in_a_question_of_ours_is_warned_of_first_and_then_answered(
    text: str, number: str, ask: Ask
) -> None:
    answer = ask(text, tenure=Tenure.ASSURED)
    first = answer.text.split("\n\n")[0]
    assert number in first
    assert "emergency line" in first
    assert len(answer.statements) > 1


@pytest.mark.parametrize(
    "text",
    [
        "The ceiling light fell down in March and the hole is still there. How long have they got?",
        "What did the Ombudsman decide about bare wires in a tenant's flat?",
        "Is a sparking socket what counts as an emergency hazard under Awaab's Law?",
        "My gas safety check is two months late. How long have they got?",
    ],
)
def test_no_warning_is_given_where_no_danger_is_told(text: str, ask: Ask) -> None:
    answer = ask(text)
    assert not any("999" in statement.text for statement in answer.statements)


def test_a_power_cut_that_is_over_is_a_question_of_money(ask: Ask) -> None:
    answer = ask("Our flat had no electricity for five days in August 2026, the landlord's fault. What is the set sum?")
    assert answer.kind is Kind.ANSWER
    assert "105" not in answer.text
    assert "£50" in answer.text


def test_a_cut_in_the_whole_street_is_told_its_number_and_nothing_else(ask: Ask) -> None:
    answer = ask("Power cut, all our street is dark, not just me. Who do I call?", tenure=Tenure.SECURE)
    assert answer.kind is Kind.SIGNPOST
    assert "105" in answer.text
    assert "£" not in answer.text
    assert not answer.next_steps


def test_a_cut_laid_at_the_landlords_door_is_not_the_networks() -> None:
    assert is_networks("the whole street is off")
    assert not is_networks("the whole estate is off because of the landlord's cable")


def test_a_freeholder_is_not_sent_to_a_company_that_nobody_named(ask: Ask) -> None:
    answer = ask(
        "I own my ex-council house freehold. Can I complain to the Housing Ombudsman about the council's grass?"
    )
    assert answer.kind is Kind.SIGNPOST
    assert "0300 061 0614" in answer.text
    assert "company's own" not in answer.text


def test_a_smell_of_gas_keeps_the_warning_of_the_cellar(ask: Ask) -> None:
    assert "cellar" in ask("I can smell gas by the cooker").text


@pytest.mark.parametrize(
    "asked",
    [
        "Determination dated November 2025, no hot water for 11 days. Is the award bound to £8 a day?",
        "The Ombudsman decided on 12 February 2026 on 10 days without hot water. Was £8 a day the sum then?",
        "Determination made on 14 January 2026, three missed visits. Does £15 each apply to that?",
    ],
)
def test_a_decision_of_before_the_set_sums_is_held_to_the_bands_of_its_day(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "were not yet in use on" in text
    assert "went by bands" in text
    assert "On your own figures" not in text


@pytest.mark.parametrize(
    "question",
    [
        "Under Right to Repair the next contractor ran over by 26 days. I make it 62 quid. Is that right?",
        "The second Right to Repair contractor overran by 26 days. Tenant thinks £62. What is due?",
    ],
)
def test_a_sum_put_for_a_second_contractor_s_days_is_reckoned_and_capped(ask: Ask, question: str) -> None:
    assert "= £62, capped at £50. So £50, not £62." in ask(question, tenure=Tenure.SECURE).text


@pytest.mark.parametrize(
    ("landlord", "said"),
    [
        ("Thrive Homes", "We hold no decided case of Thrive Homes."),
        ("Hyde", "none that comes near among the cases of Hyde Housing"),
    ],
)
def test_a_landlord_without_a_case_is_told_apart_from_one_without_a_case_like_it(
    landlord: str, said: str, ask: Ask
) -> None:
    assert said in ask(f"{landlord}, rotten fence panels. Any cases like mine, and what were they paid?").text


@pytest.mark.parametrize(
    "text",
    [
        "Rooftop urgent job reported 2 March 2026, fixed 6 March 2026. How much could I claim?",
        "Rooftop, kitchen tap, they called it routine, told them 2 march 2026, done 20 march. do i get any compensation for the wait",
        "i rent from Rooftop Housing Group. worktop, routine, reported 2 march 2026 done 24 march 2026. wrong part first. should i be getting something",
    ],
)
def test_no_forecast_is_made_for_a_job_that_was_in_time(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert "we know of no sum that would be due for lateness" in answer.text
    assert "likeliest finding" not in answer.text
    assert answer.verdict is not None
    assert answer.verdict.value == "within"


def test_a_sum_that_the_record_does_not_split_is_told_as_the_whole(assistant: Assistant) -> None:
    case = assistant.corpus.determinations["202231407"]
    assert say_award(case, case.matters[0])[0] == " and ordered £560 in all"
