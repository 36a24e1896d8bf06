"""One limit as a sentence: what it allows, by what kind of rule, when it ran out, and what hangs on it."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.answer.checks.verification import figures
from assistant.answer.contract import StatementKind
from assistant.answer.delays.limit_remarks import from_acknowledgement, hedges, may_go_on, only_for_coming
from assistant.answer.delays.limits_asked import is_clock_of_law
from assistant.answer.rules.words import short_title, short_title_of, state_rule
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, days_of, length, lower_first
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Citation, Policy, PolicyKind, Unit
from assistant.situation.situation import Situation
from assistant.timescales.calendar import bank_holidays_between, working_days_between
from assistant.timescales.complaints import ANSWERED
from assistant.timescales.describe import comes_or_finishes, describe, is_sentence, then, written
from assistant.timescales.facts import DelayCheck, Happening, Limit, Note, Verdict
from assistant.timescales.figures import passage_for
from assistant.timescales.reckon import a_day_earlier

_ACKNOWLEDGED = (Happening.ACKNOWLEDGED, Happening.ESCALATION_ACKNOWLEDGED)
# Where a rule says what starts its periods, and that their first day is not settled.
_FIRST_DAY = {"right-to-repair": ("right-to-repair#p8", "right-to-repair#p14")}
# Where a rule says which jobs it leaves out.
_SCOPE = {"right-to-repair": ("right-to-repair#p5", "right-to-repair#p6")}
# Where a rule says what a hazard must be, and where a version that has ended says so.
_HAZARD = {"awaabs-law": ("awaabs-law#p3", "awaabs-law#p17")}
_ENDED = {"complaint-handling-code-2022": "complaint-handling-code-2022#p1"}
_FEW_HOLIDAYS = 4


def bases(limit: Limit) -> set[str]:
    """The passages that a verdict resting on a limit rests on: its own, and those of what it is said to hang on."""
    ref = limit.citation.ref
    held = {str(limit.citation.passage), *_SCOPE.get(ref, ())[:1]}
    if limit.from_report:
        held |= set(_FIRST_DAY.get(ref, ())[:1])
    if limit.status == "close" or (limit.edge and limit.overrun and limit.overrun.amount == 1):
        held |= set(_FIRST_DAY.get(ref, ())[1:])
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
    by_working_days = decisive is None or _counts_working_days(decisive)
    none_in_them = not any(_counts_working_days(limit) for limit in check.limits)
    text = say(
        "elapsed" if by_working_days else "elapsed_calendar" if none_in_them else "elapsed_days",
        start=day(start),
        end=day(end) if ended or situation.ahead == end else f"today, {day(end)},",
        working=length(working_days_between(start, end, uk=_over_uk(decisive)), Unit.WORKING_DAYS),
        calendar=length((end - start).days, Unit.CALENDAR_DAYS),
    )
    if _counts_working_days(decisive) and (left_out := _left_out(start, end, uk=_over_uk(decisive))):
        text = f"{text.rstrip('.')}, {left_out}."
    draft.add(StatementKind.ELAPSED, text, computed("elapsed", "Days counted", text))
    reports = [event.on for event in situation.events if event.what is Happening.REPORTED]
    if start in reports and min(reports) < start:
        since = say(
            "elapsed_first", start=day(min(reports)), calendar=length((end - min(reports)).days, Unit.CALENDAR_DAYS)
        )
        draft.add(StatementKind.ELAPSED, since, computed("elapsed-first", "Days counted", since))


def state_limit(
    limit: Limit,
    draft: Draft,
    sources: Sources,
    *,
    verdict: bool,
    check: DelayCheck | None = None,
    reason: Note | None = None,
) -> None:
    """One limit: what it allows, by what kind of rule, when it ran out and by how much it was passed.

    What the headline of `check` says already is not said again. `reason` is why the landlord's class is this one.
    """
    record = sources.corpus.records.get(limit.citation.ref)
    landlord = record.landlord if isinstance(record, Policy) else None
    title = short_title(record) if isinstance(record, Policy) else limit.title
    names = {"title": title, "landlord": landlord or limit.title, "year": limit.known_in, "whose": limit.told_by}
    parts = [say(_form(limit), what=lower_first(describe(limit)), **names)]
    cites = [limit.citation, *limit.also, *([limit.whom] if limit.whom and limit.condition else [])]
    first_day = [p for p in _FIRST_DAY.get(limit.citation.ref, ()) if p in sources.corpus.passages]
    cites += [sources.corpus.cite(p) for p in first_day[:1]]
    ran = _ran(limit, draft, sources)
    ends = [re.split(r" (?=that r[ua]ns? to )", one)[-1] for one in ran[:1]]
    if any(parts[0] in said.text and all(one in said.text for one in ends) for said in draft.statements):
        return
    if reason is not None:
        parts.append(reason.text)
        cites += cites_of(reason)
    if limit.starts is not None and limit.starts_when is None and not (check and check.from_began):
        assumed = say("limit_start_assumed")
        parts += [] if draft.says(assumed) else [assumed]
    if ran:
        parts.append(ran[0])
        cites.append(computed(limit.id, "Date reckoned", ran[1]))
    decides = verdict and check is not None and limit.id == check.decisive and check.verdict is not Verdict.UNCLEAR
    if verdict and limit.overrun and not limit.edge:
        over = length(limit.overrun.amount, limit.overrun.unit)
        said = say(
            "limit_over_unsaid" if limit.unsaid else "limit_over" if limit.exact else "limit_over_least", over=over
        )
        parts += [] if decides else [said]
        last = f" {say('limit_ended', due=written(limit.due))}" if limit.due and limit.unit is Unit.HOURS else ""
        cites.append(computed(f"{limit.id}-over", "Days past the limit", said + last))
    elif verdict and limit.met is not None and not decides:
        kept = "limit_met_looked" if may_go_on(limit, check) else "limit_met"
        parts.append(say(kept if limit.met else "limit_missed"))
    if limit.other_due is not None and limit.due is not None:
        ended = limit.other_due < sources.today
        working = say("limit_working" if ended else "limit_working_ahead", due=day(limit.other_due))
        parts += [] if decides and limit.status != "running" else [working]
        cites.append(computed(f"{limit.id}-working", "Date reckoned", working))
    if other := from_acknowledgement(limit, check, sources, verdict=verdict):
        parts.append(other)
        cites.append(computed(f"{limit.id}-later", "Date reckoned", other))
    earlier = a_day_earlier(limit)
    on_last = verdict and limit.met and limit.starts_when is None and check is not None and check.until == limit.due
    if on_last and earlier is not None:
        last = say("limit_last_day", day=day(earlier))
        parts.append(last)
        cites.append(computed(f"{limit.id}-first", "Date reckoned", last))
    if further := then(limit):
        parts.append(further)
    if comes_or_finishes(limit):
        open_ = say("limit_respond")
        parts += [] if draft.says(open_) else [open_]
    if check is not None and not verdict and only_for_coming(limit, check):
        comes = say("limit_attend")
        parts += [] if draft.says(comes) else [comes]
    if limit.condition:
        parts.append(limit.condition if limit.condition.endswith(".") else say("limit_if", condition=limit.condition))
    scope = [p for p in _SCOPE.get(limit.citation.ref, ()) if p in sources.corpus.passages]
    if limit.most_cost and scope and not draft.says(left := say("limit_scope", sum=limit.most_cost)):
        parts.append(left)
        cites += [sources.corpus.cite(p) for p in scope]
    within = verdict and limit.overrun is not None and "extension" in limit.citation.quote
    if (within or (not verdict and (ran or not limit.stage))) and (longer := _extension(limit, record)):
        parts.append(longer[0])
        cites.append(longer[1])
    parts += hedges(limit, draft)
    if limit.note and not first_day:
        parts.append(limit.note)
    if limit.citation.caution and not draft.says(caution := say("caution", caution=limit.citation.caution)):
        parts.append(caution)
    if limit.caveat and not decides and not draft.says(caution := say("caution", caution=limit.caveat)):
        parts.append(caution)
    draft.add(StatementKind.LIMIT, " ".join(parts), *cites)
    if limit.note and first_day:
        draft.add(StatementKind.GUIDANCE, limit.note, *(sources.corpus.cite(p) for p in first_day))
    ended = _ENDED.get(limit.citation.ref)
    if ended in sources.corpus.passages and ended is not None:
        draft.add(StatementKind.GUIDANCE, say("code_ended"), sources.corpus.cite(ended))


def _extension(limit: Limit, record: object) -> tuple[str, Citation] | None:
    """By how much an answer may be put off, and where that stands."""
    if isinstance(record, Policy) and (more := next((t for t in record.timescales if t.extends == limit.id), None)):
        held = passage_for(record, more)
        said = say("limit_extension_formal", amount=length(more.amount, more.unit))
        return (said, record.cite(held)) if held else None
    if not isinstance(record, Policy) or limit.stage is None or limit.action is not Action.RESPOND:
        return None
    starts = f"the original stage {limit.stage} due date"
    extension = next((one for one in record.timescales if one.starts == starts), None)
    passage = passage_for(record, extension) if extension else None
    if extension is None or passage is None:
        return None
    said = "limit_extension_complex" if "complex" in passage.text else "limit_extension"
    said += "" if "expl" in passage.text else "_bare"
    return say(said, amount=length(extension.amount, extension.unit)), record.cite(passage)


def _ran(limit: Limit, draft: Draft, sources: Sources) -> list[str]:
    """When a limit in days ran out or will, and the line of our reckoning; empty where that is not known."""
    if limit.due is None or limit.starts is None or limit.unit is Unit.HOURS:
        return []
    last = limit.due.date() if isinstance(limit.due, datetime) else limit.due
    left_out = _left_out(limit.starts, last, uk=limit.uk_holidays) if _counts_working_days(limit) else ""
    told = f", {left_out}," if left_out and not draft.says(left_out) else ","
    ran = say(
        "limit_due" if last < sources.today else "limit_due_ahead",
        start=day(limit.starts),
        left_out=told,
        due=day(last),
    )
    period = f"{length(limit.amount, limit.unit)} from {day(limit.starts)}{told.rstrip(',')}"
    return [ran, f"{period}: {day(last)}."]


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


def _counts_working_days(limit: Limit | None) -> bool:
    """Whether bank holidays bear on a limit."""
    return limit is not None and limit.unit is Unit.WORKING_DAYS


def _over_uk(limit: Limit | None) -> bool:
    """Whether the bank holidays of every part of the United Kingdom bear on a limit."""
    return limit is not None and limit.uk_holidays


def _left_out(start: date, end: date, *, uk: bool = False) -> str:
    """The bank holidays between two days, in words; empty where there is none."""
    days = bank_holidays_between(start, end, uk=uk)
    if not days:
        return ""
    if len(days) > _FEW_HOLIDAYS:
        return say("holidays_many", n=len(days))
    return say("holidays" if len(days) > 1 else "holiday", days=days_of(days))


def _form(limit: Limit) -> str:
    forms = {PolicyKind.STATUTE: "limit_law", PolicyKind.REGULATION: "limit_law", PolicyKind.CODE: "limit_code"}
    form = forms.get(limit.source, "limit_guidance")
    if limit.source is PolicyKind.LANDLORD_POLICY:
        form = "limit_policy_told" if limit.told_by else "limit_policy_of" if limit.known_in else "limit_policy"
    return f"{form}_whole" if is_sentence(limit) else form
