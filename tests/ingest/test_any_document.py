"""Whatever is given, the readers end, with a record or with one clear line."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_cases import FIXTURES

from assistant.errors import InputError
from assistant.ingest.own import read_case_in_hand
from assistant.ingest.policy import PolicyDocument
from assistant.records import Determination

TEXTS = [path.read_text("utf-8") for path in FIXTURES]
_TAGS = [
    "<p>",
    "</p>",
    "<li>",
    "</table>",
    "<td>",
    "<ol start='x'>",
    "<sup>3",
    "<script>",
    "£",
    "£1 0 0,",
    ":",
    "\n\n1. ",
    "a. ",
]


def read_or_refuse(given: bytes | str) -> Determination | PolicyDocument | str:
    """The record, or the refusal's line."""
    try:
        return read_case_in_hand(given, "anything")
    except InputError as refused:
        return str(refused)


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.lists(st.sampled_from(_TAGS), max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_spoiled_determination_is_read_or_refused_in_one_line(
    text: str, chance: random.Random, tags: list[str]
) -> None:
    for tag in tags:
        at = chance.randrange(len(text))
        text = text[:at] + tag + text[at + chance.randrange(60) :]
    read = read_or_refuse(text)
    if isinstance(read, Determination):
        assert {source.passage for source in read.sources} <= {passage.id for passage in read.passages}
    else:
        assert isinstance(read, PolicyDocument) or "\n" not in read


@given(st.text(max_size=600) | st.binary(max_size=600))
@settings(max_examples=60, deadline=None)
def test_anything_at_all_is_read_or_refused_in_one_line(data: bytes | str) -> None:
    read = read_or_refuse(data)
    assert not isinstance(read, str) or "\n" not in read
