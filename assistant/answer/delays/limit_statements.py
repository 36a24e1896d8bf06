"""What limits rest on and how long it has been: the passages, the days counted, and the conditions that they share."""

from __future__ import annotations

from datetime import date

from assistant.answer.checks.verification import figures
from assistant.answer.contract import StatementKind
from assistant.answer.delays.limits_asked import is_clock_of_law
from assistant.answer.rules.words import short_title_of, state_rule
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, days_of, length
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Citation, Unit
from assistant.situation.situation import Situation
from assistant.timescales.calendar import bank_holidays_between, working_days_between
from assistant.timescales.complaints import ANSWERED
from assistant.timescales.describe import describe
from assistant.timescales.facts import DelayCheck, Happening, Limit, Note

_ACKNOWLEDGED = (Happening.ACKNOWLEDGED, Happening.ESCALATION_ACKNOWLEDGED)
# Where a rule says what starts its periods, and that their first day is not settled.
FIRST_DAY = {"right-to-repair": ("right-to-repair#p8", "right-to-repair#p14")}
# Where a rule says which jobs it leaves out.
SCOPE = {"right-to-repair": ("right-to-repair#p5", "right-to-repair#p6")}
# Where a rule says what a hazard must be.
_HAZARD = {"awaabs-law": ("awaabs-law#p3", "awaabs-law#p17")}
_FEW_HOLIDAYS = 4


def bases(limit: Limit) -> set[str]:
    """The passages that a verdict resting on a limit rests on: its own, and those of what it is said to hang on."""
    ref = limit.citation.ref
    held = {str(limit.citation.passage), *SCOPE.get(ref, ())[:1]}
    if limit.from_report:
        held |= set(FIRST_DAY.get(ref, ())[:1])
    if limit.status == "close" or (limit.edge and limit.overrun and limit.overrun.amount == 1):
        held |= set(FIRST_DAY.get(ref, ())[1:])
    if limit.condition and limit.priority == "emergency":
        held |= set(_HAZARD.get(ref, ()))
    if limit.caveat or limit.other_due or " taken as " in describe(limit):
        held |= {str(citation.passage) for citation in limit.also}
    return held


def state_elapsed(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources) -> None:
    """How long it has been, in working and in calendar days, from the day on which the deciding limit starts."""
    decisive = next((limit for limit in check.limits if limit.id == check.decisive), None)
    days = [decisive.starts if decisive else None, check.reported]
    start = next((one for one in days if one is not None and one <= sources.today), None)
    if start is None or check.ended_once:
        return
    until = check.until
    if decisive and decisive.action is Action.ACKNOWLEDGE:
        until = next((e.on for e in situation.events if e.what in _ACKNOWLEDGED and e.on >= start), until)
    if decisive and decisive.stage and decisive.action is not Action.ACKNOWLEDGE:
        until = next(
            (e.on for e in situation.events if e.what is ANSWERED.get(decisive.stage) and e.on >= start), until
        )
    ended = until is not None and until >= start
    end = until if until and ended else sources.today
    if start == end:
        key = (
            "elapsed_same" if ended and end != sources.today else "began_today" if check.from_began else "starts_today"
        )
        none = say(key, day=day(start))
        draft.add(StatementKind.ELAPSED, none, computed("elapsed", "Days counted", none))
        return
    by_working_days = decisive is None or counts_working_days(decisive)
    none_in_them = not any(counts_working_days(limit) for limit in check.limits)
    text = say(
        "elapsed" if by_working_days else "elapsed_calendar" if none_in_them else "elapsed_days",
        start=day(start),
        end=day(end) if ended or situation.ahead == end else f"today, {day(end)},",
        working=length(working_days_between(start, end, uk=_over_uk(decisive)), Unit.WORKING_DAYS),
        calendar=length((end - start).days, Unit.CALENDAR_DAYS),
    )
    if counts_working_days(decisive) and (left_out := left_out_between(start, end, uk=_over_uk(decisive))):
        text = f"{text.rstrip('.')}, {left_out}."
    draft.add(StatementKind.ELAPSED, text, computed("elapsed", "Days counted", text))
    reports = [event.on for event in situation.events if event.what is Happening.REPORTED]
    if start in reports and min(reports) < start:
        since = say(
            "elapsed_first", start=day(min(reports)), calendar=length((end - min(reports)).days, Unit.CALENDAR_DAYS)
        )
        draft.add(StatementKind.ELAPSED, since, computed("elapsed-first", "Days counted", since))


def state_hours_of_law(limit: Limit, draft: Draft, sources: Sources) -> None:
    """A limit of the law in hours by its passage, with what a hazard must be."""
    passage = sources.corpus.passages[str(limit.citation.passage)]
    condition, whom = limit.condition, [str(limit.whom.passage)] if limit.whom and limit.condition else []
    hazards = _HAZARD.get(limit.citation.ref, ()) if limit.priority == "emergency" else ()
    scope = [p for p in hazards if p in sources.corpus.passages]
    if scope:
        hazard = say("hazard_cause" if condition and "emergency hazard" in condition else "hazard")
        condition = f"{condition}, and if {hazard}" if condition else f"if {hazard}"
    state_rule(passage, draft, sources, condition, also=(*scope, *whom))


def conditions_once(limits: list[Limit]) -> list[Limit]:
    """Limits of one rule that follow each other say a condition that they share once, for them all."""
    out: list[Limit] = []
    for place, limit in enumerate(limits):
        same = [
            _in_days(li) and li.citation.ref == limit.citation.ref and li.condition == limit.condition for li in limits
        ]
        if limit.condition and same[place] and sum(same) > 1 and limit.binding and not limit.possible:
            title = short_title_of(limit.title)
            first = say("limit_if_all", title=title, condition=limit.condition) if place == same.index(True) else None
            limit = limit.model_copy(update={"condition": first, "whom": limit.whom if first else None})
        out.append(limit)
    return out


def _in_days(limit: Limit) -> bool:
    """Whether a limit is said by its figure; one of the law in hours is said by its passage, with its own condition."""
    return not is_clock_of_law(limit)


def cites_of(note: Note) -> list[Citation]:
    """Where a remark rests: its passage, and our own reckoning where it holds a date that the passage does not."""
    cites = [note.citation, *note.also] if note.citation else []
    held = " ".join(citation.quote for citation in cites)
    if note.citation and figures(note.text) - figures(held):
        cites.append(computed("reckoned", "Date reckoned", note.text))
    return cites


def counts_working_days(limit: Limit | None) -> bool:
    """Whether bank holidays bear on a limit."""
    return limit is not None and limit.unit is Unit.WORKING_DAYS


def _over_uk(limit: Limit | None) -> bool:
    """Whether the bank holidays of every part of the United Kingdom bear on a limit."""
    return limit is not None and limit.uk_holidays


def left_out_between(start: date, end: date, *, uk: bool = False) -> str:
    """The bank holidays between two days, in words; empty where there is none."""
    days = bank_holidays_between(start, end, uk=uk)
    if not days:
        return ""
    if len(days) > _FEW_HOLIDAYS:
        return say("holidays_many", n=len(days))
    return say("holidays" if len(days) > 1 else "holiday", days=days_of(days))
