from collections.abc import Callable
from datetime import date

import pytest

from assistant.records import Category, Corpus, Tenure, load_corpus
from assistant.settings import ROOT
from assistant.timescales.check import check_delay, timescales
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


def facts(
    repair: str = "",
    landlord: str | None = None,
    tenure: Tenure | None = None,
    priority: str | None = None,
    emergency: bool | None = None,
    household: tuple[str, ...] = (),
    category: Category | None = None,
    landlord_name: str | None = None,
    today: date = TODAY,
    **events: str,
) -> Facts:
    """Facts from keyword dates: `reported="2024-03-13"`, `stage_1_answered="2024-04-26"`."""
    told = tuple(Event(what=Happening[name.upper()], on=date.fromisoformat(day)) for name, day in events.items())
    return Facts(
        repair=repair,
        landlord=landlord,
        landlord_name=landlord_name,
        tenure=tenure,
        priority=priority,
        emergency=emergency,
        household=household,
        category=category,
        events=told,
        today=today,
    )


@pytest.fixture(scope="session")
def check(corpus: Corpus) -> Callable[..., DelayCheck]:
    return lambda *args, **kwargs: check_delay(facts(*args, **kwargs), corpus)


@pytest.fixture(scope="session")
def limits(corpus: Corpus) -> Callable[..., dict[str, Limit]]:
    return lambda *args, **kwargs: {li.id: li for li in timescales(facts(*args, **kwargs), corpus).limits}
