"""Which other decided cases are like the one that is meant, and what they came to."""

from __future__ import annotations

import re

from assistant.answer.cases.finder import cases_named
from assistant.answer.cases.money import named
from assistant.answer.cases.words import is_own
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import StatementKind
from assistant.answer.redress.money import state_comparable
from assistant.answer.statements.draft import say
from assistant.records import Determination, Tenure
from assistant.remedies.before import blind, told
from assistant.remedies.contract import Comparable, RemedyFacts
from assistant.situation.situation import Clause

_LIKE_IT = re.compile(
    r"(?<!\bthe )(?<!\bthat )\b(?:other|another|more|similar|any|anything|something|else) (?:\w+ )?(?:(?:cases?|decisions?|rulings?|determinations?|ones?) )?"
    r"(?:just |much |quite )?(?:like|similar to|along the lines of) (?:it|that|this|20\d{7}|(?:the|that) (?:one|case))\b",
    re.IGNORECASE,
)
_SOMEBODY_HAD = re.compile(
    r"\b(?:woman|man|lady|bloke|fella|chap|guy|tenant|resident|leaseholder|shared owner|family|couple|mum|person|someone|somebody|she|he|they|it|ombudsm[ae]n|n['’]?t|not)"
    r" (?:\w+ ){0,2}?(?:won|win|got|get|had|have|took|went through|complained|decided|dealt with|looked at|seen)(?: on)? (?:(?:something|summat|one|a case|a claim|a complaint) )?(?:just |much |a bit )?like (?:it|that|this)\b",
    re.IGNORECASE,
)
"""Somebody told of who had what one has oneself."""
_OTHERS = re.compile(r"\b(?:other|others|another|more|similar|else|along the lines)\b", re.IGNORECASE)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:(?:some|any)(?:one|body) else|(?:an)?other (?:\w+ )?(?:tenant|resident|leaseholder|owner|family|couple|wom[ae]n|man|lady|bloke|fella|person|people))"
    r" (?:\w+ )?like (?:it|that|this)\b",
    re.IGNORECASE,
)
_MOST = 3


def answer_like_case(work: Workings, clause: Clause) -> bool:
    """State the cases most like a decided one, what makes them alike with each; False where that is not asked."""
    refs = cases_named(clause, work.situation) or ((work.case.ref,) if work.case else ())
    if len(refs) != 1 or not _LIKE_IT.search(clause.text) or is_own(clause.text):
        return False
    of_somebody = _SOMEBODY_HAD.search(clause.text) or _SOMEBODY_ELSE.search(clause.text)
    if not cases_named(clause, work.situation) and of_somebody:
        # `A man won something like this`: his is the case that is meant, and no other is asked for.
        return False
    if not cases_named(clause, work.situation) and is_own(work.situation.english) and not _OTHERS.search(clause.text):
        # `My roof leaks. Any case like that?` asks for one like the home told of, and not for others like it.
        return False
    case = work.sources.corpus.determinations.get(refs[0])
    if case is None:
        return False
    near = _cases_like(case, work)
    for comparable in near:
        state_comparable(comparable, work.draft, work.sources)
    if near and not cases_named(clause, work.situation):
        work.note(say("cases_like_taken", **named(case)))
    if not near:
        work.draft.add(StatementKind.UNKNOWN, say("no_case_like", ref=case.ref))
    work.fits()
    return True


def _cases_like(case: Determination, work: Workings) -> list[Comparable]:
    """The nearest other cases whose finding is known, by what was known of the case before it was decided.

    Where none of those is of its kind, by what its first matter is called.
    """
    return _near(case, blind(told(case)), work) or _near(case, case.matters[0].matter, work)


def _near(case: Determination, text: str, work: Workings) -> list[Comparable]:
    facts = RemedyFacts(
        text=text,
        category=case.matters[0].category,
        landlord_type=case.landlord_type,
        tenure=case.tenure if case.tenure is not Tenure.UNKNOWN else None,
        household=tuple(case.household),
        on=work.sources.today,
    )
    estimate = work.sources.estimator(facts, work.sources.corpus, work.sources.exclude | {case.ref})
    found = [c for c in estimate.comparables if c.borne_out and c.ref != case.ref]
    known = [c for c in found if _finding_known(work.sources.corpus.determinations[c.ref], c)]
    return known[:_MOST]


def _finding_known(case: Determination, comparable: Comparable) -> bool:
    return any(m.matter == comparable.matter and m.finding is not None for m in case.matters)
