"""Who should answer a message: we, somebody else first, somebody else instead, or nobody.

Emergencies come before everything. Three things are asked, and `triage` weighs them: the expressions of
`wording/signposts.yaml`, which are certain but foresee little; its `signs`, words of other languages; and the
classes learnt from examples (`message_kinds.py`), which read meaning. A class picks the entry of its name. A
sentence in a message that gives orders to the assistant is set aside, and refused only where nothing else is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

import yaml

from assistant.answer.followup import (
    asks_next_steps,
    asks_what_difference,
    asks_what_to_do,
    less_thanks,
    says_nothing,
)
from assistant.answer.message_kinds import MessageKinds
from assistant.answer.nonsense import is_nonsense
from assistant.records import Frozen, Tenure
from assistant.records.categories import categorise
from assistant.situation.languages import english_words, meanings_in
from assistant.situation.situation import Situation
from assistant.situation.wordlists import named_rules, says

OURS = "ours"
VAGUE = "vague"
LIKELY_EMERGENCY = 0.4
LIKELY_OF_ITS_KIND = 0.3
LIKELY_OF_SOME_KIND = 0.6
"""One emergency must be this likely by itself, or all of them together that much: bits of each are none."""
LIKELY_IN_A_SENTENCE = 0.8
"""How likely one sentence alone must be an emergency where the whole message is not, and then the whole this much:"""
NOT_RULED_OUT = 0.05
LIKELY_OTHER = 0.55
SURELY_ELSEWHERE = 0.8
"""What words that are mostly no words must be, not to be asked again."""
LIKELY_ASIDE = 0.9
"""A follow-up in a conversation leans on what was said before: it must be likelier."""
LIKELY_ONE = 0.5
"""A few words that go on about something ("no hot water either") must be likely one emergency, not a bit of each."""
SURELY_OURS = 0.9
"""From here on an expression is taken to have met a figure of speech, or something past."""
ALL_BUT_OURS = 0.95
"""The same where the question is answered after the warning: the less is lost by a needless one."""
SURELY_AN_ORDER = 0.9
PERHAPS_OURS = 0.3
_FEW = 10
_LONG = 14
"""Words that a message must have for one of its sentences to be judged by itself: of fewer the whole tells more."""
_LASTING = frozenset({"a year", "year", "years", "month", "months", "week", "weeks"})
_AT_ONCE = frozenset({"now", "help", "tonight"})
_EXPRESSIONS = ("any", "with", "unless", "needs", "calm", "denied", "alarming", "things", "sure")
_OF_SOCIAL_HOUSING = (Tenure.SECURE, Tenure.SHARED_OWNERSHIP)
_NATIONS = ("scotland", "wales", "northern-ireland")
_PLACE_OF_HOME = 60
"""How many characters after words of a home its place may stand."""
_LEAST_BESIDE = 3
_PIECES = re.compile(r"[.?!;,\n]+|\band\b|\bbut\b")
_SENTENCES = re.compile(r"(?<=[.?!;])\s+|\n+")


class Rule(Frozen):
    """One entry of the wording file, its expressions compiled."""

    id: str
    kind: Literal["emergency", "body", "refuse", "abstain"]
    any: tuple[re.Pattern[str], ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    certain: bool = False
    with_: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    needs: tuple[re.Pattern[str], ...] = ()
    calm: tuple[re.Pattern[str], ...] = ()
    denied: tuple[re.Pattern[str], ...] = ()
    alarming: tuple[re.Pattern[str], ...] = ()
    things: tuple[re.Pattern[str], ...] = ()
    sure: tuple[re.Pattern[str], ...] = ()
    now: bool = False
    then: bool = False
    yields: bool = False
    body: str = ""
    phone: str | None = None
    why: str = ""
    text: str
    cites: tuple[str, ...] = ()


@cache
def _wording() -> dict[str, tuple[re.Pattern[str], ...]]:
    raw = _raw()
    return {
        key: _compiled(raw[key])
        for key in (
            "past",
            "present",
            "case_talk",
            "lay_back",
            "goes_on",
            "orders_in_records",
            "homes",
            "england",
            "left_behind",
            "rules_held",
            "own_home",
        )
    }


@cache
def rules() -> tuple[Rule, ...]:
    """All entries, in the order in which they are tried."""
    return tuple(
        Rule(
            **{
                ("with_" if key == "with" else key): _compiled(value) if key in _EXPRESSIONS else value
                for key, value in entry.items()
            }
        )
        for entry in _raw()["entries"]
    )


def triage(situation: Situation, kinds: MessageKinds | None = None) -> Rule | None:
    """The entry that a message falls under, None where it is simply ours to answer."""
    if situation.urgent:
        before = {"question": situation.urgent, "english": situation.urgent, "own_words": situation.urgent}
        return triage(situation.model_copy(update={**before, "urgent": "", "follow_up": None, "carried": ()}), kinds)
    worded = _worded(situation)
    if worded and worded.kind == "emergency" and (_is_over(situation) or (worded.then and _lies_back(situation))):
        worded = None
    if worded and worded.yields and _names_our_scheme(situation):
        worded = None
    if kinds is None or meanings_in(situation.question) or (worded and (worded.certain or _is_sure(worded, situation))):
        return worded
    told = _less_opening(situation)
    if not told:
        return worded
    message = set_aside_instructions(told, kinds)[0] or situation.question
    likely = _borne_out(kinds.likely(message), message, kinds)
    learnt = _learnt_emergency(message, likely, kinds)
    if learnt and (_is_over(situation) or (learnt.then and _lies_back(situation))):
        learnt = None
    if learnt and situation.carried and len(message.split()) < _FEW and not _certainly(learnt, likely):
        learnt = None
    if learnt and not (worded and worded.kind == "refuse"):
        return worded if worded and worded.kind == "emergency" else learnt
    if worded and worded.kind == "abstain" and _together(likely, "body") >= SURELY_ELSEWHERE:
        worded = None
    if worded:
        return worded if likely.get(OURS, 0.0) < (ALL_BUT_OURS if worded.then else SURELY_OURS) else None
    if situation.carried and (asks_what_to_do(situation.question) or asks_next_steps(situation.question)):
        return None
    if situation.carried and situation.household and asks_what_difference(situation):
        return None
    if situation.carried and says("followups", "disputes a charge", text=message):
        return None
    least = LIKELY_ASIDE if situation.carried or situation.refs else LIKELY_OTHER
    if _rents_from_a_social_landlord(situation):
        likely = {name: chance for name, chance in likely.items() if name != "private-renting"}
    for kind in ("refuse", "body", "abstain"):
        if kind == "refuse" and _asks_us_as_well(message, kinds):
            continue
        if kind != "body" and says("case_list", "asks", text=message):
            continue
        enough = SURELY_ELSEWHERE if kind == "abstain" and is_nonsense(message) else least
        if _together(likely, kind) >= enough:
            found = _likeliest(likely, kind)
            held = kind != "refuse" and _matches("rules_held", message) and not _matches("own_home", message)
            return None if held or (found.yields and _names_our_scheme(situation)) else found
    return None


def _rents_from_a_social_landlord(situation: Situation) -> bool:
    """Whether the landlord, its kind or the tenure that is told is one of social housing only."""
    named = situation.landlord is not None and situation.landlord.slug is not None
    return named or situation.landlord_type is not None or situation.tenure in _OF_SOCIAL_HOUSING


def _is_sure(rule: Rule, situation: Situation) -> bool:
    """Whether a message says what nobody says who is not in danger, and speaks of no decided case."""
    decided = situation.refs or any(clause.about_case for clause in situation.clauses)
    return not decided and any(pattern.search(situation.question) for pattern in rule.sure)


def _less_opening(situation: Situation) -> str:
    """A later message without sentences that say nothing of what is wrong; empty where there is no other."""
    if situation.follow_up is None:
        return situation.question
    pieces = _SENTENCES.split(less_thanks(situation.question))
    return " ".join(piece for piece in pieces if categorise(piece) is not None or not says_nothing(piece))


def _worded(situation: Situation) -> Rule | None:
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


def _learnt_emergency(message: str, likely: dict[str, float], kinds: MessageKinds) -> Rule | None:
    """The emergency that the whole message, or one sentence buried in it, most likely tells of."""
    whole = _together(likely, "emergency")
    if is_nonsense(message) or likely.get(VAGUE, 0.0) > whole:
        return None
    if whole >= LIKELY_EMERGENCY and whole > likely.get(OURS, 0.0):
        rule = _likeliest(likely, "emergency")
        return rule if likely.get(rule.id, 0.0) >= LIKELY_OF_ITS_KIND or whole >= LIKELY_OF_SOME_KIND else None
    sentences = [piece for piece in _SENTENCES.split(message) if len(piece.split()) > 2]
    if whole < NOT_RULED_OUT or len(sentences) < 2 or len(message.split()) < _LONG:
        return None
    each = (_borne_out(kinds.likely(sentence), message, kinds) for sentence in sentences)
    judged = max(each, key=lambda one: _together(one, "emergency"))
    return _likeliest(judged, "emergency") if _together(judged, "emergency") >= LIKELY_IN_A_SENTENCE else None


def _borne_out(likely: dict[str, float], message: str, kinds: MessageKinds) -> dict[str, float]:
    """The likelihoods without those of entries that the words of the message, in English, rule out."""
    english = english_words(message, set(message.lower().split()))
    out = {rule.id for rule in rules() if _stays_calm(rule, message, kinds) or not _is_needed(rule, message)}
    out |= {name for name in _NATIONS if not english or _home_is_in_england(message)}
    return {name: chance for name, chance in likely.items() if name not in out}


def _stays_calm(rule: Rule, message: str, kinds: MessageKinds) -> bool:
    """Whether a message is calm, and so is what it tells beside the thing that would warn."""
    if not _is_calm(rule, message):
        return False
    beside = (piece for piece in _PIECES.split(message) if not any(one.search(piece) for one in rule.things))
    rest = _less(rule.denied, " ".join(beside)).strip()
    return len(rest.split()) < _LEAST_BESIDE or _together(kinds.likely(rest), "emergency") < LIKELY_EMERGENCY


def _less(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    """The text without what any of the expressions finds."""
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text


def _is_needed(rule: Rule, text: str) -> bool:
    return not rule.needs or any(pattern.search(text) for pattern in rule.needs) or not text.isascii()


def _is_calm(rule: Rule, text: str) -> bool:
    """Whether a message asks about the thing that would warn, and tells of no danger."""
    if not any(pattern.search(text) for pattern in rule.calm):
        return False
    told = _less(rule.denied, text)
    return not any(pattern.search(told) for pattern in rule.alarming)


def _home_is_in_england(text: str) -> bool:
    """Whether every place that follows words of a home, in its sentence, lies in England, and one does."""
    elsewhere = [pattern for rule in rules() if rule.id in _NATIONS for pattern in rule.any]
    found = []
    for sentence in _SENTENCES.split(text):
        for home in (hit for pattern in _wording()["homes"] for hit in pattern.finditer(sentence)):
            after = sentence[home.end() : home.end() + _PLACE_OF_HOME]
            here, there = _first(_wording()["england"], after), _first(elsewhere, after)
            found += [here < there] if min(here, there) < len(after) else []
    return bool(found) and all(found)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> int:
    """Where the first match of any begins; the text's length where there is none."""
    return min((hit.start() for pattern in patterns if (hit := pattern.search(text))), default=len(text))


