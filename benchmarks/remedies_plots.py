"""Draw the plots of docs/remedies.md from what `benchmarks.remedies` measured.

python -m benchmarks.remedies --out benchmarks/results
python -m benchmarks.remedies_plots benchmarks/results/remedies.json docs/images
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

INK, OURS, FLAT = "#333333", "#1f6f8b", "#c0672b"
CHECKED = "offer known"


def findings(measured: dict[str, Any], path: Path) -> None:
    """How often a finding came, for each band of the chance it had been given."""
    figure, axes = plt.subplots(figsize=(5.2, 5.0))
    axes.plot([0, 0.6], [0, 0.6], color=INK, linewidth=0.8, linestyle="--", label="as often as foretold")
    for name, colour, mark in (("blind", FLAT, "s"), (CHECKED, OURS, "o")):
        bins = measured["calibration"][name]["findings"]
        axes.plot([b["forecast"] for b in bins], [b["came"] for b in bins], mark, color=colour, label=name)
    low, high = [], []
    for one in measured["calibration"][CHECKED]["findings"]:
        error = 1.96 * (one["came"] * (1 - one["came"]) / one["n"]) ** 0.5
        low.append(min(error, one["came"]))
        high.append(error)
    bins = measured["calibration"][CHECKED]["findings"]
    axes.errorbar(
        [b["forecast"] for b in bins], [b["came"] for b in bins], [low, high], fmt="none", ecolor=OURS, alpha=0.5
    )
    axes.set_xlabel("chance foretold for a finding")
    axes.set_ylabel("share of times it came")
    axes.set_title(f"Findings, leave-one-out ({sum(b['n'] for b in bins)} forecasts)")
    axes.legend(frameon=False)
    _save(figure, path)


def ranges(measured: dict[str, Any], path: Path) -> None:
    """Every foretold range of the sum residents were left with, beside what came."""
    rows = sorted(measured["calibration"][CHECKED]["ranges"]["redress"], key=lambda row: row[1])
    figure, axes = plt.subplots(figsize=(8.0, 4.4))
    for place, (low, median, high, came) in enumerate(rows):
        inside = low <= came <= high
        axes.plot([place, place], [low, high], color=OURS, alpha=0.35, linewidth=2.4)
        axes.plot(place, median, "_", color=OURS, markersize=5)
        axes.plot(place, came, "o", color=INK if inside else FLAT, markersize=3.2)
    held = sum(low <= came <= high for low, _, high, came in rows)
    axes.set_yscale("log")
    axes.set_yticks(
        [50, 100, 250, 500, 1000, 2500, 5000], ["£50", "£100", "£250", "£500", "£1,000", "£2,500", "£5,000"]
    )
    axes.set_xticks([])
    axes.set_xlabel(f"{len(rows)} cases, by the middle foretold; orange: outside the range")
    axes.set_title(f"What residents were left with, offer known: {held} of {len(rows)} inside the 80% range")
    _save(figure, path)


def learning(measured: dict[str, Any], path: Path) -> None:
    """How the figures change with the number of cases that could be learnt from."""
    curve = measured["learning curve"]
    flat = measured[CHECKED]
    panels = (
        ("accuracy", "right findings", flat["findings"]["accuracy"]["base"]),
        ("brier", "Brier score (lower is better)", flat["findings"]["brier"]["base"]),
        ("ordered_error", "median error, sum ordered (£)", flat["ordered"]["median_absolute_error"]["flat"]),
        ("redress_error", "median error, sum left with (£)", flat["redress"]["median_absolute_error"]["flat"]),
    )
    figure, grid = plt.subplots(1, 4, figsize=(12.5, 3.1))
    for axes, (name, title, base) in zip(grid, panels, strict=True):
        axes.plot([row["cases"] for row in curve], [row[name] for row in curve], "o-", color=OURS)
        axes.axhline(base, color=FLAT, linestyle="--", linewidth=1)
        axes.set_title(title, fontsize=9)
        axes.set_xlabel("cases to learn from", fontsize=8)
    grid[0].set_ylim(0.3, 0.6)
    grid[0].axhline(base := flat["findings"]["accuracy"]["base"] + 0.10, color=INK, linestyle=":", linewidth=1)
    grid[0].text(22, base + 0.005, "the bar", fontsize=8)
    figure.suptitle("Learning curves, offer known (dashed: the trivial forecast)", fontsize=10)
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
    print(path)


def main() -> None:
    """Draw all three."""
    said = argparse.ArgumentParser(description="Draw the plots of docs/remedies.md.")
    said.add_argument("measured", type=Path, help="remedies.json as benchmarks.remedies wrote it")
    said.add_argument("folder", type=Path, help="where the pictures go")
    asked = said.parse_args()
    measured = json.loads(asked.measured.read_text("utf-8"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    findings(measured, asked.folder / "remedies-findings.png")
    ranges(measured, asked.folder / "remedies-ranges.png")
    if "learning curve" in measured:
        learning(measured, asked.folder / "remedies-learning.png")


if __name__ == "__main__":
    main()
