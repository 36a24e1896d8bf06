"""Train the passages' adapter: MiniLM learns which passage of a record answers a question in everyday words.

    pip install -e '.[train]'
    python evals/train/train_passages.py --out assistant/index/passages-adapter.safetensors    (some 25 minutes)

Reads `evals/train/passages/*.jsonl` (questions of our own writing, each with the passages that answer it) and
`corpus/asked/`, never `evals/cases`. Questions on the same record share a batch, so that each is drawn to its own
passage and pushed from the others of its record. The change of the weights has a low rank from the start (LoRA).
Seeded and in one thread: the same data and command give the same adapter on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from train_adapter import LINEAR, Encoder, low_rank

from assistant.index.passages import items_of
from assistant.records import Corpus, load_corpus
from assistant.settings import get_settings

PAIRS = Path(__file__).resolve().parent / "passages"
OF_ONE_RECORD = 8
"""How many questions on one record stand together in a batch."""
SHARPNESS = 20
LONGEST_QUESTION, LONGEST_PASSAGE = 44, 96

Pair = tuple[str, frozenset[str]]
"""A question and the passages that answer it."""


def pairs_of(corpus: Corpus) -> list[Pair]:
    """All questions with a passage that the corpus has."""
    found = [(wording, frozenset([passage])) for passage, wordings in corpus.asked.items() for wording in wordings]
    for path in sorted(PAIRS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found.append((row["question"], frozenset(f"{row['record']}#{mark}" for mark in row["passages"])))
    return [(question, ids & corpus.passages.keys()) for question, ids in found if ids & corpus.passages.keys()]


def batches(pairs: list[Pair], size: int) -> Iterator[list[Pair]]:
    """The pairs in a new order, some of each record together."""
    by_record: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_record[min(pair[1]).split("#")[0]].append(pair)
    chunks = []
    for own in by_record.values():
        random.shuffle(own)
        chunks += [own[at : at + OF_ONE_RECORD] for at in range(0, len(own), OF_ONE_RECORD)]
    random.shuffle(chunks)
    batch: list[Pair] = []
    for chunk in chunks:
        batch += chunk
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def train(encoder: Encoder, pairs: list[Pair], corpus: Corpus, chosen: argparse.Namespace) -> None:
    """Contrast each question's passages with those of the batch and one more of the same record."""
    texts = {item.id: item.text for item in items_of(corpus) if item.stands_for == item.id}
    learnt = [weight for weight in encoder.model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=chosen.rate, weight_decay=0.01)
    steps = sum(1 for _ in batches(pairs, chosen.batch)) * chosen.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps)
    )
    step, started, lost = 0, time.monotonic(), 0.0
    encoder.model.train()
    for _ in range(chosen.epochs):
        for batch in batches(pairs, chosen.batch):
            shown = [random.choice(sorted(ids)) for _, ids in batch]
            for _, ids in batch:
                record = corpus.records[min(ids).split("#")[0]]
                others = [passage.id for passage in record.passages if passage.id not in ids]
                shown += random.sample(others, min(1, len(others)))
            shown = list(dict.fromkeys(shown))
            asked = encoder([question for question, _ in batch], LONGEST_QUESTION)
            scores = asked @ encoder([texts[passage] for passage in shown], LONGEST_PASSAGE).T * SHARPNESS
            right = torch.tensor([[passage in ids for passage in shown] for _, ids in batch])
            likely = torch.log_softmax(scores, 1).masked_fill(~right, -1e4)
            loss = -torch.logsumexp(likely, 1).mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            schedule.step()
            step, lost = step + 1, lost + loss.item()
            if step % 20 == 0:
                sys.stdout.write(f"{step} of {steps} steps, loss {lost / 20:.3f}, {time.monotonic() - started:.0f} s\n")
                sys.stdout.flush()
                lost = 0.0


def main() -> None:
    """Run the training."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--rank", type=int, default=16)
    arguments.add_argument("--rate", type=float, default=5e-4, help="learning rate")
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--batch", type=int, default=32)
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    corpus = load_corpus(get_settings().corpus)
    encoder = Encoder()
    before = {name: weight.clone() for name, weight in encoder.model.state_dict().items()}
    shape = LoraConfig(r=chosen.rank, lora_alpha=2 * chosen.rank, lora_dropout=0.05, target_modules=list(LINEAR))
    encoder.model = get_peft_model(encoder.model, shape)
    train(encoder, pairs_of(corpus), corpus, chosen)
    save_file(low_rank(before, encoder.model.merge_and_unload().state_dict(), chosen.rank), chosen.out)
    sys.stdout.write(f"{chosen.out}: {chosen.out.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
