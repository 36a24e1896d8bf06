"""What to take away from an answer: a letter to edit, the deadlines as a calendar."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.answer.contract import Answer, Kind
from assistant.answer.redress.letters import LetterKind, draft_letter, letter_titles, suggested_letter
from assistant.ui.conversation import Turn
from assistant.ui.export import DOCX, deadlines_ics, text_docx
from assistant.ui.pieces import small
from assistant.ui.words import say


def next_step(turn: Turn) -> None:
    """The letters and the calendar of the last answer; nothing under one that only tells of cases asked for by name."""
    answer = turn.answer
    if answer is None or answer.kind is not Kind.ANSWER:
        return
    if answer.situation.refs and not (answer.delay or answer.remedy or answer.next_steps):
        return
    with st.expander(say("letter"), key=f"letters-{turn.key}", on_change="rerun") as opened:
        if opened.open:
            _letter(turn, answer)
    told = answer.situation.reported is not None
    calendar = deadlines_ics(answer.delay, told=told) if answer.delay else None
    if calendar:
        st.download_button(
            say("calendar"),
            calendar,
            file_name="repair-deadlines.ics",
            mime="text/calendar",
            on_click="ignore",
            key=f"ics-{turn.key}",
        )


def _letter(turn: Turn, answer: Answer) -> None:
    titles = letter_titles()
    kind: LetterKind = st.selectbox(  # type: ignore[assignment]
        say("letter_kind"),
        list(LetterKind),
        index=list(LetterKind).index(suggested_letter(answer)),
        format_func=lambda kind: titles[kind][0],
        key=f"letter-kind-{turn.key}",
    )
    small(f"{titles[kind][1]} {say('letter_note')}")
    letter = draft_letter(kind, answer, date.today())
    text = st.text_area(say("letter_text"), letter.text, height=420, key=f"letter-{turn.key}-{kind}", max_chars=20_000)
    # The files are offered over the page: beside the box, a click could fetch the text as it was before the last edit.
    if st.button(say("letter_get"), type="primary", key=f"get-{turn.key}-{kind}"):
        _take(kind, letter.subject, text)


@st.dialog(say("letter_text"))
def _take(kind: LetterKind, subject: str, text: str) -> None:
    body = text.removeprefix(f"Subject: {subject}").strip()
    with st.container(horizontal=True):
        st.download_button(
            say("letter_docx"), text_docx(subject, body), file_name=f"letter-{kind}.docx", mime=DOCX, on_click="ignore"
        )
        st.download_button(
            say("letter_txt"), text, file_name=f"letter-{kind}.txt", mime="text/plain", on_click="ignore"
        )
    small(say("letter_copy_note"))
    st.code(text, language=None, wrap_lines=True)
