"""A stand-in assistant with hand-written answers over the real corpus: the page's tests need no index and no model.

What a question holds decides what comes back: see `_KINDS`. Corrections count, so that a test can tell an
answer on the corrected facts from one on the first facts.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.answer.contract import (
    Answer,
    AnswerChunk,
    Kind,
    Question,
    Sentence,
    SentenceStatus,
    Signpost,
    Statement,
    StatementKind,
)
from assistant.errors import InputError, ModelFault
from assistant.records import Action, Category, Citation, Corpus, PolicyKind, Record, Source, Tenure, Unit, load_corpus
from assistant.settings import ROOT, Settings
from assistant.situation.situation import NamedLandlord, Situation
from assistant.timescales.facts import Amount, DelayCheck, Event, Happening, Limit, Mark, Verdict

TODAY = date(2026, 11, 22)
HOSTILE = (
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> [x](javascript:window.hacked=1) $x^2$ **b**'
)


def make(_settings: Settings) -> FakeAssistant:
    """What `ASSISTANT_PAGE_FACTORY=stand_in:make` gives the page."""
    return FakeAssistant(load_corpus(ROOT / "corpus"))


def make_broken(_settings: Settings) -> FakeAssistant:
    """An assistant that cannot start."""
    raise ModelFault("The search index is missing. Run: assistant index build")


class FakeAssistant:
    """Answers of each kind, chosen by a word in the question."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def ask(self, question: Question) -> Answer:
        """The whole answer at once."""
        return [chunk.answer for chunk in self.stream(question) if chunk.answer][-1]

    def ask_about(self, record: Record, question: Question) -> Answer:
        """The first passage of the record, quoted."""
        cited = record.cite(record.passages[0]).model_copy(update={"n": 1})
        said = Statement(kind=StatementKind.PASSAGE, text=f"The document says: {cited.quote}", citations=(1,))
        return Answer(
            kind=Kind.ANSWER,
            question=question.text,
            situation=Situation(question=question.text),
            text=said.text,
            statements=(said,),
            citations=(cited,),
        )

    def stream(self, question: Question) -> Iterator[AnswerChunk]:
        """Computed at once; a sentence each tenth of a second, or each second for a `slow` question."""
        text = question.text.lower()
        if "too odd" in text:
            raise InputError("The date 31 February 2026 does not exist. Give another date.")
        if "explode" in text:
            raise RuntimeError("secret inside")
        answer = self._answer(question, _situation(question), text)
        yield AnswerChunk(stage="computed", answer=answer)
        if "explain" in text or "slow" in text:
            said = []
            for number in range(1, 31 if "slow" in text else 4):
                time.sleep(0.5 if "slow" in text else 0.1)
                sentence = Sentence(text=f"Plain sentence {number}.", statements=(1,), status=SentenceStatus.VERIFIED)
                said.append(sentence)
                yield AnswerChunk(stage="sentence", sentence=sentence)
            answer = answer.model_copy(update={"sentences": tuple(said), "model": "fake"})
        yield AnswerChunk(stage="done", answer=answer)

    def _answer(self, question: Question, situation: Situation, text: str) -> Answer:
        said = question.text
        if "gas" in text:
            post = Signpost(
                emergency=True,
                body="National Gas Emergency Service",
                why="If you smell gas, leave the home and ring now.",
                url="https://www.nationalgas.com/emergency-contact",
                phone="0800 111 999",
            )
            return Answer(kind=Kind.SIGNPOST, question=said, situation=situation, text=post.why, signpost=post)
        if "moon" in text:
            reply = "I hold nothing about that, so I cannot answer it."
            return Answer(kind=Kind.ABSTAIN, question=said, situation=situation, headline=reply, text=reply)
        if "unclear" in text:
            reply = "I need to know more before I can answer."
            asks = ("What is broken?", "When did you tell the landlord?")
            return Answer(kind=Kind.CLARIFY, question=said, situation=situation, headline=reply, text=reply, asks=asks)
        return self._door(question, situation, hostile="hostile" in text)

    def _door(self, question: Question, situation: Situation, *, hostile: bool) -> Answer:
        today = question.today or TODAY
        policy = self._cite(1, "barnet#p1")
        award = self._cite(2, "202410299#o1")
        why = self._cite(3, "202410299#r15")
        extract = next(case for case in self.corpus.determinations.values() if case.basis == "extract")
        partly = extract.cite(extract.passages[0]).model_copy(update={"n": 4})
        sum_ = Citation(n=5, source=Source.COMPUTED, ref="delay", title="Worked out", quote="Counted in working days.")
        if hostile:
            award = award.model_copy(update={"title": HOSTILE, "quote": HOSTILE, "url": "javascript:window.hacked=1"})
        landlord = situation.landlord.said if situation.landlord else "your landlord"
        delay = _delay(situation, policy, today)
        late = delay.verdict is Verdict.OUTSIDE
        headline = f"This repair is {'past' if late else 'inside'} the time that {landlord} allows."
        statements = (
            Statement(kind=StatementKind.ELAPSED, text=f"It has been {delay.calendar_days} days.", citations=(5,)),
            Statement(kind=StatementKind.VERDICT, text=headline, citations=(1,)),
            Statement(
                kind=StatementKind.AWARD,
                text="In that case the Ombudsman found maladministration and ordered £800 compensation.",
                citations=(2, 3),
            ),
            Statement(kind=StatementKind.FINDING, text=HOSTILE if hostile else "A partly read case.", citations=(4,)),
            Statement(kind=StatementKind.UNKNOWN, text="Whether an emergency visit was offered is not known."),
        )
        steps = (
            Statement(kind=StatementKind.STEP, text="Make a stage 1 complaint to the landlord.", citations=()),
            Statement(kind=StatementKind.STEP, text="Keep a note of every call.", citations=()),
        )
        remedy = {
            "findings": {"maladministration": 0.6, "service failure": 0.3, "reasonable redress": 0.1},
            "likely_finding": "maladministration",
            "compensation": {"low": 100, "median": 300, "high": 800, "n": 14},
            "orders": [{"order": "apology", "share": 0.9, "count": 9, "n": 10}],
            "comparables": [],
            "guidance": [],
        }
        return Answer(
            kind=Kind.ANSWER,
            question=question.text,
            situation=situation,
            verdict=delay.verdict,
            headline=headline,
            text=f"{headline} [1]",
            statements=statements,
            citations=(policy, award, why, partly, sum_),
            delay=delay,
            remedy=remedy,
            next_steps=steps,
            notes=("No chat model was used.",),
        )

    def _cite(self, n: int, passage: str) -> Citation:
        return self.corpus.cite(passage).model_copy(update={"n": n})


