"""How complaints ended, group by group: every share with its number and its interval, drawn and in words."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import streamlit as st

from assistant.records import Category
from assistant.remedies.statistics import GROUPINGS, Outcomes, Share, outcomes_by
from assistant.ui.pieces import small
from assistant.ui.safe import esc
from assistant.ui.words import named, say

if TYPE_CHECKING:
    from assistant.remedies.library import CaseLibrary

MOST_GROUPS = 25


def statistics(library: CaseLibrary) -> None:
    """Draw the statistics for the grouping that is chosen."""
    one, two = st.columns(2)
    by = one.selectbox(say("statistics_by"), GROUPINGS, format_func=str.capitalize, key="statistics-by")
    kind = two.selectbox(
        say("statistics_of"),
        list(Category),
        index=None,
        format_func=lambda category: named("categories", category),
        key="statistics-of",
    )
    groups = outcomes_by(library.cases.values(), by, kind)
    small(say("statistics_note"))
    st.html(statistics_html(groups[:MOST_GROUPS]))
    st.download_button(say("statistics_csv"), statistics_csv(groups), "statistics.csv", "text/csv", on_click="ignore")


def statistics_html(groups: tuple[Outcomes, ...]) -> str:
    """A table with a bar and its interval for each group."""
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("Group", "Cases", "Matters", "Landlord failed", "Landlord had put it right")
    )
    rows = "".join(
        f'<tr><th scope="row">{esc(named("categories", group.group))}</th><td>{group.cases:,}</td>'
        f"<td>{group.matters:,}</td><td>{_share(group.failures)}</td><td>{_share(group.redress)}</td></tr>"
        for group in groups
    )
    table = f'<table class="ra-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return (
        f'<div class="ra"><div class="ra-scroll" tabindex="0" role="region" aria-label="Statistics">{table}</div></div>'
    )


def statistics_csv(groups: tuple[Outcomes, ...]) -> str:
    """The same figures, all groups, as CSV; an empty cell is a share that too few matters carry."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["group", "cases", "matters", "judged", "failed", "failed_share", "low", "high", "put_right", "put_right_share"]
    )
    for group in groups:
        f, r = group.failures, group.redress
        name = f"'{group.group}" if group.group[:1] in "=+-@" else group.group
        writer.writerow([name, group.cases, group.matters, f.n, f.count, f.share, f.low, f.high, r.count, r.share])
    return out.getvalue()


def _share(share: Share) -> str:
    if share.share is None or share.low is None or share.high is None:
        return f"{share.count} of {share.n}"
    low, middle, high = (100 * value for value in (share.low, share.share, share.high))
    said = f"{round(middle)}% ({round(low)} to {round(high)}%), {share.count:,} of {share.n:,}"
    bar = (
        f'<div class="ra-track" aria-hidden="true"><span class="ra-allowed" style="left:0;width:{middle:.1f}%"></span>'
        f'<span class="ra-interval" style="left:{low:.1f}%;width:{high - low:.1f}%"></span></div>'
    )
    return f"{esc(said)}{bar}"
