"""One turn of the chat: the answer as it is written, or as it was."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.answer.contract import Kind, SentenceStatus
from assistant.settings import get_settings
from assistant.ui.announce import announce
from assistant.ui.answer_html import body_html, explanation_html, lead_html, sources_html
from assistant.ui.chips import Correction, chip_row
from assistant.ui.conversation import Turn
from assistant.ui.feedback import feedback
from assistant.ui.listen import Listener
from assistant.ui.marks import Marks
from assistant.ui.next_step import next_step
from assistant.ui.pieces import small
from assistant.ui.safe import esc_markdown
from assistant.ui.service import Answering
from assistant.ui.words import say


class Places:
    """Where the pieces of an answer stand. The same while it is written and after, so that nothing jumps."""

    def __init__(self, key: str) -> None:
        self.lead = st.empty()
        self.chips = st.container(gap="xsmall", key=f"understood-{key}")
        self.body = st.empty()
        self.missing = st.container(gap="xsmall", key=f"missing-{key}")
        self.explanation = st.empty()
        self.waiting = st.empty()
        self.stop = st.empty()
        self.sources = st.empty()
        self.next = st.container()
        self.spoken = st.empty()


def draw_turn(turn: Turn, assistant: Answering, names: list[str], *, last: bool) -> Correction | None:
    """Draw a turn, asking its question first where that is still to be done; a correction where one was made."""
    places = Places(turn.key)
    if last and turn.state == "asked":
        _write(turn, assistant, places, names)
        st.rerun()
    turn.stop()
    if turn.error:
        places.lead.error(esc_markdown(turn.error))
        return None
    _, correction = _fill(turn, assistant, places, names if last else None)
    if turn.state == "stopped":
        small(say("stopped") if turn.answer else say("stopped_early"), places.waiting)
    if turn.answer is None or not last:
        return None
    with places.next:
        next_step(turn)
        feedback(turn, get_settings())
    announce(_ended(turn), turn.key, places.spoken)
    return correction


def _ended(turn: Turn) -> str:
    """What a screen reader says when a turn has come to its end."""
    if turn.state == "stopped":
        return say("announce_stopped")
    explained = any(sentence.status is SentenceStatus.VERIFIED for sentence in turn.sentences)
    return say("announce_explained" if explained else "announce_answer")


def _chips(turn: Turn, names: list[str], places: Places) -> Correction | None:
    """What was understood, under the verdict; what was not said, under what we ask. None beside a mere signpost."""
    answer = turn.answer
    assert answer is not None
    if answer.kind not in (Kind.ANSWER, Kind.CLARIFY):
        return None
    with places.chips:
        said = chip_row(answer.situation, turn.key, names, known=True)
    if not (answer.asks or answer.delay or answer.remedy):
        return said
    with places.missing:
        return said or chip_row(answer.situation, turn.key, names, known=False)


def _write(turn: Turn, assistant: Answering, places: Places, names: list[str]) -> None:
    small(say("thinking"), places.waiting)
    marks: Marks | None = None
    offered = False
    with Listener(assistant, turn.question) as listener:
        for chunk in listener.chunks():
            if chunk is None:
                # Touching the page is what lets Streamlit stop this run when the person asks for it.
                small(say("explaining" if turn.answer else "thinking"), places.waiting)
                if turn.answer and not offered:
                    offered = True
                    places.stop.button(say("stop"), key=f"stop-{turn.key}")
            elif chunk.answer is not None:
                turn.answer, turn.state = chunk.answer, "computed"
                turn.sentences = list(chunk.answer.sentences) or turn.sentences
                marks, _ = _fill(turn, assistant, places, names if marks is None else None)
                announce(say("announce_answer"), turn.key, places.spoken)
            elif chunk.sentence is not None:
                turn.sentences.append(chunk.sentence)
                if marks and turn.answer:
                    _explain(turn, marks, places)
    turn.error = listener.error
    turn.state = "failed" if turn.error else "done"


def _fill(
    turn: Turn, assistant: Answering, places: Places, names: list[str] | None
) -> tuple[Marks | None, Correction | None]:
    """Draw what there is, from above to below; with the landlords' `names`, also the chips, and what they corrected."""
    if turn.answer is None:
        return None, None
    marks = Marks(turn.key, turn.answer.citations, assistant.corpus)
    _html(places.lead, lead_html(turn.answer, marks))
    correction = _chips(turn, names, places) if names is not None else None
    _html(places.body, body_html(turn.answer, marks))
    _explain(turn, marks, places)
    _html(places.sources, sources_html(marks))
    return marks, correction


def _explain(turn: Turn, marks: Marks, places: Places) -> None:
    assert turn.answer is not None
    _html(places.explanation, explanation_html(turn.sentences, marks.fork(), turn.answer))


def _html(place: Any, body: str) -> None:
    if body:
        place.html(body)
