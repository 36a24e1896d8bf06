"""One's own trouble is told first, then somebody else's case of the same landlord is asked about: it is found and told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, Kind, StatementKind

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "ref", "said"),
    [
        (
            "My roof leaks into the bathroom and living room, Notting Hill Genesis sent a plumber. Any Notting Hill Genesis"
            " case like that, what was the finding and the money?",
            "202510180",
            "£850",
        ),
        (
            "Pests, damp and a leaking boiler, and Southern keep missing visits. Is there a Southern case like it, what was"
            " found and paid?",
            "202328477",
            "£400",
        ),
        (
            "Broken fence in my back garden, Redbridge came, looked and did nothing. Have they been pulled up for that"
            " before? What did it cost them?",
            "202334994",
            "£50",
        ),
        (
            "A roof leak has wrecked the ceiling in my kids room and Leeds havent been. Same thing happened to a bloke with"
            " Leeds, what came of his",
            "202338552",
            "£500",
        ),
        (
            "Places for People flooded my garden and the flat is black with mould. They did this to a different tenant too,"
            " whats the finding",
            "202448943",
            "service failure",
        ),
        (
            "The Guinness wont let me put a gate in my back fence and ignore the bathroom. Did the Ombudsman look at one"
            " like mine with Guinness? What did they say",
            "202408843",
            "reasonable redress",
        ),
        (
            "Husband cant breathe and Home Group take forever on the damp and the communal roof. They've treated another"
            " family like this, was it severe",
            "202504624",
            "severe maladministration",
        ),
    ],
)
def test_the_landlords_own_case_is_told_and_not_denied(text: str, ref: str, said: str, ask: Ask) -> None:
    answer = ask(text)
    assert {c.ref for c in answer.citations if c.ref.startswith("20")} == {ref}
    assert said in answer.text
    assert "none that comes near" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Citizen wont look at the scratches on my new build worktop as I missed them on handover day. They told another"
        " tenant the same, what did the Ombudsman make of it?",
        "Citizen say my scratched worktop is my own lookout, I should have seen it at handover. Somebody else complained"
        " about that, how did it end?",
    ],
)
def test_a_landlords_name_alone_sends_nobody_to_another_body(text: str, ask: Ask) -> None:
    answer = ask(text)
    assert answer.kind is Kind.ANSWER
    assert "202413845" in {c.ref for c in answer.citations}
    assert "Homelessness" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "My landlord told the tenant upstairs to fix the leak and did nothing. What are the rules?",
        "Someone else has got the keys to my shed. Can the council change the lock?",
    ],
)
def test_neighbours_are_no_decided_case(text: str, ask: Ask) -> None:
    assert not [c for c in ask(text).citations if c.ref.startswith("20")]


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("202409223 vs 202413497: £ and finding for both", ["£600", "£550"], []),
        ("What £ in each of 202332678 and 202504624?", ["£1,000", "£2,485"], []),
        (
            "202334994 and 202341372, same outcome? When did the Sovereign fence finally go up?",
            ["No: the finding that our record has is maladministration in case 202334994", "30 January 2025"],
            [],
        ),
        (
            "202409223 and 202413497, same finding? And if the Croydon lady has lost her old bills is she stuck?",
            ["Yes: the finding that our record has is the same in both, maladministration.", "an estimate"],
            [],
        ),
        (
            "Clarion 202330826 and L&Q 202231407: how long was the Clarion lady in a hotel",
            ["three and a half months"],
            ["202231407 ("],
        ),
    ],
)
def test_of_two_cases_each_is_told_what_is_asked_of_it(text: str, said: list[str], unsaid: list[str], ask: Ask) -> None:
    told = ask(text).text
    assert all(each in told for each in said)
    assert not any(each in told for each in unsaid)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Southern had to pay £1450 for the leak in 202324360 didn't they", "No. £1,450 is the sum"),
        ("they were told to pay 600 quid in 202334155 by the Ombudsman werent they", "but it was not ordered"),
        ("Redbridge were made to pay £300 for that fence, 202334994, werent they", "No. The figure in the question"),
        (
            "202413845 - was the money for complaint handling",
            "No. By our record of case 202413845 the £250 was ordered",
        ),
        ("Croydon 202409223, was the award for the doors", "No. By our record of case 202409223 the £600 was ordered"),
        ("Did the Ombudsman help the leaseholder with the heating charges in 202431015?", "No. In case 202431015"),
    ],
)
def test_what_is_put_of_a_case_gets_its_no(text: str, said: str, ask: Ask) -> None:
    assert said in ask(text).text


@pytest.mark.parametrize(
    "text",
    [
        "202335442: where did the Ombudsman suggest going if the supplier will not have it",
        "In 202335442 who did the Ombudsman point the shared owner to over the meter?",
        "202335442, which body was the resident directed to instead",
    ],
)
def test_where_else_to_turn_is_told_by_the_passage_that_says_so(text: str, ask: Ask) -> None:
    assert "the Energy Ombudsman might be the place" in ask(text).text


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("is a landlord allowed to turn down a survey and go on photos only? camden did that i heard", "202532561#r4"),
        ("are they allowed to say no to a survey of my windows and look at pictures? heard camden did", "202532561#r4"),
        (
            "the state of our temporary housing is terrible, which ombudsman takes that? i think southwark had one",
            "202431046#r3",
        ),
        (
            "bournemouth want to pull down a womans extension, the ombudsman stopped them didnt it? same with me",
            "202306436#r1",
        ),
    ],
)
def test_a_landlord_that_is_said_to_have_done_the_same_is_answered_by_its_case(
    ask: Ask, question: str, passage: str
) -> None:
    assert passage in {citation.passage for citation in ask(question).citations}


@pytest.mark.parametrize(
    "question",
    [
        "i think the plumber did it. how long do they have to fix a leak?",
        "I heard the council did. Now there is a leak.",
    ],
)
def test_what_a_workman_is_thought_to_have_done_is_no_case(ask: Ask, question: str) -> None:
    assert "In case" not in ask(question).text


def test_where_a_landlord_s_case_is_recalled_strangers_sums_are_not_told(ask: Ask) -> None:
    answer = ask(
        "The damp team photographed my wardrobe while they treated mould. I believe Sanctuary had a case like that with "
        "pictures, how did it end?"
    )
    assert {s.case for s in answer.statements if s.case} == {"202340567"}
    assert not any(s.kind is StatementKind.SPREAD for s in answer.statements)


@pytest.mark.parametrize("asked", ["did it have to pay anything by order?", "what had to be paid under an order?"])
def test_what_had_to_be_paid_by_order_where_nothing_was_is_said(ask: Ask, asked: str) -> None:
    assert "othing was ordered" in ask(f"Paragon Asra 202335442: {asked}").text


def test_the_landlord_s_own_case_that_is_alike_comes_before_those_of_strangers(ask: Ask) -> None:
    answer = ask("Hyde tenant, black mould in the bedroom since September. Is there a decided case like mine?")
    told = [s.case for s in answer.statements if s.case]
    assert told[0] == "202328008"
    assert "found none" not in answer.text
