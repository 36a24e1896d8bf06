"""Setting a clock on the dates that were told: when it starts, when it runs out, whether it was met."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from assistant.records import Action, Unit
from assistant.timescales.calendar import LONDON, add, add_hours, add_working_days, elapsed, is_working_day
from assistant.timescales.chosen import Chosen, day_of_report
from assistant.timescales.clock import Clock
from assistant.timescales.facts import Amount, Event, Facts, Happening, Limit
from assistant.timescales.standing import tells_undone
from assistant.timescales.unjudged import by_working_hours, limit_of
from assistant.timescales.words import plain

H = Happening
_OR_NEXT_DAY = re.compile(r"\bor by the end of the next working day\b")
"""Beside a limit in hours: the later of the two is its end."""
_IN_THE_POST = 2
"""Days after which a posted letter is taken as received: working days by one source, by others any days."""
_VISIT = (H.ATTENDED, H.INVESTIGATED, H.MADE_SAFE, H.COMPLETED, H.UNTIL)
STOPS: dict[Action, tuple[Happening, ...]] = {
    Action.ATTEND: _VISIT,
    Action.RESPOND: _VISIT,
    Action.START: (H.ATTENDED, H.MADE_SAFE, H.COMPLETED, H.UNTIL),
    Action.OTHER: (H.ATTENDED, H.MADE_SAFE, H.COMPLETED, H.UNTIL),
    Action.INSPECT: (H.INVESTIGATED, H.ATTENDED, H.COMPLETED, H.UNTIL),
    Action.INVESTIGATE: (H.INVESTIGATED, H.ATTENDED, H.COMPLETED, H.UNTIL),
    Action.MAKE_SAFE: (H.MADE_SAFE, H.COMPLETED, H.UNTIL),
    Action.COMPLETE: (H.COMPLETED, H.UNTIL),
    Action.UNSAID: (H.COMPLETED, H.UNTIL),
    Action.WRITE_SUMMARY: (H.SUMMARY_SENT, H.UNTIL),
    Action.ACKNOWLEDGE: (),
}


def reckon(chosen: Chosen, facts: Facts, judge_today: bool) -> Limit:
    """One repair clock set on the facts. `judge_today`: what nobody said has happened counts as still waiting."""
    clock, day = chosen.clock, None
    started = _start(clock, facts)
    if started is not None and not clock.record.landlord and not clock.in_force(started.on):
        started = None
    notes = [chosen.note] if chosen.note else []
    from_report = False
    if started is not None:
        day = started.on
        if clock.begins is H.NOTICE_ISSUED and started.what is H.REPORTED and "notice" not in plain(facts.repair):
            from_report = True
            notes.append("The repair notice may have gone out later than the day we counted from.")
    if clock.edge and day is not None:
        notes.append("Whether the day of the notice itself counts is not established.")
    if clock.days_not_said:
        notes.append("The source says days without saying which; calendar days are assumed.")
    limit = limit_of(chosen, day, notes, facts).model_copy(update={"from_report": from_report})
    if day is None or started is None:
        return limit
    if posted := _posted(clock, facts):
        limit = limit.model_copy(update={"posted": posted})
    stop = _stop(clock, facts, day)
    goes_on = facts.first(H.ASKED) is not None
    if stop is None and not goes_on and (visit := _first_visit(clock, facts, started)) is not None:
        late = settle(limit, clock, started, visit, facts, judge_today=False)
        if late.status == "missed":
            return late
    if stop is not None and _only_finished(clock, facts, stop):
        done = settle(limit, clock, started, stop, facts, judge_today)
        # The works were finished too late to show when somebody looked.
        return settle(limit, clock, started, None, facts, judge_today=False) if done.status == "missed" else done
    settled = settle(limit, clock, started, stop, facts, judge_today)
    return settled.model_copy(update={"no_visit": True}) if _no_visit_told(settled, stop) else settled


def _no_visit_told(limit: Limit, stop: Event | None) -> bool:
    """Whether a limit for coming is held against the end of the work or the wait: somebody may have come sooner."""
    return limit.action is Action.ATTEND and stop is not None and stop.what in (H.COMPLETED, H.UNTIL)


def _only_finished(clock: Clock, facts: Facts, stop: Event) -> bool:
    """Whether a limit for looking is held against the end of the works, as no look is told of."""
    looks = clock.timescale.action in (Action.INVESTIGATE, Action.INSPECT)
    looked = any(event.what in (H.ATTENDED, H.INVESTIGATED) for event in facts.events)
    return looks and not looked and facts.first(H.COMPLETED) == stop.on


def a_day_earlier(limit: Limit) -> date | None:
    """The last day of a limit in days if the day that starts it counts as the first; None where that changes nothing."""
    start = limit.starts
    if start is None or limit.unit not in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS) or limit.amount < 1:
        return None
    if limit.unit is Unit.WORKING_DAYS and not is_working_day(start):
        return None
    return add(start, limit.amount - 1, limit.unit, uk=limit.uk_holidays)


def settle(limit: Limit, clock: Clock, started: Event, stop: Event | None, facts: Facts, judge_today: bool) -> Limit:
    """Say whether a limit was met, and by how much it was passed if not."""
    begun = limit.starts
    if begun is None or (stop is None and not judge_today):
        return limit
    end = stop.on if stop else facts.today
    if end < begun:
        return limit
    if _OR_NEXT_DAY.search(clock.timescale.applies):
        limit = limit.model_copy(update={"due": add_working_days(begun, 1)})
    elif limit.unit is Unit.HOURS:
        settled = _settle_hours(limit, clock, started, stop, end)
        unsaid = settled.status == "missed" and stop is None and not tells_undone(facts)
        return settled.model_copy(update={"unsaid": unsaid})
    due = limit.due
    if due is None:
        return limit
    last = due.date() if isinstance(due, datetime) else due
    if clock.edge and stop is not None:
        gone = elapsed(begun, end, limit.unit, uk=limit.uk_holidays)
        from_notice = started.what is H.NOTICE_ISSUED or _speaks_of_notice(facts)
        if gone == limit.amount or (gone == limit.amount + 1 and not from_notice):
            return limit.model_copy(update={"status": "close"})
    if limit.posted and stop is not None:
        sooner = add(limit.posted + timedelta(days=_IN_THE_POST), limit.amount, limit.unit)
        if sooner < end <= last:
            return limit.model_copy(update={"status": "close"})
    if end <= last:
        return limit.model_copy(update={"met": True, "status": "met"} if stop else {"status": "running"})
    unit = limit.unit if limit.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS) else Unit.CALENDAR_DAYS
    over = Amount(amount=elapsed(last, end, unit, uk=limit.uk_holidays), unit=unit)
    if not over.amount:
        over = Amount(amount=(end - last).days, unit=Unit.CALENDAR_DAYS)
    if _came_in_time(limit, facts, last) or (stop is None and _visited_in_time(limit, facts, last)):
        return limit
    exact = not (facts.roughly or _only_visited(limit, facts, end))
    unsaid = stop is None and not tells_undone(facts)
    return limit.model_copy(
        update={"met": False, "status": "missed", "overrun": over, "exact": exact, "unsaid": unsaid}
    )


def _settle_hours(limit: Limit, clock: Clock, started: Event, stop: Event | None, end: date) -> Limit:
    """Hours between days whose hours are not told lie between bounds; between moments they are exact."""
    assert limit.starts is not None
    days = (end - limit.starts).days
    if started.at is not None:
        begins = datetime.combine(started.on, started.at, LONDON)
        due = add_hours(begins, limit.amount)
        limit = limit.model_copy(update={"due": due, "note": None})
        if stop is not None and stop.at is not None:
            ended = datetime.combine(stop.on, stop.at, LONDON)
            if ended <= due:
                return limit.model_copy(update={"met": True, "status": "met"})
            over = (ended - due).total_seconds() / 3600
            return limit.model_copy(
                update={"met": False, "status": "missed", "overrun": Amount(amount=round(over, 1), unit=Unit.HOURS)}
            )
        first, last = datetime.combine(end, time.min, LONDON), datetime.combine(end + timedelta(1), time.min, LONDON)
        shortest = (first - begins).total_seconds() / 3600
        longest = (last - begins).total_seconds() / 3600
    else:
        shortest, longest = max(0, (days - 1) * 24), (days + 1) * 24
    if by_working_hours(clock):
        if longest <= limit.amount:
            return limit.model_copy(update={"met": True, "status": "met"})
        return limit if elapsed(started.on, end, Unit.WORKING_DAYS) <= limit.amount else _late(limit, 0)
    if longest <= limit.amount:
        return limit.model_copy(update={"met": True, "status": "met"} if stop else {"status": "running"})
    if shortest >= limit.amount and days > 0:
        return _late(limit, shortest - limit.amount)
    return limit if stop else limit.model_copy(update={"status": "unknown"})


def _late(limit: Limit, hours: float) -> Limit:
    """A limit in hours passed by no fewer than these, between days whose hours are not told."""
    over = Amount(amount=hours, unit=Unit.HOURS) if hours else None
    if hours > 48:
        over = Amount(amount=hours // 24, unit=Unit.CALENDAR_DAYS)
    return limit.model_copy(update={"met": False, "status": "missed", "overrun": over, "exact": False})


def _posted(clock: Clock, facts: Facts) -> date | None:
    """The day on which a letter was posted that starts a clock when it comes, where no day of its coming is told."""
    came = facts.first(H.CLAIM_RECEIVED) is not None
    return None if came or clock.begins is not H.CLAIM_RECEIVED else facts.first(H.CLAIM_POSTED)


def _start(clock: Clock, facts: Facts) -> Event | None:
    if clock.begins is None:
        return None
    if (posted := _posted(clock, facts)) is not None:
        return Event(what=H.CLAIM_RECEIVED, on=add_working_days(posted, _IN_THE_POST))
    order = [clock.begins]
    if clock.begins is H.NOTICE_ISSUED:
        order.append(H.REPORTED)
    if clock.begins is H.REPORTED:
        order.append(H.NOTICE_ISSUED)
    for what in order:
        events = sorted((e for e in facts.events if e.what is what), key=lambda e: (e.on, e.at or time.min))
        if not events:
            continue
        if what is H.REPORTED and not clock.record.landlord and clock.record.in_force_from is not None:
            return next((e for e in events if clock.record.in_force(e.on)), events[0])
        return events[0]
    return None


def _stop(clock: Clock, facts: Facts, start: date) -> Event | None:
    stops = STOPS[clock.timescale.action]
    if clock.begins is H.INVESTIGATED and clock.timescale.action is Action.START:
        # Works against the cause are begun besides what makes safe.
        safe = facts.when(H.MADE_SAFE)
        beside = (H.MADE_SAFE, H.UNTIL) if safe is not None and safe == facts.when(H.UNTIL) else (H.MADE_SAFE,)
        stops = tuple(what for what in stops if what not in beside)
    if clock.begins is H.CLAIM_ANSWERED:
        # The landlord's answer ends the wait for itself, and starts that for the expert.
        stops = (H.INVESTIGATED,)
    if clock.begins is H.INVESTIGATED and clock.timescale.action is Action.OTHER:
        # A copy of what was found is given besides the works.
        stops = (H.SUMMARY_SENT, H.UNTIL)
    found = [e for e in facts.events if e.what in stops and e.on >= start]
    return min(found, key=lambda e: (e.on, e.at or time.max), default=None)


def _first_visit(clock: Clock, facts: Facts, started: Event) -> Event | None:
    """The first visit told of, after the look that starts a clock: before it nothing can have been made safe or finished.

    A visit says nothing of a paper that was to come.
    """
    if clock.begins is H.INVESTIGATED and clock.timescale.action in (Action.OTHER, Action.WRITE_SUMMARY):
        return None
    kinds = (H.ATTENDED,) if started.what is H.INVESTIGATED else (H.ATTENDED, H.INVESTIGATED)
    visits = [e for e in facts.events if e.what in kinds and e.on >= started.on]
    return min(visits, key=lambda e: (e.on, e.at or time.max), default=None)


def _visited_in_time(limit: Limit, facts: Facts, last: date) -> bool:
    """A visit in time was told, but not whether it finished the job: then nobody can say that it did not."""
    visits = [e.on for e in facts.events if e.what is H.ATTENDED]
    goes_on = facts.first(H.ASKED) is not None
    return limit.action is Action.COMPLETE and bool(visits) and min(visits) <= last and not goes_on


def _came_in_time(limit: Limit, facts: Facts, last: date) -> bool:
    """Somebody came in time, and the source does not say whether the limit is for coming or for finishing."""
    came = (H.ATTENDED, H.INVESTIGATED, H.MADE_SAFE)
    return limit.action is Action.UNSAID and any(e.what in came and e.on <= last for e in facts.events)


def _only_visited(limit: Limit, facts: Facts, end: date) -> bool:
    """What ended the wait was a visit, and nothing says that the job was finished by it."""
    of_day = {e.what for e in facts.events if e.on == end}
    return limit.action is Action.COMPLETE and H.ATTENDED in of_day and facts.first(H.COMPLETED) is None


def _speaks_of_notice(facts: Facts) -> bool:
    said = plain(facts.repair)
    return day_of_report(facts) is not None and ("repair notice" in said or "notice went to the contractor" in said)
