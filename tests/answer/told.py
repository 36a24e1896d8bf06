"""What an answer told of, for tests of whole answers."""

from __future__ import annotations

from assistant.answer.contract import Answer


def cases(answer: Answer) -> list[str]:
    """The decided cases that it told of, each once, in its order."""
    return list(dict.fromkeys(statement.case for statement in answer.statements if statement.case))


def cited(answer: Answer) -> set[str]:
    """The passages that it marked, and what it reckoned by its name."""
    return {str(citation.passage or citation.ref) for citation in answer.citations}
