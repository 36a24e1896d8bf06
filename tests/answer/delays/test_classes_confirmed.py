"""A class, hours or season put for a landlord: yes, no or it depends where its own page bears the word, else none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

_WORDS = ("Yes", "No.", "No,", "It depends")


def _first_of_page(answer: Answer) -> str:
    return next((one.text for one in answer.statements if one.text.startswith(_WORDS)), "")


@pytest.mark.parametrize(
    ("text", "opens", "holds"),
    [
        ("Sutton council: heating fails in summer, they say 5 working days. Is that right?", "Yes.", "in summer"),
        ("my uncle says sutton council mend heating within 3 hours in winter. is he right?", "No.", "24 working hours"),
        ("No heating in February, Sutton council have put it as category C. is that correct?", "No.", "category B"),
        ("waltham forest council: my back door is faulty, my dad says 4 hours. is he right?", "No.", "24 hours"),
        (
            "sanctuary say a broken boiler in may is routine, 45 days. my baby is 6 months. is that right",
            "No.",
            "under five",
        ),
        ("heating off in december, sanctuary say 45 days, is that right", "No.", "October to March"),
        ("Sanctuary say no heating in august is not an emergency. correct?", "It depends.", "under five"),
        ("half my sockets are dead. mid devon council say its routine. is that right?", "No.", "part loss of power"),
        ("sanctuary told me 45 days for no heating. our girl is 3 years old. is that correct?", "No.", "under five"),
        ("Heating failed, Sanctuary have it as routine. I am disabled. Is that right?", "No.", "disabled"),
        ("sanctuary: heating went in june, told 45 days and i have a 2 year old. correct?", "No.", "under five"),
        ("no heating. sanctuary say routine, 45 days. is that right?", "It depends.", "October to March"),
        ("Sutton council: does it make any difference if the heating goes in january or in july?", "Yes.", "in winter"),
    ],
)
def test_the_page_bears_a_word(ask: Callable[..., Answer], text: str, opens: str, holds: str) -> None:
    answer = ask(text)
    said = _first_of_page(answer)
    assert said.startswith(opens)
    assert holds in answer.text
    assert "How has your landlord classed" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "no power at all. camden told me 3 days. is that right?",
        "my only toilet is blocked. great yarmouth council said 24 hours, is that right?",
        "kitchen tap leaks. bolton at home say 28 days. is that right?",
        "front door wont lock. tower hamlets council say its routine, is that right?",
        "sheffield council have 55 days to do a repair, thats right isnt it?",
        "window broken. southern housing say 20 working days, is that right?",
        "heating fully off. norwich council say 28 days, is that right?",
    ],
)
def test_no_word_where_the_page_does_not_bear_it(ask: Callable[..., Answer], text: str) -> None:
    assert not _first_of_page(ask(text))


def test_another_length_put_for_a_limit_that_was_passed_is_denied(ask: Callable[..., Answer]) -> None:
    answer = ask(
        "camden tenant. reported a window 3 july 2025, done 12 august 2025. they say the policy is 35 days. is that right for back then?"
    )
    assert _first_of_page(answer).startswith("No.")
    assert "20 working days" in _first_of_page(answer)


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("sanctuary: our heating broke. how long may they take?", False),
        ("boiler broken, sanctuary housing. how quick must they come? my boy is 3 years old", True),
    ],
)
def test_the_other_part_of_the_year_is_told_where_no_day_is(
    ask: Callable[..., Answer], text: str, surely: bool
) -> None:
    answer = ask(text)
    assert "October to March" in answer.text
    assert ("it is an emergency for who lives there" in answer.text) is surely


@pytest.mark.parametrize(
    ("text", "opens", "holds"),
    [
        (
            "grand union, total heating failure reported 3 june 2026. they must come in 24 hours, thats their rule isnt it?",
            "No.",
            "10 working days",
        ),
        (
            "hyde told me non urgent jobs take 30 days, so my garden fence will be too, right?",
            "Not necessarily.",
            "120 days",
        ),
        (
            "SW9 put my kitchen down as planned works on 1 july 2026. I thought it was all 28 days? when is it due",
            "No.",
            "routine repairs 28 days",
        ),
        ("octavia logged my tap as routine 1 june 2026. I was told 28 days? when is it due", "No.", "15 working days"),
    ],
)
def test_a_length_put_for_another_season_or_class_is_set_right(
    ask: Callable[..., Answer], text: str, opens: str, holds: str
) -> None:
    said = ask(text).text
    assert opens in said
    assert holds in said
