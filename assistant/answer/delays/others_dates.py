"""Days that are told of somebody else's decided case: they start no clock of the person's own."""

from __future__ import annotations

import re
from datetime import date

from assistant.situation.clauses import about_a_case
from assistant.situation.day_words import told_days
from assistant.situation.situation import Situation

_ENDS = re.compile(r"(?<=[.?!])\s+|\n+")
_MINE = re.compile(r"\b(?:my|mine|our|ours|i|i'?m|i'?ve|me|we|us)\b", re.IGNORECASE)
_ONE_OF_OURS = re.compile(
    r"\b(?:my|our) (?:mum|mam|mother|dad|father|nan|gran\w*|son|daughter|wife|husband|partner|brother|sister|aunt\w*|uncle|friend|neighbour|client|tenant)\b",
    re.IGNORECASE,
)
_SHE = re.compile(r"\b(?:she|he|her|him|his|hers)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\bthere (?:was|is|were) (?:an?|one|another|some) (?:[\w&'-]+ ){0,4}(?:resident|tenant|leaseholder|family|woman|man|case)\b"
    r"|\b(?:an?|one|another|some) (?:[\w&'-]+ ){1,4}(?:resident|tenant|leaseholder|family|woman|man) (?:who|whose|had|was|got|waited)\b"
    r"|\b(?:the|that) (?:resident|tenant|leaseholder|woman|man|family) in\b",
    re.IGNORECASE,
)


def without_others_dates(situation: Situation, today: date) -> Situation:
    """The situation less the events of days that are told only of somebody else's case, where the person has their own.

    A message that speaks of nobody's own home, as a caseworker's does, is left as it is.
    """
    sentences = [sentence for sentence in _ENDS.split(situation.english) if sentence.strip()]
    ours = _ONE_OF_OURS.search(f"{situation.repair} {situation.english}") and not _SOMEBODY.search(situation.english)
    others = [one for one in sentences if _of_another(one) and not (ours and _SHE.search(one))]
    own = [sentence for sentence in sentences if sentence not in others]
    if not others or not any(_MINE.search(sentence) for sentence in own):
        return situation
    theirs = _days(others, today) - _days(own, today)
    kept = {
        "events": tuple(event for event in situation.events if event.on not in theirs),
        "rough": tuple(event for event in situation.rough if event.on not in theirs),
        "began": None if situation.began in theirs else situation.began,
    }
    return situation.model_copy(update=kept)


def _of_another(sentence: str) -> bool:
    return not _MINE.search(sentence) and (about_a_case(sentence) or _SOMEBODY.search(sentence) is not None)


def _days(sentences: list[str], today: date) -> set[date]:
    told = [day for sentence in sentences for day in told_days(sentence, today)]
    return {on for day in told for on in (day.first, day.last) if on is not None}
