"""Short questions of the decided case just told of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from told import cases, cited

from assistant.answer.contract import Answer
from assistant.answer.talk.asked_of_case import asks_for_others_like_it, in_full, point_asked

TODAY = date(2026, 11, 27)
FREEBRIDGE = "Freebridge, seven children, mould - what was the finding?"
PHOENIX = "Phoenix Community Housing: resident hard of hearing with leaks. what did the Ombudsman find?"
THURROCK = "Thurrock windows case with disabled tenant - did he win?"
Talk = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("why", "why found"),
        ("did the landlord appeal", "appeal"),
        ("did anyone challenge it", "appeal"),
        ("was there a court case as well", "court"),
        ("so there was a court claim too", "court"),
        ("were there children in it", "household"),
        ("did she have any health problems", "household"),
        ("who lives there", "household"),
        ("what was she after", "wanted"),
        ("is that on top of the £425", "included"),
        ("why did she turn it down", "refused"),
        ("why is my repair late", None),
        ("can i appeal", None),
        ("was it enough", None),
    ],
)
def test_a_short_question_is_known_by_the_point_that_it_asks(text: str, point: str | None) -> None:
    assert point_asked(text) == point


@pytest.mark.parametrize(
    "text",
    [
        "What for?",
        "and what was that for",
        "how much",
        "anything else ordered",
        "was the job done in time there",
        "were they late",
        "did the ombudsman say that was fair",
    ],
)
def test_a_few_words_stand_for_a_whole_question(text: str) -> None:
    assert in_full(text)


def test_others_like_it_are_asked_for_in_many_words() -> None:
    assert asks_for_others_like_it("any like it at other landlords?")
    assert asks_for_others_like_it("are there any others like that")
    assert not asks_for_others_like_it("is it like that at my landlord")


def test_why_is_answered_with_the_reasons_or_that_there_are_none(talk: Talk) -> None:
    assert cited(talk(FREEBRIDGE, "why")) == {"202432825#r1"}


def test_a_point_that_the_record_is_silent_on_is_said_to_be(talk: Talk) -> None:
    answer = talk(FREEBRIDGE, "did the landlord appeal")
    assert "we found nothing on whether anybody appealed" in answer.text
    assert "£" not in answer.text


def test_a_case_with_no_sum_is_kept_where_only_how_much_is_asked(talk: Talk) -> None:
    assert cited(talk(THURROCK, "how much")) == {"202336412#o1"}


def test_a_case_is_set_beside_the_one_just_told_of(talk: Talk) -> None:
    assert set(cases(talk(THURROCK, "compare it with the Barnsley one"))) == {"202336412", "202509792"}


def test_how_slow_a_stage_was_is_counted_though_a_sum_has_the_same_figures(talk: Talk) -> None:
    assert "50 days" in talk(PHOENIX, "how slow was stage 1").text


def test_others_like_a_case_are_of_its_kind_and_of_any_landlord(talk: Talk) -> None:
    told = cases(talk("Settle case about sewage and a pumping station, what was found?", "any like it elsewhere?"))
    assert len(told) == 4
    assert "202430339" not in told


def test_the_only_case_of_a_landlord_is_told_though_its_complaint_is_worded_otherwise(talk: Talk) -> None:
    answer = talk("Was there a case against Settle about sewage and a pumping station?")
    assert "None of the" not in answer.text
    assert cases(answer) == ["202430339"]


def test_how_many_a_list_found_is_told_again(talk: Talk) -> None:
    answer = talk("any cases where the landlord lost because of complaint handling?", "how many")
    assert "In 5 of those" in answer.text
    assert not cases(answer)


def test_a_second_case_is_named_after_a_first_and_set_beside_it(talk: Talk) -> None:
    first = "what was found in Redbridge's fence case?"
    second = talk(first, "and the sovereign fence panel one, what was found?")
    assert cases(second) == ["202341372"]
    assert "£100" in talk(first, "and the sovereign fence panel one, what was found?", "which of them paid more").text
