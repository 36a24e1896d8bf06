"""What a clause about rules is answered with: what settles it, what speaks to it, and what the limits left unsaid."""

from __future__ import annotations

import re

from assistant.answer.cases.clauses import is_about
from assistant.answer.cases.words import is_of_somebody, is_past
from assistant.answer.clauses.judged_waits import is_dated
from assistant.answer.clauses.redress_answers import asks_of_another_band, tells_of_loss
from assistant.answer.clauses.time_answers import set_clocks, state_clocks
from assistant.answer.clauses.time_asked import asks_what_class_means
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import StatementKind
from assistant.answer.delays.excluded_laws import close_excluded, close_excluded_by
from assistant.answer.redress.money import asks_for_rate, asks_who_pays
from assistant.answer.redress.sums_asked import sums_settle_it
from assistant.answer.rules.in_force import state_in_force
from assistant.answer.rules.statements import state_rules, state_settled
from assistant.answer.rules.terms import what_is
from assistant.answer.rules.told_rules import state_told_rules
from assistant.answer.statements.draft import Draft
from assistant.answer.talk.later import state_late_rate, state_law_lost, state_paid_if_late
from assistant.situation.situation import Ask, Clause
from assistant.situation.wordlists import named_rules
from assistant.timescales.facts import Happening, Verdict

_CLEARLY = 0.95
"""How near a rule must come to be told beside what answers already."""
_WELL = 0.75
"""How near a rule must come to answer who pays for a thing, in the place of what past cases led to."""
_FROM_WHEN = re.compile(
    r"(?:and |but |so |or )?(?:if (?:not|so|no),? )?(?:then )?(?:(?:from|since) (?:when|(?:what|which) (?:date|day))|when (?:did|does|do) (?:it|they|that|the rules?) (?:\w+ )?"
    r"(?:start|begin|appl\w+|come in|kick in|bind|take effect))\W*$",
    re.IGNORECASE,
)
"""Since when a rule binds, asked after whether it did."""
_OF_ONE_CASE = re.compile(r"\b(?:did|was|were|had|ordered|found|case|that one|he|she)\b", re.IGNORECASE)


def is_settled(work: Workings) -> bool:
    """Whether a rule settles any part of the message, however short that is."""
    draft, situation, sources = Draft(), work.situation, work.sources
    return any(
        state_settled(clause, situation, draft, sources)
        or what_is(clause.text, sources)
        or state_told_rules(clause, situation, draft, sources)
        for clause in situation.clauses
    )


def settle(work: Workings, clause: Clause) -> bool:
    """State what settles a yes-or-no question about a rule; False where nothing does."""
    situation = work.situation
    if situation.refs or clause.refs or (clause.about_case and _OF_ONE_CASE.search(clause.text)):
        return False
    if (
        work.case
        and is_of_somebody(situation.english)
        and is_past(clause.text)
        and is_about(clause, work.case, situation)
    ):
        return False
    if not state_settled(clause, situation, work.draft, work.sources):
        return False
    work.fits()
    work.settled += 1
    timed = {Ask.TIMESCALE, Ask.DELAY} & set(clause.asks)
    if is_dated(situation) and (Ask.DELAY in clause.asks or (timed and _runs_from_a_check(work))):
        state_clocks(work, clause)
    return True


def answer_in_force(work: Workings, clause: Clause) -> bool:
    """State whether a rule already bound on a past day; False where a clause asks no such thing, or of a time kept."""
    if work.situation.refs or (Ask.DELAY in clause.asks and is_dated(work.situation)):
        return False
    if _FROM_WHEN.match(clause.text) and work.draft.answers and _tells_in_force(work.draft):
        return True
    stated = state_in_force(clause, work.situation, work.draft, work.sources)
    if stated:
        work.fits()
    return stated


def _tells_in_force(draft: Draft) -> bool:
    """Whether it stands already since when a rule has bound."""
    return any(citation.ref == "in-force" for citation in draft.citations)


