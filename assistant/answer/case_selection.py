"""Which of the passages that fit a clause an answer tells: the best, and those that add something asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.case_asked import Asked
from assistant.answer.case_ranking import Look
from assistant.answer.case_told import is_told, words_told
from assistant.answer.draft import Draft
from assistant.answer.relevance import Weights, stems
from assistant.answer.sources import Found
from assistant.answer.wanted import held, held_of_case, wanted, wanted_of_case
from assistant.records import Determination, Passage

_KEEP = 0.62
_KEEP_OTHER = 0.75
"""Of the best passage's fit, what a further one must have: one that adds something asked for, and one that does not."""
_KEEP_LISTED = 0.3
"""The same where every sum or date is asked for."""
_KEEP_FRESH = 0.5
"""The same of one not told yet that holds the kind of thing a short further question asks for."""
_ADDS = 2.0
"""What a passage that adds all that is asked gains in fit."""
_WORDED = 0.5
"""Of the weight of a clause's words, what a passage must hold to be told though another comes nearer in meaning."""
_GAIN = 0.1
"""Of the weight of a clause's words, what a further passage must add to be told for its words."""
_SEVERAL = 2
_PEOPLE = frozenset(stems("tenants residents she he woman man lady bloke family council landlords"))
_KEEP_REASON = 0.55
NOT_DECIDED = re.compile(
    r"\bnot judged\b|\bnot whether\b|\bdid not (?:decide|rule|judge)\b|\bmade no finding\b|\bmay not decide\b|\bno finding was made\b",
    re.IGNORECASE,
)
"""Words that say that something was not decided at all."""
_TO_WHERE = re.compile(
    r"\bwhere\b.{0,60}\b(try|go|turn|take|complain|ask)\b|\bwho(m)?\b.{0,40}\b(try|turn to|go to|complain to)\b", re.I
)
_TURN_TO = re.compile(
    r"\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|Tribunal|LGSCO|Commissioner|court)\b.{0,60}\b(?:place|route|go|turn|ask|take|decide)\w*"
    r"|\b(?:go|turn|ask|complain|take|belong|route)\w*\b.{0,60}\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|Tribunal|LGSCO|Commissioner|court)\b",
    re.IGNORECASE,
)
"""A body that somebody may turn to, in what is asked and in a passage."""
_NAMED_BODY = re.compile(
    r"\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|First[- ]Tier Tribunal|FTT|LGSCO|Commissioner)\b"
)
_LENGTH = re.compile(r"\b\d+ (?:working |calendar )?(?:hours|days|weeks|months)\b")
_QUESTION = re.compile(
    r"\b(what|when|who|whose|which|where|why|how|did|was|were|had|is|does)\b.+", re.IGNORECASE | re.DOTALL
)
_WHOSE = re.compile(
    r"\b(?:man|woman|lady|bloke|tenant|resident|leaseholder|owner|family|couple|mum|case|one) (?:with|who|whose|over|about)\b[^,?]*",
    re.IGNORECASE,
)


