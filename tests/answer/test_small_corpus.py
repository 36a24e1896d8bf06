"""A corpus of one's own may hold none of our rules: what is held is answered from, and nothing fails."""

from __future__ import annotations

import shutil

import pytest

from assistant.answer.contract import Kind, Question
from assistant.answer.engine import Assistant
from assistant.settings import ROOT, Settings
from assistant.timescales.facts import Verdict

HELD = ("landlords/hyde.md", "policies/lifts-in-residential-blocks.md")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("small")
    for one in HELD:
        (folder / "corpus" / one).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "corpus" / one, folder / "corpus" / one)
    (folder / "corpus" / "determinations").mkdir(exist_ok=True)
    return Assistant.open(
        Settings(model="none", corpus=folder / "corpus", index=folder / "index", store=folder / "store")
    )


def test_the_landlords_own_limit_is_counted_and_no_step_is_made_up(small: Assistant) -> None:
    answer = small.ask(
        Question(text="told hyde on 1 march 2026 that a kitchen drawer is broken, still not done. late?")
    )
    assert answer.verdict is Verdict.OUTSIDE
    assert not answer.next_steps


def test_an_emergency_gets_its_number_with_no_passage_to_mark(small: Assistant) -> None:
    answer = small.ask(Question(text="I can smell gas in my kitchen"))
    assert answer.kind is Kind.SIGNPOST
    assert "0800 111 999" in answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    "text",
    [
        "can my landlord just walk in whenever he likes",
        "second contractor was late under the right to repair, what am i owed",
        "I complained to Hyde on 1 October 2026 and heard nothing. whats next",
        "is excess cold covered by awaabs law yet",
        "does the ombudsman's decision bind the landlord",
    ],
)
def test_what_is_not_held_is_no_error(small: Assistant, text: str) -> None:
    assert small.ask(Question(text=text, tenure="secure")).text
