"""What a person told us, and nothing more."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from assistant.records import Category, Citation, Frozen, LandlordType, Tenure
from assistant.remedies.contract import Loss
from assistant.timescales.facts import Event, Happening, ToldLength


class Asker(StrEnum):
    """Who is asking: it changes the tone and what is shown, never the facts."""

    RESIDENT = "resident"
    CASEWORKER = "caseworker"


class Ask(StrEnum):
    """What a message asks for."""

    TIMESCALE = "timescale"
    DELAY = "delay"
    REMEDY = "remedy"
    PRECEDENT = "precedent"
    FINDING = "finding"
    PROCESS = "process"
    TERM = "term"
    COMPARISON = "comparison"


class NamedLandlord(Frozen):
    """A landlord as written, and who we take it to be.

    `slug` is our record of its policy; `name` its full name where it is known, with or without a
    record. `options` are the names it could mean when it is ambiguous: then nothing is chosen; `slugs` are the
    records of those that have one.
    """

    said: str
    name: str | None = None
    slug: str | None = None
    options: tuple[str, ...] = ()
    slugs: tuple[tuple[str, str], ...] = ()


class Clause(Frozen):
    """One stretch of a message that asks, or tells, one thing.

    `about_case` is True where it asks about a case that was decided, not about the person's own.
    """

    text: str
    asks: tuple[Ask, ...] = ()
    about_case: bool = False
    refs: tuple[str, ...] = ()
    amounts: tuple[float, ...] = ()


class Told(Frozen):
    """One thing that the last answer told, in its words, and what that rests on. `kind` is that of its statement, or `verdict`."""

    text: str
    kind: str
    case: str | None = None
    citations: tuple[Citation, ...] = ()


class Situation(Frozen):
    """The facts of a message and of the conversation before it.

    Every field is None or empty unless the person said it. `question` is the message made to stand
    alone: what it carries over from earlier messages is in `carried`, by field name, so that a page
    can show it and let it be corrected. `english` is what the rules read: the message, or the known
    words of one in another language. `since` is how long the trouble is said to have lasted, in the
    person's words, and `began` the day that makes, `began_roughly` where only its month or week was told; none starts a clock. `loose` are the days told without
    what happened on them, `fresh` the events that the last message of a conversation told, `idle` days of a
    second call or a visit that was not kept; `rough` the far ends of days told roughly, whose near ends are in
    `events`. `length` is how long something took that is over, `ahead` the day not yet come to which a wait is supposed to go on. `under` is the slug of the rule that a request,
    application or notice told of is made under, `starts` what starts its time.

    `own_words` is `english` without the question that stands from before. `follow_up` is what a later message
    does (see assistant.answer.message.followup). While it is about somebody else's home, something supposed, a decided
    case, a complaint's stage or an emergency, `apart` says which and `own` is the person's own situation, taken up
    again later. `urgent` are the words of the emergency before, where a message asks what to do about it. `left`
    is the problem spoken of before a new one, taken up again where it is named. `standing` is the question that a
    later message may lean on, `case` the decided case last spoken of. Of the last answer, `shown` are the cases
    that it told of, in its order, `told` what it said, `asked` what it asked the person to tell; `of_answer` is
    what a message asks of that answer, and `passed` the cases of a list told before, of which others are asked for.
    """

    question: str
    english: str = ""
    clauses: tuple[Clause, ...] = ()
    asker: Asker = Asker.RESIDENT
    asks: tuple[Ask, ...] = ()
    landlord: NamedLandlord | None = None
    landlord_type: LandlordType | None = None
    tenure: Tenure | None = None
    category: Category | None = None
    repair: str = ""
    household: tuple[str, ...] = ()
    emergency: bool | None = None
    priority: str | None = None
    events: tuple[Event, ...] = ()
    fresh: tuple[Event, ...] = ()
    urgent: str = ""
    since: str | None = None
    began: date | None = None
    began_roughly: bool = False
    refs: tuple[str, ...] = ()
    case: str | None = None
    shown: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    of_answer: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    amounts: tuple[float, ...] = ()
    losses: tuple[Loss, ...] = ()
    missed_appointments: int | None = None
    second_contractor_days: int | None = None
    offered: float | None = None
    carried: tuple[str, ...] = ()
    standalone: str | None = None
    doubts: tuple[str, ...] = ()
    loose: tuple[date, ...] = ()
    idle: tuple[date, ...] = ()
    rough: tuple[Event, ...] = ()
    own_words: str = ""
    follow_up: str | None = None
    apart: str | None = None
    own: Situation | None = None
    left: Situation | None = None
    standing: tuple[Clause, ...] = ()
    asked: tuple[str, ...] = ()
    reported: date | None = None
    until: date | None = None
    length: ToldLength | None = None
    ahead: date | None = None
    under: str | None = None
    starts: Happening | None = None

    @property
    def told_of(self) -> frozenset[str]:
        """The records that the last answer told of."""
        return frozenset(citation.ref for told in self.told for citation in told.citations)

    @property
    def whole(self) -> str:
        """The words to search by: the message, after the earlier ones that it goes on from."""
        return self.repair if "repair" in self.carried and self.repair else self.english
