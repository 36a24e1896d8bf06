"""Which passages are told beside the one that answers best: those that answer something more of what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from assistant.answer.contract import StatementKind
from assistant.answer.rules.ranking import fitting
from assistant.answer.rules.scope import stages_of
from assistant.answer.rules.told import Told
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Found, Sources
from assistant.records import Passage

# The nearness from which on a clause is answered by limits, and a passage is only told beside them.
_LEAST_NEAR = 0.9
# The share of what was asked, by weight, that a further passage must add: one that is cited already, and another.
_ADDS_MORE = 0.1
_ADDS = 0.12
# How nearly a further passage must fit: of the same record or the landlord's own, of another; as well as the best.
_KIN = 0.7
_CLOSE = 0.85
_AS_GOOD = 0.95
# The fit that a further passage must have for itself, and the one with which it is told though it adds no word asked.
_FIT = 6.5
_PLAINLY_FIT = 9.0
_PLAINLY_FIT_OF_ANOTHER = 10.0


@dataclass(frozen=True)
class Choice:
    """What a choice among passages hangs on.

    `asked`: the words that tell what is asked. `own`: the record of the person's own landlord. `floor`: the nearness
    below which nothing is told. `answered`: the clause is answered already. `said`: the passages of which the limits
    have told all that was asked. `stages`: the stages of a complaint that are asked about. `single`: one thing is asked.
    """

    asked: frozenset[str]
    own: str | None
    floor: float
    most: int
    answered: bool
    said: frozenset[str]
    stages: frozenset[str]
    single: bool


def choose(ranked: list[Found], choice: Choice, draft: Draft, sources: Sources) -> list[Passage]:
    """The passage that answers best, and others only for what it leaves unsaid of the words that were asked."""
    chosen: list[Passage] = []
    stages: list[frozenset[str]] = []
    told = Told(draft)
    asked, answered = choice.asked, choice.answered
    whole = sum(sources.weights.of(word) for word in asked) or 1.0
    best = ranked[0]
    for found in fitting(ranked):
        if len(chosen) == choice.most:
            break
        passage = found.passage
        answers, has = _answers(passage, asked, sources), told.has(passage)
        left = told.left(asked, answers[:1] if has else answers) - (everyday() if answered else frozenset())
        adds = sum(sources.weights.of(word) for word in left) / whole
        by_limit = choice.single and adds < _ADDS_MORE and draft.cites(passage.id, StatementKind.LIMIT)
        by_limit = by_limit or (choice.floor > _LEAST_NEAR and passage.id in choice.said)
        if found is best and by_limit:
            # The limits have told what answers best: what fits less well is beside the point.
            break
        if found.score < choice.floor or passage.id in choice.said or (has and adds < _ADDS_MORE):
            answered = answered or found is best
            continue
        stage = stages_of(passage.text.split(". ")[0])
        kin = passage.record == best.passage.record
        # A landlord's own time for a stage does not stand alone: the code that binds it has one too.
        beside_own = best.passage.record == choice.own and passage.record == "complaint-handling-code-2024"
        of_stage = (kin or beside_own) and len(stage) == 1 and stage <= choice.stages and stage not in stages
        if answered and not (of_stage or _is_told_beside(found, best, adds, own=choice.own)):
            continue
        stages.append(stage)
        chosen.append(passage)
        told.add(passage, answers)
        answered = True
    return chosen


def _is_told_beside(found: Found, best: Found, adds: float, *, own: str | None) -> bool:
    """Whether a passage belongs beside one that answers: it adds something that was asked, or plainly fits as well."""
    kin = found.passage.record in (best.passage.record, own)
    if found.similarity < _FIT:
        return False
    plainly = found.similarity >= (_PLAINLY_FIT if kin else _PLAINLY_FIT_OF_ANOTHER)
    if plainly and found.similarity >= _AS_GOOD * best.similarity:
        return True
    return adds >= _ADDS and found.similarity >= (_KIN if kin else _CLOSE) * best.similarity


def _answers(passage: Passage, asked: frozenset[str], sources: Sources) -> tuple[str, ...]:
    """A passage's own words, and the wording it is asked by that is nearest to what was asked."""
    wordings = sources.corpus.asked.get(passage.id, ())
    nearest = max(wordings, key=lambda w: len(asked & set(stems(w))) / (1 + len(set(stems(w)))), default="")
    return passage.text, nearest


@cache
def everyday() -> frozenset[str]:
    """The stems of words that name no matter of their own, of `wording/everyday.yaml`."""
    text = resources.files("assistant.answer").joinpath("wording/everyday.yaml").read_text("utf-8")
    return frozenset(stem for words in yaml.safe_load(text).values() for stem in stems(words))
