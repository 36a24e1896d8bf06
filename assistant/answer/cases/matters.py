"""Which matters of a case a clause speaks of, by their own words."""

from __future__ import annotations

import re

from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Determination, Matter
from assistant.situation.clauses import amounts
from assistant.situation.situation import Clause

_HANDLING = re.compile(
    r"\b(complaints?[- ]handling|complaint (?:\w+ )?(?:handled|dealt with)|deal\w* with (?:the|her|his|their) complaint|handl\w+ (?:of )?(?:the|her|his|their) (?:\w+ )?complaint|(?:on|about|over|for) (?:the|her|his|their)"
    r" (?:associated )?complaint(?! about| of| that)\b)",
    re.IGNORECASE,
)
_OF_ANY = frozenset(
    stems(
        "reports report handling concerns concern associated request requests response repairs repair poor condition other"
    )
)
_KIND = 0.3
_AS_WELL = 0.6
_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""What only says which case is meant."""
_WHICH_CASE = re.compile(
    r"\b(?:in|of|from) (?:the|that|this|their) (?:[\w'’&/-]+ ){1,6}(?:case|decision|determination)\b", re.IGNORECASE
)
_BY_THE_COMPLAINT = re.compile(
    r"\b(?:before|after|until|till|since|by|prior to|following|at the time of) (?:the|her|his|their|its|an?|that|this) (?:[\w'’]+ ){0,4}complaints?\b(?! handling)",
    re.IGNORECASE,
)
"""What says when something was, and not what the complaint was over."""
_ONE_OF_SEVERAL = re.compile(r"\b(?:part|bit|side|half|end|aspect|element)\b(?! of\b)", re.IGNORECASE)
"""What only says that one matter of several is meant: `the damp part`."""
_HEAD = re.compile(r"([^:?.]*\b\d{9}\b[^:?.]*):")
_ALL_FINDINGS = re.compile(
    r"\bfindings\b(?! (?:on|over|about) (?!each|all|both|every))|\b(both|each|all) (the )?(matters|findings|complaints)\b"
    r"|\b(?:which|what) (?:\w+ )?(?:parts?|bits?|complaints?|matters?|points?|heads?|issues?)\b(?=.{0,40}\b(?:los[et]|upheld|won|win|at fault|fail\w*)\b)",
    re.IGNORECASE,
)


def matters_spoken_of(
    case: Determination, clause: Clause, sources: Sources, whole: str
) -> tuple[tuple[Matter, ...], bool]:
    """The matters that a clause, or else the message around it, singles out, all where neither does; whether the clause did."""
    if _ALL_FINDINGS.search(clause.text):
        return case.matters, False
    matters = matters_asked(case, clause, sources)
    strict = len(matters) < len(case.matters)
    if not strict and (head := _HEAD.match(whole)) and not _names_any(case, clause.text.removeprefix(head[0]), sources):
        # `Octavia 202533112, the medical move: …` says once of what all the questions after it are.
        headed = matters_asked(case, Clause(text=head[1]), sources)
        if len(headed) < len(case.matters):
            return headed, True
    if not strict and whole:
        matters = matters_asked(case, Clause(text=whole, asks=clause.asks, amounts=amounts(whole)), sources)
    return matters, strict


def _names_any(case: Determination, text: str, sources: Sources) -> bool:
    """Whether a text names any matter of a case in words of its own."""
    return any(_spoken(matter, set(stems(text)), sources) for matter in case.matters)


def matters_asked(case: Determination, clause: Clause, sources: Sources) -> tuple[Matter, ...]:
    """The matters that a clause speaks of by their own words; all of them where it singles none out.

    A complaint is spoken of in every case, so its handling is meant only where that is said, or nothing else is.
    """
    if len(case.matters) == 1:
        return case.matters
    of_sum = tuple(m for m in case.matters if m.compensation and m.compensation in clause.amounts)
    if len(of_sum) == 1:
        return of_sum
    apart = set(stems(case.landlord))
    text = _ONE_OF_SEVERAL.sub(" ", _BY_THE_COMPLAINT.sub(" ", _IN_BRACKETS.sub(" ", clause.text)))
    scores = [_spoken(m, set(stems(_WHICH_CASE.sub(" ", text))) - apart, sources) for m in case.matters]
    if not (_HANDLING.search(_WHICH_CASE.sub(" ", text)) or any(scores)):
        scores = [_spoken(m, set(stems(text)) - apart, sources) for m in case.matters]
    handling = [m.category is Category.COMPLAINT_HANDLING for m in case.matters]
    if _HANDLING.search(clause.text):
        best = max((s for s, h in zip(scores, handling, strict=True) if not h), default=0.0)
        scores = [max(score, best, 1.0) if h else score for score, h in zip(scores, handling, strict=True)]
    elif any(score for score, h in zip(scores, handling, strict=True) if not h):
        scores = [0.0 if h else score for score, h in zip(scores, handling, strict=True)]
    best = max(scores)
    if best <= 0:
        return case.matters
    return tuple(m for m, score in zip(case.matters, scores, strict=True) if score >= best * _AS_WELL)


def _spoken(matter: Matter, words: set[str], sources: Sources) -> float:
    """How much of a matter a text's stemmed words name; its kind counts less than its own words."""
    own = set(stems(matter.matter)) - _OF_ANY
    kind = set(stems(matter.category.value.replace("-", " "))) - _OF_ANY - own
    weigh = sources.weights.of
    return sum(weigh(w) for w in own & words) + _KIND * sum(weigh(w) for w in kind & words)
