"""The entries of `wording/signposts.yaml`: whom a message may be for, and the expressions that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from assistant.records import Frozen

_EXPRESSIONS = ("any", "with", "unless", "needs", "calm", "denied", "alarming", "things", "sure")


class Rule(Frozen):
    """One entry of the wording file, its expressions compiled."""

    id: str
    kind: Literal["emergency", "body", "refuse", "abstain"]
    any: tuple[re.Pattern[str], ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    certain: bool = False
    with_: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    needs: tuple[re.Pattern[str], ...] = ()
    calm: tuple[re.Pattern[str], ...] = ()
    denied: tuple[re.Pattern[str], ...] = ()
    alarming: tuple[re.Pattern[str], ...] = ()
    things: tuple[re.Pattern[str], ...] = ()
    sure: tuple[re.Pattern[str], ...] = ()
    now: bool = False
    then: bool = False
    yields: bool = False
    body: str = ""
    phone: str | None = None
    why: str = ""
    text: str
    cites: tuple[str, ...] = ()


@cache
def rules() -> tuple[Rule, ...]:
    """All entries, in the order in which they are tried."""
    return tuple(
        Rule(
            **{
                ("with_" if key == "with" else key): _compiled(value) if key in _EXPRESSIONS else value
                for key, value in entry.items()
            }
        )
        for entry in _raw()["entries"]
    )


def matches(key: str, text: str) -> bool:
    """Whether any of the expressions of a list finds something in a text."""
    return any(pattern.search(text) for pattern in wording()[key])


def less(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    """The text without what any of the expressions finds."""
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text


def our_schemes() -> frozenset[str]:
    """The schemes that we hold, by which a number may be checked."""
    return frozenset(_raw()["our_schemes"])


@cache
def wording() -> dict[str, tuple[re.Pattern[str], ...]]:
    """The lists of expressions beside the entries, compiled."""
    return {key: _compiled(found) for key, found in _raw().items() if key not in ("entries", "our_schemes")}


def _compiled(expressions: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expression, re.IGNORECASE | re.DOTALL) for expression in expressions)


@cache
def _raw() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/signposts.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw
