"""`assistant timescale` and `assistant delay`: which limits apply, and whether a delay is inside them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.output import print_json, say
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.records import Category, Corpus, Tenure
    from assistant.records.landlords import LandlordMatch
    from assistant.timescales.facts import Event

Landlord = Annotated[str | None, typer.Option(help="The landlord's name, as you would write it.")]
TenureOption = Annotated[
    str | None, typer.Option("--tenure", help="secure, assured, assured shorthold, leaseholder or shared ownership.")
]
Household = Annotated[list[str] | None, typer.Option(help="Who lives there that matters, e.g. 'baby'. Repeatable.")]
Priority = Annotated[str | None, typer.Option(help="The class the landlord gave the job, e.g. urgent or P4.")]
Emergency = Annotated[bool | None, typer.Option("--emergency/--not-emergency", help="Whether it is an emergency.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_TENURES = {
    "council": "secure",
    "council tenant": "secure",
    "introductory": "secure",
    "flexible": "secure",
    "housing association": "assured",
    "starter": "assured shorthold",
    "ast": "assured shorthold",
    "lease": "leaseholder",
    "leasehold": "leaseholder",
    "shared owner": "shared ownership",
}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("timescale")(timescale)
    app.command("delay")(delay)


def timescale(
    text: Annotated[str, typer.Argument(help="The repair, or the question, in your own words.")],
    landlord: Landlord = None,
    tenure: TenureOption = None,
    on: Annotated[str | None, typer.Option(help="The day of the report; default: the law of today, no dates.")] = None,
    household: Household = None,
    priority: Priority = None,
    emergency: Emergency = None,
    json: AsJson = False,
) -> None:
    """How long the landlord has: every limit that applies, its source and, with --on, its last day."""
    from assistant.cli.timescale_view import show_timescales
    from assistant.timescales.check import timescales
    from assistant.timescales.facts import Event, Facts, Happening

    _need_words(text)
    today = _today()
    reported = _read(on, "--on", today)
    match, corpus = _landlord(landlord, text)
    found = timescales(
        Facts(
            repair=text,
            landlord=match.slug if match else None,
            landlord_name=(match.name or match.said) if match else None,
            tenure=_tenure(tenure),
            household=tuple(household or ()),
            emergency=emergency,
            priority=priority,
            events=(Event(what=Happening.REPORTED, on=reported),) if reported else (),
            today=today,
        ),
        corpus,
    )
    if json:
        print_json({**found.model_dump(mode="json"), "landlord": match.model_dump() if match else None})
    else:
        show_timescales(found)


def delay(
    reported: Annotated[str | None, typer.Option(help="When it was first reported. Day first: 13/3/2024.")] = None,
    until: Annotated[str | None, typer.Option(help="When the wait ended; default: it is still going on.")] = None,
    repair: Annotated[str, typer.Option(help="What is wrong, in your own words.")] = "",
    category: Annotated[str | None, typer.Option(help="A category of repair, e.g. doors-and-windows.")] = None,
    landlord: Landlord = None,
    tenure: TenureOption = None,
    household: Household = None,
    priority: Priority = None,
    emergency: Emergency = None,
    notice: Annotated[str | None, typer.Option(help="When the council issued the repair notice.")] = None,
    attended: Annotated[str | None, typer.Option(help="When somebody first came.")] = None,
    made_safe: Annotated[str | None, typer.Option(help="When it was made safe.")] = None,
    investigated: Annotated[str | None, typer.Option(help="When the investigation ended.")] = None,
    completed: Annotated[str | None, typer.Option(help="When the repair was finished.")] = None,
    complained: Annotated[str | None, typer.Option(help="When the complaint was made.")] = None,
    acknowledged: Annotated[str | None, typer.Option(help="When the complaint was acknowledged.")] = None,
    stage1: Annotated[str | None, typer.Option(help="When stage 1 was answered.")] = None,
    escalated: Annotated[str | None, typer.Option(help="When it was taken to stage 2.")] = None,
    stage2_acknowledged: Annotated[str | None, typer.Option(help="When stage 2 was acknowledged.")] = None,
    stage2: Annotated[str | None, typer.Option(help="When stage 2 was answered.")] = None,
    json: AsJson = False,
) -> None:
    """Whether a delay is inside its limits: each limit's last day, by how much it was passed, and a verdict."""
    from assistant.cli.timescale_view import show_delay
    from assistant.timescales.check import check_delay
    from assistant.timescales.facts import Facts, Happening

    today = _today()
    told = {
        Happening.REPORTED: ("--reported", reported),
        Happening.NOTICE_ISSUED: ("--notice", notice),
        Happening.ATTENDED: ("--attended", attended),
        Happening.MADE_SAFE: ("--made-safe", made_safe),
        Happening.INVESTIGATED: ("--investigated", investigated),
        Happening.COMPLETED: ("--completed", completed),
        Happening.COMPLAINED: ("--complained", complained),
        Happening.ACKNOWLEDGED: ("--acknowledged", acknowledged),
        Happening.STAGE_1_ANSWERED: ("--stage1", stage1),
        Happening.ESCALATED: ("--escalated", escalated),
        Happening.ESCALATION_ACKNOWLEDGED: ("--stage2-acknowledged", stage2_acknowledged),
        Happening.STAGE_2_ANSWERED: ("--stage2", stage2),
        Happening.UNTIL: ("--until", until),
    }
    events = _events(told, today)
    match, corpus = _landlord(landlord, repair)
    check = check_delay(
        Facts(
            repair=repair,
            category=_category(category),
            landlord=match.slug if match else None,
            landlord_name=(match.name or match.said) if match else None,
            tenure=_tenure(tenure),
            household=tuple(household or ()),
            emergency=emergency,
            priority=priority,
            events=events,
            today=today,
        ),
        corpus,
    )
    if json:
        print_json({**check.model_dump(mode="json"), "landlord": match.model_dump() if match else None})
    else:
        show_delay(check)