def _is_over(situation: Situation) -> bool:
    """Whether a later message says that all is safe again."""
    text = situation.question
    over = situation.follow_up is not None and says("followups", "made safe", text=text)
    return over and not says("followups", "not over", text=text)


def _lies_back(situation: Situation) -> bool:
    """Whether a message tells of a stretch of days in a month gone by, and of nothing now: help comes too late for it."""
    return _matches("lay_back", situation.english) and not _matches("goes_on", situation.english)


def _names_our_scheme(situation: Situation) -> bool:
    """Whether a scheme that we hold is named, with a number to check by it."""
    named = set(named_rules(situation.english)) & set(_raw()["our_schemes"])
    return bool(named) and re.search(r"£ ?\d|\b\d+ (\w+ )?(hours?|days?|weeks?)\b", situation.english) is not None


def _matches(key: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _wording()[key])


def _certainly(rule: Rule, likely: dict[str, float]) -> bool:
    """Whether an emergency is likely by itself, or one of several is all but sure."""
    return likely.get(rule.id, 0.0) >= LIKELY_ONE or _together(likely, "emergency") >= LIKELY_ASIDE


def _asks_us_as_well(message: str, kinds: MessageKinds) -> bool:
    """Whether one of several sentences is by itself a question for us: that is answered, whatever stands beside it."""
    sentences = _SENTENCES.split(message)
    asked = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    judged = [kinds.likely(one) for one in asked] if len(sentences) > 1 else []
    return any(one.get(OURS, 0.0) >= PERHAPS_OURS and _together(one, "refuse") < LIKELY_OTHER for one in judged)


