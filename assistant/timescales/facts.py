"""What the clocks are given, and what they give back."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal

from assistant.records import Action, Category, Citation, Frozen, LandlordType, PolicyKind, Tenure, Unit


class Happening(StrEnum):
    """The dated things that start or stop a clock.

    `CHECKED` is the last safety check that recurs, `UNTIL` is the end of the wait that the person asks about, whatever happened on that day.
    `REQUESTED`, `APPLIED` and `SERVED` start the time of a rule that is not about repairs (see `FORMAL`): a request for records, an application for a
    grant, a notice of the council. `EXTENDED`: who has to answer said that more time is needed.
    `ANSWER_DUE` is the last day for the answer to a complaint as it stood before more time was taken.
    """

    REPORTED = "reported"
    NOTICE_ISSUED = "repair notice issued"
    INVESTIGATED = "investigated"
    SUMMARY_SENT = "summary sent"
    MADE_SAFE = "made safe"
    ATTENDED = "attended"
    COMPLETED = "completed"
    COMPLAINED = "complained"
    ACKNOWLEDGED = "complaint acknowledged"
    STAGE_1_ANSWERED = "stage 1 answered"
    ESCALATED = "escalated"
    ESCALATION_ACKNOWLEDGED = "escalation acknowledged"
    STAGE_2_ANSWERED = "stage 2 answered"
    CHECKED = "last checked"
    CLAIM_POSTED = "letter of claim posted"
    CLAIM_RECEIVED = "letter of claim received"
    CLAIM_ANSWERED = "letter of claim answered"
    REQUESTED = "request received"
    APPLIED = "application received"
    SERVED = "notice served"
    EXTENDED = "more time asked"
    ANSWER_DUE = "answer due"
    UNTIL = "until"
    ASKED = "asked"


STAGES = {
    1: frozenset({Happening.COMPLAINED, Happening.ACKNOWLEDGED, Happening.STAGE_1_ANSWERED}),
    2: frozenset({Happening.ESCALATED, Happening.ESCALATION_ACKNOWLEDGED, Happening.STAGE_2_ANSWERED}),
}
"""What happens in each stage of a complaint."""
COMPLAINT_EVENTS = STAGES[1] | STAGES[2]

OF_CLAIM = (Happening.CLAIM_POSTED, Happening.CLAIM_RECEIVED)
FORMAL = frozenset({Happening.REQUESTED, Happening.APPLIED, Happening.SERVED})


class Event(Frozen):
    """One dated thing that the person told us, in their own facts: nothing is filled in."""

    what: Happening
    on: date
    at: time | None = None


class Facts(Frozen):
    """What decides which clocks apply and how they run. None is not known, never assumed.

    `repair` is the person's own wording. `landlord` is the slug of a landlord's record, `landlord_name`
    what they wrote when we hold no record; `landlord_type` what they said it is (a record's own goes first). `today` is the day of asking: what has not happened by
    then is counted to it. `from_began`: the day of the report is not told, and the day on which the trouble began
    stands in its place. `roughly`: a day of `events` was told only by its month or week, and stands at the end that makes the wait
    shorter. `under`: the slug of the rule that a request, application or notice told of is made under.
    `asked_of`: the day that is spoken of where none is told on which something happened.
    `case`: the reference of the decided case whose days these are. `doubted`: it is asked whether the class in
    `priority` is the right one, so that the landlord's own examples go before it. `stage`: the one stage of a
    complaint that is asked about, where the other is over.
    """

    repair: str = ""
    category: Category | None = None
    landlord: str | None = None
    landlord_name: str | None = None
    landlord_type: LandlordType | None = None
    tenure: Tenure | None = None
    household: tuple[str, ...] = ()
    emergency: bool | None = None
    priority: str | None = None
    events: tuple[Event, ...] = ()
    today: date
    from_began: bool = False
    roughly: bool = False
    under: str | None = None
    asked_of: date | None = None
    case: str | None = None
    doubted: bool = False
    stage: int | None = None

    def when(self, what: Happening) -> date | None:
        """The day of the latest such event, None where none was told."""
        return max((event.on for event in self.events if event.what is what), default=None)

    def first(self, what: Happening) -> date | None:
        """The day of the earliest such event, None where none was told."""
        return min((event.on for event in self.events if event.what is what), default=None)


class ToldLength(Frozen):
    """How long something took that is over, in the person's words, and what it ended with.

    `lowest` and `highest` are the days (or, with `hours`, the hours) that the words can mean. `first` and `last` bound the days on
    which it began, where the message tells of a time of the year; None: nothing is told of when it was.
    """

    said: str
    lowest: int
    highest: int
    ends: Happening
    hours: bool = False
    first: date | None = None
    last: date | None = None


class Amount(Frozen):
    """A length of time."""

    amount: float
    unit: Unit


class Limit(Frozen):
    """One clock, set on the person's facts.

    `binding`: law that must be obeyed, as against code, guidance or a landlord's promise.
    `condition`: what must be true for it to apply when we do not know that it is; None where it
    plainly applies. `starts`/`due` are None where the date that starts it is missing. `met` is None
    where it is not known or the time is still running. `overrun` is None unless the limit has passed.
    `status`: met, missed, running (not due yet, nothing
    told), close (too near the edge to call) or unknown. `priority` is the class of repair it is for.
    `possible` marks a limit that applies only if the fault is what it may be: it decides nothing.
    `edge`: the first day of its period is not established. `from_report`: the report stands in for the
    repair notice that starts it. `most_cost` is the estimate above which a job is outside the rule.
    `known_in` is the year of a landlord's rules that are over two years old. `also` are further passages that hold
    a part of what is said of it, `whom` the one that says whom it protects. `caveat` is a doubt about its source.
    `other_due` is its last day if its days are working days, where the source does not say which they are. `undated`:
    the landlord's rules have no date and the day lies over a year back. `superseded`: from an older version of them.
    `repeats` is the slug of the law that a landlord's limit only repeats. `exact` False: `overrun` is the least that it
    can be, the hours of the days not being told. `unsaid`: it is passed if what it is for was not done, which nobody said. `posted`: when the letter went off that
    it runs from the coming of. `no_visit`: a limit for coming that is held against the end of the work, no visit being told. `extends` is the id of the limit that it lengthens. `supposed` is what
    it is counted on, said where it was passed. `told_by`: who says so where the landlord's own rules were not read.
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
    status: Literal["met", "missed", "running", "close", "unknown"] = "unknown"
    priority: str | None = None
    stage: int | None = None
    possible: bool = False
    edge: bool = False
    from_report: bool = False
    most_cost: str | None = None
    known_in: int | None = None
    citation: Citation
    also: tuple[Citation, ...] = ()
    whom: Citation | None = None
    caveat: str | None = None
    other_due: date | None = None
    undated: bool = False
    superseded: bool = False
    repeats: str | None = None
    uk_holidays: bool = False
    posted: date | None = None
    exact: bool = True
    unsaid: bool = False
    no_visit: bool = False
    extends: str | None = None
    supposed: tuple[str, ...] = ()
    told_by: str | None = None


class Note(Frozen):
    """A sentence that belongs beside the limits, and where it rests.

    `of` is the class of repair whose limits it gives the reason of, `excludes` the rule that it says does not apply.
    `turns` says in short the class in which a verdict by the landlord's own limits would be another. `lifts` says in
    short that who lives there may put the job in a higher class. `unknown`: it says that we hold no limit of the landlord for this.
    `weighs`: it tells how a missed limit is looked at, and is of use only where a wait is judged.
    """

    text: str
    citation: Citation | None = None
    also: tuple[Citation, ...] = ()
    of: str | None = None
    excludes: str | None = None
    turns: str | None = None
    lifts: str | None = None
    unknown: bool = False
    weighs: bool = False


class SpreadPoint(Frozen):
    """One landlord's limit for a class of repair."""

    landlord: str
    amount: float
    unit: Unit
    citation: Citation


class Spread(Frozen):
    """How long the landlords that we know allow for a class of repair, one limit for each landlord.

    `n` is the number of landlords. `middle` is the limit that stands half way when they are put in
    order of length, working days being taken as seven fifths of calendar days for the order only. All are limits
    for one `action`.
    """

    priority: str
    action: Action = Action.COMPLETE
    n: int
    low: SpreadPoint
    middle: SpreadPoint
    high: SpreadPoint
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
    """How long it has been, against every clock that applies.

    `named` are the ids of the limits that `why` speaks of, `decisive` the one that decides. `looked`: the wait that is
    asked about ended with an inspection. `looking`: a look is told of, and not that the investigation ended with it. `ended_once`: somebody came or it was done, on no day that could be read.
    `from_began`: counted from the day on which the trouble began. `length`: judged by how long it is
    told to have taken, on every day of a year that it could have been, no day being told.
    """

    reported: date | None
    until: date | None
    ongoing: bool
    calendar_days: int | None
    working_days: int | None
    limits: tuple[Limit, ...]
    verdict: Verdict
    why: str
    decisive: str | None = None
    named: tuple[str, ...] = ()
    looked: bool = False
    looking: bool = False
    ended_once: bool = False
    from_began: bool = False
    length: ToldLength | None = None
    asks: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    spreads: tuple[Spread, ...] = ()
    timeline: tuple[Mark, ...] = ()
