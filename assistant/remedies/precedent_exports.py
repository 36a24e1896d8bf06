"""A page of precedents as plain data, CSV and Markdown."""

from __future__ import annotations

import csv
import io
from typing import Any

from assistant.remedies.precedents import PrecedentHit, PrecedentPage

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_plain(page: PrecedentPage) -> list[dict[str, Any]]:
    """The hits as plain data."""
    return [hit.model_dump(mode="json") for hit in page.hits]


def as_csv(page: PrecedentPage) -> str:
    """One line a hit, with a header. A cell that a spreadsheet would run as a formula is quoted with '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(PrecedentHit.model_fields)
    for plain in as_plain(page):
        writer.writerow([_cell(value) for value in plain.values()])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def as_markdown(page: PrecedentPage) -> str:
    """A numbered list: what was decided, the words that matched, the address."""
    lines = [
        f"# Decided cases: {page.query.text or 'by filter'}",
        "",
        f"{page.total:,} of {page.searched:,} match.",
        "",
    ]
    for hit in page.hits:
        where = f"[{hit.landlord} ({hit.ref})]({hit.url})" if hit.url else f"{hit.landlord} ({hit.ref})"
        ordered = "award not known" if hit.compensation is None else f"ordered £{hit.compensation:,.0f}"
        decided = hit.decided.isoformat() if hit.decided else "day not known"
        finding = hit.finding or "finding not known"
        lines += [f"{hit.rank}. {where}, {decided}: {hit.matter}. **{finding}**, {ordered}.", f"   {hit.why}.", ""]
        lines += [f"   > {hit.passage}", ""]
    return "\n".join(lines) + "\n"
