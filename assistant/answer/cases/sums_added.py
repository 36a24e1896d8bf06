"""Whether a message adds to the sum ordered what the landlord had offered before."""

from __future__ import annotations

import re

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
_ISNT_IT = re.compile(
    r",?\s*\b(?:(?:is|was|are|were|do|does|did|has|have)n['’]?t (?:it|that|they|he|she)|innit)\W*$", re.IGNORECASE
)


def adds_unknown(case: Determination, text: str, whole: str) -> bool:
    """Whether a text adds to the sum ordered what had been offered, where the record does not say how the two stand."""
    ordered = case.compensation_ordered or 0.0
    if not ordered or case.order_includes_offer is not None or not offers_made(case):
        return False
    sums = _sums_of(case, text, whole)
    added = any(sum_ - ordered in sums for sum_ in sums) or ordered + (case.compensation_offered or -ordered) in sums
    return (added or (ordered in sums and len(sums) > 1)) and _adds(_IN_ALL, text)


def _sums_of(case: Determination, text: str, whole: str) -> set[float]:
    """The sums of a text; where it has only what two sums of its message make together, those two as well."""
    sums = {*amounts(text), *bare_sums(case, text)}
    told = {*amounts(whole)}
    return sums | {sum_ for sum_ in told if any(total - sum_ in told - {sum_} for total in sums)}


def _adds(words: re.Pattern[str], text: str) -> bool:
    """Whether sums are put as added to each other; "isn't it?" at the end denies nothing."""
    text = _ISNT_IT.sub("", text)
    return words.search(text) is not None and _OTHERWISE.search(text) is None


def offers_made(case: Determination) -> list[Passage]:
    """The events in which a landlord put money forward."""
    return [p for p in section(case, "h") if "£" in p.text]


def puts_together(case: Determination, text: str, whole: str) -> bool:
    """Whether a text adds to the sum ordered the offer that is within it: `did she get the £575 and the £275?`"""
    ordered, offered = case.compensation_ordered or 0.0, case.compensation_offered or 0.0
    sums = _sums_of(case, text, whole)
    named = {ordered, offered} <= sums or (ordered + offered in sums and bool({ordered, offered} & sums))
    return case.order_includes_offer is True and ordered > offered > 0 and named and _adds(_ADDED, text)
