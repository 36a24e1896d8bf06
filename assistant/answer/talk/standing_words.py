"""The words by which a message leans on the question that stands, and what it asks by itself."""

from __future__ import annotations

import re

from assistant.answer.message.followup import asks_next_steps, asks_what_to_do, leans_back, speaks_of_self
from assistant.answer.talk.same_problem import GENERAL
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

SHORT = 14
TOLD = frozenset({Ask.FINDING, Ask.PROCESS})
OF_A_THING = (Ask.TIMESCALE, Ask.PROCESS)
OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b", re.IGNORECASE)
VERB_FIRST = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|then)\W+)*(?:is|are|was|were|do|does|did|can|could|should|must|will|would|has|have) (?:it|that|this|they|i|we|she|he|the)\b",
    re.IGNORECASE,
)
ASKS_WHY_ALONE = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|oh|really|right)\W+)*(?:why|why(?: is|['’]?s) (?:that|it|this)(?: late| so| too long)?|how come|how so|why (?:do|would) you (?:say|think) (?:that|so)"
    r"|how (?:do|did|have) you (?:know|(?:work|figure|get|got|worked|reckon)(?:ed)? (?:that|it|this)(?: out)?|get to that|count(?:ed)? (?:that|it))"
    r"|(?:who|what) says(?: so| that)?|says who|where (?:does it say|did you get|do you get)(?: that| this)?(?: from)?|based on what|on what basis|what(?:['’]?s| is) that based on|are you sure(?: about that| of that)?)\W*$",
    re.IGNORECASE,
)
UNDER_A_RULE = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|right|now|then)\W+)*(?:(?:what|how) about |is (?:that|it) (?:the same |different )?)?"
    r"(?:by|under|with|going by|according to) (?:the )?(?!(?:what|which|how)\b)(?:\w+['’]?\w* ?){1,6}(?:[,;:–-]|\W*$)"
    r"(?!.*\b(?:what|how|when|who|which|why|can|could|should|must|does|do|is|are)\b)",
    re.IGNORECASE,
)
"""Asks by which other rule what was told would be judged: "and under Awaab's Law?"."""
CAN_THEY = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|surely)\W+)*(?:can|are|is|should|could) (?:they|he|she|the (?:council|landlord)) (?:really |just |even )?(?:allowed to )?(?:do|doing) (?:that|this|it)(?: then| to me| though)?\W*$",
    re.IGNORECASE,
)
AND_A_THING = re.compile(
    r"^\W*(?:(?:and|or|but|so|ok(?:ay)?)\W+)*(?:(?:what|how) about|and|for|if it(?:'?s| was| is)) (?:the|a|my|our) (?:\w+ ){0,2}\w+(?: (?:that|which|as well|too)\b.*)?\W*$",
    re.IGNORECASE,
)
OWN_DOING = re.compile(
    r"\bif (?:it was |it were )?(?:me|us|i|we|my \w+)\b(?:['’]?d| had| have| was)?(?: (?:\w+ )?(?:done|did|broke\w*|caused|damaged|smashed) (?:it|that)\b| (?:who|that) (?:did|broke) it| myself)?",
    re.IGNORECASE,
)
IS_IT_CERTAIN = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)*(?:is|are|was|will) (?:that|this|it|they|those) (?:all |really |actually |definitely )?(?:guaranteed|certain|definite|for (?:sure|certain)|a promise|set in stone|fixed)(?: then)?\W*$"
    r"|^\W*(?:(?:and|but|so)\W+)*(?:can|could) i (?:count|rely|bank) on (?:that|it|this)\W*$",
    re.IGNORECASE,
)
STILL_WAITS = re.compile(
    r"(?:^|[.!;] ?)\W*(?:(?:and|but|well|no|so)\W+)*(?:still|yet) (?:nothing|nowt|no|not|waiting|haven['’]?t|hasn['’]?t)\b"
    r"|^\W*(?:(?:and|but|well|so)\W+)*(?:nothing|nowt|no|not|haven['’]?t|hasn['’]?t|heard nothing)\b[^.?!]{0,40}\b(?:yet|so far|still|back|since|(?:it|one|a reply|an answer|anything)(?=[.,;!]))(?:\W*$|[.,;!] )",
    re.IGNORECASE,
)
AND_NOW = re.compile(r"(?:^|[.!;,] ?)\W*(?:and|so|how about|what about|and as of) now\W*$", re.IGNORECASE)
"""Asks again whether it is too long, of the facts as they are now."""
AND_THE = re.compile(
    r"^\W*(?:and|or|what about|how about)(?: for)? (?:the|a|an|their|its|my|making) (?:\w+ ){0,3}\w+"
    r"(?: (?:saying|about|on|of|with|telling me|that says) (?:\w+ ){0,4}\w+)?\W*$",
    re.IGNORECASE,
)


def asks_by_its_mark_alone(now: Situation) -> bool:
    """Whether nothing but the mark at its end makes a message a question ("and my gutter, told the same day?")."""
    text = now.english.rstrip()
    return text.endswith("?") and not any(c.asks or is_question(c.text.rstrip("? ")) for c in now.clauses)


def asks_by_its_verb(now: Situation) -> bool:
    """Whether a short message asks by its verb, of what was told, and tells no fact to ask it of."""
    told = now.landlord or now.tenure or now.priority or now.household or now.events or now.loose or now.since
    return VERB_FIRST.search(now.english) is not None and not told and now.category in GENERAL


def elliptic(now: Situation) -> bool:
    """Whether a question is too bare to be searched by itself: short or pointing back, with nothing named in it."""
    return (
        leans_back(now)
        and now.category in GENERAL
        and not now.landlord
        and not (now.refs or named_rules(now.english) or OMBUDSMAN.search(now.english))
    )


def asks_only_for_steps(clauses: tuple[Clause, ...]) -> bool:
    """Whether what stands asked is only what to do: its words tell nothing of what a later message asks."""
    asked = [clause for clause in clauses if is_question(clause.text)] or list(clauses)
    return all(asks_next_steps(clause.text) or asks_what_to_do(clause.text) for clause in asked)


def asks_only_of_cases(clauses: tuple[Clause, ...], now: Situation) -> bool:
    """Whether what stands asked is of decided cases alone, and a message tells what happened to the person."""
    of_cases = all(clause.about_case or set(clause.asks) <= {Ask.PRECEDENT, Ask.FINDING} for clause in clauses)
    return of_cases and speaks_of_self(now) and bool(now.events or now.began)


def asks_of(clauses: tuple[Clause, ...]) -> set[Ask]:
    """All that clauses ask."""
    return {ask for clause in clauses for ask in clause.asks}


def text_of(clauses: tuple[Clause, ...]) -> str:
    """The words of clauses, in one text."""
    return " ".join(clause.text for clause in clauses)


def asks_in_order(clauses: tuple[Clause, ...]) -> tuple[Ask, ...]:
    """All that clauses ask, each once, in their order."""
    return tuple(dict.fromkeys(ask for clause in clauses for ask in clause.asks))
