"""How good remedy estimates are: each corpus case foretold from the other 108, beside trivial forecasts.

    python -m benchmarks.remedies [--out FOLDER] [--plots FOLDER] [--store FOLDER]

What goes in is what was known before the decision (`assistant.remedies.before`): the matters, the
complaint and what happened, without any sentence on money, findings or the Ombudsman; category, landlord
type, tenure, household and time. Nothing of the case itself is in the model that foretells it. The
variant `offer known` adds what the landlord had offered before the Ombudsman came in, as the account
tells it: the recorded offer is not used, since for settled cases it is the settlement.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.records import Corpus, Determination, Finding, Tenure, load_corpus
from assistant.remedies.before import blind, offer_told, told
from assistant.remedies.contract import RemedyEstimate, RemedyFacts
from assistant.remedies.estimate import estimate_remedy
from assistant.remedies.rates import DecidedMatters
from assistant.remedies.traits import gravest, traits_of_case
from assistant.settings import ROOT

Vector = NDArray[np.float64]
CLASSES = tuple(Finding)
BOOTSTRAPS = 2000
SUBSETS = (20, 40, 60, 80, 100)


def known_before(case: Determination, offer: bool) -> RemedyFacts:
    """A decided case as its resident could have told it before the decision."""
    traits = traits_of_case(case)
    account = told(case)
    return RemedyFacts(
        text=blind(f"{'. '.join(matter.matter for matter in case.matters)}. {account}"),
        category=traits.category,
        landlord_type=traits.landlord_type,
        tenure=traits.tenure or Tenure.UNKNOWN,
        household=case.household,
        days=traits.days,
        offered=offer_told(account) if offer else None,
        on=case.decided or date(2025, 12, 1),
    )


class Foretold:
    """One round of leave-one-out: what was foretold, and what came."""

    def __init__(
        self,
        corpus: Corpus,
        library: DecidedMatters | None,
        offer: bool,
        keep: Callable[[str], frozenset[str]] = lambda ref: frozenset({ref}),
    ) -> None:
        self.cases = [case for case in corpus.determinations.values() if gravest(case) is not None]
        self.estimates: list[RemedyEstimate] = [
            estimate_remedy(known_before(case, offer), library, corpus, keep(case.ref)) for case in self.cases
        ]
        self.came = np.array([CLASSES.index(gravest(case) or Finding.OUTSIDE_JURISDICTION) for case in self.cases])
        self.shares = np.array([[e.findings[f] for f in CLASSES] for e in self.estimates])
        self.base = np.array([_others(self.came, i) for i in range(len(self.came))])
        self.sums = np.array([case.compensation_ordered or 0 for case in self.cases], dtype=float)
        paid = np.flatnonzero(
            [s > 0 and e.compensation is not None for s, e in zip(self.sums, self.estimates, strict=True)]
        )
        self.paid = paid
        self.unforetold = int((self.sums > 0).sum() - len(paid))
        spreads = [e.compensation for e in self.estimates]
        self.range = np.array([(s.low, s.median, s.high) for i in paid if (s := spreads[i])])
        every = np.flatnonzero(self.sums > 0)
        self.flat = np.array([np.quantile(self.sums[every[every != i]], (0.1, 0.5, 0.9)) for i in paid])


def _others(came: NDArray[np.int64], left_out: int) -> Vector:
    counts = np.bincount(np.delete(came, left_out), minlength=len(CLASSES)) + 1e-3
    share: Vector = counts / counts.sum()
    return share


def accuracy(shares: Vector, came: Vector) -> Vector:
    """1 for each case whose likeliest finding came."""
    return (shares.argmax(axis=1) == came).astype(float)


def brier(shares: Vector, came: Vector) -> Vector:
    """Squared distance of each forecast from what came, summed over the findings; 0 is perfect."""
    error: Vector = ((shares - np.eye(len(CLASSES))[came]) ** 2).sum(axis=1)
    return error


def ranked(shares: Vector, came: Vector) -> Vector:
    """Ranked probability score over the findings from gravest to none; 0 is perfect."""
    gap = (shares.cumsum(axis=1) - np.eye(len(CLASSES))[came].cumsum(axis=1))[:, :-1]
    score: Vector = (gap**2).mean(axis=1)
    return score


def logloss(shares: Vector, came: Vector) -> Vector:
    """Minus the logarithm of what was given to the finding that came."""
    loss: Vector = -np.log(np.clip(shares[np.arange(len(came)), came], 1e-9, 1))
    return loss


def pinball(truth: Vector, spread: Vector) -> Vector:
    """Mean quantile loss of the three quantiles, on logarithms of pounds."""
    error = np.log(truth)[:, None] - np.log(spread)
    at = np.array([0.1, 0.5, 0.9])
    loss: Vector = np.maximum(at * error, (at - 1) * error).mean(axis=1)
    return loss


def _interval(statistic: Callable[[NDArray[np.int64]], float], n: int) -> list[float]:
    draw = np.random.default_rng(7)
    drawn = [statistic(draw.integers(0, n, n)) for _ in range(BOOTSTRAPS)]
    return [round(float(q), 4) for q in np.quantile(drawn, (0.025, 0.975))]


def measure(round_: Foretold) -> dict[str, object]:
    """All figures of one round, with 95% bootstrap intervals over cases."""
    came, shares, base = round_.came, round_.shares, round_.base
    findings: dict[str, object] = {"n": len(came)}
    for name, metric in (("accuracy", accuracy), ("brier", brier), ("ranked", ranked), ("logloss", logloss)):
        ours, theirs = metric(shares, came), metric(base, came)
        findings[name] = {
            "ours": round(float(ours.mean()), 4),
            "base": round(float(theirs.mean()), 4),
            "difference_95": _interval(lambda pick, gap=ours - theirs: float(gap[pick].mean()), len(came)),
        }
    sums, ours_range, flat = round_.sums[round_.paid], round_.range, round_.flat
    error, flat_error = np.abs(ours_range[:, 1] - sums), np.abs(flat[:, 1] - sums)
    inside = (sums >= ours_range[:, 0]) & (sums <= ours_range[:, 2])
    flat_inside = (sums >= flat[:, 0]) & (sums <= flat[:, 2])
    n = len(sums)
    awards = {
        "n": n,
        "not_foretold": round_.unforetold,
        "median_absolute_error": {
            "ours": round(float(np.median(error)), 1),
            "always_median": round(float(np.median(flat_error)), 1),
            "best_constant": _best_constant(sums),
            "ratio_95": _interval(lambda p: float(np.median(error[p]) / np.median(flat_error[p])), n),
        },
        "mean_absolute_error": {
            "ours": round(float(error.mean()), 1),
            "always_median": round(float(flat_error.mean()), 1),
        },
        "log_error": {
            "ours": round(float(np.abs(np.log(ours_range[:, 1] / sums)).mean()), 4),
            "always_median": round(float(np.abs(np.log(flat[:, 1] / sums)).mean()), 4),
        },
        "coverage": {
            "ours": round(float(inside.mean()), 4),
            "ours_95": _interval(lambda p: float(inside[p].mean()), n),
            "unconditional": round(float(flat_inside.mean()), 4),
        },
        "width": {
            "ours": round(float((ours_range[:, 2] - ours_range[:, 0]).mean()), 1),
            "unconditional": round(float((flat[:, 2] - flat[:, 0]).mean()), 1),
            "ours_high_over_low": round(float(np.exp(np.log(ours_range[:, 2] / ours_range[:, 0]).mean())), 2),
            "unconditional_high_over_low": round(float(np.exp(np.log(flat[:, 2] / flat[:, 0]).mean())), 2),
        },
        "pinball": {
            "ours": round(float(pinball(sums, ours_range).mean()), 4),
            "unconditional": round(float(pinball(sums, flat).mean()), 4),
            "difference_95": _interval(lambda p: float((pinball(sums, ours_range) - pinball(sums, flat))[p].mean()), n),
        },
    }
    return {"findings": findings, "awards": awards}


def _best_constant(sums: Vector) -> dict[str, float]:
    """The one sum that would have had the smallest median error, chosen knowing the answers."""
    tried = np.arange(50, 1500, 5)
    errors = [float(np.median(np.abs(sums - one))) for one in tried]
    best = int(np.argmin(errors))
    return {"sum": float(tried[best]), "error": errors[best]}


def learning_curve(corpus: Corpus, library: DecidedMatters | None) -> list[dict[str, float]]:
    """The same figures when each case is foretold from only so many of the others, drawn at random."""
    refs = sorted(corpus.determinations)
    draw = np.random.default_rng(11)
    curve = []
    for size in (*SUBSETS, len(refs) - 1):
        figures = []
        for _ in range(1 if size == len(refs) - 1 else 2):

            def without(ref: str, size: int = size) -> frozenset[str]:
                others = [one for one in refs if one != ref]
                held = set(draw.choice(others, size=size, replace=False))
                return frozenset(one for one in refs if one not in held)

            round_ = Foretold(corpus, library, offer=False, keep=without)
            row = [float(m(round_.shares, round_.came).mean()) for m in (accuracy, brier, ranked)]
            sums = round_.sums[round_.paid]
            error = np.abs(np.log(round_.range[:, 1] / sums)).mean() if len(sums) else float("nan")
            figures.append(
                [*row, float(error), float(pinball(sums, round_.range).mean()) if len(sums) else float("nan")]
            )
        mean = np.nanmean(figures, axis=0)
        names = ("accuracy", "brier", "ranked", "log_error", "pinball")
        curve.append({"cases": size, **{name: round(float(v), 4) for name, v in zip(names, mean, strict=True)}})
        print(f"learning curve: {size} cases", file=sys.stderr)
    return curve


def main() -> None:
    """Measure, print a table, and write `remedies.json` and the plots."""
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    said.add_argument("--out", type=Path, default=None, help="folder for remedies.json")
    said.add_argument("--plots", type=Path, default=None, help="folder for the plots (needs matplotlib)")
    said.add_argument("--store", type=Path, default=None, help="store that holds the ingested findings")
    said.add_argument("--quick", action="store_true", help="no learning curve")
    asked = said.parse_args()
    corpus = load_corpus(ROOT / "corpus")
    library = None
    rounds = {"blind": Foretold(corpus, library, offer=False), "offer known": Foretold(corpus, library, offer=True)}
    figures: dict[str, object] = {name: measure(one) for name, one in rounds.items()}
    if not asked.quick:
        figures["learning curve"] = learning_curve(corpus, library)
    print(json.dumps(figures, indent=1))
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / "remedies.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
