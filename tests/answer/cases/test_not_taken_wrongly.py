"""What is said of a decided case must not be taken wrongly: sums with the offer they take in, findings with their matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.cases.asked import asked_in
from assistant.answer.cases.balance import refusals_judged
from assistant.answer.cases.marks import dates_in_conflict
from assistant.answer.cases.matters import matters_asked
from assistant.answer.cases.money import say_like_offer
from assistant.answer.cases.passages import leans_on_last, with_subject
from assistant.answer.cases.sums import bare_sums, so_many
from assistant.answer.contract import Answer
from assistant.answer.engine import Assistant
from assistant.answer.statements.relevance import stems
from assistant.records import Determination, Passage, Source
from assistant.situation.clauses import about_another, about_the_ombudsman
from assistant.situation.losses import second_contractor_days
from assistant.situation.situation import Clause
from tests.answer.told import cases

Ask = Callable[..., Answer]


def passage(mark: str, text: str) -> Passage:
    return Passage(id=f"209900077#{mark}", record="209900077", mark=mark, text=text, source=Source.DETERMINATION)


def case_of(assistant: Assistant, ref: str) -> Determination:
    return assistant.sources.corpus.determinations[ref]


def test_findings_that_are_put_right_are_each_told_with_their_matter(ask: Ask) -> None:
    text = ask("In 202443688 it was severe maladministration for both, wasn't it?").text
    assert "service failure over the leak in a communal area" in text
    assert "reasonable redress over the handling of the associated complaint" in text


def test_service_failure_taken_for_maladministration_is_a_form_of_it(ask: Ask) -> None:
    assert "form of maladministration" in ask("Case 202504163 was maladministration, wasn't it?").text


@pytest.mark.parametrize(
    ("asked", "handling"),
    [
        ("how was the complaint handling judged in the communal leak case", True),
        ("was the landlord told of the leak before the complaint of October 2023", False),
    ],
)
def test_the_name_of_a_case_and_a_complaint_that_only_dates_single_no_matter_out(
    assistant: Assistant, asked: str, handling: bool
) -> None:
    matters = matters_asked(case_of(assistant, "202443688"), Clause(text=asked), assistant.sources)
    assert [m.category.value == "complaint-handling" for m in matters] == [handling]


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("202451564", "may take off the £275"),
        ("202327840", "does not say how the £2,000 stands to that"),
        ("202424751", "came on top of the £450"),
        ("202443688", ""),
        ("202410299", ""),
    ],
)
def test_a_past_sum_says_how_it_stands_to_the_offer_before_it(assistant: Assistant, ref: str, words: str) -> None:
    text, marks = say_like_offer(case_of(assistant, ref))
    assert words in text
    assert bool(text) is bool(marks) is bool(words)


def test_a_sum_for_one_matter_carries_the_offer_that_its_order_takes_in(ask: Ask) -> None:
    text = ask("Barnsley 202509792 and Hounslow 202509252: finding and sum for the damp part of each?").text
    assert "may take off the £350" in text
    assert "takes in the £200 offered earlier" in text


def test_money_put_forward_before_is_told_where_the_record_has_no_one_offer(ask: Ask) -> None:
    text = ask("202503656: how much was ordered?").text
    assert "gave £350" in text
    assert "does not say how the £100 stands to that" in text


def test_that_nothing_was_added_still_tells_what_was_to_be_paid(ask: Ask) -> None:
    text = ask("202348146: what was found on the landlord's communication over the works, and what money?").text
    assert "ordered to pay £450" in text
    assert "none of it is new money" in text


def test_a_sum_that_the_extract_breaks_off_before_naming_is_not_told_flatly(ask: Ask) -> None:
    assert "ordered £100 for that" not in ask("Lewisham 202432454: what finding on each matter and what sum?").text


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("202408056: did the ombudsman give her more than orbit had offered?", "No."),
        ("202427803: did he get more than clarion offered?", "Yes."),
        ("202419575: did the ombudsman give more than the landlord offered?", "In case"),
    ],
)
def test_whether_more_was_ordered_than_offered_is_answered_first(ask: Ask, asked: str, word: str) -> None:
    assert ask(asked).text.lstrip("- ").startswith(word)


def test_what_was_refused_with_reason_says_so(assistant: Assistant) -> None:
    case = case_of(assistant, "202532561")
    assert [p.mark for p in refusals_judged(case, "She wanted a survey of the windows.")] == ["r4"]
    assert not refusals_judged(case, "She wanted the windows done sooner.")


def test_dates_given_for_one_thing_are_told_together(ask: Ask, assistant: Assistant) -> None:
    assert so_many("what dates did it give?") == ("date", 2)
    in_conflict = [p for p in case_of(assistant, "202348146").passages if dates_in_conflict(p)]
    assert [p.mark for p in in_conflict] == ["r9"]
    text = ask("202348146: when was the first section 20 notice dated?").text
    assert all(day in text for day in ("14 July 2020", "20 April 2020", "14 July 2023"))


def test_an_offer_raised_from_another_is_told_with_it() -> None:
    assert leans_on_last(passage("h2", "Once asked, it raised this to £600."))


def test_the_same_day_is_told_as_a_day(ask: Ask) -> None:
    assert "due by 12 December 2025" in ask("202316658: what did she get?").text


def test_orders_are_told_as_whole_sentences() -> None:
    assert (
        with_subject(passage("o3", "An order to finish the fence."))
        == "The Ombudsman made an order to finish the fence."
    )
    assert with_subject(passage("h2", "When it all ended it put forward £75.")).endswith(
        "the landlord put forward £75."
    )


def test_a_sum_named_without_its_sign_is_the_cases(assistant: Assistant) -> None:
    case = case_of(assistant, "202451564")
    assert bare_sums(case, "can they take the 275 off") == (275.0,)
    assert bare_sums(case, "was it the 275 days?") == ()


def test_a_sum_asked_for_a_matter_that_had_none_is_told_as_for_the_others(ask: Ask) -> None:
    text = ask("202409223: how much for the external doors and how much for the outside structure?").text
    assert "was not for this, but for the repairs to the outside structure" in text


def test_that_a_finding_is_not_known_is_not_hidden_behind_events(ask: Ask) -> None:
    first = ask("202404522: did the ombudsman find they failed on the mould?").text.split("\n")[0]
    assert "does not say what was found over the reports of damp and mould" in first


def test_what_is_not_known_between_two_sums_is_told(ask: Ask) -> None:
    assert (
        "relates to the earlier £75" in ask("202338591: what was offered at first and what did she end up with?").text
    )


def test_nothing_ordered_is_told_of_orders_and_not_of_money_alone(ask: Ask) -> None:
    assert "Nothing was ordered" in ask("202306436: was there any money?").text


@pytest.mark.parametrize(
    "asked",
    [
        "what happened to the other tenant at southwark who wanted radiators",
        "what came of that woman who had the same",
        "what was agreed in the end?",
    ],
)
def test_what_became_of_somebody_is_the_outcome(asked: str) -> None:
    assert asked_in(Clause(text=asked)).outcome


def test_was_that_ok_asks_for_a_judgement() -> None:
    assert asked_in(Clause(text="was that ok?")).judged


@pytest.mark.parametrize("asked", ["did she get an apology", "was the council told to fit the radiators?"])
def test_what_they_were_told_to_do_asks_for_orders(asked: str) -> None:
    assert asked_in(Clause(text=asked)).orders


def test_next_door_is_the_neighbours() -> None:
    assert stems("leak from next door's flat") == stems("leak from neighbour flat")


def test_somebody_with_a_landlord_who_had_that_is_another() -> None:
    assert about_another("someone at mid devon had that")


def test_too_late_for_the_ombudsman_asks_of_no_decided_case() -> None:
    assert about_the_ombudsman("is it too late for the ombudsman")


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("2nd firm 3 weeks over there time as well", 21),
        ("the second lot ran over by a fortnight", 14),
        ("the replacement contractor was 5 days late", 5),
    ],
)
def test_how_far_a_second_contractor_ran_over_is_read_in_weeks_too(told: str, days: int) -> None:
    assert second_contractor_days(told) == days


def test_past_cases_do_not_stand_before_the_sum_that_a_law_sets(ask: Ask) -> None:
    text = ask(
        "council tenant, secure. roof leak, asked for another firm under the right to repair. "
        "they missed their time as well. what does that come to for me?"
    ).text
    assert "Case 20" not in text
    assert "£50" in text


def test_a_case_heard_of_is_told_beside_ones_own_question(ask: Ask) -> None:
    text = ask(
        "is it fair that camden wont send a surveyor to look at my windows? heard the ombudsman had one like it"
    ).text
    assert "refusing the resident a survey of the windows was reasonable" in text


def test_a_case_like_ones_own_says_that_only_an_extract_was_read(ask: Ask) -> None:
    asked = (
        "sanctuary took weeks to send cleaners after my swap, filthy home. what did the ombudsman do about one like it"
    )
    assert "Only an extract of case 202515263" in ask(asked, landlord="Sanctuary Housing Association").text


def test_a_sum_after_words_over_several_matters_is_told_with_its_own(ask: Ask) -> None:
    text = ask("In 202412991, what was the finding and what was each bit of money for?").text
    assert "for that" not in text
    assert "On the reports of antisocial behaviour and noise nuisance, the Ombudsman ordered £100" in text


def test_a_told_case_of_a_temporary_home_is_answered_and_not_sent_on(ask: Ask) -> None:
    answer = ask(
        "Southwark put a woman in temporary accommodation, her health stopped her painting it. Which ombudsman should "
        "that go to and why didn't the Housing Ombudsman take it?"
    )
    assert "202431046#r3" in {citation.passage for citation in answer.citations}


def test_a_landlords_only_case_is_not_told_of_trouble_that_it_is_not_over(ask: Ask) -> None:
    assert not cases(ask("somebody with Hyde had the lift out for weeks, how did that end"))
