"""How an answer ends: as an answer, asked back, passed on or turned away, with its steps, marks and notes."""

from __future__ import annotations

import re

from assistant.answer.cases.statements import put_in_time
from assistant.answer.clauses.layout import lay_out
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import Answer, Kind, StatementKind
from assistant.answer.delays.days_meant import days_left_out
from assistant.answer.delays.headline import headline_marks
from assistant.answer.message.dangers import is_networks
from assistant.answer.message.signposts import Rule
from assistant.answer.redress.money import state_bands_end
from assistant.answer.redress.steps import has_steps, state_steps
from assistant.answer.rules.companions import state_companions
from assistant.answer.rules.footnotes import doubts_that_count, later_guidance, secondhand
from assistant.answer.rules.signposting import advice, numbers_in, signpost_of, state_signpost
from assistant.answer.statements.draft import say
from assistant.answer.statements.repeats import leave_out_repeats
from assistant.answer.talk.later import knows_the_steps
from assistant.records import Category
from assistant.situation.languages import emergency_in, note_in
from assistant.situation.situation import Ask, Asker
from assistant.timescales.facts import Happening, Verdict

_KINDS = {"emergency": Kind.SIGNPOST, "body": Kind.SIGNPOST, "refuse": Kind.REFUSE, "abstain": Kind.ABSTAIN}
_MOST_ASKED = 2
_MINE = re.compile(r"\b(my|our|me|i|i'?m|i'?ve|we|us)\b", re.IGNORECASE)


def asked_back_with(work: Workings, text: str, asks: tuple[str, ...]) -> Answer:
    """What keeps the message from being answered, emergency numbers first, and what to tell."""
    if numbers := emergency_in(work.situation.question):
        work.draft.add(StatementKind.SIGNPOST, numbers, *numbers_in(numbers, work.sources))
    work.draft.add(StatementKind.UNKNOWN, text)
    work.asks = list(asks)
    return finish(work, Kind.CLARIFY)


def abstained(work: Workings, text: str) -> Answer:
    """That there is no answer, and where advice is."""
    work.draft.add(StatementKind.UNKNOWN, text)
    work.draft.add(StatementKind.SIGNPOST, say("abstain_help"), *advice(work.sources))
    return finish(work, Kind.ABSTAIN)


def passed_on(work: Workings, rule: Rule) -> Answer:
    """Whom the message is for, or that it is refused, in place of an answer."""
    state_signpost(rule, work.situation, work.draft, work.sources)
    return finish(work, _KINDS[rule.kind], rule)


def put_together(work: Workings) -> None:
    """Put in order what the clauses led to, with what must stand beside it."""
    work.draft.drop_told_limits()
    state_companions(work.situation, work.draft, work.sources)
    state_bands_end(work.draft, work.sources)
    put_in_time(work.draft, work.sources)
    leave_out_repeats(work.draft)
    if len(work.situation.refs) > 1:
        work.draft.gather_cases()


def state_next_steps(work: Workings) -> None:
    """State what to do next, where that is asked or belongs to one's own problem."""
    if _wants_steps(work):
        state_steps(work.situation, work.draft, work.sources, work.check)
        if work.steps_asked:
            work.fits()


def finish(work: Workings, kind: Kind, rule: Rule | None = None) -> Answer:
    """The answer laid out; `rule` is the entry of triage that the message falls under."""
    situation, draft = work.situation, work.draft
    _doubt_the_nearest(work, kind)
    _add_notes(work)
    asks = work.asks[:_MOST_ASKED]
    return Answer(
        kind=kind,
        question=situation.question,
        situation=situation.model_copy(update={"refs": work.told, "case": _case_kept(work)}),
        verdict=work.verdict,
        headline=work.headline,
        text=lay_out(_marked_headline(work), draft, asks, work.notes),
        statements=tuple(draft.statements),
        next_steps=tuple(draft.steps),
        citations=draft.citations,
        delay=work.check,
        remedy=work.estimate.model_dump(mode="json") if work.estimate else None,
        signpost=signpost_of(rule, work.sources) if rule and kind is Kind.SIGNPOST else None,
        asks=tuple(asks),
        notes=tuple(work.notes),
    )


def is_only_nearest(work: Workings) -> bool:
    """Whether nothing that stands surely answers what was asked."""
    told_case = any(statement.case for statement in work.draft.statements)
    return not (work.draft.sure or work.fit >= 1.0 or told_case)


def _doubt_the_nearest(work: Workings, kind: Kind) -> None:
    """Say that what was found is only the nearest, where nothing that stands surely answers."""
    if kind is Kind.ANSWER and is_only_nearest(work):
        work.draft.add(StatementKind.UNKNOWN, say("nearest_only"), *advice(work.sources))


def _add_notes(work: Workings) -> None:
    """Put the notes under the answer, one on its language first."""
    situation, draft, sources = work.situation, work.draft, work.sources
    if language := note_in(situation.question):
        work.notes.insert(0, language)
    spoken_of = work.case is not None
    notes = secondhand(draft, sources)
    notes += [] if spoken_of else later_guidance(draft, situation, sources)
    notes += doubts_that_count(situation, work.headline, draft, work.check, work.estimate, spoken_of)
    notes += [] if spoken_of or work.verdict is None else days_left_out(situation, work.check, sources.today)
    for note in notes:
        work.note(note)


def _case_kept(work: Workings) -> str | None:
    """The case that a later message may go on about: the one that was meant and told of, or that of the last message."""
    case = work.case
    if case and not work.listed and any(statement.case == case.ref for statement in work.draft.statements):
        return case.ref
    return work.situation.case if work.situation.follow_up else None


def _marked_headline(work: Workings) -> str:
    """The verdict with the marks of what it rests on: the days counted and the limits stated."""
    marks = headline_marks(work.check, work.draft) if work.check else []
    return work.headline and f"**{work.headline}** " + "".join(f"[{n}]" for n in marks)


def _wants_steps(work: Workings) -> bool:
    situation, check = work.situation, work.check
    if work.steps_asked and not is_networks(situation.english):
        return True
    if situation.asker is Asker.CASEWORKER or not work.draft.statements:
        return False
    if knows_the_steps(situation) or (work.settled and not situation.events):
        return False
    asked = {Ask.DELAY, Ask.REMEDY, Ask.PROCESS} & set(situation.asks) or not situation.asks
    about = any(clause.about_case for clause in situation.clauses)
    return bool(asked) and not about and _is_of_own_problem(work) and has_steps(situation, check)


def _is_of_own_problem(work: Workings) -> bool:
    """Whether a message is about the person's own repair, or their complaint where it was answered or is late."""
    situation, check = work.situation, work.check
    answered = any(event.what is Happening.STAGE_1_ANSWERED for event in situation.events)
    if answered and Ask.PROCESS in situation.asks:
        return True
    if situation.category is None or situation.refs or not _MINE.search(situation.english):
        return False
    late = work.verdict is Verdict.OUTSIDE and check is not None and check.ongoing
    return situation.category is not Category.COMPLAINT_HANDLING or late
