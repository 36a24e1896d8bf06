import re

import pytest

from assistant.remedies.before import blind, days_told, offer_told, told
from assistant.remedies.traits import traits_of_case


def test_a_sentence_about_the_outcome_is_not_part_of_what_was_known_before():
    text = "The roof leaked for a year. The Ombudsman found maladministration. She was paid £300."
    assert blind(text) == "The roof leaked for a year."


def test_no_input_of_any_record_holds_money_a_finding_or_the_ombudsman(corpus):
    for case in corpus.determinations.values():
        said = traits_of_case(case).text
        assert not re.search(r"£|maladministration|ombudsman|service failure|redress|compensation", said, re.IGNORECASE)


def test_reasons_and_orders_are_never_told(corpus):
    for case in corpus.determinations.values():
        account = told(case)
        assert not any(passage.text in account for passage in case.passages if passage.mark[0] in "ro")


def test_an_offer_made_after_the_ombudsman_came_in_was_not_known_before():
    assert offer_told("It offered £200. After the Ombudsman intervened it offered £600 more.") == 200


def test_a_sum_named_before_the_offer_is_not_the_offer():
    assert offer_told("The reply gave the arrears as £3,699.81 and offered £50.") == 50


def test_no_offer_is_not_an_offer_of_nothing():
    assert offer_told("The landlord apologised.") is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Reported on 1 March 2024 and mended on 31 March 2024.", 27),
        ("Reported on 1 March and mended on 11 March 2024.", 10),
        ("Reported on 1 March 2024, then on 11 March.", 10),
        ("Reported on 1 March 2024.", None),
        ("It may leak.", None),
    ],
)
def test_the_time_told_runs_from_the_first_date_to_the_last(text, days):
    assert days_told(text) == days
