"""A message beside the question that stands before it: whether it asks itself, and what it leans on."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer.message.followup import FollowUp, asks_next_steps, asks_what_difference, tells
from assistant.answer.statements.wanted import wanted
from assistant.answer.talk.standing_made import tale_of
from assistant.answer.talk.standing_words import (
    AND_THE,
    SHORT,
    TOLD,
    VERB_FIRST,
    asks_by_its_mark_alone,
    asks_by_its_verb,
)
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation

_FEW = 7
"""Fewer words than these tell a fact, and no question of their own."""
Update = dict[str, object]


@dataclass(frozen=True)
class Message:
    """A message (`now`) after a situation (`base`): how it follows on, and which facts it keeps."""

    base: Situation
    now: Situation
    kind: FollowUp
    kept: Update

    @property
    def words(self) -> str:
        """The message's own words."""
        return self.now.english

    @property
    def stands(self) -> Update:
        """Nothing but the question that stands, for the message after."""
        return {"standing": self.base.standing}

    @property
    def of_case(self) -> bool:
        """Whether the talk is of a decided case."""
        return bool(self.base.refs or self.base.case)

    @property
    def of_own_wait(self) -> bool:
        """Whether the talk is of a wait of the person's own that is dated."""
        return bool(self.base.events or self.base.began) and not self.of_case

    @property
    def asks_itself(self) -> bool:
        """Whether the message asks a question of its own."""
        now = self.now
        clauses = any(is_question(clause.text) or set(clause.asks) - TOLD for clause in now.clauses)
        of_the_case = self.of_case and AND_THE.search(now.english) and wanted(now.english)
        return clauses or asks_next_steps(now.english) or bool(of_the_case)

    @property
    def bare(self) -> bool:
        """Whether the message only tells or supposes something, so that it asks again what stands."""
        now = self.now
        of_its_own = {ask for clause in now.clauses if is_question(clause.text) for ask in clause.asks} - TOLD
        if of_its_own or (self.of_case and not now.landlord and VERB_FIRST.search(now.english)):
            return False
        words = len(now.english.split())
        return (
            self.kind in (FollowUp.WHAT_IF, FollowUp.SOMEBODY_ELSE)
            or asks_what_difference(now)
            or (words < _FEW and tells(now) and not asks_by_its_verb(now))
            or (tells(now) and words < SHORT and asks_by_its_mark_alone(now))
        )

    @property
    def tale(self) -> Update:
        """Whether what is told was too long."""
        return tale_of(self.base, self.now, self.kept, self.kind)

    def asks(self, *asks: Ask) -> Update:
        """The message as one clause that asks so much."""
        return {"clauses": (Clause(text=self.words, asks=asks),), "asks": asks}
