"""Train the precedent adapter: MiniLM learns how everyday wordings name the matters of real decisions.

    assistant ingest dataset ../shared/data/ombudsman_complaints_findings.zip
    python evals/train/train_adapter.py --out assistant/remedies/precedents-adapter.safetensors

Reads the wordings beside this file and the ingested dataset, never evals/cases. Each question is drawn to
the matter it was written about and pushed from the other matters of its batch and some random ones; matters
on the same topic are kept out of what it is pushed from. The change of the weights is then cut to a low rank
(`--method full`) or has a low rank from the start (`--method lora`). Seeded: the same data and command give the
same adapter on the same machine. `--held-out 0.15` trains on the rest and tells how the part held out is found.
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
ALIKE = 80
LINEAR = ("query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense")


def words_of(matter: DecidedMatter) -> str:
    """What the library searches a matter by."""
    return text_of(CaseMatter(matter=matter.matter, category=matter.category, finding=matter.finding, said=matter.said))


class Encoder:
    """The packaged MiniLM, mean-pooled, in torch."""

    def __init__(self) -> None:
        self.model = AutoModel.from_pretrained(packaged())
        self.tokenizer = AutoTokenizer.from_pretrained(packaged())

    def __call__(self, texts: list[str], longest: int) -> torch.Tensor:
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
        rows = [self(distinct[n : n + 128], longest) for n in range(0, len(distinct), 128)]
        table = dict(zip(distinct, torch.cat(rows).numpy(), strict=True))
        return np.stack([table[text] for text in texts])


def main() -> None:
    """Run the training."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--method", choices=("full", "lora"), default="full")
    arguments.add_argument("--rank", type=int, default=16)
    arguments.add_argument("--rate", type=float, default=None, help="learning rate; 5e-5 for full, 5e-4 for lora")
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--batch", type=int, default=32)
    arguments.add_argument("--others", type=int, default=16, help="random matters beside those of the batch")
    arguments.add_argument("--held-out", type=float, default=0.0)
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)
    matters = list(FindingsStore.of(get_settings()).matters())
    if not matters:
        sys.exit("Ingest the findings dataset first: assistant ingest dataset PATH")
    by_row = {row: number for number, matter in enumerate(matters) for row in (*matter.rows, matter.row)}
    wordings = [json.loads(line) for path in sorted(HERE.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    wordings = [(one["question"], by_row[one["row"]], one["case_id"]) for one in wordings if one["row"] in by_row]
    cases = sorted({case for _, _, case in wordings})
    random.Random(chosen.seed).shuffle(cases)
    held = set(cases[: int(len(cases) * chosen.held_out)])
    encoder = Encoder()
    names = [matter.matter.lower() for matter in matters]
    plain = encoder.all([matter.matter for matter in matters])
    before = {name: weight.clone() for name, weight in encoder.model.state_dict().items()}
    if chosen.method == "lora":
        from peft import LoraConfig, get_peft_model

        settings = LoraConfig(r=chosen.rank, lora_alpha=2 * chosen.rank, lora_dropout=0.05, target_modules=list(LINEAR))
        encoder.model = get_peft_model(encoder.model, settings)
    train(encoder, [w[:2] for w in wordings if w[2] not in held], matters, plain, names, chosen)
    if chosen.method == "lora":
        encoder.model = encoder.model.merge_and_unload()
    save_file(low_rank(before, encoder.model.state_dict(), chosen.rank), chosen.out)
    print(f"{chosen.out}: {chosen.out.stat().st_size:,} bytes")
    if held:
        report(encoder, [w for w in wordings if w[2] in held], matters)


def train(encoder: Encoder, pairs: list, matters: list, plain: np.ndarray, names: list[str], chosen) -> None:  # type: ignore[no-untyped-def, type-arg]
    """Contrast each question's own matter with the others of the batch and random ones, both ways."""
    learnt = [w for name, w in encoder.model.named_parameters() if w.requires_grad and "embeddings" not in name]
    rate = chosen.rate or (5e-5 if chosen.method == "full" else 5e-4)
    optimiser = torch.optim.AdamW(learnt, lr=rate, weight_decay=0.01)
    steps = -(-len(pairs) // chosen.batch) * chosen.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps)
    )
    step, started = 0, time.monotonic()
    for _ in range(chosen.epochs):
        random.shuffle(pairs)
        encoder.model.train()
        for start in range(0, len(pairs), chosen.batch):
            batch = pairs[start : start + chosen.batch]
            own = [number for _, number in batch]
            shown = own + random.sample(range(len(matters)), chosen.others)
            asked = encoder([question for question, _ in batch], 56)
            answers = encoder([words_of(matters[number]) for number in shown], 32)
            scores = asked @ answers.T * 20
            same = torch.tensor(plain[own] @ plain[shown].T) > SAME_TOPIC
            for i, a in enumerate(own):
                for j, b in enumerate(shown):
                    alike = matters[a].category == matters[b].category and fuzz.token_set_ratio(names[a], names[b])
                    if matters[a].ref == matters[b].ref or alike >= ALIKE:
                        same[i, j] = True
            same[range(len(own)), range(len(own))] = False
            scores = scores.masked_fill(same, -1e4)
            target = torch.arange(len(own))
            there = torch.nn.functional.cross_entropy(scores, target)
            back = torch.nn.functional.cross_entropy(scores[:, : len(own)].T, target)
            loss = (there + back) / 2
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 10 == 0:
                print(
                    f"{step} of {steps} steps, loss {loss.item():.3f}, {time.monotonic() - started:.0f} s", flush=True
                )


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


def report(encoder: Encoder, held: list, matters: list) -> None:  # type: ignore[type-arg]
    """Success among the first ten cases for the wordings held out: only their own case counts."""
    rows = encoder.all([words_of(matter) for matter in matters])
    cases, owner = np.unique([matter.ref for matter in matters], return_inverse=True)
    found = 0
    for question, _, case in held:
        best = np.full(len(cases), -1.0)
        np.maximum.at(best, owner, rows @ encoder.all([question])[0])
        found += int((best > best[np.searchsorted(cases, case)]).sum()) < 10
    print(f"held out: {found} of {len(held)} found among the first ten cases ({found / len(held):.3f})")


if __name__ == "__main__":
    main()