def _situation(question: Question) -> Situation:
    text = question.text.lower()
    before = question.situation or Situation(question=question.text)
    named = question.landlord or ("Barnet" if "barnet" in text else None)
    landlord = NamedLandlord(said=named, name=named) if named else before.landlord
    tenure = question.tenure or (Tenure.SECURE if "secure" in text else before.tenure)
    reported = question.reported or (date(2026, 9, 21) if "two months" in text else before.reported)
    return before.model_copy(
        update={
            "question": question.text,
            "asker": question.asker,
            "landlord": landlord,
            "tenure": tenure,
            "reported": reported,
            "category": before.category or (Category.DOORS_AND_WINDOWS if "door" in text else None),
            "events": (Event(what=Happening.REPORTED, on=reported),) if reported else (),
            "repair": before.repair or ("balcony door lock" if "door" in text else ""),
            "household": before.household or (("baby",) if "baby" in text else ()),
        }
    )


def _delay(situation: Situation, policy: Citation, today: date) -> DelayCheck:
    reported = situation.reported
    due = reported + timedelta(days=21) if reported else None
    late = bool(due and due < today)
    overrun = Amount(amount=(today - due).days, unit=Unit.CALENDAR_DAYS) if late and due else None
    common = {"source": PolicyKind.LANDLORD_POLICY, "title": "Repairs policy", "citation": policy, "starts": reported}
    safe = reported + timedelta(days=1) if reported else None
    limits = (
        Limit(
            id="fake-complete", applies="other repairs", action=Action.COMPLETE, amount=15, unit=Unit.WORKING_DAYS,
            due=due, met=None if due is None else not late, overrun=overrun, **common,
        ),
        Limit(
            id="fake-safe", applies="emergencies", action=Action.MAKE_SAFE, amount=24, unit=Unit.HOURS, due=safe,
            condition="the door leaves the home open to anyone", **common,
        ),
    )  # fmt: skip
    marks = (Mark(on=reported, label="Reported", kind="event"),) if reported else ()
    return DelayCheck(
        reported=reported,
        until=today,
        ongoing=True,
        calendar_days=(today - reported).days if reported else None,
        working_days=None,
        limits=limits,
        verdict=Verdict.UNCLEAR if due is None else (Verdict.OUTSIDE if late else Verdict.WITHIN),
        why="hand-written",
        timeline=marks,
    )
