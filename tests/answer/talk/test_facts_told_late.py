"""What a later message tells late: the landlord's bare name, the day of a request, a day that works are put off to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from told import cited

from assistant.answer.contract import Answer
from assistant.situation.days_ahead import day_ahead
from assistant.situation.wordlists import says

TODAY = date(2026, 11, 27)
RECORDS = "i sent my council a subject access request for my repair file, how long do they have"
DRAWER = "gateshead council, routine job on a kitchen drawer, reported 26 october 2026, still waiting. over or not"
SHARED = "im a shared owner, does awaabs law cover me"
Talk = Callable[..., Answer]


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("oh yeah its gateway", "gateway-housing"),
        ("its rooftop, they logged it urgent", "rooftop-housing"),
        ("oh sorry sanctuary", "sanctuary"),
        ("its platform by the way", "platform-housing-group"),
    ],
)
def test_a_landlord_named_late_by_its_bare_name_is_the_persons(talk: Talk, said: str, slug: str) -> None:
    named = talk("no heating and no hot water, how long have they got", said).situation.landlord
    assert named is not None
    assert named.slug == slug


def test_a_roof_or_a_platform_is_no_landlord(talk: Talk) -> None:
    assert talk("its the platform lift thats stuck, how long have they got").situation.landlord is None
    assert talk("the gate is broken, how long", "its anchor bolt came out").situation.landlord is None


def test_the_day_of_a_request_told_of_before_starts_its_time(talk: Talk) -> None:
    late = talk(RECORDS, "they had it 13 october 2026, nothing back")
    assert late.verdict == "outside"
    assert "13 November 2026" in late.text
    assert "formal complaint" not in late.text


def test_a_requests_day_is_put_right(talk: Talk) -> None:
    answer = talk(RECORDS, "they had it 13 october 2026", "no im wrong, they got it on 3 november 2026")
    assert answer.verdict == "within"
    assert "3 December 2026" in answer.text
    assert "13 November" not in answer.text


def test_what_to_do_about_a_late_request_is_told_without_its_limit_again(talk: Talk) -> None:
    answer = talk(RECORDS, "they had it 3 november 2026", "and if i hear nothing by then what do i do")
    assert cited(answer) == {"subject-access-requests#p6"}
    fee = talk(RECORDS, "they had it 3 november 2026", "can they charge me for it")
    assert "subject-access-requests#p5" in cited(fee)
    assert fee.verdict is None


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("theyre saying monday now. would that still be late", date(2026, 11, 30)),
        ("theyre now saying 8 december. will that be late then", date(2026, 12, 8)),
        ("they've booked it for the 4th of december, is that in time", date(2026, 12, 4)),
        ("they said 28 days, is that too long", None),
        ("they came on monday, was that late", None),
    ],
)
def test_a_day_that_works_are_put_off_to_is_one_ahead(text: str, ahead: date | None) -> None:
    assert day_ahead(text, TODAY) == ahead


def test_works_put_off_are_counted_to_their_day(talk: Talk) -> None:
    answer = talk(DRAWER, "theyre saying monday now. would that still be late")
    assert answer.verdict == "outside"
    assert "25 working days" in answer.text


def test_a_wait_supposed_to_go_on_is_no_wish_to_die(talk: Talk) -> None:
    answer = talk(DRAWER, "and what if its still not done by friday next week, the 4th")
    assert "116 123" not in answer.text
    assert answer.verdict == "outside"
    assert "116 123" in talk(DRAWER, "what if im not here any more by friday").text
    told_of_others = "if its not done by friday theyll be finding a body"
    assert not says("followups", "only waits", text=told_of_others)


def test_a_relatives_same_job_is_judged_where_nothing_but_hers_is_asked(talk: Talk) -> None:
    answer = talk(DRAWER, "my sisters with stoke on trent council. same date, same sort of job. hers?")
    assert answer.verdict == "outside"
    assert "32 days" in answer.text


def test_a_wait_asked_about_under_one_law_is_judged_by_that_law_when_its_day_is_put_right(talk: Talk) -> None:
    told = (
        "assured tenant with notting hill genesis. told them on 9 nov 2026 about mould and no ones been. "
        "is that too long under awaabs law"
    )
    answer = talk(told, "hang on ive checked, i told them on the 19th")
    assert answer.verdict == "within"
    assert "3 December 2026" in answer.text


def test_how_to_contest_a_charge_told_of_before_is_answered_and_the_charge_kept(talk: Talk) -> None:
    answer = talk("been billed for a lock that wore out. can they", "how do i fight it")
    assert "access-charges-and-alterations#p11" in cited(answer)
    assert "access-charges-and-alterations#p8" not in cited(answer)
    assert "lock" in answer.situation.repair


def test_a_landlords_own_sum_for_a_missed_visit_is_told_alone_when_it_is_named_late(talk: Talk) -> None:
    told = "sat in all day yesterday for a repair and nobody came. what does the ombudsman say i should get for that"
    assert "£15" in talk(told).text
    answer = talk(told, "im l&q if that makes a difference")
    assert "£20" in answer.text
    assert "In case" not in answer.text


def test_who_pays_is_told_by_the_lease_that_was_told_before(talk: Talk) -> None:
    answer = talk(SHARED, "so who pays for repairs then, mines one of the new model leases")
    assert "leaseholders-repairs#p8" in cited(answer)
    assert "awaabs-law#p16" not in cited(answer)


def test_what_a_second_contractor_owes_is_told_where_that_one_is_late_too(talk: Talk) -> None:
    told = (
        "basin blocked. secure council tenant, mid suffolk, told them 19 november 2026. how long under right to repair"
    )
    answer = talk(told, "and if that one doesnt come in time either how much would that be")
    assert "£10" in answer.text
    assert answer.verdict is None


def test_why_a_landlord_lost_is_told_by_the_reasons_in_which_fault_was_found(talk: Talk) -> None:
    answer = talk("what was southern housing ordered to pay in 202443688", "why did it go against them")
    assert cited(answer) == {"202443688#r15"}


def test_cases_like_one_of_a_rare_kind_are_found_by_its_matter(talk: Talk) -> None:
    assert "202345261" in talk("what did paragon asra have to pay in 202427151", "any others like it").text


def test_both_days_told_again_move_the_one_that_is_new(talk: Callable[..., Answer]) -> None:
    answer = talk(
        "Hyde tenant, sticking door, reported 6 July 2026 and mended 20 July. Too long?",
        "oops, june not july I told them. 6 june, still mended 20 july",
    )
    assert {(e.what.value, e.on) for e in answer.situation.events if e.what.value != "until"} == {
        ("reported", date(2026, 6, 6)),
        ("completed", date(2026, 7, 20)),
    }
