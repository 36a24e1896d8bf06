"""`assistant remedy`: what cases like this one led to."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from assistant.cli.output import print_json, say
from assistant.errors import InputError
from assistant.records import Category, Tenure

if TYPE_CHECKING:
    from assistant.remedies.contract import RemedyEstimate
    from assistant.remedies.rates import Library

_REF = re.compile(r"\d{9}")
T = TypeVar("T", Category, Tenure)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("remedy")(remedy)


def remedy(
    text: Annotated[str, typer.Argument(help="what happened, in your own words")],
    category: Annotated[str | None, typer.Option(help="kind of problem, e.g. damp-and-mould")] = None,
    landlord: Annotated[str | None, typer.Option(help="the landlord's name")] = None,
    tenure: Annotated[str | None, typer.Option(help="e.g. secure, assured, leaseholder")] = None,
    days: Annotated[int | None, typer.Option(help="how long it has lasted, in calendar days")] = None,
    household: Annotated[list[str] | None, typer.Option(help="who lives there, e.g. 'child with asthma'")] = None,
    offered: Annotated[float | None, typer.Option(help="what the landlord has offered so far, in pounds")] = None,
    missed: Annotated[int | None, typer.Option(help="appointments the landlord missed")] = None,
    second_contractor_days: Annotated[
        int | None, typer.Option(help="days that a second Right to Repair contractor ran over")
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="leave this case out altogether")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """What cases like this one led to: findings, sums, orders, and the guidance in force. Never a promise."""
    if not text.strip():
        raise InputError("Say what happened, e.g. assistant remedy 'No heating for three weeks'.")
    for name, number in (("days", days), ("offered", offered), ("missed", missed)):
        if number is not None and not 0 <= number <= 1_000_000:
            raise InputError(f"--{name}: {number:g} is not possible. Give a number from 0 up.")
    if second_contractor_days is not None and not 0 <= second_contractor_days <= 1_000_000:
        raise InputError("--second-contractor-days: give a number from 0 up.")
    chosen = one_of(category, Category, "--category")
    held = one_of(tenure, Tenure, "--tenure")
    excluded = references(exclude or [])

    from assistant.records import load_corpus
    from assistant.records.landlords import LandlordDirectory
    from assistant.remedies.contract import RemedyFacts
    from assistant.remedies.estimate import estimate_remedy
    from assistant.settings import get_settings
    from assistant.situation.reader import read_situation

    settings = get_settings()
    corpus = load_corpus(settings.corpus, settings.store / "records")
    today = date.today()
    told = read_situation(
        text,
        LandlordDirectory(corpus),
        landlord=landlord,
        tenure=held,
        household=tuple(household or ()),
        today=today,
    )
    named = told.landlord
    if landlord and (named is None or named.slug is None):
        say(f"note: we hold no policy of a landlord called {landlord!r}.")
    facts = RemedyFacts(
        text=told.english,
        category=chosen or told.category,
        landlord=named.slug if named else None,
        landlord_name=named.name if named else landlord,
        landlord_type=told.landlord_type,
        tenure=told.tenure,
        household=told.household,
        days=days if days is not None else (today - told.began).days if told.began else None,
        offered=offered if offered is not None else told.offered,
        losses=told.losses,
        missed_appointments=missed if missed is not None else told.missed_appointments,
        second_contractor_days=second_contractor_days
        if second_contractor_days is not None
        else told.second_contractor_days,
        on=today,
    )
    estimate = estimate_remedy(facts, _library(), corpus, excluded)
    if as_json:
        print_json(estimate)
    else:
        _show(estimate)


def one_of(value: str | None, kind: type[T], option: str) -> T | None:
    """An option's value in a closed vocabulary. Raises InputError that lists the vocabulary."""
    if value is None:
        return None
    try:
        return kind(value.strip().lower())
    except ValueError as error:
        raise InputError(f"{option}: no {value!r}. Use one of: {', '.join(kind)}.") from error


def references(given: list[str]) -> frozenset[str]:
    """Case references. Raises InputError for one that is not nine digits."""
    for ref in given:
        if not _REF.fullmatch(ref.strip()):
            raise InputError(f"--exclude: {ref!r} is not a case reference: nine digits, such as 202410299.")
    return frozenset(ref.strip() for ref in given)


def _library() -> Library | None:
    from assistant.ingest.findings_store import FindingsStore
    from assistant.settings import get_settings

    store = FindingsStore.of(get_settings())
    return store if store else None


def _show(estimate: RemedyEstimate) -> None:
    from rich.console import Console
    from rich.table import Table

    from assistant.remedies.comparables import pounds

    out = Console()
    shown = [(f, p) for f, p in sorted(estimate.findings.items(), key=lambda one: -one[1]) if p >= 0.02]
    out.print(f"[bold]In cases like this[/bold] ({estimate.alike} of {estimate.n} past cases are much like it)")
    for finding, share in shown:
        out.print(f"  {finding:<28} {share:>4.0%}")
    for name, spread in (
        ("Ordered, where money was ordered", estimate.compensation),
        ("Offered by landlords themselves", estimate.offered),
        ("What residents were left with", estimate.redress),
    ):
        if spread:
            out.print(
                f"  {name}: half got {pounds(spread.median)} or less; eight in ten between {pounds(spread.low)} and "
                f"{pounds(spread.high)} ({spread.n} cases)"
            )
    if estimate.published:
        shares = sorted(estimate.published.findings.items(), key=lambda one: -one[1])
        told = ", ".join(f"{finding} {share:.0%}" for finding, share in shares)
        out.print(f"  Of {estimate.published.n:,} published findings on this kind of problem since 2024: {told}")
    if estimate.orders:
        told = ", ".join(f"{one.order} {one.count} of {one.n}" for one in estimate.orders)
        out.print(f"[bold]Orders in the nearest cases[/bold]: {told}")
    if estimate.guidance:
        out.print("[bold]Guidance and law[/bold]")
        for line in estimate.guidance:
            marks = ", ".join(str(citation.passage) for citation in (line.citation, *line.also))
            out.print(f"  {line.text} \\[{marks}]")
    if estimate.comparables:
        table = Table("case", "landlord", "finding", "ordered", "offered", "why", title="Cases most like this")
        for one in estimate.comparables:
            table.add_row(
                one.ref,
                one.landlord,
                one.finding or "not known",
                "not known" if one.ordered is None else pounds(one.ordered),
                "not known" if one.offered is None else pounds(one.offered),
                one.why,
            )
        out.print(table)
    for move in estimate.moves:
        out.print(f"[bold]{'Higher' if move.direction == 'up' else 'Lower'}[/bold]: {move.text}")
    for note in estimate.notes:
        out.print(f"Note: {note}")
