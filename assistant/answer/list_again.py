"""A question over many decided cases that is asked again: of another thing or year, or for the landlords of those told."""

from __future__ import annotations

import re

from assistant.answer.case_list_asked import is_list_clause, without_subject
from assistant.answer.followup import speaks_of_self
from assistant.answer.same_problem import GENERAL
from assistant.records.categories import categorise
from assistant.situation.situation import Ask, Clause, Situation

_LEAD = r"^\W*(?:(?:and|or|ok(?:ay)?|so|but|now|then|what about|how about|same for|thanks|right)\W+)+"
_OF_A_THING = re.compile(
    rf"{_LEAD}(?:(?:any|the same|ones|those|cases) )?(?:(?:about|on|over|for|with|involving) )?"
    r"(?P<thing>(?:the |a |an |any )?(?:[\w'’-]+ ){0,2}[\w'’-]+)\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|from|during|before|after) 20\d\d\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"^\W*(?:(?:and|ok(?:ay)?|so|but|right)\W+)*(?:which|what|who) (?:landlords?|councils?|associations?|of them)?\W*(?:were|was|are|is|did) (?:they|those|these|it|that|them)\b(?: (?:against|about|all|by|landlords?))*\W*$"
    r"|^\W*(?:(?:and|so|ok)\W+)*(?:which|what) (?:landlords?|councils?|associations?)\W*$",
    re.IGNORECASE,
)
_ON_THAT = re.compile(
    r"\b(?:on|about|over|for|with|of|like) (?:that|this|it|these|those|the same(?: thing)?)\b(?! (?:case|decision|landlord))",
    re.IGNORECASE,
)
_MONTH_OR_CLASS = re.compile(
    r"\b(?:urgent|routine|emergenc\w+|planned|mine|me|us|you|then|now|that|this|it|them|those|why|when|how|who|what|where)\b",
    re.IGNORECASE,
)


def asked_of_the_list(earlier: Situation, now: Situation) -> Situation | None:
    """The message as the whole question over cases that it asks; None where it goes on about no such question."""
    if (named := _of_the_matter(earlier, now)) is not None:
        return named
    before = next((clause for clause in earlier.standing if is_list_clause(clause)), None)
    if before is None or now.refs or now.events or speaks_of_self(now) or any(map(is_list_clause, now.clauses)):
        return None
    if (text := _in_full(before.text, now)) is None:
        return None
    clause = Clause(text=text, asks=before.asks or (Ask.PRECEDENT,), about_case=before.about_case)
    return now.model_copy(
        update={
            "clauses": (clause,),
            "standing": (clause,),
            "asks": clause.asks,
            "english": text,
            "repair": text,
            "category": categorise(text),
            "landlord": now.landlord or earlier.landlord,
            "priority": None,
            "emergency": None,
        }
    )


def _of_the_matter(earlier: Situation, now: Situation) -> Situation | None:
    """A question over cases on "that": on the kind of matter that was spoken of, where no decided case or day was told."""
    kind = earlier.category
    if now.refs or now.category not in GENERAL or earlier.refs or earlier.case or earlier.events or kind in GENERAL:
        return None
    found = next((c for c in now.clauses if is_list_clause(c) and _ON_THAT.search(c.text)), None)
    if found is None or kind is None:
        return None
    text = _ON_THAT.sub(f"about {kind.value.replace('-', ' ')}", found.text)
    clause = found.model_copy(update={"text": text})
    return now.model_copy(
        update={"clauses": (clause,), "standing": (clause,), "english": text, "repair": text, "category": kind}
    )


def _in_full(before: str, now: Situation) -> str | None:
    said = now.english.strip()
    if _WHOSE.search(said):
        return f"which landlords: {before}"
    if year := _YEAR.search(said):
        return f"{_YEAR.sub(' ', before).rstrip(' ?.')} {year.group(0)}" if len(said.split()) < 6 else None
    found = _OF_A_THING.search(said)
    if found is None or _MONTH_OR_CLASS.search(found.group("thing")) or now.landlord:
        return None
    return f"{without_subject(before).rstrip(' ?.')} about {found.group('thing')}"
