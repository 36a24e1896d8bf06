"""Train the precedent adapter: MiniLM learns how everyday wordings name the matters of real decisions.

    pip install -e '.[train]'
    assistant ingest dataset ../shared/data/ombudsman_complaints_findings.zip
    python evals/train/train_adapter.py --out assistant/remedies/precedents-adapter.safetensors

Reads the wordings beside this file and the ingested dataset, never evals/cases. Each question is drawn to
the matter it was written about and pushed from the other matters of its batch, from some that are easily taken
for it and some at random; matters on the same topic are kept out of what it is pushed from. The change of the
weights has a low rank from the start (LoRA). Seeded and in one thread: the same data and command give the same
adapter on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from peft import LoraConfig, get_peft_model
from rapidfuzz import fuzz
from safetensors.torch import save_file
from transformers import AutoModel, AutoTokenizer

from assistant.ingest.findings_store import DecidedMatter, FindingsStore
from assistant.models.export import packaged
from assistant.remedies.cases import CaseMatter
from assistant.remedies.library import text_of
from assistant.settings import get_settings

HERE = Path(__file__).resolve().parent
SAME_TOPIC = 0.75
"""Likeness by the packaged model from which two matters are on one topic."""
ALIKE = 80
"""Words in common, of 100, from which two matters of one category are on one topic."""
NEAR = 100
"""How many of the matters nearest to one, on other topics, are shown as easily taken for it."""
LINEAR = ("query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense")
TOGETHER = 40


def words_of(matter: DecidedMatter) -> str:
    """What the library searches a matter by."""
    return text_of(CaseMatter(matter=matter.matter, category=matter.category, finding=matter.finding, said=matter.said))


class Encoder:
    """The packaged MiniLM, mean-pooled, in torch."""

    def __init__(self) -> None:
        self.model = AutoModel.from_pretrained(packaged())
        self.tokenizer = AutoTokenizer.from_pretrained(packaged())

    def __call__(self, texts: list[str], longest: int) -> torch.Tensor:
        """The texts' vectors; texts of like length run together, because padding is work for nothing."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        rows = [
            self._run([texts[n] for n in order[at : at + TOGETHER]], longest) for at in range(0, len(order), TOGETHER)
        ]
        return torch.cat(rows)[torch.argsort(torch.tensor(order))]

    def _run(self, texts: list[str], longest: int) -> torch.Tensor:
        batch = self.tokenizer(texts, padding=True, truncation=True, max_length=longest, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.model(**batch).last_hidden_state
        kept = batch["attention_mask"].unsqueeze(-1).float()
        return torch.nn.functional.normalize((hidden.float() * kept).sum(1) / kept.sum(1), dim=-1)

    @torch.inference_mode()
    def all(self, texts: list[str], longest: int = 64) -> np.ndarray:
        """Every text's vector, each distinct text encoded once."""
        self.model.eval()
        distinct = sorted(set(texts), key=len)
        table = dict(zip(distinct, self(distinct, longest).numpy(), strict=True))
        return np.stack([table[text] for text in texts])


def main() -> None:
    """Run the training."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--rank", type=int, default=24)
    arguments.add_argument("--rate", type=float, default=5e-4, help="learning rate")
    arguments.add_argument("--epochs", type=int, default=4)
    arguments.add_argument("--batch", type=int, default=32)
    arguments.add_argument("--others", type=int, default=16, help="random matters beside those of the batch")
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    matters = list(FindingsStore.of(get_settings()).matters())
    if not matters:
        sys.exit("Ingest the findings dataset first: assistant ingest dataset PATH")
    by_row = {row: number for number, matter in enumerate(matters) for row in (*matter.rows, matter.row)}
    wordings = [
        json.loads(line)
        for path in sorted(HERE.glob("precedents_train_*.jsonl"))
        for line in path.open(encoding="utf-8")
    ]
    pairs = [(one["question"], by_row[one["row"]]) for one in wordings if one["row"] in by_row]
    print(
        f"{len(pairs)} wordings; the rows of {len(wordings) - len(pairs)} others were dropped in cleaning", flush=True
    )
    encoder = Encoder()
    plain = encoder.all([matter.matter for matter in matters])
    before = {name: weight.clone() for name, weight in encoder.model.state_dict().items()}
    shape = LoraConfig(r=chosen.rank, lora_alpha=2 * chosen.rank, lora_dropout=0.05, target_modules=list(LINEAR))
    encoder.model = get_peft_model(encoder.model, shape)
    train(encoder, pairs, matters, plain, chosen)
    save_file(low_rank(before, encoder.model.merge_and_unload().state_dict(), chosen.rank), chosen.out)
    print(f"{chosen.out}: {chosen.out.stat().st_size:,} bytes")


def train(encoder: Encoder, pairs: list, matters: list, plain: np.ndarray, chosen) -> None:  # type: ignore[no-untyped-def, type-arg]
    """Contrast each question's own matter with the others of the batch, near ones and random ones, both ways."""
    learnt = [weight for weight in encoder.model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=chosen.rate, weight_decay=0.01)
    steps = -(-len(pairs) // chosen.batch) * chosen.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps)
    )
    near = nearest(plain, sorted({own for _, own in pairs}))
    step, started, lost = 0, time.monotonic(), 0.0
    encoder.model.train()
    for _ in range(chosen.epochs):
        for batch in batches(pairs, chosen.batch):
            own = [number for _, number in batch]
            shown = own + [int(random.choice(near[number])) for number in own]
            shown += random.sample(range(len(matters)), chosen.others)
            asked = encoder([question for question, _ in batch], 56)
            scores = asked @ encoder([words_of(matters[number]) for number in shown], 32).T * 20
            scores = scores.masked_fill(same_topic(own, shown, matters, plain), -1e4)
            target = torch.arange(len(own))
            there = torch.nn.functional.cross_entropy(scores, target)
            back = torch.nn.functional.cross_entropy(scores[:, : len(own)].T, target)
            loss = (there + back) / 2
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            schedule.step()
            step, lost = step + 1, lost + loss.item()
            if step % 20 == 0:
                print(f"{step} of {steps} steps, loss {lost / 20:.3f}, {time.monotonic() - started:.0f} s", flush=True)
                lost = 0.0


def batches(pairs: list, size: int) -> list:  # type: ignore[type-arg]
    """The pairs in a new order, questions of like length together."""
    random.shuffle(pairs)
    chunks = [sorted(pairs[n : n + 8 * size], key=lambda pair: len(pair[0])) for n in range(0, len(pairs), 8 * size)]
    made = [chunk[n : n + size] for chunk in chunks for n in range(0, len(chunk), size)]
    random.shuffle(made)
    return made


def nearest(plain: np.ndarray, own: list[int]) -> dict[int, np.ndarray]:
    """For each matter the nearest on other topics."""
    found: dict[int, np.ndarray] = {}
    for number in own:
        likeness = plain @ plain[number]
        likeness[likeness > SAME_TOPIC] = -1
        found[number] = np.argpartition(-likeness, NEAR)[:NEAR]
    return found


def same_topic(own: list[int], shown: list[int], matters: list, plain: np.ndarray) -> torch.Tensor:  # type: ignore[type-arg]
    """Which of the matters shown may not count as wrong for each question."""
    same = plain[own] @ plain[shown].T > SAME_TOPIC
    for i, a in enumerate(own):
        for j, b in enumerate(shown):
            alike = matters[a].category == matters[b].category and fuzz.token_set_ratio(
                matters[a].matter.lower(), matters[b].matter.lower()
            )
            if matters[a].ref == matters[b].ref or alike >= ALIKE:
                same[i, j] = True
    same[range(len(own)), range(len(own))] = False
    return torch.tensor(same)


def low_rank(before: dict, after: dict, rank: int) -> dict[str, torch.Tensor]:  # type: ignore[type-arg]
    """The change of each linear layer, as the two factors that the embedder's export adds up again."""
    made: dict[str, torch.Tensor] = {}
    for name, weight in before.items():
        if weight.dim() != 2 or "embeddings" in name or "pooler" in name:
            continue
        u, s, v = torch.linalg.svd(after[name].float() - weight.float(), full_matrices=False)
        root = s[:rank].sqrt()
        made[f"{name}.up"] = (u[:, :rank] * root).half().contiguous()
        made[f"{name}.down"] = (root[:, None] * v[:rank]).half().contiguous()
    return made


if __name__ == "__main__":
    main()
