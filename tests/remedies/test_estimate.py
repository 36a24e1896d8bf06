from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.records import Category, Finding, Tenure
from assistant.remedies.comparables import Case, exactly
from assistant.remedies.contract import RemedyFacts
from assistant.remedies.estimate import estimate_remedy, left_with
from assistant.remedies.traits import traits_of_case

TODAY = date(2026, 11, 22)
DAMP = RemedyFacts(
    text="Damp and mould in my daughter's bedroom. They treated it once and it came back.",
    category=Category.DAMP_AND_MOULD,
    household=("child with asthma",),
    days=300,
    tenure=Tenure.ASSURED,
    on=TODAY,
)


@pytest.fixture(scope="module")
def damp(corpus):
    return estimate_remedy(DAMP, None, corpus)


def test_the_probabilities_of_all_findings_sum_to_one(damp):
    assert set(damp.findings) == set(Finding)
    assert sum(damp.findings.values()) == pytest.approx(1, abs=0.001)
    assert all(0 < share < 1 for share in damp.findings.values())


def test_the_range_is_in_order_and_counts_its_cases(damp):
    assert damp.compensation is not None
    assert 0 < damp.compensation.low <= damp.compensation.median <= damp.compensation.high
    assert damp.compensation.n >= 5


def test_a_comparable_says_why_in_words_and_gives_no_figure_its_citations_lack(damp, corpus):
    assert damp.comparables
    for one in damp.comparables:
        assert one.why
        assert one.citations
        assert one.passage in corpus.passages
        record = corpus.determinations[one.ref]
        assert one.ordered == record.compensation_ordered
        assert one.offered == record.compensation_offered


def test_an_unknown_finding_stays_unknown_in_a_comparable(corpus):
    case = next(c for c in corpus.determinations.values() if c.matters[0].finding is None and len(c.matters) > 1)
    facts = RemedyFacts(text=traits_of_case(case).text, category=case.matters[0].category, on=TODAY)
    (found,) = [one for one in estimate_remedy(facts, None, corpus).comparables if one.ref == case.ref]
    assert found.finding is None
    assert found.case_finding is not None


def test_an_excluded_case_leaves_no_trace(corpus):
    case = next(iter(corpus.determinations.values()))
    facts = RemedyFacts(text=traits_of_case(case).text, category=case.matters[0].category, on=TODAY)
    left_out = estimate_remedy(facts, None, corpus, frozenset({case.ref}))
    never_there = estimate_remedy(facts, None, corpus.without({case.ref}))
    assert case.ref in {one.ref for one in estimate_remedy(facts, None, corpus).comparables}
    assert left_out == never_there
    assert case.ref not in left_out.model_dump_json()


def test_with_nothing_alike_there_is_no_sum_and_no_likely_finding(corpus):
    nothing = estimate_remedy(RemedyFacts(text="zzz qqq", on=TODAY), None, corpus)
    assert nothing.compensation is None
    assert nothing.offered is None
    assert nothing.likely_finding is None
    assert nothing.comparables == ()


def test_nothing_promises(damp):
    said = " ".join([*damp.notes, *(m.text for m in damp.moves), *(g.text for g in damp.guidance)])
    assert "you will get" not in said.lower()
    assert "do not promise" in said


def test_estimates_do_not_depend_on_what_was_asked_before(corpus, damp):
    estimate_remedy(RemedyFacts(text="A lift has stood still for a month.", on=TODAY), None, corpus)
    assert estimate_remedy(DAMP, None, corpus) == damp


def test_a_sum_is_not_found_inside_a_longer_one():
    import re

    assert not re.search(exactly(50), "It paid £500 and £50.75 and £50,000.")
    assert re.search(exactly(50), "It paid £50.")
    assert re.search(exactly(1108.5), "It paid £1,108.50, in all.")


def test_where_an_offer_stood_the_resident_was_not_left_with_nothing(corpus):
    for case in map(Case.of, corpus.determinations.values()):
        if case.finding is Finding.REASONABLE_REDRESS and not case.record.compensation_ordered:
            assert left_with(case) == case.record.compensation_offered
        if case.finding is Finding.SERVICE_FAILURE and case.record.order_includes_offer is not False:
            assert left_with(case) == case.record.compensation_ordered


