"""One case in hand: a determination or policy that a person pastes or uploads and asks about at once.

Nothing is written to disk and nothing enters the shared corpus.
"""

from __future__ import annotations

import re

from assistant.errors import InputError
from assistant.ingest.blocks import Source
from assistant.ingest.determination import record_of
from assistant.ingest.documents import read_document
from assistant.ingest.layout import take_apart
from assistant.ingest.policy import PolicyDocument, read_policy
from assistant.records import Determination


def read_case_in_hand(
    data: bytes | str, name: str = "upload", *, url: str | None = None
) -> Determination | PolicyDocument:
    """Read one document, told by what it holds.

    A determination's passages are `REF#findings-28`, a policy's `upload#p12`; both quote the document
    word for word. `PolicyDocument.as_policy()` makes the latter a record of the usual kind. What a
    document says is quoted and never obeyed.

    Raises:
        InputError: the document cannot be read, or is neither; one line that says what to do.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    source = read_document(raw, name)
    return read_either(source, slug_of(name), url=url)


def read_either(source: Source, slug: str, *, url: str | None = None) -> Determination | PolicyDocument:
    """A determination where the document is one, a landlord's policy otherwise."""
    report = take_apart(source)
    if report is not None:
        return record_of(report, url=url)
    if not source.blocks:
        raise InputError("The document holds no text. Give a web page, a PDF with text, or plain text.")
    return read_policy(source, slug, url=url)


def slug_of(name: str) -> str:
    """A short name for passage ids, of small letters, digits and dashes."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.rsplit("/", 1)[-1])
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40].strip("-")
    return slug or "upload"
