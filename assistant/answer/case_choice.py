"""Which decided case a message asks about, and which of its clauses do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer.case_finder import asks_for_a_kind, landlord_cases, nearest_case, without_landlord
from assistant.answer.plain import day
from assistant.answer.relevance import anchors, stems
from assistant.answer.sources import Sources
from assistant.answer.wanted import wanted
from assistant.index import Filters
from assistant.records import Source
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_SURE = 0.75
_SURE_WITH_LANDLORD = 0.45
_DESCRIBED = 0.9
_BEFORE_RULES = 0.1
_LIKE_IT = 0.6
_SAME_DATES = 2
_TELLING = 2
_SEVERAL = re.compile(
    r"\b(cases|decisions|rulings|precedents|others|anyone|anybody|people|tenants|residents|somebody|someone)\b",
    re.IGNORECASE,
)
_ONE_LIKE_IT = re.compile(
    r"\b(the|that|a|one|another|other) (other )?(case|one) (just |much )?like (that|it|this|mine|ours)\b"
    r"|\bin (the|that) other case\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(my|our|me|i|i'?m|i'?ve|we|mine)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(did|was|were|had|took|came|got|went)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:has|have|'s|s) (?:\w+ ){0,4}got to\b|\bhow (?:long|soon|quickly|many \w+) (?:has|have|does|do|must|should|can)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CaseChoice:
    """A case, and why it is the one: `fit` is how near its best passage comes.

    `told`: the message speaks of a decided case. `dated`: it gives two dates that stand in the case.
    """

    ref: str
    fit: float
    told: bool
    dated: bool


def choose_case(situation: Situation, sources: Sources) -> CaseChoice | None:
    """The case that a message without a reference is about; None where it is about none, or we cannot be sure which.

    It speaks of a decided case, or it describes one of the named landlord's so well that no rule comes near,
    or it gives the dates of one.
    """
    if situation.case in sources.corpus.determinations and not _MINE.search(situation.english):
        return CaseChoice(str(situation.case), 1.0, told=True, dated=False)
    pool = landlord_cases(situation, sources)
    if named_rules(situation.english) and not pool:
        return None
    found = nearest_case(situation, sources)
    if found is None:
        return None
    ref, fit = found
    kind = any(asks_for_a_kind(c.text) for c in situation.clauses)
    one = _ONE_LIKE_IT.search(situation.english) is not None
    if kind and (
        not pool or fit < (_LIKE_IT if one else _DESCRIBED) or (_SEVERAL.search(situation.english) and not one)
    ):
        return None
    case = sources.corpus.determinations[ref]
    told = any(c.about_case for c in situation.clauses)
    another = _tells_of_another(situation, pool) and fit >= _SURE
    dates = {date for date in anchors(situation.english) if re.search(r"[a-z] \d{4}$", date)}
    held: set[str] = set().union(*(anchors(p.text) for p in case.passages))
    decided = case.decided is not None and bool(dates & anchors(day(case.decided)))
    dated = bool(pool) and (decided or len(dates & held) >= _SAME_DATES)
    of_a_class = situation.priority is not None and Ask.TIMESCALE in situation.asks
    described = bool(pool) and fit >= _DESCRIBED and not situation.events and not of_a_class
    described = described and not _DUTY.search(situation.english) and fit >= _rule_fit(situation, sources)
    sure = told and fit >= (_SURE_WITH_LANDLORD if pool else _SURE)
    return CaseChoice(ref, fit, told, dated) if sure or another or described or dated else None


def is_about(clause: Clause, choice: CaseChoice, situation: Situation) -> bool:
    """Whether a clause asks about the case, and not about the person's own home or a rule."""
    if clause.about_case:
        return True
    mine = _MINE.search(clause.text)
    if mine:
        return False
    if situation.case == choice.ref:
        return True
    if any(c.about_case for c in situation.clauses):
        return bool(_PAST.search(clause.text)) or Ask.TIMESCALE not in clause.asks
    return True


def asked_of_case(clause: Clause, situation: Situation) -> tuple[Clause, str]:
    """The clause less the reference it begins with, and the text to search by: the message where the clause says too little.

    A clause that names no kind of thing takes the message's sums and asks too.
    """
    if situation.refs and ":" in clause.text:
        before, after = clause.text.split(":", 1)
        if len(stems(after)) >= 2 and any(ref in before for ref in situation.refs):
            clause = clause.model_copy(update={"text": after.strip()})
    names = stems(" ".join([*situation.refs, situation.landlord.said if situation.landlord else ""]))
    telling = [word for word in stems(clause.text) if word not in names]
    if len(telling) >= _TELLING or len(situation.clauses) == 1:
        return clause, clause.text
    amounts = clause.amounts or situation.amounts
    asks = clause.asks or situation.asks
    text = clause.text if wanted(clause.text) else situation.english
    return clause.model_copy(update={"text": text, "amounts": amounts, "asks": asks}), situation.english


def is_sure(choice: CaseChoice) -> bool:
    """Whether a case is told so well that no other of the landlord's can be meant."""
    return choice.dated or choice.fit >= _SURE


def tells_of_own(situation: Situation) -> bool:
    """Whether a message tells days to reckon with, mostly the person's own, and speaks of no decided case."""
    mine = _MINE.search(situation.english) is not None
    days = situation.reported is not None and (mine or situation.until is not None)
    return days and not any(c.about_case for c in situation.clauses)


def _tells_of_another(situation: Situation, pool: frozenset[str]) -> bool:
    """Whether the message tells, in the past, of somebody else and a landlord that we hold cases of."""
    text = situation.english
    if _MINE.search(text) or _DUTY.search(text) or situation.events or not pool:
        return False
    return any(_PAST.search(clause.text) for clause in situation.clauses)


def _rule_fit(situation: Situation, sources: Sources) -> float:
    """How near the best rule comes to the message, by the same measure, and a little more."""
    found = sources.search(situation.english, k=20, filters=Filters(sources=frozenset({Source.POLICY})))
    ranked = sources.rank(without_landlord(situation), found, exact=False)
    return (ranked[0].score if ranked else 0.0) + _BEFORE_RULES
