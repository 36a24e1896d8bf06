"""The delay drawn to scale: when it was reported, each limit with its source, today, and what has run over.

Each row says in words what its bar shows, so the drawing carries no meaning of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from assistant.timescales.facts import DelayCheck, Limit
from assistant.ui.marks import Marks
from assistant.ui.safe import esc
from assistant.ui.words import day, length, named, say

_KEY = (
    '<p class="ra-key" aria-hidden="true"><span><i class="ra-allowed"></i>time allowed</span>'
    '<span><i class="ra-left"></i>time still to run</span><span><i class="ra-over"></i>past the limit</span></p>'
)
_OPEN = 3


def timeline_html(delay: DelayCheck, marks: Marks, *, dated: bool = True, told: bool = True) -> str:
    """The whole timeline; without a scale where no date is known to draw one from, or `dated` is False.

    `told` is False where nobody told the day of the report, and another was counted from.
    An answer without a verdict reckons no delay: its limits are listed with their last days, and none is called passed.
    """
    limits = sorted(
        delay.limits,
        key=lambda limit: (limit.possible, limit.condition is not None, _moment(limit.due) or datetime.max),
    )
    if not limits:
        return ""
    now = _now(delay)
    moments = [_start(limit.starts) for limit in limits if limit.starts and limit.due]
    moments += [moment for limit in limits if limit.starts and (moment := _moment(limit.due))]
    moments += [_start(mark.on) for mark in delay.timeline if mark.kind == "event"]
    moments += [moment for moment in (_moment(now), _start(delay.reported) if delay.reported else None) if moment]
    scale = Scale(min(moments), max(moments)) if dated and moments and min(moments) < max(moments) else None
    first, folded = _by_weight(delay, limits)
    around = (_axis(delay, now, scale, told), _KEY) if scale else ("", "")
    row = partial(_row, now=now, scale=scale, marks=marks) if dated else partial(_undated, marks=marks)
    return f"{around[0]}{_rows(first, row)}{around[1]}{_folded(folded, row, dated=dated)}"


def _by_weight(delay: DelayCheck, limits: list[Limit]) -> tuple[list[Limit], list[Limit]]:
    """The limits that plainly apply and the one that decides; then those that apply only on a condition.

    Where all are conditional and none decides, the first few stand open: there is nothing else to see.
    """
    plain = [limit for limit in limits if limit.id == delay.decisive or not (limit.condition or limit.possible)]
    if not plain:
        return limits[:_OPEN], limits[_OPEN:]
    return plain, [limit for limit in limits if limit not in plain]


def _folded(limits: list[Limit], row: Callable[[Limit], str], *, dated: bool) -> str:
    if not limits:
        return ""
    passed = sum(limit.met is False for limit in limits) if dated else 0
    past = ""
    if passed and len(limits) > 1:
        past = say("folded_all") if passed == len(limits) else say("folded_some", passed=passed)
    title = say("folded_one") if len(limits) == 1 else say("folded", n=len(limits))
    summary = f"<summary>{esc(f'{title} {past}'.strip())}</summary>"
    return f"<details>{summary}{_rows(limits, row)}</details>"


def _rows(limits: list[Limit], row: Callable[[Limit], str]) -> str:
    return f'<ul class="ra-time" role="list">{"".join(f"<li>{row(limit)}</li>" for limit in limits)}</ul>'


def _now(delay: DelayCheck) -> date | None:
    """The day to which the delay is counted: today while it goes on."""
    today = next((mark.on for mark in delay.timeline if mark.kind == "today"), None)
    return delay.until or today


class Scale:
    """Where a moment falls between the first and the last that are drawn, in per cent."""

    def __init__(self, first: datetime, last: datetime) -> None:
        self.first, self.last = first, last

    def at(self, moment: datetime) -> float:
        """0 at the first moment, 100 at the last, never outside."""
        share = (moment - self.first) / (self.last - self.first)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def span(self, name: str, start: datetime, end: datetime) -> str:
        """A piece of a bar between two moments; nothing where the second is not after the first."""
        left, right = self.at(start), self.at(end)
        return f'<span class="{name}" style="left:{left}%;width:{right - left:.2f}%"></span>' if right > left else ""


def _axis(delay: DelayCheck, now: date | None, scale: Scale, told: bool) -> str:
    events = [mark for mark in delay.timeline if mark.kind == "event"]
    first, last = scale.first.date(), scale.last.date()
    begun = next((mark.label for mark in events if mark.on == first), "From") if told else "Counted from"
    ended = ("Today" if delay.ongoing else "Counted to") if now == last else "Up to"
    axis = f"<span>{esc(begun)}, {esc(day(first))}</span><span>{esc(ended)}, {esc(day(last))}</span>"
    between = "; ".join(f"{mark.label}, {day(mark.on)}" for mark in events if first < mark.on)
    beside = f'<p class="ra-small">{esc(between)}.</p>' if between else ""
    return f'<div class="ra-axis">{axis}</div>{beside}'


def _row(limit: Limit, now: date | None, scale: Scale | None, marks: Marks) -> str:
    bar = _bar(limit, now, scale) if scale else ""
    note = f' <span class="ra-small">{esc(limit.note)}</span>' if limit.note else ""
    return f"{_head(limit, marks)}{bar or '<br>'}<span>{_state(limit, now)}</span>{note}"


def _undated(limit: Limit, marks: Marks) -> str:
    last = f"Counted from {day(limit.starts)}, the last day is {day(limit.due)}." if limit.starts and limit.due else ""
    note = f' <span class="ra-small">{esc(limit.note)}</span>' if last and limit.note else ""
    return f"{_head(limit, marks)}<br><span>{esc(last)}</span>{note}" if last else _head(limit, marks)


def _head(limit: Limit, marks: Marks) -> str:
    what = f"{named('actions', limit.action)} within {length(number=limit.amount, unit=str(limit.unit))}"
    said = f"<strong>{esc(what)}</strong> {marks.mark(marks.number(limit.citation))}"
    source = f"{named('kinds', limit.source)}: {limit.title}, {limit.applies.rstrip('.')}."
    said += f'<br><span class="ra-small">{esc(source)}</span>'
    if limit.condition:
        said += f'<br><span class="ra-small">Only if {esc(limit.condition.removeprefix("if ").rstrip("."))}.</span>'
    return said


def _state(limit: Limit, now: date | None) -> str:
    if limit.due is None:
        when = f" It starts with {limit.starts_when}." if limit.starts_when else ""
        return esc(f"No last day can be worked out yet.{when}")
    last = f"Last day {day(limit.due)}."
    if limit.met:
        return esc(f"{last} Met.")
    if limit.status == "close":
        return esc(f"{last} It is too close to call whether this was met.")
    # Where the first day of a period is not known, neither is the number of days over it.
    if limit.overrun is not None and not limit.edge:
        least = "" if limit.exact else "at least "
        return f'{esc(last)} <span class="ra-late">Passed by {least}{esc(length(limit.overrun))}.</span>'
    if limit.met is False:
        return f'{esc(last)} <span class="ra-late">Passed.</span>'
    if now is None:
        return esc(last)
    return esc(f"{last} {'It has not run out.' if _ends(limit.due) >= now else 'Whether it was met is not known.'}")


def _bar(limit: Limit, now: date | None, scale: Scale) -> str:
    start, due = limit.starts, _moment(limit.due)
    if start is None or due is None:
        return ""
    until = _moment(now) or due
    begun = _start(start)
    pieces = scale.span("ra-allowed", begun, min(due, until)) + scale.span("ra-left", max(begun, until), due)
    if limit.overrun is not None or limit.met is False:
        pieces += scale.span("ra-over", due, until)
    if now and scale.at(until) < 100:
        pieces += f'<span class="ra-now" style="left:{scale.at(until)}%"></span>'
    return f'<div class="ra-track" aria-hidden="true">{pieces}</div>'


def _start(value: date) -> datetime:
    return datetime.combine(value, time.min)


def _moment(value: date | datetime | None) -> datetime | None:
    """The end of a day, or the very moment of a limit in hours."""
    if value is None:
        return None
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time.max)


def _ends(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due
