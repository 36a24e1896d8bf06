"""A small corpus of our own, on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

DOOR = """---
ref: "209900001"
landlord: Northby Council
landlord_type: local authority
decided: 2024-05-01
url: null
basis: full
tenure: secure
matters:
  - {matter: Repairs to a front door, category: doors-and-windows, finding: maladministration, compensation: 300}
  - {matter: The complaint, category: complaint-handling, finding: service failure, compensation: 50}
orders: [apology, compensation]
---
## Complaint
[c1] The tenant complained about a front door that did not lock.
## What happened
[h1] The joiner came after eleven weeks.
"""
MOULD = """---
ref: "209900002"
landlord: Southby Homes
landlord_type: housing association
decided: null
url: null
basis: extract
tenure: unknown
matters:
  - {matter: Mould in a bedroom, category: damp-and-mould, finding: null, compensation: null}
---
## Complaint
[c1] The tenant complained about black mould above the bed.
"""
RULE = """---
title: Rule of repair
kind: regulation
issuer: Parliament
applies_to: [secure]
jurisdiction: England
in_force_from: 1994-04-01
in_force_to: null
url: https://example.org/rule
checked: primary
---
[p1] An insecure outside door is mended in one working day. (Schedule)
"""
POLICY = """---
title: Southby repairs policy
kind: landlord policy
issuer: Southby Homes
applies_to: [all]
jurisdiction: England
in_force_from: null
in_force_to: null
url: https://example.org/southby
checked: primary
landlord: Southby Homes
---
[p1] Southby mends a door within twenty-eight days.
[p2] Southby treats mould within ten weeks.
"""


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A folder with two cases, a rule and a landlord's policy: six passages."""
    folder = tmp_path / "corpus"
    for name, text in {
        "determinations/209900001-northby.md": DOOR,
        "determinations/209900002-southby.md": MOULD,
        "policies/rule.md": RULE,
        "landlords/southby.md": POLICY,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
