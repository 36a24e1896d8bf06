"""The words of a matter, the Ombudsman's or anybody's, tell its category."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.records import Category, categorise


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("boiler packed in again", Category.HEATING_AND_HOT_WATER),
        ("black spots all over the bedroom wall", Category.DAMP_AND_MOULD),
        ("the buzzer doesnt work", Category.COMMUNAL_DOORS_AND_ENTRY),
        ("rats in the loft", Category.PESTS),
        ("back door wont lock", Category.DOORS_AND_WINDOWS),
        ("the loo is blocked", Category.DRAINS_AND_PLUMBING),
        ("my loo wont flush", Category.KITCHEN_AND_BATHROOM),
        ("scaffolding up for two years", Category.EXTERNAL_AND_FENCING),
        ("they never answered my stage 2", Category.COMPLAINT_HANDLING),
        ("ASB from upstairs", Category.ANTISOCIAL_BEHAVIOUR),
        ("The landlord’s handling of the resident’s transfer request", Category.TRANSFERS_AND_ALLOCATIONS),
        ("The handling of the associated complaint", Category.COMPLAINT_HANDLING),
        ("H andling of the complaint", Category.COMPLAINT_HANDLING),
    ],
)
def test_everyday_and_official_words_find_their_category(text: str, category: Category) -> None:
    assert categorise(text) is category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Redecoration of the bedroom after the leak", Category.REPAIRS_GENERAL),
        ("A leak causing damp and mould", Category.LEAKS),
        ("A leaning garden wall", Category.EXTERNAL_AND_FENCING),
        ("The complaint about a leak", Category.LEAKS),
        ("Manner of a lift engineer", Category.STAFF_CONDUCT),
    ],
)
def test_the_thing_complained_of_decides_not_its_cause_or_its_place(text: str, category: Category) -> None:
    assert categorise(text) is category


@pytest.mark.parametrize("text", ["", "   ", "Hello, how are you?", "Tell me a joke"])
def test_words_that_name_nothing_have_no_category(text: str) -> None:
    assert categorise(text) is None


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_has_a_category_or_none(text: str) -> None:
    assert categorise(text) is None or categorise(text) in Category
