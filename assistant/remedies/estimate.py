"""The remedy estimate: what cases like this one led to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from assistant.records import Basis, Corpus, Finding, LandlordType
from assistant.remedies.awards import AwardsModel
from assistant.remedies.comparables import Case, CaseSet, compare, settled
from assistant.remedies.contract import Move, RemedyEstimate, RemedyFacts
from assistant.remedies.findings_model import FindingsModel
from assistant.remedies.guidance import NEWER, guidance
from assistant.remedies.moves import moves
from assistant.remedies.orders import order_shares
from assistant.remedies.rates import Library, Rates
from assistant.remedies.signs import award_signs, finding_signs
from assistant.remedies.traits import REPAIRS, family, traits_of_facts

COMPARABLES = 8
ALIKE = 0.22
FEWEST_ALIKE = 5
_FOR_ORDERS = 30
_THIN = 10
_COUNCIL = re.compile(r"\b(?:council|borough|county)\b", re.IGNORECASE)
_OFFER_STOOD = (Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION)


class _Fits(NamedTuple):
    """What is fitted to a set of cases."""

    findings: FindingsModel
    ordered: AwardsModel
    redress: AwardsModel


def left_with(case: Case) -> float | None:
    """What the resident was left with, in pounds: the sum ordered, or the offer that stood in its place.

    An offer stands where it was found reasonable redress, was agreed, or was itself ordered to be paid;
    there the Ombudsman orders no new sum, and the case is not one of nothing. Where the order is known to come on top of the offer the
    two are added, else never. None where not known, 0 where there was none.
    """
    record = case.record
    if record.compensation_ordered and record.order_includes_offer is False:
        return record.compensation_ordered + (record.compensation_offered or 0)
    stood = case.finding in _OFFER_STOOD or any("already offered" in order for order in record.orders)
    return record.compensation_ordered if record.compensation_ordered or not stood else record.compensation_offered


class _Prepared:
    """All that is worked out once for a set of cases: their traits, the fits, the contrasts."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = CaseSet(cases)
        self._fits: dict[bool, _Fits] = {}
        self._moves: dict[frozenset[object], tuple[Move, ...]] = {}
        traits = [case.traits for case in self.cases.cases]
        self.offers = AwardsModel(
            [award_signs(one, offer=False) for one in traits],
            [None if settled(case.record) else case.record.compensation_offered for case in self.cases.cases],
        )

    def fits(self, offer: bool) -> _Fits:
        """The fits, with or without what the landlord offered."""
        if offer not in self._fits:
            cases = self.cases.cases
            signs = [award_signs(case.traits, offer) for case in cases]
            self._fits[offer] = _Fits(
                FindingsModel([finding_signs(case.traits, offer) for case in cases], [case.finding for case in cases]),
                AwardsModel(signs, [case.record.compensation_ordered for case in cases]),
                AwardsModel(signs, [left_with(case) for case in cases]),
            )
        return self._fits[offer]

    def moves(self, kind: frozenset[object]) -> tuple[Move, ...]:
        """The contrasts among cases of some categories; among all where none is named."""
        if kind not in self._moves:
            self._moves[kind] = moves([c for c in self.cases.cases if not kind or c.traits.category in kind])
        return self._moves[kind]


