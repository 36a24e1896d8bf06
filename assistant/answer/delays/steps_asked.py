"""Which steps, rules and stages a message asks about, by the words of `wording/duties.yaml`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from assistant.records import Action
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.facts import Happening

_AFTER = {Action.WRITE_SUMMARY, Action.MAKE_SAFE, Action.START}
_STAGE = re.compile(r"\bstage (?:(1|one)|(2|two))\b", re.IGNORECASE)


def asks(key: str, text: str) -> bool:
    """Whether a text holds words of `wording/duties.yaml`."""
    return _pattern(key).search(text) is not None


def duty_words(key: str) -> re.Pattern[str]:
    """One pattern of `wording/duties.yaml`."""
    return _pattern(key)


def open_steps(situation: Situation) -> set[Action]:
    """The steps that a question names and that are not told to be done."""
    done = {Action(_words()["done"][e.what.value]) for e in situation.events if e.what.value in _words()["done"]}
    own = _steps_named(situation.own_words) - done if situation.follow_up else set()
    return own or _steps_named(situation.english) - done


def asks_for_every(situation: Situation) -> bool:
    """Whether every step is asked for: not where a later message names one, whatever stands asked."""
    one = (
        situation.follow_up is not None and _steps_named(situation.own_words) and not asks("every", situation.own_words)
    )
    return not one and asks("every", situation.english)


def asks_next_steps_of_law(situation: Situation) -> bool:
    """Whether, once an investigation is told of, a later message asks what must be done now, or for a step after it."""
    looked = any(event.what is Happening.INVESTIGATED for event in situation.events)
    step = bool(_AFTER & open_steps(situation)) and Ask.DELAY not in situation.asks
    return looked and situation.follow_up is not None and (asks("every", situation.own_words) or step)


def judged_by_own(text: str) -> bool:
    """Whether a message asks how a wait stands by the landlord's own rules, and not by a law or code."""
    named = asks("by_own_named", text) or asks("by_own", text)
    return asks("by_own_then", text) or (named and not asks("names_law", text))


def judged_by_rule(text: str) -> str | None:
    """The slug of the one rule under which a message asks how a wait stands ("is that too long under Awaab's Law")."""
    named = named_rules(text)
    return named[0] if len(named) == 1 and asks("by_rule", text) else None


def judged_by_stage(situation: Situation) -> int | None:
    """The one stage of a complaint whose answer a message asks about ("was stage 2 late"), where it names one alone."""
    asked = [c.text for c in situation.clauses if Ask.DELAY in c.asks and (is_question(c.text) or c.text.endswith("?"))]
    named = {1 if first else 2 for text in asked for first, _ in _STAGE.findall(text)}
    return named.pop() if len(named) == 1 else None


def judged_by_step(situation: Situation) -> Action | None:
    """The one step after an investigation that a message asks about, where one is told of and no other is asked for."""
    looked = any(event.what is Happening.INVESTIGATED for event in situation.events)
    questions = " ".join(clause.text for clause in situation.clauses if is_question(clause.text))
    asked = open_steps(situation) & _steps_named(questions)
    return asked.pop() if looked and asked < _AFTER and len(asked) == 1 and not asks_for_every(situation) else None


def _steps_named(text: str) -> set[Action]:
    return {Action(name) for name, words in _words()["duties"].items() if re.search(words, text, re.IGNORECASE)}


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_words()[key], re.IGNORECASE)


@cache
def _words() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/duties.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
