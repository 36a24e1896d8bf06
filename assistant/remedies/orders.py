"""Which kinds of order comparable cases ended with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.records import Determination
from assistant.remedies.contract import OrderShare

# A record names its orders in short words of its own; these gather them into kinds. First match wins.
_KINDS = (
    ("apology", r"apolog"),
    ("proof that orders were met", r"evidence|proof"),
    ("training", r"training"),
    ("review of practice", r"review|learning|record-keeping|update|record household"),
    ("repayment of costs", r"reimburs|refund|repay"),
    ("compensation", r"compensation|payment"),
    ("inspection or survey", r"inspect|survey"),
    ("repair or works", r"repair|works|fit|replace|install"),
    ("explanation or answer", r"explanation|response|letter|answer|inform"),
    ("support to move", r"rehous|move|accommodation"),
)


def kinds(case: Determination) -> frozenset[str]:
    """The kinds of order in a case. An order to pay is counted where the record gives a sum, too."""
    found = {
        next((name for name, stems in _KINDS if re.search(stems, order, re.IGNORECASE)), "other action")
        for order in case.orders
    }
    if case.compensation_ordered:
        found.add("compensation")
    return frozenset(found)


def order_shares(cases: Sequence[Determination]) -> tuple[OrderShare, ...]:
    """How many of some cases had each kind of order, commonest first."""
    if not cases:
        return ()
    counts: dict[str, int] = {}
    for case in cases:
        for kind in kinds(case):
            counts[kind] = counts.get(kind, 0) + 1
    n = len(cases)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(OrderShare(order=kind, share=round(count / n, 3), count=count, n=n) for kind, count in ranked)
