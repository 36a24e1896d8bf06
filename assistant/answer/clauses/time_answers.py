"""What a clause about time is answered with: the clocks that run, set once, and whether they were kept."""

from __future__ import annotations

from assistant.answer.cases.words import is_own
from assistant.answer.clauses.formal import ask_day
from assistant.answer.clauses.judged_waits import asks_for_verdict
from assistant.answer.clauses.questions_back import asks_for_day, asks_for_landlord, is_worth_asking
from assistant.answer.clauses.time_asked import asks_what_class_means, is_timed
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import StatementKind
from assistant.answer.delays.class_confirmed import deny_length, state_by_page, state_scheme
from assistant.answer.delays.classes_beside import state_beside, state_class_of_clause, state_class_of_thing
from assistant.answer.delays.headline import headline
from assistant.answer.delays.length_confirmed import asks_to_confirm, state_confirmed
from assistant.answer.delays.length_dated import limits_dated
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.limit_statements import cites_of
from assistant.answer.delays.limits_asked import chosen_limits
from assistant.answer.delays.meanwhile import state_meanwhile
from assistant.answer.delays.promised import by_promise
from assistant.answer.delays.reckoning import facts_of, reckon
from assistant.answer.delays.rest_of_job import state_rest_of_job
from assistant.answer.delays.statements import state_class, state_other_jobs, state_time
from assistant.answer.delays.steps_asked import asks, asks_next_steps_of_law
from assistant.answer.delays.two_jobs import state_two_jobs
from assistant.answer.rules.ranking import USUAL, ranked_rules
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import say
from assistant.answer.statements.wanted import held
from assistant.answer.talk.later import tells_nothing_new, was_told
from assistant.records import Category, PolicyKind
from assistant.situation.clauses import is_question
from assistant.situation.priorities import asks_either_class, asks_whether_emergency, priorities
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.conditions import is_of_claim
from assistant.timescales.facts import DelayCheck, Happening, Limit, Verdict
from assistant.timescales.landlord_kinds import ASK_CLASS
from assistant.timescales.landlord_seasons import emergency_by_season
from assistant.timescales.page_says import class_named

_NO_THING = (None, Category.REPAIRS_GENERAL)
_STAGE_2 = "complaint-handling-code-2024#p8"
_FITS = 6.5
"""How well a passage must fit a question that asks for no time, to answer it in the place of the usual limits."""
_FITS_WELL = 7.0


def answer_time(work: Workings, clause: Clause) -> None:
    """State what the clocks say where a clause is about time; they are only set where all that was said before."""
    if was_told(work.situation):
        set_clocks(work)
    elif work.situation.events and (dated := _dated(work, clause)):
        for limit in dated:
            state_limit(limit, work.draft, work.sources, verdict=False)
        work.fits()
    elif is_timed(clause, work.situation) and not _asks_for_a_rule(work, clause):
        state_clocks(work, clause)


def _dated(work: Workings, clause: Clause) -> list[Limit]:
    """The limits whose last day is asked for by their length; of a rule that is named, whatever the thing is."""
    found = limits_dated(clause.text, set_clocks(work))
    if found or not named_rules(work.situation.english):
        return found
    general = work.situation.model_copy(update={"category": Category.REPAIRS_GENERAL})
    return limits_dated(clause.text, reckon(general, work.sources))


def state_clocks(work: Workings, clause: Clause) -> None:
    """State the limits that a clause asks for, and the verdict where it asks whether they were kept."""
    situation, draft, sources = work.situation, work.draft, work.sources
    if asks("of_order", situation.english) and not situation.events:
        return
    if state_two_jobs(situation, draft, sources):
        work.fits()
        return
    check = set_clocks(work)
    if not check.limits and _asks_of_stage_2(situation) and (passage := sources.corpus.passages.get(_STAGE_2)):
        state_rule(passage, draft, sources)
        work.fits()
        return
    judged = asks_for_verdict(clause, situation, check) and not _lies_ahead(work)
    unsaid = work.verdict is None or (not work.headline and work.verdict is check.verdict)
    if judged and unsaid and (check.reported or check.length or check.verdict is not Verdict.UNCLEAR):
        check = work.check = by_promise(check, situation, clause, sources.today)
        work.verdict = check.verdict
        work.headline = headline(check, situation, sources.today)
        if check.from_began:
            work.ask(ask_day(situation))
    if not judged and state_beside(situation, draft, sources):
        work.fits()
        return
    if not judged:
        state_class_of_clause(clause, situation, draft, sources)
        state_class_of_thing(clause, situation, draft, sources)
    if asks_what_class_means(clause, situation) and not judged:
        _state_class_by_page(work, check)
    if state_time(check, _as_it_is_now(work), draft, sources, verdict=judged):
        work.fits()
        deny_length(clause, situation, check, draft, sources)
    for other in priorities(situation.english)[1:]:
        of_other = situation.model_copy(update={"priority": other})
        state_class(reckon(of_other, sources), of_other, draft, sources, check)
    state_other_jobs(situation, draft, sources, check)
    state_meanwhile(situation, draft, sources)
    if not judged and state_rest_of_job(situation, draft, sources):
        work.fits()


