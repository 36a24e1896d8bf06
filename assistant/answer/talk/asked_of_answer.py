"""What a later message asks of the answer before it: who decided it, whether it is law, where it stands, how it was counted."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from assistant.answer.case_lists.asked import is_list_clause
from assistant.answer.contract import Answer, Kind
from assistant.answer.message.followup import tells
from assistant.records import Citation
from assistant.remedies.guidance import NEWER
from assistant.situation.clauses import is_question
from assistant.situation.situation import Situation, Told
from assistant.situation.wordlists import says, words

_WORDS = "of_the_answer"
_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_AND = re.compile(r",? and (?=\w+)", re.IGNORECASE)
_WHO_SETTLES = re.compile(
    r"^\W*(?:and |so |but )?who (?:decides|settles it|has the final say)(?: that| it| in the end)?\W*$", re.IGNORECASE
)
_DO_YOU = re.compile(r"\b(?:d['’]?you|d['’]?ya|do ya|d['’]?yer)\b", re.IGNORECASE)
_MARKS = re.compile(r"(?:\[(\d+)\])")
LISTED = ("case-list", "case-list-findings", "case-list-apart")
"""The counts of an answer over many cases."""
CAP = re.compile(
    r"\b(?:owed|paid|pays|compensation)\b[^.]*\b(?:(?:never|no|not) more than|at most|capped at) (£[\d,]+)"
)
"""A sum that is owed, and what it can never be more than."""


class Of(StrEnum):
    """The closed set of things that can be asked of an answer; each is a list in `words/of_the_answer.yaml`."""

    WHO = "who decided"
    SINCE = "since"
    BEFORE = "before"
    LAW = "law"
    WHERE = "where"
    COUNTED = "counted"
    MOST = "most"
    SETTLES = "settles"
    HOW_MANY = "how many"
    DENIED = "denied"
    SHORTER = "shorter"
    WORD = "word"
    YEAR = "year"


def asked_of_answer(earlier: Situation, now: Situation) -> tuple[Of, ...]:
    """What a message asks of the answer before it; empty where it asks anything else, or tells something."""
    other = now.landlord is not None and now.landlord.name != (earlier.landlord.name if earlier.landlord else None)
    apart = now.model_copy(update={"landlord": None, "landlord_type": None, "category": None})
    if not earlier.told or now.refs or now.events or other or tells(apart):
        return ()
    sentences = [one for one in _SENTENCES.split(now.english.strip()) if one]
    asked = [(one, _asked_in(one, earlier)) for one in sentences]
    if any(not kinds and is_question(one) for one, kinds in asked):
        return ()
    return tuple(dict.fromkeys(kind for _, kinds in asked for kind in kinds))


def year_asked(text: str) -> int | None:
    """The year of which a message asks if what was told held in it."""
    found = _whole(Of.YEAR.value).match(text)
    return int(next(year for year in found.groups() if year)) if found else None


def asks_who_decided(text: str) -> bool:
    """Whether a sentence asks nothing but who decided something, or when."""
    return _whole(Of.WHO.value).match(text) is not None


def _asked_in(sentence: str, earlier: Situation) -> tuple[Of, ...]:
    """What a sentence asks of the answer: one thing, or several with "and" between them; nothing where a part asks anything else."""
    if (whole := _asked_of(sentence, earlier)) is not None:
        return (whole,)
    parts = [_asked_of(part, earlier) for part in _AND.split(sentence)]
    return tuple(part for part in parts if part is not None) if len(parts) > 1 and all(parts) else ()


def _asked_of(sentence: str, earlier: Situation) -> Of | None:
    if Of.WHO in earlier.of_answer and _whole("when").match(sentence):
        return Of.WHO
    sentence = _DO_YOU.sub("do you", sentence)
    found = next((kind for kind in Of if _whole(kind.value).match(sentence)), None)
    if found is Of.COUNTED and earlier.events and not any(c.passage is None for c in _cited(earlier)):
        return None
    if found in (Of.SETTLES, Of.DENIED) and (earlier.refs or earlier.case):
        return None
    if found is Of.HOW_MANY and not any(c.ref in LISTED for c in _cited(earlier)):
        return None
    if found is Of.MOST and not any(CAP.search(c.quote) for c in _cited(earlier)):
        return None
    if found is Of.BEFORE and not any(c.ref == NEWER for c in _cited(earlier)):
        return None
    of_cases = earlier.refs or earlier.case or any(map(is_list_clause, earlier.standing))
    return None if found is Of.YEAR and (of_cases or not _cited(earlier)) else found


def _cited(earlier: Situation) -> list[Citation]:
    return [citation for one in earlier.told for citation in one.citations]


def asks_to_accept(text: str) -> bool:
    """Whether a text asks if an offer should be taken, is fair, or what taking it does."""
    return says(_WORDS, "accept", text=text)


def asks_who_settles(text: str) -> bool:
    """Whether a text only asks who decides, of a sum or a complaint that is not decided yet."""
    return _WHO_SETTLES.match(text) is not None or _whole(Of.SETTLES.value).match(text) is not None


def asks_who_pays_for_it(text: str) -> bool:
    """Whether a message only asks who pays for the trouble that was told of before."""
    return _whole("who pays").match(text) is not None


def leans_on_nothing(situation: Situation) -> bool:
    """Whether a message only asks something of an answer, or of trouble told, and there was none to ask it of."""
    if situation.told or situation.refs or situation.case or situation.category or situation.events:
        return False
    text = situation.english
    return any(_whole(kind.value).match(text) for kind in Of if kind is not Of.YEAR) or asks_who_pays_for_it(text)


def told_in(answer: Answer) -> tuple[Told, ...]:
    """What an answer told, the verdict first, each with what it rests on; empty where nothing rests on anything."""
    if answer.kind in (Kind.ABSTAIN, Kind.CLARIFY):
        return ()
    by_mark = {citation.n: citation for citation in answer.citations}
    opening = next((line for line in answer.text.splitlines() if answer.headline and answer.headline in line), "")
    marks = [by_mark[int(n)] for n in _MARKS.findall(opening) if int(n) in by_mark]
    verdict = (Told(text=answer.headline, kind="verdict", citations=tuple(marks)),) if opening else ()
    statements = tuple(
        Told(
            text=one.text,
            kind=one.kind.value,
            case=one.case,
            citations=tuple(by_mark[n] for n in one.citations if n in by_mark),
        )
        for one in answer.statements
    )
    return (*verdict, *statements) if verdict or any(one.citations for one in statements) else ()


@cache
def _whole(kind: str) -> re.Pattern[str]:
    """The expressions of a kind as one that takes in a whole sentence."""
    held = words(_WORDS)
    listed = [held[kind]] if isinstance(held[kind], str) else held[kind]
    return re.compile(f"{held['lead']}(?:{'|'.join(listed)}){held['tail']}", re.IGNORECASE)
