"""Whether to take an offer: never for us to say. What the Ombudsman makes of offers, and what came of one that was made."""

from __future__ import annotations

import re

from assistant.answer.cases.statements import state_outcome
from assistant.answer.cases.words import is_own
from assistant.answer.contract import StatementKind
from assistant.answer.rules.signposting import advice
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import pounds
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.asked_of_answer import asks_to_accept
from assistant.situation.situation import Ask, Clause, Situation

_WEIGHED = ("housing-ombudsman-findings-and-orders#p6", "ombudsman-compensation-guidance-2026#p3")
"""What an offer that puts things right comes to, and by what the Ombudsman measures one."""
_SET_OFF = "compensation-and-rent-arrears#p2"
_ARREARS = re.compile(r"\b(?:arrears|owe|off my rent|against my rent)\b", re.IGNORECASE)
_FAIR = re.compile(
    r"\b(?:is|was|isn['’]?t|are) (?:that|this|it|they|their offer|the (?:offer|sum|money|amount)|£ ?[\d,.]+)(?: a| an| really| even| actually| considered)* "
    r"(?:fair|reasonable|enough|right|ok|okay|decent|low|tight|stingy|insulting|about right|too (?:low|little))\b"
    r"|\b(?:fair|reasonable|decent) (?:offer|sum|amount|deal)\b|\b(?:that|thats|that['’]s) (?:fair|reasonable|enough|right)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"£|\b(?:offer\w*|compensation|goodwill|pounds|quid)\b", re.IGNORECASE)


def asks_about_offer(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks if an offer of money, told of by the person or in a decided case, should be taken."""
    if asks_if_fair(clause, situation):
        return True
    if not asks_to_accept(clause.text):
        return False
    spoken = situation.offered is not None or _OF_MONEY.search(f"{situation.whole} {situation.english}") is not None
    return spoken or bool(_cases(clause, situation))


def asks_if_fair(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks if a sum that the person was offered is fair: no decided case and no wait is meant by it."""
    if situation.offered is None or situation.refs or situation.case or any(c.about_case for c in situation.clauses):
        return False
    return _FAIR.search(clause.text) is not None and is_own(situation.english)


def state_offer(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """What can be said of taking an offer; whether it was the person's own, so that past cases stand beside it."""
    cases = _cases(clause, situation)
    if cases:
        draft.add(StatementKind.UNKNOWN, say("accept_case"))
        for ref in cases:
            state_outcome(sources.corpus.determinations[ref], situation, draft, sources)
        return False
    if asks_if_fair(clause, situation):
        draft.add(StatementKind.UNKNOWN, say("fair_own", sum=pounds(situation.offered or 0)))
    else:
        draft.add(StatementKind.UNKNOWN, say("accept_own"))
    draft.add(StatementKind.SIGNPOST, say("abstain_help"), *advice(sources))
    arrears = (_SET_OFF,) if _ARREARS.search(situation.english) else ()
    for name in (*_WEIGHED, *arrears):
        if passage := sources.corpus.passages.get(name):
            state_rule(passage, draft, sources)
    return True


def as_money(clause: Clause) -> Clause:
    """The clause as a question about money, so that what past cases led to answers it too."""
    return clause.model_copy(update={"asks": (Ask.REMEDY,)})


def _cases(clause: Clause, situation: Situation) -> tuple[str, ...]:
    """The decided cases whose offer is meant, where the clause does not speak of the person's own."""
    if situation.offered is not None or re.search(r"\b(?:i|we|my|me|us)\b", clause.text, re.IGNORECASE):
        return ()
    last = situation.shown if len(situation.shown) == 1 and situation.follow_up else ()
    return clause.refs or situation.refs or ((situation.case,) if situation.case else last)
