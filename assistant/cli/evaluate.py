"""`assistant eval`: ask the cases of a suite and show how good the answers are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.evals.runs import Run


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(evaluate)


def evaluate(
    suite: Annotated[
        str | None,
        typer.Argument(
            help="retrieval, answers, precedents, remedies, scope, conversation, injection or robustness "
            "(answers if not given; with --cases, recognised from the file)"
        ),
    ] = None,
    cases: Annotated[Path | None, typer.Option(help="a .jsonl file of cases of your own")] = None,
    compare: Annotated[
        str | None, typer.Option(help="an earlier run: its folder, its name, or 'last'; shows what changed")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="chat model, as for ask: none, embedded, a URL, provider:model")
    ] = None,
    system: Annotated[
        list[str] | None,
        typer.Option(
            help="assistant, bm25, langchain, or always (base rates, for remedies); give it again to run several"
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="only so many cases, evenly spread")] = None,
    fresh: Annotated[bool, typer.Option(help="do not go on with a run that was stopped")] = False,
    out: Annotated[
        Path | None, typer.Option(help="folder for the runs (evals/runs of a checkout if not given)")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON document on stdout")] = False,
) -> None:
    """Measure the answers on cases: what they state, cite, and how they refuse. A stopped run goes on."""
    from assistant.cli.output import print_json, say
    from assistant.evals import compare_runs, find_run, load_suite, run_suite, runs_folder, write_report
    from assistant.evals.systems import open_subject
    from assistant.records import load_corpus
    from assistant.settings import get_settings

    settings = get_settings()
    if model is not None:
        settings = settings.model_copy(update={"model": model})
    corpus = load_corpus(settings.corpus)
    chosen, asked, named = load_suite(suite, cases, corpus, limit)
    folder = out or runs_folder(settings)
    names = list(dict.fromkeys(system or ["assistant"]))
    before = find_run(compare, folder, chosen.name, names[0]) if compare else None
    runs: list[Run] = []
    for name in names:
        subject = open_subject(name, settings, chosen.needs, corpus)
        with _progress(f"{chosen.name}, {subject.name} ({subject.model})") as step:
            runs.append(run_suite(chosen, asked, subject, settings, folder, named=named, fresh=fresh, progress=step))
    first, others = runs[0], [*runs[1:], *_baseline_runs(folder, runs)]
    comparison = compare_runs(before, first) if before else None
    page = write_report(first, others, comparison)
    if as_json:
        print_json(_document(first, others, comparison, page))
    else:
        _show(first, others, comparison)
    say(f"Run {first.name}; report: {page}")


class _progress:
    """A bar on stderr, one step a case, with how many passed."""

    def __init__(self, title: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[passed]} passed"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self.title = title
        self.passed = 0

    def __enter__(self) -> Any:
        self.bar.start()
        self.task = self.bar.add_task(self.title, total=None, passed=0)
        return self.step

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def step(self, done: int, of: int, result: Any) -> None:
        """One case is done."""
        self.passed += bool(result and result.passed)
        self.bar.update(self.task, completed=done, total=of, passed=self.passed)


def _baseline_runs(folder: Path, runs: list[Run]) -> list[Run]:
    """The newest finished run of each baseline on the very same cases and corpus, for the table."""
    from assistant.evals import open_run

    info = runs[0].info
    have = {run.info.system for run in runs}
    found: list[Run] = []
    for path in sorted(folder.glob("*/run.json"), reverse=True):
        other = open_run(path.parent)
        same = (other.info.suite, other.info.cases_digest, other.info.corpus_digest) == (
            info.suite,
            info.cases_digest,
            info.corpus_digest,
        )
        if same and other.info.finished and other.info.system != "assistant" and other.info.system not in have:
            have.add(other.info.system)
            found.append(other)
    return found


def _show(run: Run, others: list[Run], comparison: Any) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from assistant.evals import side_by_side
    from assistant.evals.summary import by_group

    console = Console()
    headings, rows = side_by_side(run, others)
    table = Table(title=f"{run.info.suite}: {run.info.case_count} cases")
    for heading in headings:
        table.add_column(escape(heading), overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)
    groups = by_group(list(run.results.values()))
    if len(groups) > 1:
        kinds = Table("kind", "passed")
        for group, share in groups.items():
            kinds.add_row(escape(group), str(share))
        console.print(kinds)
    for result in run.results.values():
        if not result.passed:
            why = result.error or "; ".join(
                f"{check.name}{f' ({check.detail})' if check.detail else ''}" for check in result.failures
            )
            console.print(f"failed {escape(result.id)}: {escape(why)}", highlight=False, soft_wrap=True)
    if comparison is not None:
        console.print(
            f"Against {escape(comparison.before)}: {comparison.passed_before} passed before, "
            f"{comparison.passed_after} after, of {comparison.both}; gained {comparison.gained}, "
            f"lost {comparison.lost} (McNemar exact p = {comparison.p:.3f})"
        )
        for change in comparison.changes:
            gained = f"; now: {', '.join(change.gained)}" if change.gained else ""
            lost = f"; no longer: {', '.join(change.lost)}" if change.lost else ""
            way = "better" if change.better else "worse"
            console.print(f"{way} {escape(change.id + gained + lost)}", highlight=False, soft_wrap=True)


def _document(run: Run, others: list[Run], comparison: Any, page: Path) -> dict[str, Any]:
    from assistant.evals.summary import by_group, summarise

    def figures(one: Run) -> dict[str, Any]:
        return {
            "run": one.name,
            "info": one.info.model_dump(mode="json"),
            "measures": {
                m.name: {"value": m.value, "shown": m.shown, "better": m.better}
                for m in summarise(one.info.suite, list(one.results.values()))
            },
        }

    groups = by_group(list(run.results.values()))
    return {
        **figures(run),
        "groups": {group: {"passed": share.hits, "of": share.of} for group, share in groups.items()},
        "cases": [result.model_dump(mode="json") for result in run.results.values()],
        "baselines": [figures(other) for other in others],
        "comparison": comparison.model_dump(mode="json") if comparison else None,
        "report": str(page),
    }
