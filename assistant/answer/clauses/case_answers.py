"""What a clause about a decided case is answered with: which case is meant, and what of it is told."""

from __future__ import annotations

import re

from assistant.answer.case_lists.asked import says_one
from assistant.answer.case_lists.held import state_held
from assistant.answer.case_lists.statements import finds_none, state_list
from assistant.answer.cases.choice import is_sure
from assistant.answer.cases.clauses import asked_of_case, asks_what_is_usual, case_first, is_about
from assistant.answer.cases.finder import cases_named, landlord_cases
from assistant.answer.cases.findings_ranked import state_graver, state_same_finding
from assistant.answer.cases.landlord_put import correct_landlord
from assistant.answer.cases.limits_kept import state_kept
from assistant.answer.cases.money import over
from assistant.answer.cases.own_home import tells_of_own
from assistant.answer.cases.statements import correct_told, state_case, state_outcome
from assistant.answer.cases.two_cases import case_pointed_at, cases_beside
from assistant.answer.clauses.judged_waits import is_dated
from assistant.answer.clauses.redress_answers import answer_band, answer_redress
from assistant.answer.clauses.time_answers import state_clocks
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import StatementKind
from assistant.answer.rules.statements import state_rules, state_terms
from assistant.answer.rules.terms import asks_meaning
from assistant.answer.statements.draft import say
from assistant.answer.statements.wanted import wanted
from assistant.answer.talk.asked_of_case import state_of_cases, state_point
from assistant.answer.talk.later import asks_beyond_outcome, said_of_case
from assistant.situation.situation import Ask, Clause
from assistant.situation.wordlists import named_rules, says
from assistant.timescales.facts import Happening

_WOULD_I = re.compile(r"\b(?:would|could|might|will|can|do|should) (?:i|we)\b", re.IGNORECASE)
_COMPARED = "what was found and how much was ordered?"
"""What is asked of each of two cases that are only to be compared."""
_USUAL = 0.55
"""How near a rule must come to stand beside a case where the usual time of such a job is asked for."""


def settle_case(work: Workings) -> None:
    """Settle whose cases are meant: two that are set beside each other, or the one that the message tells of."""
    if both := cases_beside(work.situation, work.sources):
        work.looked, work.case = True, None
        work.situation = work.situation.model_copy(update={"refs": both, "landlord": None})
    if (case := work.chosen()) and case.landlord:
        work.situation = work.situation.model_copy(update={"landlord": case.landlord})


def begin_with_case(work: Workings, clauses: list[Clause]) -> list[Clause]:
    """Put right what is taken for granted of the case that is meant; the clauses that ask, in the order to answer."""
    correct_landlord(work.situation, work.draft, work.sources)
    if work.case is None:
        return clauses
    rest = [clause for clause in work.situation.clauses if clause not in clauses]
    correct_told(work.case.ref, rest, work.draft, work.sources)
    return case_first(clauses)


def answer_list(work: Workings, clause: Clause) -> bool:
    """Answer over many decided cases where the clause asks that; False where it does not, or tells of one alone."""
    if _tells_of_one(work) and finds_none(clause, work.situation, work.sources):
        return False
    chosen = work.case.ref if work.case and is_sure(work.case) else None
    if state_held(clause, work.situation, work.draft, work.sources, chosen):
        work.fits()
        return True
    if not state_list(clause, work.situation, work.draft, work.sources):
        return False
    work.listed = True
    work.fits()
    return True


def _tells_of_one(work: Workings) -> bool:
    """Whether one case, of the landlord where one is named, is told of so well that no other is meant."""
    case = work.case
    if case is None or not (case.told and is_sure(case)):
        return False
    return work.situation.landlord is None or case.ref in landlord_cases(work.situation, work.sources)


def answer_cases(work: Workings, clause: Clause) -> bool:
    """Answer from decided cases where the clause is about one, with its terms and one's own prospects."""
    if answer_band(work, clause):
        return True
    if not _answer_case(work, clause):
        return False
    if asks_meaning(clause):
        state_terms(clause, work.situation, work.draft, work.sources)
    if Ask.REMEDY in clause.asks and _WOULD_I.search(clause.text) and work.situation.follow_up:
        answer_redress(work, clause)
    return True


def state_dated_case(work: Workings) -> None:
    """State the case whose dates the message gives, where nothing was said of it yet."""
    if work.case and work.case.dated and not any(s.case == work.case.ref for s in work.draft.statements):
        _state_case(work, work.case.ref, work.whole, own=tells_of_own(work.situation))


