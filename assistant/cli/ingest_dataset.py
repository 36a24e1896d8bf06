"""`assistant ingest dataset`: the public findings dataset into the store on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.output import print_json, progress_bar, say

if TYPE_CHECKING:
    from assistant.ingest.reports import DatasetReport

_PATH = typer.Argument(help="the dataset: ombudsman_complaints_findings.zip, its .db, or the decisions database")
_URLS = typer.Option("--urls", help="text file of decision addresses, one a line; found beside the dataset by itself")


def register(app: typer.Typer) -> None:
    """Add `dataset` to the `ingest` commands."""

    @app.command("dataset")
    def dataset(
        path: Annotated[Path, _PATH],
        urls: Annotated[Path | None, _URLS] = None,
        as_json: Annotated[bool, typer.Option("--json", help="one JSON document on stdout")] = False,
    ) -> None:
        """Take published findings of the Housing Ombudsman into the local store, cleaned.

        It can be stopped and run again: it goes on where it stopped. Nothing leaves this machine.
        """
        from assistant.ingest.dataset import ingest_dataset
        from assistant.settings import get_settings

        settings = get_settings()
        with progress_bar() as progress:
            reports = ingest_dataset(path, settings, progress, urls)
        if as_json:
            print_json([report.model_dump(mode="json") for report in reports])
        else:
            for report in reports:
                _show(report)


def _show(report: DatasetReport) -> None:
    from rich.console import Console
    from rich.table import Table

    out = Console()
    before = " (it was in the store before)" if report.already else f" in {report.seconds:.0f} s"
    out.print(f"{report.name}: {report.rows:,} rows of {report.cases:,} cases{before}")
    out.print(f"{report.matters:,} decided matters; {report.mended:,} rows had broken words put together.")
    if report.addresses < report.cases:
        missing = report.cases - report.addresses
        say(f"{missing:,} cases have no address. Give the list of addresses with --urls to link them.")
    if not report.dropped:
        return
    table = Table("rows not taken as findings", "rows", title_justify="left")
    for why, count in report.dropped.items():
        table.add_row(why, f"{count:,}")
    table.add_row("repeats a finding of the same case", f"{report.repeats:,}")
    out.print(table)
    out.print(f"{report.unclear:,} cases state no finding that can be trusted: kept, and shown as not known.")
