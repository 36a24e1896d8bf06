"""Options that take one of a closed list, or a case reference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from assistant.errors import InputError

Choice = TypeVar("Choice", bound=StrEnum)
_REF = re.compile(r"\d{9}")


def choices(kind: type[Choice], given: Sequence[str] | None, option: str) -> tuple[Choice, ...]:
    """The values meant, in any case and with blanks or hyphens.

    Raises:
        InputError: one is not in the list; the text names the nearest, or all.
    """
    from rapidfuzz import process

    known = {_plain(value): value for value in kind}
    found: list[Choice] = []
    for said in given or ():
        value = known.get(_plain(said))
        if value is None:
            near = process.extractOne(_plain(said), list(known), score_cutoff=75)
            hint = f"Did you mean {known[near[0]]!s}?" if near else f"Use one of: {', '.join(kind)}."
            raise InputError(f"{option}: there is no {said!r}. {hint}")
        found.append(value)
    return tuple(found)


def references(given: Sequence[str] | None) -> frozenset[str]:
    """Case references. Raises InputError for one that is not nine digits."""
    for ref in given or ():
        if not _REF.fullmatch(ref.strip()):
            raise InputError(f"--exclude: {ref!r} is not a case reference: nine digits, such as 202410299.")
    return frozenset(ref.strip() for ref in given or ())


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.strip().lower())