def _together(likely: dict[str, float], kind: str) -> float:
    return sum(likely.get(rule.id, 0.0) for rule in rules() if rule.kind == kind)


def _likeliest(likely: dict[str, float], kind: str) -> Rule:
    return max((rule for rule in rules() if rule.kind == kind), key=lambda rule: likely.get(rule.id, 0.0))


def _signed(sign: tuple[str, ...], meanings: frozenset[str]) -> bool:
    """Whether the meanings hold every part of a sign: `a|b` is either, `!a` none, `!lasting` not for weeks or years."""
    lasting = bool(meanings & _LASTING) and not meanings & _AT_ONCE
    held = meanings | {"lasting"} if lasting else meanings
    return all(
        part[1:] not in held if part.startswith("!") else any(one in held for one in part.split("|")) for part in sign
    )


def set_aside_instructions(message: str, kinds: MessageKinds | None = None) -> tuple[str, bool]:
    """The message without sentences that give the assistant orders, and whether there were any."""
    instruction = instruction_rule()
    pieces = re.split(r"(?<=[.?!\n])\s+", message)
    kept = [
        piece
        for piece in pieces
        if not any(pattern.search(piece) for pattern in instruction.any)
        and not (kinds and len(pieces) > 1 and kinds.likely(piece).get(instruction.id, 0.0) >= SURELY_AN_ORDER)
    ]
    return " ".join(kept).strip(), len(kept) < len(pieces)