def test_an_offer_that_was_told_moves_the_estimate(corpus, damp):
    offered = estimate_remedy(DAMP.model_copy(update={"offered": 1200.0}), None, corpus)
    assert offered.redress.median > damp.redress.median
    assert offered != damp


def test_a_settlement_is_not_counted_as_what_landlords_offer(corpus):
    settled = [
        c for c in map(Case.of, corpus.determinations.values()) if c.finding is Finding.RESOLVED_WITH_INTERVENTION
    ]
    offers = [c for c in corpus.determinations.values() if c.compensation_offered]
    estimate = estimate_remedy(DAMP, None, corpus)
    assert estimate.offered.n == len(offers) - sum(bool(c.record.compensation_offered) for c in settled)


class Published:
    """Twelve findings on damp, one of them of a case that can be left out."""

    digest = "twelve"

    def matters(self):
        for number in range(12):
            yield SimpleNamespace(
                ref=f"2024000{number:02}",
                decided=date(2025, 1, 1),
                category=Category.DAMP_AND_MOULD,
                finding=Finding.MALADMINISTRATION if number else Finding.SERVICE_FAILURE,
            )


def test_published_rates_stand_beside_the_forecast_and_leave_out_what_is_excluded(corpus, damp):
    told = estimate_remedy(DAMP, Published(), corpus)
    assert told.findings == damp.findings
    assert (told.published.n, told.published.findings[Finding.SERVICE_FAILURE]) == (12, pytest.approx(1 / 12, abs=1e-3))
    left_out = estimate_remedy(DAMP, Published(), corpus, frozenset({"202400000"}))
    assert (left_out.published.n, set(left_out.published.findings)) == (11, {Finding.MALADMINISTRATION})


def test_there_is_no_published_rate_on_fewer_than_ten(corpus):
    three = frozenset({"202400000", "202400001", "202400002"})
    assert estimate_remedy(DAMP, Published(), corpus, three).published is None
    roof = DAMP.model_copy(update={"category": Category.ROOF_AND_GUTTERS})
    assert estimate_remedy(roof, Published(), corpus).published is None


def test_an_order_and_an_offer_are_added_only_where_one_is_known_to_top_the_other(corpus):
    case = next(c for c in map(Case.of, corpus.determinations.values()) if c.record.order_includes_offer is False)
    on_top = case.record.compensation_ordered + case.record.compensation_offered
    assert left_with(case) == on_top
    for known in (True, None):
        other = case._replace(record=case.record.model_copy(update={"order_includes_offer": known}))
        assert left_with(other) == case.record.compensation_ordered


def test_an_order_to_pay_the_offer_is_worth_the_offer(corpus):
    case = Case.of(corpus.determinations["202408056"])
    assert case.record.compensation_ordered == 0
    assert left_with(case) == case.record.compensation_offered


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(max_size=300),
    days=st.none() | st.integers(0, 10**7),
    offered=st.none() | st.floats(0, 10**9),
    category=st.none() | st.sampled_from(Category),
    household=st.lists(st.text(max_size=20), max_size=3),
)
def test_whatever_is_asked_the_estimate_holds_together(corpus, text, days, offered, category, household):
    facts = RemedyFacts(text=text, days=days, offered=offered, category=category, household=tuple(household), on=TODAY)
    told = estimate_remedy(facts, None, corpus)
    assert sum(told.findings.values()) == pytest.approx(1, abs=0.001)
    for spread in (told.compensation, told.offered, told.redress):
        assert spread is None or 0 < spread.low <= spread.median <= spread.high < 50_000
    assert all(one.why and one.citations for one in told.comparables)


def test_an_offer_beyond_all_experience_does_not_make_an_award_beyond_it(corpus):
    million = estimate_remedy(DAMP.model_copy(update={"offered": 1_000_000.0}), None, corpus)
    assert million.compensation.high < 10_000
