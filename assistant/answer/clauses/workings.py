"""What one answer has come to so far: what is told and meant, what was worked out, and how well it answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answer.cases.choice import CaseChoice, choose_case
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.remedies.contract import RemedyEstimate
from assistant.situation.situation import Ask, Clause, Situation
from assistant.timescales.facts import DelayCheck, Verdict


@dataclass
class Workings:
    """The running state of one answer, made anew for each question.

    `fit`: how well the best of what was said answers, 1 for what does so wholly. `case`: the decided case that is
    meant without its reference, once `chosen` has looked. `warned`: how many statements only warn of a danger.
    `settled`: how many clauses a rule settled. `listed`: a question over many cases was answered. `told`: the
    references that the message itself gives.
    """

    situation: Situation
    sources: Sources
    draft: Draft = field(default_factory=Draft)
    notes: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    check: DelayCheck | None = None
    verdict: Verdict | None = None
    headline: str = ""
    case: CaseChoice | None = None
    looked: bool = False
    estimate: RemedyEstimate | None = None
    fit: float = 0.0
    emergency: bool = False
    warned: int = 0
    steps_asked: bool = False
    settled: int = 0
    listed: bool = False
    told: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.told = self.situation.refs
        self.draft.passed = frozenset(self.situation.passed)

    def chosen(self) -> CaseChoice | None:
        """The decided case that the message means without its reference, looked for once."""
        if not self.looked:
            self.looked = True
            self.case = None if self.situation.refs else choose_case(self.situation, self.sources)
        return self.case

    @property
    def whole(self) -> Clause:
        """The message as one clause; a plain tale of trouble asks whether that is too long, and what to do."""
        asks = self.situation.asks or (Ask.DELAY, Ask.PROCESS)
        text = self.situation.english
        return Clause(text=text, asks=asks, refs=self.situation.refs, amounts=self.situation.amounts)

    @property
    def said(self) -> int:
        """How many statements stand."""
        return len(self.draft.statements)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing stands but a warning."""
        return self.said == self.warned

    def fits(self, fit: float = 1.0) -> None:
        """Note how well something that was said answers: the best counts."""
        self.fit = max(self.fit, fit)

    def note(self, text: str) -> None:
        """Put a note under the answer, once."""
        if text not in self.notes:
            self.notes.append(text)

    def ask(self, text: str) -> None:
        """Ask something back, once."""
        if text not in self.asks:
            self.asks.append(text)
