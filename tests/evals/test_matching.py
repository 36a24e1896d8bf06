from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evals.matching import plain, states, states_any


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It took 34 working days [1].", "34 working days"),
        ("It took 34\u00a0working\u2011days.", "34 working-days"),
        ("They were ordered to pay **£1,500**.", "£1500"),
        ("They were ordered to pay £1500.", "£1,500"),
        ("It was £800.00 in all.", "£800"),
        ("The landlord\u2019s own policy", "landlord's own policy"),
        ("Visits run 8am\u20135pm", "8am-5pm"),
        ("the limit is 15 working [2] days", "15 working days"),
        ("MALADMINISTRATION was found", "maladministration"),
        ("call 0800 111 999", "0800 111 999"),
    ],
)
def test_a_phrase_is_found_whatever_its_spacing_dashes_and_case(text: str, phrase: str) -> None:
    assert states(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It took 15 working days.", "5 working days"),
        ("It was £1,500.", "£1"),
        ("It was £75.50.", "£75"),
        ("It was £750.", "£75"),
        ("It took 2.5 days.", "5 days"),
        ("The notice was unwritten.", "written"),
        ("harmless", "harm"),
        ("It was £5 working days ago", "5 working days"),
        ("nothing", ""),
    ],
)
def test_a_phrase_is_not_found_inside_a_longer_word_or_figure(text: str, phrase: str) -> None:
    assert not states(text, phrase)


def test_one_alternative_of_a_group_is_enough() -> None:
    assert states_any("by 4th August", ["4 August 2025", "4th August"])
    assert not states_any("by 14th August", ["4 August 2025", "4th August"])


@given(st.integers(min_value=0, max_value=9_999_999))
def test_a_sum_is_found_with_and_without_its_commas_and_pence(pounds: int) -> None:
    for written in (f"£{pounds:,}", f"£{pounds}", f"£{pounds:,}.00"):
        assert states(f"It was {written} in all.", f"£{pounds:,}")
        assert not states(f"It was {written} in all.", f"£{pounds + 1:,}")


@given(st.text(max_size=200))
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text) or "[" in text or "*" in text or "_" in text or "`" in text
