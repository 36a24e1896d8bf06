"""A wait of which only the length is told, held against the limits on every day of a year that it could have been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from assistant.records import Action, Corpus
from assistant.timescales.branches import OF_ALL
from assistant.timescales.calendar import working_days_between
from assistant.timescales.check import check_delay
from assistant.timescales.describe import brief, in_units, is_sentence, owner_of, verdict_says
from assistant.timescales.facts import DelayCheck, Event, Facts, Happening, Limit, ToldLength, Verdict
from assistant.timescales.reasons import also_supposes, supposed
from assistant.timescales.spread import in_days
from assistant.timescales.verdict import TO_FINISH

_YEAR = 365
_NO_DAYS = {"starts": None, "due": None, "met": None, "overrun": None, "status": "unknown", "other_due": None}


def check_length(facts: Facts, corpus: Corpus, length: ToldLength, *, by_own: bool = False) -> DelayCheck:
    """What the clocks say of a wait whose days are not told: a verdict only where all days that it could have been agree."""
    check = _undated(facts, corpus, length, by_own=by_own)
    checks = [
        check_delay(facts.model_copy(update={"events": events}), corpus, by_own=by_own)
        for events in _spans(facts, length)
    ]
    verdicts = {_sure(one, length) for one in checks}
    if len(verdicts) != 1 or Verdict.UNCLEAR in verdicts:
        return check.model_copy(update={"verdict": Verdict.UNCLEAR, "why": _open(verdicts, length)})
    limit = _deciding(checks)
    return check.model_copy(
        update={
            "verdict": checks[0].verdict,
            "why": _why(limit, checks, length),
            "decisive": limit.id if limit else None,
            "named": (limit.id,) if limit else checks[0].named,
            "limits": _with(check.limits, limit),
        }
    )


def _undated(facts: Facts, corpus: Corpus, length: ToldLength, *, by_own: bool) -> DelayCheck:
    """The limits, without the day of the report where that is told and the hours from it: no wait is counted to today."""
    check = check_delay(facts, corpus, by_own=by_own)
    if facts.events:
        none = {"reported": None, "until": None, "calendar_days": None, "working_days": None, "timeline": ()}
        limits = tuple(limit.model_copy(update=_NO_DAYS) for limit in check.limits)
        check = check.model_copy(update={**none, "limits": limits})
    return check.model_copy(update={"length": length})


def _sure(check: DelayCheck, length: ToldLength) -> Verdict:
    """The verdict for one set of days, where every way to count them agrees and the limit is for what came."""
    limit = next((li for li in check.limits if li.id == check.decisive), None)
    if limit is None or check.verdict is not Verdict.OUTSIDE:
        return check.verdict
    end = check.until
    other_kept = limit.other_due is not None and end is not None and end <= limit.other_due
    for_coming = length.ends in (Happening.COMPLETED, Happening.UNTIL) and limit.action not in TO_FINISH
    # What was mended within a day may have been made safe hours before.
    for_coming |= length.hours and length.ends is Happening.COMPLETED and limit.action is Action.MAKE_SAFE
    return Verdict.UNCLEAR if other_kept or for_coming else check.verdict


def _spans(facts: Facts, length: ToldLength) -> Iterator[tuple[Event, ...]]:
    """A report and an end so far apart: of every month the starts that make fewest and most working days."""
    first = length.first or facts.today - timedelta(days=_YEAR)
    last = min(length.last or facts.today, facts.today - timedelta(days=0 if length.hours else length.lowest))
    if last < first:
        first = last
    starts = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    for days in {length.lowest, length.highest} if not length.hours else {length.lowest // 24 + 1}:
        by_month: dict[tuple[int, int], list[date]] = {}
        for start in starts:
            if start + timedelta(days=days) <= facts.today or days == length.lowest:
                by_month.setdefault((start.year, start.month), []).append(start)
        for month in by_month.values():
            ranked = sorted(month, key=lambda day: working_days_between(day, day + timedelta(days=days)))
            for start in {ranked[0], ranked[-1]}:
                yield from _events(start, days, length)


def _events(start: date, days: int, length: ToldLength) -> Iterator[tuple[Event, ...]]:
    if not length.hours:
        end = start + timedelta(days=days)
        yield Event(what=Happening.REPORTED, on=start), Event(what=length.ends, on=end)
        return
    for hour in (0, 12, 23):
        begun = datetime.combine(start, time(hour))
        over = begun + timedelta(hours=length.lowest)
        yield (
            Event(what=Happening.REPORTED, on=start, at=begun.time()),
            Event(what=length.ends, on=over.date(), at=over.time()),
        )


def _with(limits: tuple[Limit, ...], limit: Limit | None) -> tuple[Limit, ...]:
    """The limits with the one that decides, without its days, where it is not in force today and so not among them."""
    if limit is None or any(li.id == limit.id for li in limits):
        return limits
    return (*limits, limit.model_copy(update=_NO_DAYS))


def _deciding(checks: list[DelayCheck]) -> Limit | None:
    """The limit that decides on every one of the days; None where it is not the same."""
    ids = {check.decisive for check in checks}
    return next((li for li in checks[0].limits if len(ids) == 1 and li.id == checks[0].decisive), None)


def _why(limit: Limit | None, checks: list[DelayCheck], length: ToldLength) -> str:
    late = checks[0].verdict is Verdict.OUTSIDE
    said = length.said
    if limit is None:
        widest = max((s.high for check in checks for s in check.spreads), key=in_days, default=None)
        if late and widest is not None and all(check.decisive is None for check in checks):
            most = f"{in_units(widest.amount, widest.unit)} ({widest.landlord})"
            return verdict_says("length_range", said=said, most=most)
        return verdict_says("length_out" if late else "length_in", said=said)
    if limit.condition not in OF_ALL:
        return verdict_says("length_past_all" if late else "length_inside_all", said=said, what=brief(limit))
    hangs = supposed(limit) if late else []
    condition = verdict_says("condition", condition=hangs[0]) if hangs else ""
    rule = verdict_says("says" if is_sentence(limit) else "gives", owner=owner_of(limit), what=brief(limit))
    why = verdict_says("length_late" if late else "length_kept", said=said, condition=condition, rule=rule)
    doubts = [verdict_says("unsaid_length")] if limit.action is Action.UNSAID and late else []
    doubts += [verdict_says("undated")] if limit.undated and not limit.caveat else []
    doubts += [verdict_says("caveat", caveat=limit.caveat)] if limit.caveat else []
    return " ".join([why, *also_supposes(hangs[1:]), *doubts])


def _open(verdicts: set[Verdict], length: ToldLength) -> str:
    """Why the length alone settles nothing: the days would, or what else is not known."""
    return verdict_says("length_days" if len(verdicts) > 1 else "length_open", said=length.said)
