"""The job told of put in another class: "it's planned work now" names that class, and no other matter."""

from __future__ import annotations

import re

from assistant.records import Category
from assistant.records.categories import categorise
from assistant.situation.situation import Situation

_PLANNED = re.compile(
    r"\b(?:planned|programmed|cyclical|major)(?: (?:or|and) \w+)? (?:works?|maintenance|repairs?|jobs?|programmes?)\b",
    re.IGNORECASE,
)


def class_anew(earlier: Situation, now: Situation) -> Situation:
    """The message without the matter that only the name of the class gave it, where a dated job was told before."""
    if now.category is not Category.MAJOR_WORKS or not now.priority or now.events or not earlier.events:
        return now
    left = categorise(_PLANNED.sub(" ", now.english))
    return now.model_copy(update={"category": None if left is Category.MAJOR_WORKS else left})
