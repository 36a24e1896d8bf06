"""The conditions of a clock: the season, the words that ask for it, and its own further clause."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.records import Tenure
from assistant.timescales.chosen import Chosen, day_of_report
from assistant.timescales.clock import Clock
from assistant.timescales.dates import MONTHS, month_number
from assistant.timescales.facts import Facts
from assistant.timescales.words import holds_words, in_season, plain, span

# "May" is a word besides, so that it counts only after "in" or "since".
_MONTH = re.compile(
    rf"\b(?:{'|'.join(month for month in MONTHS if month != 'may')})\b|(?<=\bin )may\b|(?<=\bsince )may\b|(?<=\bwas )may\b|(?<=\bbeen )may\b"
)
_SEASON = re.compile(
    r"\b(?:in|during|was|were|been|its|it's|of|over|for) (?:the )?(?:mid|high |deep )?(summer|winter)\b"
)
_MIDDLE = {"summer": 7, "winter": 1}
_MID_MONTH = 15
_OFF_NOW = re.compile(
    r"\b(?:is|are|its|it's|gone|went)(?: all| just| both)? (?:off|cold|stone cold|broken|down|dead|gone|not working|packed (?:in|up))\b"
    r"|\b(?:has|have)(?: just| all)? (?:gone|packed|broken|stopped|died|conked)\b|\bsince (?:yesterday|last night|this morning|i got up)\b"
)
OF_VERSIONS = re.compile(r"\b(?:still|already) applied\b")
"""A condition that asks which version of the landlord's policy there was on the day."""
_ANY_TIME = re.compile(r"\b(?:summer|winter|year|season|spring|autumn)\b")
"""What is asked of the season itself."""

_CLAIM = (
    r"(?:claims? for (?:\w+ )?(?:compensation|compo)|(?:compensation|compo) claims?|claim(?:ed|ing)? (?:for )?(?:compensation|compo)"
    r"|(?:put|putting|send|sending|sent|make|making|made|submit\w*|lodg\w*) (?:in )?(?:a|my|the) (?:\w+ )?claim(?: in)?)"
)
_ANSWERED = r"(?:answer|repl|respon|decid|decision|heard|hear back|deal|get back|let me know)"
_OF_CLAIM = re.compile(rf"\b{_CLAIM}\b(?=.*\b{_ANSWERED})|\b{_ANSWERED}\w*\b(?: \w+){{0,5}} {_CLAIM}\b")
_MINE = r"(?:my|our|the|that) claim"
_OF_MINE = re.compile(rf"\b{_MINE}\b(?=.*\b{_ANSWERED})|\b{_ANSWERED}\w*\b(?: \w+){{0,5}} {_MINE}\b")
_OF_LAW = re.compile(
    r"\b(?:letter of claim|disrepair|solicitor|court|legal|protocol|insur\w*|small claims|universal|benefit)\b"
)


def is_of_claim(text: str) -> bool:
    """Whether a text speaks of the answer to a claim for compensation: no limit for a repair is meant by it."""
    said = plain(text)
    found = _OF_CLAIM.search(said) or ("compens" in said and _OF_MINE.search(said))
    return bool(found) and not _OF_LAW.search(said)


def asked(clock: Clock, facts: Facts) -> bool:
    """Whether a question holds the words that ask for a clock."""
    return holds_words(facts.repair, clock.timescale.asked)


def known_tenure(facts: Facts) -> Tenure | None:
    """The tenure, None where it is not told or of no listed kind."""
    return None if facts.tenure in (Tenure.UNKNOWN, Tenure.OTHER) else facts.tenure


def when(chosen: Chosen, facts: Facts) -> Chosen | None:
    """Set a clock against the season and against its own further condition."""
    clock, day = chosen.clock, day_of_report(facts)
    if clock.season is not None:
        month = None if day is not None else month_named(facts.repair) or _month_of_loss(facts)
        if day is not None or month is not None:
            if not in_season(clock.season, day or date(2000, month or 1, _MID_MONTH)):
                return None
        else:
            clause = f"it is reported from {span(clock.season, clock.held)}"
            chosen = replace(chosen, condition=both(chosen.condition, clause), likely=False)
    if clock.timescale.only_if and not asked(clock, facts):
        chosen = replace(chosen, condition=both(chosen.condition, clock.timescale.only_if), likely=False)
    return chosen


def _month_of_loss(facts: Facts) -> int | None:
    """This month, where a fault is told that is there now and no month or season is spoken of."""
    said = plain(facts.repair)
    off = _OFF_NOW.search(said) and not (_MONTH.search(said) or _ANY_TIME.search(said))
    return facts.today.month if off else None


def month_named(text: str) -> int | None:
    """The month that a message names, or the middle one of a season; None where it names none or several."""
    found = {found.group(0) for found in _MONTH.finditer(plain(text))}
    seasons = set(_SEASON.findall(plain(text)))
    if not found and len(seasons) == 1:
        return _MIDDLE[seasons.pop()]
    return month_number(found.pop()) if len(found) == 1 else None


def both(condition: str | None, clause: str) -> str:
    """A condition with one more clause."""
    return f"{condition} and {clause}" if condition else f"if {clause}"
