"""Whose money it is: ordered, offered, recommended, or nobody's."""

from __future__ import annotations

import pytest
from made_up import ONE_MATTER, ordered, report

from assistant.ingest.money import find_sums, sentences

OFFERED = (
    "2. She reported the leak on 4 July 2023.\n3. In its stage 2 response of 9 October 2023 the landlord offered £200."
)


@pytest.mark.parametrize(
    ("order", "total", "includes"),
    [
        ("1. The landlord must pay the resident £600.", 600, None),
        ("1. The landlord must pay the resident a further £300, in addition to its offer of £200.", 300, False),
        ("1. The landlord must pay the £200 it offered, if not yet paid, and a further £300.", 300, False),
        ("1. The landlord must pay £500. This includes the £200 offered at stage 2 and an additional £300.", 500, None),
        ("1. The landlord must pay the resident £500 (inclusive of the £200 offered).", 500, True),
        ("1. The landlord must pay the resident £500. It may deduct the £200 offered, if paid.", 500, True),
        ("1. The landlord must pay the resident £500, less the £200 offered if it has paid it.", 500, True),
        ("1. The landlord must pay the resident £500. This replaces the landlord’s offer of £200.", 500, True),
        ("1. The landlord must pay the resident £20 a week for 10 weeks, £200, plus £300.", 500, None),
        ("1. The landlord must pay the resident £1,145.20 compensation.", 1145.2, None),
        ("1. The landlord must pay the £200 it offered, if it has not done so.", 200, True),
    ],
)
def test_an_order_is_its_own_total_and_the_offer_stays_the_offer(
    order: str, total: float, includes: bool | None
) -> None:
    record = ordered(order, background=OFFERED, **ONE_MATTER)
    assert record.compensation_ordered == total
    assert record.compensation_offered == 200
    assert record.matters[0].compensation == total
    if includes is not None:
        assert record.order_includes_offer is includes


@pytest.mark.parametrize(
    "order",
    [
        "1. The landlord must pay £600, made up of:\n a. £450 for its handling of the leak.\n b. £150 for its complaint handling.",
        "1. The landlord must pay £600, comprising £450 for its handling of the leak and £150 for its complaint handling.",
        "1. The landlord must pay £600 broken down as: £450 for the leak, £150 for complaint handling.",
        "1. The landlord must pay £450 for its handling of the leak and £150 for its complaint handling.",
        "1. The landlord must pay £450 for its handling of the leak.\n2. The landlord must pay £150 for its complaint handling.",
    ],
)
def test_parts_are_counted_once_and_given_to_their_matters(order: str) -> None:
    record = ordered(order)
    assert record.compensation_ordered == 600
    assert [matter.compensation for matter in record.matters] == [450, 150]


def test_one_sum_for_several_failures_is_the_share_of_none() -> None:
    record = ordered("1. The landlord must pay the resident £600 for the failings in this report.")
    assert record.compensation_ordered == 600
    assert [matter.compensation for matter in record.matters] == [None, None]


def test_a_failure_with_no_sum_has_nothing_where_every_pound_is_given_to_others() -> None:
    record = ordered("1. The landlord must pay the resident £600 for its handling of the leak.")
    assert [matter.compensation for matter in record.matters] == [600, 0]


def test_parts_that_do_not_come_to_the_total_are_reported() -> None:
    record = ordered(
        "1. The landlord must pay £600, made up of:\n a. £450 for its handling of the leak.\n b. £100 for its complaint handling."
    )
    assert record.compensation_ordered == 600
    assert any("£600.00" in flag and "£550.00" in flag for flag in record.flags)


@pytest.mark.parametrize(
    "recommendation",
    [
        "1. The landlord should pay the £200 it offered, if it has not done so.",
        "1. The landlord should consider repaying £40 for her heaters.",
        "1. It may wish to give her a voucher of £100.",
    ],
)
def test_a_recommendation_orders_nothing(recommendation: str) -> None:
    assert report(recommendations=recommendation).compensation_ordered == 0


@pytest.mark.parametrize(
    ("story", "offered"),
    [
        ("3. At stage 1 it offered £50. At stage 2 it offered a further £100.", 150),
        ("3. At stage 1 it offered £50. At stage 2 it increased its offer to £250.", 250),
        ("3. At stage 1 it offered £50. At stage 2 it raised its offer from £50 to £250.", 250),
        ("3. At stage 1 it offered £50. At stage 2 it offered £100, £250 in total with other sums.", 250),
        ("3. At stage 2 it offered £300, made up of £200 for the leak and £100 for the delay.", 300),
        ("3. It offered £200 for the leak and £100 for the delay.", 300),
        ("3. The resident asked for £2,000. The landlord did not answer.", None),
        ("3. The landlord did not offer any compensation.", 0),
        ("3. She said that a neighbour had been awarded £2,500.", None),
        ("3. The court ordered her to pay rent arrears of £1,145.20.", None),
        ("3. The compensation policy says that it may offer up to £50.", None),
    ],
)
def test_the_offer_is_what_stood_in_the_end(story: str, offered: float | None) -> None:
    assert report(background=story).compensation_offered == offered


def test_each_offer_is_kept_with_its_stage_and_passage() -> None:
    record = report(background="3. At stage 1 it offered £50.\n4. In its stage 2 response it offered a further £100.")
    assert [(offer.stage, offer.amount, offer.adds) for offer in record.offers] == [
        ("stage 1", 50, None),
        ("stage 2", 100, True),
    ]
    assert [offer.passage for offer in record.offers] == ["209912345#background-3", "209912345#background-4"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("£15 a week", [(15, True, False)]),
        ("from £100 to £600", [(100, False, True), (600, False, True)]),
        ("between £50 and £150", [(50, False, True), (150, False, True)]),
        ("£412.50 and £1,145.20", [(412.5, False, False), (1145.2, False, False)]),
        ("up to £50", [(50, False, True)]),
    ],
)
def test_rates_and_ranges_are_told_from_sums(text: str, kinds: list[tuple[float, bool, bool]]) -> None:
    assert [(found.amount, found.is_rate, found.is_range) for found in find_sums(text)] == kinds


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert sentences("She lives at No. 4 St. Anne’s. Mr. B called, e.g. on Monday. It rained.") == (
        "She lives at No. 4 St. Anne’s.",
        "Mr. B called, e.g. on Monday.",
        "It rained.",
    )
