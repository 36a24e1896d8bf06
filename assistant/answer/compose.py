"""From a situation to a whole answer, with no language model: what was asked first, each statement with its source."""

from __future__ import annotations

from assistant.answer.cases.choice import is_sure, is_well_told
from assistant.answer.cases.clauses import is_about
from assistant.answer.cases.words import is_of_somebody, is_own, is_past
from assistant.answer.clauses.case_answers import (
    answer_cases,
    answer_list,
    begin_with_case,
    settle_case,
    state_dated_case,
)
from assistant.answer.clauses.early import asked_back
from assistant.answer.clauses.ending import (
    abstained,
    asked_back_with,
    finish,
    is_only_nearest,
    passed_on,
    put_together,
    state_next_steps,
)
from assistant.answer.clauses.formal import is_formal
from assistant.answer.clauses.formal_answers import answer_formal, answer_if_not_kept, state_formal_steps
from assistant.answer.clauses.later_answers import answer_bare_who_pays, answer_offer, answer_who_settles
from assistant.answer.clauses.leaning_answers import answer_said_in_full, answer_time_for_ombudsman
from assistant.answer.clauses.like_cases import answer_like_case
from assistant.answer.clauses.offers_asked import asks_about_offer
from assistant.answer.clauses.questions_back import names_a_thing_only
from assistant.answer.clauses.redress_answers import answer_redress, asks_redress
from assistant.answer.clauses.rule_answers import (
    answer_by_name,
    answer_in_force,
    answer_rules,
    answer_who_pays,
    is_settled,
    paid_for_before,
    settle,
)
from assistant.answer.clauses.theirs_too import answer_theirs_too
from assistant.answer.clauses.time_answers import (
    answer_confirmed,
    answer_time,
    ask_for_facts,
    state_clocks,
    state_placed,
)
from assistant.answer.clauses.time_asked import is_placing
from assistant.answer.clauses.topic import is_hardly_ours
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import Answer, Kind, StatementKind
from assistant.answer.delays.landlords_compared import compares_landlords, state_each
from assistant.answer.delays.others_dates import without_others_dates
from assistant.answer.message.dangers import warning_for
from assistant.answer.message.instructions import LEAST_KEPT, instruction_rule, set_aside_instructions
from assistant.answer.message.signposts import Rule
from assistant.answer.message.triage import triage
from assistant.answer.message.worded_kinds import NATIONS
from assistant.answer.redress.money import tells_of_a_missed_visit
from assistant.answer.redress.sums_asked import counts_on
from assistant.answer.rules.signposting import is_for_others_alone, state_signpost, worded
from assistant.answer.statements.draft import say
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.answer_told_again import state_of_answer
from assistant.answer.talk.later import asks_for_steps
from assistant.situation.clauses import about_another, is_question
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import says


def compose(situation: Situation, sources: Sources) -> Answer:
    """The whole answer to a situation, from the sources alone.

    Sentences of the message that give the assistant orders are set aside; a message that is nothing
    else is refused.
    """
    kept, ordered = set_aside_instructions(situation.question, sources.kinds)
    work = Workings(situation, sources)
    if ordered and len(kept.split()) < LEAST_KEPT:
        return passed_on(work, instruction_rule())
    answer = _answer(work)
    if ordered:
        note = say("instructions_ignored")
        answer = answer.model_copy(update={"notes": (note, *answer.notes), "text": f"{answer.text}\n\n*{note}*"})
    return answer


def _answer(work: Workings) -> Answer:
    """Whom it is for, whether it is enough, and then all that is asked."""
    situation, sources = work.situation, work.sources
    if situation.of_answer:
        return _of_answer(work)
    offer = any(asks_about_offer(clause, situation) for clause in situation.clauses)
    rule = triage(situation, sources.kinds)
    if (offer or counts_on(situation)) and rule and rule.kind != "emergency":
        rule = None
    if rule and rule.kind == "emergency" and _asks_of_past_case(work):
        rule = None
    if rule and is_for_others_alone(rule, situation) and not (_leaves_cases_ours(rule) and _asks_of_anothers(work)):
        return passed_on(work, rule)
    work.emergency = rule is not None and rule.kind == "emergency"
    if rule:
        state_signpost(rule, situation, work.draft, sources)
    elif not (offer or is_settled(work)) and (early := asked_back(situation, sources, work.chosen)) is not None:
        return asked_back_with(work, early.text, early.asks) if early.ours else abstained(work, early.text)
    elif (warning := warning_for(situation)) and not (work.chosen() and not is_own(situation.english)):
        work.draft.add(StatementKind.SIGNPOST, *worded(warning, sources))
        work.warned = 1
    _state_all(work)
    if rule:
        return finish(work, Kind.SIGNPOST, rule)
    if work.says_nothing and not work.draft.steps:
        return abstained(work, say("abstain"))
    if is_only_nearest(work) and is_hardly_ours(situation, sources):
        return abstained(Workings(situation, sources), say("abstain_scope"))
    return finish(work, Kind.ANSWER)