class _Corpora:
    """A corpus as a key: two that hold the same are the same."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __hash__(self) -> int:
        return hash(self.corpus.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Corpora) and other.corpus.digest == self.corpus.digest


@lru_cache(maxsize=2)
def _read(held: _Corpora) -> tuple[Case, ...]:
    return tuple(Case.of(record) for _, record in sorted(held.corpus.determinations.items()))


@lru_cache(maxsize=8)
def _prepared(held: _Corpora, exclude: frozenset[str]) -> _Prepared:
    return _Prepared([case for case in _read(held) if case.record.ref not in exclude])


def estimate_remedy(
    facts: RemedyFacts,
    library: Library | None,
    corpus: Corpus,
    exclude: frozenset[str] = frozenset(),
) -> RemedyEstimate:
    """What cases like this one led to: findings, sums, orders, guidance in force, and the cases themselves.

    Nothing of an excluded case is drawn on: not its account, outcome or place in any count or fit. Sums
    are pounds of each decision's year. `library` holds the ingested findings, for the published rates of
    the kind of matter; None where none were ingested.
    """
    ready = _prepared(_Corpora(corpus), exclude & frozenset(corpus.determinations))
    mine = traits_of_facts(facts, _landlord_type(facts, corpus))
    offer = mine.offered is not None
    likeness = ready.cases.likeness(mine)
    ranked = [i for i in np.argsort(-likeness, kind="stable") if likeness[i] >= ALIKE]
    near = [ready.cases.cases[i] for i in ranked[:_FOR_ORDERS]]
    alike = len(ranked)
    fits = ready.fits(offer)
    findings = fits.findings.probabilities(finding_signs(mine, offer))
    thin = alike < _THIN
    enough = alike >= FEWEST_ALIKE
    signs = award_signs(mine, offer)
    known = [case for case in near if case.record.compensation_ordered is not None]
    kind = REPAIRS if mine.category in REPAIRS else family(mine.category)
    return RemedyEstimate(
        findings={finding: round(share, 4) for finding, share in findings.items()},
        n=fits.findings.n,
        alike=alike,
        likely_finding=max(findings, key=lambda one: findings[one]) if enough else None,
        compensation=fits.ordered.spread(signs, thin) if enough else None,
        money_ordered=_share(bool(case.record.compensation_ordered) for case in known),
        offered=ready.offers.spread(award_signs(mine, offer=False), thin) if enough else None,
        redress=fits.redress.spread(signs, thin) if enough else None,
        orders=order_shares([case.record for case in near]) if enough else (),
        published=Rates(library).of_kind(mine.category, exclude) if library is not None and mine.category else None,
        guidance=guidance(facts, corpus, findings),
        comparables=compare(mine, ready.cases, likeness, min(COMPARABLES, alike)),
        moves=ready.moves(frozenset(kind)),
        notes=_notes(near, alike, findings, corpus, facts),
    )


def _landlord_type(facts: RemedyFacts, corpus: Corpus) -> LandlordType | None:
    """What the landlord is: as told, else as our cases of it say, else a council where its name says so."""
    if facts.landlord_type is not None or not facts.landlord_name:
        return facts.landlord_type
    name = facts.landlord_name.lower()
    for case in corpus.determinations.values():
        if case.landlord.lower() == name:
            return case.landlord_type
    return LandlordType.LOCAL_AUTHORITY if _COUNCIL.search(name) else None


def _share(held: Iterable[bool]) -> float | None:
    """The share that holds; None on fewer than ten."""
    told = list(held)
    return round(sum(told) / len(told), 3) if len(told) >= _THIN else None


def _notes(
    near: Sequence[Case], alike: int, findings: dict[Finding, float], corpus: Corpus, facts: RemedyFacts
) -> tuple[str, ...]:
    notes = ["These are outcomes of past cases. They do not promise what will happen in yours."]
    if alike < FEWEST_ALIKE:
        notes.append(f"Too few past cases in our records are like yours ({alike}), so no range of sums is given.")
    elif alike < _THIN:
        notes.append(f"Only {alike} past cases in our records are much like yours, so the range is drawn wider.")
    if max(findings.values()) < 0.5:
        notes.append("Cases like this ended in different ways: no one finding came in most of them.")
    extracts = sum(case.record.basis is Basis.EXTRACT for case in near)
    if extracts:
        notes.append(
            f"For {extracts} of the {len(near)} nearest cases we read extracts only: their records may leave out "
            "orders or offers."
        )
    years = sorted({case.record.decided.year for case in near if case.record.decided})
    if years:
        span = str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
        notes.append(f"Sums are in pounds of the year of each decision ({span}), not adjusted for prices.")
    if any(case.record.compensation_ordered and case.record.order_includes_offer is not False for case in near):
        notes.append("An ordered sum may take in what the landlord had offered: do not add the two together.")
    newer = corpus.policies.get(NEWER)
    if newer and newer.in_force_from and facts.on >= newer.in_force_from:
        older = sum(bool(case.record.decided and case.record.decided < newer.in_force_from) for case in near)
        if older:
            notes.append(f"{older} of the {len(near)} nearest cases were decided before the guidance of April 2026.")
    return tuple(notes)
