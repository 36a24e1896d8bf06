"""Whether a delay is inside its limits, weighed from the strictest binding rule outward."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from assistant.records import Action, PolicyKind, Unit
from assistant.timescales.branches import Branches
from assistant.timescales.complaint_limits import repeats_the_code
from assistant.timescales.describe import BY_THE_END, action_words, brief, in_units, owner_of, verdict_says
from assistant.timescales.facts import Limit, Spread, Verdict
from assistant.timescales.judged import Judged, Told
from assistant.timescales.reasons import (
    also_supposes,
    doubts,
    due_of,
    is_late_by_other_version,
    kept_too,
    late,
    missed_too,
    supposed,
    weight,
)
from assistant.timescales.spread import in_days

_COMING = (Action.ATTEND, Action.INSPECT, Action.INVESTIGATE)
TO_FINISH = (Action.COMPLETE, Action.MAKE_SAFE, Action.START, Action.UNSAID)


class Found(Protocol):
    """What the judge needs to know of the limits found."""

    @property
    def limits(self) -> tuple[Limit, ...]: ...
    @property
    def spreads(self) -> tuple[Spread, ...]: ...
    @property
    def incomplete(self) -> bool: ...


def judge(
    found: Found, reported: date | None, end: date, ongoing: bool, handling: bool, told: Told | None = None
) -> Judged:
    """Weigh the limits from the strictest binding rule outward.

    `ongoing`: the wait goes on, so that `end` is the day of asking. `handling`: it is a complaint that waits.
    """
    told = told or Told()
    held = _counted(found.limits)
    counted = [li for li in held if li.action not in TO_FINISH] if told.looked and not handling else held
    if (unjudged := _unjudged(held, counted, reported, handling=handling)) is not None:
        return unjudged
    branches = Branches.of(counted)
    plain = branches.plain
    if missed := [li for li in plain if li.status == "missed"]:
        return _outside(missed, plain, found.limits, end, told, ongoing=ongoing)
    if close := [li for li in plain if li.status == "close"]:
        why_close = verdict_says(
            "close" if close[0].edge else "close_post" if close[0].posted else "close_day", what=brief(close[0])
        )
        return Judged(Verdict.UNCLEAR, why_close, close[0].id, (close[0].id,))
    if branches.all_missed:
        return _by_spread(found.spreads, reported, end, ongoing=ongoing) if found.incomplete else branches.outside(end)
    kept = [li for li in plain if li.status in ("met", "running") or _kept_by_coming(li, told, end, ongoing=ongoing)]
    by_range = _by_spread(found.spreads, reported, end, ongoing=ongoing)
    if not kept and not branches.outcomes and by_range.verdict is Verdict.OUTSIDE:
        return by_range
    if branches.law_missed and not kept:
        return branches.by_law()
    if branches.outcomes and told.again and not ongoing and "missed" not in branches.outcomes.values():
        return Judged(Verdict.UNCLEAR, verdict_says("again"), None)
    if branches.outcomes:
        return branches.by_class(None if ongoing else end)
    doubtful = [li for li in _doubtful(plain, kept, reported) if li not in kept and not repeats_the_code(li, kept)]
    if doubtful:
        return _unsettled(doubtful, kept, found.limits, end, told, ongoing=ongoing)
    if kept and branches.law_missed:
        return _kept_in_class(branches, kept, found.limits, end, told, ongoing=ongoing) or branches.by_law()
    if kept:
        return _kept(kept, found.limits, end, told, ongoing=ongoing)
    if branches.may_apply and not found.spreads:
        return Judged(Verdict.UNCLEAR, verdict_says("may_apply"), None)
    return by_range


def _counted(limits: tuple[Limit, ...]) -> list[Limit]:
    """The limits by which a delay is judged: those that run, for sure, and are set for the landlord."""
    counted = [li for li in limits if li.starts is not None and li.source is not PolicyKind.GUIDANCE]
    counted = [li for li in counted if not (li.possible or _is_extension(li))]
    counted = [li for li in counted if not (li.action is Action.ACKNOWLEDGE and li.status == "unknown")]
    counted = [li for li in counted if not (li.action is Action.OTHER and "Ombudsman" in li.applies)]
    put_off = {li.extends for li in counted}
    counted = [li for li in counted if li.id not in put_off]
    law = {li.citation.ref for li in counted}
    return [li for li in counted if li.repeats not in law]


def _unjudged(held: list[Limit], counted: list[Limit], reported: date | None, *, handling: bool) -> Judged | None:
    """What cannot be judged: a look for which the landlord sets no limit, or a wait of which no start was told."""
    if not counted and any(li.source is PolicyKind.LANDLORD_POLICY for li in held):
        return Judged(Verdict.UNCLEAR, verdict_says("no_inspection"), None)
    if reported is None and not any(li.status in ("met", "missed") for li in counted):
        what = "complaint" if handling else "report"
        return Judged(Verdict.UNCLEAR, verdict_says("no_date", event=what), None)
    return None


def _unsettled(
    doubtful: list[Limit], kept: list[Limit], limits: tuple[Limit, ...], end: date, told: Told, *, ongoing: bool
) -> Judged:
    """A limit of which it is not known whether it was kept: the visit alone in time, not over yet, or in doubt."""
    if coming := _coming(kept, doubtful, told):
        return _within(coming, limits, None if ongoing else end, told, unfinished=True)
    first, in_time = doubtful[0], _visit_in_time(doubtful, told, end)
    if in_time and told.counted:
        names = {"owner": owner_of(first), "what": brief(first), "due": due_of(first)}
        return Judged(Verdict.WITHIN, verdict_says("not_over", **names), first.id, (first.id,))
    return Judged(Verdict.UNCLEAR, _doubt(first, told, in_time=in_time), first.id, (first.id,))


def _kept(kept: list[Limit], limits: tuple[Limit, ...], end: date, told: Told, *, ongoing: bool) -> Judged:
    """Limits that were kept or still run; a fault that came back leaves it open what the first mend was worth."""
    if told.again and not ongoing:
        return Judged(Verdict.UNCLEAR, verdict_says("again"), None)
    return _came(kept, told) or _within(kept, limits, None if ongoing else end, told)


def _kept_in_class(
    branches: Branches, kept: list[Limit], limits: tuple[Limit, ...], end: date, told: Told, *, ongoing: bool
) -> Judged | None:
    """The landlord's own limit for the class that it gave the job by name, kept, before a law that hangs on a condition."""
    if not (told.coded and any(li.source is PolicyKind.LANDLORD_POLICY for li in kept)):
        return None
    judged = _kept(kept, limits, end, told, ongoing=ongoing)
    law = next(li for li in branches.law[branches.law_missed[0]] if li.status == "missed")
    why = " ".join([judged.why, *past_if(law)])
    return judged._replace(why=why, named=(*judged.named, law.id)) if law.id not in judged.named else judged