def _today() -> date:
    from assistant.timescales.calendar import LONDON

    return datetime.now(LONDON).date()


def _need_words(text: str) -> None:
    if not text.strip():
        raise InputError("Say what the repair or the question is, e.g. assistant timescale 'front door will not lock'.")


def _read(text: str | None, option: str, today: date) -> date | None:
    from assistant.timescales.calendar import FIRST_YEAR
    from assistant.timescales.dates import read_day

    if text is None:
        return None
    try:
        day, understood = read_day(text, today)
    except InputError as error:
        raise InputError(f"{option}: {error}") from error
    if understood:
        say(f"{option}: {understood}")
    if day.year < FIRST_YEAR or day.year > today.year + 5:
        raise InputError(
            f"{option}: {day.year} is out of range. Write a year between {FIRST_YEAR} and {today.year + 5}."
        )
    return day


def _events(told: dict[Any, tuple[str, str | None]], today: date) -> tuple[Event, ...]:
    """Every date told, none of a past event in the future and none before what it must follow."""
    from assistant.timescales.facts import Event, Happening

    read = {what: day for what, (option, text) in told.items() if (day := _read(text, option, today)) is not None}
    if not read:
        raise InputError("Give at least the date of the report, e.g. assistant delay --reported 2026-03-13.")
    for what, day in read.items():
        if day > today and what is not Happening.UNTIL:
            raise InputError(f"{told[what][0]}: {day:%-d %B %Y} has not come yet. Check the date.")
    first = {
        "--reported": read.get(Happening.REPORTED),
        "--complained": read.get(Happening.COMPLAINED),
        "--escalated": read.get(Happening.ESCALATED),
    }
    after = {
        "--reported": (Happening.NOTICE_ISSUED, Happening.ATTENDED, Happening.MADE_SAFE, Happening.INVESTIGATED,
                       Happening.COMPLETED, Happening.UNTIL),
        "--complained": (Happening.ACKNOWLEDGED, Happening.STAGE_1_ANSWERED, Happening.ESCALATED),
        "--escalated": (Happening.ESCALATION_ACKNOWLEDGED, Happening.STAGE_2_ANSWERED),
    }  # fmt: skip
    for option, start in first.items():
        for what in after[option]:
            if start is not None and what in read and read[what] < start:
                raise InputError(f"{told[what][0]} ({read[what]}) is before {option} ({start}). Check both dates.")
    oldest = min(read.values())
    if (today - oldest).days > 3 * 365:
        say(f"This goes back to {oldest:%-d %B %Y}: the rules of that day are used where we hold them.")
    return tuple(Event(what=what, on=day) for what, day in sorted(read.items(), key=lambda item: item[1]))


def _landlord(name: str | None, text: str) -> tuple[LandlordMatch | None, Corpus]:
    from assistant.records import load_corpus
    from assistant.records.landlords import LandlordDirectory
    from assistant.settings import get_settings

    corpus = load_corpus(get_settings().corpus)
    directory = LandlordDirectory(corpus)
    match = directory.match(name) if name else directory.find(text) if text else None
    if match is None:
        return None, corpus
    if match.options and match.name is None:
        raise InputError(f"'{match.said}' could be {', '.join(match.options)}. Give the full name with --landlord.")
    if match.name is None:
        say(f"'{match.said}' is not among the landlords whose policies we hold.")
    elif match.slug is None:
        say(f"We know of {match.name} but hold no record of its repairs policy.")
    return match, corpus


def _tenure(text: str | None) -> Tenure | None:
    from assistant.records import Tenure

    if text is None:
        return None
    said = text.strip().lower().replace("-", " ")
    try:
        return Tenure(_TENURES.get(said.removesuffix(" tenant").removesuffix(" tenancy"), said))
    except ValueError as error:
        raise InputError(f"--tenure: '{text}' is none of {', '.join(t.value for t in Tenure)}.") from error


def _category(text: str | None) -> Category | None:
    from assistant.records import Category

    if text is None:
        return None
    try:
        return Category(text.strip().lower().replace(" ", "-"))
    except ValueError as error:
        from rapidfuzz import process

        names = [category.value for category in Category]
        close = process.extractOne(text.lower(), names, score_cutoff=60)
        hint = f" Did you mean {close[0]}?" if close else f" Use one of: {', '.join(names)}."
        raise InputError(f"--category: '{text}' is not a category.{hint}") from error
