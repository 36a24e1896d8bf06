"""Weigh the signs of `assistant.answer.statements.fitness` on questions whose right passages are known.

    python evals/train/train_fitness.py [--check] [--only passage] evals/cases/answers_*.jsonl

A passage is right for a question where it stands in a record that the case must cite and holds a phrase that the
answer must state. The weights are those of a pairwise logistic regression: right passages before the others of the
same question. `--check` prints how high the right passages come when a sixth of the questions at a time is kept out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant import Assistant
from assistant.answer.cases.clauses import asked_of_case
from assistant.answer.cases.ranking import WHOLE
from assistant.answer.rules.ranking import candidates
from assistant.answer.statements.fitness import Place, fit, places, signs
from assistant.answer.statements.relevance import Weights
from assistant.evals.cases import AnswerCase
from assistant.evals.matching import states_any
from assistant.records import Policy
from assistant.settings import Settings
from assistant.situation.reader import read_situation
from assistant.situation.situation import Clause, Situation

OUT = Path(__file__).parents[2] / "assistant" / "answer" / "fitness.yaml"
FOLDS = 6


def groups(
    assistant: Assistant, cases: list[AnswerCase], kind: str
) -> list[tuple[str, list[dict[str, float]], list[bool]]]:
    """For each phrase that must be stated: the question's id, the signs of each passage, and which are right.

    Within a case (`passage`) each clause is looked at within its message, as `ranked_passages` does: the clause that brings a right
    passage nearest to the top by the weights in use is the one that asks for the phrase.
    """
    sources, found = assistant.sources, []
    for case in cases:
        refs = [ref for group in case.must_cite for ref in group]
        read = read_situation(case.question, sources.directory, landlord=case.context.landlord, today=date.today())
        near = sources.index.likeness(read.english)
        if kind != "rule":
            held = [ref for ref in refs if ref in sources.corpus.determinations]
            if len(held) != 1:
                continue
            passages = sources.corpus.determinations[held[0]].passages
            here, weights = places(passages, sources.corpus.asked), Weights(passages)
        else:
            if not any(isinstance(sources.corpus.records.get(ref), Policy) for ref in refs):
                continue
            here, weights = candidates(read.english, read, sources), sources.weights
        each = [[signs(read.english, place, near, weights, case=kind != "rule") for place in here]]
        if kind == "passage":
            each = [_within(clause, read, each[0], here, weights, assistant) for clause in read.clauses]
        for group in case.must_state:
            right = [p.passage.record in refs and states_any(p.passage.text, group) for p in here]
            if any(right) and sum(right) <= len(right) / 3:
                found.append((case.id, min(each, key=lambda rows: _place_of(rows, right)), right))
    return found


def _within(
    clause: Clause,
    read: Situation,
    around: list[dict[str, float]],
    here: Sequence[Place],
    weights: Weights,
    assistant: Assistant,
) -> list[dict[str, float]]:
    """The signs of each passage for a clause, with those for its message at their part."""
    text = asked_of_case(clause, read)[1]
    if text == read.whole:
        return around
    near = assistant.sources.index.likeness(text)
    alone = [signs(text, place, near, weights, case=True) for place in here]
    return [
        {name: one.get(name, 0.0) + WHOLE * whole.get(name, 0.0) for name in one.keys() | whole.keys()}
        for one, whole in zip(alone, around, strict=True)
    ]


def _place_of(rows: list[dict[str, float]], right: list[bool]) -> int:
    scores = [fit(row, case=True, within=True) for row in rows]
    order = sorted(range(len(rows)), key=lambda n: -scores[n])
    return next(place for place, n in enumerate(order) if right[n])


def train(found: list[tuple[str, list[dict[str, float]], list[bool]]], names: list[str], strength: float) -> np.ndarray:
    """One weight a sign."""
    rows, shares = [], []
    for _, signs_, right in found:
        table = np.array([[row.get(name, 0.0) for name in names] for row in signs_])
        pairs = (table[right][:, None, :] - table[~np.array(right)][None, :, :]).reshape(-1, len(names))
        rows.append(pairs)
        shares.append(np.full(len(pairs), 10.0 / len(pairs)))
    x, s = np.concatenate(rows), np.concatenate(shares)
    model = LogisticRegression(fit_intercept=False, C=strength, max_iter=2000)
    model.fit(np.r_[x, -x], np.r_[np.ones(len(x)), np.zeros(len(x))], sample_weight=np.r_[s, s])
    return model.coef_[0]


def check(found: list[tuple[str, list[dict[str, float]], list[bool]]], names: list[str], strength: float) -> None:
    """Print the share of phrases whose right passage comes among the first 1 to 5, each question kept out in turn."""
    ids = [name for name, _, _ in found]
    hits = np.zeros(5)
    for inside, outside in GroupKFold(FOLDS).split(ids, groups=ids):
        weights = train([found[i] for i in inside], names, strength)
        for i in outside:
            _, rows, right = found[i]
            scores = np.array([[row.get(name, 0.0) for name in names] for row in rows]) @ weights
            best = next(n for n, place in enumerate(np.argsort(-scores, kind="stable")) if right[place])
            hits += np.arange(5) >= best
    print(len(ids), "phrases; right passage among the first 1 to 5:", np.round(hits / len(ids), 3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--only", choices=("case", "rule", "passage"), help="leave the other weights as they are")
    given = parser.parse_args()
    lines = [line for path in given.files for line in path.read_text("utf-8").splitlines() if line.strip()]
    cases = [AnswerCase.model_validate(json.loads(line)) for line in lines]
    assistant = Assistant.open(Settings(model="none"))
    weights: dict[str, dict[str, float]] = {}
    if given.only:
        weights = yaml.safe_load(OUT.read_text("utf-8"))
    for kind in [given.only] if given.only else ["case", "rule", "passage"]:
        found = groups(assistant, cases, kind)
        names = sorted({name for _, rows, _ in found for row in rows for name in row})
        if given.check:
            print(kind, end=": ")
            check(found, names, given.strength)
        trained = train(found, names, given.strength)
        weights[kind] = {n: round(float(w), 2) for n, w in zip(names, trained, strict=True) if abs(w) >= 0.005}
    head = "# What the signs of fitness.py weigh. Made by evals/train/train_fitness.py; do not edit.\n"
    OUT.write_text(head + yaml.safe_dump(weights, sort_keys=True), "utf-8")
    sys.stdout.write(f"{OUT}\n")


if __name__ == "__main__":
    main()
