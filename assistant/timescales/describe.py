"""Limits in plain words, the same words every time."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.records import Action, Unit
from assistant.timescales.facts import Amount, Limit

_TO = {
    Action.MAKE_SAFE: "to make safe",
    Action.ATTEND: "to attend",
    Action.INSPECT: "to inspect",
    Action.INVESTIGATE: "to investigate",
    Action.START: "to start work on",
    Action.COMPLETE: "to finish",
    Action.ACKNOWLEDGE: "to acknowledge",
    Action.RESPOND: "to respond to",
    Action.WRITE_SUMMARY: "to send the written summary:",
}
_NO_ARTICLE = re.compile(
    r"^(?:no|any|all|an?|the|most|other|immediate danger|damp|heating|work|repair or|copy|information|fire doors|gas"
    r"|findings|significant inconvenience|supplementary|partial|total|contact|planned|programmed|pest|temporary|major"
    r"|further|fixed|electrical|flat entrance|firefighters|landlord(?:'s)?|tenant|period|longest)\b"
)
_A_JOB = re.compile(r"\b(?:repairs?|orders?|works?|jobs?|emergency|maintenance)\b")
_BARE_NOUN = re.compile(r"(?:report|receipt|issue of|acknowledgement|online|end of|initial|written|notice)\b")
_NOUN_START = re.compile(
    r"(?:report|receipt|issue of|acknowledgement|online|end of|initial|written|notice|the landlord (?:becomes|is)"
    r"|landlord |the complaint is|the escalation request is|complaint |the issue |the person |the fault |the check is"
    r"|the order is|the investigation (?:con|is))"
)


def in_units(amount: float, unit: Unit) -> str:
    """`1 working day`, `15 working days`, `24 hours`."""
    name = unit.value.removesuffix("s") if amount == 1 else unit.value
    if unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS) and amount == 1:
        name = unit.value[:-1]
    return f"{amount:g} {name}"


def amount_of(limit: Limit | Amount) -> str:
    """The length of a limit or an overrun in words."""
    return in_units(limit.amount, limit.unit)


def written(day: date | datetime) -> str:
    """`5 April 2024`, with the hour where there is one."""
    return f"{day:%-d %B %Y}, {day:%H:%M}" if isinstance(day, datetime) else f"{day:%-d %B %Y}"


def describe(limit: Limit) -> str:
    """`15 working days to finish a non-emergency repair, from the report`."""
    applies = re.split(r": ", re.sub(r"\s*\((?![A-Z]\d|or by )[^)]*\)", "", limit.applies).rstrip("."))[0]
    if limit.action is Action.OTHER and limit.priority is None:
        return f"{amount_of(limit)}: {applies}, {_from(limit)}"
    a_repair = _A_JOB.search(applies) is not None
    verb = "for" if limit.action is Action.OTHER else _TO[limit.action]
    verb = "to put right" if limit.action is Action.COMPLETE and not a_repair else verb
    if _NO_ARTICLE.match(applies):
        return f"{amount_of(limit)} {verb.rstrip(':')}: {applies}, {_from(limit)}"
    return f"{amount_of(limit)} {verb} {with_article(applies)}, {_from(limit)}"


def with_article(thing: str) -> str:
    """`a leaking roof`, `an insecure door`, `damp and mould`."""
    return thing if _NO_ARTICLE.match(thing) else f"{'an' if thing[0].lower() in 'aeiou' else 'a'} {thing}"


def _from(limit: Limit) -> str:
    starts = re.sub(r"\s*\([^)]*\)", "", limit.starts_when or "").strip()
    if not starts:
        return "from the report" if limit.stage is None else "from the complaint"
    if starts.startswith(("before ", "not stated")):
        return "start not stated" if starts.startswith("not") else starts
    starts = re.split(r"[;,]", starts)[0]
    if " after " in f" {starts} " or _NOUN_START.match(starts) is None:
        return f"from {starts}"
    return f"from the {starts}" if _BARE_NOUN.match(starts) else f"from when {starts}"
