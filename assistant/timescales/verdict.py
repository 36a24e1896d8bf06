"""Whether a delay is inside its limits, and the reason in words."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple, Protocol

from assistant.records import Action, PolicyKind
from assistant.timescales.describe import amount_of, describe, written
from assistant.timescales.facts import Limit, Spread, Verdict
from assistant.timescales.spread import in_days

_SOURCE = {
    PolicyKind.STATUTE: "the law",
    PolicyKind.REGULATION: "the law",
    PolicyKind.CODE: "the code",
    PolicyKind.GUIDANCE: "general guidance",
    PolicyKind.LANDLORD_POLICY: "the landlord's own policy",
}


class Judged(NamedTuple):
    """A verdict, its reason, and the id of the limit that decides it."""

    verdict: Verdict
    why: str
    decisive: str | None


class Found(Protocol):
    """What the judge needs to know of the limits found."""

    @property
    def limits(self) -> tuple[Limit, ...]: ...
    @property
    def spreads(self) -> tuple[Spread, ...]: ...
    @property
    def incomplete(self) -> bool: ...


def judge(
    found: Found, reported: date | None, end: date, ongoing: bool, handling: bool, acknowledged: bool = False
) -> Judged:
    """Weigh the limits from the strictest binding rule outward.

    `acknowledged`: the complaint was acknowledged by the end, so that this at least is done.
    """
    counted = [
        li for li in found.limits if li.starts is not None and li.source is not PolicyKind.GUIDANCE and not li.possible
    ]
    counted = [li for li in counted if not (li.action is Action.ACKNOWLEDGE and li.status == "unknown")]
    counted = [li for li in counted if not (li.condition or "").startswith("if the landlord extended")]
    counted = [li for li in counted if not (li.action is Action.OTHER and "Ombudsman" in li.applies)]
    if reported is None and not any(li.status in ("met", "missed") for li in counted):
        what = "complaint" if handling else "report"
        return Judged(Verdict.UNCLEAR, f"Without the date of the {what} nothing can be counted.", None)
    plain = [li for li in counted if _plainly(li)]
    branches: dict[str, list[Limit]] = defaultdict(list)
    for limit in counted:
        if not _plainly(limit):
            branches[limit.condition or ""].append(limit)
    still = " and it is still not done" if ongoing else ""
    if missed := [li for li in plain if li.status == "missed"]:
        first = min(missed, key=lambda li: (not li.binding, li.source is not PolicyKind.CODE, _weight(li)))
        done = acknowledged and first.action is Action.ACKNOWLEDGE
        extended = [li.due for li in found.limits if (li.condition or "").startswith("if the landlord extended")]
        past = any(isinstance(due, date) and end > due for due in extended)
        return Judged(Verdict.OUTSIDE, _missed(first, missed, "" if done else still, past_extension=past), first.id)
    if close := [li for li in plain if li.status == "close"]:
        why = f"It is too close to call: {describe(close[0])}, and the first day of that period is not established."
        return Judged(Verdict.UNCLEAR, why, close[0].id)
    policy = {c: lis for c, lis in branches.items() if any(li.source is PolicyKind.LANDLORD_POLICY for li in lis)}
    outcomes = {c: _outcome(lis) for c, lis in policy.items()}
    law_branches = {c: _outcome(lis) for c, lis in branches.items() if c not in policy}
    all_missed = bool(outcomes) and all(out == "missed" for out in outcomes.values())
    if all_missed and found.incomplete:
        return _by_spread(found.spreads, reported, end)
    if all_missed:
        longest = max((li for lis in policy.values() for li in lis if li.status == "missed"), key=_weight)
        why = (
            f"It is past every limit that could apply, whichever class the job was put in; the longest, "
            f"{describe(longest)}, ran out on {_due(longest)}."
        )
        return Judged(Verdict.OUTSIDE, why, longest.id)
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
        return Judged(Verdict.UNCLEAR, _doubt(doubtful[0]), doubtful[0].id)
    if kept:
        if law_missed:
            return _conditional_law(law_missed, branches, outcomes)
        return _within(kept, ongoing)
    if law_branches and all(out == "ok" for out in law_branches.values()) and not found.spreads:
        return Judged(
            Verdict.UNCLEAR, "The limits known here are not passed, but whether they apply is not known.", None
        )
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
    return written(limit.due) if limit.due is not None else "a day that is not known"


def _over(limit: Limit) -> str:
    # Where the first day of a period is not established, neither is the day count over it.
    if limit.overrun is None or limit.overrun.amount == 0 or "not established" in (limit.note or ""):
        return ""
    least = "at least " if limit.unit.value == "hours" else ""
    return f" ({least}{amount_of(limit.overrun)} over)"


def _missed(first: Limit, missed: list[Limit], still: str, *, past_extension: bool = False) -> str:
    owner = _SOURCE[first.source]
    if first.stage is not None and first.source is PolicyKind.CODE:
        owner = "the Complaint Handling Code"
    why = f"It went past a limit of {owner}: {describe(first)}. That ended on {_due(first)}{_over(first)}{still}."
    if "stands in for the repair notice" in (first.note or ""):
        why += " That takes the repair notice to have gone out with the report."
    others = [li for li in missed if li.id != first.id and li.source is not first.source]
    if others:
        other = max(others, key=_weight)
        why += (
            f" It also went past {_SOURCE[other.source]}: {describe(other)}. That ended on {_due(other)}{_over(other)}."
        )
    if first.stage is not None and first.action is Action.RESPOND and not past_extension:
        why += " Only an extension that the landlord explained at the time would change that."
    return why


def _within(kept: list[Limit], ongoing: bool) -> Judged:
    nearest = min(kept, key=lambda li: (li.source is PolicyKind.GUIDANCE, _weight(li)))
    if ongoing:
        why = f"The time is still running: {describe(nearest)}, to {_due(nearest)}."
    else:
        why = f"It was inside the limit: {describe(nearest)}. The last day was {_due(nearest)}."
    return Judged(Verdict.WITHIN, why, nearest.id)


def _by_class(
    policy: dict[str, list[Limit]], outcomes: dict[str, str], law_missed: list[str], branches: dict[str, list[Limit]]
) -> Judged:
    if all(out == "ok" for out in outcomes.values()):
        if law_missed:
            return _conditional_law(law_missed, branches, outcomes)
        shortest = min((li for lis in policy.values() for li in lis), key=_weight)
        why = f"It is inside every limit that could apply; the shortest is {describe(shortest)}, to {_due(shortest)}."
        return Judged(Verdict.WITHIN, why, shortest.id)
    parts = []
    for condition, limits in policy.items():
        limit = min(limits, key=lambda li: (li.status != "missed", _weight(li)))
        state = {"missed": "it is too late", "ok": "it is in time", "unknown": "it depends on the hour"}[
            outcomes[condition]
        ]
        parts.append(f"{condition}, {state} ({describe(limit)}, to {_due(limit)})")
    return Judged(Verdict.UNCLEAR, f"It depends: {'; '.join(parts)}.", None)


def _conditional_law(missed: list[str], branches: dict[str, list[Limit]], outcomes: dict[str, str]) -> Judged:
    limit = next(li for li in branches[missed[0]] if li.status == "missed")
    why = f"It depends: {missed[0]}, it went past a limit of the law: {describe(limit)}, which ended on {_due(limit)}."
    if outcomes and all(out == "ok" for out in outcomes.values()):
        why += " The landlord's own limits were kept."
    return Judged(Verdict.UNCLEAR, why, limit.id)


def _doubt(limit: Limit) -> str:
    if limit.unit.value == "hours":
        return f"It depends on the hours: {describe(limit)}. Without the hour of the report that cannot be settled."
    return f"It cannot be settled on the dates told: {describe(limit)}."


def _by_spread(spreads: tuple[Spread, ...], reported: date | None, end: date) -> Judged:
    longest = max((s.high for s in spreads), key=in_days, default=None)
    if longest is None or reported is None:
        return Judged(Verdict.UNCLEAR, "No limit that plainly applies is known.", None)
    days = (end - reported).days
    if days > in_days(longest):
        most = f"{longest.amount:g} {longest.unit.value} ({longest.landlord})"
        why = (
            f"{days} calendar days is longer than any of the landlords in our records allows for such a repair; "
            f"the longest is {most}. The landlord's own policy decides."
        )
        return Judged(Verdict.OUTSIDE, why, None)
    return Judged(Verdict.UNCLEAR, "It depends on the landlord's own policy, which is not known here.", None)