def _asks_of_stage_2(situation: Situation) -> bool:
    """Whether the stage 1 answer is told of and stage 2 is not, and a time is asked for what comes next."""
    told = {event.what for event in situation.events}
    answered = Happening.STAGE_1_ANSWERED in told and not told & {Happening.ESCALATED, Happening.STAGE_2_ANSWERED}
    return answered and asks("next_step", situation.english) and Ask.DELAY not in situation.asks


def answer_confirmed(work: Workings, clause: Clause) -> bool:
    """Say whether a length told is the limit, where a clause wants that confirmed; False where it wants something else.

    A question that stands from before is not answered again where nothing new is told to it.
    """
    situation = work.situation
    if situation.refs or clause.about_case or (situation.landlord is None and not asks_to_confirm(clause, situation)):
        return False
    if clause.text not in situation.own_words and tells_nothing_new(situation):
        return False
    undated = situation.model_copy(update={"began": None, "length": None})
    check = set_clocks(work) if situation.events else reckon(undated, work.sources)
    stated = asks_to_confirm(clause, situation) and state_confirmed(clause, situation, check, work.draft, work.sources)
    stated = stated or state_by_page(clause, situation, work.draft, work.sources)
    if stated:
        work.fits()
        work.draft.sure = True
        if situation.landlord and situation.landlord.slug and not named_rules(situation.english):
            state_scheme(check, work.draft, work.sources)
        if situation.events and not asks_to_confirm(clause, situation):
            state_clocks(work, clause)
        work.check = set_clocks(work).model_copy(update={"asks": ()})
    return stated


def _state_class_by_page(work: Workings, check: DelayCheck) -> None:
    """The landlord's own words for the class that is asked about, before its times."""
    own = work.situation.landlord.slug if work.situation.landlord else None
    mine = [li for li in chosen_limits(check, work.situation, verdict=False) if li.citation.ref == own]
    passages = list(dict.fromkeys(str(li.citation.passage) for li in mine if li.citation.passage))
    if len(passages) == 1:
        state_rule(work.sources.corpus.passages[passages[0]], work.draft, work.sources)


def state_placed(work: Workings) -> bool:
    """State the passage of the landlord's by which it puts the job in a class; whether it has one."""
    if asks_whether_emergency(work.situation.english) and (
        by_season := emergency_by_season(facts_of(work.situation, work.sources), work.sources.corpus)
    ):
        inside, citation = by_season
        either = asks_either_class(work.situation.english)
        word = None if either else say("settled_yes" if inside else "settled_no")
        state_rule(work.sources.corpus.passages[str(citation.passage)], work.draft, work.sources, opening=word)
        work.fits()
        return True
    notes = set_clocks(work).notes
    own = work.situation.landlord.slug if work.situation.landlord else None
    if own and (named := class_named(facts_of(work.situation, work.sources), work.sources.corpus.landlords[own])):
        state_rule(work.sources.corpus.passages[named], work.draft, work.sources)
        work.fits()
        return True
    cited = [note.citation for note in notes if note.of and note.citation and note.citation.ref == own]
    passages = [work.sources.corpus.passages[str(one.passage)] for one in cited if one.passage]
    for passage in passages[:1]:
        state_rule(passage, work.draft, work.sources)
        work.fits()
    lifts = [note for note in notes if note.lifts]
    for note in lifts:
        work.draft.add(StatementKind.GUIDANCE, note.text, *cites_of(note))
        work.fits()
    return bool(passages or lifts)


