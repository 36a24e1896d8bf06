import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.remedies.awards import AwardsModel, rounded
from assistant.remedies.signs import Signs


def row(value, known=1.0):
    return Signs(np.array([float(value)]), np.array([known]))


def test_too_few_sums_give_no_range():
    assert AwardsModel([row(0)] * 9, [100, 200, None, 0, 0, None, 0, 300, 400]).spread(row(0)) is None


def test_a_case_without_an_order_of_money_is_not_an_order_of_nothing():
    sums = [100, 200, 300, 400, 500, 600]
    with_none = AwardsModel([row(0)] * 9, [*sums, 0, None, 0]).spread(row(0))
    assert with_none == AwardsModel([row(0)] * 6, sums).spread(row(0))
    assert with_none is not None
    assert with_none.n == 6


def test_the_range_holds_about_four_fifths_of_sums_it_never_saw():
    draw = np.random.default_rng(3)
    sign = draw.integers(0, 2, 400)
    sums = np.exp(6 + 0.8 * sign + draw.normal(size=400))
    model = AwardsModel([row(s) for s in sign[:100]], list(sums[:100]))
    spreads = [model.spread(row(s)) for s in sign[100:]]
    inside = np.mean([s.low <= paid <= s.high for s, paid in zip(spreads, sums[100:], strict=True)])
    assert 0.7 < inside < 0.9


def test_a_sign_that_went_with_more_money_raises_the_whole_range():
    model = AwardsModel([row(1)] * 30 + [row(0)] * 30, [1000.0 + i for i in range(30)] + [100.0 + i for i in range(30)])
    more, less = model.spread(row(1)), model.spread(row(0))
    assert more.low > less.low
    assert more.median > less.median
    assert more.high > less.high


def test_a_thin_set_widens_the_range():
    sums = [float(50 * i) for i in range(1, 60)]
    model = AwardsModel([row(0)] * len(sums), sums)
    usual, thin = model.spread(row(0)), model.spread(row(0), thin=True)
    assert thin.low < usual.low
    assert thin.high > usual.high
    assert thin.median == usual.median


@given(st.lists(st.floats(min_value=1, max_value=100_000), min_size=5, max_size=40))
def test_the_range_is_always_in_order_and_more_than_nothing(sums):
    spread = AwardsModel([row(i % 3) for i in range(len(sums))], sums).spread(row(1))
    assert 0 < spread.low <= spread.median <= spread.high


@pytest.mark.parametrize(("sum_", "shown"), [(2, 5), (52, 50), (347, 350), (1108.5, 1100), (2272.14, 2250)])
def test_a_range_is_no_finer_than_its_data(sum_, shown):
    assert rounded(sum_) == shown
