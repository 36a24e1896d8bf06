"""Yes, no or it depends: the word stands first where a passage settles it, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib import resources

import pytest
import yaml

from assistant.answer.contract import Answer, Question
from assistant.answer.engine import Assistant
from assistant.answer.rules.settled import asks_whether

Ask = Callable[..., Answer]
_WORD = re.compile(r"(?m)^(?:- )?(Yes|No|It depends)[.,]")


def words(answer: Answer) -> list[str]:
    return _WORD.findall(answer.text)


@pytest.mark.parametrize(
    ("question", "word", "cites"),
    [
        ("can my landlord just walk in whenever he likes", "No", "access-charges-and-alterations#p3"),
        ("do i have to pay for the gas safety check myself", "No", "gas-safety-landlord-duties#p6"),
        ("they say i must pay for the gas check, is that right?", "No", "gas-safety-landlord-duties#p6"),
        ("can they break in to do the gas check", "No", "gas-safety-landlord-duties#p5"),
        ("can I stop paying rent because the repair is months late?", "No", "when-a-repair-is-late#p1"),
        (
            "my landlord wants a third stage with a panel. thats allowed isnt it?",
            "No",
            "complaint-handling-code-2024#p4",
        ),
        ("can the same manager who did stage 1 do my stage 2?", "No", "complaint-handling-code-2024#p8"),
        ("is a recommendation from the ombudsman binding on them", "No", "housing-ombudsman-findings-and-orders#p11"),
        ("do i need a councillor to refer me to the ombudsman", "No", "when-a-repair-is-late#p21"),
        ("must they fit a carbon monoxide alarm, I've got a gas boiler", "Yes", "smoke-and-carbon-monoxide-alarms#p2"),
        ("does the landlord have to give me a copy of the gas certificate", "Yes", "gas-safety-landlord-duties#p3"),
        (
            "can the landlord charge me if my son broke the window by accident",
            "Yes",
            "access-charges-and-alterations#p7",
        ),
        ("do i still pay rent on my old flat when they move me out for works", "Yes", "living-through-repairs#p10"),
        ("can i do the repair myself and take it off the rent", "It depends", "when-a-repair-is-late#p4"),
        ("they havent done a gas check for 14 months. is that legal", "No", "gas-safety-landlord-duties#p1"),
    ],
)
def test_a_question_that_a_passage_settles_is_answered_with_its_word_first(
    question: str, word: str, cites: str, ask: Ask
) -> None:
    answer = ask(question, tenure="secure")
    assert words(answer)[:1] == [word]
    first = next(s for s in answer.statements if s.text.startswith(word))
    marked = {c.passage for c in answer.citations if c.n in first.citations}
    assert cites in marked


@pytest.mark.parametrize(
    "question",
    [
        "can't they just walk in?",
        "do I not have to give reasons for stage 2?",
        "they said i can't withhold rent even though the boiler's broken. is that true?",
        "can a different person do stage 2 than did stage 1",
        "does my contents insurance cover the landlord's pipes",
        "builders ruined my carpet. can I claim and do I go to their insurer or complain?",
        "is it my job to change the light bulbs in the communal hallway",
        "can my landlord evict me if I complain and I'm in arrears",
        "are orders binding or just recommendations?",
        "how can they walk in when they like",
    ],
)
def test_a_question_turned_round_or_of_another_thing_gets_no_word(question: str, ask: Ask) -> None:
    assert words(ask(question, tenure="secure")) == []


def test_a_sum_under_the_limit_turns_the_word(ask: Ask) -> None:
    over = ask("must they consult me before charging £400 for the roof?", tenure="leaseholder")
    under = ask("must they consult me before charging £150 for the roof?", tenure="leaseholder")
    assert words(over) == ["Yes"]
    assert words(under) == ["No"]


def test_a_hazard_that_is_not_yet_covered_is_said_to_be_so_only_until_the_day(assistant: Assistant) -> None:
    text = "is excess cold covered by awaabs law yet"
    before = assistant.ask(Question(text=text, tenure="secure", today=date(2026, 11, 22)))
    after = assistant.ask(Question(text=text, tenure="secure", today=date(2026, 12, 2)))
    assert words(before) == ["No"]
    assert "every emergency hazard" in before.text
    assert words(after) == []


def test_a_settled_question_gets_no_forecast_and_no_ladder_of_complaint(ask: Ask) -> None:
    answer = ask("must they consult me before charging £400 for the roof?", tenure="leaseholder")
    assert "past orders of money" not in answer.text
    assert answer.next_steps == ()


def test_the_leaseholder_is_not_told_what_holds_for_tenants(ask: Ask) -> None:
    assert words(ask("do i have to pay for the gas safety check myself", tenure="leaseholder")) == []


def test_every_entry_names_a_passage_that_is_held(assistant: Assistant) -> None:
    passages = assistant.sources.corpus.passages
    for name in ("settled", "companions", "told_rules"):
        text = resources.files("assistant.answer").joinpath(f"wording/{name}.yaml").read_text("utf-8")
        assert set(yaml.safe_load(text)) - {"none"} <= set(passages)


def test_the_verb_and_the_person_of_a_question_are_read() -> None:
    told = asks_whether("does the landlord have to give notice")
    assert told is not None
    assert (told.kind, told.who) == ("must", "landlord")
    told = asks_whether("my landlord says i must pay, is that right?")
    assert told is not None
    assert (told.kind, told.who) == ("must", "tenant")
    told = asks_whether("am i allowed to ask for another day")
    assert told is not None
    assert (told.kind, told.who) == ("may", "tenant")
    assert asks_whether("what can they charge me") is None
    assert asks_whether("do i pay or does the landlord") is None


def test_words_alone_do_not_settle_what_a_passage_is_not_about(ask: Ask) -> None:
    assert "two stages" not in ask("is 8 weeks ok for a fence panel").text
