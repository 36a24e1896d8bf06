"""What of a case is said already, so that no finding, sum, order or passage is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer.cases.passages import with_subject
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.plain import lower_first, pounds
from assistant.answer.statements.relevance import stems
from assistant.records import Determination, Passage

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z£])")
_OF_EXTRACT = re.compile(r"\bextract\b(?!.*(?:\bbut (?:shows|notes)\b|;))", re.IGNORECASE)
_OF_AWARD = re.compile(r"The (?:award|sum|largest share|compensation|only sum)\b|That includes\b")
_OUTCOME = re.compile(
    r"(?:The complaint was (?:found to be )?outside (?:the Ombudsman's )?jurisdiction\b|The (?:finding|outcome(?: recorded)?|case) (?:was|is)\b|There was (?:no |severe )?(?:maladministration|service failure"
    r"|reasonable redress)\b|(?:Severe m|M)aladministration was found\b|Service failure was found\b|That finding depended\b"
    r"|[^.]{0,80}\b(?:handled|met) (?:with|by) (?:severe )?(?:maladministration|service failure|reasonable redress)[^.]*\.$)"
)
_NOTHING_ORDERED = re.compile(
    r"\bnothing was ordered\b|\bno [^.]{0,60}\b(was|were|is) (recorded as )?(ordered|recorded)\b", re.IGNORECASE
)
_ONLY_NOTHING = re.compile(r"Nothing was ordered(?: and no compensation was awarded)?\.$")
_OFFER = re.compile(r"\b(offer\w*|already|takes? (?:in|off)|on top|less|taken off)\b", re.IGNORECASE)
_SHORT = 12
_SUMS = re.compile(r"£[\d,]+(?:\.\d{2})?")


def sentences(text: str) -> list[str]:
    """The sentences of a passage."""
    return _SENTENCES.split(text)


def tells_only_outcome(passage: Passage) -> bool:
    """Whether a passage of the reasons only repeats the finding, so that a statement of ours on it says as much."""
    if not passage.mark.startswith("r"):
        return False
    kept = [s for s in sentences(passage.text) if not _OF_EXTRACT.search(s) and not _OF_AWARD.match(s)]
    return all(_OUTCOME.match(s) for s in kept)


def is_told(passage: Passage, draft: Draft) -> bool:
    """Whether what a passage says is stated already: its words, its finding, or the sums that were ordered."""
    if draft.cites(passage.id, StatementKind.PASSAGE) or draft.cites(passage.id, StatementKind.ORDER):
        return True
    if draft.says(lower_first(with_subject(passage))):
        return True
    outcome = any(
        draft.cites(passage.id, kind)
        for kind in (StatementKind.FINDING, StatementKind.CORRECTION, StatementKind.UNKNOWN)
    )
    if outcome and (tells_only_outcome(passage) or len(passage.text.split()) <= _SHORT):
        return True
    if draft.cites(passage.id, StatementKind.AWARD) and _ONLY_NOTHING.match(passage.text):
        return True
    summed = any(draft.cites(passage.id, kind) for kind in (StatementKind.AWARD, StatementKind.FINDING))
    sums = set(_SUMS.findall(passage.text))
    offer = _OFFER.search(passage.text) and not draft.cites(passage.id, StatementKind.AWARD)
    return passage.mark[0] == "o" and bool(sums) and summed and not offer and sums <= set(_SUMS.findall(draft.text))


def words_told(draft: Draft, case: Determination, *also: Passage) -> set[str]:
    """The stemmed words of what is stated on a case, and of passages that are about to be."""
    texts = [s.text for s in draft.statements if s.case == case.ref] + [p.text for p in also]
    return {word for text in texts for word in stems(text)}


def says_sum(case: Determination, amount: float, draft: Draft) -> bool:
    """Whether a statement on a case gives a sum."""
    sum_ = re.compile(rf"{re.escape(pounds(amount))}(?![\d,.]*\d)")
    return any(s.case == case.ref and sum_.search(s.text) for s in draft.statements)


def outcome_told(case: Determination, draft: Draft, kinds: Iterable[StatementKind]) -> bool:
    """Whether a statement of some kinds stands on a case."""
    wanted = set(kinds)
    return any(s.case == case.ref and s.kind in wanted for s in draft.statements)


def orders_told(case: Determination, draft: Draft) -> bool:
    """Whether something that was ordered in a case stands already: that nothing was leaves the reasons to be told."""
    orders = [s for s in draft.statements if s.case == case.ref and s.kind is StatementKind.ORDER]
    return any(not _NOTHING_ORDERED.search(s.text) for s in orders)
