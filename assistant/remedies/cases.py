"""Every decided case we know: our own records and, where it was ingested, the findings dataset.

A case that is in both is one case: our record says what was decided, the dataset adds only its address.
Leaving a case out is total: nothing of it is searched, counted or shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.records import Category, Determination, Finding, Frozen, LandlordType, Passage, Tenure

if TYPE_CHECKING:
    from assistant.ingest.findings_store import DecidedMatter
    from assistant.records import Corpus

NOT_NAMED = "Matter not named"


class CaseMatter(Frozen):
    """One matter of a case. `said` is what to quote: a row's own words, or our record's name for it."""

    matter: str
    category: Category
    finding: Finding | None
    said: str
    compensation: float | None = None


class DecidedCase(Frozen):
    """One decided case. What only our own records tell is None or empty for a case of the dataset.

    `compensation` is what the orders come to, in pounds, `offered` what the landlord had offered; both
    None where unknown. `record` is our record of it, None where we hold none.
    """

    ref: str
    landlord: str
    landlord_type: LandlordType
    decided: date | None
    url: str | None
    matters: tuple[CaseMatter, ...]
    compensation: float | None = None
    offered: float | None = None
    tenure: Tenure | None = None
    household: tuple[str, ...] = ()
    record: Determination | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that can be cited, none for a case of the dataset."""
        return self.record.passages if self.record else ()


def case_of_record(record: Determination, url: str | None = None) -> DecidedCase:
    """A determination of our corpus as a decided case."""
    return DecidedCase(
        ref=record.ref,
        landlord=record.landlord,
        landlord_type=record.landlord_type,
        decided=record.decided,
        url=record.url or url,
        matters=tuple(
            CaseMatter(
                matter=matter.matter,
                category=matter.category,
                finding=matter.finding,
                said=matter.matter,
                compensation=matter.compensation,
            )
            for matter in record.matters
        ),
        compensation=record.compensation_ordered,
        offered=record.compensation_offered,
        tenure=record.tenure if record.tenure is not Tenure.UNKNOWN else None,
        household=record.household,
        record=record,
    )


def gather(corpus: Corpus, matters: Iterable[DecidedMatter]) -> dict[str, DecidedCase]:
    """All cases by reference, in order of reference. Of a case in both places, ours counts."""
    grouped: dict[str, list[DecidedMatter]] = {}
    for matter in matters:
        grouped.setdefault(matter.ref, []).append(matter)
    cases: dict[str, DecidedCase] = {}
    for ref in sorted({*grouped, *corpus.determinations}):
        of_case = grouped.get(ref, [])
        url = next((matter.url for matter in of_case if matter.url), None)
        record = corpus.determinations.get(ref)
        cases[ref] = case_of_record(record, url) if record else _of_dataset(ref, url, of_case)
    return cases


def _of_dataset(ref: str, url: str | None, of_case: list[DecidedMatter]) -> DecidedCase:
    """Rows of the findings table, where there are any, before what was read from a decision's text."""
    rows = [matter for matter in of_case if matter.origin != "decision"] or of_case
    first = rows[0]
    return DecidedCase.model_construct(
        ref=ref,
        landlord=first.landlord,
        landlord_type=first.landlord_type,
        decided=next((matter.decided for matter in rows if matter.decided), None),
        url=url,
        matters=tuple(
            CaseMatter.model_construct(
                matter=matter.matter,
                category=matter.category,
                finding=matter.finding,
                said=matter.said,
                compensation=None,
            )
            for matter in rows
        ),
    )
