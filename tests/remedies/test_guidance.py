from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Category, Finding, Tenure
from assistant.remedies.contract import Loss, RemedyFacts, Service
from assistant.remedies.guidance import guidance

NOW = date(2026, 11, 22)
BEFORE = date(2026, 3, 31)
EVEN = dict.fromkeys(Finding, 1 / len(Finding))


def lines(corpus, **facts):
    return guidance(RemedyFacts(**{"on": NOW, **facts}), corpus, EVEN)


@pytest.mark.parametrize(
    ("service", "days", "amount"),
    [
        (Service.HEATING_AND_HOT_WATER, 21, 315),
        (Service.HEATING_OR_HOT_WATER, 10, 80),
        (Service.POWER, 3, 30),
        (Service.LIGHTING, 20, 20),
    ],
)
def test_a_lost_service_is_worked_out_on_the_persons_own_days(corpus, service, days, amount):
    (line,) = lines(corpus, losses=(Loss(service=service, days=days),))
    assert line.amount == amount
    assert line.citation.passage in corpus.passages


def test_a_loss_of_unknown_length_has_a_rate_and_no_sum(corpus):
    (line,) = lines(corpus, losses=(Loss(service=Service.POWER),))
    assert line.amount is None
    assert "a day" in line.text


def test_fixed_sums_begin_in_april_2026_and_bands_end_there(corpus):
    loss = (Loss(service=Service.POWER, days=3),)
    before = guidance(RemedyFacts(on=BEFORE, losses=loss), corpus, EVEN)
    after = guidance(RemedyFacts(on=date(2026, 4, 1), losses=loss), corpus, EVEN)
    assert {line.citation.ref for line in before} == {"ombudsman-remedies-guidance-older"}
    assert {line.citation.ref for line in after} == {"ombudsman-compensation-guidance-2026"}


def test_a_band_is_shown_only_for_a_finding_that_like_cases_led_to(corpus):
    only = {**dict.fromkeys(Finding, 0.0), Finding.SERVICE_FAILURE: 1.0}
    (line,) = guidance(RemedyFacts(on=BEFORE), corpus, only)
    assert "service failure" in line.text
    assert "£50 to £100" in line.text


@given(st.integers(min_value=1, max_value=5000))
def test_right_to_repair_never_passes_its_cap_nor_falls_with_time(corpus, over):
    def amount(days):
        (line,) = lines(corpus, tenure=Tenure.SECURE, second_contractor_days=days)
        return line.amount

    assert amount(over) == min(10 + 2 * over, 50)
    assert amount(over) <= amount(over + 1)


def test_right_to_repair_is_for_secure_tenants_only(corpus):
    assert lines(corpus, tenure=Tenure.ASSURED, second_contractor_days=30) == ()
    assert lines(corpus, second_contractor_days=30) == ()


def test_a_landlords_own_policy_stands_beside_the_ombudsmans_sum(corpus):
    found = lines(corpus, landlord="barnet", missed_appointments=2)
    assert [(line.force, line.amount) for line in found] == [("guidance", 30), ("landlord policy", 20)]


def test_another_landlords_policy_is_never_shown(corpus):
    found = lines(corpus, landlord="clarion", missed_appointments=2)
    assert all("barnet" not in line.citation.ref and "L&Q" not in line.text for line in found)


def test_every_sum_in_the_guidance_is_in_the_passage_it_cites(corpus):
    for slug in corpus.landlords:
        for line in lines(corpus, landlord=slug, missed_appointments=1, second_contractor_days=0, tenure=Tenure.SECURE):
            rates = [sum_ for sum_ in line.text.split() if sum_.startswith("£")]
            first = rates[0].rstrip(".,;:") if rates else ""
            assert first in line.citation.quote


def test_sums_are_written_as_sums(corpus):
    (line,) = lines(corpus, tenure=Tenure.SECURE, second_contractor_days=30)
    assert "pounds" not in line.text
    assert "capped at £50" in line.text
    assert line.working == "£10 + 30 days × £2 = £70, capped at £50"


def test_a_condition_that_says_nothing_more_is_left_out(corpus):
    ours, theirs = lines(corpus, landlord="barnet", missed_appointments=1)
    assert "(" not in ours.text.split(".")[0]
    assert "(" not in theirs.text.split(".")[0]
    (_, strict) = lines(corpus, landlord="l-and-q", missed_appointments=1)
    assert "24 hours" in strict.text


def test_where_it_is_not_said_what_was_lost_the_daily_sums_stand_on_a_condition(corpus):
    found = lines(corpus, text="five weeks to mend the boiler", category=Category.HEATING_AND_HOT_WATER)
    rates = [line for line in found if line.text.startswith("If that left you without a service")]
    assert [("£15" in line.text, "£8" in line.text) for line in rates] == [(True, False), (False, True)]
    assert all(line.amount is None for line in found)
    assert any("bands tied to the finding" in line.text for line in found)
