"""Small pieces that every page draws alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui.answer_html import body_html, explanation_html, lead_html, sources_html
from assistant.ui.marks import Marks
from assistant.ui.safe import esc

if TYPE_CHECKING:
    from assistant.answer.contract import Answer
    from assistant.ui.service import Answering


def small(text: str, place: Any = None) -> None:
    """A line of small print. Streamlit's own caption is too pale to read easily."""
    (place or st).html(f'<div class="ra"><p class="ra-small">{esc(text)}</p></div>')


def draw_answer(answer: Answer, assistant: Answering, key: str) -> None:
    """One answer outside the chat."""
    marks = Marks(key, answer.citations, assistant.corpus)
    told = explanation_html(answer.sentences, marks.fork(), answer)
    for part in (lead_html(answer, marks), body_html(answer, marks), told, sources_html(marks)):
        if part:
            st.html(part)
