"""Precedent search beside what a user would pick instead: BM25, LangChain with Chroma's defaults, exact MiniLM.

    python benchmarks/precedents.py                   every system over the 15,752 cases; many minutes
    python benchmarks/precedents.py ours              ours alone, with its waits
    python benchmarks/precedents.py ours --set own    on wordings of ours that no training or choosing saw

A question counts as found when its case, or one named as equally right, is among the first ten cases. Intervals
are 95%: Wilson's for success, a bootstrap for the mean reciprocal rank. The ingested dataset is taken from the
store (`assistant ingest dataset`); rows are searched as the dataset has them by the others, cleaned by ours.
Waits are warm, in process, questions one after the other; ours are for the whole page that `assistant
precedents` prints, with reasons and facets.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from assistant.records import load_corpus
from assistant.remedies.library import ADAPTER, SAME_LANDLORD
from assistant.remedies.statistics import wilson
from assistant.settings import get_settings

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "ombudsman_complaints_findings.zip"
Search = Callable[[str], list[str]]
DEPTH = 10


def raw_rows() -> tuple[list[str], list[str]]:
    """References and texts of every row, as downloaded."""
    with zipfile.ZipFile(DATA) as packed, tempfile.TemporaryDirectory() as folder:
        path = packed.extract(next(n for n in packed.namelist() if n.endswith(".db")), folder)
        with sqlite3.connect(path) as base:
            rows = base.execute("SELECT case_id, complaint FROM complaint_findings ORDER BY id").fetchall()
    return [row[0] for row in rows], [row[1] for row in rows]


def first_cases(refs: list[str]) -> list[str]:
    return list(dict.fromkeys(refs))[:DEPTH]


def ours(adapted: bool = True, landlords: bool = True) -> Search:
    from assistant.remedies import library as module
    from assistant.remedies.precedents import PrecedentQuery, search_precedents

    module.ADAPTER = ADAPTER if adapted else "none"
    module.SAME_LANDLORD = SAME_LANDLORD if landlords else 0.0
    settings = get_settings()
    opened = module.CaseLibrary.open(settings, load_corpus(settings.corpus)).warm()
    return lambda text: [hit.ref for hit in search_precedents(PrecedentQuery(text=text, limit=DEPTH), opened).hits]


def bm25() -> Search:
    import bm25s

    refs, texts = raw_rows()
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)

    def search(text: str) -> list[str]:
        found, _ = index.retrieve(bm25s.tokenize(text, stopwords="en", show_progress=False), k=200, show_progress=False)
        return first_cases([refs[n] for n in found[0]])

    return search


def chroma() -> Search:
    """Every row in a Chroma collection with its defaults, which LangChain's Chroma store leaves as they are."""
    import chromadb

    from assistant.models.embeddings import MiniLM

    refs, texts = raw_rows()
    embedder = MiniLM(get_settings().cache)
    collection = chromadb.EphemeralClient().create_collection("rows")
    vectors = encode_distinct(embedder, texts)
    for start in range(0, len(texts), 5000):
        part = slice(start, start + 5000)
        collection.add(ids=[str(n) for n in range(len(texts))[part]], embeddings=vectors[part])
    return lambda text: first_cases(
        [refs[int(n)] for n in collection.query(query_embeddings=embedder.encode([text]), n_results=50)["ids"][0]]
    )


def exact() -> Search:
    from assistant.models.embeddings import MiniLM

    refs, texts = raw_rows()
    embedder = MiniLM(get_settings().cache)
    vectors = encode_distinct(embedder, texts)
    return lambda text: first_cases([refs[n] for n in np.argsort(-(vectors @ embedder.encode([text])[0]))[:300]])


def encode_distinct(embedder, texts: list[str]) -> np.ndarray:  # type: ignore[no-untyped-def]
    """Distinct rows once; kept beside the embedder's cache, so that a second run does not embed again."""
    kept = get_settings().cache / f"benchmark-rows-{embedder.fingerprint}.npy"
    distinct = list(dict.fromkeys(texts))
    if kept.is_file():
        rows = np.load(kept)
    else:
        rows = embedder.encode(distinct)
        np.save(kept, rows)
    place = {text: n for n, text in enumerate(distinct)}
    return rows[[place[text] for text in texts]]


SYSTEMS: dict[str, Callable[[], Search]] = {
    "bm25": bm25,
    "chroma": chroma,
    "exact": exact,
    "cleaned": lambda: ours(adapted=False, landlords=False),
    "adapted": lambda: ours(landlords=False),
    "ours": ours,
}


def questions(name: str) -> list[dict]:  # type: ignore[type-arg]
    path = ROOT / "evals" / "cases" / f"precedents_{name}.jsonl"
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def measure(search: Search, asked: list[dict]) -> dict[str, float | str]:  # type: ignore[type-arg]
    ranks: list[int] = []
    took: list[float] = []
    for one in asked:
        right = {one["case_id"], *one.get("also_relevant", ())}
        start = time.perf_counter()
        found = search(one["question"])
        took.append(time.perf_counter() - start)
        ranks.append(next((rank for rank, ref in enumerate(found, start=1) if ref in right), 0))
    hits = sum(rank > 0 for rank in ranks)
    gains = np.array([1 / rank if rank else 0.0 for rank in ranks])
    drawn = np.random.default_rng(0).choice(gains, (2000, len(gains))).mean(1)
    low, high = wilson(hits, len(ranks))
    return {
        "n": len(ranks),
        "success@10": round(hits / len(ranks), 3),
        "interval": f"{low:.2f} to {high:.2f}",
        "mrr@10": round(float(gains.mean()), 3),
        "mrr interval": f"{np.quantile(drawn, 0.025):.2f} to {np.quantile(drawn, 0.975):.2f}",
        "p50 ms": round(1000 * float(np.quantile(took, 0.5)), 1),
        "p95 ms": round(1000 * float(np.quantile(took, 0.95)), 1),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("systems", nargs="*", default=list(SYSTEMS), choices=[[], *SYSTEMS])
    arguments.add_argument("--set", choices=("dev", "own", "weights"), default="dev")
    chosen = arguments.parse_args()
    for name in chosen.systems:
        figures = measure(SYSTEMS[name](), questions(chosen.set))
        print(json.dumps({"system": name, "set": chosen.set, **figures}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
