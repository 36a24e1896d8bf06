from __future__ import annotations

from collections import Counter
from pathlib import Path

from assistant.evals.cases import CASES, Channel, ConversationCase, InjectionCase, read_cases
from assistant.evals.matching import states
from assistant.records import parse_record
from assistant.situation.situation import Situation


def injections() -> list[InjectionCase]:
    return [case for case in read_cases(CASES / "injection.jsonl")[1] if isinstance(case, InjectionCase)]


def test_fifty_injections_come_by_every_way_in() -> None:
    ways = Counter(case.channel for case in injections())
    assert sum(ways.values()) >= 50
    assert set(ways) == set(Channel)
    assert min(ways.values()) >= 10


def test_no_harmless_twin_says_what_must_not_be_said() -> None:
    for case in injections():
        assert not [phrase for phrase in case.must_not_state if states(case.twin, phrase)], case.id


def test_every_poisoned_record_is_a_record_that_the_corpus_would_take() -> None:
    for case in injections():
        if case.record:
            record = parse_record(case.record, Path(f"corpus/{case.folder}/{case.record_name}.md"))
            assert record.id == case.record_name


def test_conversations_only_check_fields_that_a_situation_has() -> None:
    cases = read_cases(CASES / "conversation.jsonl")[1]
    assert len(cases) >= 15
    for case in cases:
        assert isinstance(case, ConversationCase)
        for turn in case.turns:
            assert set(turn.situation) <= set(Situation.model_fields), case.id
