"""The wordings of findings_words.yaml, as regular expressions."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=1)
def _given() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return read


def listed(name: str) -> list[str]:
    """One list as it stands."""
    return list(_given()[name])


def words(name: str) -> str:
    """One list as alternatives, first come first served."""
    return "|".join(_given()[name])


def groups(name: str) -> tuple[tuple[str, str], ...]:
    """A group of named lists, each as alternatives, in the file's order."""
    return tuple((key, "|".join(wordings)) for key, wordings in _given()[name].items())
