"""What kind of message it is by its meaning: the classes learnt from examples, less what its words rule out."""

from __future__ import annotations

import re

from assistant.answer.message.kinds import OURS, VAGUE, MessageKinds
from assistant.answer.message.nonsense import is_nonsense
from assistant.answer.message.signposts import Rule, less, rules
from assistant.answer.message.worded_kinds import NATIONS, SENTENCES, home_is_in_england, is_calm, is_needed
from assistant.situation.languages import english_words

LIKELY_OTHER = 0.55
LIKELY_ASIDE = 0.9
"""A follow-up in a conversation leans on what was said before: it must be likelier."""
_LIKELY_EMERGENCY = 0.4
_LIKELY_OF_ITS_KIND = 0.3
_LIKELY_OF_SOME_KIND = 0.6
"""One emergency must be this likely by itself, or all of them together that much: bits of each are none."""
_LIKELY_IN_A_SENTENCE = 0.8
"""How likely one sentence alone must be an emergency where the whole message is not, and then the whole this much:"""
_NOT_RULED_OUT = 0.05
_MOSTLY_OURS, _STILL_LIKELY = 0.6, 0.35
"""Where the whole is as likely ours, an emergency in one of its sentences needs as much of the whole."""
_LIKELY_ONE = 0.5
"""A few words that go on about something ("no hot water either") must be likely one emergency, not a bit of each."""
_PERHAPS_OURS = 0.3
_LONG = 14
"""Words that a message must have for one of its sentences to be judged by itself: of fewer the whole tells more."""
_LEAST_BESIDE = 3
_PIECES = re.compile(r"[.?!;,\n]+|\band\b|\bbut\b")


def borne_out(likely: dict[str, float], message: str, kinds: MessageKinds) -> dict[str, float]:
    """The likelihoods without those of entries that the words of the message, in English, rule out."""
    english = english_words(message, set(message.lower().split()))
    out = {rule.id for rule in rules() if _stays_calm(rule, message, kinds) or not is_needed(rule, message)}
    out |= {name for name in NATIONS if not english or home_is_in_england(message)}
    return {name: chance for name, chance in likely.items() if name not in out}


def learnt_emergency(message: str, likely: dict[str, float], kinds: MessageKinds) -> Rule | None:
    """The emergency that the whole message, or one sentence buried in it, most likely tells of."""
    whole = together(likely, "emergency")
    if is_nonsense(message) or likely.get(VAGUE, 0.0) > whole:
        return None
    if whole >= _LIKELY_EMERGENCY and whole > likely.get(OURS, 0.0):
        rule = likeliest(likely, "emergency")
        return rule if likely.get(rule.id, 0.0) >= _LIKELY_OF_ITS_KIND or whole >= _LIKELY_OF_SOME_KIND else None
    sentences = [piece for piece in SENTENCES.split(message) if len(piece.split()) > 2]
    ruled_out = _NOT_RULED_OUT if likely.get(OURS, 0.0) < _MOSTLY_OURS else _STILL_LIKELY
    if whole < ruled_out or len(sentences) < 2 or len(message.split()) < _LONG:
        return None
    each = (borne_out(kinds.likely(sentence), message, kinds) for sentence in sentences)
    judged = max(each, key=lambda one: together(one, "emergency"))
    return likeliest(judged, "emergency") if together(judged, "emergency") >= _LIKELY_IN_A_SENTENCE else None


def is_certain(rule: Rule, likely: dict[str, float]) -> bool:
    """Whether an emergency is likely by itself, or one of several is all but sure."""
    return likely.get(rule.id, 0.0) >= _LIKELY_ONE or together(likely, "emergency") >= LIKELY_ASIDE


def asks_us_as_well(message: str, kinds: MessageKinds) -> bool:
    """Whether one of several sentences is by itself a question for us: that is answered, whatever stands beside it."""
    sentences = SENTENCES.split(message)
    asked = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    judged = [kinds.likely(one) for one in asked] if len(sentences) > 1 else []
    return any(one.get(OURS, 0.0) >= _PERHAPS_OURS and together(one, "refuse") < LIKELY_OTHER for one in judged)


def together(likely: dict[str, float], kind: str) -> float:
    """How likely all entries of a kind are together."""
    return sum(likely.get(rule.id, 0.0) for rule in rules() if rule.kind == kind)


def likeliest(likely: dict[str, float], kind: str) -> Rule:
    """The entry of a kind that is likeliest."""
    return max((rule for rule in rules() if rule.kind == kind), key=lambda rule: likely.get(rule.id, 0.0))


def _stays_calm(rule: Rule, message: str, kinds: MessageKinds) -> bool:
    """Whether a message is calm, and so is what it tells beside the thing that would warn."""
    if not is_calm(rule, message):
        return False
    beside = (piece for piece in _PIECES.split(message) if not any(one.search(piece) for one in rule.things))
    rest = less(rule.denied, " ".join(beside)).strip()
    return len(rest.split()) < _LEAST_BESIDE or together(kinds.likely(rest), "emergency") < _LIKELY_EMERGENCY
