"""A PDF into blocks, through its text: page numbers, running headers and line ends taken out."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.ingest.blocks import Source
from assistant.ingest.glitches import unseen
from assistant.ingest.printed import lines_of
from assistant.ingest.text import read_text

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 60_000_000  # bytes
MOST_PAGES = 400
_LEAST_TEXT = 40  # letters a page, on average; a scan has none
_MOST_TEXT = 4_000_000


def read_pdf(data: bytes) -> Source:
    """Read a PDF's text.

    Raises:
        InputError: the file is damaged, encrypted, scanned, or far longer than any decision or policy.
    """
    if len(data) > LARGEST:
        raise InputError(f"The PDF is {len(data) // 1_000_000} MB; the limit is {LARGEST // 1_000_000} MB.")
    reader = _open(data)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise InputError(f"The PDF has {pages} pages; the limit is {MOST_PAGES}. Give the part that matters.")
    printed: list[list[str]] = []
    letters = 0
    for number in range(pages):
        try:
            text = reader.pages[number].extract_text()
        except Exception as error:  # pypdf raises many kinds for a broken page
            raise InputError(
                f"Page {number + 1} of the PDF cannot be read. Save the PDF again, or give its text."
            ) from error
        letters += sum(1 for mark in text if mark.isalpha())
        if letters > _MOST_TEXT:
            raise InputError("The PDF holds far more text than a decision or policy. Give the part that matters.")
        printed.append([line.strip() for line in unseen(text).splitlines()])
    if letters < _LEAST_TEXT * max(1, pages // 4):
        raise InputError("The PDF holds pictures of pages and no text. Run it through text recognition (OCR) first.")
    return read_text("\n".join(lines_of(printed)), wrapped=True)


def _open(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("The PDF is locked with a password. Save a copy without one.")
        _ = len(reader.pages)
    except InputError:
        raise
    except PdfReadError as error:
        raise InputError("The PDF is damaged or cut short. Download or save it again.") from error
    except Exception as error:  # a damaged file makes pypdf fail in many ways
        raise InputError("The file is not a PDF that can be read. Save it again, or give its text.") from error
    return reader
