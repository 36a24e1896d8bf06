from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelFault
from assistant.models import MiniLM
from assistant.models.export import _apply, _read, exported


@pytest.fixture
def layer() -> object:
    torch = pytest.importorskip("torch")
    made = torch.nn.Linear(3, 2, bias=False)
    made.weight.data = torch.ones(2, 3)
    return made


def test_a_named_tensor_takes_the_place_of_the_models(layer: object) -> None:
    _apply(layer, {"weight": np.full((2, 3), 7.0)})
    assert layer.weight.tolist() == [[7.0] * 3] * 2


def test_a_low_rank_pair_is_added(layer: object) -> None:
    _apply(layer, {"weight.up": np.array([[1.0], [2.0]]), "weight.down": np.array([[10.0, 20.0, 30.0]])})
    assert layer.weight.tolist() == [[11.0, 21.0, 31.0], [21.0, 41.0, 61.0]]


@pytest.mark.parametrize(
    "changed",
    [
        {"wieght": np.ones((2, 3))},
        {"weight": np.ones((3, 2))},
        {"weight.up": np.ones((2, 1))},
        {"weight.down": np.ones((1, 3))},
        {"weight.up": np.ones((2, 2)), "weight.down": np.ones((1, 3))},
    ],
)
def test_weights_that_do_not_fit_are_refused_by_name(layer: object, changed: dict[str, object]) -> None:
    with pytest.raises(ModelFault, match=f"do not fit MiniLM: {next(iter(changed))}"):
        _apply(layer, changed)


def test_a_file_that_is_no_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "adapter.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelFault, match="cannot be read"):
        _read(tmp_path / "adapter.safetensors")


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="nowhere"):
        exported(tmp_path, tmp_path / "nowhere.safetensors")


def test_an_export_that_does_not_load_says_which_folder_to_delete(tmp_path: Path) -> None:
    import assistant.models.export as export

    parts = [export.packaged() / name for name in ("model.safetensors", "tokenizer.json")]
    folder = tmp_path / "embedder" / export._fingerprint(tmp_path, parts)
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"cut short")
    (folder / "tokenizer.json").write_text((export.packaged() / "tokenizer.json").read_text("utf-8"), "utf-8")
    with pytest.raises(ModelFault, match=f"{folder}.*Delete that folder"):
        MiniLM(tmp_path).encode(["a door"])
