"""The remedies suite: each matter of our corpus whose finding is known, forecast from everything but itself.

The forecast is given what the person knew before the decision: the matter's own words and category, the
passages of the complaint and of what happened with every sum taken out, and what the landlord had
offered. Never the reasons, the finding, the order or the sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.evals.cases import Case
from assistant.evals.metrics import brier, calibration_error, percentile, ranked_probability
from assistant.evals.runs import Result
from assistant.evals.scoring import Check
from assistant.records import Category, Corpus, Finding, Frozen, LandlordType, Tenure
from assistant.remedies.before import offer_told
from assistant.remedies.traits import traits_of_case

# In the order of gravity; the two that end a case otherwise stand last.
CLASSES = tuple(finding.value for finding in Finding)
# Two decisions of 2025 carry no date in our record.
_DATED = date(2025, 12, 1)
_MONEY = re.compile(r"£\s?\d[\d,]*(?:\.\d+)?")


class Forecast(Frozen):
    """What an estimator says about one matter: a probability for each finding, and an 80% range in pounds."""

    findings: dict[Finding, float]
    low: float | None = None
    median: float | None = None
    high: float | None = None


class RemedyCase(Case):
    """One matter of a decided case, as the person knew it before the decision.

    `award` is what was ordered in all, in pounds, None where no money was ordered or it is not known;
    `offered` what the landlord had offered before the Ombudsman came in, as the account tells it. The
    offer on record is not that: for a settled case it is the settlement.
    """

    ref: str
    question: str
    category: Category
    finding: Finding
    award: float | None = None
    offered: float | None = None
    tenure: Tenure | None = None
    landlord_type: LandlordType | None = None
    household: tuple[str, ...] = ()
    days: int | None = None
    decided: date


def remedy_cases(corpus: Corpus) -> tuple[RemedyCase, ...]:
    """One case for each determination: the matter with its gravest finding, and the whole sum ordered."""
    out = []
    for record in corpus.determinations.values():
        found = [matter for matter in record.matters if matter.finding is not None]
        if not found:
            continue
        matter = min(found, key=lambda one: CLASSES.index((one.finding or Finding.OUTSIDE_JURISDICTION).value))
        assert matter.finding is not None
        told = [p.text for p in record.passages if p.mark[0] in "ch"]
        out.append(
            RemedyCase(
                id=record.ref,
                ref=record.ref,
                question=_MONEY.sub("a sum", " ".join([matter.matter + ".", *told])),
                category=matter.category,
                finding=matter.finding,
                award=record.compensation_ordered or None,
                offered=offer_told(" ".join(told)),
                tenure=record.tenure,
                landlord_type=record.landlord_type,
                household=tuple(record.household),
                days=traits_of_case(record).days,
                decided=record.decided or _DATED,
            )
        )
    return tuple(out)


def score_remedy(case: RemedyCase, forecast: Forecast) -> Result:
    """Whether the likeliest finding was the finding, and how good forecast and range were."""
    named = {finding.value: share for finding, share in forecast.findings.items()}
    likely = max(named, key=lambda name: (named[name], name)) if named else ""
    right = likely == case.finding.value
    measures = {
        "brier": brier(named, case.finding.value, CLASSES),
        "ranked probability": ranked_probability(named, case.finding.value, CLASSES),
        "likely": named.get(likely, 0.0),
    }
    if case.award is not None and None not in (forecast.low, forecast.median, forecast.high):
        low, median, high = forecast.low or 0.0, forecast.median or 0.0, forecast.high or 0.0
        measures |= {
            "award in range": float(low <= case.award <= high),
            "range width": high - low,
            "award error": abs(median - case.award),
            "award": case.award,
        }
    return Result(
        id=case.id,
        passed=right,
        question=case.question,
        checks=(Check(name=f"finding is {case.finding.value}", ok=right, detail=f"likeliest was {likely}"),),
        measures=measures,
        answer={"forecast": named, "low": forecast.low, "median": forecast.median, "high": forecast.high},
    )


def base_rates(corpus: Corpus) -> Callable[[RemedyCase], Forecast]:
    """The trivial forecast: how all the other cases ended, whatever this one is about."""
    cases = remedy_cases(corpus)

    def forecast(case: RemedyCase) -> Forecast:
        others = [other for other in cases if other.ref != case.ref]
        share = {finding: sum(o.finding is finding for o in others) / len(others) for finding in Finding}
        awards = [o.award for o in others if o.award is not None]
        low, median, high = (percentile(awards, q) for q in (0.1, 0.5, 0.9))
        return Forecast(findings=share, low=low, median=median, high=high)

    return forecast


def calibration(results: Sequence[Result]) -> float:
    """How far the probability of the likeliest finding was from how often it was right, on average."""
    return calibration_error([(r.measures["likely"], r.passed) for r in results if "likely" in r.measures])
