"""What people thought of an answer: kept in a file on this machine, and only where a setting says so."""

from __future__ import annotations

import json
import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from assistant.errors import FaultError
from assistant.settings import Settings
from assistant.ui.conversation import Turn
from assistant.ui.pieces import small
from assistant.ui.words import say

FILE = "feedback.jsonl"
_lock = threading.Lock()


def save_feedback(settings: Settings, turn: Turn, *, good: bool, reason: str, with_question: bool) -> Path:
    """Add one line to the feedback file, which only its owner may read; the question only where it was offered.

    Raises:
        FaultError: the file cannot be written; the text names the folder.
    """
    answer = turn.answer
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "good": good,
        "reason": reason,
        "question": turn.question.text if with_question else None,
        "kind": answer.kind if answer else None,
        "verdict": answer.verdict if answer else None,
        "model": answer.model if answer else None,
        "cited": [citation.passage or citation.ref for citation in answer.citations] if answer else [],
    }
    path = settings.store / FILE
    try:
        with _lock:
            path.parent.mkdir(parents=True, exist_ok=True)
            kept = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(kept, "a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise FaultError(f"Feedback cannot be written to {path.parent}: {error.strerror}.") from error
    return path


def feedback(turn: Turn, settings: Settings) -> None:
    """Ask what the person thought of the last answer; nothing where feedback is switched off."""
    if not settings.feedback or turn.answer is None:
        return
    if st.session_state.get(f"thanked-{turn.key}"):
        small(say("feedback_thanks"))
        return
    with st.expander(say("feedback")):
        small(say("feedback_note"))
        good = st.radio(say("feedback_question"), ["yes", "no"], index=None, horizontal=True, key=f"good-{turn.key}",
                        format_func=lambda value: say(f"feedback_{value}"))  # fmt: skip
        reason = st.text_input(say("feedback_reason"), max_chars=500, key=f"reason-{turn.key}")
        whole = st.checkbox(say("feedback_whole"), key=f"whole-{turn.key}")
        if st.button(say("feedback_save"), key=f"feedback-{turn.key}", disabled=good is None):
            save_feedback(settings, turn, good=good == "yes", reason=reason, with_question=whole)
            st.session_state[f"thanked-{turn.key}"] = True
            st.rerun()
