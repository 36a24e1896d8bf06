"""`assistant index`: build the search index, show its state, check the records."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.output import print_json, progress_bar, say
from assistant.settings import get_settings

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]

index = typer.Typer(help="Build and check the search index.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(index, name="index")


@index.command()
def build(
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Say nothing where the index is up to date.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to date with the corpus. Only what changed is embedded again."""
    from assistant.index import build_index
    from assistant.records import load_corpus

    settings = get_settings()
    corpus = load_corpus(settings.corpus, settings.store / "records")
    with progress_bar() as progress:
        report = build_index(settings, corpus, progress)
    if as_json:
        print_json(report)
    elif report.state == "unchanged":
        if not if_needed:
            say(f"The index is up to date: {len(corpus.passages)} passages of {len(corpus)} records in {report.place}.")
    else:
        say(
            f"Indexed {len(corpus.passages)} passages of {len(corpus)} records in {report.place}: "
            f"{report.embedded} texts embedded, {report.reused} kept, {report.removed} removed."
        )


@index.command()
def status(as_json: AsJson = False) -> None:
    """Show what the corpus and the index hold, and whether they fit each other."""
    from assistant.index import index_status
    from assistant.models import describe_model
    from assistant.records import load_corpus

    settings = get_settings()
    found = index_status(settings, load_corpus(settings.corpus, settings.store / "records"))
    model = describe_model(settings)
    if as_json:
        print_json({**found.model_dump(mode="json"), "model": model.model_dump(mode="json")})
        return
    say(f"Corpus: {found.records} records, {found.passages} passages, newest decision {found.newest or 'unknown'}")
    say(f"        ({found.determinations} determinations, {found.policies} rules, {found.landlords} landlords)")
    say(f"Index:  {found.state} in {found.place}{'' if found.remedy is None else f'. {found.remedy}'}")
    if found.digest:
        say(f"        {found.size} texts, built {found.built} with {found.embedder}, version {found.digest[:16]}")
    say(f"Model:  {model.said}")


@index.command()
def verify(as_json: AsJson = False) -> None:
    """Check every record of the corpus against the format, and name file, field and remedy of each problem."""
    from assistant.records import survey_corpus

    records, problems = survey_corpus(get_settings().corpus)
    passages = sum(len(record.passages) for record in records.values())
    if as_json:
        print_json(
            {
                "records": len(records),
                "passages": passages,
                "problems": [problem.model_dump(mode="json") for problem in problems],
            }
        )
    else:
        for problem in problems:
            say(str(problem))
        say(f"{len(records)} records with {passages} passages are right; {len(problems)} problems.")
    if problems:
        raise typer.Exit(2)
