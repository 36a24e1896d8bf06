"""Asks every case of a suite and keeps what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.evals.cases import CASES, Case, InjectionCase, read_cases
from assistant.evals.remedies import remedy_cases
from assistant.evals.runs import Result, Run, describe, start_run
from assistant.evals.subject import Subject
from assistant.evals.suites import SUITES, Suite, find_suite, group_of
from assistant.records import Corpus
from assistant.settings import Settings

Progress = Callable[[int, int, Result | None], None]


def load_suite(
    suite: str | None, path: Path | None, corpus: Corpus, limit: int | None
) -> tuple[Suite, tuple[Case, ...], str]:
    """The suite, its cases and the name of where they come from.

    With a path the suite is recognised from the file unless it is named. A limit takes evenly spread cases.

    Raises:
        InputError: no such suite, a file of another format, or no cases of ours to be found.
    """
    if path is not None:
        form, cases = read_cases(path)
        chosen = find_suite(suite) if suite else SUITES[form]
        if chosen.format != form:
            raise InputError(f"{path} holds cases of {form}, and {chosen.name} wants cases of {chosen.format}.")
        named = path.name
    else:
        chosen = find_suite(suite or "answers")
        if chosen.name == "remedies":
            cases, named = remedy_cases(corpus), "our corpus, each case left out in turn"
        else:
            cases, named = _ours(chosen)
    prepared = tuple(chosen.prepare(cases))
    return chosen, _spread(prepared, limit), named


def run_suite(
    suite: Suite,
    cases: Sequence[Case],
    subject: Subject,
    settings: Settings,
    folder: Path,
    *,
    named: str = "",
    fresh: bool = False,
    progress: Progress | None = None,
) -> Run:
    """Ask the cases that a stopped run has not asked yet, and finish it.

    An exception of the system under test is that case's result, never the end of the run.

    Raises:
        InputError: the system cannot do what the suite asks of it.
    """
    if getattr(subject, suite.needs) is None:
        raise InputError(f"{subject.name} cannot be asked {suite.name}: it has no {suite.needs}.")
    info = describe(
        suite.name, subject.name, subject.model, named, (c.model_dump_json() for c in cases), settings,
        subject.corpus.digest,
    )  # fmt: skip
    run = start_run(folder, info, fresh=fresh)
    poisoned = _poisoned(cases, subject) if any(case.id not in run.results for case in cases) else None
    for place, case in enumerate(cases, 1):
        done = run.results.get(case.id)
        if done is None:
            asked = poisoned if poisoned and isinstance(case, InjectionCase) and case.record else subject
            done = _one(suite, case, asked).model_copy(update={"group": group_of(case)})
            run.add(done)
        if progress:
            progress(place, len(cases), done)
    run.finish()
    return run


def _spread(cases: tuple[Case, ...], limit: int | None) -> tuple[Case, ...]:
    """So many of the cases, evenly spread over their order, so that a few stand for all kinds."""
    if limit is None or limit >= len(cases):
        return cases
    return tuple(cases[place * len(cases) // limit] for place in range(limit))


def _one(suite: Suite, case: Case, subject: Subject) -> Result:
    begun = time.perf_counter()
    try:
        return suite.score(case, subject)
    except KeyboardInterrupt:
        raise
    except Exception as error:
        said: Any = getattr(case, "question", "")
        return Result(
            id=case.id,
            passed=False,
            question=said,
            error=f"{type(error).__name__}: {error}",
            seconds=time.perf_counter() - begun,
        )


def _poisoned(cases: Sequence[Case], subject: Subject) -> Subject | None:
    with_record = [case for case in cases if isinstance(case, InjectionCase) and case.record]
    if not with_record or subject.poisoned is None:
        return None
    return subject.poisoned(with_record)


def _ours(suite: Suite) -> tuple[tuple[Case, ...], str]:
    found: list[Case] = []
    names = [name for name in suite.files if (CASES / name).is_file()]
    if not names:
        raise InputError(
            f"The cases of {suite.name} are not here ({CASES}). Run from a checkout, or give a file with --cases."
        )
    for name in names:
        found += read_cases(CASES / name)[1]
    return tuple(found), ", ".join(names)
