"""What the page runs on: the records, the index, the chat model, and whether all is well."""

from __future__ import annotations

import streamlit as st

from assistant.errors import AssistantError
from assistant.settings import Settings, get_settings
from assistant.ui.ask_page import privacy_line
from assistant.ui.safe import esc
from assistant.ui.service import get_assistant
from assistant.ui.words import day, say


def status_page() -> None:
    """Draw the status page. A fault is shown with its remedy, never raised."""
    st.title(say("status"), anchor=False)
    settings = get_settings()
    rows = [*_records(settings), *_model(settings), ("Privacy", privacy_line())]
    rows.append(("Feedback", say("feedback_on", place=settings.store) if settings.feedback else say("feedback_off")))
    listing = "".join(f"<dt>{esc(name)}</dt><dd>{esc(value)}</dd>" for name, value in rows)
    st.html(f'<div class="ra"><dl>{listing}</dl></div>')


def _records(settings: Settings) -> list[tuple[str, str]]:
    from assistant.index import index_status

    try:
        corpus = get_assistant().corpus
        found = index_status(settings, corpus)
    except AssistantError as error:
        return [("Health", f"Not ready: {error}")]
    newest = day(found.newest) if found.newest else "not known"
    whole = sum(case.basis == "full" for case in corpus.determinations.values())
    size = f"{found.size:,} texts, built {found.built}" if found.size else "nothing built"
    return [
        ("Health", "All is well." if found.state == "ready" else f"Search index {found.state}. {found.remedy}"),
        ("Records", f"{found.records} records with {found.passages:,} passages"),
        ("Decided cases", f"{found.determinations}, of which {whole} were read whole. The newest is of {newest}."),
        ("Law, codes and guidance", f"{found.policies} records"),
        ("Landlords' own policies", f"{found.landlords} records"),
        ("Search index", f"{size}, in {found.place}"),
        ("Embedder", found.embedder or "not known"),
    ]


def _model(settings: Settings) -> list[tuple[str, str]]:
    from assistant.models import describe_model

    found = describe_model(settings)
    return [("Chat model", found.said if found.ready else f"Not ready: {found.said}")]
