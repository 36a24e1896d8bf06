"""The remedy estimate: what cases like this one led to."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from assistant.records import Basis, Corpus, Finding
from assistant.remedies.awards import spread
from assistant.remedies.comparables import Case, CaseSet, compare
from assistant.remedies.contract import RemedyEstimate, RemedyFacts
from assistant.remedies.findings_model import base_rates, finding_probabilities, weights
from assistant.remedies.guidance import guidance
from assistant.remedies.moves import moves
from assistant.remedies.orders import order_shares
from assistant.remedies.rates import DecidedMatters, Rates, shifted
from assistant.remedies.traits import REPAIRS, Traits, family, traits_of_facts

COMPARABLES = 8
_ALIKE = 0.3
_FOR_ORDERS = 30
_THIN = 10


class _Corpora:
    """Case sets already prepared, by what the corpus holds and what is left out of it."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __hash__(self) -> int:
        return hash(self.corpus.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Corpora) and other.corpus.digest == self.corpus.digest


@lru_cache(maxsize=8)
def _prepared(held: _Corpora, exclude: frozenset[str]) -> CaseSet:
    cases = held.corpus.determinations
    return CaseSet([case for ref, case in sorted(cases.items()) if ref not in exclude])


def estimate_remedy(
    facts: RemedyFacts,
    library: DecidedMatters | None,
    corpus: Corpus,
    exclude: frozenset[str] = frozenset(),
) -> RemedyEstimate:
    """What cases like this one led to: findings, sums, orders, guidance in force, and the cases themselves.

    Nothing of an excluded case is drawn on: not its account, outcome or place in any count. Sums are
    pounds of each decision's year. `library` holds the ingested findings: they
    shift the base rates by kind of matter; None where none were ingested.
    """
    cases = _prepared(_Corpora(corpus), exclude)
    mine = traits_of_facts(facts)
    likeness = cases.likeness(mine)
    counts_for = weights(likeness)
    outcomes = [case.finding for case in cases.cases]
    prior = base_rates(outcomes)
    if library is not None and library.digest:
        lift, _ = Rates(library).lift(mine.category, exclude)
        prior = shifted(prior, lift)
    findings = finding_probabilities(outcomes, counts_for, prior)
    alike = [bool(one >= _ALIKE) for one in likeness]
    near = [cases.cases[i] for i in np.argsort(-likeness, kind="stable")[:_FOR_ORDERS] if alike[i]]
    ordered = spread([case.record.compensation_ordered for case in cases.cases], counts_for, alike)
    offered = spread([case.record.compensation_offered for case in cases.cases], counts_for, alike)
    known = [case for case in near if case.record.compensation_ordered is not None]
    n = sum(alike)
    return RemedyEstimate(
        findings={finding: round(share, 4) for finding, share in findings.items()},
        n=n,
        likely_finding=max(findings, key=lambda one: findings[one]) if n else None,
        compensation=ordered,
        money_ordered=round(sum(bool(c.record.compensation_ordered) for c in known) / len(known), 3) if known else None,
        offered=offered,
        orders=order_shares([case.record for case in near]),
        guidance=guidance(facts, corpus, findings),
        comparables=tuple(one for one in compare(mine, cases, likeness, COMPARABLES) if one.likeness >= _ALIKE),
        moves=moves(_related(cases.cases, mine)),
        notes=_notes(near, n, ordered is not None, facts, findings),
    )


def _related(cases: tuple[Case, ...], mine: Traits) -> list[Case]:
    """The cases among which contrasts are drawn: repairs for a repair, else the same family, else all."""
    kind = REPAIRS if mine.category in REPAIRS else family(mine.category)
    return [case for case in cases if not kind or case.traits.category in kind]


def _notes(
    near: list[Case], n: int, has_sum: bool, facts: RemedyFacts, findings: dict[Finding, float]
) -> tuple[str, ...]:
    notes = ["These are outcomes of past cases. They do not promise what will happen in yours."]
    if n < _THIN:
        notes.append(f"Only {n} past cases in our records are much like yours, so this is a rough guide.")
    if not has_sum:
        notes.append("Too few like cases had an order of money to give a range of sums.")
    if not findings or max(findings.values()) < 0.5:
        notes.append("Like cases ended in different ways: no single finding came in most of them.")
    extracts = sum(case.record.basis is Basis.EXTRACT for case in near)
    if extracts:
        notes.append(
            f"Of {extracts} of the {len(near)} nearest cases only extracts were read; their records may leave out "
            "orders or offers."
        )
    years = sorted({case.record.decided.year for case in near if case.record.decided})
    if years:
        span = str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
        notes.append(f"Sums are in pounds of the year of each decision ({span}), not adjusted for prices.")
    if any(case.record.order_includes_offer is not False for case in near):
        notes.append("An ordered sum may take in what the landlord had offered before: do not add the two together.")
    if facts.on.year >= 2026 and any(case.record.decided and case.record.decided.year < 2026 for case in near):
        notes.append("Most of these cases were decided before the Ombudsman's compensation guidance of April 2026.")
    return tuple(notes)
