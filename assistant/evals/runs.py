"""Runs kept on disk: one folder each, its settings in `run.json`, a line for each case in `results.jsonl`.

Each result is written as soon as it is known, so that a run that was stopped goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from assistant.errors import InputError
from assistant.evals.scoring import Check
from assistant.records import Frozen
from assistant.settings import ROOT, Settings


class Result(Frozen):
    """What became of one case.

    `measures` are figures of this case that are added up over the run; `answer` is what was said, cut to
    what a report shows. `error` is set where the system under test raised instead of answering.
    """

    id: str
    passed: bool
    question: str = ""
    checks: tuple[Check, ...] = ()
    measures: dict[str, float] = Field(default_factory=dict)
    answer: dict[str, Any] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()
    group: str = ""
    seconds: float = 0.0
    first_seconds: float | None = None
    error: str | None = None

    @property
    def failures(self) -> tuple[Check, ...]:
        """The checks that did not hold."""
        return tuple(check for check in self.checks if not check.ok)


class RunInfo(Frozen):
    """What was run: enough to run it again."""

    suite: str
    system: str
    model: str
    cases: str
    cases_digest: str
    case_count: int
    git: str
    corpus_digest: str = ""
    settings: dict[str, Any] = Field(default_factory=dict)
    machine: str = ""
    started: str
    finished: str | None = None

    def same_as(self, other: RunInfo) -> bool:
        """Whether a stopped run asked the same questions of the same code."""
        keys = ("suite", "system", "model", "cases_digest", "case_count", "git", "corpus_digest")
        return all(getattr(self, key) == getattr(other, key) for key in keys)


class Run:
    """A run and its folder."""

    def __init__(self, folder: Path, info: RunInfo, results: dict[str, Result]) -> None:
        self.folder = folder
        self.info = info
        self.results = results

    @property
    def name(self) -> str:
        """How `--compare` names it."""
        return self.folder.name

    def add(self, result: Result) -> None:
        """Keep one case's result, on disk first."""
        with (self.folder / "results.jsonl").open("a", encoding="utf-8") as file:
            file.write(result.model_dump_json() + "\n")
        self.results[result.id] = result

    def finish(self) -> None:
        """Mark the run as complete."""
        self.info = self.info.model_copy(update={"finished": _now()})
        _write(self.folder, self.info)


def runs_folder(settings: Settings) -> Path:
    """Where runs are kept: `evals/runs` of a checkout, else the store."""
    checkout = ROOT / "evals" / "cases"
    return ROOT / "evals" / "runs" if checkout.is_dir() else settings.store / "evals"


def start_run(folder: Path, info: RunInfo, *, fresh: bool = False) -> Run:
    """A new run, or the stopped one that asked the same."""
    folder.mkdir(parents=True, exist_ok=True)
    if not fresh:
        for path in sorted(folder.glob("*/run.json"), reverse=True):
            old = open_run(path.parent)
            if old.info.finished is None and old.info.same_as(info):
                return old
    stem = f"{info.started[:19].replace(':', '').replace('-', '')}-{info.suite}-{info.system}"
    place, extra = folder / stem, 1
    while place.exists():
        extra += 1
        place = folder / f"{stem}-{extra}"
    place.mkdir()
    _write(place, info)
    return Run(place, info, {})


def open_run(folder: Path) -> Run:
    """Read a run. A last line cut off by a stop is dropped.

    Raises:
        InputError: the folder is not a run.
    """
    try:
        info = RunInfo.model_validate_json((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise InputError(f"{folder} is not a saved run. Give a folder of evals/runs, or 'last'.") from error
    results: dict[str, Result] = {}
    path = folder / "results.jsonl"
    whole = path.read_text(encoding="utf-8") if path.exists() else ""
    if whole and not whole.endswith("\n"):
        whole = whole[: whole.rfind("\n") + 1]
        path.write_text(whole, encoding="utf-8")
    for line in whole.splitlines():
        result = Result.model_validate_json(line)
        results[result.id] = result
    return Run(folder, info, results)


def find_run(name: str, folder: Path, suite: str, system: str = "assistant") -> Run:
    """A saved run by folder, by name, or `last`: the newest finished one of the suite and system.

    Raises:
        InputError: there is none.
    """
    if name == "last":
        for path in sorted(folder.glob("*/run.json"), reverse=True):
            run = open_run(path.parent)
            if (run.info.suite, run.info.system) == (suite, system) and run.info.finished:
                return run
        raise InputError(f"No finished run of {suite} in {folder}. Run it once without --compare.")
    for path in (Path(name), folder / name):
        if (path / "run.json").is_file():
            return open_run(path)
    have = ", ".join(path.parent.name for path in sorted(folder.glob("*/run.json"))[-5:]) or "none yet"
    raise InputError(f"No run called {name} in {folder}. The newest: {have}.")


def describe(
    suite: str, system: str, model: str, cases: str, ids_and_texts: Iterable[str], settings: Settings, corpus: str
) -> RunInfo:
    """What is about to be run, with the code's revision and the machine."""
    texts = tuple(ids_and_texts)
    kept = settings.model_dump(mode="json", exclude={"model_key"})
    return RunInfo(
        suite=suite,
        system=system,
        model=model,
        cases=cases,
        cases_digest=hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16],
        case_count=len(texts),
        git=git_revision(),
        corpus_digest=corpus[:16],
        settings=kept,
        machine=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        started=_now(),
    )


def git_revision() -> str:
    """The checkout's revision, with a hash of what is not committed; `unknown` outside a checkout."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD").strip()
        changed = _git("diff", "HEAD", "--", "assistant", "corpus")
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return head + (f"+{hashlib.sha256(changed.encode()).hexdigest()[:8]}" if changed else "")


def _git(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True, timeout=20)
    return done.stdout


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _write(folder: Path, info: RunInfo) -> None:
    partial = folder / "run.json.partial"
    partial.write_text(json.dumps(info.model_dump(mode="json"), indent=2) + "\n", encoding="utf-8")
    partial.replace(folder / "run.json")
