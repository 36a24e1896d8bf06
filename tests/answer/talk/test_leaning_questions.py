"""Short questions that lean on the answer before: to whom, on what sum, and what has not been done by today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from told import cited

from assistant.answer.contract import Answer
from assistant.timescales.facts import Happening, Verdict

TODAY = date(2026, 11, 28)
Talk = Callable[..., Answer]
WITHIN = "housing-ombudsman-scheme#p5"
BLOCKED = "my bath has been blocked since 5 october, told Hackney council that day"
COMPLAINED = "I made a formal complaint to Hyde on 5 October 2026. By when must they acknowledge it?"


@pytest.mark.parametrize("to_whom", ["who can i go to if they ignore me", "where else can i turn"])
@pytest.mark.parametrize(
    "text", ["how many months have I got to go there", "what's the deadline for that", "when must I take it to them by"]
)
def test_the_time_to_go_there_is_the_ombudsmans_own(talk: Talk, to_whom: str, text: str) -> None:
    answer = talk(BLOCKED, to_whom, text)
    assert "12 months" in answer.statements[0].text
    assert WITHIN in cited(answer)
    assert answer.verdict is None


@pytest.mark.parametrize("text", ["how long have they got to go there and fix it", "how long do they have"])
def test_the_landlords_time_is_no_time_to_go_to_the_ombudsman(talk: Talk, text: str) -> None:
    assert "12 months" not in talk(BLOCKED, "who can i go to if they ignore me", text).statements[0].text


@pytest.mark.parametrize("text", ["They did, on 8 October.", "Yes they have, on 8 October."])
def test_they_did_tells_what_was_asked_of_a_complaint(talk: Talk, text: str) -> None:
    answer = talk(COMPLAINED, f"{text} So when is the answer due?")
    assert any(event.what is Happening.ACKNOWLEDGED for event in answer.situation.events)
    assert "22 October 2026" in answer.text


@pytest.mark.parametrize(
    "text", ["And if nothing has come today?", "and if it still isn't here today?", "It's not come yet?"]
)
def test_nothing_by_today_asks_whether_that_is_late(talk: Talk, text: str) -> None:
    answer = talk(COMPLAINED, "They acknowledged it on 8 October. When is the answer due?", text)
    assert answer.verdict is Verdict.OUTSIDE


@pytest.mark.parametrize("text", ["is that fair", "does that sound reasonable", "is it enough"])
def test_whether_an_offer_is_fair_is_asked_of_the_offer(talk: Talk, text: str) -> None:
    answer = talk("a leak took Hackney 5 months to mend. what could I get", "they've offered me £180", text)
    assert answer.verdict is None
    assert "Whether to take an offer is yours to decide" in answer.text


def test_a_sum_that_is_not_paid_is_asked_of_orders(talk: Talk) -> None:
    answer = talk("a leak took Hackney 5 months to mend. what could I get", "what if they won't pay")
    assert "housing-ombudsman-findings-and-orders#p12" in cited(answer)


@pytest.mark.parametrize(
    "text",
    ["my mum rents from Peabody, would she get that too?", "my friend is with Calico Homes, is he owed it as well?"],
)
def test_an_associations_tenant_has_no_right_to_repair(talk: Talk, text: str) -> None:
    first = "what does the right to repair pay when a second contractor is late? I'm a secure tenant of Leeds council"
    answer = talk(first, text)
    assert answer.statements[0].text.startswith("No.")
    assert "£10" not in answer.text


def test_a_gas_smell_that_was_made_safe_is_over(talk: Talk) -> None:
    answer = talk(
        "strong smell of gas in my hall, Hackney council",
        "the gas man came and made it safe, no smell any more. how long has the council got to put it back on",
    )
    assert answer.kind.value == "answer"
