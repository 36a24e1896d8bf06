from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.records import Category, Finding, LandlordType
from assistant.remedies.cases import CaseMatter, DecidedCase
from assistant.remedies.statistics import FEWEST, outcomes_by, wilson


def case(number: int, finding: Finding | None, category: Category = Category.LEAKS, year: int = 2024) -> DecidedCase:
    return DecidedCase(
        ref=f"2099{number:05}",
        landlord="Fernlea",
        landlord_type=LandlordType.HOUSING_ASSOCIATION,
        decided=date(year, 1, 1),
        url=None,
        matters=(CaseMatter(matter="Drip", category=category, finding=finding, said="Drip"),),
    )


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilsons_interval_holds_the_share_and_stays_a_share(count: int, n: int) -> None:
    count = min(count, n)
    low, high = wilson(count, n)
    assert 0 <= low <= count / n + 1e-12
    assert count / n - 1e-12 <= high <= 1


def test_wilsons_interval_is_the_textbooks() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_no_share_is_given_of_fewer_than_ten() -> None:
    (few,) = outcomes_by([case(n, Finding.MALADMINISTRATION) for n in range(FEWEST - 1)], "category")
    (enough,) = outcomes_by([case(n, Finding.MALADMINISTRATION) for n in range(FEWEST)], "category")
    assert (few.failures.share, few.failures.low, few.failures.n) == (None, None, FEWEST - 1)
    assert enough.failures.share == 1.0


def test_what_was_not_judged_is_counted_but_not_in_the_share() -> None:
    cases = [case(n, Finding.SERVICE_FAILURE) for n in range(10)]
    cases += [case(10 + n, Finding.OUTSIDE_JURISDICTION) for n in range(5)]
    cases += [case(20, None)]
    (found,) = outcomes_by(cases, "landlord")
    assert (found.matters, found.failures.n, found.failures.share) == (15, 10, 1.0)
    assert found.findings[Finding.OUTSIDE_JURISDICTION] == 5


def test_years_come_in_order_and_a_category_keeps_to_its_matters() -> None:
    cases = [case(1, Finding.MALADMINISTRATION, year=2025), case(2, Finding.MALADMINISTRATION, year=2023)]
    cases.append(case(3, Finding.MALADMINISTRATION, Category.PESTS, 2021))
    assert [one.group for one in outcomes_by(cases, "year", Category.LEAKS)] == ["2023", "2025"]


def test_a_case_left_out_is_not_counted() -> None:
    assert outcomes_by([case(1, Finding.MALADMINISTRATION)], "year", exclude=frozenset({"209900001"})) == ()


def test_an_unknown_grouping_is_refused() -> None:
    with pytest.raises(InputError, match="landlord type"):
        outcomes_by([], "colour")
