"""What the clocks are given, and what they give back."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from assistant.records import Action, Category, Citation, Frozen, PolicyKind, Tenure, Unit


class Happening(StrEnum):
    """The dated things that start or stop a clock."""

    REPORTED = "reported"
    INVESTIGATED = "investigated"
    MADE_SAFE = "made safe"
    ATTENDED = "attended"
    COMPLETED = "completed"
    COMPLAINED = "complained"
    ACKNOWLEDGED = "complaint acknowledged"
    STAGE_1_ANSWERED = "stage 1 answered"
    ESCALATED = "escalated"
    ESCALATION_ACKNOWLEDGED = "escalation acknowledged"
    STAGE_2_ANSWERED = "stage 2 answered"
    ASKED = "asked"


class Event(Frozen):
    """One dated thing that the person told us, in their own facts: nothing is filled in."""

    what: Happening
    on: date


class Facts(Frozen):
    """What decides which clocks apply and how they run. None is not known, never assumed.

    `repair` is the person's own wording. `landlord` is the slug of a landlord's record, `landlord_name`
    what they wrote when we hold no record. `today` is the day of asking: what has not happened by
    then is counted to it.
    """

    repair: str = ""
    category: Category | None = None
    landlord: str | None = None
    landlord_name: str | None = None
    tenure: Tenure | None = None
    household: tuple[str, ...] = ()
    emergency: bool | None = None
    priority: str | None = None
    events: tuple[Event, ...] = ()
    today: date

    def when(self, what: Happening) -> date | None:
        """The day of the latest such event, None where none was told."""
        return max((event.on for event in self.events if event.what is what), default=None)


class Amount(Frozen):
    """A length of time."""

    amount: float
    unit: Unit


class Limit(Frozen):
    """One clock, set on the person's facts.

    `binding`: law that must be obeyed, as against code, guidance or a landlord's promise.
    `condition`: what must be true for it to apply when we do not know that it is; None where it
    plainly applies. `starts`/`due` are None where the date that starts it is missing. `met` is None
    where it is not known. `overrun` is None unless the limit has passed.
    """

    id: str
    source: PolicyKind
    title: str
    applies: str
    action: Action
    amount: float
    unit: Unit
    starts: date | None = None
    starts_when: str | None = None
    due: date | datetime | None = None
    met: bool | None = None
    overrun: Amount | None = None
    binding: bool = False
    condition: str | None = None
    note: str | None = None
    citation: Citation


class Mark(Frozen):
    """One point of the timeline: an event told, a limit's last day, or today."""

    on: date
    label: str
    kind: str
    limit: str | None = None


class Verdict(StrEnum):
    """Whether a delay is inside its limits, as far as they can be reckoned."""

    WITHIN = "within"
    OUTSIDE = "outside"
    UNCLEAR = "unclear"


class DelayCheck(Frozen):
    """How long it has been, against every clock that applies."""

    reported: date | None
    until: date | None
    ongoing: bool
    calendar_days: int | None
    working_days: int | None
    limits: tuple[Limit, ...]
    verdict: Verdict
    why: str
    decisive: str | None = None
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    timeline: tuple[Mark, ...] = ()
