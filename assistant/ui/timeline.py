"""The delay drawn to scale: when it was reported, each limit with its source, today, and what has run over.

Each row says in words what its bar shows, so the drawing carries no meaning of its own.
"""

from __future__ import annotations

from datetime import date, datetime, time

from assistant.timescales.facts import DelayCheck, Limit
from assistant.ui.marks import Marks
from assistant.ui.safe import esc
from assistant.ui.words import day, length, named

_KEY = (
    '<p class="ra-key" aria-hidden="true"><span><i class="ra-allowed"></i>time allowed</span>'
    '<span><i class="ra-left"></i>time still to run</span><span><i class="ra-over"></i>past the limit</span></p>'
)


def timeline_html(delay: DelayCheck, marks: Marks) -> str:
    """The whole timeline; a sentence where no date is known to draw one from."""
    limits = sorted(delay.limits, key=lambda limit: (limit.condition is not None, _moment(limit.due) or datetime.max))
    dated = [limit for limit in limits if limit.starts and limit.due]
    starts = [_start(limit.starts) for limit in dated if limit.starts]
    if delay.reported:
        starts.append(_start(delay.reported))
    ends = [moment for limit in dated if (moment := _moment(limit.due))]
    if delay.until:
        ends.append(_moment(delay.until) or _start(delay.until))
    scale = Scale(min(starts), max(ends)) if starts and ends and min(starts) < max(ends) else None
    rows = "".join(f"<li>{_row(limit, delay, scale, marks)}</li>" for limit in limits)
    if not rows:
        return ""
    axis = _axis(delay, scale) if scale else ""
    key = _KEY if scale else ""
    return f'{axis}<ul class="ra-time">{rows}</ul>{key}'


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


def _axis(delay: DelayCheck, scale: Scale) -> str:
    left = f"Reported {day(delay.reported)}" if delay.reported else day(scale.first.date())
    if delay.until and delay.until >= scale.last.date():
        right = f"{'Today' if delay.ongoing else 'Ended'}, {day(delay.until)}"
    else:
        right = day(scale.last.date())
    return f'<div class="ra-axis"><span>{esc(left)}</span><span>{esc(right)}</span></div>'


def _row(limit: Limit, delay: DelayCheck, scale: Scale | None, marks: Marks) -> str:
    what = f"{named('actions', limit.action)} within {length(number=limit.amount, unit=str(limit.unit))}"
    said = f"<strong>{esc(what)}</strong> {marks.mark(marks.number(limit.citation))}"
    source = f"{named('kinds', limit.source)}: {limit.title}, {limit.applies}"
    said += f'<br><span class="ra-small">{esc(source)}</span>'
    if limit.condition:
        said += f'<br><span class="ra-small">Only if {esc(limit.condition.removeprefix("if ").rstrip("."))}.</span>'
    bar = _bar(limit, delay, scale) if scale else ""
    note = f' <span class="ra-small">{esc(limit.note)}</span>' if limit.note else ""
    return f"{said}{bar}<span>{_state(limit, delay)}</span>{note}"


def _state(limit: Limit, delay: DelayCheck) -> str:
    if limit.due is None:
        when = f" It starts with {limit.starts_when}." if limit.starts_when else ""
        return esc(f"No last day can be worked out yet.{when}")
    last = f"Last day {day(limit.due)}."
    if limit.met:
        return esc(f"{last} Met.")
    if limit.overrun is not None:
        return f'{esc(last)} <span class="ra-late">Passed by {esc(length(limit.overrun))}.</span>'
    if limit.met is False:
        return f'{esc(last)} <span class="ra-late">Passed.</span>'
    if delay.until is None:
        return esc(last)
    return esc(
        f"{last} {'It has not run out.' if _ends(limit.due) >= delay.until else 'Whether it was met is not known.'}"
    )


def _bar(limit: Limit, delay: DelayCheck, scale: Scale) -> str:
    start, due = limit.starts, _moment(limit.due)
    if start is None or due is None:
        return ""
    now = _moment(delay.until) if delay.until else due
    assert now is not None
    begun = _start(start)
    pieces = scale.span("ra-allowed", begun, min(due, now)) + scale.span("ra-left", max(begun, now), due)
    if limit.overrun is not None or limit.met is False:
        pieces += scale.span("ra-over", due, now)
    if delay.until and scale.at(now) < 100:
        pieces += f'<span class="ra-now" style="left:{scale.at(now)}%"></span>'
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
