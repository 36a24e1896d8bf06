"""Whether a message says enough, and whether it is ours to answer at all."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from assistant.answer.message.followup import asks_next_steps, asks_what_to_do
from assistant.answer.message.kinds import OURS, VAGUE
from assistant.answer.message.nonsense import has_field_word, is_nonsense
from assistant.answer.statements.relevance import stem, stems
from assistant.answer.statements.sources import Sources
from assistant.situation.languages import UNREAD, language_of, meanings_in
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import named_rules

_FAR = 0.33
# An aside in a conversation must come nearer than an opening question to be taken for one of ours.
_FAR_ASIDE = 0.5
_CONTINUES = ("what if", "somebody else", "own again", "correction", "answer")
_LIKELY = 0.7
_LIKELY_VAGUE = 0.5
_SURELY_VAGUE = 0.85
_HARDLY_ANY = 5
_NO_WORDS = 0.3
"""The share of a message's telling words that are no words, from which on it is nonsense with a word of ours in it."""
_HARDLY = 0.2
_ENOUGH_KNOWN = 3
_LEAST_TELLING = 2
_FEW = 7
_VAGUE = frozenset(
    """broken break broke fix mend repair done thing wait still know want need help people care nobody anyone someone
    again long time day week month year ever yet job problem issue trouble bad good time stuff sort happen ignore
    landlord council come came normal usual quick quicker fast faster slow
    isnt wasnt hasnt arent am fed sick tired patience cross bother fob nothing enough""".split()
)


class Topic(StrEnum):
    """What kind of message it is, before any search for an answer."""

    OURS = "ours"
    TOO_SHORT = "too short"
    NONSENSE = "nonsense"
    ELSEWHERE = "elsewhere"
    UNREAD = "in a language that we cannot read"


def topic_of(situation: Situation, sources: Sources) -> Topic:
    """Judge a message by its words, its category and how near the corpus comes to it."""
    if situation.refs:
        return Topic.OURS
    english = situation.english or situation.question
    language = language_of(situation.question)
    if language == UNREAD:
        return Topic.UNREAD
    if language and not english.strip():
        return Topic.TOO_SHORT
    named = situation.landlord is not None and situation.landlord.name is not None
    if is_nonsense(_spelt(situation.question, sources)) and not (named and "landlord" not in situation.carried):
        return Topic.NONSENSE
    telling = [word for word in stems(english) if word not in _vague()]
    said = {field for field in ("category", "landlord", "landlord_type", "tenure") if getattr(situation, field)}
    said -= set(situation.carried)
    if situation.follow_up and situation.missed_appointments and len(english.split()) < _FEW:
        return Topic.OURS
    if language and (situation.category or len(meanings_in(situation.question)) >= _ENOUGH_KNOWN):
        return Topic.OURS
    likely = sources.kinds.likely(situation.question) if sources.kinds and not language else {}
    if (
        situation.carried
        and (situation.asks or situation.events or len(telling) < _LEAST_TELLING)
        and not said
        and not _off(situation)
    ):
        return Topic.OURS
    if not named and not situation.events and not language and _is_half_nonsense(situation, sources, likely):
        return Topic.NONSENSE
    if (
        "category" not in said
        and situation.landlord is None
        and len(telling) < _LEAST_TELLING
        and not has_field_word(english)
    ):
        return Topic.TOO_SHORT
    nothing_more = not situation.asks and not situation.events and situation.landlord is None
    if len(telling) < _LEAST_TELLING and nothing_more and not named_rules(english):
        return Topic.TOO_SHORT
    told = bool(situation.events) and len(telling) >= _LEAST_TELLING
    vague = likely.get(VAGUE, 0.0) >= _LIKELY_VAGUE and not named_rules(english)
    if not said and not situation.carried and not told and vague:
        return Topic.TOO_SHORT
    if _only_goes_on(situation, likely):
        return Topic.TOO_SHORT
    if said or has_field_word(english) or likely.get(OURS, 0.0) >= _LIKELY:
        return Topic.OURS
    found = sources.search(english, k=3)
    near = max((f.similarity for f in found), default=0.0)
    return Topic.OURS if near >= (_FAR_ASIDE if situation.carried and _off(situation) else _FAR) else Topic.ELSEWHERE


def _spelt(message: str, sources: Sources) -> str:
    """The message with its slips of the keyboard put right."""
    return sources.spelling.right(message) if sources.spelling else message


def _is_half_nonsense(situation: Situation, sources: Sources, likely: dict[str, float]) -> bool:
    """Whether several words of a message are no words at all and few others tell anything, or one and it is vague."""
    odd = sources.spelling.no_words(situation.question) if sources.spelling else []
    if odd and likely.get(VAGUE, 0.0) > likely.get(OURS, 0.0):
        return True
    telling = {word for word in stems(situation.english) if word not in _vague()}
    return len(odd) >= _LEAST_TELLING and len(odd) >= _NO_WORDS * max(len(telling), len(odd))


def _only_goes_on(situation: Situation, likely: dict[str, float]) -> bool:
    """Whether a few words go on about something that was never told ("still leaking")."""
    told = situation.landlord or situation.carried or situation.events or "?" in situation.question
    return not told and len(situation.english.split()) < _HARDLY_ANY and likely.get(VAGUE, 0.0) >= _SURELY_VAGUE


def is_hardly_ours(situation: Situation, sources: Sources) -> bool:
    """Whether a message names no landlord, day or decision and by its meaning is hardly one of ours.

    Words of a home alone ("skirting boards") make no question on repairs. What was found to it, and is not sure to
    answer it, is then not told.
    """
    told = situation.landlord or situation.landlord_type or situation.events or situation.refs or situation.carried
    if told or sources.kinds is None or language_of(situation.question):
        return False
    likely = sources.kinds.likely(situation.question)
    return likely.get(OURS, 0.0) + likely.get(VAGUE, 0.0) < _HARDLY


def _off(situation: Situation) -> bool:
    """Whether a follow-up has nothing of this field in it, though it asks something else in full."""
    if situation.follow_up and re.search(
        r"\b(what (next|now|then|else)|then what)\b", situation.own_words, re.IGNORECASE
    ):
        return False
    if (
        asks_what_to_do(situation.own_words)
        or asks_next_steps(situation.own_words)
        or situation.follow_up in _CONTINUES
        or {Ask.DELAY, Ask.REMEDY, Ask.PRECEDENT} & set(situation.asks)
    ):
        return False
    return len([w for w in stems(situation.english) if w not in _vague()]) >= 2 and not (
        has_field_word(situation.english) or any(c.isdigit() for c in situation.question)
    )


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(word) for word in _VAGUE)
