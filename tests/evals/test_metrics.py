from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evals.metrics import (
    Share,
    brier,
    calibration_error,
    mcnemar_exact,
    ndcg,
    percentile,
    ranked_probability,
    reciprocal_rank,
    reliability,
    sign_test,
)

SHARES = st.integers(min_value=0, max_value=500).flatmap(
    lambda of: st.builds(Share, hits=st.integers(min_value=0, max_value=of), of=st.just(of))
)


@given(SHARES)
def test_an_interval_holds_its_share(share: Share) -> None:
    low, high = share.interval
    assert 0 <= low <= high <= 1
    assert not share.of or low - 1e-9 <= share.value <= high + 1e-9


def test_mcnemar_is_that_of_the_textbook() -> None:
    assert mcnemar_exact(10, 2) == pytest.approx(0.03857, abs=1e-4)
    assert mcnemar_exact(0, 0) == 1.0
    assert mcnemar_exact(6, 0) == pytest.approx(0.03125)


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_sign_test_does_not_care_which_way(ups: int, downs: int) -> None:
    p = sign_test(ups, downs)
    assert p == sign_test(downs, ups)
    assert 0 < p <= 1


def test_ranks_are_counted_from_one() -> None:
    assert reciprocal_rank(["a", "b", "c"], frozenset({"c", "b"})) == 0.5
    assert reciprocal_rank(["a"], frozenset({"z"})) == 0.0


def test_ndcg_is_one_where_all_relevant_stand_first() -> None:
    assert ndcg(["a", "b", "c"], frozenset({"a", "b"}), 10) == pytest.approx(1.0)
    assert ndcg(["c", "a"], frozenset({"a"}), 10) < 1.0


def test_scores_of_forecasts_know_perfect_from_worst() -> None:
    classes = ["x", "y", "z"]
    assert brier({"x": 1.0}, "x", classes) == 0
    assert brier({"x": 1.0}, "y", classes) == 2
    assert ranked_probability({"x": 1.0}, "x", classes) == 0
    assert ranked_probability({"x": 1.0}, "z", classes) == 1
    assert ranked_probability({"x": 1.0}, "y", classes) == 0.5


def test_a_forecast_that_comes_true_as_often_as_it_says_is_calibrated() -> None:
    pairs = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert calibration_error(pairs) == pytest.approx(0.0, abs=1e-9)
    assert reliability(pairs)[0].n == 10
    assert calibration_error([(1.0, False)]) == pytest.approx(1.0)


def test_percentiles_are_values_that_occurred() -> None:
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile([1, 2, 3, 4], 0.95) == 4
    assert percentile([], 0.5) is None
