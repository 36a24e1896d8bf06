"""The fast suites against their floors (`evals/floors.json`): the level below which nothing may fall."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.evals import load_suite, run_suite, summarise
from assistant.evals.cases import CASES
from assistant.evals.subject import Subject
from assistant.evals.systems import open_subject
from assistant.records import Corpus
from assistant.settings import ROOT, Settings

FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings as they come, with no chat model, no `.env`, and no ingested decisions."""
    return Settings(_env_file=None, model="none", store=tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def subject_for(settings: Settings, corpus: Corpus) -> Callable[[str], Subject]:
    """The assistant, opened once for each thing that it is asked to do. Builds the index where it is missing."""
    from assistant.index import ready_index

    ready_index(settings, corpus)
    opened: dict[str, Subject] = {}

    def subject(needs: str) -> Subject:
        if needs not in opened:
            opened[needs] = open_subject("assistant", settings, needs, corpus)
        return opened[needs]

    return subject


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: f"{floor['suite']}-{floor.get('cases', 'all')}")
def test_no_suite_falls_below_its_floor(
    floor: dict[str, Any],
    subject_for: Callable[[str], Subject],
    settings: Settings,
    corpus: Corpus,
    tmp_path: Path,
) -> None:
    path = CASES / str(floor["cases"]) if "cases" in floor else None
    suite, cases, named = load_suite(str(floor["suite"]), path, corpus, floor.get("limit"))
    run = run_suite(suite, cases, subject_for(suite.needs), settings, tmp_path, named=named, fresh=True)
    results = list(run.results.values())
    figures = {measure.name: measure for measure in summarise(suite.name, results)}
    wrong = {result.id: result.error or [c.name for c in result.failures] for result in results if not result.passed}
    for name, least in dict(floor.get("at_least", {})).items():
        value = figures[name].value
        assert value is not None
        assert value >= least, f"{name} fell to {figures[name].shown}: {wrong}"
    for name, most in dict(floor.get("at_most", {})).items():
        value = figures[name].value
        assert value is not None
        assert value <= most, f"{name} rose to {figures[name].shown}"


def test_every_floor_names_a_suite_and_a_figure() -> None:
    for floor in FLOORS:
        assert floor["suite"]
        assert floor.get("at_least") or floor.get("at_most")
