"""What an answer is made of. These models are the JSON of `assistant ask --json` and what the page draws."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from assistant.records import Citation, Frozen, Tenure
from assistant.situation.situation import Asker, Situation
from assistant.timescales.facts import DelayCheck, Verdict


class Kind(StrEnum):
    """What the assistant did with a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"
    SIGNPOST = "signpost"
    REFUSE = "refuse"


class StatementKind(StrEnum):
    """The closed set of things that a statement can say."""

    ELAPSED = "elapsed"
    LIMIT = "limit"
    VERDICT = "verdict"
    FINDING = "finding"
    AWARD = "award"
    SPREAD = "spread"
    GUIDANCE = "guidance"
    ORDER = "order"
    PASSAGE = "passage"
    STEP = "step"
    CORRECTION = "correction"
    UNKNOWN = "unknown"
    SIGNPOST = "signpost"


class Statement(Frozen):
    """One short sentence or two, complete before any model, with the marks of what it rests on.

    `case` is the reference of the decided case that it speaks of, None where it speaks of none.
    """

    kind: StatementKind
    text: str
    citations: tuple[int, ...] = ()
    case: str | None = None


class SentenceStatus(StrEnum):
    """What became of a sentence that the model wrote: shown, right but a copy of its statement, or turned away."""

    VERIFIED = "verified"
    REPEATED = "repeated"
    DROPPED = "dropped"


class Sentence(Frozen):
    """One sentence of the model's explanation, what it cites, and whether it may be shown."""

    text: str
    statements: tuple[int, ...] = ()
    status: SentenceStatus
    why: str | None = None


class Signpost(Frozen):
    """Who to turn to instead, or first."""

    emergency: bool = False
    body: str
    why: str
    url: str | None = None
    phone: str | None = None


class Question(Frozen):
    """A message and all that the person set beside it. `situation` is what earlier messages established.

    `corrected` names the fields of `situation` that the person put right: they outrank the message's words.
    """

    text: str
    asker: Asker = Asker.RESIDENT
    landlord: str | None = None
    tenure: Tenure | None = None
    reported: date | None = None
    until: date | None = None
    household: tuple[str, ...] = ()
    exclude: frozenset[str] = frozenset()
    situation: Situation | None = None
    corrected: frozenset[str] = frozenset()
    today: date | None = None


class Answer(Frozen):
    """A whole answer.

    `text` is Markdown with marks such as [1] that number `citations`. `verdict` and everything in
    `statements` come from reckoning; `sentences` are the model's explanation with the status of each,
    empty where no model spoke. `notes` are lines for the person about the answer itself, such as a
    model that could not be loaded.
    """

    kind: Kind
    question: str
    situation: Situation
    verdict: Verdict | None = None
    headline: str = ""
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    delay: DelayCheck | None = None
    remedy: dict[str, Any] | None = None
    signpost: Signpost | None = None
    next_steps: tuple[Statement, ...] = ()
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    model: str = "none"
    timings_ms: dict[str, float] = Field(default_factory=dict)


class AnswerChunk(Frozen):
    """A piece of a streamed answer.

    First comes `computed` with the whole composed answer; then, if a model phrases, `sentence` for
    each sentence as it is verified; last `done` with the final answer.
    """

    stage: Literal["computed", "sentence", "done"]
    answer: Answer | None = None
    sentence: Sentence | None = None
