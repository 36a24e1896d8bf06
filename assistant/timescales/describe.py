"""Limits in plain words, the same words every time; the words are in `limit_words.yaml`."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.records import Action, Unit
from assistant.timescales.facts import Amount, Limit

# A code or a range is said with the figure; anything else in brackets is for the record's reader.
_BY_THE_WAY = re.compile(r"\s*\((?![A-Z]\d|or by |(?:usually )?\d+ (?:to|or) \d+)[^)]*\)")
_NO_ARTICLE = re.compile(
    r"^(?:no|any|all|an?|the|most|other|immediate danger|damp|heating|work|repair or|copy|information|fire doors|gas"
    r"|findings|significant inconvenience|supplementary|partial|total|contact|planned|programmed|pest|temporary|major"
    r"|further|fixed|electrical|flat entrance|firefighters|landlord(?:'s)?|tenant|period|longest)\b"
)
_A_JOB = re.compile(r"\b(?:repairs?|orders?|works?|jobs?|emergency|maintenance)\b")
_FROM_THE_REPORT = re.compile(r", from (?:the report|when the landlord becomes aware of it)$")
_YEAR = 12
BY_THE_END = (Action.COMPLETE, Action.UNSAID)
"""What is counted to the end of the job: a limit to finish, and one of which the source does not say what it is for."""


def in_units(amount: float, unit: Unit) -> str:
    """`1 working day`, `15 working days`, `24 hours`, `5 years` for 60 months."""
    if unit is Unit.MONTHS and amount > _YEAR and amount % _YEAR == 0:
        return f"{amount / _YEAR:g} years"
    name = unit.value.removesuffix("s") if amount == 1 else unit.value
    return f"{amount:g} {name}"


def amount_of(limit: Limit | Amount) -> str:
    """The length of a limit or an overrun in words."""
    said = in_units(limit.amount, limit.unit)
    if isinstance(limit, Limit) and limit.unit is Unit.HOURS and "working hours" in limit.applies:
        return said.replace("hour", "working hour")
    if isinstance(limit, Limit) and limit.unit is Unit.CALENDAR_DAYS:
        marked = (limit.citation, *limit.also)
        return said if any("calendar" in one.quote for one in marked) else said.replace("calendar ", "")
    return said


def written(day: date | datetime) -> str:
    """`5 April 2024`, with the hour where there is one."""
    return f"{day:%-d %B %Y}, {day:%H:%M}" if isinstance(day, datetime) else f"{day:%-d %B %Y}"


def action_words(action: Action) -> str:
    """`to finish`, `to make safe`."""
    return str(_words()["actions"][action.value])


def day_wanted(limit: Limit) -> str | None:
    """The day that would start a limit, in words: `the day on which the landlord learned of it`."""
    said = limit.starts_when or "report"
    return next((str(words) for pattern, words in _words()["start_days"] if re.search(pattern, said)), None)


def owner_of(limit: Limit) -> str:
    """Whose limit it is, to say after "under" or "past": `the Right to Repair`, `the landlord's own policy`."""
    kinds: dict[str, str] = _words()["kinds"]
    if limit.told_by:
        return verdict_says("told_of", whose=limit.told_by)
    if limit.source.value in kinds:
        return kinds[limit.source.value] + (f" as known in {limit.known_in}" if limit.known_in else "")
    for pattern, words in _words()["owners"]:
        if re.search(pattern, limit.title):
            return str(words)
    return re.split(r":| \(", limit.title)[0]


def verdict_says(key: str, **values: object) -> str:
    """A sentence about a verdict, its blanks filled. Raises KeyError for one that is missing."""
    return " ".join(str(_words()["verdict"][key]).format(**values).split())


def formal_words(*keys: str) -> str:
    """What is said of a rule that runs from a request, an application or a notice."""
    node = _words()["formal"]
    for key in keys:
        node = node[key]
    return str(node)


def supposed_of(limit_id: str, said: str) -> tuple[str, ...]:
    """What a limit hangs on that a message leaves open: that a window is an outside one, a pipe no waste pipe."""
    entry = _words()["supposes"].get(limit_id)
    if entry is None or not re.search(entry.get("where", ""), said) or re.search(entry["unless"], said):
        return ()
    return (str(entry["say"]),)


def comes_or_finishes(limit: Limit) -> bool:
    """Whether a limit may be for coming or for finishing, its passage saying neither."""
    return limit.action is Action.UNSAID


def describe(limit: Limit) -> str:
    """`15 working days to finish a non-emergency repair, from the report`.

    Nothing is said of the start where the record names none.
    """
    own = _words()["limits"].get(limit.id, {})
    if "whole" in own:
        return str(own["whole"]).format(amount=amount_of(limit))
    start = own.get("start") or _from(limit)
    return f"{amount_of(limit)} {own.get('do') or _to_do(limit)}{f', {start}' if start else ''}"


def then(limit: Limit) -> str | None:
    """What comes after a limit that cannot be kept, as its passage says; None where it says nothing of it."""
    said = _words()["limits"].get(limit.id, {}).get("then")
    return str(said) if said else None


def is_sentence(limit: Limit) -> bool:
    """Whether a limit is described as a sentence of its own, and not as a length of time to do something."""
    return "whole" in _words()["limits"].get(limit.id, {})


def brief(limit: Limit) -> str:
    """As `describe`, without the instances that the record gives, and without a start that is the report."""
    applies = re.split(r",? such as\b", limit.applies)[0]
    return _FROM_THE_REPORT.sub("", describe(limit.model_copy(update={"applies": applies})))


def with_article(thing: str) -> str:
    """`a leaking roof`, `an insecure door`, `damp and mould`."""
    return thing if _NO_ARTICLE.match(thing) else f"{'an' if thing[0].lower() in 'aeiou' else 'a'} {thing}"


def _to_do(limit: Limit) -> str:
    """`to finish a routine repair`."""
    applies = re.split(r": ", _BY_THE_WAY.sub("", limit.applies).rstrip("."))[0]
    verb = _words()["actions"][limit.action.value]
    if limit.action is Action.COMPLETE and not _A_JOB.search(applies):
        verb = _words()["put_right"]
    return f"{verb} {with_article(applies)}"


def _from(limit: Limit) -> str:
    said = re.sub(r"\s*\([^)]*\)", "", limit.starts_when or "").strip()
    if not said or said.startswith("not stated"):
        return ""
    for pattern, words in _words()["starts"]:
        if re.search(pattern, said):
            return str(words)
    return f"from {re.split(r'[;,]', said)[0]}"


@cache
def _words() -> dict[str, Any]:
    text = files("assistant.timescales").joinpath("limit_words.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