def answer_by_name(work: Workings, clause: Clause) -> bool:
    """State the rules that speak to what was told by name, or the rate of a scheme; False where there are none."""
    about = (clause, work.situation, work.draft, work.sources)
    stated = state_told_rules(*about) or state_late_rate(*about) or state_paid_if_late(*about)
    if stated:
        work.fits()
        work.draft.sure = True
        if {Ask.TIMESCALE, Ask.DELAY} & set(clause.asks) and _runs_from_a_check(work):
            state_clocks(work, clause)
    return stated


def _runs_from_a_check(work: Workings) -> bool:
    """Whether a limit of law runs from a check that is told with its day."""
    checks = {event.on for event in work.situation.events if event.what is Happening.INVESTIGATED}
    return any(li.binding and li.starts in checks and not li.possible for li in set_clocks(work).limits)


def answer_who_pays(work: Workings, clause: Clause) -> bool:
    """State the rules on who must pay for a thing; whether that is what a clause asks."""
    asked = Ask.PRECEDENT not in clause.asks and asks_who_pays(clause.text) and not tells_of_loss(work.situation)
    if asked:
        work.fits(state_rules(clause, work.situation, work.draft, work.sources, least=_WELL))
    return asked


def paid_for_before(work: Workings, clause: Clause) -> bool:
    """Whether an earlier clause asked who pays as well, so that the rule told there may answer for both."""
    clauses = work.situation.clauses
    earlier = clauses[: clauses.index(clause)] if clause in clauses else ()
    return work.said > 0 and any(asks_who_pays(one.text) for one in earlier)


def answer_rules(work: Workings, clause: Clause, before: int) -> None:
    """State the rules that answer a clause; where time or money answer it already, only those that clearly do.

    `before`: how many statements stood before the clause was taken up.
    """
    state_told_rules(clause, work.situation, work.draft, work.sources, after=True)
    added = work.draft.statements[before:]
    sums = list(work.estimate.guidance) if work.estimate else []
    by_sums = asks_for_rate(work.situation) or sums_settle_it(work.situation, sums)
    by_sums = by_sums or asks_of_another_band(clause, work.situation)
    of_sums = by_sums and {Ask.REMEDY, Ask.PRECEDENT} & set(clause.asks)
    told = work.draft.statements if of_sums else added
    if by_sums and any(statement.kind is StatementKind.GUIDANCE for statement in told):
        return
    if asks_what_class_means(clause, work.situation) and work.said > before:
        return
    _close_laws(work, clause)
    judged = set(clause.asks) == {Ask.DELAY} and work.verdict is not None
    plain = judged and not named_rules(work.situation.english)
    answered = work.said > before and (plain or _is_answered(work, clause))
    of_time = Ask.DELAY in clause.asks and set(clause.asks) <= {Ask.DELAY, Ask.TIMESCALE, Ask.PROCESS}
    if answered and of_time and work.verdict not in (None, Verdict.UNCLEAR):
        return
    least, most = (_CLEARLY, 2) if answered else (0.0, 3)
    work.fits(state_rules(clause, work.situation, work.draft, work.sources, least=least, most=most))


def _close_laws(work: Workings, clause: Clause) -> None:
    """Say which laws are not for the person, so that no more is said of them."""
    closed = set(work.draft.closed)
    state_law_lost(work.situation, work.draft, work.sources)
    close_excluded(clause, work.situation, work.draft, work.sources)
    if work.check is not None:
        close_excluded_by(work.check, clause, work.situation, work.draft, work.sources)
    if work.draft.closed > closed:
        work.fits()


def _is_answered(work: Workings, clause: Clause) -> bool:
    """Whether limits or sums answer a clause already, so that a rule must fit clearly to be added."""
    rules = set(named_rules(work.situation.english)) - work.draft.closed
    rules -= {citation.ref for citation in work.draft.citations}
    return bool(work.draft.statements) and work.fit >= 1.0 and not rules and Ask.TERM not in clause.asks
