"""Dangers told inside a question that is ours: a warning stands first and the answer follows, as `wording/dangers.yaml` says.

What plainly is an emergency never comes here: `triage` sends it to those who help at once.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from assistant.records import Frozen
from assistant.situation.clauses import is_question
from assistant.situation.situation import Situation
from assistant.timescales.facts import Happening

POWER_CUT = "power-cut"


class DangerWarning(Frozen):
    """What to say first of one kind of danger, and the passages that hold it."""

    id: str
    any: tuple[str, ...]
    unless: tuple[str, ...] = ()
    text: str
    cites: tuple[str, ...]


def warning_for(situation: Situation) -> DangerWarning | None:
    """The warning for a danger at home that a person tells of and that may still be there, None where none is told."""
    text = situation.own_words or situation.english
    if situation.refs or any(clause.about_case for clause in situation.clauses):
        text = _own_beside_a_case(situation)
    mended = any(event.what in (Happening.COMPLETED, Happening.MADE_SAFE) for event in situation.events)
    if not text or mended or _one(_raw()["never"], text) or not _one(_raw()["whose"], text):
        return None
    return next((w for w in _warnings() if _one(w.any, text) and not _one(w.unless, text)), None)


def _own_beside_a_case(situation: Situation) -> str:
    """What of a message that asks of a decided case is told of somebody's own home; empty where nothing is."""
    own = (c.text for c in situation.clauses if not (c.about_case or c.refs or is_question(c.text)))
    return next((text for text in own if _one(_raw()["own"], text)), "")


def is_networks(text: str) -> bool:
    """Whether a power cut is the network's to mend: the street is off, and nothing lays it at a landlord's door."""
    return _one(_raw()["networks"], text) and not _one(_raw()["landlords"], text)


def _one(expressions: tuple[str, ...] | list[str], text: str) -> bool:
    return any(re.search(expression, text, re.IGNORECASE | re.DOTALL) for expression in expressions)


@cache
def _warnings() -> tuple[DangerWarning, ...]:
    return tuple(DangerWarning(**entry) for entry in _raw()["warnings"])


@cache
def _raw() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/dangers.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw
