"""Teach MiniLM to tell messages apart: an emergency, somebody else's, to be refused, or ours.

    python evals/train/train_triage.py                    trains on all examples and writes both files (some 5 minutes)
    python evals/train/train_triage.py --held-out 0.15 --out /tmp/trial    also tells how the part held out is judged
    python evals/train/train_triage.py --head-only        fits the last layer again: after a change of few examples

Reads `evals/train/triage/CLASS.txt`, a message a line, each of our own writing. What is ours to answer is also
learnt from the everyday wordings of `evals/train/*.jsonl` and `corpus/asked/`. Never reads `evals/cases`. Writes
`triage-adapter.safetensors`, the change of MiniLM's layers cut to a low rank, and `triage-head.safetensors`,
a regularised logistic regression over the vectors of the int8 model that the adapter makes, with the digest of
the examples. Seeded: the same examples give the same files on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import yaml
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression
from transformers import AutoModel, AutoTokenizer

from assistant.answer.message.kinds import ADAPTER, HEAD, digest_of
from assistant.models.embeddings import MiniLM
from assistant.models.export import packaged
from assistant.settings import ROOT, get_settings

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE / "triage"
OTHERS = {"emergencies-and-advice", "who-covers-what", "other-help"}
"""Records whose wordings are questions about other bodies and emergencies: no examples of what is ours."""
OURS = "ours"
FREE = 700
"""How many of the everyday wordings are shown in each epoch, beside all examples."""
MONTHS = ("January", "March", "april", "June", "july", "September", "October", "november", "December")
LANDLORDS = (
    "Ealing",
    "red kite",
    "Home Group",
    "Trident",
    "Camden council",
    "Hyde",
    "north tyneside",
    "L&Q",
    "Riverside",
)
REPAIRS = (
    "leak",
    "boiler",
    "front door",
    "mould",
    "no hot water",
    "lift",
    "windows",
    "broken socket",
    "gutter",
    "no power",
)
RECKONED = (
    "{landlord} routine repair reported {day}, done {other}. too slow?",
    "{repair} told them {day} and it was sorted {other}, is that in time",
    "complained on {day}, when do they have to acknowledge it",
    "stage 1 acknowledged {day}, answer came {other}. on time?",
    "stage 2 asked for {day}, final response {other}. how late is that in working days",
    "final response was {day}. last day to go to the housing ombudsman?",
    "{landlord} {ref}: ordered {sum} and offered {more}. what is that altogether",
    "{ref}: split the money for me",
    "what was the {sum} for in {ref}",
    "was it {sum} or {more} in the {landlord} {repair} case",
    "{repair} off for {n} days, landlord's fault. set sum under their policy?",
    "right to repair, second contractor went {n} days over. how much is it",
    "my estimate was {sum}, does right to repair still count or is there a cost limit",
    "what hours does {landlord} give for an urgent job",
    "{landlord} has me as priority {n}, how long before someone should come",
    "I own {n}% of my flat, shared ownership. {repair} reported {day}. does the association have to act?",
    "reported the {repair} {day}, assured tenancy, landlord won't look into it. what do the rules say",
    "{repair} since {day}, have they broken the law by {other}",
    "missed {n} appointments, {landlord}, what do they pay",
    "smoke alarm reported faulty {day}. how long by law",
    "is excess cold covered by awaabs law yet, asking on {day}",
    "how many days from {day} to {other} not counting bank holidays",
)
EVERYDAY = 6700
"""How many of them the last layer is fitted with, about as many as there are examples: more drown the emergencies."""


def main() -> None:
    """Run the training."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--out", type=Path, default=ROOT / "assistant" / "answer")
    arguments.add_argument("--head-only", action="store_true")
    arguments.add_argument("--rank", type=int, default=12)
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--held-out", type=float, default=0.0)
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    own = [(line, path.stem) for path in sorted(EXAMPLES.glob("*.txt")) for line in lines_of(path)]
    free = [(text, OURS) for text in [*everyday(), *reckonings(500)]]
    held: list[tuple[str, str]] = []
    if chosen.held_out:
        random.Random(chosen.seed).shuffle(own)
        random.Random(chosen.seed).shuffle(free)
        cut = int(len(own) * chosen.held_out)
        held, own, free = own[:cut] + free[:cut], own[cut:], free[cut:]
    chosen.out.mkdir(parents=True, exist_ok=True)
    if not chosen.head_only:
        save_file(
            {name: np.ascontiguousarray(tensor.numpy()) for name, tensor in trained(own, free, chosen).items()},
            chosen.out / ADAPTER,
        )
    embedder = MiniLM(get_settings().cache, weights=chosen.out / ADAPTER)
    pairs = own + random.Random(chosen.seed).sample(free, min(EVERYDAY, len(free)))
    kinds = [kind for _, kind in pairs]
    head = LogisticRegression(C=3.0, max_iter=500).fit(embedder.encode([t for t, _ in pairs]), kinds)
    tensors = {"weights": np.ascontiguousarray(head.coef_, np.float16), "bias": head.intercept_.astype(np.float32)}
    about = {"classes": json.dumps(list(head.classes_)), "examples": digest_of(EXAMPLES)}
    save_file(tensors, chosen.out / HEAD, metadata=about)
    for name in (ADAPTER, HEAD):
        print(f"{chosen.out / name}: {(chosen.out / name).stat().st_size:,} bytes")
    if held:
        report(head, embedder, held, chosen.out)


