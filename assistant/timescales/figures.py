"""Which passage of a record states a limit: the one that holds its figure and speaks of the same thing."""

from __future__ import annotations

import re

from assistant.records import Action, Passage, Policy, Timescale, Unit
from assistant.timescales.words import class_in, faults_in, in_words, plain

_UNIT_WORDS = {
    Unit.HOURS: r"(?:working )?(?:hours?|hrs?)",
    Unit.WORKING_DAYS: r"(?:full )?(?:working )?days?",
    Unit.CALENDAR_DAYS: r"(?:full )?(?:calendar )?days?",
    Unit.WEEKS: r"weeks?",
    Unit.MONTHS: r"months?",
}
_ACTION_WORDS = {
    Action.MAKE_SAFE: ("safe", "safety", "secure"),
    Action.ATTEND: ("attend", "reached", "reach", "comes", "visit"),
    Action.INSPECT: ("inspect", "check", "survey", "visit", "view"),
    Action.INVESTIGATE: ("investigat", "looked into", "look into", "inspect", "checked"),
    Action.START: ("start", "begin", "begun"),
    Action.COMPLETE: ("finish", "complete", "done", "fixed", "put right", "mended"),
    Action.ACKNOWLEDGE: ("acknowledg",),
    Action.RESPOND: ("answer", "respon", "repl"),
    Action.WRITE_SUMMARY: ("summary", "findings", "writ"),
    Action.OTHER: (),
    Action.UNSAID: (),
}
_SMALL = frozenset(
    {"the", "a", "an", "of", "or", "and", "to", "in", "by", "for", "with", "that", "is", "not", "where", "it"}
)


def states_figure(text: str, timescale: Timescale) -> bool:
    """Whether a text holds the limit's number, in figures or words, with its unit or with the unit left out."""
    return _score_figure(text, timescale) > 0


def _score_figure(text: str, timescale: Timescale) -> float:
    low = text.lower()
    best = 0.0
    for amount, unit in _ways(timescale):
        for number in in_words(amount):
            if re.search(rf"(?<![\d.,£]){re.escape(number)}[\s-](?:or \w+ )?{_UNIT_WORDS[unit]}\b", low):
                working = "working" in low or timescale.unit is not Unit.WORKING_DAYS
                best = max(best, 10.0 if working else 7.0)
            elif re.search(rf"(?<![\d.,£])\b{re.escape(number)}\b(?!,\d)", low):
                best = max(best, 4.0)
    if timescale.unit is Unit.MONTHS and timescale.amount == 12 and re.search(r"\b(?:yearly|each year|a year)\b", low):
        best = max(best, 8.0)
    if timescale.unit is Unit.MONTHS and timescale.amount == 1 and re.search(r"\b(?:monthly|every month)\b", low):
        best = max(best, 10.0)
    return best


def _ways(timescale: Timescale) -> list[tuple[float, Unit]]:
    ways = [(timescale.amount, timescale.unit)]
    if timescale.unit is Unit.MONTHS and timescale.amount % 12 == 0:
        ways.append((timescale.amount / 12, timescale.unit))
    if timescale.unit is Unit.HOURS and timescale.amount % 24 == 0:
        ways.append((timescale.amount / 24, Unit.CALENDAR_DAYS))
    return ways


def passage_for(record: Policy, timescale: Timescale) -> Passage | None:
    """The passage to cite for a limit, None where no passage of the record holds its figure.

    `passage` in the record's front matter decides; else the passage that has the figure and shares
    most with the limit's own wording, the earlier one where two share as much.
    """
    if timescale.passage is not None:
        return next((passage for passage in record.passages if passage.mark == timescale.passage), None)
    wanted = {word[:6] for word in plain(f"{timescale.applies} {timescale.starts or ''}").split()} - _SMALL
    faults, kind = faults_in(timescale.applies), timescale.priority or class_in(timescale.applies)
    best: tuple[float, Passage] | None = None
    for passage in record.passages:
        figure = _score_figure(_years(passage.text, timescale), timescale)
        if not figure:
            continue
        low = plain(passage.text)
        score = figure + len(wanted & {word[:6] for word in low.split()})
        score += 3 if faults & faults_in(passage.text) else 0
        score += 2 if kind and kind in low else 0
        score += 1 if any(word in low for word in _ACTION_WORDS[timescale.action]) else 0
        score += 4 if timescale.label and re.search(rf"\b{timescale.label.lower()}\b", low) else 0
        pin = set(plain(passage.pinpoint or "").split()) & set(plain(timescale.pinpoint).split())
        score += min(len(pin), 3)
        if best is None or score > best[0]:
            best = score, passage
    return best[1] if best else None


def _years(text: str, timescale: Timescale) -> str:
    """`5 years` read as months where the limit is in months."""
    return re.sub(r"\byears?\b", "months", text) if timescale.unit is Unit.MONTHS else text
