from datetime import date

import numpy as np

from assistant.records import Category, LandlordType
from assistant.remedies.contract import RemedyFacts
from assistant.remedies.signs import Scale, Signs, award_signs, finding_signs
from assistant.remedies.traits import Circumstance, circumstances, traits_of_case, traits_of_facts

TODAY = date(2026, 11, 22)
MOULD = RemedyFacts(text="Mould everywhere.", category=Category.DAMP_AND_MOULD, on=TODAY)


def test_what_a_short_message_does_not_name_is_not_taken_as_absent():
    signs = finding_signs(traits_of_facts(MOULD), False)
    absent = signs.known[signs.values == 0]
    assert (absent < 0.1).all()
    long = MOULD.model_copy(update={"text": "Mould everywhere. " + "It went on and on in every room. " * 30})
    assert (finding_signs(traits_of_facts(long), False).known[:3] == 1).all()


def test_an_unknown_landlord_is_neither_a_council_nor_not():
    unknown = finding_signs(traits_of_facts(MOULD), False)
    council = finding_signs(
        traits_of_facts(MOULD.model_copy(update={"landlord_type": LandlordType.LOCAL_AUTHORITY})), False
    )
    place = int(np.flatnonzero(unknown.values != council.values)[0])
    assert unknown.known[place] == 0
    assert council.known[place] == 1


def test_an_offer_is_looked_at_only_where_one_was_told():
    assert (
        len(award_signs(traits_of_facts(MOULD), True).values)
        == len(award_signs(traits_of_facts(MOULD), False).values) + 2
    )


def test_the_amount_of_an_award_is_no_trait_of_a_case(corpus):
    for case in list(corpus.determinations.values())[:20]:
        richer = case.model_copy(update={"compensation_ordered": 99_999.0, "compensation_offered": 88_888.0})
        assert traits_of_case(richer) == traits_of_case(case)


def test_the_findings_are_no_trait_of_a_case(corpus):
    for case in list(corpus.determinations.values())[:20]:
        blank = tuple(matter.model_copy(update={"finding": None, "compensation": None}) for matter in case.matters)
        assert traits_of_case(case.model_copy(update={"matters": blank, "orders": ()})) == traits_of_case(case)


def test_a_scale_puts_the_unknown_in_the_middle():
    rows = [Signs(np.array([value]), np.array([1.0])) for value in (0.0, 1.0, 1.0, 2.0)]
    scale = Scale.of(rows)
    assert scale.apply(Signs(np.array([5.0]), np.array([0.0])))[0] == 0
    assert scale.apply(Signs(np.array([1.0]), np.array([1.0])))[0] == 0


def test_a_household_is_read_by_kind():
    assert circumstances(("a baby", "COPD")) == {Circumstance.CHILD, Circumstance.HEALTH}
    assert circumstances(("lives with partner", "adult son at home", "daughter complained")) == frozenset()


def test_a_sign_beyond_all_past_cases_counts_as_their_most_extreme():
    rows = [Signs(np.array([value]), np.array([1.0])) for value in (0.0, 1.0, 2.0)]
    scale = Scale.of(rows)
    far, furthest = (scale.apply(Signs(np.array([value]), np.array([1.0])))[0] for value in (1e9, 2.0))
    assert far == furthest