def ask_for_facts(work: Workings) -> None:
    """Ask for what the clocks lack, where the answer would change by it."""
    only_sums = work.situation.follow_up is not None and set(work.situation.asks) == {Ask.REMEDY}
    if work.check and not only_sums and not asks_next_steps_of_law(work.situation):
        lacking = [ask for ask in work.check.asks if ask not in work.asks and not _is_beside(ask, work)]
        work.asks += [ask for ask in lacking if is_worth_asking(ask, work.situation, work.check, work.verdict)]


def _is_beside(ask: str, work: Workings) -> bool:
    """Whether a fact asked for could change nothing: rules alone answered, or the days are those of a decided case."""
    of_case = work.case is not None and not is_own(work.situation.english) and not work.situation.events
    told = {statement.kind for statement in work.draft.statements}
    if ask == ASK_CLASS and work.verdict is None and StatementKind.LIMIT not in told:
        return True
    by_rules = work.draft.sure and told == {StatementKind.GUIDANCE}
    if asks_for_day(ask) and (by_rules and work.verdict is None):
        return True
    if asks_for_day(ask) and Ask.TERM in work.situation.asks and not work.situation.events:
        return True
    if asks_for_day(ask) or (of_case and not asks_for_landlord(ask)):
        return of_case
    return asks_for_landlord(ask) and by_rules


def _asks_for_a_rule(work: Workings, clause: Clause) -> bool:
    """Whether a question that tells of no wait is answered by a passage, and no limit but the usual ones is for it.

    One that asks for no time needs a passage that fits; one that does, and names nothing to be mended or asks how
    often, needs one that fits well.
    """
    situation, sources = work.situation, work.sources
    told = situation.events or situation.since or situation.began or situation.length or situation.priority
    if told or situation.follow_up or work.emergency or not _is_asked(situation):
        return False
    if is_of_claim(situation.english):
        return False
    timed = bool({Ask.TIMESCALE, Ask.DELAY} & set(situation.asks))
    if timed and situation.category not in _NO_THING and not asks("how_often", situation.english):
        return False
    best = next(iter(ranked_rules(clause, situation, sources)), None)
    own = situation.landlord.slug if situation.landlord else None
    if best is None or best.similarity < (_FITS_WELL if timed else _FITS) or best.passage.record == USUAL:
        return False
    limits = _clocks(work).limits
    of_own = best.passage.record == own and situation.category in _NO_THING
    of_own = of_own and not (timed and "duration" in held(best.passage.text))
    return all(li.source is PolicyKind.GUIDANCE or (of_own and li.citation.ref == own) for li in limits)


def _is_asked(situation: Situation) -> bool:
    return is_question(situation.english) or asks("asks_whether", situation.english)


def _lies_ahead(work: Workings) -> bool:
    """Whether what starts the wait is only supposed: a day to come, of which nothing can be judged yet."""
    reported = work.situation.reported
    return reported is not None and reported > work.sources.today


def set_clocks(work: Workings) -> DelayCheck:
    if work.check is None:
        work.check = _clocks(work)
    return work.check


def _clocks(work: Workings) -> DelayCheck:
    now, began = _as_it_is_now(work), _counts_from_began(work.situation)
    return reckon(now, work.sources, from_began=began, case=_case_dated(work))


def _case_dated(work: Workings) -> str | None:
    """The one decided case that a message with dates is about."""
    refs = work.situation.refs
    if len(refs) == 1 or not work.situation.events:
        return refs[0] if refs else None
    chosen = work.chosen()
    return chosen.ref if chosen and (chosen.told or chosen.dated) else None


def _counts_from_began(situation: Situation) -> bool:
    """Whether a wait is asked about, or nothing is asked and it is told since when; not one that is over by its length."""
    if situation.length is not None and situation.length.ends in (Happening.COMPLETED, Happening.UNTIL):
        return False
    return Ask.DELAY in situation.asks or not (situation.asks or situation.follow_up)


def _as_it_is_now(work: Workings) -> Situation:
    """The situation that the clocks are set on: an emergency is one, whatever class a job had."""
    return work.situation.model_copy(update={"emergency": True}) if work.emergency else work.situation
