"""The examples that a landlord gives of each class: which of them somebody's repair is."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Policy
from assistant.timescales.chosen import Chosen, day_of_report
from assistant.timescales.clock import Clock
from assistant.timescales.conditions import month_named
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts
from assistant.timescales.words import in_season, plain, span

# The months in which "winter or cold weather" needs no proof, and those in which "summer" needs none.
_COLD = (11, 12, 1, 2)
_WARM = (6, 7, 8)
_IN_PART = re.compile(
    r"\b(?:half|part(?:ial(?:ly)?|ly)?|some|most|only|upstairs|downstairs|one room|(?:one|a|two|three|1|2|3|several) (?:of (?:the|my|our|her|his) )?radiators?"
    r"|one side|bedrooms?|lounge|living room|kitchen|hall)\b"
)
_COLDEST = (12, 1, 2)
_WORD = 4
_MID_MONTH = 15
WORK = {"emergency": "an emergency", "urgent": "urgent work", "routine": "routine work", "planned": "planned work"}


def is_in_part(facts: Facts) -> bool:
    """Whether a thing is told to have failed in part only."""
    return _IN_PART.search(plain(facts.repair)) is not None


def _month(facts: Facts) -> int | None:
    """The month of the report, or the one that a message names; None where none is told."""
    day = day_of_report(facts)
    return day.month if day is not None else month_named(facts.repair)


def holds_in(example: Example, month: int | None) -> bool | None:
    """Whether an example's part of the year holds in a month; None where no month is told, or it may be either."""
    if example.season is not None:
        return None if month is None else in_season(example.season, date(2000, month, _MID_MONTH))
    if not (example.winter or example.summer):
        return True
    at, off = (_COLD, _WARM) if example.winter else (_WARM, _COLD)
    return True if month in at else False if month in off else None


def instances(clock: Clock, facts: Facts) -> frozenset[str]:
    """The faults that a limit's own wording names, less those of the other half of the year."""
    month, wording = _month(facts), clock.timescale.applies
    if "in winter" in wording and month in _WARM:
        return frozenset()
    if "in summer" in wording and month in _COLDEST:
        return frozenset()
    return clock.examples


def places(faults: frozenset[str], facts: Facts, usable: list[Chosen], examples: tuple[Example, ...]) -> bool:
    """Whether the landlord's own limits or examples speak of a fault, so that they say in which class it is."""
    if any(example.faults & faults for example in examples):
        return True
    return any((one.clock.faults or instances(one.clock, facts)) & faults for one in usable)


def place_among(
    facts: Facts, faults: frozenset[str], examples: tuple[Example, ...]
) -> tuple[Example | None, str | None]:
    """Where the landlord's own examples put the fault, and the condition, None where it plainly applies."""
    fitting = [example for example in examples if example.faults & faults]
    fitting.sort(key=lambda example: -_words_shared(example, facts))
    held: tuple[Example, str] | None = None
    for example in fitting:
        conditions = _unmet(example, facts)
        if conditions is None:
            continue
        if not conditions:
            return example, None
        if held is None:
            held = example, "if " + " and ".join(conditions)
    return held if held is not None else (None, None)


def _unmet(example: Example, facts: Facts) -> list[str] | None:
    """What must still be so for an example to hold; empty where it holds, None where it cannot."""
    if example.part and not is_in_part(facts):
        return None
    day, month = day_of_report(facts), _month(facts)
    season_ok = example.season is None or (None if day is None else in_season(example.season, day))
    household_ok: bool | None = True if not example.household or facts.household else None
    if example.either:
        if season_ok or facts.household:
            return []
        return ["somebody at home is vulnerable"]
    if season_ok is False:
        return None
    unmet = (
        []
        if season_ok or example.season is None
        else [f"it is reported from {span(example.season, example.citation.quote)}"]
    )
    unmet += [] if household_ok else ["somebody at home is vulnerable"]
    if example.summer:
        if month in _COLD:
            return None
        if month not in _WARM:
            unmet.append("it is summer")
    if example.winter:
        if month in _WARM:
            return None
        if month not in _COLD:
            unmet.append("it is winter" if "winter" in example.citation.quote.lower() else "the weather is cold")
    return unmet


def examples_at(kind: str, faults: frozenset[str], examples: tuple[Example, ...], facts: Facts) -> frozenset[str]:
    """The passages whose examples of a class hold for the fault, the nearest to what was told."""
    fitting = [e for e in examples if e.kind == kind and e.faults & faults and _unmet(e, facts) is not None]
    nearest = max((_words_shared(e, facts) for e in fitting), default=0)
    return frozenset(e.citation.passage for e in fitting if e.citation.passage and _words_shared(e, facts) == nearest)


def _words_shared(example: Example, facts: Facts) -> int:
    """How many of the message's own words the passage of an example has: of several examples the nearest counts."""
    shared = set(plain(facts.repair).split()) & set(plain(example.citation.quote).split())
    return sum(len(word) >= _WORD for word in shared)


def both(condition: str, own: str | None) -> str:
    """A condition of the example, and the limit's own where it says more than the class."""
    if own is None or own.startswith("if it is treated as"):
        return condition
    return f"{condition} and {own.removeprefix('if ')}"


def why_placed(example: Example, record: Policy, instead_of: str | None = None) -> str:
    """That the landlord's own examples put the fault in a class, and that it is not the one that was said."""
    other = f", not of {WORK[instead_of]}" if instead_of in WORK and instead_of != example.kind else ""
    return f"{record.landlord} gives a fault of this kind as an example of {WORK[example.kind]}{other}."
