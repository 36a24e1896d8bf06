"""A determination's document into its record: every fact with the passage it was read from."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from assistant.errors import InputError
from assistant.ingest.allowances import allowances_in
from assistant.ingest.awards import awards_of
from assistant.ingest.blocks import Source
from assistant.ingest.dates import read_stated
from assistant.ingest.delays import delays_in
from assistant.ingest.findings import Ruling, rulings_of
from assistant.ingest.layout import Report, passages_of, take_apart
from assistant.ingest.matters import category_of
from assistant.ingest.money import sentences
from assistant.ingest.offers import offers_of
from assistant.ingest.orders import orders_of
from assistant.ingest.people import household_of, landlord_of, tenure_of
from assistant.ingest.story import story_of
from assistant.ingest.told import Sentence, tell
from assistant.records import (
    Basis,
    Category,
    Determination,
    Event,
    FactSource,
    LandlordType,
    Matter,
    Offer,
    Order,
    Passage,
    Tenure,
    Unit,
)

_NOT_ONE = (
    "This is not a Housing Ombudsman determination: it has neither a Case ID nor a numbered complaint with a "
    "determination. Give the decision's own page, PDF or text."
)
_STORY = ("background", "events", "procedure")
_RULES = ("background", "policies", "findings", "events", "reasons", "summary")
_PASSED = ("background", "events", "procedure", "findings", "reasons", "summary")
_TOLD = frozenset((*_STORY, *_RULES, *_PASSED, "recommendations"))
_WHO = re.compile(
    r"^(?:On [^,]{4,40}, )?(?:the |an? )?(resident|tenant|leaseholder|landlord|council|contractor|"
    r"engineer|operative|surveyor|ombudsman)\b",
    re.IGNORECASE,
)
_NAMES = {
    "tenant": "resident",
    "leaseholder": "resident",
    "council": "landlord",
    "engineer": "contractor",
    "operative": "contractor",
    "surveyor": "contractor",
}
_AS_PART = re.compile(
    r"\bas (?:part of|a result of) (?:the |an? |her |his |their |"
    r"its )?((?:\w+ ){0,2}(?:adaptations?|major works|planned works|refurbishment))",
    re.IGNORECASE,
)
_REF = re.compile(r"^\d{9}$")
_IN_ADDRESS = re.compile(r"(\d{9})/?$")


def read_determination(source: Source, *, url: str | None = None) -> Determination:
    """Read one determination.

    Raises:
        InputError: the document is not a determination, or its reference cannot be made out.
    """
    report = take_apart(source)
    if report is None:
        raise InputError(_NOT_ONE)
    return record_of(report, url=url)


def record_of(report: Report, *, url: str | None = None) -> Determination:
    """The record of a report that was taken apart.

    Raises:
        InputError: its reference cannot be made out.
    """
    return _Reading(report, url or report.source.url).record()


class _Reading:
    """One report on its way to a record: facts, their sources, and what is odd about them."""

    def __init__(self, report: Report, url: str | None) -> None:
        self.report = report
        self.url = url
        self.flags: list[str] = list(report.source.flags)
        self.missing: list[str] = []
        self.sources: list[FactSource] = []
        self.ref = self._reference()
        self.passages: tuple[Passage, ...] = passages_of(report, self.ref)
        self.told = [
            (index, tell(sentences(unit.lines))) for index, unit in enumerate(report.units) if unit.section in _TOLD
        ]

    def _reference(self) -> str:
        title = re.search(r"\(\s*((?:\d ?){9})\s*\)", self.report.source.title or "")
        address = _IN_ADDRESS.search(self.url or "")
        said = {
            "the report": self.report.ref,
            "the title": re.sub(r"\D", "", title.group(1)) if title else None,
            "the address": address.group(1) if address else None,
        }
        given = {place: ref for place, ref in said.items() if ref and _REF.match(ref)}
        if not given:
            raise InputError(_NOT_ONE)
        ref = next(iter(given.values()))
        for place, other in given.items():
            if other != ref:
                self.flags.append(f"the reference is {ref}, but {place} says {other}")
        return ref

    def _source(self, field: str, unit: int | None) -> None:
        if unit is not None and 0 <= unit < len(self.passages):
            self.sources.append(FactSource(field=field, passage=self.passages[unit].id))

    def _in(self, sections: tuple[str, ...]) -> list[tuple[int, tuple[Sentence, ...]]]:
        return [(index, told) for index, told in self.told if self.report.units[index].section in sections]

    def record(self) -> Determination:
        report = self.report
        landlord = landlord_of(report)
        stated = read_stated(landlord.date_line) if landlord.date_line else None
        if stated is None or stated.day is None:
            self.missing.append("decided")
        if stated and stated.flag:
            self.flags.append(f"date: {stated.flag}")
        tenure, tenure_unit = tenure_of(report)
        self._source("tenure", tenure_unit)
        if tenure is Tenure.UNKNOWN:
            self.missing.append("tenure")
        if landlord.kind is None:
            self.missing.append("landlord_type")
        if landlord.name is None:
            self.missing.append("landlord")
        ruled = rulings_of(report)
        self.flags += ruled.flags
        rulings = ruled.rulings
        if not rulings:
            self.missing.append("matters")
        orders = orders_of(report)
        awards = awards_of(orders, rulings)
        self.flags += awards.flags
        offers = offers_of(report, self.told, awards.offered)
        self.flags += offers.flags
        for award in awards.awards[:1]:
            self._source("compensation_ordered", award.unit)
        self._source("compensation_offered", offers.unit)
        fields: dict[str, Any] = {
            "ref": self.ref,
            "landlord": landlord.name or "Not stated",
            "landlord_type": landlord.kind or LandlordType.OTHER,
            "decided": stated.day if stated else None,
            "url": self.url,
            "basis": Basis.FULL if report.complete else Basis.EXTRACT,
            "tenure": tenure,
            "household": household_of(report),
            "matters": self._matters(rulings, awards.shares),
            "compensation_ordered": awards.total,
            "order_includes_offer": awards.includes_offer,
            "compensation_offered": offers.total,
            "orders": tuple(dict.fromkeys(order.kind for order in orders.orders)),
            "decision_type": report.labels.get("Decision type"),
            "decided_note": stated.note if stated and stated.day else None,
            "aliases": landlord.aliases,
            "offers": tuple(
                Offer(stage=o.stage, amount=o.amount, adds=o.adds, passage=self.passages[o.unit].id)
                for o in offers.offers
            ),
            "order_details": tuple(
                Order(
                    kind=order.kind,
                    what=order.text,
                    amount=next((a.total for a in awards.awards if a.unit == order.unit), None)
                    if order.kind == "compensation"
                    else None,
                    due=order.due,
                    within=order.within,
                    passage=self.passages[order.unit].id,
                )
                for order in orders.orders
            ),
            "recommendations": tuple(text for text, _ in orders.recommendations),
            "events": self._events(),
            "passages": self.passages,
        }
        fields["timescales"] = self._timescales()
        fields["delays"] = self._delays(fields["decided"])
        self._check_year(fields)
        fields["flags"] = tuple(dict.fromkeys(self.flags))
        fields["missing"] = tuple(self.missing)
        fields["sources"] = tuple(self.sources)
        return Determination.model_validate(fields)

    def _matters(self, rulings: tuple[Ruling, ...], shares: tuple[float | None, ...]) -> tuple[Matter, ...]:
        out = []
        for place, (ruling, share) in enumerate(zip(rulings, shares, strict=True)):
            self._source(f"matters.{place}.finding", ruling.unit)
            self._source(f"matters.{place}.matter", ruling.named)
            words = max((ruling.matter, *ruling.also), key=len)
            out.append(
                Matter(matter=words, category=self._category(ruling), finding=ruling.finding, compensation=share)
            )
        return tuple(out) or (Matter(matter="Not stated", category=Category.OTHER),)

    def _category(self, ruling: Ruling) -> Category:
        """The cell's words head the prose that judges the matter; then the determination's, then the list's."""
        words = [text for text in (ruling.cell, ruling.matter, *ruling.also) if text]
        for text in words:
            category = category_of(text)
            if category not in (None, Category.OTHER):
                return self._part_of(words, category)
        return next((c for text in words if (c := category_of(text))), Category.OTHER)

    def _part_of(self, words: list[str], category: Category | None) -> Category:
        """What the background says the thing was part of: "taps fitted as part of adaptations"."""
        assert category is not None
        key = {word.lower() for text in words for word in re.findall(r"[A-Za-z]{4,}", text)}
        for unit in self.report.of("background"):
            if "as part of" not in unit.small and "as a result of" not in unit.small:
                continue
            for match in _AS_PART.finditer(unit.text):
                before = unit.text[: match.start()].rsplit(".", 1)[-1].lower()
                if len(set(re.findall(r"[a-z]{4,}", before)) & key) >= 1:
                    return category_of(match.group(1)) or category
        return category

    def _timescales(self) -> tuple[Any, ...]:
        out = []
        for place, allowance in enumerate(allowances_in(self._in(_RULES))):
            self._source(f"timescales.{place}", allowance.unit)
            out.append(allowance.timescale)
            if allowance.bare and allowance.timescale.unit is Unit.CALENDAR_DAYS:
                amount = allowance.timescale.amount
                self.flags.append(
                    f"timescale of {amount:g} days: the text does not say which days; taken as calendar days"
                )
        return tuple(out)

    def _delays(self, decided: date | None) -> tuple[Any, ...]:
        passed = self._in(_PASSED)
        units = self.report.units
        parts = {index: f"{units[index].section}/{units[index].under}/{units[index].matter}" for index, _ in passed}
        out = []
        for place, took in enumerate(delays_in(passed, story_of(passed, parts, decided))):
            self._source(f"delays.{place}", took.unit)
            out.append(took.delay)
            if took.flag:
                self.flags.append(f"delay: {took.flag}")
        return tuple(out)

    def _events(self) -> tuple[Event, ...]:
        out: list[Event] = []
        for index, told in self._in(_STORY):
            passage = self.passages[index].id
            if self.report.units[index].blocks[0].kind == "row":
                if told and (first := told[0].dates):
                    what = " ".join([sentence.text for sentence in told[1:]]) or told[0].text
                    out.append(Event(on=first[0].day, who=_who(what), what=what, passage=passage))
                continue
            for text, _, dates, _ in told:
                if dates:
                    out.append(Event(on=dates[0].day, who=_who(text), what=text, passage=passage))
        return tuple(out)

    def _check_year(self, fields: dict[str, Any]) -> None:
        """A decision cannot come before the events it tells of, nor before its case was opened."""
        decided = fields["decided"]
        if decided is None:
            return
        latest = max((event.on for event in fields["events"]), default=None)
        if latest and latest > decided:
            self.flags.append(f"dated {decided}, but it tells of {latest}: the year of one may be wrong")
        elif decided.year < int(self.ref[:4]) < 2090:
            self.flags.append(f"dated {decided}, but its reference is of {self.ref[:4]}")


def _who(sentence: str) -> str | None:
    found = _WHO.match(sentence)
    if not found:
        return None
    name = found.group(1).lower()
    return _NAMES.get(name, name)
