"""What kind of message it is by its words: the entry whose expressions, or signs in another language, it has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer.message.signposts import Rule, less, matches, rules, wording
from assistant.situation.languages import meanings_in
from assistant.situation.situation import Situation

NATIONS = ("scotland", "wales", "northern-ireland")
SENTENCES = re.compile(r"(?<=[.?!;])\s+|\n+")
_LASTING = frozenset({"a year", "year", "years", "month", "months", "week", "weeks"})
_AT_ONCE = frozenset({"now", "help", "tonight"})
_PLACE_OF_HOME = 60
"""How many characters after words of a home its place may stand."""
_STRONG = re.compile(r"\b(right now|now|tonight|at the moment|this minute|can smell|going off|help)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(my|our|i|i'?m|we)\b", re.IGNORECASE)


def worded_kind(situation: Situation) -> Rule | None:
    """The first entry whose expressions or signs a message has."""
    original, english = situation.question, situation.own_words or situation.english
    meanings = frozenset(meanings_in(original))
    for rule in rules():
        if rule.id == "instruction":
            continue
        if any(_signed(sign, meanings) for sign in rule.signs) or _fits(rule, original):
            return rule
        if english != original and _fits(rule, english):
            return rule
    return None


def is_sure(rule: Rule, situation: Situation) -> bool:
    """Whether a message says what nobody says who is not in danger, and speaks of no decided case."""
    decided = situation.refs or any(clause.about_case for clause in situation.clauses)
    return not decided and any(pattern.search(situation.question) for pattern in rule.sure)


def _fits(rule: Rule, text: str) -> bool:
    if rule.id in NATIONS:
        if home_is_in_england(text):
            return False
        text = less(wording()["left_behind"], text)
    if not any(pattern.search(text) for pattern in rule.any):
        return False
    if rule.with_ and not any(pattern.search(text) for pattern in rule.with_):
        return False
    if any(pattern.search(text) for pattern in rule.unless) or is_calm(rule, text):
        return False
    return not rule.now or _is_now(text)


def _signed(sign: tuple[str, ...], meanings: frozenset[str]) -> bool:
    """Whether the meanings hold every part of a sign: `a|b` is either, `!a` none, `!lasting` not for weeks or years."""
    lasting = bool(meanings & _LASTING) and not meanings & _AT_ONCE
    held = meanings | {"lasting"} if lasting else meanings
    return all(
        part[1:] not in held if part.startswith("!") else any(one in held for one in part.split("|")) for part in sign
    )


def is_needed(rule: Rule, text: str) -> bool:
    """Whether a message has what an entry needs to be meant at all; words of other languages may have it unseen."""
    return not rule.needs or any(pattern.search(text) for pattern in rule.needs) or not text.isascii()


def is_calm(rule: Rule, text: str) -> bool:
    """Whether a message asks about the thing that would warn, and tells of no danger."""
    if not any(pattern.search(text) for pattern in rule.calm):
        return False
    return not is_alarming(rule, less(rule.denied, text))


def is_alarming(rule: Rule, text: str) -> bool:
    """Whether a message has words that an entry takes for a danger, however calm the rest."""
    return any(pattern.search(text) for pattern in rule.alarming)


def _is_now(text: str) -> bool:
    """Whether a message tells of something happening now: not talk of decided cases, not plainly past."""
    if _STRONG.search(text):
        return True
    if matches("past", text):
        return False
    return not matches("case_talk", text) or (matches("present", text) and _OWN.search(text) is not None)


def home_is_in_england(text: str) -> bool:
    """Whether every place that follows words of a home, in its sentence, lies in England, and one does."""
    elsewhere = [pattern for rule in rules() if rule.id in NATIONS for pattern in rule.any]
    found = []
    for sentence in SENTENCES.split(text):
        for home in (hit for pattern in wording()["homes"] for hit in pattern.finditer(sentence)):
            after = sentence[home.end() : home.end() + _PLACE_OF_HOME]
            here, there = _first(wording()["england"], after), _first(elsewhere, after)
            found += [here < there] if min(here, there) < len(after) else []
    return bool(found) and all(found)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> int:
    """Where the first match of any begins; the text's length where there is none."""
    return min((hit.start() for pattern in patterns if (hit := pattern.search(text))), default=len(text))
