"""A small made-up determination in the old layout, of which a test changes one part."""

from __future__ import annotations

from assistant.ingest.determination import read_determination
from assistant.ingest.text import read_text
from assistant.records import Determination

_REPORT = """Fern Homes (209912345)
REPORT
COMPLAINT 209912345
{landlord}
{date}
Our approach
We look for ‘maladministration’.
The complaint
{complaint}
Background
1. The resident is {tenure} of the landlord, a housing association.
{background}
Assessment and findings
{findings}
Determination
{determination}
Orders
{orders}
Recommendations
{recommendations}
"""
_USUAL = {
    "landlord": "Fern Homes",
    "date": "3 May 2024",
    "complaint": "1. The complaint is about the landlord’s handling of:\n a. A leak.\n b. The associated complaint.",
    "tenure": "an assured tenant",
    "background": "2. She reported the leak on 4 July 2023.",
    "findings": "1. The landlord was slow.",
    "determination": (
        "1. In accordance with paragraph 52 of the Scheme, there was maladministration in the landlord’s handling of a leak.\n"
        "2. In accordance with paragraph 52 of the Scheme, there was service failure in its handling of the complaint."
    ),
    "orders": "1. An apology to the resident is due within 4 weeks of this report.",
    "recommendations": "1. The landlord should think about what it has learned.",
}


def report(**parts: str) -> Determination:
    """Read the report with these parts in place of the usual ones."""
    return read_determination(read_text(_REPORT.format(**{**_USUAL, **parts})))


def ordered(text: str, **parts: str) -> Determination:
    """Read the report with these orders."""
    return report(orders=text, **parts)


ONE = "1. In accordance with paragraph 52 of the Scheme, there was maladministration in the landlord’s handling of a leak."
ONE_MATTER = {"complaint": "1. The complaint is about the landlord’s handling of one leak.", "determination": ONE}
