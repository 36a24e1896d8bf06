"""Who should answer a message: we, somebody else first, somebody else instead, or nobody.

Emergencies come before everything. The rules, their words and their sources are in
`wording/signposts.yaml`; a sentence in a message that gives orders to the assistant is set aside, and
refused only where nothing else is asked.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from assistant.records import Frozen
from assistant.situation.situation import Situation


class Rule(Frozen):
    """One entry of the wording file, its expressions compiled."""

    id: str
    kind: Literal["emergency", "body", "refuse", "abstain"]
    any: tuple[re.Pattern[str], ...]
    with_: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    now: bool = False
    then: bool = False
    body: str = ""
    phone: str | None = None
    why: str = ""
    text: str
    cites: tuple[str, ...] = ()


@cache
def _wording() -> dict[str, tuple[re.Pattern[str], ...]]:
    raw = _raw()
    return {key: _compiled(raw[key]) for key in ("past", "present", "case_talk", "orders_in_records")}


@cache
def rules() -> tuple[Rule, ...]:
    """All entries, in the order in which they are tried."""
    return tuple(
        Rule(
            **{
                ("with_" if key == "with" else key): _compiled(value) if key in ("any", "with", "unless") else value
                for key, value in entry.items()
            }
        )
        for entry in _raw()["entries"]
    )


def triage(situation: Situation) -> Rule | None:
    """The first rule that a message falls under, None where it is simply ours to answer."""
    original, english = situation.question, situation.own_words or situation.english
    for rule in rules():
        if rule.id == "instruction":
            continue
        if _fits(rule, original) or (english != original and _fits(rule, english)):
            return rule
    return None


def set_aside_instructions(message: str) -> tuple[str, bool]:
    """The message without sentences that give the assistant orders, and whether there were any."""
    instruction = next(rule for rule in rules() if rule.id == "instruction")
    pieces = re.split(r"(?<=[.?!\n])\s+", message)
    kept = [piece for piece in pieces if not any(pattern.search(piece) for pattern in instruction.any)]
    return " ".join(kept).strip(), len(kept) < len(pieces)


def gives_orders(text: str) -> bool:
    """Whether a text, of a message or of a record, tells the assistant what to do or carries markup."""
    markup = re.search(r"<\s*/?\s*[a-z!]|javascript:|\]\(", text, re.IGNORECASE)
    orders = (*instruction_rule().any, *_wording()["orders_in_records"])
    return markup is not None or any(pattern.search(text) for pattern in orders)


def instruction_rule() -> Rule:
    """The rule for a message that is nothing but orders to the assistant."""
    return next(rule for rule in rules() if rule.id == "instruction")


def _fits(rule: Rule, text: str) -> bool:
    if not any(pattern.search(text) for pattern in rule.any):
        return False
    if rule.with_ and not any(pattern.search(text) for pattern in rule.with_):
        return False
    if any(pattern.search(text) for pattern in rule.unless):
        return False
    return not rule.now or _is_now(text)


def _is_now(text: str) -> bool:
    """Whether a message tells of something happening now: not talk of decided cases, not plainly past."""
    wording = _wording()
    present = any(pattern.search(text) for pattern in wording["present"])
    past = any(pattern.search(text) for pattern in wording["past"])
    decided = any(pattern.search(text) for pattern in wording["case_talk"])
    strong = re.search(
        r"\b(right now|now|tonight|at the moment|this minute|can smell|going off|help)\b", text, re.IGNORECASE
    )
    if strong:
        return True
    return (
        not past
        and not (decided and not re.search(r"\b(my|our|i|i'?m|we)\b", text, re.IGNORECASE))
        and (present or not decided)
    )


def _compiled(expressions: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expression, re.IGNORECASE | re.DOTALL) for expression in expressions)


@cache
def _raw() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/signposts.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw
