import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Finding
from assistant.remedies.findings_model import FindingsModel, base_rates
from assistant.remedies.signs import Signs

BAD, GOOD = Finding.SEVERE_MALADMINISTRATION, Finding.NO_MALADMINISTRATION


def row(value, known=1.0):
    return Signs(np.array([float(value)]), np.array([known]))


def test_with_no_cases_every_finding_is_as_likely():
    told = FindingsModel([], []).probabilities(row(1))
    assert list(told.values()) == pytest.approx([1 / len(Finding)] * len(Finding))


def test_a_sign_that_went_with_a_finding_makes_it_likelier():
    rows = [row(1)] * 40 + [row(0)] * 40
    model = FindingsModel(rows, [BAD] * 40 + [GOOD] * 40)
    assert model.probabilities(row(1))[BAD] > 0.6 > model.probabilities(row(0))[BAD]


def test_an_unknown_sign_leaves_the_base_rates():
    model = FindingsModel([row(1)] * 30 + [row(0)] * 10, [BAD] * 30 + [GOOD] * 10)
    told = model.probabilities(row(1, known=0))
    assert told[BAD] == pytest.approx(model.base[BAD])


def test_a_case_whose_finding_is_unknown_teaches_nothing():
    rows, findings = [row(1), row(0), row(1)], [BAD, GOOD, None]
    assert FindingsModel(rows, findings).base == FindingsModel(rows[:2], findings[:2]).base


def test_a_harder_pull_stays_nearer_the_base_rates():
    rows, findings = [row(1)] * 20 + [row(0)] * 20, [BAD] * 20 + [GOOD] * 20
    loose, tight = (FindingsModel(rows, findings, pull).probabilities(row(1))[BAD] for pull in (1, 100))
    assert loose > tight > 0.5


@given(st.lists(st.sampled_from([*Finding, None]), max_size=30), st.integers(0, 2**20))
def test_probabilities_always_sum_to_one_and_none_is_nothing(findings, seed):
    values = np.random.default_rng(seed).normal(size=(len(findings) + 1, 3))
    rows = [Signs(value, np.ones(3)) for value in values]
    told = FindingsModel(rows[:-1], findings).probabilities(rows[-1])
    assert sum(told.values()) == pytest.approx(1)
    assert min(told.values()) > 0


def test_base_rates_leave_room_for_what_was_never_seen():
    rates = base_rates([BAD] * 10)
    assert 0 < rates[GOOD] < 0.02
    assert sum(rates.values()) == pytest.approx(1)
