"""Whether a delay is inside its limits, and the reason in words."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple, Protocol

from assistant.records import Action, PolicyKind, Unit
from assistant.timescales.describe import (
    action_words,
    amount_of,
    brief,
    in_units,
    is_sentence,
    owner_of,
    verdict_says,
    written,
)
from assistant.timescales.facts import Limit, Spread, Verdict
from assistant.timescales.spread import in_days

TO_FINISH = (Action.COMPLETE, Action.MAKE_SAFE, Action.START)
_LONGEST = 35
"""Words of a reason that fit into a headline."""


class Judged(NamedTuple):
    """A verdict, its reason, the id of the limit that decides it, and those of all limits that the reason names."""

    verdict: Verdict
    why: str
    decisive: str | None
    named: tuple[str, ...] = ()


class Told(NamedTuple):
    """What of a person's facts changes how a verdict is said.

    `acknowledged`: the complaint was acknowledged by the end. `finished`: the end is that of the work, no visit
    being told. `no_extension`: nobody asked for more time. `looked`: the end is an inspection, and no more is asked.
    `beyond`: a visit is told of, and that the job was finished later or is not yet. `visited`: a visit is told of.
    """

    acknowledged: bool = False
    finished: bool = False
    no_extension: bool = False
    beyond: bool = False
    looked: bool = False
    visited: bool = False


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
    """Weigh the limits from the strictest binding rule outward."""
    told = told or Told()
    counted = [
        li for li in found.limits if li.starts is not None and li.source is not PolicyKind.GUIDANCE and not li.possible
    ]
    counted = [li for li in counted if not (li.action is Action.ACKNOWLEDGE and li.status == "unknown")]
    counted = [li for li in counted if not (li.condition or "").startswith("if the landlord extended")]
    counted = [li for li in counted if not (li.action is Action.OTHER and "Ombudsman" in li.applies)]
    law = {li.citation.ref for li in counted}
    counted = [li for li in counted if li.repeats not in law]
    if told.looked and counted and not handling:
        own_held = any(li.source is PolicyKind.LANDLORD_POLICY for li in counted)
        counted = [li for li in counted if li.action not in TO_FINISH]
        if not counted and own_held:
            return Judged(Verdict.UNCLEAR, verdict_says("no_inspection"), None)
    if reported is None and not any(li.status in ("met", "missed") for li in counted):
        what = "complaint" if handling else "report"
        return Judged(Verdict.UNCLEAR, verdict_says("no_date", event=what), None)
    plain = [li for li in counted if _plainly(li)]
    branches: dict[str, list[Limit]] = defaultdict(list)
    for limit in counted:
        if not _plainly(limit):
            branches[limit.condition or ""].append(limit)
    if missed := [li for li in plain if li.status == "missed"]:
        first = min(missed, key=lambda li: (not li.binding, li.source is not PolicyKind.CODE, _weight(li)))
        done = told.acknowledged and first.action is Action.ACKNOWLEDGE
        extended = [li for li in found.limits if (li.condition or "").startswith("if the landlord extended")]
        past = told.no_extension or any(isinstance(li.due, date) and end > li.due for li in extended)
        others = [*_missed_too(first, missed), *_kept_too(first, plain)]
        none_to_finish = not any(
            li.action is Action.COMPLETE and li.citation.ref == first.citation.ref for li in found.limits
        )
        why = [
            _late(first, end, still=ongoing and not done, finished=told.finished, none_to_finish=none_to_finish),
            *(said for _, said in others),
        ]
        if first.stage is not None and first.source is PolicyKind.CODE and first.action is Action.RESPOND and not past:
            why.append(verdict_says("extension"))
            others += [(li, "") for li in extended[:1]]
        return Judged(Verdict.OUTSIDE, " ".join(why), first.id, (first.id, *(li.id for li, _ in others)))
    if close := [li for li in plain if li.status == "close"]:
        why_close = verdict_says("close", what=brief(close[0]))
        return Judged(Verdict.UNCLEAR, why_close, close[0].id, (close[0].id,))
    policy = {c: lis for c, lis in branches.items() if any(li.source is PolicyKind.LANDLORD_POLICY for li in lis)}
    outcomes = {c: _outcome(lis) for c, lis in policy.items()}
    law_branches = {c: _outcome(lis) for c, lis in branches.items() if c not in policy}
    all_missed = bool(outcomes) and all(out == "missed" for out in outcomes.values())
    if all_missed and found.incomplete:
        return _by_spread(found.spreads, reported, end)
    if all_missed:
        longest = max((li for lis in policy.values() for li in lis if li.status == "missed"), key=_weight)
        why_all = " ".join([verdict_says("past_all", what=brief(longest), due=_due(longest)), *_doubts(longest, end)])
        return Judged(Verdict.OUTSIDE, why_all, longest.id, (longest.id,))
    kept = [li for li in plain if li.status in ("met", "running")]
    doubtful = [li for li in plain if li.status == "unknown" and li.action is not Action.OTHER]
    if kept and reported is None:
        # Only what followed the investigation was told: what nobody spoke of was not asked about.
        doubtful = []
    elif any(li.starts == reported for li in kept):
        # What an investigation sets going is not what was asked about, where the investigation was in time.
        doubtful = [li for li in doubtful if li.starts == reported]
    law_missed = sorted((c for c, out in law_branches.items() if out == "missed"), key=len)
    by_range = _by_spread(found.spreads, reported, end)
    if not kept and not outcomes and by_range.verdict is Verdict.OUTSIDE:
        return by_range
    if law_missed and not kept:
        return _conditional_law(law_missed, branches, outcomes)
    if outcomes:
        return _by_class(policy, outcomes, law_missed, branches)
    if doubtful:
        return Judged(Verdict.UNCLEAR, _doubt(doubtful[0], told), doubtful[0].id, (doubtful[0].id,))
    if kept:
        if law_missed:
            return _conditional_law(law_missed, branches, outcomes)
        coming = [li for li in kept if li.action in (Action.ATTEND, Action.RESPOND) and li.stage is None]
        if told.beyond and len(coming) == len(kept):
            first = coming[0]
            why_kept = verdict_says("came", owner=owner_of(first), what=brief(first), due=_due(first))
            return Judged(Verdict.UNCLEAR, why_kept, first.id, (first.id,))
        return _within(kept, found.limits, None if ongoing else end, finished=told.finished)
    if law_branches and all(out == "ok" for out in law_branches.values()) and not found.spreads:
        return Judged(Verdict.UNCLEAR, verdict_says("may_apply"), None)
    return by_range


def _plainly(limit: Limit) -> bool:
    return limit.condition is None or limit.condition == "if you rent your home from a council or housing association"


def _weight(limit: Limit) -> float:
    unit = {"hours": 1 / 24, "working days": 1.4, "calendar days": 1.0, "weeks": 7.0, "months": 30.4}
    return limit.amount * unit[limit.unit.value]


def _outcome(limits: list[Limit]) -> str:
    states = {limit.status for limit in limits}
    if "missed" in states:
        return "missed"
    return "unknown" if states & {"unknown", "close"} else "ok"


def _due(limit: Limit) -> str:
    return written(limit.due) if limit.due is not None else verdict_says("no_day")


def _over(limit: Limit) -> str:
    # Where the first day of a period is not established, neither is the day count over it.
    if limit.overrun is None or limit.overrun.amount == 0 or limit.edge:
        return ""
    return verdict_says("over" if limit.exact else "over_least", over=amount_of(limit.overrun))


def _past(key: str, limit: Limit) -> str:
    over = _over(limit)
    names = {"owner": owner_of(limit), "what": brief(limit), "due": _due(limit), "over": over}
    return verdict_says(f"{key}_by" if over else key, **names)


def _supposed(limit: Limit) -> list[str]:
    """What is taken for granted where a limit is said to have passed: that the notice went out, what the job cost."""
    notice = [verdict_says("as_notice")] if limit.from_report else []
    return notice + ([verdict_says("as_scope", sum=limit.most_cost)] if limit.most_cost else [])


def _late(limit: Limit, end: date, *, still: bool, finished: bool, none_to_finish: bool) -> str:
    only_coming = finished and limit.action is Action.ATTEND
    conditions = _supposed(limit)
    conditions += [verdict_says("as_visit", end=written(end))] if only_coming else []
    over, key = _over(limit), "late_still" if still else "late"
    if over:
        key += "_twice" if over == amount_of(limit) else "_by"
    said = [
        verdict_says(
            key,
            over=over,
            due=_due(limit),
            conditions=verdict_says("conditions", conditions=" and ".join(conditions)) if conditions else "",
            rule=_rule(limit),
        )
    ]
    if limit.edge and limit.overrun and limit.overrun.amount == 1:
        said.append(verdict_says("a_day"))
    if only_coming:
        said.append(verdict_says("visit_only" if none_to_finish else "visit_only_kept"))
    return " ".join([*said, *_doubts(limit, end, still=still)])


def _rule(limit: Limit) -> str:
    return verdict_says("says" if is_sentence(limit) else "gives", owner=owner_of(limit), what=brief(limit))


def _doubts(limit: Limit, end: date, *, still: bool = False) -> list[str]:
    """What a verdict that rests on a limit must say at once: another reading of its days, and what its source is."""
    said = []
    if limit.other_due is not None and limit.status == "missed":
        key = "days_late" if end > limit.other_due else "days_open" if still else "days_kept"
        said.append(verdict_says(key, other=written(limit.other_due)))
    if limit.undated and not limit.caveat:
        said.append(verdict_says("undated"))
    if limit.caveat:
        said.append(verdict_says("caveat", caveat=limit.caveat))
    return said


def _missed_too(first: Limit, missed: list[Limit]) -> list[tuple[Limit, str]]:
    """The longest limit of another kind of rule that was passed besides."""
    others = [li for li in missed if li.id != first.id and li.source is not first.source]
    if not others:
        return []
    other = max(others, key=_weight)
    return [(other, _past("late_too", other))]


def _kept_too(first: Limit, plain: list[Limit]) -> list[tuple[Limit, str]]:
    """The landlord's own limit that was kept while one of the law was passed."""
    kept = [li for li in plain if li.source is PolicyKind.LANDLORD_POLICY and li.status == "met"]
    if not first.binding or not kept or any(li.status == "missed" for li in plain if li.source is kept[0].source):
        return []
    said = verdict_says("kept_too", owner=owner_of(kept[0]), what=brief(kept[0]), due=_due(kept[0]))
    return [(kept[0], said)]


