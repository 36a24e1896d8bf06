"""Other languages: told apart, their telling words found, and English left alone."""

from __future__ import annotations

import json
import re

import pytest

from assistant.records.corpus import load_corpus
from assistant.records.landlords import name_words
from assistant.settings import ROOT
from assistant.situation.languages import UNREAD, emergency_in, language_of, meanings_in
from assistant.situation.wordlists import words

LANGUAGES = words("languages")["languages"]
CASES = ROOT / "evals" / "cases"
OF_ENGLISH = frozenset("the a is my and of they have i it what how not been was to this for in on we you do".split())


def english_questions() -> list[str]:
    """Questions of the evaluation of which every third word is a common one of English."""
    asked = [
        json.loads(line)["question"]
        for path in sorted(CASES.glob("answers_*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    told = {question: re.findall(r"[a-z]+", question.lower()) for question in asked}
    return [question for question, said in told.items() if sum(word in OF_ENGLISH for word in said) * 3 >= len(said)]


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_gives_the_emergency_numbers_and_knows_the_words_for_danger(name: str) -> None:
    lore = LANGUAGES[name]
    assert "999" in lore["emergency"]
    assert "0800" not in lore["emergency"]
    assert "0800 111 999" in lore["gas"]
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


def test_gas_stands_first_where_gas_is_what_threatens() -> None:
    message = "Huele muchísimo a gas en la escalera"
    assert (emergency_in(message, gas_first=True) or "").index("0800 111 999") < 40
    assert (emergency_in(message) or "").index("999") < (emergency_in(message) or "").index("0800")


def test_a_long_spanish_question_of_small_words_that_no_list_holds_is_spanish() -> None:
    message = "Huele muchísimo a gas en la escalera del bloque y el conserje no contesta. ¿A quién me quejo?"
    assert language_of(message) == "spanish"
    assert {"gas", "smell"} <= set(meanings_in(message))


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("Sufit wali się na łóżko", "sufit wali sie na lozko"),
        ("Tavanul se lasă și cade tencuială pe pat", "tavanul se lasa si cade tencuiala pe pat"),
        ("Die Steckdose sprüht Funken", "die steckdose sprueht funken"),
        ("Πιάσαμε φωτιά στην κουζίνα", "πιασαμε φωτια στην κουζινα"),
        ("Prizden kıvılcım çıkıyor", "prizden kivilcim cikiyor"),
        ("می‌سوزد، بوی گاز", "میسوزد، بوي گاز"),
    ],
)
def test_words_typed_without_their_marks_mean_the_same(marked: str, bare: str) -> None:
    assert meanings_in(marked)
    assert set(meanings_in(bare)) == set(meanings_in(marked))


def test_a_letter_that_is_marked_is_not_taken_for_a_bare_one() -> None:
    assert "boiler" not in meanings_in("Czekamy już pięć tygodni na naprawę dachu")
    assert "on fire" not in meanings_in("Nước chảy xuống từ trần nhà suốt đêm")


@pytest.mark.parametrize(
    ("text", "means", "and_not"),
    [
        ("die Brandschutztür im Flur schließt nicht", "fire door", "on fire"),
        ("Не работает датчик дыма в коридоре", "smoke alarm", "smoke"),
        ("сіла батарейка в датчику диму", "smoke alarm", "smoke"),
        ("Mañana es la revisión del gas", "gas check", "gas"),
        ("não quero viver aqui com este bolor", "live in", "want to die"),
    ],
)
def test_a_thing_with_a_danger_in_its_name_is_no_danger(text: str, means: str, and_not: str) -> None:
    assert means in meanings_in(text)
    assert and_not not in meanings_in(text)


def test_no_english_question_of_the_evaluation_is_taken_for_another_language() -> None:
    asked = english_questions()
    assert len(asked) > 300
    assert [question for question in asked if language_of(question)] == []


def test_no_landlords_name_is_taken_for_another_language() -> None:
    corpus = load_corpus(ROOT / "corpus")
    held = [name for policy in corpus.landlords.values() for name in (policy.landlord, *policy.aliases) if name]
    names = {*held, *(case.landlord for case in corpus.determinations.values() if case.landlord)}
    assert len(names) > 100
    said = [text for name in names for text in (name, f"my landlord is {name}", f"{name.lower()} boiler broken")]
    assert [text for text in said if language_of(text)] == []


@pytest.mark.parametrize("word", sorted(name_words()["plain_english"]))
def test_a_plain_english_word_alone_tells_no_language(word: str) -> None:
    assert language_of(word) is None


@pytest.mark.parametrize("cry", ["Feuer!", "pozar", "incendie", "socorro", "gaz kokusu var", "tavanul cade"])
def test_a_cry_of_a_word_or_two_is_understood(cry: str) -> None:
    assert language_of(cry) is not None
    assert meanings_in(cry)


def test_every_language_has_a_code_for_the_page() -> None:
    from assistant.ui.words import named

    assert all(named("lang_codes", name) != name for name in (*LANGUAGES, UNREAD))
