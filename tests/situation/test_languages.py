"""Other languages: told apart, their telling words found, and English left alone."""

from __future__ import annotations

import pytest

from assistant.situation.languages import UNREAD, emergency_in, language_of, meanings_in
from assistant.situation.wordlists import words

LANGUAGES = words("languages")["languages"]


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_gives_the_emergency_numbers_and_knows_the_words_for_danger(name: str) -> None:
    lore = LANGUAGES[name]
    assert lore["emergency"].count("999") >= 2
    assert "0800 111 999" in lore["emergency"]
    known = set(lore["terms"])
    assert known >= {"gas", "smell", "smoke", "water", "electricity", "mould"}
    for either in ({"on fire", "fire"}, {"want to die", "kill myself"}, {"hits me", "violence"}):
        assert known & either


@pytest.mark.parametrize(
    ("text", "language", "meanings"),
    [
        ("Nie mamy ogrzewania, dziecko jest chore i jest mróz", "polish", {"heating", "child", "freezing", "ill"}),
        ("Meu marido me bateu e tenho medo", "portuguese", {"husband", "hits me", "afraid"}),
        ("Wasser läuft in die Steckdose, Hilfe", "german", {"water", "socket", "help"}),
        ("ماء ينزل على الكهرباء", "arabic", {"water", "electricity"}),
        ("Вода капе от тавана върху контакта", "bulgarian", {"water", "ceiling", "leak", "socket"}),
        ("Mi hijo ha tocado un enchufe roto y no se despierta", "spanish", {"socket", "unconscious"}),
        ("Mon fils ne se réveille pas, la prise est cassée", "french", {"socket", "unconscious"}),
        ("Mein Kind wacht nicht auf, die Steckdose ist kaputt", "german", {"socket", "unconscious"}),
        ("水漏到插座上了", "chinese", {"leak", "socket", "water"}),
    ],
)
def test_the_telling_words_are_found_inflected(text: str, language: str, meanings: set[str]) -> None:
    assert language_of(text) == language
    assert meanings <= set(meanings_in(text))


@pytest.mark.parametrize(
    "text", ["help landlord lift", "carbon monoxide!!!", "police", "the boiler man says most weeks"]
)
def test_words_that_english_shares_tell_no_language(text: str) -> None:
    assert language_of(text) is None
    assert emergency_in(text) is None


def test_a_script_that_we_do_not_know_is_said_to_be_unread() -> None:
    assert language_of("ჩემს ბინაში გაზის სუნი დგას") == UNREAD
    assert "999" in (emergency_in("ჩემს ბინაში გაზის სუნი დგას") or "")
