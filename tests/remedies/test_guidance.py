import re
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


def overrun(corpus, days):
    return next(line for line in lines(corpus, tenure=Tenure.SECURE, second_contractor_days=days) if line.amount)


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
    first, *bands = before
    assert "were not yet in use on" in first.text
    assert {line.citation.ref for line in bands} == {"ombudsman-remedies-guidance-older"}
    assert all(line.amount is None for line in before)
    assert {line.citation.ref for line in after} == {"ombudsman-compensation-guidance-2026"}


def test_a_band_is_shown_only_for_a_finding_that_like_cases_led_to(corpus):
    only = {**dict.fromkeys(Finding, 0.0), Finding.SERVICE_FAILURE: 1.0}
    (line,) = guidance(RemedyFacts(on=BEFORE), corpus, only)
    assert "service failure" in line.text
    assert "£50 to £100" in line.text


@given(st.integers(min_value=1, max_value=5000))
def test_right_to_repair_never_passes_its_cap_nor_falls_with_time(corpus, over):
    def amount(days):
        return overrun(corpus, days).amount

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


FIGURE = re.compile(r"£[\d,]+(?: a (?:day|week))?|\b\d+ (?:hours|days|weeks|months)\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
SUBJECTS = {
    "complete loss of heating and hot water": "No heating and no hot water",
    "losing one of the two": "Only one of them gone",
    "complete loss of power": "No power at all",
    "loss of lighting only": "£10 a week is for lighting",
    "missed appointment": "ppointment",
}


def every_line(corpus):
    """The lines of every landlord, service and scheme, for a person who told days, and for one who did not."""
    for slug in [None, *corpus.landlords]:
        for days in (None, 20):
            losses = tuple(Loss(service=service, days=days) for service in Service)
            told = {"missed_appointments": 1, "second_contractor_days": 3, "tenure": Tenure.SECURE, "losses": losses}
            yield from lines(corpus, landlord=slug, since=date(2025, 12, 1), **told)
    yield from lines(corpus, text="the boiler", category=Category.HEATING_AND_HOT_WATER)
    yield from lines(corpus, text="right to repair", second_contractor_days=3)
    yield from guidance(RemedyFacts(on=BEFORE), corpus, EVEN)


def test_every_figure_with_its_unit_is_in_a_passage_that_the_line_cites(corpus):
    checked = 0
    for line in every_line(corpus):
        cited = " ".join(corpus.passages[c.passage].text for c in (line.citation, *line.also))
        stated = line.text.split(" On your own figures:")[0]
        for figure in FIGURE.findall(stated):
            assert figure in cited, (figure, line)
            checked += 1
        for words, held in SUBJECTS.items():
            if words in stated and line.force == "guidance":
                assert held in corpus.passages[line.citation.passage].text, line
    assert checked > 100


def test_the_day_rate_for_power_is_not_marked_with_the_week_rate_for_lighting(corpus):
    power, lighting = lines(corpus, losses=(Loss(service=Service.POWER), Loss(service=Service.LIGHTING)))
    assert "£10 a day" in power.text
    assert "£10 a day" in corpus.passages[power.citation.passage].text
    assert "£10 a week" in lighting.text
    assert "£10 a week" in corpus.passages[lighting.citation.passage].text


def test_a_set_sum_is_told_once_with_its_condition_and_its_date(corpus):
    first, second = lines(corpus, losses=(Loss(service=Service.POWER, days=3),), missed_appointments=2)
    assert "Where the Ombudsman finds that the landlord failed" in first.text
    assert "1 April 2026" in first.text
    assert second.text.startswith("The same guidance sets £15")


def test_a_loss_from_before_the_guidance_began_is_said_to_be_open(corpus):
    loss = (Loss(service=Service.POWER, days=3),)
    (before,) = lines(corpus, losses=loss, since=date(2026, 1, 14))
    (after,) = lines(corpus, losses=loss, since=date(2026, 5, 1))
    assert "a loss from before that day" in before.text
    assert "a loss from before that day" not in after.text


def test_sums_are_written_as_sums(corpus):
    line = overrun(corpus, 30)
    assert "pounds" not in line.text
    assert "never more than £50" in line.text
    assert line.working == "£10 + 30 days × £2 = £70, capped at £50"
    assert "£50, not £70" in line.text


def test_a_right_to_repair_sum_says_that_its_first_day_is_open_unless_the_cap_settles_it(corpus):
    assert "£2 more or less" in overrun(corpus, 12).text
    assert "£2 more or less" in overrun(corpus, 20).text
    assert "more or less" not in overrun(corpus, 26).text


def test_a_right_to_repair_sum_may_be_set_against_arrears(corpus):
    found = lines(corpus, tenure=Tenure.SECURE, second_contractor_days=12)
    assert any("rent arrears" in line.text for line in found)


def test_where_the_tenure_is_not_told_the_scheme_says_whose_it_is(corpus):
    found = lines(corpus, text="Right to Repair: the second contractor was late", second_contractor_days=12)
    assert [line.amount for line in found if line.amount] == [34]
    assert any("secure tenants of a council" in line.text for line in found)


def test_a_condition_that_says_nothing_more_is_left_out(corpus):
    ours, theirs = lines(corpus, landlord="barnet", missed_appointments=1)
    assert ours.text.split(".")[0].endswith("for a missed appointment")
    assert "(" not in theirs.text.split(".")[0]
    (_, strict) = lines(corpus, landlord="l-and-q", missed_appointments=1)
    assert "24 hours" in strict.text


def test_where_it_is_not_said_what_was_lost_the_daily_sums_stand_on_a_condition(corpus):
    found = lines(corpus, text="five weeks to mend the boiler", category=Category.HEATING_AND_HOT_WATER)
    rates = [line for line in found if line.text.startswith("If that left you without a service")]
    assert [("£15" in line.text, "£8" in line.text) for line in rates] == [(True, False), (False, True)]
    assert all(line.amount is None for line in found)
    assert any("bands tied to the finding" in line.text for line in found)
