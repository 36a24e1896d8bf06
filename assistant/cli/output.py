"""What the commands print: answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from assistant.errors import InputError
from assistant.progress import Progress

if TYPE_CHECKING:
    from rich.progress import TaskID


def say(line: str) -> None:
    """A note for a person, on stderr."""
    print(line, file=sys.stderr)


def print_json(value: BaseModel | dict[str, Any] | list[Any]) -> None:
    """One JSON document on stdout, and nothing else there."""
    plain = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    print(json.dumps(plain, ensure_ascii=False, indent=2, default=str))


def read_date(text: str | None, option: str) -> date | None:
    """An option's date. ISO first, then day-first forms such as 13/03/2024 or 13 March 2024.

    Raises:
        InputError: the text is not a date that exists.
    """
    if text is None:
        return None
    from assistant.timescales.dates import parse_date

    try:
        return parse_date(text)
    except InputError as error:
        raise InputError(f"{option}: {error}") from error


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on stderr for long work: pass what it gives as `progress`. Shows nothing for work that says nothing."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    bar = Bar(*columns, console=Console(stderr=True))
    tasks: dict[str, TaskID] = {}

    def show(what: str, done: int, total: int) -> None:
        if not tasks:
            bar.start()
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total or None)
        bar.update(tasks[what], completed=done, total=total or None)

    try:
        yield show
        for task in bar.tasks:
            if task.total is None:
                bar.update(task.id, total=1, completed=1)
    finally:
        if tasks:
            bar.stop()
