"""What a remedy estimate is asked and what it gives back. These are the JSON of `assistant remedy --json`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from assistant.records import Basis, Category, Citation, Finding, Frozen, LandlordType, Tenure


class Service(StrEnum):
    """A service whose loss the Ombudsman's guidance prices by time."""

    HEATING_AND_HOT_WATER = "heating and hot water"
    HEATING_OR_HOT_WATER = "heating or hot water"
    POWER = "power"
    LIGHTING = "lighting"


class Loss(Frozen):
    """How long a service was gone altogether, in calendar days; None where the person did not say."""

    service: Service
    days: int | None = Field(default=None, ge=0)


class RemedyFacts(Frozen):
    """What a person knows of their own case before any decision. None is not known, never assumed.

    `text` is their own words. `days` is how long the problem has lasted, in calendar days. `offered`
    is what the landlord has offered so far, in pounds, 0 where it offered no money.
    `missed_some` says that visits were missed, with or without a
    count. `second_contractor_days` is how many days a second Right to Repair contractor ran over, `of_right_to_repair` that
    the scheme was spoken of before. `landlord`
    is the slug of a landlord's record. `on` is the day on which guidance must be in force, `since` the day from
    which the trouble is told.
    """

    text: str = ""
    category: Category | None = None
    landlord: str | None = None
    landlord_name: str | None = None
    landlord_type: LandlordType | None = None
    tenure: Tenure | None = None
    household: tuple[str, ...] = ()
    days: int | None = Field(default=None, ge=0)
    offered: float | None = Field(default=None, ge=0)
    losses: tuple[Loss, ...] = ()
    missed_appointments: int | None = Field(default=None, ge=0)
    missed_some: bool = False
    second_contractor_days: int | None = Field(default=None, ge=0)
    of_right_to_repair: bool = False
    since: date | None = None
    on: date


class Spread(Frozen):
    """Sums of past cases in pounds of their own year: a tenth lie below `low`, a tenth above `high`."""

    low: float
    median: float
    high: float
    n: int


class OrderShare(Frozen):
    """How many of the `n` comparable cases had an order of one kind; `share` is count / n."""

    order: str
    share: float
    count: int
    n: int


class GuidanceLine(Frozen):
    """What guidance or law sets, and what it comes to on the person's own days where they gave them.

    `amount` is in pounds, None where the person's facts do not fix it. `force` says what binds whom. `citation`
    holds the sum with its unit, `also` the conditions that the text names.
    """

    text: str
    amount: float | None = None
    working: str | None = None
    force: Literal["regulation", "guidance", "landlord policy"]
    citation: Citation
    also: tuple[Citation, ...] = ()


class Comparable(Frozen):
    """One past case, with why it is like this one in words.

    `finding` is that of `matter`, the matter that compares, and `case_finding` the gravest of the whole
    case; None is unknown. Money is in pounds for the whole case: `ordered` by the Ombudsman, `offered` by
    the landlord before it; where `settled`, that offer was agreed after the Ombudsman came in. `passage`
    states the outcome, `told` the complaint. `borne_out`: kind and words bear out that it is like this one.
    """

    ref: str
    landlord: str
    decided: date | None
    finding: Finding | None
    case_finding: Finding | None
    matter: str
    category: Category
    ordered: float | None
    offered: float | None
    order_includes_offer: bool | None
    settled: bool
    delay: str | None
    household: tuple[str, ...]
    url: str | None
    basis: Basis
    passage: str
    told: str
    why: str
    likeness: float
    citations: tuple[Citation, ...]
    borne_out: bool = True


class Move(Frozen):
    """What went with higher or lower outcomes in past cases. `n` counts the cases on both sides."""

    text: str
    direction: Literal["up", "down"]
    n: int
    refs: tuple[str, ...]
    citations: tuple[Citation, ...]


class PublishedRates(Frozen):
    """What the published findings on one kind of matter came to, since a year: shares of `n` matters."""

    category: Category
    since: date
    n: int
    findings: dict[Finding, float]


class RemedyEstimate(Frozen):
    """What cases like this one led to. A description of past cases, never a promise.

    `findings` gives each finding's probability (they sum to 1), fitted on `n` cases, of which `alike`
    are much like this one. `compensation` is the spread of what was ordered where money was ordered
    (its `n` orders are all carried over to this case: see `awards`); `money_ordered` is the share of the
    nearest cases where it was. `offered` is what landlords had offered by themselves. `redress` is what
    residents were left with: the sum ordered, or the landlord's own offer where that was found enough or
    was agreed. Spreads and `likely_finding` are None where fewer than five cases are alike.
    `published` is what the ingested findings dataset says of this kind of matter, None without it.
    """

    findings: dict[Finding, float]
    n: int
    alike: int
    likely_finding: Finding | None
    compensation: Spread | None
    money_ordered: float | None
    offered: Spread | None
    redress: Spread | None
    orders: tuple[OrderShare, ...] = ()
    published: PublishedRates | None = None
    guidance: tuple[GuidanceLine, ...] = ()
    comparables: tuple[Comparable, ...] = ()
    moves: tuple[Move, ...] = ()
    notes: tuple[str, ...] = ()
