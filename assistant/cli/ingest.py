"""`assistant ingest`: documents, the public site and datasets into the store on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from assistant.cli.output import print_json, progress_bar, read_date, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.ingest.library import Entry

_JSON = typer.Option("--json", help="one JSON document on stdout")
_DRY = typer.Option("--dry-run", help="show what would be kept, and keep nothing")


class _PathsFirst(TyperGroup):
    """`assistant ingest FILE` is `assistant ingest read FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = set(self.commands) | {"--help"}
        return super().parse_args(ctx, args if not args or args[0] in known else ["read", *args])


def register(app: typer.Typer) -> None:
    """Add the `ingest` group: documents by default, `site`, `dataset`."""
    from assistant.cli import ingest_dataset

    group = typer.Typer(
        cls=_PathsFirst,
        no_args_is_help=True,
        help="Take in determinations and policies: files, folders and addresses, the public site, datasets.",
    )

    @group.command("read")
    def read(
        given: Annotated[list[str], typer.Argument(help="files, folders or web addresses")],
        out: Annotated[
            Path | None, typer.Option("--out", help="folder to keep records in; the store by default")
        ] = None,
        dry_run: Annotated[bool, _DRY] = False,
        as_json: Annotated[bool, _JSON] = False,
    ) -> None:
        """Read determinations and landlords' policies (the default: `assistant ingest FILE`)."""
        from assistant.ingest.intake import take_in
        from assistant.settings import get_settings

        with progress_bar() as progress:
            entries = take_in(given, out or get_settings().store, dry_run=dry_run, progress=progress)
        _report(entries, as_json)
        if entries and all(entry.verdict == "failed" for entry in entries):
            raise typer.Exit(2)

    @group.command("site")
    def site(
        since: Annotated[str | None, typer.Option("--since", help="only decisions of this day or later")] = None,
        landlord: Annotated[
            str | None, typer.Option("--landlord", help="only addresses that name this landlord")
        ] = None,
        limit: Annotated[int | None, typer.Option("--limit", min=1, help="stop after this many pages")] = None,
        recheck: Annotated[bool, typer.Option("--recheck", help="ask again for pages kept before")] = False,
        pause: Annotated[float, typer.Option("--pause", min=0.5, help="seconds between requests")] = 2.0,
        archive: Annotated[str | None, typer.Option("--archive", help="address of the list of decisions")] = None,
        dry_run: Annotated[bool, _DRY] = False,
        as_json: Annotated[bool, _JSON] = False,
    ) -> None:
        """Walk the Ombudsman's public list of decisions, politely, and ingest what is new."""
        from assistant.ingest.polite import Fetcher
        from assistant.ingest.site import ARCHIVE, Walk
        from assistant.settings import get_settings

        first = read_date(since, "--since")
        with Fetcher(pause) as fetcher, progress_bar() as progress:
            walk = Walk(
                get_settings().store,
                fetcher,
                archive=archive or ARCHIVE,
                since=first,
                landlord=landlord,
                limit=limit,
                recheck=recheck,
                dry_run=dry_run,
                progress=progress,
            )
            entries = list(walk.run())
        _report(entries, as_json)

    ingest_dataset.register(group)
    app.add_typer(group, name="ingest")


def _report(entries: Iterable[Entry], as_json: bool) -> None:
    entries = list(entries)
    if as_json:
        print_json({"documents": [entry.model_dump(mode="json") for entry in entries], "summary": _counts(entries)})
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("document", "became", "record", "notes")
    for entry in entries:
        cells = entry.document, entry.verdict, entry.title or entry.record or "", "\n".join(entry.notes)
        # As text: what a document says in square brackets is no mark-up of ours.
        table.add_row(*(Text(cell) for cell in cells))
    Console().print(table)
    say(", ".join(f"{count} {name}" for name, count in _counts(entries).items()) or "nothing to read")


def _counts(entries: list[Entry]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.verdict] = counts.get(entry.verdict, 0) + 1
    return counts
