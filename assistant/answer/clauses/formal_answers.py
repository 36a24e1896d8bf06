"""What a clause about a request, an application or a notice is answered with."""

from __future__ import annotations

from assistant.answer.clauses.formal import (
    asks_for_steps,
    asks_if_not_kept,
    asks_of_sums,
    counts,
    is_formal,
    of_time,
    puts_a_sum,
    state_asked,
    state_else,
    state_if_not_kept,
    state_no_money,
    state_unnamed,
    state_what_next,
)
from assistant.answer.clauses.rule_answers import settle
from assistant.answer.clauses.time_answers import set_clocks, state_clocks
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import StatementKind
from assistant.answer.delays.limit_statements import cites_of
from assistant.answer.rules.settled import settled
from assistant.answer.talk.later import was_told
from assistant.situation.situation import Asker, Clause
from assistant.timescales.facts import Verdict


def answer_formal(work: Workings, clause: Clause) -> bool:
    """State the time of a request, an application or a notice; whether the clause asks of one."""
    situation, draft, sources = work.situation, work.draft, work.sources
    if not is_formal(situation):
        return False
    if was_told(situation) and asks_for_steps(clause):
        work.fits()
        return state_what_next(situation, draft, sources)
    if puts_a_sum(clause, situation):
        # "They want £25 for it. Is that right?" asks of the fee, and not of the time.
        clause = clause.model_copy(update={"text": f"{situation.english} Can they charge a fee?", "asks": ()})
    timed = of_time(clause, situation)
    if timed is None:
        if asks_if_not_kept(clause) and state_what_next(situation, draft, sources):
            work.fits()
            return True
        word = settled(clause, clause.text, situation, draft, sources)
        of_it = word is not None and word.passage.record == situation.under
        return (of_it and settle(work, clause)) or state_asked(clause, situation, draft, sources)
    work.fits()
    check = set_clocks(work)
    if not counts(check):
        for note in check.notes:
            draft.add(StatementKind.GUIDANCE, note.text, *cites_of(note))
        return state_else(situation, draft, sources)
    state_clocks(work, timed)
    state_unnamed(situation, draft, sources)
    state_no_money(clause, situation, draft)
    if asks_if_not_kept(clause):
        state_what_next(situation, draft, sources)
    elif asks_of_sums(clause):
        state_asked(clause, situation, draft, sources)
    return True


def answer_if_not_kept(work: Workings, clause: Clause) -> bool:
    """State what comes of it if a time that was stated is not kept; whether a clause asks that and a rule says it."""
    limits = [statement for statement in work.draft.statements if statement.kind is StatementKind.LIMIT]
    numbers = {number for statement in limits for number in statement.citations}
    refs = [citation.ref for citation in work.draft.citations if citation.n in numbers and citation.passage]
    stated = state_if_not_kept(clause, list(dict.fromkeys(refs)), work.draft, work.sources)
    work.steps_asked = work.steps_asked or (stated and work.situation.asker is Asker.RESIDENT)
    return stated


def state_formal_steps(work: Workings) -> None:
    """What can be done about one that is late, or that is asked about."""
    late = work.verdict is Verdict.OUTSIDE and work.situation.asker is Asker.RESIDENT
    if late or work.steps_asked:
        state_what_next(work.situation, work.draft, work.sources)