def lines_of(path: Path) -> list[str]:
    """The messages of one file."""
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def reckonings(many: int) -> list[str]:
    """Questions that give dates, sums and case numbers, as they are asked of us: ours, all of them."""
    drawn = random.Random(7)
    made = []
    for _ in range(many):
        day, other = (f"{drawn.randint(1, 28)} {drawn.choice(MONTHS)} {drawn.choice((2025, 2026))}" for _ in "ab")
        words = {
            "landlord": drawn.choice(LANDLORDS),
            "repair": drawn.choice(REPAIRS),
            "day": day,
            "other": other,
            "sum": f"£{drawn.randint(1, 60) * 50:,}",
            "more": f"£{drawn.randint(1, 60) * 50:,}",
            "ref": f"2025{drawn.randint(1, 99999):05d}",
            "n": drawn.randint(2, 90),
        }
        made.append(drawn.choice(RECKONED).format(**words))
    return made


def everyday() -> list[str]:
    """Everyday wordings of matters and of questions that the corpus answers: all of them ours."""
    matters = [
        json.loads(line)["question"] for path in sorted(HERE.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    asked: list[str] = []
    for path in sorted((ROOT / "corpus" / "asked").glob("*.yaml")):
        if path.stem not in OTHERS:
            asked += [text for texts in yaml.safe_load(path.read_text("utf-8")).values() for text in texts]
    return matters + asked


def trained(own: list[tuple[str, str]], free: list[tuple[str, str]], chosen) -> dict[str, torch.Tensor]:  # type: ignore[no-untyped-def, type-arg]
    """Train all layers with a last layer over the classes; the layers' change, cut to a low rank."""
    tokenizer = AutoTokenizer.from_pretrained(packaged())
    encoder = AutoModel.from_pretrained(packaged())
    before = {name: weight.clone() for name, weight in encoder.state_dict().items()}
    kinds = sorted({kind for _, kind in own})
    place = {kind: number for number, kind in enumerate(kinds)}
    last = torch.nn.Linear(384, len(kinds))
    learnt = [w for name, w in encoder.named_parameters() if "embeddings" not in name and "pooler" not in name]
    optimiser = torch.optim.AdamW(
        [{"params": learnt, "lr": 8e-5}, {"params": last.parameters(), "lr": 5e-3}], weight_decay=0.01
    )
    size = 32
    steps = (len(own) + FREE) // size * chosen.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps)
    )
    started = time.process_time()
    for epoch in range(chosen.epochs):
        encoder.train()
        shown = own + random.sample(free, FREE)
        # Batches of like length: less padding, a third of the time.
        shown.sort(key=lambda pair: len(pair[0]) * random.uniform(0.8, 1.25))
        batches = [shown[n : n + size] for n in range(0, len(shown) - size + 1, size)]
        random.shuffle(batches)
        for batch in batches:
            texts = tokenizer([t for t, _ in batch], padding=True, truncation=True, max_length=80, return_tensors="pt")
            hidden = encoder(**texts).last_hidden_state
            kept = texts["attention_mask"].unsqueeze(-1).float()
            vectors = torch.nn.functional.normalize((hidden * kept).sum(1) / kept.sum(1), dim=-1)
            target = torch.tensor([place[kind] for _, kind in batch])
            loss = torch.nn.functional.cross_entropy(last(vectors * 8), target, label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1}: loss {loss.item():.3f}, {time.process_time() - started:.0f} s", flush=True)
    from train_adapter import low_rank  # needs the extra 'train', which fitting the last layer does not

    return {name: tensor.contiguous() for name, tensor in low_rank(before, encoder.state_dict(), chosen.rank).items()}


def report(head: LogisticRegression, embedder: MiniLM, held: list[tuple[str, str]], out: Path) -> None:
    """How the messages held out are judged, and their probabilities, for choosing thresholds."""
    found = head.predict_proba(embedder.encode([text for text, _ in held]))
    kinds = np.array([kind for _, kind in held])
    best = head.classes_[found.argmax(1)]
    ours = kinds == OURS
    print(
        f"held out: class {np.mean((best == kinds)[: len(held) // 2]):.3f}, ours taken for others {np.mean(best[ours] != OURS):.3f}"
    )
    np.savez(out / "held.npz", found=found, kinds=kinds, classes=head.classes_, texts=np.array([t for t, _ in held]))


if __name__ == "__main__":
    main()
