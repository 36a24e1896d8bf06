"""Any document's bytes into blocks: told by what it holds, never by its name."""

from __future__ import annotations

import re
from typing import Literal

from assistant.errors import InputError
from assistant.ingest.blocks import Source
from assistant.ingest.page import read_page
from assistant.ingest.pdf import read_pdf
from assistant.ingest.text import read_text

Kind = Literal["page", "pdf", "text"]

LARGEST_TEXT = 12_000_000
_HTML = re.compile(
    rb"<(?:!doctype html|html|head|body|main|article|div|section|p|table|h1|span|ul|ol)\b", re.IGNORECASE
)
_ARCHIVES = {
    b"PK\x03\x04": "a zip archive or Word document",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a rich-text document",
}
_REMEDY = "Give a web page, a PDF with text, or plain text."


def kind_of(data: bytes, name: str) -> Kind:
    """Whether the bytes are a page, a PDF or text.

    Raises:
        InputError: they are something else; the text says what, and what to give instead.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(f"{name} is empty. {_REMEDY}")
    for start, what in _ARCHIVES.items():
        if data.startswith(start):
            raise InputError(f"{name} is {what}, whatever its name says. {_REMEDY}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if b"\0" in data[:4096]:
        raise InputError(f"{name} is not text. {_REMEDY}")
    opening = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening.startswith(b"<") and _HTML.search(data[:200_000]):
        return "page"
    return "page" if len(_HTML.findall(opening)) >= 3 else "text"


def read_document(data: bytes, name: str) -> Source:
    """Read a document of any of the three kinds.

    Raises:
        InputError: it cannot be read; the text begins with its name and says why and what to do.
    """
    kind = kind_of(data, name)
    try:
        if kind == "pdf":
            return read_pdf(data)
        if kind == "page":
            return read_page(data)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    if len(data) > LARGEST_TEXT:
        raise InputError(
            f"{name} holds {len(data) // 1_000_000} MB of text; a decision's is under 1 MB. Give the part that matters."
        )
    text, flag = decode(data)
    source = read_text(text)
    return source._replace(flags=(*source.flags, flag)) if flag else source


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, and a flag where it was not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "the text is not UTF-8: read as Windows-1252"
