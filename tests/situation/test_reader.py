"""What is read from a message, and what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read

from assistant.errors import InputError
from assistant.records import Category, Tenure
from assistant.situation.languages import in_english, language_of


def test_nothing_is_read_that_was_not_said() -> None:
    situation = read("The gate squeaks. How long have they got?")
    assert situation.landlord is None
    assert situation.tenure is None
    assert situation.events == ()
    assert situation.household == ()


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("Od roku mam grzyb na ścianach w mieszkaniu", "polish", "mould"),
        ("Huele a gas en mi casa desde hace una hora", "spanish", "gas"),
        ("أشم رائحة غاز قوية في شقتي", "arabic", "gas"),
        ("У мене цвіль у квартирі вже рік", "ukrainian", "mould"),
    ],
)
def test_the_words_that_matter_are_understood_in_other_languages(text: str, language: str, english: str) -> None:
    assert language_of(text) == language
    assert english in in_english(text)


def test_english_is_never_taken_for_another_language() -> None:
    assert language_of("I am on a lease in a flat and the damp is bad, no one can come") is None


@pytest.mark.parametrize("text", ["", "   ", "\n\x00"])
def test_an_empty_message_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        read(text)


def test_a_message_of_100_000_characters_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match="100,000 characters"):
        read("a" * 100_000)


def test_a_report_in_the_future_is_refused() -> None:
    with pytest.raises(InputError, match="in the future"):
        read("a leak", reported=date(2027, 1, 1))


def test_what_is_given_beside_the_message_outranks_it() -> None:
    situation = read("the leak, reported to Barnet", landlord="Ealing", tenure=Tenure.ASSURED)
    assert situation.landlord is not None
    assert situation.landlord.slug == "ealing"
    assert situation.tenure is Tenure.ASSURED
    assert situation.category is Category.LEAKS


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    try:
        read(text)
    except InputError:
        return


def test_first_and_second_stage_are_stages_one_and_two() -> None:
    assert "stage 2" in read("How long have they got for the second stage?").english


def test_a_storey_or_a_verb_before_council_is_no_landlord() -> None:
    assert read("six storey council block, who checks the fire doors").landlord is None
    assert read("wobbly handrail on the stairs, were council tenants").landlord is None


@pytest.mark.parametrize(
    "text",
    [
        "how long have they got to say theyve got it, my complaint",
        "when should they let me know they'd received my complaint",
        "not even a thx we got your complaint",
        "they wrote to say they had got my complaint",
    ],
)
def test_other_words_for_an_acknowledgement_are_read_as_one(text: str) -> None:
    assert "acknowledg" in read(text).english
    assert "acknowledg" not in read("they told me they had no parts").english


@pytest.mark.parametrize(
    "text",
    [
        "no hot water for 10 days in may 2026, is that too long",
        "heating was off for 2 weeks last january. was that too long?",
        "we had no lift for five days in august 2026, was that ok",
        "no power 3 days last summer",
    ],
)
def test_days_without_a_service_in_a_month_gone_by_are_a_wait_that_is_over(text: str) -> None:
    situation = read(text)
    assert situation.length is not None
    assert situation.events == ()


@pytest.mark.parametrize("text", ["no heating for 3 weeks now in november", "no gas for 6 days in june and still none"])
def test_days_without_a_service_that_go_on_are_no_length(text: str) -> None:
    assert read(text).length is None
