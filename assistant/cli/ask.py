"""`assistant ask`: one question, one answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from assistant.cli.output import print_json, progress_bar, read_date, say
from assistant.errors import InputError
from assistant.records import Tenure
from assistant.settings import get_settings


class Role(StrEnum):
    """Who is asking."""

    RESIDENT = "resident"
    CASEWORKER = "caseworker"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(ask)


def ask(
    text: Annotated[str, typer.Argument(help="the question, in your own words")],
    asker: Annotated[Role, typer.Option(help="who is asking")] = Role.RESIDENT,
    landlord: Annotated[str | None, typer.Option(help="the landlord's name, as you write it")] = None,
    tenure: Annotated[str | None, typer.Option(help="secure, assured, leaseholder, …")] = None,
    reported: Annotated[str | None, typer.Option(help="the day the landlord was told")] = None,
    until: Annotated[str | None, typer.Option(help="the day it was done, if it was")] = None,
    household: Annotated[list[str] | None, typer.Option(help="who is in the home; may be given again")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="leave a case out of everything")] = None,
    model: Annotated[str | None, typer.Option(help="none, embedded, a server's URL, or provider:model")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="the whole answer as JSON")] = False,
) -> None:
    """Answer one question, with the source of every statement."""
    from assistant.answer.contract import Question
    from assistant.answer.engine import Assistant
    from assistant.situation.situation import Asker

    settings = get_settings()
    if model is not None:
        settings = settings.model_copy(update={"model": model})
    question = Question(
        text=text,
        asker=Asker(asker.value),
        landlord=landlord,
        tenure=_tenure(tenure),
        reported=read_date(reported, "--reported"),
        until=read_date(until, "--until"),
        household=tuple(household or ()),
        exclude=frozenset(exclude or ()),
    )
    with progress_bar() as progress:
        assistant = Assistant.open(settings, progress)
    chunks = assistant.stream(question)
    composed = next(chunks).answer
    if composed is not None and not as_json:
        print(composed.text, flush=True)
    with progress_bar() as progress:
        assistant.progress = progress
        answer = [chunk.answer for chunk in chunks][-1]
    assert composed is not None
    assert answer is not None
    if as_json:
        print_json(answer)
        return
    print(answer.text.removeprefix(composed.text))
    if answer.citations:
        print("\nSources")
        for citation in answer.citations:
            extract = " (extract only)" if citation.basis == "extract" else ""
            pinpoint = f", {citation.pinpoint}" if citation.pinpoint else ""
            print(f"[{citation.n}] {citation.title}{extract}{pinpoint}. {citation.url or 'Computed here.'}")
    print("\nThis is information, not legal advice.")
    for note in answer.notes:
        if note not in answer.text:
            say(f"note: {note}")


def _tenure(said: str | None) -> Tenure | None:
    if said is None:
        return None
    try:
        return Tenure(said.strip().lower())
    except ValueError as error:
        known = ", ".join(t.value for t in Tenure if t is not Tenure.UNKNOWN)
        raise InputError(f"--tenure: '{said}' is not a kind we know. Use one of: {known}.") from error
