"""What is counted over a run: named figures, each a number with how it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evals.metrics import Share, percentile
from assistant.evals.remedies import calibration
from assistant.evals.runs import Result
from assistant.records import Frozen

_MEANS: dict[str, tuple[str, ...]] = {
    "retrieval": ("reciprocal rank",),
    "precedents": ("success@1", "success@5", "success@10", "reciprocal rank", "ndcg@10"),
}


class Measure(Frozen):
    """One figure of a run. `better` is which way is better: up, down, or none for a count."""

    name: str
    value: float | None
    shown: str
    better: str = "none"


def summarise(suite: str, results: Sequence[Result]) -> tuple[Measure, ...]:
    """The figures of a run, the suite's own first."""
    passed = Share(hits=sum(r.passed for r in results), of=len(results))
    out = [Measure(name="passed", value=passed.value, shown=str(passed), better="up")]
    errors = sum(r.error is not None for r in results)
    if errors:
        out.append(Measure(name="errors", value=errors, shown=str(errors), better="down"))
    if suite == "scope":
        out += _refusals(results)
    if suite == "remedies":
        out += _remedies(results)
    for name in _MEANS.get(suite, ()):
        values = [r.measures[name] for r in results if name in r.measures]
        if values:
            mean = sum(values) / len(values)
            out.append(Measure(name=name, value=mean, shown=f"{mean:.2f}", better="up"))
    out += _grounding(results)
    out += _times(results)
    return tuple(out)


def by_group(results: Sequence[Result]) -> dict[str, Share]:
    """How many passed of each group (kind of question, expected handling, channel)."""
    groups = sorted({r.group for r in results if r.group})
    return {
        group: Share(hits=sum(r.passed for r in results if r.group == group), of=sum(r.group == group for r in results))
        for group in groups
    }


def _share(name: str, hits: float, of: float, better: str = "up") -> list[Measure]:
    share = Share(hits=int(hits), of=int(of))
    return [Measure(name=name, value=share.value, shown=str(share), better=better)] if of else []


def _total(results: Sequence[Result], name: str) -> float:
    return sum(r.measures.get(name, 0.0) for r in results)


def _refusals(results: Sequence[Result]) -> list[Measure]:
    both = sum(r.measures.get("refused", 0) * r.measures.get("should refuse", 0) for r in results)
    return [
        *_share("refusal precision", both, _total(results, "refused")),
        *_share("refusal recall", both, _total(results, "should refuse")),
    ]


def _grounding(results: Sequence[Result]) -> list[Measure]:
    return [
        *_share(
            "unsupported sentences", _total(results, "unsupported sentences"), _total(results, "sentences"), "down"
        ),
        *_share(
            "answers with an unsupported sentence",
            sum(r.measures.get("unsupported sentences", 0) > 0 for r in results),
            sum("sentences" in r.measures for r in results),
            "down",
        ),
        *_share("citation precision", _total(results, "figure marks right"), _total(results, "figure marks")),
        *_share("citation recall", _total(results, "figure sentences cited"), _total(results, "figure sentences")),
        *_share("unresolved citations", _total(results, "unresolved citations"), _total(results, "citations"), "down"),
        *_share(
            "model sentences caught",
            _total(results, "sentences dropped"),
            sum(_total(results, f"sentences {s}") for s in ("verified", "repeated", "dropped")),
            "none",
        ),
    ]


def _remedies(results: Sequence[Result]) -> list[Measure]:
    out = []
    for name in ("brier", "ranked probability"):
        values = [r.measures[name] for r in results if name in r.measures]
        if values:
            out.append(
                Measure(
                    name=name, value=sum(values) / len(values), shown=f"{sum(values) / len(values):.3f}", better="down"
                )
            )
    gap = calibration(results)
    out.append(Measure(name="calibration error", value=gap, shown=f"{gap:.3f}", better="down"))
    ranged = [r for r in results if "award in range" in r.measures]
    if ranged:
        out += _share("award in the 80% range", _total(ranged, "award in range"), len(ranged), "none")
        for name in ("range width", "award error"):
            middle = percentile([r.measures[name] for r in ranged], 0.5) or 0.0
            out.append(Measure(name=f"median {name}", value=middle, shown=f"£{middle:,.0f}", better="down"))
    return out


def _times(results: Sequence[Result]) -> list[Measure]:
    out = []
    firsts = [r.first_seconds for r in results if r.first_seconds is not None]
    wholes = [r.seconds for r in results if r.first_seconds is not None]
    phrased = [r.measures["first phrased seconds"] for r in results if "first phrased seconds" in r.measures]
    for name, values in (("first word", firsts), ("first phrased sentence", phrased), ("end", wholes)):
        middle, tail = percentile(values, 0.5), percentile(values, 0.95)
        if middle is not None and tail is not None:
            out.append(
                Measure(name=f"wait to {name}", value=middle, shown=f"{middle:.2f} s (p95 {tail:.2f})", better="down")
            )
    return out
