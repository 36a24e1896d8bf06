"""Answers about social housing repairs in England, each with its source.

    >>> from assistant import Assistant, Question
    >>> Assistant.open().ask(Question(text="How long has my landlord got to mend a front door that will not lock?"))

`Assistant` answers; `Question` and `Answer` are what goes in and comes out; every error raised on purpose
is an `AssistantError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, FaultError, IndexFault, InputError, ModelFault
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.answer.contract import Answer, AnswerChunk, Kind, Question, Signpost, Statement
    from assistant.answer.engine import Assistant
    from assistant.records import Citation

__all__ = [
    "Answer",
    "AnswerChunk",
    "Assistant",
    "AssistantError",
    "Citation",
    "FaultError",
    "IndexFault",
    "InputError",
    "Kind",
    "ModelFault",
    "Question",
    "Settings",
    "Signpost",
    "Statement",
]

_FROM = {
    "Assistant": "assistant.answer.engine",
    "Citation": "assistant.records",
    **dict.fromkeys(
        ("Answer", "AnswerChunk", "Kind", "Question", "Signpost", "Statement"), "assistant.answer.contract"
    ),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: settings and errors alone should cost nothing."""
    if name in _FROM:
        from importlib import import_module

        return getattr(import_module(_FROM[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
