"""Whether a rule already bound on a past day: by its first day, and by when the tenancy began where that matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from assistant.answer.contract import Answer
from assistant.answer.engine import Assistant
from assistant.answer.rules.in_force import _words

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "Tenant since 2015 with a housing association. Was the electrical safety law in force for her home on 10 January 2026?",
            "Not yet on 10 January 2026: for a tenancy from before 1 December 2025",
        ),
        (
            "New tenancy signed 5 January 2026. Did the electrical inspection rules apply to it in March 2026?",
            "Yes, in March 2026",
        ),
        ("Was the electrical check duty already in force for council homes in February 2026?", "It depends on when"),
        (
            "were the electrical safety rules for social landlords already law in June 2025?",
            "Not yet in June 2025, whenever",
        ),
        ("Did the fitness duty cover an assured tenancy from 2021 in 2022?", "Yes, in 2022"),
        (
            "fitness law - had a fixed term tenancy from 2017. did it cover me in june 2019",
            "only on 20 March 2020, if it was a periodic one",
        ),
        ("Mould reported 12 September 2025: did Awaab's Law apply then?", "Not yet on 12 September 2025"),
        ("Was Awaab's Law already in force on 15 November 2025?", "Yes, on 15 November 2025"),
        (
            "Was Awaab's Law binding for a fire hazard in October 2026?",
            "Not yet in October 2026: Awaab's Law for significant hazards of that kind",
        ),
        (
            "Did housing associations have to fit smoke alarms in August 2022, was that law yet?",
            "Not yet in August 2022",
        ),
        (
            "We had no carbon monoxide detector in December 2023, was the council already bound to fit one then?",
            "Yes, in December 2023",
        ),
        (
            "Was the Complaint Handling Code of 2024 in force for a complaint in February 2024?",
            "Not yet in February 2024",
        ),
        (
            "had my council house since 2009, always paid weekly. in january 2020 did the fitness duty cover me yet?",
            "Not yet in January 2020: for a tenancy from before 20 March 2019",
        ),
        (
            "boiler in the kitchen and no carbon monoxide alarm in july 2022. was the council bound by law to give us one then or did it come in later?",
            "Not yet in July 2022",
        ),
        (
            "Tenancy of 2014, housing association. On 3 March 2026 was the landlord already under the electrical inspection rules? They came in on 1 November 2025 so I assume yes?",
            "Not yet on 3 March 2026: for a tenancy from before 1 December 2025",
        ),
        (
            "Stage 2 answered in February 2024. Was the 2024 Code binding at that point? My boss says it started in January 2024.",
            "Not yet in February 2024",
        ),
        (
            "they missed 2 visits in january 2026, did the £15 a missed visit guidance apply yet",
            "Not yet in January 2026",
        ),
        ("was right to repair already around for council tenants in 2005?", "Yes, in 2005"),
        (
            "I asked my association under STAIRs in october 2026, were they already bound to answer requests?",
            "Not yet in",
        ),
    ],
)
def test_a_rule_bound_on_a_past_day_or_did_not_yet(ask: Ask, asked: str, said: str) -> None:
    assert said in ask(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "Stage 2 requested 12 December 2023. Going by the Code in force then, what was the last day for the answer?",
        "When did Awaab's Law come into force?",
        "private landlord, were the electrical rules in force in 2019?",
        "im a leaseholder, were the electrical rules already in force for me in june 2026",
        "reported mould 12 january 2026, inspected 30 january 2026, was awaab's law broken",
        "I reported mould on 3 March 2026, did they have to inspect within 10 days?",
    ],
)
def test_a_day_or_a_length_asked_for_is_another_matter(ask: Ask, asked: str) -> None:
    text = ask(asked).text
    assert "Not yet" not in text
    assert "that was in force" not in text


def _entries() -> list[tuple[str, dict[str, Any]]]:
    return [(slug, entry) for slug, rule in _words()["rules"].items() for entry in rule["times"]]


@pytest.mark.parametrize(("slug", "entry"), _entries())
def test_each_first_day_stands_in_the_passages_that_it_is_told_with(
    assistant: Assistant, slug: str, entry: dict[str, Any]
) -> None:
    marks = [entry["passage"], *entry.get("also", ())]
    held = " ".join(assistant.corpus.passages[f"{slug}#{mark}"].text for mark in marks)
    days: list[date] = [entry["from"], *([entry["tenancies"]["from"]] if "tenancies" in entry else [])]
    assert all(f"{day.day} {day:%B %Y}" in held for day in days)


@pytest.mark.parametrize(
    "question",
    [
        "Tenancy from 2015 with an association. Were the electrical safety rules binding in March 2026? If not, since when?",
        "Registered provider, tenancy of 2012. Tenant asked for an electrical report in February 2026: did the rules bind it then, and if not, from when?",
    ],
)
def test_since_when_is_told_once_with_the_answer(ask: Ask, question: str) -> None:
    texts = [one.text for one in ask(question).statements]
    assert texts[0].startswith("Not yet")
    assert not any("every 5 years" in text or "private renting" in text for text in texts)
