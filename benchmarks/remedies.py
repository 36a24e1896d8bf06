"""How good remedy estimates are: each corpus case foretold from the other 108, beside trivial forecasts.

    python -m benchmarks.remedies [--quick] [--out FOLDER]

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
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.records import Corpus, Determination, Finding, Tenure, load_corpus
from assistant.remedies.before import blind, offer_told, told
from assistant.remedies.comparables import Case
from assistant.remedies.contract import RemedyEstimate, RemedyFacts, Spread
from assistant.remedies.estimate import estimate_remedy, left_with
from assistant.remedies.traits import traits_of_case
from assistant.settings import ROOT

Vector = NDArray[np.float64]
CLASSES = tuple(Finding)
BOOTSTRAPS = 2000
SUBSETS = (20, 40, 60, 80)
DRAWS = 3
BINS = 9


def known_before(case: Determination, offer: bool, short: bool = False) -> RemedyFacts:
    """A decided case as its resident could have told it before the decision; `short`: in one line."""
    traits = traits_of_case(case)
    account = told(case)
    return RemedyFacts(
        text=blind(f"{'. '.join(matter.matter for matter in case.matters)}. {'' if short else account}"),
        category=traits.category,
        landlord_type=traits.landlord_type,
        tenure=traits.tenure or Tenure.UNKNOWN,
        household=case.household,
        days=traits.days,
        offered=offer_told(account) if offer else None,
        on=case.decided or date(2025, 12, 1),
    )


class Sums(NamedTuple):
    """What came in pounds, in the cases where money came, beside the range foretold and that of all others."""

    came: Vector
    ours: Vector
    flat: Vector
    not_foretold: int


class Foretold:
    """One round of leave-one-out: what was foretold, and what came."""

    def __init__(
        self,
        corpus: Corpus,
        offer: bool,
        short: bool = False,
        keep: Callable[[str], frozenset[str]] = lambda ref: frozenset({ref}),
    ) -> None:
        records = corpus.determinations.values()
        self.cases = [case for case in map(Case.of, records) if case.finding is not None]
        self.estimates: list[RemedyEstimate] = [
            estimate_remedy(known_before(case.record, offer, short), None, corpus, keep(case.record.ref))
            for case in self.cases
        ]
        self.came = np.array([CLASSES.index(case.finding) for case in self.cases if case.finding])
        self.shares = np.array([[e.findings[f] for f in CLASSES] for e in self.estimates])
        self.base = np.array([_others(self.came, i) for i in range(len(self.came))])

    @property
    def ordered(self) -> Sums:
        """The sums that the Ombudsman ordered."""
        return self._sums([c.record.compensation_ordered for c in self.cases], [e.compensation for e in self.estimates])

    @property
    def redress(self) -> Sums:
        """What residents were left with: ordered, or the landlord's offer that stood."""
        return self._sums([left_with(case) for case in self.cases], [e.redress for e in self.estimates])

    def _sums(self, came: Sequence[float | None], spreads: Sequence[Spread | None]) -> Sums:
        paid = [i for i, amount in enumerate(came) if amount]
        told = [i for i in paid if spreads[i] is not None]
        amounts = np.array([came[i] for i in paid], dtype=float)
        return Sums(
            came=np.array([came[i] for i in told], dtype=float),
            ours=np.array([(s.low, s.median, s.high) for i in told if (s := spreads[i])]),
            flat=np.array([_flat(np.delete(amounts, paid.index(i))) for i in told]),
            not_foretold=len(paid) - len(told),
        )


def _flat(others: Vector) -> Vector:
    """The spread of all other sums, whatever the case: the k-th of n lies at k / (n + 1)."""
    places = np.arange(1, len(others) + 1) / (len(others) + 1)
    spread: Vector = np.exp(np.interp((0.1, 0.5, 0.9), places, np.sort(np.log(others))))
    return spread


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
    return {"findings": findings, "ordered": _money(round_.ordered), "redress": _money(round_.redress)}


