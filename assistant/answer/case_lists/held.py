"""Whether the Ombudsman ever held that something was right or wrong: the one reason among all decisions that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answer.case_lists.asked import asks_over_cases, is_list_clause, says_one
from assistant.answer.cases.balance import is_verdict
from assistant.answer.cases.beside import matters_judged
from assistant.answer.cases.finder import landlord_cases
from assistant.answer.cases.findings import state_findings_of
from assistant.answer.cases.marks import section
from assistant.answer.cases.passages import state_extract, state_passage
from assistant.answer.message.instructions import gives_orders
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.fitness import Place, fit, places, signs
from assistant.answer.statements.sources import Found, Sources
from assistant.index.collection import Likeness
from assistant.records import Passage
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import says

_EVER = re.compile(
    r"\bombudsm[ae]n (?:has |had )?ever\b|\bwas(?:n['’]?t)? there (?:ever )?one (?:where|when|in which)\b",
    re.IGNORECASE,
)
_FITS, _LIKE, _AHEAD = 5.0, 0.42, 1.2
"""How well a reason must fit, how near it must come in meaning, and how far before those of other cases, to be the one meant."""


def state_held(clause: Clause, situation: Situation, draft: Draft, sources: Sources, chosen: str | None) -> bool:
    """State the reason that says what a clause asks over all decisions, and the finding on its matter.

    False where no such thing is asked, or no reason stands out from all others, or another case is `chosen`.
    """
    many = any(says_one(kind, text=clause.text) for kind in ("counted", "landlords", "most", "least"))
    if many or situation.refs or not says("cases", "held", text=clause.text):
        return False
    over_all = asks_over_cases(situation) and is_list_clause(clause)
    if not (over_all or says_one("one", text=clause.text) or _EVER.search(clause.text)):
        return False
    reason = _reason(situation.english, situation, sources)
    if reason is None or (chosen is not None and _ref(reason) != chosen):
        return False
    case = sources.corpus.determinations[_ref(reason)]
    state_passage(case, reason, draft)
    state_findings_of(case, matters_judged(case, [reason], case.matters), draft)
    state_extract(case, draft)
    return True


def _reason(text: str, situation: Situation, sources: Sources) -> Passage | None:
    """The reason with a verdict that comes near to a text, and far nearer than those of any other case."""
    cases = sources.corpus.determinations
    pool = landlord_cases(situation, sources) & set(cases) or set(cases)
    reasons = [
        p for ref in sorted(pool) for p in section(cases[ref], "r") if is_verdict(p) and not gives_orders(p.text)
    ]
    near = sources.index.likeness(text)
    ranked = [
        Found(place.passage, _fit(text, place, near, sources), near[place.passage.id].own)
        for place in places(reasons, sources.corpus.asked)
        if place.passage.id in near
    ]
    ranked.sort(key=lambda f: (-f.score, f.passage.id))
    if not ranked or ranked[0].score < _FITS or ranked[0].similarity < _LIKE:
        return None
    others = (f.score for f in ranked if _ref(f.passage) != _ref(ranked[0].passage))
    return ranked[0].passage if ranked[0].score >= next(others, 0.0) + _AHEAD else None


def _fit(text: str, place: Place, near: Mapping[str, Likeness], sources: Sources) -> float:
    return fit(signs(text, place, near, sources.weights, case=True), case=True)


def _ref(passage: Passage) -> str:
    return passage.id.partition("#")[0]