def selected(
    case: Determination, asked: Asked, look: Look, draft: Draft, ranked: Sequence[Found], most: int
) -> list[Passage]:
    """The best passage, and those near it that add a word or a kind of thing that is asked for and not told yet."""
    clause = look.clause or look.text
    top = ranked[0]
    if look.text != clause and wanted(clause) & {"money", "date", "duration"}:
        # A short further question is about what is not told yet.
        fresh = [f for f in ranked if not is_told(f.passage, draft)]
        near = [f for f in fresh if f.score >= top.score * _KEEP]
        held_too = [f for f in fresh if f.score >= top.score * _KEEP_FRESH and asked.wants & held(f.passage.text)]
        ranked = near or held_too or ranked
    top = ranked[0]
    chosen = [top.passage]
    telling = set(stems(_core(clause))) - set(stems(case.landlord))
    kinds = (asked.wants & {"money", "date", "duration"}) | wanted_of_case(clause)
    kinds |= {"money"} if asked.offer and not kinds else set()
    weights = Weights(case.passages)
    whole = sum(weights.of(word) for word in telling) or 1.0

    known = {word for word in telling if weights.known(word)} - _PEOPLE
    known_whole = sum(weights.of(word) for word in known) or 1.0

    def share(passage: Passage) -> float:
        return sum(weights.of(word) for word in known & set(stems(passage.text))) / known_whole

    # What hardly any wording leads to is found by the very words of the question; what the landlord said, in no complaint.
    told_by = [f for f in ranked if not (asked.said and f.passage.mark.startswith("c"))] or ranked
    worded = max(told_by, key=lambda f: share(f.passage)).passage
    if len(known) >= _SEVERAL and share(worded) >= _WORDED and share(top.passage) <= share(worded) / 2:
        chosen.insert(0, worded)

    if _TO_WHERE.search(clause) and (turned := [f.passage for f in ranked if _TURN_TO.search(f.passage.text)]):
        turn = next((p for p in turned if _NAMED_BODY.search(p.text)), turned[0])
        chosen = [turn, *(p for p in chosen if p is not turn)]

    lengths = set(_LENGTH.findall(clause.lower()))
    exact = [f.passage for f in ranked if any(length in f.passage.text.lower() for length in lengths)]
    if exact and not any(p in exact for p in chosen):
        chosen.insert(0, exact[0])

    if asked.offer and not {"money", "offer"} & held(chosen[0].text):
        offers = [f.passage for f in told_by if f.passage.mark[0] == "h" and {"money", "offer"} & held(f.passage.text)]
        chosen = offers[:1] or chosen

    of_cause = "cause" in wanted_of_case(clause)
    causes = [f.passage for f in ranked if of_cause and f.passage.mark[0] != "c" and "cause" in _holds(f.passage)]
    causes = [p for p in causes if not is_told(p, draft)]
    if causes and not asked.judged:
        chosen = [causes[0]]

    if asked.tag or asked.judged:
        reasons = [f for f in ranked if f.passage.mark.startswith("r") and f.score >= top.score * _KEEP_REASON]
        undecided = [f.passage for f in reasons if NOT_DECIDED.search(f.passage.text)]
        if undecided:
            chosen = [undecided[0], *(p for p in chosen if p is not undecided[0])]
        elif asked.tag and reasons and reasons[0].passage not in chosen and share(reasons[0].passage):
            chosen.append(reasons[0].passage)

    def added(found: Found) -> float:
        """How much of what is asked a passage adds, 0 to 1 for words and 1 for a kind of thing not held yet."""
        told = words_told(draft, case, *chosen)
        had = {kind for p in chosen for kind in _holds(p)}
        words = telling & set(stems(found.passage.text)) - told
        gain = sum(weights.of(word) for word in words) / whole
        # What was complained of names a case in most questions, and answers few.
        least = _WORDED if found.passage.mark.startswith("c") else _GAIN
        return (gain if gain >= least else 0.0) + float(bool((kinds - had) & _holds(found.passage)))

    keep = _KEEP_LISTED if asked.listed else _KEEP
    left = [f for f in ranked if f.passage not in chosen and f.score >= top.score * keep]
    while left and len(chosen) < most:
        adds = {f.passage.id: added(f) for f in left}
        left.sort(key=lambda f: -(f.score + _ADDS * adds[f.passage.id] + (asked.judged and f.passage.mark[0] == "r")))
        found = left.pop(0)
        speaks = not kinds or kinds & _holds(found.passage)
        if ((adds[found.passage.id] or asked.listed) and speaks) or (
            not causes and found.score >= top.score * _KEEP_OTHER
        ):
            chosen.append(found.passage)
    return chosen


def _core(clause: str) -> str:
    """What a clause asks, less the words before its question and those that only say whose case is meant."""
    found = _QUESTION.search(clause)
    return _WHOSE.sub(" ", clause[found.start() :] if found else clause)


def _holds(passage: Passage) -> frozenset[str]:
    return held(passage.text) | held_of_case(passage.text)
