"""What a model's reply may look like, as a GBNF grammar of llama.cpp: one sentence for each fact, marked with its number.

A sentence may hold the figures and names of its own fact and no others, so that the model cannot write a sum, a
date or a landlord that it was not told; nor can it forget the mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml

_FIGURE = re.compile(r"£?\d[\w£,.:%/-]*")
_NAME = re.compile(r"[A-Z][\w&'’-]*")
_FEWEST_WORDS = 4
_MOST_WORDS = 38
_OPENERS = "A After An As Because Before By Counted Each For From If In It No On Only The There These They This To Under Until When Where".split()
_COMMON = r"""
gap ::= " " | ", "
plain ::= [a-z]+ (['’-] [a-z]+)*
"""


def grammar_of(facts: Sequence[str]) -> str:
    """The grammar for a reply to these facts, numbered from 1."""
    numbers = range(1, len(facts) + 1)
    rules = ["root ::= " + ' " " '.join(f"s{n}" for n in numbers)]
    for n, fact in zip(numbers, facts, strict=True):
        held = _held(fact)
        opening = opening_of(fact)
        first = f"{json.dumps(opening, ensure_ascii=False)} word{n}" if opening else _any([*held, *_OPENERS])
        rules += [
            f's{n} ::= first{n} (gap word{n}){{{_FEWEST_WORDS - 1},{_MOST_WORDS}}} ("." " [{n}]" | " [{n}].")',
            f"first{n} ::= {first}",
            f"word{n} ::= plain" + (f" | {_any(held)}" if held else ""),
        ]
    return "\n".join(rules) + _COMMON


def opening_of(fact: str) -> str:
    """The words that a sentence about a fact must open with: its condition, and whose rule it is; often none."""
    forms = _forms()
    said = ""
    for form in forms["forms"]:
        if found := re.match(form["fact"], fact):
            said = found.expand(form["sentence"])
            break
    condition = re.search(forms["condition"], fact)
    if condition is None:
        return said
    if said.split(" ", 1)[0] in _OPENERS:
        said = said[:1].lower() + said[1:]
    return f"{condition.group(1)[:1].upper()}{condition.group(1)[1:]}, {said}"


def _held(fact: str) -> list[str]:
    """The figures and names of a fact, each once."""
    figures = [figure.rstrip(".,:/-") for figure in _FIGURE.findall(fact)]
    names = [name.rstrip("'’-") for name in _NAME.findall(fact)]
    return list(dict.fromkeys([*figures, *names]))


@cache
def _forms() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("prompts/openings.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _any(words: Sequence[str]) -> str:
    return " | ".join(json.dumps(word, ensure_ascii=False) for word in words)
