"""What similar cases led to, drawn: the spread of awards and the findings, each figure also in words."""

from __future__ import annotations

from typing import Any

from assistant.ui.safe import esc
from assistant.ui.words import pounds


def awards_html(compensation: dict[str, Any] | None) -> str:
    """The range and middle of the sums ordered, with the number of cases they rest on."""
    if not compensation:
        return ""
    low, median, high, n = (compensation.get(name) for name in ("low", "median", "high", "n"))
    if median is None or not n:
        return ""
    cases = "1 case" if n == 1 else f"{n} cases"
    if low is None or high is None or low == high:
        said = f"Middle of {cases}: {pounds(median)}."
        return f"<h4>Money ordered in similar cases</h4><p>{esc(said)}</p>"
    top = high * 1.1
    left, mid, right = (100 * value / top for value in (low, median, high))
    said = f"Usual range {pounds(low)} to {pounds(high)}, middle {pounds(median)}, from {cases}."
    return (
        "<h4>Money ordered in similar cases</h4>"
        '<div class="ra-spread" aria-hidden="true"><span class="ra-rail"></span>'
        f'<span class="ra-range" style="left:{left:.1f}%;width:{right - left:.1f}%"></span>'
        f'<span class="ra-mid" style="left:{mid:.1f}%"></span></div>'
        f'<div class="ra-axis" aria-hidden="true"><span>£0</span><span>{esc(pounds(round(top, -1)))}</span></div>'
        f"<p>{esc(said)}</p>"
    )


def findings_html(findings: dict[str, float] | None, n: int | None = None) -> str:
    """One bar a finding, the likeliest first; shares under one per cent are left out."""
    shares = sorted(((name, share) for name, share in (findings or {}).items() if share >= 0.01), key=lambda s: -s[1])
    if not shares:
        return ""
    rows = "".join(
        f"<li><span>{esc(name.capitalize())}: <strong>{round(100 * share)}%</strong></span>"
        f'<div class="ra-track" aria-hidden="true"><span class="ra-allowed" style="left:0;width:{100 * share:.1f}%">'
        "</span></div></li>"
        for name, share in shares
    )
    basis = f" Reckoned from {n} similar matters." if n else ""
    return (
        "<h4>What the Ombudsman decided in similar cases</h4>"
        f'<ul class="ra-bars">{rows}</ul><p class="ra-small">An estimate, not a forecast for one case.{esc(basis)}</p>'
    )
