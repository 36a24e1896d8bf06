"""What a sentence may and may not say of the statements it names."""

import pytest

from assistant.answer.checks.sentences import marks_of, whole_sentences, without_marks
from assistant.answer.checks.verification import figures, verify
from assistant.answer.contract import Statement, StatementKind
from assistant.records import Citation, Source
from assistant.timescales.facts import Verdict

LIMIT = Statement(
    kind=StatementKind.LIMIT,
    text="Millbrook Council's own policy gives 10 working days to finish a routine repair. Counted from 3 March 2025, "
    "that ran to 17 March 2025.",
    citations=(1,),
)
AWARD = Statement(
    kind=StatementKind.FINDING,
    text="In case 209900001 (Millbrook Council) the Ombudsman found service failure over a broken gate. It ordered £75.",
    citations=(2,),
)
RULE = Statement(
    kind=StatementKind.GUIDANCE,
    text="By law (Awaab's Law): It does not apply to shared ownership.",
    citations=(3,),
)
STATEMENTS = (LIMIT, AWARD, RULE)
CITATIONS = (
    Citation(n=1, source=Source.LANDLORD, ref="millbrook", title="Millbrook", quote=LIMIT.text),
    Citation(n=2, source=Source.DETERMINATION, ref="209900001", title="Millbrook (209900001)", quote=AWARD.text),
    Citation(n=3, source=Source.POLICY, ref="awaabs-law", title="Awaab's Law", quote=RULE.text),
)


def why(sentence: str, verdict: Verdict | None = None) -> str | None:
    return verify(sentence, STATEMENTS, CITATIONS, verdict).why


@pytest.mark.parametrize(
    "sentence",
    [
        "Millbrook Council's own policy allows 10 working days for a routine repair [1].",
        "That ran to 17 March 2025, counted from 3 March 2025 [1].",
        "In case 209900001 the Ombudsman found service failure over a broken gate and ordered £75 [2].",
        "Awaab's Law does not apply to shared ownership [3].",
    ],
)
def test_a_faithful_sentence_passes(sentence: str) -> None:
    assert why(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Millbrook Council's policy allows 10 working days.", "names no fact"),
        ("Millbrook Council's policy allows 10 working days [9].", "not there"),
        ("Millbrook Council's own policy allows 15 working days for a routine repair [1].", "holds 15"),
        ("Millbrook Council's own policy allows 10 calendar days for a routine repair [1].", "holds 10 day"),
        ("That ran to 18 March 2025, counted from 3 March 2025 [1].", "18"),
        ("Camden's own policy allows 10 working days to finish a routine repair [1].", "Camden"),
        (
            "In case 209900001 the Ombudsman found maladministration over a broken gate [2].",
            "finding maladministration",
        ),
        ("In case 209900002 the Ombudsman found service failure over a broken gate [2].", "209900002"),
        ("You will get £75 over a broken gate, as the Ombudsman found service failure [2].", "what will happen"),
        ("The landlord must pay £75 over the broken gate, the Ombudsman found [2].", "what will happen"),
        ("Awaab's Law does apply to shared ownership [3].", "denies this"),
        ("The routine repair policy of 10 working days was kept to by Millbrook Council in time [1].", "judges"),
        (
            "Millbrook Council's policy of 10 working days shows contractors ignored tenants deliberately [1].",
            "contractor",
        ),
    ],
)
def test_a_sentence_that_says_more_or_other_is_turned_away(sentence: str, reason: str) -> None:
    found = why(sentence)
    assert found is not None
    assert reason in found


def test_a_sentence_may_not_contradict_the_verdict() -> None:
    sentence = "The 10 working days to finish a routine repair ran to 17 March 2025, so it was late [1]."
    assert why(sentence, Verdict.WITHIN) is not None


def test_number_words_count_as_figures() -> None:
    assert figures("nine months and £1,500.00") == {"9", "£1500"}


def test_sentences_come_whole_with_their_marks() -> None:
    pieces = ["The policy gives 10 wor", "king days [1", "]. In that ca", "se £75 was ordered", " [2]. And th"]
    assert list(whole_sentences(pieces)) == [
        "The policy gives 10 working days [1].",
        "In that case £75 was ordered [2].",
    ]


def test_marks_may_stand_together() -> None:
    assert marks_of("Both hold [1, 3].") == (1, 3)
    assert without_marks("It held [1][2] .") == "It held."


def test_what_a_label_limits_stays_limited() -> None:
    fact = Statement(
        kind=StatementKind.GUIDANCE,
        text="By law (Gate Law): Emergency: the landlord must make the gate safe within 24 hours of learning of it.",
    )
    wide = "By law the landlord must make the gate safe within 24 hours of learning of it [1]."
    assert verify(wide, [fact], (), None).why == "it leaves out 'emergency'"


def test_a_time_of_year_that_bounds_a_limit_is_not_lost() -> None:
    fact = Statement(
        kind=StatementKind.LIMIT,
        text="By law (Gate Law): 1 working day to mend a gate, 1 November to 30 April, from the report.",
    )
    assert not verify(
        "By law the landlord has 1 working day to mend a gate, from the report [1].", [fact], (), None
    ).passed
    kept = "By law the landlord has 1 working day to mend a gate, 1 November to 30 April, from the report [1]."
    assert verify(kept, [fact], (), None).passed


def test_a_name_is_not_taken_for_a_word() -> None:
    fact = Statement(kind=StatementKind.GUIDANCE, text="By law (Gate Law): Shelter: no fixed time for a gate in law.")
    assert verify("By law, shelter has no fixed time for a gate in law [1].", [fact], (), None).why is not None


def test_two_facts_may_stand_side_by_side_and_not_be_joined_into_a_cause() -> None:
    beside = (
        "Millbrook Council's own policy allows 10 working days to finish a routine repair, and in case "
        "209900001 the Ombudsman found service failure over a broken gate [1][2]."
    )
    assert why(beside) is None
    caused = beside.replace(", and in case", " because in case")
    assert why(caused) is not None
