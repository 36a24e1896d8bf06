"""Whether a text adds to each other the sum that was ordered and what the landlord had offered, and whether it may."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import combinations

from assistant.answer.cases.marks import section
from assistant.answer.cases.sums import bare_sums
from assistant.records import Determination, Passage
from assistant.situation.clauses import amounts

_IN_ALL = re.compile(
    r"\b(?:in total|in all|altogether|all told|all in|total\w*|overall|plus|on top|as well|both|together|makes?|add(?:ed|s|ing)?)\b|\+",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:plus|on top|add(?:ed|ing)?|in addition|as well|together|altogether|both|and|in all|all in|total\w*)\b|\+",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\bor\b|n['’]?t\b|\b(?:not|never|includ\w+|part of|take[ns]? (?:in|off)|come[s]? off|instead|within|inside|out of|less)\b"
    r"|^\W*(?:and |so |but )?(?:how|what|which|why|when|who)\b",
    re.IGNORECASE,
)
"""Words by which two sums are put as added to each other, and those by which they are not, or no yes or no is asked."""
_ASKS_TO_CONFIRM = re.compile(r"\b(?:is|are|was|do|does|did)n['’]?t (?:it|that|they|he|she|i|we)\b", re.IGNORECASE)
"""A "not" that denies nothing: `isn't it?`."""


class Added(StrEnum):
    """How an offer and an order that are added to each other stand in the record: within it, beside it, or not known."""

    WITHIN = "within"
    BESIDE = "beside"
    UNKNOWN = "unknown"


def how_added(case: Determination, text: str, whole: str) -> Added | None:
    """What is to be said of an offer and an order that a text adds to each other; None where it adds none."""
    sums = _sums_meant(case, text, whole)
    if _OTHERWISE.search(_ASKS_TO_CONFIRM.sub("", text)) is not None:
        return None
    if _puts_together(case, text, sums):
        return Added.WITHIN
    if _adds_rightly(case, sums):
        return Added.BESIDE
    return Added.UNKNOWN if _adds_unknown(case, text, sums) else None


def offers_made(case: Determination) -> list[Passage]:
    """The events in which a landlord put money forward."""
    return [p for p in section(case, "h") if "£" in p.text]


def _sums_meant(case: Determination, text: str, whole: str) -> set[float]:
    """The sums of a text, with those told before it where it only puts what two of them make: `that's £860, isn't it?`"""
    sums, told = _sums_in(case, text), set(amounts(whole))
    return sums | told if any(a + b in sums for a, b in combinations(told, 2)) else sums


def _sums_in(case: Determination, text: str) -> set[float]:
    return {*amounts(text), *bare_sums(case, text)}


def _puts_together(case: Determination, text: str, sums: set[float]) -> bool:
    """Whether a text adds to the sum ordered the offer that is within it: `did she get the £575 and the £275?`"""
    ordered, offered = case.compensation_ordered or 0.0, case.compensation_offered or 0.0
    both = {ordered, offered} <= sums
    put = (ordered + offered in sums and bool({ordered, offered} & sums)) or (both and _ADDED.search(text) is not None)
    return case.order_includes_offer is True and ordered > offered > 0 and put


def _adds_rightly(case: Determination, sums: set[float]) -> bool:
    """Whether a text puts the sum ordered and the offer beside it together, where the one came on top of the other."""
    ordered, offered = case.compensation_ordered or 0.0, case.compensation_offered or 0.0
    whole = {ordered, offered, ordered + offered} <= sums
    return case.order_includes_offer is False and min(ordered, offered) > 0 and whole


def _adds_unknown(case: Determination, text: str, sums: set[float]) -> bool:
    """Whether a text adds to the sum ordered what had been offered, where the record does not say how the two stand."""
    ordered = case.compensation_ordered or 0.0
    if not ordered or case.order_includes_offer is not None or not offers_made(case):
        return False
    added = any(sum_ - ordered in sums for sum_ in sums) or ordered + (case.compensation_offered or -ordered) in sums
    put = _IN_ALL.search(text) is not None or sums != _sums_in(case, text)
    return put and (added or (ordered in sums and len(sums) > 1))
