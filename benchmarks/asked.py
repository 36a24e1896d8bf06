"""Whether everyday wordings help to find passages: the index without them beside the index with them.

    python -m benchmarks.asked [--out FILE]

Two measures. `held out`: one wording each of 60 passages of the policies, drawn by lot, is kept out of the index
and asked: how often the very passage is first, and among the first three. `questions`: the development questions
whose required citations name rules or landlords' policies: the share of the required groups of which a record is
among the first three, and the first twelve, passages. Only sums are printed, never a question.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.index import Filters, PassageIndex, build_index, open_index
from assistant.models.embeddings import open_embedder
from assistant.records import Corpus, Source, load_corpus
from assistant.settings import ROOT, Settings

HELD_OUT, LOT = 60, 20261122
RULES = Filters(sources=frozenset({Source.POLICY, Source.LANDLORD}))
Search = Callable[[str, int], Sequence[str]]


def hold_out(corpus: Corpus) -> tuple[dict[str, str], Corpus]:
    """One wording of each of some passages, and the corpus without those."""
    lot = random.Random(LOT)
    several = sorted(k for k, w in corpus.asked.items() if len(w) > 1 and k.split("#")[0] in corpus.policies)
    held = {key: lot.choice(corpus.asked[key]) for key in lot.sample(several, HELD_OUT)}
    rest = {key: tuple(w for w in wordings if w != held.get(key)) for key, wordings in corpus.asked.items()}
    return {wording: key for key, wording in held.items()}, Corpus(corpus.records, rest)


def required(corpus: Corpus) -> list[tuple[str, list[set[str]]]]:
    """The development questions with the groups of rules and landlords' policies that their answers must cite."""
    rules = set(corpus.policies) | set(corpus.landlords)
    asked: list[tuple[str, list[set[str]]]] = []
    for name in ("answers_dev", "answers_own"):
        for line in (ROOT / "evals" / "cases" / f"{name}.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            groups = [{ref.split("#")[0] for ref in group} for group in case["must_cite"]]
            if groups := [group for group in groups if group <= rules]:
                asked.append((case["question"], groups))
    return asked


def share_of_groups(search: Search, asked: list[tuple[str, list[set[str]]]], k: int) -> float:
    """The share of required groups that have a record among the first `k` passages."""
    hits = total = 0
    for question, groups in asked:
        found = {key.split("#")[0] for key in search(question, k)}
        hits += sum(bool(group & found) for group in groups)
        total += len(groups)
    return hits / total


def share_of_passages(search: Search, held: dict[str, str], k: int) -> float:
    """The share of held-out wordings whose very passage is among the first `k`."""
    return sum(key in search(wording, k) for wording, key in held.items()) / len(held)


def searches(index: PassageIndex) -> dict[str, Search]:
    """Search over everything, and over rules and landlords' policies alone."""

    def everything(text: str, k: int) -> list[str]:
        return [hit.passage_id for hit in index.search(text, k)]

    def rules(text: str, k: int) -> list[str]:
        return [hit.passage_id for hit in index.search(text, k, RULES)]

    return {"everything": everything, "rules only": rules}


def measure(settings: Settings) -> dict[str, float]:
    """Every figure, by name."""
    corpus = load_corpus(settings.corpus)
    held, rest = hold_out(corpus)
    asked = required(corpus)
    embedder = open_embedder(settings)
    out: dict[str, float] = {
        "wordings": sum(map(len, corpus.asked.values())),
        "passages with wordings": len(corpus.asked),
        "questions": len(asked),
        "groups": sum(len(groups) for _, groups in asked),
    }
    for name, its in (("without", Corpus(corpus.records)), ("held out", rest), ("with", corpus)):
        start = time.perf_counter()
        report = build_index(settings, its)
        out[f"{name}: build seconds for {report.embedded} new texts"] = round(time.perf_counter() - start, 1)
        for scope, search in searches(open_index(settings, its, embedder)).items():
            if name != "with":
                for k in (1, 3):
                    share = share_of_passages(search, held, k)
                    out[f"{name}: {scope}: held-out passage in first {k}"] = round(share, 3)
            if name != "held out":
                for k in (3, 12):
                    share = share_of_groups(search, asked, k)
                    out[f"{name}: {scope}: required record in first {k}"] = round(share, 3)
    return out


def main() -> None:
    """Measure, print, and keep the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Settings(index=Path(folder) / "index"))
    for name, figure in figures.items():
        print(f"{name:60} {figure}")
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
