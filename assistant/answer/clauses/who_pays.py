"""Who pays for the trouble that was told: by the lease, by how it came about, or by whose thing it is to mend."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.asked_of_answer import asks_who_pays_for_it
from assistant.situation.clauses import is_question
from assistant.situation.situation import Clause, Situation

_MOST_THINGS = 2


def state_who_pays(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State who pays where a clause asks nothing but that; False where it asks more, or nothing known was told."""
    others = [one for one in situation.clauses if is_question(one.text) and not asks_who_pays_for_it(one.text)]
    bare = asks_who_pays_for_it(clause.text) and not others
    if not (bare or _of_a_lease(clause, situation)) or situation.refs or situation.losses:
        return False
    held = [one for one in _passages(situation) if one in sources.corpus.passages]
    for one in held:
        state_rule(sources.corpus.passages[one], draft, sources)
    return bool(held)


def _of_a_lease(clause: Clause, situation: Situation) -> bool:
    """Whether somebody who told of a long lease before asks who pays for what the lease settles."""
    held = any(situation.tenure and situation.tenure.value in entry["tenures"] for entry in _entries()["long leases"])
    of_lease = any(re.search(one, clause.text, re.IGNORECASE) for one in _entries()["asked of a lease"])
    return held and "tenure" in situation.carried and of_lease


def _passages(situation: Situation) -> list[str]:
    """The passages that say who pays: by the lease, by what the last message tells, by what was told before."""
    for entry in _entries()["long leases"]:
        if situation.tenure is not None and situation.tenure.value in entry["tenures"]:
            return list(entry["passages"])
    return _of(situation.own_words) or _of(situation.repair or situation.whole)


def _of(told: str) -> list[str]:
    """Of a text: by how the trouble came, else by the things that it names, one's own first."""
    for entry in _entries()["how it came"]:
        if re.search(entry["told"], told, re.IGNORECASE):
            return list(entry["passages"])
    own = [entry for entry in _entries()["things"] if _has(rf"(?:my|our)\s(?:\w+\s){{0,2}}(?:{entry['thing']})", told)]
    found = own or [entry for entry in _entries()["things"] if _has(entry["thing"], told)]
    return [passage for entry in found[:_MOST_THINGS] for passage in entry["passages"]]


def _has(thing: str, told: str) -> bool:
    return re.search(rf"\b(?:{thing})\b", told, re.IGNORECASE) is not None


@cache
def _entries() -> dict[str, list[Any]]:
    text = resources.files("assistant.answer").joinpath("wording/who_pays.yaml").read_text("utf-8")
    loaded: dict[str, list[Any]] = yaml.safe_load(text)
    return loaded