def _answer_case(work: Workings, clause: Clause) -> bool:
    if _asks_of_a_rule(clause, work):
        return False
    named = case_pointed_at(clause, cases_named(clause, work.situation), work.sources)
    if work.situation.follow_up:
        of_one = named[0] if len(named) == 1 else work.case.ref if work.case and not named else None
        if of_one and state_point(clause, of_one, work.draft, work.sources):
            work.fits()
            return True
    if len(named) > 1 and Ask.COMPARISON in clause.asks and not wanted(clause.text):
        clause = clause.model_copy(update={"text": _COMPARED, "asks": (Ask.FINDING, Ask.REMEDY)})
    graver = says("cases", "graver", text=clause.text)
    if named and not graver and state_of_cases(clause, work.situation, named, work.draft, work.sources):
        work.fits()
    elif named:
        state_graver(clause.text, named, work.draft, work.sources)
        state_same_finding(clause.text, named, work.draft, work.sources)
        for ref in named:
            _state_case(work, ref, clause, brief=len(named) > 1 and not asks_beyond_outcome(clause))
        work.fits()
    elif work.case and is_about(clause, work.case, work.situation):
        _answer_chosen(work, clause)
    else:
        return False
    told = {event.what for event in work.situation.events}
    stages = ({Happening.COMPLAINED, Happening.STAGE_1_ANSWERED}, {Happening.ESCALATED, Happening.STAGE_2_ANSWERED})
    dated = any(stage <= told for stage in stages) or is_dated(work.situation)
    if dated and {Ask.DELAY, Ask.TIMESCALE} & set(clause.asks):
        state_clocks(work, clause)
    return True


def _asks_of_a_rule(clause: Clause, work: Workings) -> bool:
    """Whether a clause beside others on a case asks what a code gives, or a policy that we hold: no event of the case answers it."""
    situation = work.situation
    if clause.refs or len(situation.clauses) == 1 or not says("cases", "of_a_rule", text=clause.text):
        return False
    return bool(named_rules(clause.text) or (situation.landlord and situation.landlord.slug))


def _answer_chosen(work: Workings, clause: Clause) -> None:
    """State what a clause asks of the case that is meant, and which other may be."""
    case, situation, sources = work.case, work.situation, work.sources
    assert case is not None
    one = says_one("one", text=clause.text) and not says("cases", "held", text=clause.text)
    if one and len(situation.clauses) == 1 and not tells_of_own(situation):
        # "Was there a case about ...?": what it was over and came to, and nothing that merely shares a word.
        state_outcome(sources.corpus.determinations[case.ref], situation, work.draft, sources)
    else:
        _state_case(work, case.ref, clause, own=tells_of_own(situation))
    if case.rival:
        _ask_which(work, case.ref, case.rival)
    if not is_sure(case):
        _note_others(work, case.ref)
    theirs = case.told and case.ref in landlord_cases(situation, sources)
    work.fits(1.0 if theirs else case.fit)
    if theirs and asks_what_is_usual(clause):
        whole = clause.model_copy(update={"text": situation.english})
        state_rules(whole, situation, work.draft, sources, least=_USUAL, most=1)


def _state_case(work: Workings, ref: str, clause: Clause, *, brief: bool = False, own: bool = False) -> None:
    asked, text = asked_of_case(clause, work.situation)
    whole, sources = said_of_case(work.situation), work.sources
    state_case(ref, asked, work.draft, sources, searched=text, brief=brief, own=own, whole=whole)
    case = sources.corpus.determinations.get(ref)
    if case and not (brief or own) and (verdict := state_kept(case, clause.text, whole, work.draft, sources)):
        work.verdict = work.verdict or verdict


def _note_others(work: Workings, ref: str) -> None:
    """Note how many other cases of the landlord are held."""
    told = {ref, *(citation.ref for citation in work.draft.citations)}
    others = len(set(landlord_cases(work.situation, work.sources)) - told)
    if others > 0:
        landlord = work.sources.corpus.determinations[ref].landlord
        work.note(say("case_others", n=others, landlord=landlord, cases="case" if others == 1 else "cases"))


def _ask_which(work: Workings, ref: str, rival: str) -> None:
    """Name the other case that may be meant, and ask which is, each by what it was over."""
    told, other = (work.sources.corpus.determinations[each] for each in (ref, rival))
    text = say("case_rival", ref=rival, landlord=other.landlord, matter=over(other.matters[0]))
    work.draft.add_last(StatementKind.UNKNOWN, text, other.cite(other.passages[0]))
    work.ask(say("ask_which_case", told=over(told.matters[0]), other=over(other.matters[0])))
