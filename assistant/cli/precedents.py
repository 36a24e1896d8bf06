"""`assistant precedents`, `brief` and `statistics`: what the Ombudsman decided before."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.output import print_json, progress_bar, read_date, say

if TYPE_CHECKING:
    from assistant.remedies.library import CaseLibrary
    from assistant.remedies.precedents import PrecedentPage


class Format(StrEnum):
    """How hits are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class Sort(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    DATE = "date"
    AWARD = "award"


LEGEND = (
    "Shares are of the matters judged on their merits, with the 95% interval; none is given of fewer than ten. "
    "Failed: service failure or worse. Had put it right: reasonable redress. "
    "These are published decisions, not all complaints."
)
_MANY = "; give it again for several"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(precedents)
    app.command()(brief)
    app.command()(statistics)


def precedents(
    text: Annotated[str, typer.Argument(help="what happened, in any words; may be left out beside a filter")] = "",
    category: Annotated[list[str] | None, typer.Option(help="kind of matter, such as leaks" + _MANY)] = None,
    finding: Annotated[
        list[str] | None, typer.Option(help="what was decided, such as 'service failure'" + _MANY)
    ] = None,
    landlord: Annotated[str | None, typer.Option(help="the landlord's name")] = None,
    landlord_type: Annotated[list[str] | None, typer.Option(help="such as 'local authority'" + _MANY)] = None,
    since: Annotated[str | None, typer.Option(help="decided on or after this day")] = None,
    until: Annotated[str | None, typer.Option(help="decided on or before this day")] = None,
    min_award: Annotated[float | None, typer.Option(min=0, help="least ordered in the case, in pounds")] = None,
    tenure: Annotated[list[str] | None, typer.Option(help="such as secure" + _MANY)] = None,
    household: Annotated[list[str] | None, typer.Option(help="a word of the household, such as child" + _MANY)] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="a case to leave out altogether" + _MANY)] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="most cases shown")] = 10,
    sort: Annotated[Sort, typer.Option(help="what comes first")] = Sort.RELEVANCE,
    facets: Annotated[
        bool, typer.Option("--facets", help="count the matching cases too; with json as one object")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="how to print them")] = Format.TABLE,
) -> None:
    """Find decided cases like one described, with the reason for each and its address."""
    from assistant.cli.choices import choices, references
    from assistant.records import Category, Finding, LandlordType, Tenure
    from assistant.remedies.precedents import PrecedentQuery, check_query, search_precedents

    query = PrecedentQuery(
        text=text,
        categories=choices(Category, category, "--category"),
        findings=choices(Finding, finding, "--finding"),
        landlord=landlord,
        landlord_types=choices(LandlordType, landlord_type, "--landlord-type"),
        since=read_date(since, "--since"),
        until=read_date(until, "--until"),
        minimum_award=min_award,
        tenures=choices(Tenure, tenure, "--tenure"),
        household=tuple(household or ()),
        exclude=references(exclude),
        sort=sort.value,
        limit=limit,
    )
    check_query(query)
    page = search_precedents(query, _library())
    for note in page.notes:
        say(note)
    _print(page, form, facets)


def brief(
    refs: Annotated[list[str], typer.Argument(help="references of up to six cases, such as 202410299")],
) -> None:
    """Set some decided cases side by side on one page of Markdown."""
    from assistant.remedies.brief import case_brief

    sys.stdout.write(case_brief(refs, _library()))


def statistics(
    by: Annotated[str, typer.Option(help="category, landlord, landlord type or year")] = "category",
    category: Annotated[str | None, typer.Option(help="only matters of one kind")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON document on stdout")] = False,
) -> None:
    """Show how matters ended, with their number and the interval; no share of fewer than ten."""
    from assistant.cli.choices import choices
    from assistant.records import Category
    from assistant.remedies.statistics import outcomes_by

    (only,) = choices(Category, [category], "--category") if category else (None,)
    found = outcomes_by(_library().cases.values(), by, only)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(by, "cases", "matters", "judged", "landlord failed", "had put it right")
    for one in found:
        cells = [
            f"{share.share:.0%} ({share.low:.0%} to {share.high:.0%})"
            if share.share is not None and share.low is not None and share.high is not None
            else "too few"
            for share in (one.failures, one.redress)
        ]
        table.add_row(one.group, f"{one.cases:,}", f"{one.matters:,}", f"{one.failures.n:,}", *cells)
    out = Console()
    out.print(table)
    out.print(LEGEND)


def _library() -> CaseLibrary:
    from assistant.records import load_corpus
    from assistant.remedies.library import CaseLibrary
    from assistant.settings import get_settings

    settings = get_settings()
    with progress_bar() as progress:
        return CaseLibrary.open(settings, load_corpus(settings.corpus, settings.store / "records"), progress)


def _print(page: PrecedentPage, form: Format, facets: bool) -> None:
    from assistant.remedies.precedent_exports import as_csv, as_markdown, as_plain

    if form is Format.JSON:
        hits = as_plain(page)
        print_json({"hits": hits, **page.model_dump(mode="json", exclude={"hits", "query"})} if facets else hits)
        return
    if form is Format.CSV:
        sys.stdout.write(as_csv(page))
    elif form is Format.MD:
        sys.stdout.write(as_markdown(page))
    else:
        _table(page)
    if facets:
        for name, values in page.facets.items():
            say(f"{name}: " + ", ".join(f"{facet.value} ({facet.count:,})" for facet in values[:8]))


def _table(page: PrecedentPage) -> None:
    from rich.console import Console
    from rich.table import Table

    out = Console()
    out.print(f"{page.total:,} of {page.searched:,} decided cases match.")
    if not page.hits:
        return
    known = any(hit.compensation is not None for hit in page.hits)
    table = Table("", "case", "decided", "matter", "finding", *(["ordered"] if known else []), "why")
    for hit in page.hits:
        ordered = "" if hit.compensation is None else f"£{hit.compensation:,.0f}"
        table.add_row(
            *(str(hit.rank), f"{hit.ref}\n{hit.landlord}", str(hit.decided or "not known"), hit.matter),
            *(hit.finding or "not known", *([ordered or "not known"] if known else []), hit.why),
        )
    out.print(table)
    if not known:
        out.print("What was ordered in these cases is not in the findings dataset: see the decisions.")
    for hit in page.hits:
        out.print(f"{hit.rank}. {hit.url or 'no address known'}", soft_wrap=True, highlight=False)
