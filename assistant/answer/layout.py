"""The Markdown of an answer: verdict, statements with their marks, what to do next, what to tell us, notes."""

from __future__ import annotations

import re
from itertools import groupby

from assistant.answer.contract import Statement
from assistant.answer.draft import Draft


def lay_out(headline: str, draft: Draft, asks: list[str], notes: list[str]) -> str:
    """The whole text. Marks such as [1] number the answer's citations."""
    parts: list[str] = []
    if headline:
        parts.append(headline)
    for _, group in groupby(draft.statements, key=lambda statement: statement.case):
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
    case = statements[0].case
    prefix = re.compile(rf"In case {case}(?: \(.*?(?:\d{{4}}|not known)\))?:? ")
    lines = [marked(statements[0])]
    for statement in statements[1:]:
        line = marked(statement)
        rest = prefix.sub("", line, count=1) if prefix.match(line) else line
        lines.append(rest[:1].upper() + rest[1:] if case and rest != line else line)
    return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)


def marked(statement: Statement) -> str:
    """A statement with its marks."""
    marks = "".join(f"[{n}]" for n in statement.citations)
    return f"{statement.text} {marks}" if marks else statement.text
