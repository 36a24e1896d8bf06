"""Two runs of the same cases, case by case, with a paired test."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evals.metrics import mcnemar_exact, sign_test
from assistant.evals.runs import Result, Run
from assistant.records import Frozen


class Change(Frozen):
    """One case that came out otherwise."""

    id: str
    question: str
    better: bool
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class Comparison(Frozen):
    """A run against an earlier one, over the cases that both hold.

    `p` is the exact McNemar test on passed or not; `checks_p` the sign test on the share of checks that
    hold, which sees changes inside cases that pass or fail in both.
    """

    before: str
    after: str
    both: int
    passed_before: int
    passed_after: int
    gained: int
    lost: int
    p: float
    checks_up: int
    checks_down: int
    checks_p: float
    only_before: int
    only_after: int
    changes: tuple[Change, ...]


def compare_runs(before: Run, after: Run) -> Comparison:
    """What changed from one run to another."""
    return compare_results(before.name, before.results, after.name, after.results)


def compare_results(
    before_name: str, before: dict[str, Result], after_name: str, after: dict[str, Result]
) -> Comparison:
    """What changed from one set of results to another."""
    both = [name for name in after if name in before]
    changes = [change for name in both if (change := _change(before[name], after[name]))]
    gained = sum(after[name].passed and not before[name].passed for name in both)
    lost = sum(before[name].passed and not after[name].passed for name in both)
    ups = sum(_held(after[name].checks) > _held(before[name].checks) for name in both)
    downs = sum(_held(after[name].checks) < _held(before[name].checks) for name in both)
    return Comparison(
        before=before_name,
        after=after_name,
        both=len(both),
        passed_before=sum(before[name].passed for name in both),
        passed_after=sum(after[name].passed for name in both),
        gained=gained,
        lost=lost,
        p=mcnemar_exact(gained, lost),
        checks_up=ups,
        checks_down=downs,
        checks_p=sign_test(ups, downs),
        only_before=len(before.keys() - after.keys()),
        only_after=len(after.keys() - before.keys()),
        changes=tuple(changes),
    )


def _held(checks: Sequence[object]) -> float:
    return sum(bool(getattr(check, "ok", False)) for check in checks) / len(checks) if checks else 0.0


def _change(before: Result, after: Result) -> Change | None:
    was = {check.name: check.ok for check in before.checks}
    now = {check.name: check.ok for check in after.checks}
    gained = tuple(name for name, ok in now.items() if ok and not was.get(name, ok))
    lost = tuple(name for name, ok in now.items() if not ok and was.get(name, not ok))
    if before.passed == after.passed and not gained and not lost:
        return None
    better = after.passed if before.passed != after.passed else len(gained) > len(lost)
    return Change(id=after.id, question=after.question, better=better, gained=gained, lost=lost)
