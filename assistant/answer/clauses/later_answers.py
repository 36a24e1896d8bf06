"""What a later message is answered with that leans on what was told: whether to take an offer, who pays, and who settles a sum."""

from __future__ import annotations

import re

from assistant.answer.clauses.offers_asked import as_money, asks_about_offer, asks_if_fair, state_offer
from assistant.answer.clauses.redress_answers import answer_redress
from assistant.answer.clauses.who_pays import state_who_pays
from assistant.answer.clauses.workings import Workings
from assistant.answer.talk.asked_of_answer import asks_who_settles
from assistant.answer.talk.beside_the_answer import state_who_settles
from assistant.answer.talk.same_problem import GENERAL
from assistant.situation.situation import Clause

_ONWARD = re.compile(r"\bombudsm[ae]n\b|\bstage (?:2|two)\b|\bescalat\w+", re.IGNORECASE)


def answer_offer(work: Workings, clause: Clause) -> bool:
    """Answer whether an offer should be taken, with what past cases led to where it is the person's own."""
    if not asks_about_offer(clause, work.situation):
        return False
    own = state_offer(clause, work.situation, work.draft, work.sources)
    if own and work.situation.category not in GENERAL:
        answer_redress(work, as_money(clause))
    work.fits()
    # "Is it fair, or should I go to the Ombudsman?" asks for the way there as well.
    return not (asks_if_fair(clause, work.situation) and _ONWARD.search(clause.text))


def answer_bare_who_pays(work: Workings, clause: Clause) -> bool:
    """Answer who pays for the trouble told before; False where more is asked, or nothing known was told."""
    if not state_who_pays(clause, work.situation, work.draft, work.sources):
        return False
    work.fits()
    work.settled += 1
    return True


def answer_who_settles(work: Workings, clause: Clause) -> bool:
    """Answer who settles a sum of the person's own that nobody has ordered; False where anything else is asked."""
    situation = work.situation
    if not situation.follow_up or situation.refs or situation.case or not asks_who_settles(clause.text):
        return False
    state_who_settles(work.draft, work.sources)
    work.fits()
    work.settled += 1
    return True
