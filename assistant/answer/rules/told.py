"""What an answer has said already, so that a passage is told again only where it adds something that was asked."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer.checks.verification import figures
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.relevance import stems
from assistant.records import Passage

_MOST_OF_ITS_WORDS = 0.7
_NEARLY_ALL = 0.9


class Told:
    """The words and figures of a draft's statements, and the passages that they cite."""

    def __init__(self, draft: Draft) -> None:
        said = [statement.text for statement in draft.statements]
        self.words = {word for text in said for word in stems(text)}
        self.figures = {figure for text in said for figure in figures(text)}
        marks = {n for statement in draft.statements for n in statement.citations}
        self.passages = {citation.passage for citation in draft.citations if citation.n in marks}

    def has(self, passage: Passage) -> bool:
        """Whether a passage stands already: it is cited, or its figures and most of its words were said."""
        if passage.id in self.passages:
            return True
        own = set(stems(passage.text))
        shared = len(own & self.words) / len(own) if own else 1.0
        held = figures(passage.text)
        return shared >= (_MOST_OF_ITS_WORDS if held else _NEARLY_ALL) and held <= self.figures

    def left(self, asked: frozenset[str], answers: Iterable[str]) -> frozenset[str]:
        """The words that were asked for, that a passage or what it is asked by holds, and that nothing said does."""
        held = {word for text in answers for word in stems(text)}
        return frozenset(asked & held - self.words)

    def add(self, passage: Passage, answers: Iterable[str]) -> None:
        """Count a passage as told, and what it is asked by as answered."""
        self.passages.add(passage.id)
        self.words |= {word for text in answers for word in stems(text)}
        self.figures |= figures(passage.text)
