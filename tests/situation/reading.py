"""Single messages read on one day, for the tests of what is read from them."""

from __future__ import annotations

from datetime import date

from assistant.records import load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT
from assistant.situation.reader import read_situation
from assistant.situation.situation import Situation

TODAY = date(2026, 11, 22)
DIRECTORY = LandlordDirectory(load_corpus(ROOT / "corpus"))


def read(text: str, **more: object) -> Situation:
    return read_situation(text, DIRECTORY, today=TODAY, **more)  # type: ignore[arg-type]


def roles(text: str) -> list[tuple[str, str]]:
    return [(event.what.value, event.on.isoformat()) for event in read(text).events]
