"""How long a repair or an answer may take, and whether it took too long."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Action, Category, Corpus, Frozen, PolicyKind
from assistant.timescales.applying import select
from assistant.timescales.calendar import working_days_between
from assistant.timescales.chosen import Selection, day_of_report, faults_of
from assistant.timescales.clock import Clock
from assistant.timescales.complaints import ACKNOWLEDGED, ANSWERED, complaint_limits, no_extension
from assistant.timescales.describe import verdict_says
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, Note, Spread, Verdict
from assistant.timescales.formal import formal_limits, formal_start
from assistant.timescales.judged import Judged, Told
from assistant.timescales.reasons import supposed
from assistant.timescales.reckon import reckon
from assistant.timescales.remarks import coming_notes, fairness_notes, ombudsman_note
from assistant.timescales.spread import spread
from assistant.timescales.standing import (
    asks_the_count,
    came_again,
    ended_somehow,
    goes_on,
    is_still_on,
    is_undone,
    looked_only,
    may_look_on,
    tells_undone,
    unwritten,
)
from assistant.timescales.timeline import timeline
from assistant.timescales.unheld import is_code
from assistant.timescales.verdict import judge, past_if, past_of_law

MOST_ASKS = 2
_STRENGTH = {"statute": 0, "regulation": 1, "code": 2, "landlord policy": 3, "guidance": 4}
_ENDS = (
    Happening.UNTIL,
    Happening.COMPLETED,
    Happening.MADE_SAFE,
    Happening.SUMMARY_SENT,
    Happening.ATTENDED,
    Happening.INVESTIGATED,
)
_ANSWERS = (Happening.STAGE_2_ANSWERED, Happening.STAGE_1_ANSWERED, Happening.UNTIL)


class Timescales(Frozen):
    """Which limits apply and where they stand, with what belongs beside them.

    `incomplete`: the landlord is known, but its record holds no limit for every class this may be in.
    """

    limits: tuple[Limit, ...]
    asks: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    spreads: tuple[Spread, ...] = ()
    about_complaint: bool = False
    incomplete: bool = False


def limits(facts: Facts, corpus: Corpus) -> tuple[Limit, ...]:
    """Every limit that applies or may apply, strongest first; see `timescales` for what stands beside them."""
    return timescales(facts, corpus).limits


def timescales(facts: Facts, corpus: Corpus, judge_today: bool = False) -> Timescales:
    """The limits for somebody's facts, and the questions, remarks and ranges that go with them.

    `judge_today`: what was not said to have happened is taken as still not done today.
    """
    facts = _without_repeats(facts)
    selection = select(facts, corpus)
    found = _reckoned(selection, facts, judge_today)
    notes = [*selection.notes, *coming_notes(facts, corpus, faults_of(facts)), *ombudsman_note(found, facts)]
    spreads = tuple(made for kind in selection.spread_of if (made := spread(corpus, kind)) is not None)
    return Timescales(
        limits=tuple(found),
        asks=tuple(dict.fromkeys(selection.asks))[:MOST_ASKS],
        notes=tuple(dict.fromkeys(notes)),
        spreads=spreads,
        about_complaint=selection.about_complaint,
        incomplete=selection.incomplete,
    )


def _without_repeats(facts: Facts) -> Facts:
    """Without an end of the wait that only repeats what is told to have happened on that day.

    Where a visit is told of and that the job is not done, the wait goes on.
    """
    named = {event.on for event in facts.events if event.what in _ENDS and event.what is not Happening.UNTIL}
    kept = tuple(e for e in facts.events if not (e.what is Happening.UNTIL and e.on in named))
    told = {event.what for event in kept}
    if (
        Happening.ATTENDED in told
        and not told & {Happening.COMPLETED, Happening.ASKED, Happening.UNTIL}
        and is_undone(facts)
    ):
        kept = (*kept, Event(what=Happening.ASKED, on=facts.today))
    return facts if kept == facts.events else facts.model_copy(update={"events": kept})


def _reckoned(selection: Selection, facts: Facts, judge_today: bool) -> list[Limit]:
    handling = [
        c
        for c in selection.chosen
        if c.clock.timescale.category is Category.COMPLAINT_HANDLING and c.clock.begins is not Happening.REPORTED
    ]
    others = [c for c in selection.chosen if c not in handling]
    if facts.under:
        return formal_limits(others, facts, judge_today)
    only_letter = _only_a_letter_is_missing(facts)
    found = [
        reckon(one, facts, judge_today and (unwritten(facts) if _is_of_paper(one.clock) else not only_letter))
        for one in others
    ]
    found += complaint_limits(handling, facts, judge_today)
    place = {limit.id: n for n, limit in enumerate(found)}
    return sorted(
        found, key=lambda li: (li.possible, _STRENGTH[li.source.value], li.condition is not None, place[li.id])
    )


def _is_of_paper(clock: Clock) -> bool:
    """Whether a limit is for what a check found, in writing: what nobody says is missing is not taken as missing."""
    copy = clock.begins is Happening.INVESTIGATED and clock.timescale.action is Action.OTHER
    return copy or clock.timescale.action is Action.WRITE_SUMMARY


def check_delay(
    facts: Facts,
    corpus: Corpus,
    *,
    by_own: bool = False,
    by_rule: str | None = None,
    stage: int | None = None,
    step: Action | None = None,
) -> DelayCheck:
    """Hold what was told against every limit that applies.

    With `by_own` judge by the landlord's own limits alone, with `by_rule` by those of the rule of that slug,
    with `stage` by those of that stage of a complaint, with `step` by the law's for that step after an investigation.

    The verdict is `outside` where the strictest rule that plainly applies was passed, or where every
    limit that could apply was; `within` where all that plainly apply were kept; else `unclear`, with
    what would settle it in `asks`.
    """
    facts = _without_repeats(facts)
    of_repair = not facts.under and facts.category is not Category.COMPLAINT_HANDLING
    ended_once = of_repair and ended_somehow(facts)
    found = timescales(facts, corpus, judge_today=not ended_once and _still_waiting(facts))
    handling = found.about_complaint and day_of_report(facts) is None
    handling = not facts.under and (handling or facts.category is Category.COMPLAINT_HANDLING)
    reported, until = _span(facts, handling)
    end = until or facts.today
    ongoing = until is None
    own_limits = tuple(li for li in found.limits if li.source is PolicyKind.LANDLORD_POLICY and li.starts)
    of_rule = tuple(li for li in found.limits if li.citation.ref == by_rule and li.starts)
    of_stage = tuple(li for li in found.limits if stage and li.stage == stage and li.starts)
    of_step = tuple(li for li in found.limits if step and li.action is step and li.binding and li.starts)
    alone = of_rule if by_rule else own_limits if by_own else of_stage or of_step
    weighed = found.model_copy(update={"limits": alone}) if alone else found
    ended_once = ended_once and ongoing and reported is not None
    judged = judge(weighed, reported, end, ongoing, handling, _told(facts))
    asks = list(found.asks)
    if ended_once:
        judged = Judged(Verdict.UNCLEAR, verdict_says("no_end_day"), None)
        asks.insert(0, "On what day did somebody come, or was it done?")
    lawful = [li for li in found.limits if li.binding and li.status == "missed" and li not in weighed.limits]
    if judged.verdict is Verdict.WITHIN and lawful:
        hangs = lawful[0].condition or supposed(lawful[0])
        why = " ".join([judged.why, *(past_if(lawful[0]) if hangs else [past_of_law(lawful[0])])])
        judged = judged._replace(why=why, named=(*judged.named, lawful[0].id))
    by_claim = (facts.first(Happening.CLAIM_RECEIVED) or facts.first(Happening.CLAIM_POSTED)) is not None
    if reported is None and not (facts.under or by_claim) and _runs_from_report(found.limits):
        asks.insert(
            0 if facts.landlord or facts.landlord_name else 1,
            "On what date did you first report it?" if not handling else "On what date did you complain?",
        )
    fair = reported is not None and not handling and not facts.under
    decisive = next((li for li in found.limits if li.id == judged.decisive), None)
    own = not decisive.binding if decisive else not all(li.binding for li in found.limits)
    beside = (
        tuple(fairness_notes(facts, corpus, judged.verdict is not Verdict.WITHIN, own, decisive is None))
        if fair
        else ()
    )
    turned = [n.turns for n in found.notes if n.turns] if judged.verdict is Verdict.OUTSIDE and own else []
    turned += [n.lifts for n in found.notes if n.lifts] if judged.verdict is Verdict.WITHIN else []
    return DelayCheck(
        reported=reported,
        until=until,
        ongoing=ongoing,
        ended_once=ended_once,
        calendar_days=(end - reported).days if reported and end >= reported else None,
        working_days=working_days_between(reported, end) if reported and end >= reported else None,
        limits=found.limits,
        verdict=judged.verdict,
        why=" ".join([judged.why, *turned]),
        decisive=judged.decisive,
        named=judged.named,
        looked=looked_only(facts),
        looking=may_look_on(facts),
        from_began=facts.from_began,
        asks=tuple(asks[:MOST_ASKS]),
        notes=found.notes + beside,
        spreads=found.spreads,
        timeline=timeline(facts, found.limits, ongoing and reported is not None),
    )


def _told(facts: Facts) -> Told:
    events = {event.what for event in facts.events}
    visits = {Happening.ATTENDED, Happening.INVESTIGATED, Happening.MADE_SAFE}
    return Told(
        acknowledged=frozenset(stage for stage, what in ACKNOWLEDGED.items() if what in events),
        finished=bool(events & {Happening.COMPLETED, Happening.UNTIL}) and not events & visits,
        no_extension=no_extension(facts.repair),
        beyond=bool(events & {Happening.ATTENDED, Happening.INVESTIGATED}) and goes_on(facts),
        looked=looked_only(facts),
        visited=bool(events & {Happening.ATTENDED, Happening.INVESTIGATED}),
        investigated=Happening.INVESTIGATED in events,
        summarised=Happening.SUMMARY_SENT in events,
        from_began=facts.from_began,
        today=facts.today,
        looking=may_look_on(facts),
        again=came_again(facts),
        undone=tells_undone(facts),
        counted=asks_the_count(facts),
        coded=is_code(facts.priority),
        answered={stage: day for stage, what in ANSWERED.items() if (day := facts.first(what)) is not None},
    )


_ONLY_ACKNOWLEDGING = re.compile(
    r"^(?!.*\b(answer|respon|repl|final|no stage|nothing|decision)).*"
    r"(?:\backnowledg|\b(?:say\w*|said|tell\w*|told|confirm\w*)\b[^.?!]{0,20}(?:\b(?:got|had|have|received|logged)|['’](?:d|ve))\b[^.?!]{0,12}\b(?:it|mine|complaint)\b"
    r".{0,40}\b(?:was|were|is|are) (?:that|this|it|they)\b)",
    re.DOTALL,
)


def _runs_from_report(limits: tuple[Limit, ...]) -> bool:
    """Whether a limit runs from a day that the person would know: the report, or the complaint."""
    wording = re.compile(r"report|aware|is told|notice to the contractor|complaint|escalation")
    return any(li.starts is None and (li.starts_when is None or wording.search(li.starts_when)) for li in limits)


def _still_waiting(facts: Facts) -> bool:
    """Whether what was not told counts as not done: nothing that ends a wait was told, or it is said to go on."""
    again = facts.when(Happening.ESCALATED)
    first = {Happening.STAGE_1_ANSWERED} if again else set()
    ended = ended_somehow(facts) or any(
        e.what in _ENDS or (e.what in _ANSWERS and e.what not in first) for e in facts.events
    )
    asked = facts.first(Happening.ASKED) is not None
    acknowledged = facts.first(Happening.ACKNOWLEDGED) or facts.first(Happening.ESCALATION_ACKNOWLEDGED)
    if acknowledged and _ONLY_ACKNOWLEDGING.search(facts.repair.lower()):
        ended = True
    return not ended or asked or unwritten(facts) or is_still_on(facts)


def _only_a_letter_is_missing(facts: Facts) -> bool:
    """Whether all that is told not to have come, after a look at the trouble, is what it found in writing."""
    looked = facts.first(Happening.INVESTIGATED) is not None
    return looked and unwritten(facts) and facts.first(Happening.ASKED) is None and not is_still_on(facts)


def _span(facts: Facts, handling: bool) -> tuple[date | None, date | None]:
    if facts.under:
        begun = formal_start(facts)
        return begun.on if begun else None, facts.when(Happening.UNTIL)
    if not handling:
        start = day_of_report(facts)
        looked = is_undone(facts) and facts.first(Happening.COMPLETED) is None
        left_open = {Happening.ATTENDED, Happening.INVESTIGATED, Happening.SUMMARY_SENT} if looked else set()
        if unwritten(facts) and facts.first(Happening.INVESTIGATED) and facts.first(Happening.COMPLETED) is None:
            left_open |= {Happening.ATTENDED, Happening.INVESTIGATED, Happening.UNTIL}
        over = [what for what in _ENDS if what not in left_open]
        ends = [day for what in over if (day := facts.when(what)) is not None and (start is None or day >= start)]
        if start is None and ends == [facts.when(Happening.INVESTIGATED)]:
            # What follows an inspection is asked about, and nothing of it is told to have come.
            ends = []
        return start, ends[0] if ends else None
    second = facts.first(Happening.ESCALATED) or facts.first(Happening.ESCALATION_ACKNOWLEDGED)
    first = facts.first(Happening.COMPLAINED) or facts.first(Happening.ACKNOWLEDGED) or facts.first(Happening.REPORTED)
    start = second or first
    ends = [day for what in _ANSWERS if (day := facts.when(what)) is not None and (start is None or day >= start)]
    return start, ends[0] if ends else None
