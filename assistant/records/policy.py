"""A statute, regulation, code, guidance or landlord's policy, as our record holds it."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from assistant.records.frozen import Frozen
from assistant.records.passage import Citation, Passage
from assistant.records.taxonomy import Action, Category, Finding, LandlordType, PolicyKind, Source, Tenure, Unit

_DAY = re.compile(r"(?:(?:\d{1,2} )?[A-Z][a-z]+ )?\d{4}")


class Timescale(Frozen):
    """A limit that a rule sets.

    `starts` is the source's own wording of when it begins, None if not stated. `applies` and `starts`
    are read for what they mean; where the wording is not enough, the keys below `pinpoint` say it
    outright and win over the wording (`docs/timescales.md` explains each):

    `priority`: the class of repair. `label`: the landlord's own name for it, e.g. P4. `subjects`: the
    faults it is for, as named in `timescales/vocabulary.yaml`; no other fault has it. `season`: the
    part of the year. `in_force_from`, `in_force_to`: the days on which this limit applied, where they
    differ from the record's. `superseded`: from an older version whose dates are not known. `tenures`:
    whom it protects, where that differs from the record's. `begins`: the event that starts it.
    `only_if`: what must be so, as a clause for "if ...", for it to apply at all. `asked`: groups of
    words; a question that holds every word of one group asks for it. `passage`: the mark of the
    passage that states it. `also`: the marks of further passages that hold a part of what is said of it,
    such as what starts it. `caveat`: a doubt about where it was read, told with it. `repeats`: the slug of
    the law whose limit a landlord only repeats. `first_day`: the day that starts it counts as its first. `rolls`: a last day that
    is no working day moves on to the next one. `uk_holidays`: a bank holiday of any part of the United Kingdom is no working day.
    `extends`: the id of the limit that this one lengthens. `landlords`: the kinds of landlord that it binds, where not all.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    applies: str
    category: Category
    action: Action
    amount: float = Field(gt=0)
    unit: Unit
    starts: str | None = None
    pinpoint: str
    priority: Literal["emergency", "urgent", "routine", "planned"] | None = None
    label: str | None = None
    subjects: tuple[str, ...] = ()
    season: str | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    superseded: bool = False
    tenures: tuple[Tenure, ...] = ()
    begins: str | None = None
    only_if: str | None = None
    asked: tuple[str, ...] = ()
    passage: str | None = None
    also: tuple[str, ...] = ()
    caveat: str | None = None
    repeats: str | None = None
    first_day: bool = False
    rolls: bool = False
    uk_holidays: bool = False
    extends: str | None = None
    landlords: tuple[LandlordType, ...] = ()


class Remedy(Frozen):
    """A sum or band that a rule names, in pounds; `high` None is no upper limit given."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    finding: Finding | None = None
    low: float = Field(ge=0)
    high: float | None = Field(default=None, ge=0)
    when: str
    pinpoint: str

    @model_validator(mode="after")
    def _band_is_in_order(self) -> Remedy:
        if self.high is not None and self.high < self.low:
            raise ValueError("high is below low")
        return self


class Policy(Frozen):
    """One rule-giving document.

    `slug` is its file name. `checked` says how its figures were read: in the source itself
    (`primary`), as others report them (`secondary`), or some of each (`both`); `checked_note` says
    which, for an answer that rests on one. `read_at_source` names the marks of passages that were read
    in the source itself where the rest of a `secondary` record was not. `spoken_by` names, by mark, the
    passages that do not state the rule itself, with whose word they are: advice, an article, practice.
    `whom` is the mark of the passage that says whom the rule protects.
    The last fields are a landlord's own policy's.
    """

    slug: str
    title: str
    kind: PolicyKind
    issuer: str
    applies_to: tuple[Tenure | Literal["all"], ...] = Field(min_length=1)
    jurisdiction: str
    in_force_from: date | None
    in_force_to: date | None
    url: str
    sources: tuple[str, ...] = ()
    checked: Literal["primary", "secondary", "both"]
    checked_note: str | None = None
    checked_on: date | None = None
    read_at_source: tuple[str, ...] = ()
    spoken_by: dict[str, str] = Field(default_factory=dict)
    whom: str | None = None
    timescales: tuple[Timescale, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    landlord: str | None = None
    landlord_type: LandlordType | None = None
    aliases: tuple[str, ...] = ()
    policy_date: str | None = None
    may_be_out_of_date: bool = False
    passages: tuple[Passage, ...] = Field(default=(), exclude=True)

    @model_validator(mode="after")
    def _landlord_has_a_name(self) -> Policy:
        if (self.kind is PolicyKind.LANDLORD_POLICY) != (self.landlord is not None):
            raise ValueError("a landlord policy names its landlord, and nothing else does")
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise ValueError("in_force_to is before in_force_from")
        return self

    @model_validator(mode="after")
    def _marks_are_of_its_passages(self) -> Policy:
        marks = {passage.mark for passage in self.passages}
        of_limits = {mark for timescale in self.timescales for mark in timescale.also}
        named = {*self.read_at_source, *self.spoken_by, *of_limits, *([self.whom] if self.whom else [])}
        if self.passages and (unknown := sorted(named - marks)):
            raise ValueError(
                f"read_at_source, spoken_by, whom or also names no passage of this record: {', '.join(unknown)}"
            )
        return self

    @property
    def id(self) -> str:
        """The record's own name in passage ids."""
        return self.slug

    @property
    def source(self) -> Source:
        """What kind of citation it makes."""
        return Source.LANDLORD if self.landlord else Source.POLICY

    def covers(self, tenure: Tenure) -> bool:
        """Whether the record lists this tenure, or all."""
        return "all" in self.applies_to or tenure in self.applies_to

    def in_force(self, on: date) -> bool:
        """Whether the rule was in force on a day; an unknown end of its period counts as open."""
        return (self.in_force_from is None or self.in_force_from <= on) and (
            self.in_force_to is None or on <= self.in_force_to
        )

    def read(self, mark: str) -> bool:
        """Whether a passage, by its mark, was read in the source itself and not as others report it."""
        return self.checked != "secondary" or mark in self.read_at_source

    @property
    def caution(self) -> str | None:
        """What an answer must add when it rests on this record, None where nothing."""
        if self.landlord and self.may_be_out_of_date:
            day = _DAY.search(self.policy_date or "")
            dated = f" is of {day.group(0)} and" if day else ""
            return f"our record of this policy{dated} may be out of date"
        return None

    def cite(self, passage: Passage) -> Citation:
        """Point to one passage of this record."""
        return Citation(
            source=self.source,
            ref=self.slug,
            passage=passage.id,
            title=self.title,
            url=self.url,
            quote=passage.text,
            pinpoint=passage.pinpoint,
            date=self.policy_date or (self.in_force_from.isoformat() if self.in_force_from else None),
            caution=self.caution,
        )
