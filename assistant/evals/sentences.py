"""How well verification tells true sentences from false ones: labelled sentences, and what to allow by cross-validation.

Those of `evals/sentences/written_with_checks.jsonl` were written with the checks, those of `written_after.jsonl` after
them. A line is a statement of an answer with sentences said of it: `true` ones, and `false` ones each with what is
wrong with it. More false ones are made from the true ones by code: a changed figure, another landlord's name,
another statement's mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from assistant.answer.checks.verification import Limits, Nearness, verify
from assistant.answer.contract import Statement, StatementKind
from assistant.errors import InputError
from assistant.evals.metrics import Share
from assistant.records import Frozen
from assistant.settings import ROOT
from assistant.timescales.facts import Verdict

SENTENCES = tuple(ROOT / "evals" / "sentences" / name for name in ("written_with_checks.jsonl", "written_after.jsonl"))
_FIGURE = re.compile(r"\d+(?=[^\d]*$)")
_LANDLORD = re.compile(
    r"\b(?:London Borough of [A-Z]\w+|[A-Z][A-Za-z&]+ (?:City Council|Council|Housing Group|Housing))\b"
)
_ELSEWHERE = "Northby Council"
_GRID = [Limits(most_new=new, least_near=near) for new, near in product((0.0, 0.1, 0.2, 0.4), (0.0, 0.5, 0.6, 0.7))]
_FOLDS = 5


class Labelled(Frozen):
    """A sentence, the statement whose mark it bears, and what is wrong with it (None: nothing)."""

    group: str
    statement: Statement
    verdict: Verdict | None
    text: str
    wrong: str | None = None


class Errors(Frozen):
    """What verification got wrong: false sentences let through and true ones turned away, each with the sentence."""

    accepted: tuple[Labelled, ...]
    rejected: tuple[tuple[Labelled, str], ...]
    false: int
    true: int

    @property
    def false_accept(self) -> Share:
        """The share of false sentences that it let through."""
        return Share(hits=len(self.accepted), of=self.false)

    @property
    def false_reject(self) -> Share:
        """The share of true sentences that it turned away."""
        return Share(hits=len(self.rejected), of=self.true)


def labelled(path: Path) -> tuple[Labelled, ...]:
    """Every labelled sentence of a file, with those made by code. Raises InputError for a line of another form."""
    groups: list[tuple[Statement, list[Labelled]]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            groups.append(_group(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path.name}, line {number}: {error!r}. See assistant/evals/sentences.py.") from error
    out: list[Labelled] = []
    for place, (_, sentences) in enumerate(groups):
        stranger = groups[(place + 1) % len(groups)][0]
        out += sentences
        out += [made for one in sentences if one.wrong is None for made in _made(one, stranger)]
    return tuple(out)


def errors(sentences: Sequence[Labelled], nearness: Nearness | None, limits: Limits | None = None) -> Errors:
    """What verification gets wrong about these sentences."""
    accepted: list[Labelled] = []
    rejected: list[tuple[Labelled, str]] = []
    for one in sentences:
        why = verify(f"{one.text} [1]", [one.statement], (), one.verdict, nearness, limits or Limits()).why
        if one.wrong is None and why is not None:
            rejected.append((one, why))
        if one.wrong is not None and why is None:
            accepted.append(one)
    false = sum(one.wrong is not None for one in sentences)
    return Errors(accepted=tuple(accepted), rejected=tuple(rejected), false=false, true=len(sentences) - false)


def cross_validate(sentences: Sequence[Labelled], nearness: Nearness) -> tuple[list[Limits], Share, Share]:
    """The limits chosen in each fold, with false accepts and false rejects on the sentences held out.

    Sentences of one statement stay in one fold. Of the limits that let fewest false sentences through, those that turn
    fewest true ones away are chosen, and of equals the strictest.
    """
    groups = sorted({one.group for one in sentences})
    wrongly = _wrongly(sentences, nearness)
    chosen: list[Limits] = []
    accepted = rejected = 0
    for fold in range(_FOLDS):
        held = [place for place, one in enumerate(sentences) if one.group in set(groups[fold::_FOLDS])]
        best = _best(sentences, wrongly, sorted(set(range(len(sentences))) - set(held)))
        chosen.append(best)
        let_in, turned_away = _counts(sentences, wrongly[best], held)
        accepted, rejected = accepted + let_in, rejected + turned_away
    false = sum(one.wrong is not None for one in sentences)
    return chosen, Share(hits=accepted, of=false), Share(hits=rejected, of=len(sentences) - false)


def best_limits(sentences: Sequence[Labelled], nearness: Nearness) -> Limits:
    """The limits that let fewest false sentences through, and of those turn fewest true ones away."""
    return _best(sentences, _wrongly(sentences, nearness), list(range(len(sentences))))


def _wrongly(sentences: Sequence[Labelled], nearness: Nearness) -> dict[Limits, list[bool]]:
    """For each of the limits that may be chosen, which sentences it judges wrongly."""
    return {
        limits: [
            verify(f"{one.text} [1]", [one.statement], (), one.verdict, nearness, limits).passed
            == (one.wrong is not None)
            for one in sentences
        ]
        for limits in _GRID
    }


def _best(sentences: Sequence[Labelled], wrongly: dict[Limits, list[bool]], places: list[int]) -> Limits:
    return min(_GRID, key=lambda one: (*_counts(sentences, wrongly[one], places), one.most_new, -one.least_near))


def _counts(sentences: Sequence[Labelled], wrongly: list[bool], places: list[int]) -> tuple[int, int]:
    """How many false sentences were let through and how many true ones turned away."""
    false = sum(wrongly[place] for place in places if sentences[place].wrong is not None)
    return false, sum(wrongly[place] for place in places) - false


def _group(line: dict[str, Any]) -> tuple[Statement, list[Labelled]]:
    statement = Statement(kind=StatementKind(line["kind"]), text=line["fact"], case=line["case"])
    verdict = Verdict(line["verdict"]) if line["verdict"] else None
    told: list[tuple[str, str | None]] = [(said, None) for said in line["true"]]
    told += [(said, fault) for fault, said in line["false"]]
    return statement, [
        Labelled(group=line["id"], statement=statement, verdict=verdict, text=said, wrong=fault) for said, fault in told
    ]


def _made(one: Labelled, stranger: Statement) -> Iterator[Labelled]:
    """False sentences out of a true one: its last figure changed, its landlord another, its mark another's."""
    figure = _FIGURE.search(one.text)
    if figure:
        changed = f"{one.text[: figure.start()]}{int(figure.group()) + 1}{one.text[figure.end() :]}"
        yield one.model_copy(update={"text": changed, "wrong": "made: figure"})
    if _LANDLORD.search(one.text):
        yield one.model_copy(update={"text": _LANDLORD.sub(_ELSEWHERE, one.text), "wrong": "made: landlord"})
    yield one.model_copy(update={"statement": stranger, "wrong": "made: mark"})
