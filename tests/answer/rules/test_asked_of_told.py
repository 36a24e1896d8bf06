"""A question that only points at what was told is answered for that; of several things told each has its own answer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer

Ask = Callable[..., Answer]
_WORD = re.compile(r"(?m)^(?:- )?(Yes|No|It depends)[.,]")


@pytest.mark.parametrize(
    "question",
    [
        "my sister says you need a councillor to refer you to the ombudsman. is that how it works?",
        "Told I must have an MP refer me before the ombudsman will look. Is that correct?",
        "i was told i need an mp to refer me to the ombudsman. thats right yeah",
    ],
)
def test_what_was_told_is_settled_where_it_is_only_asked_to_be_confirmed(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert _WORD.findall(answer.text)[:1] == ["No"]
    assert "when-a-repair-is-late#p21" in [c.passage for c in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "The officer who turned down stage 1 also answered stage 2, and they refused to escalate until she gave "
        "grounds. Is either allowed under the Code?",
        "The same officer did stage 1 and stage 2, and they want reasons before anything goes to stage 2. "
        "Are both of those allowed?",
    ],
)
def test_each_of_two_things_told_gets_its_own_word(question: str, ask: Ask) -> None:
    answer = ask(question, asker="caseworker")
    assert _WORD.findall(answer.text) == ["No", "No"]
    cited = {c.passage for c in answer.citations}
    assert {"complaint-handling-code-2024#p7", "complaint-handling-code-2024#p8"} <= cited
    assert not any(c.source.value == "determination" for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Section 20 bill of £3,000 for the lift. Must they consult us, and who has the final say if it is too high?",
        "im a leaseholder, £380 for painting the stairs. do they have to consult us and if its a rip off who do i go to?",
    ],
)
def test_who_decides_on_a_charge_is_told_beside_whether_leaseholders_are_consulted(question: str, ask: Ask) -> None:
    answer = ask(question, tenure="leaseholder")
    assert {"leaseholders-repairs#p5", "other-help#p1"} <= {c.passage for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "my landlord wants reasons in writing before itll escalate my complaint, and the same manager who answered "
        "stage 1 is going to decide stage 2. surely that can't be right, can it?",
        "They won't move it to stage 2 until I say why, and the officer who did stage 1 will be deciding it again. "
        "is that right?",
    ],
)
def test_two_things_told_in_one_sentence_are_each_settled(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert _WORD.findall(answer.text) == ["No", "No"]
    cited = {c.passage for c in answer.citations}
    assert {"complaint-handling-code-2024#p7", "complaint-handling-code-2024#p8"} <= cited


@pytest.mark.parametrize(
    ("question", "word", "passage"),
    [
        (
            "A friend reckons I must get my MP to refer me to the ombudsman. Is she right, and if not since when?",
            "No",
            "when-a-repair-is-late#p21",
        ),
        (
            "The officer says awaab's law lets them take twelve weeks to complete the mould works. Is that right and "
            "what happens after?",
            "No",
            "awaabs-law#p13",
        ),
        (
            "Our housing association had a freedom of information request. They must reply mustn't they?",
            "No",
            "freedom-of-information#p3",
        ),
    ],
)
def test_the_word_comes_first_where_another_question_follows(ask: Ask, question: str, word: str, passage: str) -> None:
    answer = ask(question)
    assert _WORD.match(answer.text)
    assert _WORD.findall(answer.text)[:1] == [word]
    assert passage in [c.passage for c in answer.citations]
