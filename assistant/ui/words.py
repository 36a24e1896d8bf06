"""The page's own sentences and its glossary, kept in data files beside this one."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field

from assistant.records import Frozen
from assistant.situation.languages import language_of
from assistant.timescales.facts import Amount

_HERE = Path(__file__).parent


class Term(Frozen):
    """A word that an answer explains on the spot."""

    term: str
    plain: str
    also: tuple[str, ...] = Field(default=())


@lru_cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((_HERE / "words.yaml").read_text(encoding="utf-8"))
    return loaded


def say(name: str, **parts: object) -> str:
    """One of the page's sentences, with its gaps filled."""
    text = str(_words()[name])
    return text.format(**parts) if parts else text


def listed(name: str) -> list[str]:
    """One of the page's lists of sentences."""
    return [str(item) for item in _words()[name]]


def named(table: str, key: object) -> str:
    """What the page calls a value of a closed vocabulary; the value itself where it has no other name."""
    return str(_words()[table].get(str(key), str(key)))


def lang_of(message: str) -> str:
    """The attributes that tell a screen reader the language of a message that is not English; nothing for English."""
    name = language_of(message)
    return f' lang="{named("lang_codes", name)}" dir="auto"' if name else ""


@lru_cache
def terms() -> tuple[Term, ...]:
    """The glossary, in the order of the file."""
    return tuple(Term(**item) for item in yaml.safe_load((_HERE / "terms.yaml").read_text(encoding="utf-8")))


@lru_cache
def term_forms() -> dict[str, Term]:
    """Every written form of a term, in small letters."""
    return {form.lower(): term for term in terms() for form in (term.term, *term.also)}


@lru_cache
def term_pattern() -> re.Pattern[str]:
    """Finds any term in a text, the longest form first."""
    forms = sorted(term_forms(), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(form) for form in forms) + r")\b", re.IGNORECASE)


def day(value: date | datetime) -> str:
    """A date as people write it: 4 May 2026, with the hour where there is one."""
    written = f"{value.day} {value:%B %Y}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        hour, half = value.hour % 12 or 12, "am" if value.hour < 12 else "pm"
        written += f", {hour}:{value.minute:02d}{half}" if value.minute else f", {hour}{half}"
    return written


def length(amount: Amount | None = None, *, number: float = 0, unit: str = "") -> str:
    """A length of time in words: 15 working days, 1 hour."""
    if amount is not None:
        number, unit = amount.amount, str(amount.unit)
    return f"{number:g} {unit.removesuffix('s') if number == 1 else unit}"


def pounds(value: float) -> str:
    """A sum of money: £800, £1,250.50."""
    return f"£{value:,.0f}" if float(value).is_integer() else f"£{value:,.2f}"