def _asks_of_past_case(work: Workings) -> bool:
    """Whether a message asks of decided cases alone, by number or told as one: the danger in it was somebody's and is over.

    A case that is only told of must be of a landlord that is named, be spoken of as decided, and ask what came of it.
    """
    situation, sources = work.situation, work.sources
    if is_own(situation.english):
        return False
    if situation.refs:
        return all(ref in sources.corpus.determinations for ref in situation.refs)
    outcome = says("cases", "outcome_spoken_of", text=situation.english)
    if not (situation.landlord and outcome and is_past(situation.english)):
        return False
    choice = work.chosen()
    somebodys = choice is not None and choice.rival is None and is_of_somebody(situation.english)
    return choice is not None and (choice.told or somebodys)


def _leaves_cases_ours(rule: Rule) -> bool:
    """Whether a decided case may be told of beside whom a message is for: not in danger, nor where we refuse, nor abroad."""
    return rule.kind == "body" and rule.id not in NATIONS


def _asks_of_anothers(work: Workings) -> bool:
    """Whether a message whose own trouble is for another body asks of somebody else's decided case as well."""
    asks = any(about_another(c.text) or (c.about_case and is_question(c.text)) for c in work.situation.clauses)
    choice = work.chosen() if asks else None
    return choice is not None and choice.told and (is_sure(choice) or is_well_told(choice, work.situation))


def _of_answer(work: Workings) -> Answer:
    """What is asked of the answer before: nothing new is looked for."""
    state_of_answer(work.situation, work.draft, work.sources)
    work.fits()
    return finish(work, Kind.ANSWER)


def _state_all(work: Workings) -> None:
    """What is asked, one clause after another, then what belongs beside it, and the steps."""
    if compares_landlords(work.situation):
        state_each(work.situation, work.draft, work.sources)
        if work.draft.statements:
            work.fits()
            return
    settle_case(work)
    work.situation = without_others_dates(work.situation, work.sources.today)
    clauses = begin_with_case(work, _clauses_asked(work))
    steps = [clause for clause in clauses if asks_for_steps(clause, work.situation)]
    work.steps_asked = bool(steps)
    for clause in clauses:
        if clause not in steps or is_formal(work.situation) or asks_about_offer(clause, work.situation):
            _state(work, clause)
    work.settled = work.settled if work.settled == len(clauses) else 0
    if work.says_nothing and not work.steps_asked:
        _state_whole(work)
    state_dated_case(work)
    put_together(work)
    if is_formal(work.situation):
        state_formal_steps(work)
    else:
        state_next_steps(work)
    ask_for_facts(work)


def _clauses_asked(work: Workings) -> list[Clause]:
    """The clauses that ask something; the whole message where none does, or it tells of a wait that none asks about."""
    situation = work.situation
    questions = [c for c in situation.clauses if is_question(c.text)]
    clauses = questions or [c for c in situation.clauses if c.asks or c.about_case]
    if (case := work.case) and not any(is_about(c, case, situation) for c in clauses):
        # "Is it fair? I heard somebody had one like it": the case is spoken of in words that ask nothing.
        clauses = [*(c for c in situation.clauses if about_another(c.text)), *clauses]
    waits = Ask.DELAY in situation.asks and situation.events
    if not clauses or (waits and not any(c.asks or c.about_case for c in clauses)):
        return [work.whole]
    return clauses


def _state(work: Workings, clause: Clause) -> None:
    """One clause: what answers it for itself ends it; else time, money and rules each say what they have to."""
    if any(
        answer(work, clause)
        for answer in (
            answer_theirs_too,
            answer_like_case,
            answer_list,
            answer_in_force,
            answer_formal,
            answer_offer,
            answer_bare_who_pays,
            answer_who_settles,
            answer_said_in_full,
            answer_time_for_ombudsman,
            answer_confirmed,
            settle,
            answer_cases,
            answer_by_name,
        )
    ):
        return
    situation, before = work.situation, work.said
    if is_placing(clause, situation) and not state_placed(work):
        answer_rules(work, clause, before)
    answer_time(work, clause)
    if answer_if_not_kept(work, clause):
        return
    if answer_who_pays(work, clause) and (work.said > before or paid_for_before(work, clause)):
        return
    if asks_redress(clause, situation):
        answer_redress(work, clause)
        if tells_of_a_missed_visit(situation) and work.said > before:
            return
    answer_rules(work, clause, before)


def _state_whole(work: Workings) -> None:
    """The message as one clause, where none of its clauses led to anything."""
    if len(work.situation.clauses) > 1 or names_a_thing_only(work.situation):
        _state(work, work.whole)
    if work.says_nothing and work.check:
        state_clocks(work, work.whole)
