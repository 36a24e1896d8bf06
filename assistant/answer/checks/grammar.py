"""What a model's sentence about a fact may look like, as a GBNF grammar of llama.cpp.

It may hold the figures and names of its fact and no others, so that the model cannot write a sum, a date or a
landlord that it was not told, and it opens with the fact's condition, so that it cannot forget it.
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


def grammar_of(fact: str) -> str:
    """The grammar for one sentence about a fact."""
    held = _held(fact)
    opening = opening_of(fact)
    first = f"{json.dumps(opening, ensure_ascii=False)} word" if opening else _any([*held, *_OPENERS])
    return f"""root ::= first (gap word){{{_FEWEST_WORDS - 1},{_MOST_WORDS}}} "."
first ::= {first}
word ::= plain{f" | {_any(held)}" if held else ""}
gap ::= " " | ", "
plain ::= [a-z]+ (['’-] [a-z]+)* "'"?
"""


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
