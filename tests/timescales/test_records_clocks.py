"""Every limit of every record becomes a clock that can be cited and reckoned."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from assistant.records import Category, Corpus, PolicyKind, Unit, load_corpus
from assistant.settings import ROOT
from assistant.timescales.calendar import is_working_day
from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import Clock, ClockBook, clock_book
from assistant.timescales.describe import amount_of, describe
from assistant.timescales.facts import Event, Facts, Happening
from assistant.timescales.figures import states_figure
from assistant.timescales.reckon import reckon
from assistant.timescales.unjudged import limit_of
from assistant.timescales.words import vocabulary

BOOK = ClockBook(load_corpus(ROOT / "corpus"))
CLOCKS = [*BOOK.law, *(clock for clocks in BOOK.landlords.values() for clock in clocks)]


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.timescale.id)
def test_the_passage_cited_for_a_limit_holds_its_figure(clock: Clock) -> None:
    text = clock.citation.quote
    if clock.timescale.unit is Unit.MONTHS:
        text = re.sub(r"\byears?\b", "months", text)
    assert states_figure(text, clock.timescale), text


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.timescale.id)
def test_every_clock_is_reckoned_from_any_day_and_described(clock: Clock) -> None:
    start = date(2026, 3, 31)
    limit = limit_of(Chosen(clock), start, [], Facts(today=date(2026, 11, 26)))
    if limit.due is not None:
        assert limit.due >= start
        if limit.unit is Unit.WORKING_DAYS:
            assert is_working_day(limit.due)
    words = describe(limit)
    every = f"every {limit.unit.value.removesuffix('s')}"
    assert amount_of(limit) in words or (limit.amount == 1 and every in words)
    assert "None" not in words


def test_every_limit_for_repairs_of_a_landlord_is_for_a_class_or_for_named_faults() -> None:
    loose = [
        clock.timescale.id
        for clocks in BOOK.landlords.values()
        for clock in clocks
        if clock.kind is None
        and not clock.faults
        and not clock.timescale.asked
        and clock.timescale.category is not Category.COMPLAINT_HANDLING
    ]
    assert loose == []


def test_every_subject_named_in_a_record_is_a_fault_of_the_vocabulary() -> None:
    known = set(vocabulary()["faults"])
    assert {subject for clock in CLOCKS for subject in clock.timescale.subjects} <= known


def test_the_first_reports_of_a_landlord_clock_start_it() -> None:
    for clocks in BOOK.landlords.values():
        for clock in clocks:
            if clock.begins is not Happening.REPORTED:
                continue
            facts = Facts(events=(Event(what=Happening.REPORTED, on=date(2026, 1, 5)),), today=date(2026, 2, 2))
            assert reckon(Chosen(clock), facts, judge_today=True).starts == date(2026, 1, 5)


def test_only_acts_and_regulations_and_the_statutory_code_bind() -> None:
    binding = {clock.record.slug for clock in CLOCKS if clock.binding}
    for clock in CLOCKS:
        if clock.record.kind in (PolicyKind.GUIDANCE, PolicyKind.LANDLORD_POLICY):
            assert not clock.binding
    assert {"right-to-repair", "awaabs-law", "complaint-handling-code-2024"} <= binding
    assert "complaint-handling-code-2022" not in binding


def test_the_clocks_of_a_corpus_are_read_once(corpus: Corpus) -> None:
    assert clock_book(corpus) is clock_book(corpus)
    assert clock_book(corpus.without({"202410299"})) is clock_book(corpus)
    fewer = Corpus({name: record for name, record in corpus.records.items() if name != "ealing"})
    assert "ealing" not in clock_book(fewer).landlords


def _entry(name: str, applies: str, category: str, amount: int, unit: str) -> dict[str, object]:
    return {
        "id": f"harrowmere-{name}",
        "applies": applies,
        "category": category,
        "action": "complete",
        "amount": amount,
        "unit": unit,
        "starts": "the report",
        "pinpoint": "page 1",
    }


def test_a_landlord_added_as_a_file_has_clocks_at_once(tmp_path: Path) -> None:
    (tmp_path / "landlords").mkdir()
    front = {
        "title": "Harrowmere Homes: repairs policy and timescales",
        "kind": "landlord policy",
        "issuer": "Harrowmere Homes",
        "landlord": "Harrowmere Homes",
        "landlord_type": "housing association",
        "aliases": ["Harrowmere"],
        "checked": "primary",
        "applies_to": ["all"],
        "jurisdiction": "England",
        "in_force_from": "2026-01-01",
        "in_force_to": None,
        "url": "https://harrowmere.invalid/repairs",
        "timescales": [
            _entry("routine", "routine repair", "repairs-general", 17, "working days"),
            _entry("gate", "broken gate (blue list)", "external-and-fencing", 4, "weeks") | {"label": "B7"},
        ],
    }
    passage = "[p1] Routine repairs are finished in 17 working days. A broken gate has 4 weeks."
    (tmp_path / "landlords" / "harrowmere.md").write_text(f"---\n{yaml.safe_dump(front)}---\n{passage}\n", "utf-8")
    from assistant.timescales.check import timescales

    corpus = load_corpus(tmp_path)
    base = {"landlord": "harrowmere", "today": date(2026, 11, 22)}
    assert [
        li.id for li in timescales(Facts(repair="a routine repair", priority="routine", **base), corpus).limits
    ] == ["harrowmere-routine"]
    assert "harrowmere-gate" in [
        li.id for li in timescales(Facts(repair="fence and gate broken", **base), corpus).limits
    ]
    assert [li.id for li in timescales(Facts(repair="it is a B7", priority="B7", **base), corpus).limits] == [
        "harrowmere-gate"
    ]


def test_the_end_of_the_next_working_day_is_the_end_where_a_limit_in_hours_names_it_too() -> None:
    clock = next(c for c in BOOK.landlords["waltham-forest"] if c.timescale.id.endswith("essential"))
    facts = Facts(today=date(2026, 11, 28), repair="back door", events=(
        Event(what=Happening.REPORTED, on=date(2026, 9, 12)), Event(what=Happening.MADE_SAFE, on=date(2026, 9, 14)),
    ))  # fmt: skip
    assert reckon(Chosen(clock), facts, judge_today=True).met is True
