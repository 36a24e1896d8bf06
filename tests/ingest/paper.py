"""A few printed pages, made by hand: text in lines, as a PDF holds it."""

from __future__ import annotations

import io

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def make_pdf(pages: list[list[str]], *, password: str | None = None) -> bytes:
    """A PDF whose pages hold these lines; locked where a password is given."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        drawn = "\n".join(f"({line.translate(_ESCAPES)}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 10 Tf 50 780 Td\n{drawn}\nET"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    if password is None:
        return out
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(out)))
    writer.encrypt(password, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def wrap(text: str, width: int = 88) -> list[str]:
    """Text in lines that end wherever the paper did."""
    import textwrap

    out: list[str] = []
    for line in text.splitlines():
        out += textwrap.wrap(line.strip(), width, break_on_hyphens=False) or []
    return out


def paginate(lines: list[str], header: str, size: int = 48) -> list[list[str]]:
    """Pages with a running header and page numbers."""
    chunks = [lines[at : at + size] for at in range(0, len(lines), size)]
    return [[header, *chunk, str(number)] for number, chunk in enumerate(chunks, start=1)]
