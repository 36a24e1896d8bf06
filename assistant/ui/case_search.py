"""The caseworker's search: words and filters in, a table, facets and passages out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.records import Category, Finding, LandlordType, Tenure
from assistant.remedies.precedent_exports import as_csv, as_markdown
from assistant.remedies.precedents import PrecedentHit, PrecedentPage, PrecedentQuery, search_precedents
from assistant.ui.pieces import small
from assistant.ui.safe import esc, esc_lines, link
from assistant.ui.words import day, named, pounds, say

if TYPE_CHECKING:
    from assistant.remedies.library import CaseLibrary

_SUMS = ("Ordered (£)", "Offered before (£)")
_SORTS = {"relevance": "Nearest first", "date": "Newest first", "award": "Largest award first"}


def query_form(names: list[str]) -> PrecedentQuery | None:
    """The form; what it asks for once Search was pressed, and from then on."""
    with st.form("case-search", border=True):
        text = st.text_area(say("cases_text"), max_chars=2000, height=90, key="case-text")
        with st.expander(say("cases_filters")):
            one, two = st.columns(2)
            categories = one.multiselect(
                "Kind of repair", list(Category), format_func=lambda c: named("categories", c), key="case-categories"
            )
            findings = two.multiselect("Finding", list(Finding), format_func=str.capitalize, key="case-findings")
            landlord = one.selectbox("Landlord", names, index=None, accept_new_options=True, key="case-landlord")
            types = two.multiselect(
                "Type of landlord", list(LandlordType), format_func=str.capitalize, key="case-types"
            )
            since = one.date_input("Decided from", value=None, format="DD/MM/YYYY", key="case-since")
            until = two.date_input("Decided to", value=None, format="DD/MM/YYYY", key="case-until")
            award = one.number_input("Least ordered (£)", min_value=0, value=None, step=50, key="case-award")
            tenures = two.multiselect(
                "Tenancy",
                [t for t in Tenure if t is not Tenure.UNKNOWN],
                format_func=str.capitalize,
                key="case-tenures",
            )
            household = one.text_input("A word of the household, such as child", max_chars=60, key="case-household")
            limit = two.number_input("Most cases shown", min_value=1, max_value=500, value=50, key="case-limit")
        sort = st.selectbox("Order", list(_SORTS), format_func=_SORTS.__getitem__, key="case-sort")
        if st.form_submit_button(say("cases_search"), type="primary"):
            st.session_state["case-query"] = PrecedentQuery(
                text=text,
                categories=tuple(categories),
                findings=tuple(findings),
                landlord=landlord,
                landlord_types=tuple(types),
                since=since,
                until=until,
                minimum_award=award,
                tenures=tuple(tenures),
                household=(household,) if household.strip() else (),
                sort=sort,
                limit=int(limit),
            )
            st.session_state.pop("narrow-finding", None)
            st.session_state.pop("narrow-category", None)
    kept: PrecedentQuery | None = st.session_state.get("case-query")
    return kept


def results(query: PrecedentQuery, library: CaseLibrary) -> PrecedentPage:
    """Search, offer to narrow down by what was found, and draw the table. Raises InputError as the search does."""
    page = search_precedents(query, library)
    page = _narrowed(page, query, library)
    small(say("cases_found", total=f"{page.total:,}", searched=f"{page.searched:,}", shown=len(page.hits)))
    for note in page.notes:
        small(note)
    if page.hits:
        st.dataframe(
            table(page.hits),
            hide_index=True,
            key="case-table",
            alt="The cases found. The same facts follow below, case by case.",
            column_config={"Decision": st.column_config.LinkColumn("Decision", display_text="open")},
        )
        with st.container(horizontal=True):
            st.download_button(say("cases_csv"), as_csv(page), "cases.csv", "text/csv", on_click="ignore")
            st.download_button(say("cases_md"), as_markdown(page), "cases.md", "text/markdown", on_click="ignore")
        with st.expander(say("cases_passages")):
            st.html(f'<div class="ra">{"".join(_passage(hit) for hit in page.hits[:50])}</div>')
    return page


def table(hits: tuple[PrecedentHit, ...]) -> list[dict[str, object]]:
    """One row a case; money in pounds, empty where it is not known. A column that would be empty throughout is left out."""
    rows: list[dict[str, object]] = [
        {
            "Case": hit.ref,
            "Landlord": hit.landlord,
            "Decided": hit.decided,
            "Finding": hit.finding.value if hit.finding else "not known",
            "Ordered (£)": hit.compensation,
            "Offered before (£)": hit.offered,
            "Matter": hit.matter,
            "Why it is here": hit.why,
            "Read": {"full": "whole", "extract": "in part"}.get(str(hit.basis), "findings only"),
            "Decision": hit.url,
        }
        for hit in hits
    ]
    empty = {name for name in _SUMS if all(row[name] is None for row in rows)}
    return [{name: value for name, value in row.items() if name not in empty} for row in rows]


def _narrowed(page: PrecedentPage, query: PrecedentQuery, library: CaseLibrary) -> PrecedentPage:
    small(say("cases_narrow"))
    found = _pills("Finding", "finding", page, str.capitalize)
    kinds = _pills("Kind of repair", "category", page, lambda value: named("categories", value))
    if not found and not kinds:
        return page
    update: dict[str, object] = {}
    if found:
        update["findings"] = tuple(Finding(value) for value in found)
    if kinds:
        update["categories"] = tuple(Category(value) for value in kinds)
    return search_precedents(query.model_copy(update=update), library)


def _pills(label: str, facet: str, page: PrecedentPage, shown: object) -> list[str]:
    counts = {one.value: one.count for one in page.facets.get(facet, ())[:8]}
    name = shown if callable(shown) else str
    return st.pills(
        label,
        list(counts),
        selection_mode="multi",
        key=f"narrow-{facet}",
        format_func=lambda value: f"{name(value)} ({counts.get(value, 0)})",
    )


def _passage(hit: PrecedentHit) -> str:
    decided = day(hit.decided) if hit.decided else "day not known"
    money = "award not known" if hit.compensation is None else f"{pounds(hit.compensation)} ordered"
    head = f"{hit.rank}. {link(hit.url, f'{hit.landlord} ({hit.ref})')}, {esc(decided)}"
    facts = f"{hit.matter}: {hit.finding or 'finding not known'}, {money}."
    where = f' <span class="ra-small">({esc(hit.passage_id)})</span>' if hit.passage_id else ""
    said = f"<blockquote>{esc_lines(hit.passage)}{where}</blockquote>" if hit.passage != hit.matter else ""
    return f'<h2 class="ra-item">{head}</h2><p>{esc(facts)} <span class="ra-small">{esc(hit.why)}.</span></p>{said}'
