"""What the commands print: answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

from pydantic import BaseModel

from assistant.errors import InputError


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
