"""How long the landlords that we know allow: the range to give where somebody's own landlord is not known."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from assistant.records import Action, Category, Citation, Corpus, Source, Unit
from assistant.timescales.clock import Clock, clock_book
from assistant.timescales.describe import BY_THE_END, action_words
from assistant.timescales.facts import Spread, SpreadPoint

GUIDANCE = "typical-repair-priorities"
_DAYS = {Unit.HOURS: 1 / 24, Unit.CALENDAR_DAYS: 1.0, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7.0, Unit.MONTHS: 30.4}
_LAST = (Action.COMPLETE, Action.RESPOND, Action.OTHER, Action.ATTEND, Action.START, Action.MAKE_SAFE, Action.UNSAID)
_IN_PART = re.compile(r"^(?!.*\bor out[- ]of[- ]hours\b).*\bout[- ]of[- ]hours\b", re.IGNORECASE)
"""A limit that holds at night and at weekends only."""
_OF_ALL = re.compile(r"\b(?:overall|average)\b", re.IGNORECASE)
"""A target for all jobs taken together, which no single one must keep."""
_LATER = re.compile(r"\b(?:visit|inspection|investigation|order|call|acknowledgement)\b", re.IGNORECASE)
_SPREADS: WeakKeyDictionary[Corpus, dict[str, Spread | None]] = WeakKeyDictionary()


def spread(corpus: Corpus, kind: str) -> Spread | None:
    """The shortest, middle and longest limit for a class of repair, None where no landlord states one.

    All are limits for one step, that for which the most landlords state one; a limit to finish is one "for" the repair
    too, beside those of which the source does not say what they are for. Each landlord counts once; where it
    has several such limits, with the longest. Limits for one fault only, for planned work, from older versions and
    of records that may be out of date are left out, and those for nights and weekends only or from another start.
    """
    made = _SPREADS.setdefault(corpus, {})
    if kind not in made:
        made[kind] = _make(corpus, kind)
    return made[kind]


def _make(corpus: Corpus, kind: str) -> Spread | None:
    by_action = {action: _points(corpus, kind, action) for action in _LAST}
    action = max(_LAST, key=lambda one: len(by_action[one]))
    if action in BY_THE_END:
        action, by_action[Action.UNSAID] = Action.UNSAID, _points(corpus, kind, *BY_THE_END)
    points = by_action[action]
    if not points:
        return None
    points.sort(key=lambda point: (in_days(point), point.unit is Unit.HOURS, point.landlord))
    low, middle, high = _alike([points[0], points[(len(points) - 1) // 2], points[-1]])
    quote = (
        f"Limits {action_words(action)} {kind} repairs of {len(points)} landlords in our records: shortest {_said(low)}, "
        f"middle {_said(middle)}, longest {_said(high)}."
    )
    citation = Citation(
        source=Source.COMPUTED, ref="landlords", title="Limits of the landlords in our records", quote=quote
    )
    return Spread(priority=kind, action=action, n=len(points), low=low, middle=middle, high=high, citation=citation)


def _points(corpus: Corpus, kind: str, *actions: Action) -> list[SpreadPoint]:
    points = []
    for slug, clocks in clock_book(corpus).landlords.items():
        clock = None if corpus.landlords[slug].may_be_out_of_date else _of_landlord(clocks, kind, actions)
        if clock is not None:
            name = corpus.landlords[slug].landlord or slug
            amount, unit = clock.timescale.amount, clock.timescale.unit
            points.append(SpreadPoint(landlord=name, amount=amount, unit=unit, citation=clock.citation))
    return points


def _of_landlord(clocks: list[Clock], kind: str, actions: tuple[Action, ...]) -> Clock | None:
    mine = [
        c
        for c in clocks
        if c.kind == kind and not c.faults and not c.timescale.superseded and not c.timescale.only_if
        and c.timescale.category is Category.REPAIRS_GENERAL and c.timescale.in_force_to is None
        and not c.timescale.asked and c.timescale.action in actions and not _IN_PART.search(c.timescale.applies)
        and not _LATER.search(c.timescale.starts or "") and not _OF_ALL.search(c.timescale.applies)
    ]  # fmt: skip
    return max(mine, key=lambda c: c.timescale.amount * _DAYS[c.timescale.unit], default=None)


def _alike(points: list[SpreadPoint]) -> list[SpreadPoint]:
    """The same limits, a day in hours where another of them is in hours, so that equal lengths read as equal."""
    if not any(point.unit is Unit.HOURS for point in points):
        return points
    hours = {"amount": 24, "unit": Unit.HOURS}
    is_day = [point.unit is Unit.CALENDAR_DAYS and point.amount == 1 for point in points]
    return [point.model_copy(update=hours) if day else point for point, day in zip(points, is_day, strict=True)]


def in_days(point: SpreadPoint) -> float:
    """A limit in calendar days, working days taken as seven fifths: for putting limits in order only."""
    return point.amount * _DAYS[point.unit]


def _said(point: SpreadPoint) -> str:
    unit = point.unit.value if point.amount != 1 else point.unit.value.removesuffix("s")
    return f"{point.amount:g} {unit} ({point.landlord})"
