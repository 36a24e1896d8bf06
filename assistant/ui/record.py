"""A conversation written out, to keep or to show to somebody who helps."""

from __future__ import annotations

from datetime import datetime

from assistant.answer.contract import Answer, SentenceStatus
from assistant.ui.conversation import Conversation, Turn
from assistant.ui.words import day, length, named, say


def conversation_text(conversation: Conversation, now: datetime) -> str:
    """Every question and answer with its sources, as plain text with `##` before each question."""
    head = f"{say('title')}: a conversation of {day(now.date())}\n{say('not_advice')}"
    return "\n\n".join([head, *(_turn(turn) for turn in conversation.turns)]) + "\n"


def _turn(turn: Turn) -> str:
    parts = [f"## {' '.join(turn.shown.split())}"]
    if turn.error:
        parts.append(turn.error)
    if turn.answer:
        parts.append(answer_text(turn.answer))
    spoken = [s.text for s in turn.sentences if s.status is SentenceStatus.VERIFIED]
    if spoken:
        parts.append(f"{say('explanation')}\n{' '.join(spoken)}")
    return "\n\n".join(parts)


def answer_text(answer: Answer) -> str:
    """One answer as plain text: headline, limits, statements, steps and sources."""
    parts = [answer.headline or answer.text]
    if answer.signpost:
        post = answer.signpost
        parts.append(" ".join(filter(None, (post.body, post.phone, post.url))) + f"\n{post.why}")
    if answer.delay and answer.delay.limits:
        lines = []
        for limit in answer.delay.limits:
            line = f"- {named('actions', limit.action)} within {length(number=limit.amount, unit=str(limit.unit))}"
            line += f" ({limit.title}, {limit.applies})"
            line += f": last day {day(limit.due)}" if limit.due else ""
            line += f", passed by {'' if limit.exact else 'at least '}{length(limit.overrun)}" if limit.overrun else ""
            lines.append(line + (f". Only if {limit.condition}" if limit.condition else "") + ".")
        parts.append(f"{say('elapsed')}\n" + "\n".join(lines))
    said = [f"- {s.text}{_marks(s.citations)}" for s in answer.statements]
    if said:
        parts.append("\n".join(said))
    steps = [f"- {s.text}{_marks(s.citations)}" for s in answer.next_steps if s not in answer.statements]
    if steps:
        parts.append(f"{say('next')}\n" + "\n".join(steps))
    sources = [
        f"- [{c.n}] {c.title}{f', {c.passage}' if c.passage else ''}: {c.quote}{f' {c.url}' if c.url else ''}"
        for c in answer.citations
    ]
    if sources:
        parts.append(f"{say('sources_title')}\n" + "\n".join(sources))
    return "\n\n".join(part for part in parts if part)


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f" [{n}]" for n in numbers)
