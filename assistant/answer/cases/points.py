"""Whether a clause asks for a point of a case though it speaks of money: then that point answers, and not what was ordered."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.marks import section
from assistant.answer.cases.ranking import Look, ranked_passages
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Sources
from assistant.records import Determination
from assistant.situation.clauses import amounts
from assistant.situation.wordlists import says

_PART_OF = re.compile(
    r"\b(?:what|which|how (?:much|big an?|large an?)) (?:part|share|bit|slice|portion)?(?: ?was| ?is)? ?of (?:the |that |their |its )?(?:\w+ )?£"
    r"|\bof (?:the|that|their|its) (?:\w+ )?£ ?[\d,.]+[^.?!]{0,25}\b(?:how much|what|which)\b",
    re.IGNORECASE,
)
_BY_TIME = re.compile(r"£[\d,.]+ (?:an?|per|each|every) (?:day|night|week|month)\b", re.IGNORECASE)
_BY_TIME_ASKED = re.compile(
    r"\b(?:per|an?|each|every) (?:day|night|week|month)\b|\b(?:weekly|daily|nightly|monthly)\b", re.IGNORECASE
)
_SHARE = re.compile(r"\b\d+(?= ?(?:%|per ?cent\b))")
_BECAME = re.compile(
    r"\b(?:how (?:did|has|had)|what (?:happened|happend|came|became) (?:to|with|of|about|over|in))"
    r" (?P<thing>(?:the|her|his|their|that|its|any) (?:[\w'’-]+ ?){1,5}?)(?= (?:end|go|turn|come|finish|settle|work|pan|in|of|for|over|about|on)\b|[?,.]|$)",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    r"\bwhat (?:happened|happend|came|became) (?:to|with|of|about|over|in) (?:that|it)\b|\bhow did (?:that|it) (?:end|go|turn)\b",
    re.IGNORECASE,
)
_WENT_TO = re.compile(
    r"\b(?:took|taken|take|taking|sued?|went|gone|going|brought|made) (?:[\w'’]+ ){0,3}?(?:to )?(?P<thing>court|legal|insurance|tribunal)\b",
    re.IGNORECASE,
)
_COURT = frozenset(stems("court legal claim proceedings action lawsuit disrepair sue sued"))
_PROCEEDINGS = _COURT | frozenset(
    stems("insurance insurer tribunal injunction eviction possession move transfer rehousing")
)
_NO_THING = frozenset(stems("complaint case decision ombudsman"))
"""Things that run beside a complaint; and what is the complaint itself."""
_AHEAD = 0.5
"""How far what happened must come before every order and reason in fit."""


def less_outcome(case: Determination, asked: Asked, look: Look, sources: Sources) -> Asked:
    """What a clause asks, without the outcome where a passage of the events or the complaint plainly answers it.

    `How much were the arrears?` asks for money, and yet not for what the Ombudsman ordered. Words that only fit an
    award keep it, save where the sum is plainly another.
    """
    clause = look.clause or look.text
    if of_a_thing(case, clause, look.whole):
        return replace(_point_alone(asked), finding=False, outcome=False, more=True, said=False)
    if not (asked.money or asked.made_of) or asked.outcome or asked.finding or asked.total or asked.relation:
        return asked
    if says("cases", "ordered_sum", text=clause) and not says("cases", "other_sum", text=clause):
        return asked
    if asked.balance and amounts(clause):
        # `How much above the £600 did the Ombudsman go?` is of the order, however well the offer is told.
        return asked
    if _of_part_of_an_offer(case, clause) or _at_a_rate(case, clause):
        return _point_alone(asked)
    shares = set(_SHARE.findall(clause))
    if shares and any(shares & set(_SHARE.findall(p.text)) for p in case.passages if p.mark[0] in "hc"):
        # A share of a price is no sum that was ordered, however much the question speaks of paying.
        return _point_alone(asked)
    ranked = ranked_passages(case, look.text, sources, look.whole)
    if not ranked or ranked[0].passage.mark[0] not in "hc" or "£" not in ranked[0].passage.text:
        return asked
    decided = max((f.score for f in ranked if f.passage.mark[0] in "or"), default=ranked[-1].score)
    if ranked[0].score < decided + _AHEAD:
        return asked
    return _point_alone(asked)


def _of_part_of_an_offer(case: Determination, text: str) -> bool:
    """Whether a text asks for a part of a sum that events tell of and that was never ordered."""
    told = {amount for p in case.passages if p.mark[0] == "h" for amount in amounts(p.text)}
    named = {amount for amount in amounts(text) if amount in told and amount != case.compensation_ordered}
    return bool(named) and _PART_OF.search(text) is not None


def _at_a_rate(case: Determination, text: str) -> bool:
    """Whether a text asks for a sum by the week or day, where events tell of one."""
    told = any(_BY_TIME.search(p.text) for p in case.passages if p.mark[0] in "hc" and "£" in p.text)
    return told and _BY_TIME_ASKED.search(text) is not None


def of_a_thing(case: Determination, text: str, whole: str) -> bool:
    """Whether a text asks what became of a thing that events tell of, and that the decision was not over.

    How a court claim that ran beside the complaint ended is told by its event; the finding would pass for its end.
    """
    found = _BECAME.search(text) or (_OF_THAT.search(text) and _WENT_TO.search(whole))
    if not found or "ombudsm" in found["thing"].lower():
        return False
    named = set(stems(found["thing"])) - _NO_THING - set(stems(case.landlord))
    decided = {word for m in case.matters for word in stems(m.matter)}
    events = {word for p in section(case, "h") for word in stems(p.text)}
    kin = _kin(named) & _PROCEEDINGS
    return bool(kin & events) and not kin & decided


def _kin(named: set[str]) -> frozenset[str]:
    """The proceedings that words may mean: a court claim is told of as proceedings too."""
    return _COURT if named & _COURT else frozenset(named)


def _point_alone(asked: Asked) -> Asked:
    return replace(asked, money=False, made_of=False, balance=False, money_in_message=False, judged=False)
