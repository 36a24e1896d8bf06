"""Requests, applications and notices: under which rule one was made, and which day started its time."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.situation.dates import DatedMention
from assistant.situation.day_roles import BY_DAY
from assistant.situation.wordlists import says, words
from assistant.timescales.facts import Happening
from assistant.timescales.words import faults_in

_SENTENCES = re.compile(r"(?<=[?!])\s+|(?<=[a-z0-9%)’'\"])\.\s+|\n+", re.IGNORECASE)
_NEAR = 160
_BEFORE = 45


class Formal(NamedTuple):
    """The slug of the rule, and what starts its time."""

    under: str
    starts: Happening


def formal_told(text: str, mentions: list[DatedMention], *, dated: bool) -> Formal | None:
    """The request, application or notice that a message tells of; None where it tells of none, or only asks how.

    `dated`: a day or a length of time is told, in the message or beside it.
    """
    if not dated:
        return None
    sentences = _sentences(text)
    for slug, rule in words("formal")["rules"].items():
        for start, end in sentences:
            has_day = any(start <= m.start < end for m in mentions)
            if _tells(slug, rule, text[start:end], has_day=has_day):
                return Formal(slug, Happening(rule["starts"]))
    return None


def formal_spoken_of(text: str) -> Formal | None:
    """The request, application or notice that a text without a day speaks of, whose day may come later; None for none."""
    for slug, rule in words("formal")["rules"].items():
        if any(_tells(slug, rule, text[start:end], has_day=True) for start, end in _sentences(text)):
            return Formal(slug, Happening(rule["starts"]))
    return None


def as_formal(mentions: list[DatedMention], formal: Formal, text: str) -> list[DatedMention]:
    """The days of a message in the roles that they have for a request, an application or a notice.

    The first is the start, or the day on which they who must answer had it, or the proof that they asked for; of
    the later ones those on which an answer came, or more time was asked for. Days of a repair stay as they are.
    """
    ours = [m for m in mentions if m.on and not m.bare and _of_it(m, formal, text)]
    if not ours:
        return mentions
    first = _first(ours, formal, text)
    out = []
    for mention in mentions:
        if mention in ours:
            role = formal.starts if mention is first else _role(mention, first, text)
            mention = _in_role(mention, role, idle=role is None and _ends_nothing(mention, text))
        out.append(mention)
    return out


def _first(ours: list[DatedMention], formal: Formal, text: str) -> DatedMention:
    """The day that starts the time."""
    ordered = sorted(ours, key=lambda m: (m.on, m.start))
    begins = [m for m in ordered if not _ends_nothing(m, text) and not says("formal", "ended", text=_around(m, text))]
    asked = says("formal", "proof_asked", text=text)
    proof = [
        m
        for m in ordered
        if (says("formal", "anew", text=_around(m, text)) and not says("formal", "proof_asked", text=_around(m, text)))
        or (asked and says("formal", "anew_it", text=_around(m, text)))
    ]
    had = [m for m in ordered if says("formal", "received", text=_around(m, text)) and not _came_to_person(m, text)]
    named = [m for m in begins if says("formal", "rules", formal.under, "thing", text=_around(m, text))]
    return next(iter([*proof, *had, *named, *begins, *ordered]))


def _ends_nothing(mention: DatedMention, text: str) -> bool:
    """Whether a reminder, a receipt or a part of what was asked for is told of a day."""
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    nearest = re.split(r"[,.;]|\band\b|\bbut\b", before)[-1]
    after = re.split(r"[.;?!]", text[mention.end :])[0][:_NEAR]
    holding = not re.search(r"\w", BY_DAY.sub("", nearest)) and says("formal", "holding", text=after)
    return holding or says("formal", "no_end", text=nearest) or says("formal", "proof_asked", text=nearest)


def _role(mention: DatedMention, first: DatedMention, text: str) -> Happening | None:
    if mention.on is None or first.on is None or mention.on <= first.on:
        return None
    near = _around(mention, text)
    if says("formal", "more_time", text=near):
        return Happening.EXTENDED
    if _ends_nothing(mention, text):
        return None
    ended = says("formal", "ended", text=near) or not says("formal", "goes_on", text=text)
    return Happening.UNTIL if ended else None


def _in_role(mention: DatedMention, role: Happening | None, *, idle: bool) -> DatedMention:
    """A mention in another role; of a day told roughly the end that makes the wait shorter."""
    on, other = mention.on, mention.other
    if on and other:
        on, other = (min(on, other), max(on, other)) if role is Happening.UNTIL else (max(on, other), min(on, other))
    return mention.model_copy(update={"role": role, "on": on, "other": other, "began": False, "idle": idle})


def _of_it(mention: DatedMention, formal: Formal, text: str) -> bool:
    """Whether a day stands beside words of it, or beside none of a fault or of a check that went before."""
    near = _around(mention, text)
    checked = mention.role is Happening.INVESTIGATED
    return says("formal", "rules", formal.under, "thing", text=near) or not (checked or faults_in(near))


def _around(mention: DatedMention, text: str) -> str:
    """The words about a day, within its sentence and between the commas about it."""
    before = re.split(
        r"[.?!;,]\s|\b(?:but|then)\b|\band (?=(?:they|it|the|i|we|\w+ed)\b)",
        text[max(0, mention.start - _NEAR) : mention.start],
    )[-1]
    after = re.split(r"[.?!;,]|\b(?:but|then|and)\b", text[mention.end : mention.end + _BEFORE])[0]
    return f"{before}{text[mention.start : mention.end]}{after}"


def _came_to_person(mention: DatedMention, text: str) -> bool:
    """Whether what came on that day came to the person: an answer."""
    return (
        re.search(
            r"\b(?:i|we) (?:\w+ )?(?:got|had|received)\b|\bit (?:\w+ )?(?:came|arrived)\b|\b(?:answer|reply|response)\b",
            _around(mention, text),
            re.IGNORECASE,
        )
        is not None
    )


def _tells(slug: str, rule: dict[str, object], sentence: str, *, has_day: bool) -> bool:
    if not says("formal", "rules", slug, "thing", text=sentence):
        return False
    if "not" in rule and says("formal", "rules", slug, "not", text=sentence):
        return False
    if has_day and rule.get("named"):
        return True
    return says("formal", "made", text=sentence) and not says("formal", "only_asks", text=sentence)


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in _SENTENCES.finditer(text)]
    starts = [0, *ends]
    return list(zip(starts, [*ends, len(text) + 1], strict=True))