def _is_extension(limit: Limit) -> bool:
    return (limit.condition or "").startswith("if the landlord extended")


def _outside(
    missed: list[Limit], plain: list[Limit], limits: tuple[Limit, ...], end: date, told: Told, *, ongoing: bool
) -> Judged:
    """A limit that applies was passed: the strictest of them, and what stands beside it.

    One of which nothing is taken for granted goes before one that hangs on what was not told, and where only the end
    of the work is told one for finishing before one for coming: nobody says when somebody came.
    """
    firm = [li for li in missed if not supposed(li)]
    hanging = [li for li in missed if li.binding and li not in firm] if firm else []
    missed = firm or missed
    first = min(
        missed,
        key=lambda li: (
            not li.binding,
            li.source is not PolicyKind.CODE,
            told.finished and li.action is Action.ATTEND,
            weight(li),
            li.action is Action.OTHER,
        ),
    )
    done = (first.action is Action.ACKNOWLEDGE and first.stage in told.acknowledged) or first.stage in told.answered
    done = done or (told.investigated and first.action in (Action.INVESTIGATE, Action.INSPECT))
    done = done or (told.summarised and first.action is Action.WRITE_SUMMARY)
    others = [*missed_too(first, missed), *kept_too(first, plain)]
    of_same = [li for li in limits if li.citation.ref == first.citation.ref]
    none_to_finish = not any(li.action is Action.COMPLETE for li in of_same)
    why = [late(first, end, told, still=ongoing and not done, none_to_finish=none_to_finish)]
    named = [first.id, *(li.id for li, _ in others)]
    if_so: list[str] = []
    for limit in hanging[:1]:
        condition, *more = supposed(limit)
        names = {"owner": owner_of(limit), "what": brief(limit), "due": due_of(limit)}
        if_so += [verdict_says("past_too_if", condition=condition, **names), *also_supposes(more)]
        named.append(limit.id)
    extended = [li for li in limits if _is_extension(li)]
    ended = told.answered.get(first.stage or 0, end)
    past = told.no_extension or any(isinstance(li.due, date) and ended > li.due for li in extended)
    may_wait = first.stage is not None and first.source is PolicyKind.CODE and first.action is Action.RESPOND
    if (may_wait or any(li.extends == first.id for li in extended)) and not past:
        explained = all("expl" in li.citation.quote for li in extended[:1])
        why.append(verdict_says("extension_formal" if not may_wait else "extension" if explained else "extension_bare"))
        named += [li.id for li in extended[:1]]
    why += [*(said for _, said in others), *if_so]
    return Judged(Verdict.OUTSIDE, " ".join(why), first.id, tuple(named))


