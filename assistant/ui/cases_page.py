"""The caseworker's workbench: search, compare, ask across cases, statistics, a document of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.answer.contract import Question
from assistant.errors import AssistantError, InputError
from assistant.remedies.brief import MOST, case_brief
from assistant.settings import get_settings
from assistant.situation.situation import Asker
from assistant.ui.case_search import query_form, results
from assistant.ui.chips import landlord_names
from assistant.ui.compare import brief_docx, brief_html
from assistant.ui.document_view import document_in_hand
from assistant.ui.export import DOCX
from assistant.ui.pieces import draw_answer, small
from assistant.ui.safe import esc, esc_markdown
from assistant.ui.service import Answering, get_assistant
from assistant.ui.statistics_view import statistics
from assistant.ui.words import say

if TYPE_CHECKING:
    from assistant.remedies.library import CaseLibrary
    from assistant.remedies.precedents import PrecedentPage


@st.cache_resource(show_spinner="Opening the library of cases. The first time takes a little longer.")
def get_library() -> CaseLibrary:
    """The process's library of decided cases; every session shares it."""
    from assistant.remedies.library import CaseLibrary

    return CaseLibrary.open(get_settings(), get_assistant().corpus).warm()


def cases_page() -> None:
    """Draw the workbench once."""
    st.title(say("cases"), anchor=False)
    st.html("<style>.stMainBlockContainer { max-width: 76rem !important; }</style>")
    st.html(f'<div class="ra"><p>{esc(say("cases_tagline"))}</p></div>')
    try:
        assistant = get_assistant()
        library = get_library()
    except AssistantError as error:
        st.error(esc_markdown(say("not_ready", why=str(error))))
        return
    search, numbers, own = st.tabs([say("cases_search"), say("statistics"), say("document")])
    with search:
        query = query_form(landlord_names(assistant.corpus))
        if query is None:
            small(say("cases_none"))
        else:
            _found(query, library, assistant)
    with numbers:
        statistics(library)
    with own:
        document_in_hand(assistant)


def _found(query: object, library: CaseLibrary, assistant: Answering) -> None:
    from assistant.remedies.precedents import PrecedentQuery

    assert isinstance(query, PrecedentQuery)
    try:
        page = results(query, library)
    except InputError as error:
        st.error(esc_markdown(error))
        return
    if page.hits:
        _chosen(page, library, assistant)


def _chosen(page: PrecedentPage, library: CaseLibrary, assistant: Answering) -> None:
    names = {hit.ref: f"{hit.ref} {hit.landlord}" for hit in page.hits}
    chosen = st.multiselect(
        say("cases_choose"),
        list(names),
        format_func=lambda ref: names.get(ref, ref),
        max_selections=MOST,
        select_all=False,
        key="case-chosen",
    )
    if len(chosen) < 2:
        small(say("cases_compare_note"))
    if not chosen:
        return
    brief = case_brief(chosen, library)
    st.html(brief_html(brief))
    with st.container(horizontal=True):
        st.download_button(say("brief_md"), brief, "brief.md", "text/markdown", on_click="ignore")
        st.download_button(say("brief_docx"), brief_docx(brief), "brief.docx", DOCX, on_click="ignore")
    _ask_across(chosen, assistant)


def _ask_across(chosen: list[str], assistant: Answering) -> None:
    held = [ref for ref in chosen if ref in assistant.corpus.determinations]
    unread = [ref for ref in chosen if ref not in held]
    if unread:
        small(say("cases_not_read", refs=", ".join(unread)))
    if not held:
        return
    with st.form("ask-across"):
        text = st.text_input(say("cases_ask"), max_chars=2000, key="across-text")
        small(say("cases_ask_note"))
        asked = st.form_submit_button(say("cases_ask_button"))
    if asked and text.strip():
        others = frozenset(assistant.corpus.determinations) - frozenset(held)
        question = Question(text=text, asker=Asker.CASEWORKER, exclude=others)
        st.session_state["across"] = (tuple(held), assistant.ask(question))
    kept = st.session_state.get("across")
    if kept and kept[0] == tuple(held):
        draw_answer(kept[1], assistant, "across")
