import re

import pytest

from assistant.remedies.comparables import Case
from assistant.remedies.moves import moves


@pytest.fixture(scope="module")
def cases(corpus):
    return [Case.of(record) for record in corpus.determinations.values()]


def test_a_contrast_counts_its_cases_and_names_examples(cases, corpus):
    found = moves(cases)
    assert found
    for move in found:
        assert move.n >= 16
        assert move.text.startswith("In cases like this")
        assert move.refs
        assert all(ref in corpus.determinations for ref in move.refs)
        assert move.citations


def test_the_medians_of_a_contrast_are_those_of_its_cases(cases):
    for move in moves(cases):
        counts = [int(n) for n in re.findall(r"\((\d+) cases\)", move.text)]
        assert not counts or sum(counts) == move.n


def test_a_circumstance_that_makes_no_difference_is_not_shown(cases):
    same = [Case(case.record.model_copy(update={"compensation_ordered": 500.0}), case.traits, None) for case in cases]
    assert moves(same) == ()


def test_too_few_cases_make_no_contrast(cases):
    assert moves(cases[:10]) == ()
    assert moves([]) == ()
