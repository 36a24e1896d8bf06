"""A determination of the Housing Ombudsman, as our record holds it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from assistant.records.frozen import Frozen
from assistant.records.passage import Citation, Passage
from assistant.records.taxonomy import Action, Basis, Category, Finding, LandlordType, Source, Tenure, Unit


class Matter(Frozen):
    """One complaint that the decision rules on.

    `finding` None is unknown, never "none". `compensation` is in pounds, ordered for this matter;
    None where the order does not split its sum.
    """

    matter: str
    category: Category
    finding: Finding | None = None
    compensation: float | None = Field(default=None, ge=0)


class RecordedTimescale(Frozen):
    """A limit of the landlord's own policy, as a decision records it."""

    applies: str
    action: Action
    amount: float = Field(gt=0)
    unit: Unit


class Delay(Frozen):
    """How long something really took, as the decision states it."""

    what: str
    amount: float = Field(ge=0)
    unit: Unit
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None


class Event(Frozen):
    """Something that happened on a stated day, in the words of the passage that says so.

    `who` is resident, landlord, contractor, ombudsman or None where the sentence does not begin with
    one of them.
    """

    on: date
    who: str | None = None
    what: str
    passage: str


class Offer(Frozen):
    """Money that the landlord offered before the decision, in pounds.

    `adds` is True where the sum comes on top of an earlier offer, False where it is the whole offer
    at that point, None where the text does not say.
    """

    stage: str | None = None
    amount: float = Field(ge=0)
    adds: bool | None = None
    passage: str


class Order(Frozen):
    """One thing that the landlord must do. `due` is a stated day, `within` a stated period."""

    kind: str
    what: str
    amount: float | None = Field(default=None, ge=0)
    due: date | None = None
    within: str | None = None
    passage: str


class FactSource(Frozen):
    """Which passage a field was read from: `compensation_ordered`, `matters.0.finding`, `delays.2`."""

    field: str
    passage: str


class Determination(Frozen):
    """One decided case. Every field that the source does not state is None or `unknown`.

    Money is in pounds of the decision's day. `compensation_ordered` is what the orders tell the
    landlord to pay (0: no order of money); `order_includes_offer` says whether that sum takes in what
    the landlord had offered (True), stands on top of it (False), or is not known to do either (None).

    The fields from `decision_type` on are filled for documents that were ingested whole: `flags` are
    oddities a reader should know (contradictions, guesses at a broken date), `missing` names what was
    looked for and not found.
    """

    ref: str = Field(pattern=r"^\d{9}$")
    landlord: str
    landlord_type: LandlordType
    decided: date | None
    url: str | None
    basis: Basis
    tenure: Tenure
    household: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = Field(min_length=1)
    compensation_ordered: float | None = Field(default=None, ge=0)
    order_includes_offer: bool | None = None
    compensation_offered: float | None = Field(default=None, ge=0)
    timescales: tuple[RecordedTimescale, ...] = ()
    delays: tuple[Delay, ...] = ()
    orders: tuple[str, ...] = ()
    decision_type: str | None = None
    decided_note: str | None = None
    aliases: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    offers: tuple[Offer, ...] = ()
    order_details: tuple[Order, ...] = ()
    recommendations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    sources: tuple[FactSource, ...] = ()
    passages: tuple[Passage, ...] = Field(default=(), exclude=True)

    @property
    def id(self) -> str:
        """The record's own name in passage ids."""
        return self.ref

    @property
    def title(self) -> str:
        """How a citation names the case."""
        return f"{self.landlord} ({self.ref})"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The known findings, one for each matter that has one."""
        return tuple(matter.finding for matter in self.matters if matter.finding is not None)

    def cite(self, passage: Passage) -> Citation:
        """Point to one passage of this case."""
        return Citation(
            source=Source.DETERMINATION,
            ref=self.ref,
            passage=passage.id,
            title=self.title,
            url=self.url,
            quote=passage.text,
            basis=self.basis,
            pinpoint=passage.pinpoint,
            date=self.decided.isoformat() if self.decided else None,
            finding="; ".join(dict.fromkeys(self.findings)) or None,
        )
