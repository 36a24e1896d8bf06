"""Whether a clause asks for a point of a case though it speaks of money: then that point answers, and not what was ordered."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.ranking import Look, ranked_passages
from assistant.answer.statements.sources import Sources
from assistant.records import Determination
from assistant.situation.wordlists import says

_SHARE = re.compile(r"\b\d+(?= ?(?:%|per ?cent\b))")
_AHEAD = 0.5
"""How far what happened must come before every order and reason in fit."""


def less_outcome(case: Determination, asked: Asked, look: Look, sources: Sources) -> Asked:
    """What a clause asks, without the outcome where a passage of the events or the complaint plainly answers it.

    `How much were the arrears?` asks for money, and yet not for what the Ombudsman ordered. Words that only fit an
    award keep it, save where the sum is plainly another.
    """
    clause = look.clause or look.text
    if not (asked.money or asked.made_of) or asked.outcome or asked.finding or asked.total or asked.relation:
        return asked
    if says("cases", "ordered_sum", text=clause) and not says("cases", "other_sum", text=clause):
        return asked
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


def _point_alone(asked: Asked) -> Asked:
    return replace(asked, money=False, made_of=False, balance=False, money_in_message=False, judged=False)
