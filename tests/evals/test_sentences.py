"""Verification against labelled sentences: what it lets through and what it turns away."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer.checks.verification import Limits
from assistant.errors import InputError
from assistant.evals.sentences import SENTENCES, best_limits, cross_validate, errors, labelled


def flat(*_: str) -> float:
    """A likeness that turns nobody away."""
    return 1.0


def test_almost_no_false_sentence_is_let_through_and_most_true_ones_are() -> None:
    for path in SENTENCES:
        found = errors(labelled(path), None)
        assert found.false_accept.value is not None
        assert found.false_accept.value <= 0.02, [one.text for one in found.accepted]
        assert found.false_reject.value is not None
        assert found.false_reject.value <= 0.12, [f"{one.text}: {why}" for one, why in found.rejected]


@pytest.mark.parametrize("wrong", ["made: figure", "made: landlord", "made: mark", "advice", "generic", "condition"])
def test_none_of_the_plainest_faults_is_let_through(wrong: str) -> None:
    told = [one for path in SENTENCES for one in labelled(path) if one.wrong == wrong]
    assert len(told) >= 6
    assert not [one.text for one in errors(told, None).accepted]


def test_more_new_words_let_more_false_sentences_through() -> None:
    told = labelled(SENTENCES[0])
    strict, loose = (errors(told, None, Limits(most_new=share)) for share in (0.0, 0.4))
    assert len(strict.accepted) < len(loose.accepted)


def test_the_limits_in_use_are_those_that_cross_validation_chooses() -> None:
    told = labelled(SENTENCES[0])[::3]
    assert best_limits(told, flat).most_new == Limits().most_new
    chosen, accepted, rejected = cross_validate(told, flat)
    assert len(chosen) == 5
    assert accepted.of + rejected.of == len(told)


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text('{"id": "x"}\n', "utf-8")
    with pytest.raises(InputError, match=r"sentences\.jsonl, line 1"):
        labelled(path)
