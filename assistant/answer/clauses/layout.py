"""The Markdown of an answer: verdict, statements with their marks, what to do next, what to tell us, notes."""

from __future__ import annotations

from itertools import groupby, takewhile

from assistant.answer.contract import Statement, StatementKind
from assistant.answer.statements.draft import Draft, without_opening


def lay_out(headline: str, draft: Draft, asks: list[str], notes: list[str]) -> str:
    """The whole text: help in danger, or who else to turn to, stands before the verdict. Marks such as [1] number the citations."""
    told = draft.statements
    first = list(takewhile(lambda statement: statement.kind is StatementKind.SIGNPOST, told))
    parts = [marked(statement) for statement in first]
    if headline:
        parts.append(headline)
    for _, group in groupby(told[len(first) :], key=lambda statement: statement.case):
        parts.append(_block(list(group)))
    if draft.steps:
        steps = "\n".join(f"{n}. {marked(step)}" for n, step in enumerate(draft.steps, start=1))
        parts.append(f"**What you can do next**\n\n{steps}")
    if asks:
        parts.append("**To be surer, tell us:** " + " ".join(asks))
    parts += [f"*{note}*" for note in notes]
    return "\n\n".join(parts)


def _block(statements: list[Statement]) -> str:
    """Statements of one case under its first sentence, or statements of no case, as a list where there are several."""
    first, *more = statements
    shortened = [s.model_copy(update={"text": without_opening(s.text)}) if s.case else s for s in more]
    lines = [marked(statement) for statement in (first, *shortened)]
    return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)


def marked(statement: Statement) -> str:
    """A statement with its marks."""
    marks = "".join(f"[{n}]" for n in statement.citations)
    return f"{statement.text} {marks}" if marks else statement.text
