"""Would more findings make the likeliest finding easier to name? Measured on the published findings.

    python -m benchmarks.remedies_published STORE_FOLDER [--out FOLDER]

Learns from the cases decided from January 2024 to June 2025 and foretells the gravest finding of each
later one from what the dataset tells of it: the kinds of matter, the landlord, the landlord's type and
how each matter is named. Only cases read from a table of outcomes are foretold and the words of
findings are taken out, since other rows name their own outcome.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.ingest.findings_store import FindingsStore
from assistant.records import Category, Finding

CLASSES = tuple(Finding)
BEGIN, SPLIT, LATE = date(2024, 1, 1), date(2025, 7, 1), date(2025, 10, 1)
_OUTCOME = re.compile(
    r"maladministration|service failure|reasonable|redress|severe|paragraph [\d. a-z()]*|jurisdiction|\bno\b|failures?"
    r"|offer\w*|outside|there was|finding|found|\d+",
    re.IGNORECASE,
)
Shares = NDArray[np.float64]


class Published(NamedTuple):
    """One decided case of the dataset."""

    decided: date
    landlord: str
    category: Category
    words: str
    finding: int
    table: bool


def cases(store: FindingsStore) -> list[Published]:
    """The cases since 2024, by day, with the gravest finding of each."""
    grouped = defaultdict(list)
    for matter in store.matters():
        if matter.finding is not None and matter.decided is not None and matter.decided >= BEGIN:
            grouped[matter.ref].append(matter)
    found = []
    for matters in grouped.values():
        kinds = [m.category for m in matters if m.category is not Category.COMPLAINT_HANDLING]
        found.append(
            Published(
                decided=matters[0].decided or BEGIN,
                landlord=matters[0].landlord,
                category=kinds[0] if kinds else Category.COMPLAINT_HANDLING,
                words=_OUTCOME.sub(" ", " . ".join(m.matter for m in matters)),
                finding=min(CLASSES.index(m.finding) for m in matters if m.finding),
                table=all(m.origin == "table" for m in matters),
            )
        )
    return sorted(found, key=lambda case: (case.decided, case.words))


def by_group(train: Sequence[Published], test: Sequence[Published], field: str, pull: float = 30.0) -> Shares:
    """Shares of each finding in the case's group, pulled to the base rates with the weight of 30 cases."""
    base = base_rates(train, test)[0]
    counts: dict[object, Shares] = defaultdict(lambda: np.zeros(len(CLASSES)))
    for case in train:
        counts[getattr(case, field)][case.finding] += 1
    rows = [counts[getattr(case, field)] + pull * base for case in test]
    return np.array([row / row.sum() for row in rows])


def base_rates(train: Sequence[Published], test: Sequence[Published]) -> Shares:
    """The same shares for every case."""
    counted = Counter(case.finding for case in train)
    base = np.array([counted[i] + 0.5 for i in range(len(CLASSES))])
    return np.tile(base / base.sum(), (len(test), 1))


def by_words(train: Sequence[Published], test: Sequence[Published]) -> Shares:
    """A logistic regression on the words of the matters, their kind and the landlord."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    def said(case: Published) -> str:
        return f"{case.words} category_{case.category.name} landlord_{re.sub(r'[^A-Za-z]', '', case.landlord)}"

    words = TfidfVectorizer(min_df=10, ngram_range=(1, 2), sublinear_tf=True)
    known = words.fit_transform([said(case) for case in train])
    model = LogisticRegression(C=0.3, max_iter=500).fit(known, [case.finding for case in train])
    shares = np.full((len(test), len(CLASSES)), 1e-4)
    shares[:, model.classes_] = model.predict_proba(words.transform([said(case) for case in test]))
    scaled: Shares = shares / shares.sum(axis=1, keepdims=True)
    return scaled


def score(shares: Shares, test: Sequence[Published]) -> dict[str, float]:
    """How often the likeliest finding came, and the Brier score."""
    came = np.array([case.finding for case in test])
    return {
        "accuracy": round(float((shares.argmax(axis=1) == came).mean()), 4),
        "brier": round(float(((shares - np.eye(len(CLASSES))[came]) ** 2).sum(axis=1).mean()), 4),
    }


def main() -> None:
    """Measure and print."""
    said = argparse.ArgumentParser(description="Forecasts of published findings beside their base rates.")
    said.add_argument("store", type=Path, help="the folder that findings were ingested into")
    said.add_argument("--out", type=Path, default=None, help="folder for remedies_published.json")
    asked = said.parse_args()
    found = cases(FindingsStore(asked.store / "findings.db"))
    train = [case for case in found if case.decided < SPLIT]
    test = [case for case in found if case.decided >= SPLIT and case.table]
    late = [case for case in found if case.decided >= LATE]
    figures = {
        "gravest findings since October 2025": {
            name.value: round(sum(CLASSES[case.finding] is name for case in late) / len(late), 4) for name in CLASSES
        },
        "learnt from": len(train),
        "foretold": len(test),
        "base rates": score(base_rates(train, test), test),
        "kind of matter": score(by_group(train, test, "category"), test),
        "landlord": score(by_group(train, test, "landlord"), test),
        "words, kind and landlord": score(by_words(train, test), test),
    }
    print(json.dumps(figures, indent=1))
    if asked.out:
        (asked.out / "remedies_published.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
