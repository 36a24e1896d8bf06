"""How well a passage fits what is asked, by signs that were weighed on questions whose right passages are known.

The signs are nearness in meaning, shared words, and whether the passage holds the kind of thing that is asked for:
"how much" wants a sum, "when" a day, "what was ordered" the orders. `evals/train/train_fitness.py` made the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from assistant.answer.statements.relevance import Weights, days_and_sums
from assistant.answer.statements.wanted import HELD, WANTS, held, held_of_case, section_wanted, wanted, wanted_of_case
from assistant.index.collection import Likeness
from assistant.records import Passage
from assistant.situation.wordlists import says

_TOLD_THERE, _NAMES_AND_TELLS = 0.5, 0.3
_UNKNOWN = Likeness(own=0.0, worded=0.0)


@dataclass(frozen=True)
class Place:
    """A passage, and what is asked of it."""

    passage: Passage
    wordings: tuple[str, ...] = ()
    named: bool = False
    """Whether the message names its record, or it is the policy of the person's own landlord."""


def places(
    passages: Sequence[Passage], asked: Mapping[str, tuple[str, ...]], *, named: Iterable[str] = ()
) -> list[Place]:
    """The passages of one record, in order; `named` are the records that the message names."""
    near = frozenset(named)
    return [Place(p, asked.get(p.id, ()), p.record in near) for p in passages]


def signs(
    text: str, place: Place, likeness: Mapping[str, Likeness], weights: Weights, *, case: bool
) -> dict[str, float]:
    """The signs by name, mostly 0 to 1, for a passage of a decided case or of a rule."""
    passage = place.passage
    near = likeness.get(passage.id, _UNKNOWN)
    found = {
        "own": near.own,
        "worded": near.worded,
        "words": weights.overlap(text, passage.text, exact=False),
        "words of wordings": max((weights.overlap(text, w, exact=False) for w in place.wordings), default=0.0),
        "named": float(place.named),
    }
    wants, holds = wanted(text), held(passage.text)
    for kind in HELD:
        found[f"holds {kind}"] = float(kind in wants and kind in holds)
    if case:
        section = passage.mark[0]
        for kind in WANTS:
            if section_wanted(kind):
                found[f"section for {kind}"] = float(kind in wants and section_wanted(kind) == section)
        asked, told = days_and_sums(text), days_and_sums(passage.text)
        found["days and sums"] = len(asked & told) / len(asked) if asked else 0.0
        for kind in wanted_of_case(text):
            found[f"holds {kind}"] = float(kind in held_of_case(passage.text))
        found["complaint"] = _of_complaint(text, passage) if section == "c" else 0.0
        found["orders unasked"] = float(section == "o" and "order" not in wants)
    return found


def _of_complaint(text: str, passage: Passage) -> float:
    """How much a passage of the complaint only says which case it is: the first does, the later ones tell what the resident said."""
    said = says("cases", "resident_said", text=text)
    if passage.mark == "c1":
        return _NAMES_AND_TELLS if said else 1.0
    return -_TOLD_THERE if said else _TOLD_THERE


def fit(found: Mapping[str, float], *, case: bool, within: bool = False) -> float:
    """The weighed sum of signs: compares passages for one text; about 0 and above, the passage answers it.

    `within` one case, where which case is meant is known: a clause at a time is looked up.
    """
    weights = _weights()["passage" if within else "case" if case else "rule"]
    return sum(weights.get(name, 0.0) * value for name, value in found.items()) + weights.get("constant", 0.0)


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = resources.files("assistant.answer").joinpath("fitness.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, float]] = yaml.safe_load(text)
    return loaded
