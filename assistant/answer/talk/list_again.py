"""A question over many decided cases that is asked again: of another thing or year, or for the landlords of those told."""

from __future__ import annotations

import re

from assistant.answer.case_lists.asked import is_list_clause, without_subject
from assistant.answer.case_lists.told import MOST
from assistant.answer.message.followup import speaks_of_self
from assistant.answer.talk.asked_of_case import asks_for_others_like_it
from assistant.answer.talk.same_problem import GENERAL
from assistant.records import Finding
from assistant.records.categories import categorise
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import patterns, says

_WORDS = "of_the_answer"
_FOUND = re.compile("|".join(finding.value for finding in Finding), re.IGNORECASE)
_LEAD = r"^\W*(?:(?:and|or|ok(?:ay)?|so|but|now|then|what about|how about|same for|thanks|right)\W+)+"
_OF_A_THING = re.compile(
    rf"{_LEAD}(?:(?:any|the same|ones|those|cases) )?(?:(?:about|on|over|for|with|involving) )?"
    r"(?P<thing>(?:the |a |an |any )?(?:[\w'’-]+ ){0,2}[\w'’-]+)\W*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:others?|else|more|further)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|since|from|during|before|after) 20\d\d\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"^\W*(?:(?:and|ok(?:ay)?|so|but|right)\W+)*(?:which|what|who) (?:landlords?|councils?|associations?|of them)?\W*(?:were|was|are|is|did) (?:they|those|these|it|that|them)\b(?: (?:against|about|all|by|landlords?))*\W*$"
    r"|^\W*(?:(?:and|so|ok)\W+)*(?:who|what|which) (?:was|were|is|are) the (?:landlords?|councils?|associations?)\W*$"
    r"|^\W*(?:(?:and|so|ok)\W+)*(?:which|what) (?:landlords?|councils?|associations?)\W*$",
    re.IGNORECASE,
)
_ON_THAT = re.compile(
    r"\b(?:(?:on|about|over|for|with|like) (?:that|this|it|these|those|the same(?: thing)?)|of (?:that|this)(?: kind)?)\b(?! (?:case|decision|landlord))",
    re.IGNORECASE,
)
_MONTH_OR_CLASS = re.compile(
    r"\b(?:first|second|third|last|other|next|same|1st|2nd|3rd|one|urgent|routine|emergenc\w+|planned|mine|me|us|you|then|now|that|this|it|them|those|why|when|how|who|what|where)\b",
    re.IGNORECASE,
)


def list_asked_in(situation: Situation) -> Clause | None:
    """The question over many cases that stands in a situation, or that its message asked."""
    clauses = (*situation.standing, *situation.clauses)
    return next((clause for clause in clauses if is_list_clause(clause)), None)


def asked_of_the_list(earlier: Situation, now: Situation) -> Situation | None:
    """The message as the whole question over cases that it asks; None where it goes on about no such question."""
    if (named := _of_the_matter(earlier, now) or _like_the_case(earlier, now)) is not None:
        return named
    before = list_asked_in(earlier) or (list_asked_in(earlier.left) if earlier.left and earlier.refs else None)
    if before is None and earlier.shown:
        before = Clause(text="Which decisions", asks=(Ask.PRECEDENT,), about_case=True)
        if _OTHERS.search(now.english) and now.landlord is None:
            # Others than the one told of: of any landlord.
            earlier = earlier.model_copy(update={"landlord": None})
            now = now.model_copy(update={"passed": tuple(dict.fromkeys((*earlier.passed, *earlier.shown)))})
        return _asked_whole(before, earlier, now, _narrower(before, earlier, now))
    whole = any(map(is_list_clause, now.clauses)) and not says(_WORDS, "of those", text=now.english)
    if before is None or whole:
        return None
    if says(_WORDS, "more of them", text=now.english):
        passed = tuple(dict.fromkeys((*earlier.passed, *earlier.shown)))
        return _asked_whole(before, earlier, now.model_copy(update={"passed": passed}), before.text)
    return _asked_whole(before, earlier, now, _narrower(before, earlier, now) or _in_full(before.text, now))


def _asked_whole(before: Clause, earlier: Situation, now: Situation, text: str | None) -> Situation | None:
    """The message as a question over cases in these words; None where there are none, or it speaks of the person."""
    if text is None or now.refs or now.events or speaks_of_self(now):
        return None
    clause = Clause(text=text, asks=before.asks or (Ask.PRECEDENT,), about_case=before.about_case)
    return now.model_copy(
        update={
            "clauses": (clause,),
            "standing": (before if _ranked(now) else clause,),
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
    if now.refs or now.category not in GENERAL or earlier.refs or earlier.case or kind in GENERAL:
        return None
    found = next((c for c in now.clauses if is_list_clause(c)), None)
    if found is None or kind is None:
        return None
    about = f"about {kind.value.replace('-', ' ')}"
    if _ON_THAT.search(found.text) and not earlier.events:
        text = _ON_THAT.sub(about, found.text)
    elif says(_WORDS, "of others", text=found.text):
        text = f"Which decisions are {about}"
    else:
        return None
    clause = found.model_copy(update={"text": text})
    return now.model_copy(
        update={"clauses": (clause,), "standing": (clause,), "english": text, "repair": text, "category": kind}
    )


def _like_the_case(earlier: Situation, now: Situation) -> Situation | None:
    """The question for cases of other landlords over the kind of matter of the one just told of."""
    told = earlier.refs or ((earlier.case,) if earlier.case else ())
    kind = earlier.category
    if not told or now.refs or now.landlord or kind in GENERAL or kind is None or speaks_of_self(now):
        return None
    if not asks_for_others_like_it(now.english):
        return None
    text = f"Which decisions are about {kind.value.replace('-', ' ')}"
    clause = Clause(text=text, asks=(Ask.PRECEDENT,), about_case=True)
    passed = tuple(dict.fromkeys((*earlier.passed, *told)))
    update = {"clauses": (clause,), "standing": (clause,), "asks": clause.asks, "english": text, "repair": text}
    return now.model_copy(update=update | {"category": kind, "passed": passed})


def _narrower(clause: Clause, earlier: Situation, now: Situation) -> str | None:
    """A question over the cases before, asked of fewer, or, where not all were told, for the one with the most or least: those with a finding, of a year, or that ended as the last did."""
    before = clause.text
    if ranked := _ranked(now):
        whole = len(earlier.shown) < MOST or _FOUND.search(before) or not is_list_clause(clause)
        return None if whole else f"{before.rstrip(' ?.')} and paid the {'most' if ranked == 'highest' else 'least'}"
    said = now.english.strip()
    found = next((hit for one in patterns(_WORDS, "narrower") if (hit := one.search(said))), None)
    if found is None:
        return None
    rest = found.group("rest")
    if says(_WORDS, "ended so", text=rest):
        told = _FOUND.search(" ".join(one.text for one in earlier.told))
        return f"{before.rstrip(' ?.')} with a finding of {told.group(0).lower()}" if told else None
    return f"{before.rstrip(' ?.')} {rest}"


def _ranked(now: Situation) -> str | None:
    return next((kind for kind in ("highest", "lowest") if says(_WORDS, kind, text=now.english)), None)


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