def _within(kept: list[Limit], limits: tuple[Limit, ...], end: date | None, *, finished: bool) -> Judged:
    """In time, or the time still runs where there is no end yet."""
    nearest = min(kept, key=lambda li: (li.source is PolicyKind.GUIDANCE, _weight(li)))
    on_last_day = nearest.starts_when is None and end is not None and end == nearest.due
    key = "running" if end is None and not nearest.met else "in_time_last" if on_last_day else "in_time"
    said = [verdict_says(key, owner=owner_of(nearest), what=brief(nearest), due=_due(nearest))]
    if finished and nearest.action is Action.ATTEND:
        said.append(verdict_says("visit_only_kept"))
    said += _doubts(nearest, date.max)
    named = [nearest.id]
    for limit in limits:
        if limit.possible and limit.binding and limit.status == "missed" and len(named) == 1:
            named.append(limit.id)
            names = {"owner": owner_of(limit), "what": brief(limit), "due": _due(limit)}
            supposed = [limit.condition, *(f"if {one}" for one in _supposed(limit))]
            said.append(verdict_says("past_if", condition=", and ".join(one for one in supposed if one), **names))
    return Judged(Verdict.WITHIN, " ".join(said), nearest.id, tuple(named))


def _by_class(
    policy: dict[str, list[Limit]], outcomes: dict[str, str], law_missed: list[str], branches: dict[str, list[Limit]]
) -> Judged:
    if all(out == "ok" for out in outcomes.values()):
        if law_missed:
            return _conditional_law(law_missed, branches, outcomes)
        shortest = min((li for lis in policy.values() for li in lis), key=_weight)
        why = verdict_says("inside_all", what=brief(shortest), due=_due(shortest))
        return Judged(Verdict.WITHIN, why, shortest.id, (shortest.id,))
    chosen = {c: min(limits, key=lambda li: (li.status != "missed", _weight(li))) for c, limits in policy.items()}
    named = tuple(limit.id for limit in chosen.values())
    for say_limit in (brief, amount_of):
        parts = [
            verdict_says("part", condition=c, state=verdict_says(outcomes[c]), what=say_limit(limit), due=_due(limit))
            for c, limit in chosen.items()
        ]
        why = verdict_says("depends", parts="; ".join(parts))
        if len(why.split()) <= _LONGEST:
            return Judged(Verdict.UNCLEAR, why, None, named)
    return Judged(Verdict.UNCLEAR, verdict_says("depends_class"), None, named)


