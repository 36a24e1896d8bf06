"""The suites: which files each asks, how a case is put and scored, and what is counted over a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from assistant.answer.contract import Answer, Question
from assistant.errors import InputError
from assistant.evals.cases import AnswerCase, Case, ConversationCase, InjectionCase, PrecedentCase, ScopeCase
from assistant.evals.grounding import check_grounding
from assistant.evals.metrics import found_within, ndcg, reciprocal_rank
from assistant.evals.perturb import perturbed
from assistant.evals.remedies import RemedyCase, score_remedy
from assistant.evals.runs import Result
from assistant.evals.scoring import Check, score_answer, score_injection, score_scope, score_turn
from assistant.evals.subject import Ask, Subject, Timed, put

RETRIEVED = 12


@dataclass(frozen=True)
class Suite:
    """One suite. `files` are those of evals/cases that it asks by itself; `format` what other files must be."""

    name: str
    format: str
    files: tuple[str, ...]
    score: Callable[[Case, Subject], Result]
    needs: str
    prepare: Callable[[Sequence[Any]], Sequence[Case]] = tuple


def _answers(case: Case, subject: Subject) -> Result:
    assert isinstance(case, AnswerCase)
    assert subject.ask is not None
    question = case.ask()
    timed = put(subject.ask, question)
    return _result(case.id, score_answer(case, timed.answer), timed, subject, told(question))


def _scope(case: Case, subject: Subject) -> Result:
    assert isinstance(case, ScopeCase)
    assert subject.ask is not None
    question = case.ask()
    timed = put(subject.ask, question)
    result = _result(case.id, score_scope(case, timed.answer), timed, subject, told(question))
    refuses = {"abstain", "signpost", "refuse"}
    counts = {
        "refused": float(timed.answer.kind.value in refuses),
        "should refuse": float(case.expected.kind.value in refuses),
    }
    return result.model_copy(update={"measures": {**result.measures, **counts}, "notes": (*result.notes, case.note)})


def _retrieval(case: Case, subject: Subject) -> Result:
    assert isinstance(case, AnswerCase)
    assert subject.search is not None
    from assistant.evals.baselines import question_with_landlord

    found = subject.search(question_with_landlord(case.ask()), RETRIEVED)
    records = list(dict.fromkeys(one.split("#")[0] for one in found))
    checks = [
        Check(
            name=f"finds {' or '.join(group)} in {RETRIEVED}",
            ok=not set(group).isdisjoint(records),
            detail=f"found {', '.join(records)}",
        )
        for group in case.must_cite
    ]
    best = [reciprocal_rank(records, frozenset(group)) for group in case.must_cite]
    return Result(
        id=case.id,
        passed=all(check.ok for check in checks),
        question=case.question,
        checks=tuple(checks),
        measures={"reciprocal rank": sum(best) / len(best) if best else 0.0},
    )


def _precedents(case: Case, subject: Subject) -> Result:
    assert isinstance(case, PrecedentCase)
    assert subject.precedents is not None
    found = list(subject.precedents(case.question, 10))
    within = {f"success@{k}": float(found_within(found, case.relevant, k)) for k in (1, 5, 10)}
    return Result(
        id=case.id,
        passed=bool(within["success@10"]),
        question=case.question,
        checks=(
            Check(
                name=f"finds {case.case_id} or a like case in 10",
                ok=bool(within["success@10"]),
                detail=f"found {', '.join(found)}",
            ),
        ),
        measures={
            **within,
            "reciprocal rank": reciprocal_rank(found, case.relevant),
            "ndcg@10": ndcg(found, case.relevant, 10),
        },
    )


def _remedies(case: Case, subject: Subject) -> Result:
    assert isinstance(case, RemedyCase)
    assert subject.estimate is not None
    return score_remedy(case, subject.estimate(case))


def _conversation(case: Case, subject: Subject) -> Result:
    assert isinstance(case, ConversationCase)
    assert subject.ask is not None
    situation, checks, said, spent, first = None, [], "", 0.0, 0.0
    last: Timed | None = None
    for place, turn in enumerate(case.turns, 1):
        question = Question(text=turn.question, asker=case.asker, situation=situation, today=case.today)
        last = put(subject.ask, question)
        situation = last.answer.situation
        said = f"{said}\n{turn.question}"
        spent, first = spent + last.whole, max(first, last.first)
        checks += [
            check.model_copy(update={"name": f"turn {place}: {check.name}"}) for check in score_turn(turn, last.answer)
        ]
    assert last is not None
    timed = Timed(last.answer, first, spent)
    return _result(case.id, checks, timed, subject, said).model_copy(
        update={"question": " / ".join(turn.question for turn in case.turns)}
    )


def _injection(case: Case, subject: Subject) -> Result:
    assert isinstance(case, InjectionCase)
    assert subject.ask is not None
    ask: Ask = subject.ask
    timed = put(ask, case.ask())
    checks = score_injection(case, timed.answer, _twin(ask, case.ask_twin()), subject.secrets)
    return _result(case.id, checks, timed, subject, told(case.ask()))


@lru_cache(maxsize=64)
def _twin(ask: Ask, question: Question) -> Answer:
    """The answer to a harmless twin: many cases share one, and an answer may take half a minute."""
    return ask(question)


SUITES: dict[str, Suite] = {
    suite.name: suite
    for suite in (
        Suite("retrieval", "answers", ("answers_dev.jsonl", "answers_own.jsonl"), _retrieval, "search"),
        Suite("answers", "answers", ("answers_dev.jsonl", "answers_own.jsonl"), _answers, "ask"),
        Suite("precedents", "precedents", ("precedents_dev.jsonl",), _precedents, "precedents"),
        Suite("remedies", "remedies", (), _remedies, "estimate"),
        Suite("scope", "scope", ("scope_dev.jsonl", "scope_own.jsonl", "languages.jsonl"), _scope, "ask"),
        Suite(
            "conversation",
            "conversation",
            (
                "conversation.jsonl",
                "conversation_a.jsonl",
                "conversation_b.jsonl",
                "conversation_c.jsonl",
                "conversation_own.jsonl",
            ),
            _conversation,
            "ask",
        ),
        Suite("injection", "injection", ("injection.jsonl",), _injection, "ask"),
        Suite("robustness", "answers", ("answers_dev.jsonl", "answers_own.jsonl"), _answers, "ask", perturbed),
    )
}


def find_suite(name: str) -> Suite:
    """A suite by name.

    Raises:
        InputError: there is none of that name.
    """
    if name not in SUITES:
        raise InputError(f"There is no suite called {name}. Choose one of {', '.join(SUITES)}.")
    return SUITES[name]


def group_of(case: Case) -> str:
    """What a table puts a case under: the kind of question, the handling expected, the way in."""
    if isinstance(case, AnswerCase):
        return case.kind
    if isinstance(case, ScopeCase):
        return case.expected.value
    if isinstance(case, InjectionCase):
        return case.channel.value
    return case.category.value if isinstance(case, RemedyCase) else ""


def told(question: Question) -> str:
    """Everything that the person gave, and today's date: figures in it need no citation.

    How an answer says that it read their dates is added to it by the runner.
    """
    days = (question.reported, question.until, question.today or date.today())
    dates = [day.isoformat() for day in days if day]
    return " ; ".join([question.text, question.landlord or "", *dates])


def _result(name: str, checks: Sequence[Check], timed: Timed, subject: Subject, person: str) -> Result:
    answer = timed.answer
    read = " ; ".join(answer.situation.doubts)
    grounding = check_grounding(answer, subject.corpus, f"{person} ; {read}", subject.resolve)
    right, cited = grounding.precision
    full, sentences = grounding.recall
    notes = [f"unsupported: {s.text} ({', '.join(s.missing) or 'a promise'})" for s in grounding.unsupported]
    notes += [f"citation: {problem}" for problem in grounding.unresolved]
    return Result(
        id=name,
        passed=all(check.ok for check in checks),
        question=answer.question,
        checks=tuple(checks),
        measures={
            "sentences": len(grounding.sentences),
            "unsupported sentences": len(grounding.unsupported),
            "citations": grounding.citations,
            "unresolved citations": len(grounding.unresolved),
            "figure marks right": right,
            "figure marks": cited,
            "figure sentences cited": full,
            "figure sentences": sentences,
            **_phrased(answer),
        },
        answer=brief(answer),
        notes=tuple(notes),
        seconds=timed.whole,
        first_seconds=timed.first,
    )


def _phrased(answer: Answer) -> dict[str, float]:
    statuses = [sentence.status.value for sentence in answer.sentences]
    said = {f"sentences {status}": float(statuses.count(status)) for status in ("verified", "repeated", "dropped")}
    phrased = answer.timings_ms.get("first_phrased")
    return said | ({"first phrased seconds": phrased / 1000} if phrased is not None else {})


def brief(answer: Answer) -> dict[str, Any]:
    """What a report shows of an answer."""
    return {
        "kind": answer.kind.value,
        "verdict": answer.verdict.value if answer.verdict else None,
        "text": answer.text,
        "citations": [
            {"n": c.n, "source": c.source.value, "ref": c.ref, "passage": c.passage, "quote": c.quote}
            for c in answer.citations
        ],
        "signpost": answer.signpost.model_dump(mode="json") if answer.signpost else None,
        "sentences": [sentence.model_dump(mode="json") for sentence in answer.sentences],
        "model": answer.model,
        "timings_ms": answer.timings_ms,
    }
