"""How limits and a delay check look in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from assistant.records import Unit
from assistant.timescales.check import Timescales
from assistant.timescales.describe import amount_of, describe, in_units, written
from assistant.timescales.facts import DelayCheck, Limit, Note, Spread, Verdict

_CALENDAR, _WORKING = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS
_COLOURS = {Verdict.WITHIN: "green", Verdict.OUTSIDE: "red", Verdict.UNCLEAR: "yellow"}
_FORCE = {
    "statute": "law",
    "regulation": "law",
    "code": "code",
    "guidance": "guidance",
    "landlord policy": "landlord's policy",
}


def show_timescales(found: Timescales) -> None:
    """Print the limits that apply, then what stands beside them."""
    console = Console()
    if found.limits:
        console.print(_table(found.limits, stands=False))
    else:
        console.print("We hold no limit for this.")
    _beside(console, found.notes, found.spreads, found.asks)


def show_delay(check: DelayCheck) -> None:
    """Print the time elapsed, the limits, the verdict and its reason."""
    console = Console()
    if check.reported is not None and check.calendar_days is not None:
        end = f"{written(check.until)}" if check.until else "today"
        console.print(
            f"From {written(check.reported)} to {end}: {in_units(check.calendar_days, _CALENDAR)}, "
            f"{in_units(check.working_days or 0, _WORKING)}."
        )
    if check.limits:
        console.print(_table(check.limits, stands=True))
    colour = _COLOURS[check.verdict]
    console.print(f"[bold {colour}]{check.verdict.value}[/]  {check.why}")
    _beside(console, check.notes, check.spreads, check.asks)


def _table(limits: tuple[Limit, ...], stands: bool) -> Table:
    table = Table(show_lines=True, pad_edge=False)
    table.add_column("Limit", ratio=5, overflow="fold")
    table.add_column("Last day", ratio=2, overflow="fold")
    if stands:
        table.add_column("Stands", ratio=2, overflow="fold")
    for limit in limits:
        words = [describe(limit)]
        words += [f"[italic]{limit.condition}[/]"] if limit.condition else []
        words.append(f"[dim]{_FORCE[limit.source.value]}: {limit.citation.passage or limit.citation.ref}[/]")
        row = ["\n".join(words), written(limit.due) if limit.due else "-"]
        if stands:
            least = "" if limit.exact else "at least "
            over = f" by {least}{amount_of(limit.overrun)}" if limit.overrun and limit.overrun.amount else ""
            row.append(f"{limit.status}{over}")
        table.add_row(*row)
    return table


def _beside(console: Console, notes: tuple[Note, ...], spreads: tuple[Spread, ...], asks: tuple[str, ...]) -> None:
    for note in notes:
        source = f" [dim]({note.citation.passage or note.citation.ref})[/]" if note.citation else ""
        console.print(f"- {note.text}{source}")
    for spread in spreads:
        console.print(f"- {spread.citation.quote}")
    for ask in asks:
        console.print(f"[bold]?[/] {ask}")
