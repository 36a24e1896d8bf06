"""What similar cases led to, drawn: the spread of awards and the findings, each figure also in words.

Takes the estimate as an answer carries it (`RemedyEstimate` as a dict). What is missing is left out.
"""

from __future__ import annotations

from typing import Any

from assistant.records import Citation
from assistant.ui.marks import Marks
from assistant.ui.safe import esc, link
from assistant.ui.words import pounds, say

Estimate = dict[str, Any]
_FEWEST_SHARE = 0.01
FEWEST_SUMS = 8
"""An answer states no spread on fewer sums, so none is drawn."""


def more_html(remedy: Estimate, marks: Marks, *, in_full: bool = False) -> str:
    """The table of cases, folded. `in_full`, for caseworkers, opens it and adds orders, guidance and what moved outcomes."""
    parts = [_orders(remedy), _guidance(remedy, marks), _moves(remedy)] if in_full else []
    return "".join([*parts, _comparables(remedy, in_full=in_full)])


def awards_html(remedy: Estimate, words: str = "") -> str:
    """The range and middle of the sums ordered; below them what the answer says of them (HTML), or our own line."""
    spread = remedy.get("compensation") or {}
    low, median, high, n = (spread.get(name) for name in ("low", "median", "high", "n"))
    if median is None or low is None or high is None or not n or n < FEWEST_SUMS:
        return ""
    said = words or esc(say("spread", low=pounds(low), high=pounds(high), median=pounds(median), n=n))
    if remedy.get("money_ordered") is not None:
        said += " " + esc(say("money_ordered", share=round(100 * remedy["money_ordered"])))
    top = high * 1.1 or 1
    left, mid, right = (100 * value / top for value in (low, median, high))
    return (
        f"<h4>{esc(say('awards'))}</h4>"
        '<div class="ra-spread" aria-hidden="true"><span class="ra-rail"></span>'
        f'<span class="ra-range" style="left:{left:.1f}%;width:{right - left:.1f}%"></span>'
        f'<span class="ra-mid" style="left:{mid:.1f}%"></span></div>'
        f'<div class="ra-axis" aria-hidden="true"><span>£0</span><span>{esc(pounds(round(top, -1)))}</span></div>'
        f"<p>{said}</p>"
    )


def findings_html(remedy: Estimate, words: str = "") -> str:
    """One bar a finding, the likeliest first; shares under one per cent are left out. `words` as above."""
    found: dict[str, float] = remedy.get("findings") or {}
    shares = sorted(((name, share) for name, share in found.items() if share >= _FEWEST_SHARE), key=lambda s: -s[1])
    if not shares:
        return ""
    rows = "".join(f"<li>{_bar(name, share)}</li>" for name, share in shares)
    said = words or (esc(say("estimate_n", n=remedy["n"])) if remedy.get("n") else "")
    basis = f"<p>{said}</p>" if said else ""
    return f'<h4>{esc(say("findings"))}</h4><ul class="ra-bars" role="list">{rows}</ul>{basis}'


def _bar(name: str, share: float) -> str:
    return (
        f"<span>{esc(name.capitalize())}: <strong>{round(100 * share)}%</strong></span>"
        f'<div class="ra-track" aria-hidden="true"><span class="ra-allowed" style="left:0;width:{100 * share:.1f}%">'
        "</span></div>"
    )


def _orders(remedy: Estimate) -> str:
    orders = [order for order in remedy.get("orders") or () if order.get("share")]
    if not orders:
        return ""
    rows = "".join(
        f"<li>{esc(str(order['order']).capitalize())}: {esc(_count(order))}</li>"
        for order in sorted(orders, key=lambda order: -order["share"])[:6]
    )
    return f"<h4>{esc(say('orders'))}</h4><ul>{rows}</ul>"


def _count(order: dict[str, Any]) -> str:
    if order.get("n"):
        return f"{order['count']} of {order['n']} cases"
    return f"{round(100 * order['share'])}% of cases"


def _guidance(remedy: Estimate, marks: Marks) -> str:
    lines = [line for line in remedy.get("guidance") or () if isinstance(line, dict) and line.get("citation")]
    rows = []
    for line in lines:
        mark = marks.mark(marks.number(Citation.model_validate(line["citation"])))
        working = f' <span class="ra-small">{esc(line["working"])}</span>' if line.get("working") else ""
        rows.append(f"<li>{esc(line['text'])}{working}{mark}</li>")
    return f"<h4>{esc(say('guidance'))}</h4><ul>{''.join(rows)}</ul>" if rows else ""


def _moves(remedy: Estimate) -> str:
    rows = "".join(
        f"<li>{'Higher' if move['direction'] == 'up' else 'Lower'}: {esc(move['text'])} ({move['n']} cases)</li>"
        for move in remedy.get("moves") or ()
    )
    return f"<h4>{esc(say('moves'))}</h4><ul>{rows}</ul>" if rows else ""


def _comparables(remedy: Estimate, *, in_full: bool) -> str:
    cases = [case for case in remedy.get("comparables") or () if isinstance(case, dict)]
    if not cases:
        return ""
    rows = "".join(_comparable(case) for case in cases)
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Case", "Finding", "Ordered", "Why it is alike"))
    table = f'<table class="ra-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    title = say("comparables", n=len(cases))
    opened = " open" if in_full else ""
    inside = f'<div class="ra-scroll" tabindex="0" role="region" aria-label="{esc(title)}">{table}</div>'
    return f"<details{opened}><summary>{esc(title)}</summary>{inside}</details>"


def _comparable(case: dict[str, Any]) -> str:
    name = link(case.get("url"), str(case.get("ref", "")))
    landlord = f'{esc(case.get("landlord", ""))}<br><span class="ra-small">{esc(case.get("decided") or "")}</span>'
    partly = f'<br><span class="ra-small">{esc(say("partly"))}</span>' if case.get("basis") == "extract" else ""
    ordered = case.get("ordered")
    money = say("not_known") if ordered is None else pounds(ordered)
    finding = case.get("finding") or say("not_known")
    return (
        f"<tr><td>{name}<br>{landlord}{partly}</td><td>{esc(finding)}</td><td>{esc(money)}</td>"
        f"<td>{esc(case.get('matter') or '')}. {esc(case.get('why') or '')}</td></tr>"
    )