def _money(sums: Sums) -> dict[str, object]:
    came, ours, flat = sums.came, sums.ours, sums.flat
    n = len(came)
    error, flat_error = np.abs(ours[:, 1] - came), np.abs(flat[:, 1] - came)
    inside = (came >= ours[:, 0]) & (came <= ours[:, 2])
    flat_inside = (came >= flat[:, 0]) & (came <= flat[:, 2])
    gap = pinball(came, ours) - pinball(came, flat)

    def pair(of_ours: float, of_flat: float) -> dict[str, object]:
        return {"ours": round(float(of_ours), 4), "flat": round(float(of_flat), 4)}

    return {
        "n": n,
        "not_foretold": sums.not_foretold,
        "median_absolute_error": pair(np.median(error), np.median(flat_error))
        | {
            "ratio": round(float(np.median(error) / np.median(flat_error)), 3),
            "ratio_95": _interval(lambda pick: float(np.median(error[pick]) / np.median(flat_error[pick])), n),
            "best_constant": _best_constant(came),
        },
        "mean_absolute_error": pair(error.mean(), flat_error.mean()),
        "log_error": pair(np.abs(np.log(ours[:, 1] / came)).mean(), np.abs(np.log(flat[:, 1] / came)).mean()),
        "coverage": pair(inside.mean(), flat_inside.mean())
        | {"ours_95": _interval(lambda pick: float(inside[pick].mean()), n)},
        "width": pair((ours[:, 2] - ours[:, 0]).mean(), (flat[:, 2] - flat[:, 0]).mean()),
        "high_over_low": pair(
            np.exp(np.log(ours[:, 2] / ours[:, 0]).mean()), np.exp(np.log(flat[:, 2] / flat[:, 0]).mean())
        ),
        "pinball": pair(pinball(came, ours).mean(), pinball(came, flat).mean())
        | {"difference_95": _interval(lambda pick: float(gap[pick].mean()), n)},
    }


def _best_constant(sums: Vector) -> dict[str, float]:
    """The one sum that would have had the smallest median error, chosen knowing the answers."""
    tried = np.arange(50, 1500, 5)
    errors = [float(np.median(np.abs(sums - one))) for one in tried]
    best = int(np.argmin(errors))
    return {"sum": float(tried[best]), "error": errors[best]}


def learning_curve(corpus: Corpus) -> list[dict[str, float]]:
    """The same figures when each case is foretold from only so many of the others, drawn at random."""
    refs = sorted(corpus.determinations)
    draw = np.random.default_rng(11)
    curve = []
    for size in (*SUBSETS, len(refs) - 1):
        figures = []
        for _ in range(1 if size == len(refs) - 1 else DRAWS):

            def without(ref: str, size: int = size) -> frozenset[str]:
                held = set(draw.choice([one for one in refs if one != ref], size=size, replace=False))
                return frozenset(one for one in refs if one not in held)

            round_ = Foretold(corpus, offer=True, keep=without)
            scores = [float(metric(round_.shares, round_.came).mean()) for metric in (accuracy, brier, ranked)]
            for sums in (round_.ordered, round_.redress):
                told = len(sums.came) > 0
                scores.append(float(np.median(np.abs(sums.ours[:, 1] - sums.came))) if told else float("nan"))
                scores.append(float(pinball(sums.came, sums.ours).mean()) if told else float("nan"))
            figures.append(scores)
        mean = np.nanmean(figures, axis=0)
        names = ("accuracy", "brier", "ranked", "ordered_error", "ordered_pinball", "redress_error", "redress_pinball")
        curve.append({"cases": size, **{name: round(float(v), 4) for name, v in zip(names, mean, strict=True)}})
        print(f"learning curve: {size} cases", file=sys.stderr)
    return curve


def calibration(round_: Foretold) -> dict[str, object]:
    """What the plots are drawn from: how often findings came at each forecast, and every range beside what came."""
    shares = round_.shares.ravel()
    came = np.eye(len(CLASSES))[round_.came].ravel()
    order = np.argsort(shares, kind="stable")
    bins = [
        {"forecast": float(shares[part].mean()), "came": float(came[part].mean()), "n": len(part)}
        for part in np.array_split(order, BINS)
    ]
    ranges = {
        name: [[*map(float, ours), float(amount)] for ours, amount in zip(sums.ours, sums.came, strict=True)]
        for name, sums in (("ordered", round_.ordered), ("redress", round_.redress))
    }
    return {"findings": bins, "ranges": ranges}


def main() -> None:
    """Measure, print a table, and write `remedies.json` and the plots."""
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    said.add_argument("--out", type=Path, default=None, help="folder for remedies.json")
    said.add_argument("--quick", action="store_true", help="no learning curve")
    asked = said.parse_args()
    corpus = load_corpus(ROOT / "corpus")
    rounds = {
        "blind": Foretold(corpus, offer=False),
        "offer known": Foretold(corpus, offer=True),
        "one line, blind": Foretold(corpus, offer=False, short=True),
    }
    figures: dict[str, object] = {name: measure(one) for name, one in rounds.items()}
    figures["calibration"] = {name: calibration(one) for name, one in rounds.items()}
    if not asked.quick:
        figures["learning curve"] = learning_curve(corpus)
    shown = {name: part for name, part in figures.items() if name != "calibration"}
    print(json.dumps(shown, indent=1))
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / "remedies.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
