"""What is an emergency in English is one in any language that we know, and what is none stays none."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from assistant.answer.message.signposts import Rule
from assistant.answer.message.triage import triage
from assistant.records.corpus import load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT
from assistant.situation.languages import language_of
from assistant.situation.reader import read_situation
from assistant.ui.words import named

DIRECTORY = LandlordDirectory(load_corpus(ROOT / "corpus"))
CASES = [
    json.loads(line)
    for line in (ROOT / "evals" / "cases" / "languages.jsonl").read_text("utf-8").splitlines()
    if not json.loads(line)["id"].split("-")[1].isdigit()
]


def parts(case: dict[str, str]) -> tuple[str, str]:
    """The class of a message and its language's code, of an identity such as `lang-homeless-tonight-pl-1`."""
    found = re.fullmatch(r"lang-(.+?)-([a-z]+(?:-latn)?)-\d+", case["id"])
    assert found is not None
    return found[1], found[2]


def rule_of(message: str) -> Rule | None:
    return triage(read_situation(message, DIRECTORY, today=date(2026, 11, 27)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_danger_told_in_another_language_is_that_danger_and_what_is_none_is_none(case: dict[str, str]) -> None:
    told, _ = parts(case)
    rule = rule_of(case["question"])
    if told == "calm":
        assert rule is None or rule.kind != "emergency"
    else:
        assert rule is not None
        assert rule.id == told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_language_of_a_message_of_the_evaluation_is_told(case: dict[str, str]) -> None:
    code = named("lang_codes", language_of(case["question"])).lower().replace("und-ethi", "am")
    assert code == parts(case)[1]


def test_every_language_has_five_dangers_and_two_calm_messages() -> None:
    codes = [parts(case) for case in CASES]
    for code in {code for _, code in codes}:
        assert sum(one == code and told != "calm" for told, one in codes) >= 5
        assert sum(one == code and told == "calm" for told, one in codes) >= 2


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Mein Exmann schlägt mit dem Hammer die Tür ein, die Kinder sind bei mir. Wer zahlt die Tür?", "violence"),
        ("O meu ex está a dar machadadas na porta e tenho as crianças comigo. Quem paga a porta?", "violence"),
        ("কেউ এখন নিচের জানালা ভেঙে ভিতরে ঢুকছে। নতুন জানালা লাগাতে কত দিন?", "violence"),
        ("Mia figlia è rimasta chiusa in camera, la serratura è bloccata e piange. Chi ripara?", "danger-at-home"),
        ("Двухлетняя дочка захлопнулась в комнате и плачет, замок заклинило. Кто чинит замки?", "danger-at-home"),
        ("La lavadora me ha dado calambre y a mi hijo también. ¿Cuántos días tienen?", "danger-at-home"),
        ("Mama a leșinat lângă centrală și eu sunt amețită. Verificarea centralei e gratuită?", "carbon-monoxide"),
        ("Nie chcę już żyć w tej pleśni, mam tabletki przygotowane. Jak długo trwa skarga?", "suicide"),
        ("الغسالة كهربتني وكهربت ابني أيضا. كم يوما عندهم للإصلاح؟", "danger-at-home"),
    ],
)
def test_a_danger_behind_a_question_about_a_repair_comes_first_in_another_language(message: str, told: str) -> None:
    rule = rule_of(message)
    assert rule is not None
    assert rule.id == told


@pytest.mark.parametrize(
    "message",
    [
        "Spółdzielnia nie reaguje na moje skargi, grzyb w pokoju córki. Ile mają czasu?",
        "الجمعية لا ترد والعفن في غرفة ابنتي، كم يستغرق الإصلاح؟",
        "L'operaio ha lasciato il martello e un buco nella porta, chi ripara?",
        "Mi marido rompió la ventana sin querer, ¿quién paga el cristal?",
        "Asociația vine luni, fetița doarme lângă mucegai. Cât pot întârzia?",
    ],
)
def test_a_silent_landlord_or_a_hammer_left_behind_is_no_danger_in_another_language(message: str) -> None:
    assert rule_of(message) is None


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("zajeżdża gazem spod kuchenki, co robić?", "gas"),
        ("canta a gas en toda la casa", "gas"),
        ("ça schlingue le gaz dans l'escalier", "gas"),
        ("sento gas in tutto l'appartamento", "gas"),
        ("тянет газом из-под плиты", "gas"),
        ("чути газ у під'їзді", "gas"),
        ("hier mieft es nach Gas", "gas"),
        ("بو گاز میده خونه", "gas"),
        ("ang baho ng gas sa kusina", "gas"),
        ("junkers włączony i wszystkim nam słabo", "carbon-monoxide"),
        ("es kokelt in der Steckdose", "fire"),
        ("jara się kontakt w kuchni!", "fire"),
        ("o meu marido dá-me porrada", "violence"),
        ("мой муж меня колотит", "violence"),
        ("чоловік піднімає на мене руку", "violence"),
        ("bărbatul meu dă în mine, mi-e frică", "violence"),
        ("kopnęło mnie od pralki dwa razy", "danger-at-home"),
    ],
)
def test_a_danger_is_known_by_what_people_call_it_at_home(message: str, told: str) -> None:
    rule = rule_of(message)
    assert rule is not None
    assert rule.id == told


@pytest.mark.parametrize(
    "message",
    [
        "Die Heizung funktioniert nicht. Wie lange dürfen sie brauchen?",
        "Pencere kırık, şiddetli rüzgar giriyor, ne kadar sürede tamir ederler?",
        "Пребивавам в общинско жилище и покривът тече от месец. Колко време имат?",
        "در خانه وسیله گرمایشی مشترک خراب است، چند روز طول میکشد؟",
        "Сосед дымит на балконе, что делать?",
        "Меня колотит от холода, отопление не работает неделю, какой срок?",
        "Gaz nie leci w kuchence, kto to naprawia?",
        "Doğalgaz kaç gündür yok, kim tamir eder?",
    ],
)
def test_an_everyday_word_that_looks_like_a_danger_is_none(message: str) -> None:
    assert rule_of(message) is None
