"""A one-page brief that sets chosen precedents side by side, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.records import Basis, Tenure
from assistant.remedies.cases import DecidedCase

if TYPE_CHECKING:
    from assistant.remedies.library import CaseLibrary

MOST = 6
"""More cases than this do not fit side by side on a page."""
NOT_KNOWN = "not known"


def case_brief(refs: Sequence[str], library: CaseLibrary) -> str:
    """Facts, delay, finding, orders, award and offer of some cases, one column each.

    What a source does not state says "not known"; nothing is inferred. A case of the findings dataset has its
    matters and findings only.

    Raises:
        InputError: no reference, too many, or one that is not known.
    """
    wanted = list(dict.fromkeys(ref.strip() for ref in refs))
    if not wanted:
        raise InputError("Name the cases to compare by their references, such as 202410299.")
    if len(wanted) > MOST:
        raise InputError(f"{len(wanted)} cases do not fit on one page. Choose at most {MOST}.")
    missing = [ref for ref in wanted if ref not in library.cases]
    if missing:
        raise InputError(
            f"No decided case {', '.join(missing)} is known here. Check the reference, or ingest the dataset."
        )
    cases = [library.cases[ref] for ref in wanted]
    lines = ["# Precedents side by side", "", _row("", [case.ref for case in cases]), _row("---", ["---"] * len(cases))]
    lines += [_row(f"**{name}**", [tell(case) for case in cases]) for name, tell in _ROWS]
    lines += ["", "## Sources", ""]
    lines += [_source(case) for case in cases]
    lines += ["", "What was ordered in one case is no promise for another: each turns on its own facts.", ""]
    return "\n".join(lines)


def _row(name: str, cells: Sequence[str]) -> str:
    return "| " + " | ".join([name, *(cell.replace("|", "/").replace("\n", " ") for cell in cells)]) + " |"


def _landlord(case: DecidedCase) -> str:
    return f"{case.landlord} ({case.landlord_type})"


def _decided(case: DecidedCase) -> str:
    return f"{case.decided.day} {case.decided:%B %Y}" if case.decided else NOT_KNOWN


def _home(case: DecidedCase) -> str:
    tenure = case.tenure if case.tenure and case.tenure is not Tenure.UNKNOWN else None
    known = [tenure.value if tenure else "", *case.household]
    return "; ".join(part for part in known if part) or NOT_KNOWN


def _facts(case: DecidedCase) -> str:
    told = [passage.text for passage in case.passages if passage.mark.startswith("c")]
    return " ".join(told) or "; ".join(dict.fromkeys(matter.matter for matter in case.matters))


def _delay(case: DecidedCase) -> str:
    if not case.record or not case.record.delays:
        return NOT_KNOWN
    return "<br>".join(f"{delay.what}: {delay.amount:g} {delay.unit}" for delay in case.record.delays)


def _allowed(case: DecidedCase) -> str:
    if not case.record or not case.record.timescales:
        return NOT_KNOWN
    return "<br>".join(f"{t.applies}, {t.action}: {t.amount:g} {t.unit}" for t in case.record.timescales)


def _findings(case: DecidedCase) -> str:
    return "<br>".join(f"{matter.matter}: {matter.finding or NOT_KNOWN}" for matter in case.matters)


def _orders(case: DecidedCase) -> str:
    if not case.record:
        return NOT_KNOWN
    return "; ".join(case.record.orders) or "none recorded"


def _pounds(sum_: float | None) -> str:
    return NOT_KNOWN if sum_ is None else f"£{sum_:,.2f}".removesuffix(".00")


def _award(case: DecidedCase) -> str:
    if case.compensation is None or not case.record:
        return NOT_KNOWN
    takes_in = case.record.order_includes_offer
    said = {True: " (takes in what had been offered)", False: " (on top of what had been offered)", None: ""}
    return "no order of money" if case.compensation == 0 else _pounds(case.compensation) + said[takes_in]


def _source(case: DecidedCase) -> str:
    address = case.url or "no address known"
    if case.record is None:
        held = "findings dataset: matters and findings only"
    else:
        held = "our record of the whole decision" if case.record.basis is Basis.FULL else "our record of an extract"
    return f"- {case.landlord} ({case.ref}): {address} ({held})"


_ROWS: tuple[tuple[str, Callable[[DecidedCase], str]], ...] = (
    ("Landlord", _landlord),
    ("Decided", _decided),
    ("Home and household", _home),
    ("Facts", _facts),
    ("What the landlord's policy allowed", _allowed),
    ("What it took", _delay),
    ("Findings", _findings),
    ("Orders", _orders),
    ("Ordered to pay", _award),
    ("Had offered", lambda case: _pounds(case.offered)),
)
