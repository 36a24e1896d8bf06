"""200 messages as residents and caseworkers write them, read into their situations, with a floor."""

from __future__ import annotations

import time

import pytest
from message_cases import TODAY, asker_of, faults, message_cases

from assistant.records import load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT
from assistant.situation.reader import read_situation
from assistant.situation.situation import Situation

FLOOR_MENDED_ON = 0.98
FLOOR_HELD_BACK = 0.84
MOST_MILLISECONDS = 10


@pytest.fixture(scope="module")
def directory() -> LandlordDirectory:
    return LandlordDirectory(load_corpus(ROOT / "corpus"))


def read_all(directory: LandlordDirectory, *, held: bool) -> list[tuple[dict[str, object], Situation]]:
    cases = [case for case in message_cases() if case["held"] is held]
    return [(case, read_situation(case["text"], directory, asker=asker_of(case), today=TODAY)) for case in cases]


@pytest.mark.parametrize(("held", "floor"), [(False, FLOOR_MENDED_ON), (True, FLOOR_HELD_BACK)])
def test_messages_are_read_as_they_are_meant(directory: LandlordDirectory, held: bool, floor: float) -> None:
    wrong = {case["id"]: found for case, read in read_all(directory, held=held) if (found := faults(case, read))}
    count = sum(case["held"] is held for case in message_cases())
    assert 1 - len(wrong) / count >= floor, wrong


def test_reading_a_message_takes_at_most_ten_milliseconds(directory: LandlordDirectory) -> None:
    read_all(directory, held=True)
    began = time.process_time()
    count = len(read_all(directory, held=False))
    assert (time.process_time() - began) / count * 1000 < MOST_MILLISECONDS