def _doubtful(plain: list[Limit], kept: list[Limit], reported: date | None) -> list[Limit]:
    """The limits of which it is not known whether they were kept, and which are asked about."""
    if kept and reported is None:
        # Only what followed the investigation was told: what nobody spoke of was not asked about.
        return []
    doubtful = [li for li in plain if li.status == "unknown" and li.action is not Action.OTHER]
    if any(li.starts == reported for li in kept):
        # What an investigation sets going is not what was asked about, where the investigation was in time.
        return [li for li in doubtful if li.starts == reported]
    return doubtful


def _coming(kept: list[Limit], doubtful: list[Limit], told: Told) -> list[Limit]:
    """The limits for coming or looking that a visit kept, where it alone is told of and only the landlord's own for finishing is open."""
    to_finish = all(li.action in BY_THE_END and not li.binding for li in doubtful)
    own = [li for li in kept if li.source is PolicyKind.LANDLORD_POLICY and li.stage is None and li.action in _COMING]
    return own if told.visited and not told.beyond and to_finish else []


def _visit_in_time(doubtful: list[Limit], told: Told, end: date) -> bool:
    """Whether the visit with which the wait ended came before every limit for finishing ran out, and no more is told."""
    last = [li.due for li in doubtful if li.action in BY_THE_END and not (li.unit is Unit.HOURS or li.edge)]
    days = [due.date() if isinstance(due, datetime) else due for due in last if due is not None]
    return told.visited and not told.beyond and len(days) == len(doubtful) and all(end <= day for day in days)


def _kept_by_coming(limit: Limit, told: Told, end: date, *, ongoing: bool) -> bool:
    """Whether a visit alone is told of, in time, under a limit of which the source does not say what it is for."""
    unsaid = limit.action is Action.UNSAID and limit.status == "unknown"
    return unsaid and not ongoing and _visit_in_time([limit], told, end)


def _doubt(limit: Limit, told: Told, *, in_time: bool = False) -> str:
    if limit.action is Action.UNSAID and (told.visited or told.beyond) and limit.unit is not Unit.HOURS:
        return verdict_says("unsaid_came", what=brief(limit), due=due_of(limit))
    unfinished = told.visited and limit.action is Action.COMPLETE
    key = "hours" if limit.unit is Unit.HOURS else "unfinished" if unfinished else "unsettled"
    return verdict_says("unfinished_if" if unfinished and in_time else key, what=brief(limit), due=due_of(limit))


