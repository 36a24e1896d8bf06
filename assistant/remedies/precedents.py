"""Precedent search: free text and filters over every decided case, with facets and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from assistant.errors import InputError
from assistant.records import Basis, Category, Finding, Frozen, LandlordType, Tenure
from assistant.remedies.cases import CaseMatter, DecidedCase
from assistant.remedies.precedent_reasons import Reasons

if TYPE_CHECKING:
    from assistant.remedies.library import CaseLibrary, Match

Sort = Literal["relevance", "date", "award"]

RELEVANT = 0.2
"""How far below the best case another may be and still count as answering the same question."""
QUOTED = 600
"""Characters of a matched passage that are shown."""


class PrecedentQuery(Frozen):
    """What is looked for. Several filters must all hold; within a list, one is enough.

    `minimum_award` is in pounds ordered in the whole case. An award, a tenure or a household that is not
    known does not pass a filter on it: `PrecedentPage.notes` says so. `exclude` takes cases out altogether.
    """

    text: str = ""
    categories: tuple[Category, ...] = ()
    findings: tuple[Finding, ...] = ()
    landlord: str | None = None
    landlord_types: tuple[LandlordType, ...] = ()
    since: date | None = None
    until: date | None = None
    minimum_award: float | None = Field(default=None, ge=0)
    tenures: tuple[Tenure, ...] = ()
    household: tuple[str, ...] = ()
    exclude: frozenset[str] = frozenset()
    sort: Sort = "relevance"
    limit: int = Field(default=10, ge=1, le=1000)


class PrecedentHit(Frozen):
    """One case found. `matter`, `category` and `finding` are those of the matter that matched.

    `compensation` is what the case's orders come to, in pounds; `matter_compensation` this matter's part.
    None is unknown, not nothing. `passage` is what matched: our record's words with `passage_id` to cite,
    or the published finding's own words. `basis` None: only the findings dataset has the case.
    """

    rank: int
    score: float
    ref: str
    landlord: str
    landlord_type: LandlordType
    decided: date | None
    finding: Finding | None
    matter: str
    category: Category
    compensation: float | None
    matter_compensation: float | None
    offered: float | None
    tenure: Tenure | None
    household: tuple[str, ...]
    basis: Basis | None
    url: str | None
    passage: str
    passage_id: str | None
    why: str


class Facet(Frozen):
    """A value and how many of the matching cases have it."""

    value: str
    count: int


class PrecedentPage(Frozen):
    """The cases found. `total` is how many match, `searched` how many were looked through."""

    query: PrecedentQuery
    hits: tuple[PrecedentHit, ...]
    total: int
    searched: int
    facets: dict[str, tuple[Facet, ...]]
    notes: tuple[str, ...] = ()


def search_precedents(query: PrecedentQuery, library: CaseLibrary) -> PrecedentPage:
    """Find the decided cases that fit a query.

    Raises:
        InputError: `since` is after `until`; nobody is called what `landlord` says; nothing is asked for.
    """
    check_query(query)
    notes: list[str] = []
    of_landlord = _landlord(query.landlord, library)
    kept = {
        ref
        for ref, case in library.cases.items()
        if ref not in query.exclude and (of_landlord is None or ref in of_landlord) and _passes(case, query)
    }
    matches = _matches(query, library, kept)
    if query.sort == "date":
        matches.sort(key=lambda match: match.case.decided or date.min, reverse=True)
    elif query.sort == "award":
        unknown = sum(match.case.compensation is None for match in matches)
        matches.sort(
            key=lambda match: -1.0 if match.case.compensation is None else match.case.compensation, reverse=True
        )
        if unknown:
            notes.append(f"The award of {unknown:,} of these cases is not known; they come last.")
    notes.extend(_unknowns(query))
    reasons = Reasons(query.text)
    hits = [_hit(rank, match, query, reasons) for rank, match in enumerate(matches[: query.limit], start=1)]
    return PrecedentPage(
        query=query,
        hits=tuple(hits),
        total=len(matches),
        searched=len(library.cases) - len(query.exclude & library.cases.keys()),
        facets=facets([match.case for match in matches]),
        notes=tuple(notes),
    )


def check_query(query: PrecedentQuery) -> None:
    """Refuse what no case could answer, before the library is opened for it.

    Raises:
        InputError: `since` is after `until`, or nothing is asked for.
    """
    if query.since and query.until and query.since > query.until:
        raise InputError(f"--since {query.since} is after --until {query.until}. Swap the two dates.")
    asked = (query.text.strip(), query.categories, query.findings, query.landlord, query.landlord_types, query.since)
    if not any((*asked, query.until, query.minimum_award, query.tenures, query.household)):
        raise InputError("Say what to look for: some words, or at least one filter such as --category.")


def _landlord(said: str | None, library: CaseLibrary) -> frozenset[str] | None:
    if said is None:
        return None
    match = library.directory.match(said)
    names = (match.name,) if match.name else match.options
    found = frozenset(ref for name in names for ref in library.of_landlord(name))
    if not match.name and len(names) > 1:
        raise InputError(f"--landlord: {said!r} could be {'; '.join(names)}. Give the full name.")
    if not found:
        raise InputError(f"--landlord: no decided case of {said!r} is known here. Check the name.")
    return found


def _passes(case: DecidedCase, query: PrecedentQuery) -> bool:
    if query.landlord_types and case.landlord_type not in query.landlord_types:
        return False
    if query.since and (case.decided is None or case.decided < query.since):
        return False
    if query.until and (case.decided is None or case.decided > query.until):
        return False
    if query.minimum_award is not None and (case.compensation is None or case.compensation < query.minimum_award):
        return False
    if query.tenures and case.tenure not in query.tenures:
        return False
    lives = " ".join(case.household).lower()
    if query.household and not any(word.strip().lower() in lives for word in query.household if word.strip()):
        return False
    return not (query.categories or query.findings) or any(_fits(matter, query) for matter in case.matters)


def _fits(matter: CaseMatter, query: PrecedentQuery) -> bool:
    """A category and a finding must meet in one matter."""
    return (not query.categories or matter.category in query.categories) and (
        not query.findings or matter.finding in query.findings
    )


def _matches(query: PrecedentQuery, library: CaseLibrary, kept: set[str]) -> list[Match]:
    """With words, the cases not far behind the best, and at least as many as are shown; without, all that pass."""
    from assistant.remedies.library import Entry, Match

    if query.text.strip():
        fits = partial(_fits, query=query) if query.categories or query.findings else None
        return library.ranked(query.text, kept, query.limit, RELEVANT, fits)
    newest = sorted((library.cases[ref] for ref in kept), key=lambda case: (case.decided or date.min, case.ref))
    return [Match(case, 0.0, 0.0, Entry(0, None, None), False) for case in reversed(newest)]


def _unknowns(query: PrecedentQuery) -> Iterable[str]:
    named = [
        ("award", query.minimum_award is not None),
        ("tenure", bool(query.tenures)),
        ("household", bool(query.household)),
    ]
    asked = [name for name, used in named if used]
    if asked:
        yield f"Only our own records state the {' and the '.join(asked)}; other cases are left out by that filter."


def _hit(rank: int, match: Match, query: PrecedentQuery, reasons: Reasons) -> PrecedentHit:
    case, entry = match.case, match.entry
    fitting = [matter for matter in case.matters if _fits(matter, query)] or list(case.matters)
    matter = case.matters[entry.matter] if entry.matter is not None else reasons.nearest(fitting)
    if matter not in fitting:
        matter = reasons.nearest(fitting)
    passage = case.passages[entry.passage] if entry.passage is not None else None
    return PrecedentHit(
        rank=rank,
        score=round(match.score, 4),
        ref=case.ref,
        landlord=case.landlord,
        landlord_type=case.landlord_type,
        decided=case.decided,
        finding=matter.finding,
        matter=matter.matter,
        category=matter.category,
        compensation=case.compensation,
        matter_compensation=matter.compensation,
        offered=case.offered,
        tenure=case.tenure,
        household=case.household,
        basis=case.record.basis if case.record else None,
        url=case.url,
        passage=shortened(passage.text if passage else matter.said),
        passage_id=passage.id if passage else None,
        why=reasons.why(case, matter, match.same_landlord),
    )


def shortened(text: str) -> str:
    """A passage cut at a word, marked where it is cut."""
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + " …"


def facets(cases: Sequence[DecidedCase]) -> dict[str, tuple[Facet, ...]]:
    """How many cases have each category, finding, landlord, landlord type and year; the most common first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("category", "finding", "landlord", "landlord_type")}
    counts["year"] = Counter()
    for case in cases:
        counts["category"].update({matter.category.value for matter in case.matters})
        counts["finding"].update({matter.finding.value for matter in case.matters if matter.finding})
        counts["landlord"][case.landlord] += 1
        counts["landlord_type"][case.landlord_type.value] += 1
        if case.decided:
            counts["year"][str(case.decided.year)] += 1
    return {
        name: tuple(
            Facet(value=value, count=n) for value, n in sorted(found.items(), key=lambda item: (-item[1], item[0]))
        )
        for name, found in counts.items()
    }
