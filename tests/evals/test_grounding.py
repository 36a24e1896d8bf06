from __future__ import annotations

from assistant.evals.grounding import check_grounding, split_sentences
from assistant.records import Corpus

from .conftest import MakeAnswer

BARNET_POLICY = "barnet#p1"


def test_sentences_keep_the_marks_that_follow_them() -> None:
    text = "It took 34 working days. [1] The limit is 15 working days [2].\n- It is over (para 4). [3][4]\n# Heading"
    assert split_sentences(text) == [
        "It took 34 working days. [1]",
        "The limit is 15 working days [2].",
        "It is over (para 4). [3][4]",
    ]


def test_a_figure_that_the_cited_passage_holds_is_supported(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("Barnet has 15 working days for other repairs. [1]", BARNET_POLICY)
    found = check_grounding(answer, corpus, "how long?")
    assert not found.unsupported
    assert found.precision == (1, 1)
    assert found.recall == (1, 1)


def test_a_figure_that_nothing_cited_holds_is_unsupported(make_answer: MakeAnswer, corpus: Corpus) -> None:
    found = check_grounding(make_answer("Barnet has 16 working days. [1]", BARNET_POLICY), corpus, "how long?")
    assert [sentence.missing for sentence in found.unsupported] == [("16 working day",)]
    assert found.precision == (0, 1)


def test_what_the_person_said_needs_no_citation(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("You reported it on 13 March 2024.")
    assert not check_grounding(answer, corpus, "told them 13/03/2024").unsupported
    assert check_grounding(answer, corpus, "told them in March").unsupported


def test_a_figure_cited_to_the_wrong_passage_is_misplaced(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("The limit is 15 working days. [2]", BARNET_POLICY, "barnet#p3")
    found = check_grounding(answer, corpus, "")
    assert not found.unsupported
    assert len(found.misplaced) == 1
    assert found.recall == (0, 1)


def test_a_computation_holds_what_it_reckons(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("That is 34 working days. [1]", computed="13 March 2024 to 2 May 2024: 34 working days")
    assert not check_grounding(answer, corpus, "").unsupported


def test_a_mark_without_a_citation_is_found(make_answer: MakeAnswer, corpus: Corpus) -> None:
    assert check_grounding(make_answer("It is late. [7]"), corpus, "").unresolved == ("[7] has no citation",)


def test_a_quote_that_its_passage_does_not_hold_is_found(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("It is so. [1]", BARNET_POLICY)
    forged = answer.citations[0].model_copy(update={"quote": "Every repair is free of charge."})
    answer = answer.model_copy(update={"citations": (forged,)})
    assert "does not hold" in check_grounding(answer, corpus, "").unresolved[0]


def test_a_passage_that_does_not_exist_is_found(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("It is so. [1]", BARNET_POLICY)
    forged = answer.citations[0].model_copy(update={"passage": "barnet#p99"})
    answer = answer.model_copy(update={"citations": (forged,)})
    assert "does not exist" in check_grounding(answer, corpus, "").unresolved[0]


def test_another_finding_than_the_cited_case_has_is_unsupported(make_answer: MakeAnswer, corpus: Corpus) -> None:
    right = make_answer("In that case service failure was found. [1]", "202504955#r1")
    wrong = make_answer("In that case severe maladministration was found. [1]", "202504955#r1")
    assert not check_grounding(right, corpus, "").unsupported
    assert check_grounding(wrong, corpus, "").unsupported[0].missing == ("severe maladministration",)


def test_an_award_of_a_case_turned_into_a_promise_is_unsupported(make_answer: MakeAnswer, corpus: Corpus) -> None:
    fair = make_answer("In that case the landlord was ordered to pay £75. [1]", "202504955#o1")
    promise = make_answer("Your landlord must pay you £75. [1]", "202504955#o1")
    assert not check_grounding(fair, corpus, "").unsupported
    assert check_grounding(promise, corpus, "").unsupported[0].promise


def test_a_mark_at_the_end_of_a_line_covers_the_whole_line(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer(
        "- Barnet has 15 working days. Emergencies have 24 hours. [1]\n- It has 4 hours.", BARNET_POLICY
    )
    found = check_grounding(answer, corpus, "")
    assert [sentence.marks for sentence in found.sentences] == [(1,), (1,), ()]
    assert found.recall == (2, 3)


def test_a_finding_that_is_denied_is_not_claimed(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("It was service failure, not severe maladministration. [1]", "202504955#r1")
    assert not check_grounding(answer, corpus, "").unsupported


def test_every_month_is_one_month(make_answer: MakeAnswer, corpus: Corpus) -> None:
    answer = make_answer("Firefighters' lifts are checked within 1 month. [1]", "lifts-in-residential-blocks#p1")
    assert not check_grounding(answer, corpus, "").unsupported