@lru_cache(maxsize=8192)
def gives_orders(text: str) -> bool:
    """Whether a text, of a message or of a record, tells the assistant what to do or carries markup."""
    markup = re.search(r"<\s*/?\s*[a-z!]|javascript:|\]\(", text, re.IGNORECASE)
    orders = (*instruction_rule().any, *_wording()["orders_in_records"])
    return markup is not None or any(pattern.search(text) for pattern in orders)


def instruction_rule() -> Rule:
    """The rule for a message that is nothing but orders to the assistant."""
    return next(rule for rule in rules() if rule.id == "instruction")


def _fits(rule: Rule, text: str) -> bool:
    if rule.id in _NATIONS:
        if _home_is_in_england(text):
            return False
        text = _less(_wording()["left_behind"], text)
    if not any(pattern.search(text) for pattern in rule.any):
        return False
    if rule.with_ and not any(pattern.search(text) for pattern in rule.with_):
        return False
    if any(pattern.search(text) for pattern in rule.unless) or _is_calm(rule, text):
        return False
    return not rule.now or _is_now(text)


def _is_now(text: str) -> bool:
    """Whether a message tells of something happening now: not talk of decided cases, not plainly past."""
    wording = _wording()
    present = any(pattern.search(text) for pattern in wording["present"])
    past = any(pattern.search(text) for pattern in wording["past"])
    decided = any(pattern.search(text) for pattern in wording["case_talk"])
    strong = re.search(
        r"\b(right now|now|tonight|at the moment|this minute|can smell|going off|help)\b", text, re.IGNORECASE
    )
    if strong:
        return True
    return (
        not past
        and not (decided and not re.search(r"\b(my|our|i|i'?m|we)\b", text, re.IGNORECASE))
        and (present or not decided)
    )


def _compiled(expressions: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expression, re.IGNORECASE | re.DOTALL) for expression in expressions)


@cache
def _raw() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/signposts.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw
