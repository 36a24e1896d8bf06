"""Later messages that suppose another season, landlord or day, and events found out later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.answer.contract import Answer

TODAY = date(2026, 11, 27)
Talk = Callable[..., Answer]
HEATING = "total heating failure here, im with grand union and told them 20 november 2026, nobodys been"
MOULD = "black mould in the bedroom, im with manchester council, reported 6 november 2026"
LOOKED = "they sent someone on the 13th who finished checking, said it is a significant hazard"
COMPLAINT = "complained to guinness 2 november 2026, they acknowledged it on 5 november and no answer since"


def test_another_season_is_supposed_without_a_verdict(talk: Talk) -> None:
    for asked in ("and if it had packed up in july how long would they have", "would it be the same in august"):
        answer = talk(HEATING, asked)
        assert answer.verdict is None
        assert "10 working days for total heating failure" in answer.text


def test_a_day_by_which_something_is_not_done_is_no_season(talk: Talk) -> None:
    assert talk(HEATING, "what if they havent been by december").situation.reported == date(2026, 11, 20)


def test_the_same_sort_of_job_keeps_its_class_through_another_landlord(talk: Talk) -> None:
    first = (
        "gateshead council, routine job on a kitchen drawer unit, reported 26 october 2026, still waiting. over or not"
    )
    answer = talk(
        first,
        "my sisters with stoke on trent council. same date, same sort of job. hers?",
        "and what if it was norwich city council",
    )
    assert answer.situation.priority == "routine"
    assert answer.verdict == "within"


def test_the_steps_after_an_investigation_are_told_and_no_other(talk: Talk) -> None:
    answer = talk(MOULD, LOOKED, "what have they got to do next")
    assert answer.verdict is None
    assert all(day in answer.text for day in ("18 November 2026", "20 November 2026", "12 weeks"))
    assert "look into" not in answer.text


def test_one_step_is_told_alone_after_all_of_them(talk: Talk) -> None:
    answer = talk(MOULD, LOOKED, "what have they got to do next", "and by when do they have to make it safe")
    assert "20 November 2026" in answer.text
    assert "18 November 2026" not in answer.text


def test_a_day_supposed_with_they_had_is_counted_from(talk: Talk) -> None:
    assert "26 November 2026" in talk(COMPLAINT, "what if theyd acknowledged it on the 12th").text


def test_who_did_stage_1_does_not_decide_stage_2(talk: Talk) -> None:
    answer = talk(COMPLAINT, "can the same woman who did stage 1 decide it")
    assert answer.text.startswith("No.")
    assert "Somebody else" in answer.text


def test_a_day_until_which_trouble_goes_on_starts_no_clock(talk: Talk) -> None:
    start = "our boiler packed in 12 november 2026, no heat no hot water, im with hackney. are they late"
    assert talk(start, "and if it goes on til the 10th of december").situation.reported is None


def test_what_follows_a_complaint_that_is_only_supposed_goes_on_from_it(talk: Talk) -> None:
    answer = talk(
        "fence down since 12 october 2026, southern housing, told them that day",
        "if i complain on tuesday 1 december when do they have to acknowledge it",
        "and if they reply to that on the last day they can, when is the answer due",
    )
    assert "8 December 2026" in answer.text
    assert "22 December 2026" in answer.text