def _conditional_law(missed: list[str], branches: dict[str, list[Limit]], outcomes: dict[str, str]) -> Judged:
    limit = next(li for li in branches[missed[0]] if li.status == "missed")
    names = {"owner": owner_of(limit), "what": brief(limit), "due": _due(limit)}
    condition = " and ".join([missed[0], *_supposed(limit)])
    why = verdict_says("depends_law", condition=condition, **names)
    if outcomes and all(out == "ok" for out in outcomes.values()):
        why += " " + verdict_says("own_kept")
    return Judged(Verdict.UNCLEAR, why, limit.id, (limit.id,))


def _doubt(limit: Limit, told: Told) -> str:
    unfinished = told.visited and limit.action is Action.COMPLETE
    key = "hours" if limit.unit is Unit.HOURS else "unfinished" if unfinished else "unsettled"
    return verdict_says(key, what=brief(limit))


def _by_spread(spreads: tuple[Spread, ...], reported: date | None, end: date) -> Judged:
    widest = max(spreads, key=lambda one: in_days(one.high), default=None)
    if widest is None or reported is None:
        return Judged(Verdict.UNCLEAR, verdict_says("no_limit"), None)
    days, longest = (end - reported).days, widest.high
    if days > in_days(longest):
        most = f"{in_units(longest.amount, longest.unit)} ({longest.landlord})"
        why = verdict_says("spread_over", days=days, act=action_words(widest.action), most=most)
        return Judged(Verdict.OUTSIDE, why, None)
    return Judged(Verdict.UNCLEAR, verdict_says("spread_open"), None)