def _came(kept: list[Limit], told: Told) -> Judged | None:
    """That only the coming was in time, where the work went on beyond it and no limit for finishing was kept."""
    coming = [li for li in kept if li.action in (Action.ATTEND, Action.RESPOND) and li.stage is None]
    if not told.beyond or len(coming) < len(kept):
        return None
    first = coming[0]
    why = verdict_says("came", owner=owner_of(first), what=brief(first), due=due_of(first))
    return Judged(Verdict.UNCLEAR, why, first.id, (first.id,))


def _within(
    kept: list[Limit], limits: tuple[Limit, ...], end: date | None, told: Told, *, unfinished: bool = False
) -> Judged:
    """In time, or the time still runs where there is no end yet. `unfinished`: when the job was done is not told."""
    nearest = min(
        kept,
        key=lambda li: (
            li.source is PolicyKind.GUIDANCE,
            bool(li.stage) and li.action is Action.ACKNOWLEDGE,
            weight(li),
        ),
    )
    if end is not None and is_late_by_other_version(nearest, end):
        names = {"what": brief(nearest), "due": due_of(nearest), "caveat": nearest.caveat}
        return Judged(Verdict.UNCLEAR, verdict_says("by_version", **names), nearest.id, (nearest.id,))
    on_last_day = nearest.starts_when is None and end is not None and end == nearest.due
    key = "running" if end is None and not nearest.met else "in_time_last" if on_last_day else "in_time"
    last = nearest.due.date() if isinstance(nearest.due, datetime) else nearest.due
    if key != "running" and last and told.today and last > told.today:
        key = "in_time_before" if end is not None and end < told.today else "in_time_ahead"
    said = [verdict_says(key, owner=owner_of(nearest), what=brief(nearest), due=due_of(nearest))]
    if nearest.action is Action.ATTEND and (told.finished or unfinished):
        said.append(verdict_says("visit_only_kept"))
    elif nearest.action in (Action.INVESTIGATE, Action.INSPECT) and unfinished:
        said.append(verdict_says("look_only_kept"))
    elif nearest.action is Action.UNSAID and nearest.status == "unknown":
        said.append(verdict_says("unsaid_kept"))
    if told.looking and nearest.binding and nearest.action is Action.INVESTIGATE:
        said.append(verdict_says("as_ended"))
    said += doubts(nearest, date.max)
    past = [li for li in limits if li.possible and li.binding and li.status == "missed"][:1]
    said += [one for li in past for one in past_if(li)]
    named = [nearest.id, *(li.id for li in past)]
    return Judged(Verdict.WITHIN, " ".join(said), nearest.id, tuple(named))


def past_if(limit: Limit) -> list[str]:
    """That a limit of law was passed, if it holds, beside one that was kept: a sentence, and what else it supposes."""
    names = {"owner": owner_of(limit), "what": brief(limit), "due": due_of(limit)}
    taken = supposed(limit)
    condition = limit.condition or f"if {taken.pop(0)}"
    return [verdict_says("past_if", condition=condition, **names), *also_supposes(taken)]


def past_of_law(limit: Limit) -> str:
    """That a limit of law was passed for sure, beside the landlord's own that was kept."""
    return verdict_says("past_of_law", owner=owner_of(limit), what=brief(limit), due=due_of(limit))


def _by_spread(spreads: tuple[Spread, ...], reported: date | None, end: date, *, ongoing: bool) -> Judged:
    widest = max(spreads, key=lambda one: in_days(one.high), default=None)
    if widest is None or reported is None:
        return Judged(Verdict.UNCLEAR, verdict_says("no_limit"), None)
    days, longest = (end - reported).days, widest.high
    if days > in_days(longest):
        most = f"{in_units(longest.amount, longest.unit)} ({longest.landlord})"
        key = "spread_over_still" if ongoing else "spread_over"
        why = verdict_says(key, days=days, act=action_words(widest.action), most=most)
        return Judged(Verdict.OUTSIDE, why, None)
    return Judged(Verdict.UNCLEAR, verdict_says("spread_open"), None)
