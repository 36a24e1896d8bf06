"""A conversation as the page keeps it: in the memory of one session, never on disk."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.answer.contract import Answer, Question, Sentence
from assistant.records import Tenure
from assistant.situation.situation import Asker, Situation

State = Literal["asked", "computed", "done", "stopped", "failed"]


@dataclass
class Turn:
    """One message and what came back."""

    question: Question
    shown: str
    key: str = field(default_factory=lambda: f"a{uuid.uuid4().hex[:8]}")
    state: State = "asked"
    answer: Answer | None = None
    sentences: list[Sentence] = field(default_factory=list)
    error: str | None = None

    def stop(self) -> None:
        """Close a turn whose writing was broken off: what was reckoned stands."""
        if self.state in ("asked", "computed"):
            self.state = "stopped"


@dataclass
class Home:
    """What the person set beside the message."""

    asker: Asker = Asker.RESIDENT
    landlord: str | None = None
    tenure: Tenure | None = None
    reported: date | None = None


@dataclass
class Conversation:
    """The turns so far."""

    turns: list[Turn] = field(default_factory=list)

    @property
    def situation(self) -> Situation | None:
        """What the last answered turn established."""
        return next((turn.answer.situation for turn in reversed(self.turns) if turn.answer), None)

    def ask(self, text: str, home: Home) -> Turn:
        """Begin a turn; a follow-up carries the situation on."""
        question = Question(
            text=text,
            asker=home.asker,
            landlord=home.landlord,
            tenure=home.tenure,
            reported=home.reported,
            situation=self.situation,
        )
        return self._add(question, text)

    def _add(self, question: Question, shown: str) -> Turn:
        turn = Turn(question=question, shown=shown)
        self.turns.append(turn)
        return turn

    def correct(self, turn: Turn, situation: Situation, fields: frozenset[str], what: str, home: Home) -> Turn:
        """Ask a turn's question again with fields of its situation put right, and say so.

        The question's own words are read again, so that only what was said before it is carried on.
        """
        before = turn.question.situation
        question = Question(
            text=turn.question.text,
            asker=home.asker,
            landlord=_landlord(situation),
            tenure=situation.tenure,
            reported=situation.reported,
            until=situation.until,
            household=situation.household,
            situation=situation.model_copy(update={"repair": before.repair if before else ""}),
            corrected=turn.question.corrected | fields,
        )
        return self._add(question, what)


def _landlord(situation: Situation) -> str | None:
    named = situation.landlord
    return (named.name or named.said) if named else None
