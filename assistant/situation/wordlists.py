"""The word lists that reading rests on: data files a housing adviser could correct."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

_STAIRS = re.compile(r"\bstairs\b", re.IGNORECASE)


@cache
def words(name: str) -> Any:
    """The content of `words/NAME.yaml`."""
    text = resources.files("assistant.situation").joinpath(f"words/{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def patterns(name: str, *keys: str) -> tuple[re.Pattern[str], ...]:
    """The expressions listed under a path of keys, compiled to match without regard to case."""
    node = words(name)
    for key in keys:
        node = node[key]
    return tuple(re.compile(expression, re.IGNORECASE) for expression in node)


def named_rules(text: str) -> tuple[str, ...]:
    """The slugs of the rules that a text names, in the order of `words/rules.yaml`."""
    return tuple(slug for slug in words("rules") if says("rules", slug, text=text))


def says(name: str, *keys: str, text: str) -> bool:
    """Whether a text matches any of the listed expressions."""
    return any(pattern.search(text) for pattern in patterns(name, *keys))


def things_in(text: str) -> str:
    """A text less the name of a rule that is the word for a thing in a home: STAIRs are no stairs."""
    return _STAIRS.sub(" ", text) if "tenants-access-to-information-stairs" in named_rules(text) else text
