"""A decision or policy that a person brings: read in memory, shown, and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.answer.contract import Question
from assistant.errors import AssistantError, InputError
from assistant.records import Determination
from assistant.situation.situation import Asker
from assistant.ui.pieces import draw_answer, small
from assistant.ui.safe import esc, esc_lines, esc_markdown
from assistant.ui.words import day, pounds, say

if TYPE_CHECKING:
    from assistant.ingest.policy import PolicyDocument
    from assistant.ui.service import Answering

KEPT = "document"
SUFFIXES = ["html", "htm", "pdf", "txt", "md"]


def document_in_hand(assistant: Answering) -> None:
    """Draw the upload, what was read, and the question box."""
    small(say("document_tagline"))
    with st.form("document-form"):
        upload = st.file_uploader(say("document_upload"), type=SUFFIXES, key="document-file")
        pasted = st.text_area(say("document_paste"), max_chars=400_000, height=120, key="document-text")
        if st.form_submit_button(say("document_read"), type="primary"):
            _read(upload.getvalue() if upload else pasted, upload.name if upload else "pasted.txt")
    document: Determination | PolicyDocument | None = st.session_state.get(KEPT)
    if document is None:
        return
    st.html(document_html(document))
    with st.form("document-ask"):
        text = st.text_input(say("document_ask"), max_chars=2000, key="document-question")
        asked = st.form_submit_button(say("document_ask_button"))
    if asked and text.strip():
        _ask(document, text, assistant)
    kept = st.session_state.get("document-answer")
    if kept is not None:
        draw_answer(kept, assistant, "document")


def _read(data: bytes | str, name: str) -> None:
    from assistant.ingest.own import read_case_in_hand

    st.session_state.pop(KEPT, None)
    st.session_state.pop("document-answer", None)
    if not data:
        st.error(say("document_nothing"))
        return
    try:
        st.session_state[KEPT] = read_case_in_hand(data, name)
    except AssistantError as error:
        st.error(esc_markdown(error))


def _ask(document: Determination | PolicyDocument, text: str, assistant: Answering) -> None:
    record = document if isinstance(document, Determination) else document.as_policy()
    try:
        question = Question(text=text, asker=Asker.CASEWORKER)
        st.session_state["document-answer"] = assistant.ask_about(record, question)
    except InputError as error:
        st.error(esc_markdown(error))


def document_html(document: Determination | PolicyDocument) -> str:
    """What was read, in short, with every passage folded below. All of it is text, whatever it holds."""
    if isinstance(document, Determination):
        title, inside = document.title, _case(document)
    else:
        title, inside = document.title, _policy(document)
    passages = "".join(
        f'<p><span class="ra-small">{esc(passage.mark)}</span> {esc_lines(passage.text)}</p>'
        for passage in document.passages
    )
    folded = (
        f"<details><summary>{esc(say('document_passages'))} ({len(document.passages)})</summary>{passages}</details>"
    )
    return f'<div class="ra"><h2>{esc(title)}</h2>{inside}{folded}</div>'


def _case(case: Determination) -> str:
    ordered, offered = case.compensation_ordered, case.compensation_offered
    rows = [
        ("Decided", day(case.decided) if case.decided else say("not_known")),
        ("Tenancy", str(case.tenure)),
        ("Ordered to pay", say("not_known") if ordered is None else pounds(ordered)),
        ("Offered before", say("not_known") if offered is None else pounds(offered)),
        ("Orders", ", ".join(case.orders) or say("document_no_orders")),
    ]
    facts = f"<dl>{''.join(f'<dt>{esc(name)}</dt><dd>{esc(value)}</dd>' for name, value in rows)}</dl>"
    found = "".join(
        f"<li>{esc(matter.matter)}: <strong>{esc(matter.finding or say('not_known'))}</strong></li>"
        for matter in case.matters
    )
    took = "".join(
        f"<li><strong>{esc(f'{delay.amount:g} {delay.unit}')}</strong>: {esc(delay.what)}</li>" for delay in case.delays
    )
    late = f"<h3>{esc(say('document_delays'))}</h3><ul>{took}</ul>" if took else ""
    return f"{facts}<h3>{esc(say('document_findings'))}</h3><ul>{found}</ul>{late}"


def _policy(policy: PolicyDocument) -> str:
    rows = "".join(
        f"<tr><td>{esc(f'{item.timescale.amount:g} {item.timescale.unit}')}</td><td>{esc(item.timescale.applies)}, "
        f"{esc(item.timescale.action)}</td><td>{esc(item.sentence)}</td></tr>"
        for item in policy.candidates
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Limit", "For", "Sentence"))
    label = esc(say("document_limits"))
    table = (
        f'<p class="ra-small">{label}</p><div class="ra-scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="ra-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )
    return table if rows else ""
