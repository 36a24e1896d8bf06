"""Data files that people correct: a key that stands twice would hide what stands first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.settings import ROOT

FILES = sorted([*(ROOT / "assistant").rglob("*.yaml"), *(ROOT / "corpus").rglob("*.yaml")])


class OnceOnly(yaml.SafeLoader):
    """A loader that refuses a key that stands twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        assert not twice, f"line {node.start_mark.line + 1}: {twice}"
        return super().construct_mapping(node, deep)


def test_there_are_data_files_to_look_at() -> None:
    assert len(FILES) > 100


def test_a_key_that_stands_twice_is_seen() -> None:
    with pytest.raises(AssertionError, match="line 1"):
        yaml.load("a: 1\nb: 2\na: 3", Loader=OnceOnly)


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda path: path.name)
def test_no_key_stands_twice(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        yaml.load(path.read_text("utf-8"), Loader=OnceOnly)
