"""The decided cases that come near a message, in order, and whether the first stands apart from the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.answer.cases.finder import Near
from assistant.answer.cases.particulars import Held
from assistant.answer.cases.words import is_of_somebody
from assistant.situation.situation import Situation

SURE = 0.75
_RIVAL, _RIVAL_UNNAMED, _RIVAL_UNTOLD = 0.93, 0.75, 0.0
"""Of the nearest case's score, what another must have to be as likely meant: where a thing of it is named, where none
is, and where nothing is told that is rare at all."""
_TELLS = 0.03
"""What the weight of a case's particulars adds to its score."""
_TOLD = 2.0
"""How much a message must tell of a case that it speaks of without its landlord."""
_STANDS_OUT, _AHEAD = 0.6, 1.3
"""How near a case must come to be meant by what somebody's trouble was alone, and how far ahead of the next for that one
not to be meant."""
_APART = 3.0
"""How much more of one case than of the next a message must tell for the next not to be meant."""
_MANY = 4
"""How many rare things of one case, being twice those of the next, do the same."""


def by_particulars(near: list[Near], held: Mapping[str, Held]) -> list[Near]:
    """Cases in the order of their scores and of what they hold of the message's particulars together."""
    scored = [replace(n, score=n.score + _TELLS * held[n.ref].weight) if n.ref in held else n for n in near]
    return sorted(scored, key=lambda each: (-each.score, each.ref))


def rivals_of(found: list[Near], held: Mapping[str, Held], pool: frozenset[str], *, thing: bool) -> list[str]:
    """Another case of the landlord's that is as likely meant: as near, and as much told of it."""
    first = held[found[0].ref].weight if found[0].ref in held else 0.0
    least = found[0].score * (_RIVAL if thing else _RIVAL_UNNAMED if first else _RIVAL_UNTOLD)
    return [
        each.ref
        for each in found[1:2]
        if each.score >= least and each.ref in pool and first - held[each.ref].weight < _APART
    ]


def is_ahead(found: list[Near]) -> bool:
    """Whether the nearest case comes far before the next, so that no other is likely meant."""
    return len(found) == 1 or found[0].score >= _AHEAD * found[1].score


def is_apart(ref: str, held: Mapping[str, Held]) -> bool:
    """Whether a message tells clearly more of a case than of any other, by weight or by how many things."""
    most = held[ref]
    return all(
        most.weight - each.weight >= _APART
        or (most.weight > each.weight and len(most.rare) >= max(_MANY, 2 * len(each.rare)))
        for other, each in held.items()
        if other != ref
    )


def is_told_alone(fit: float, ref: str, held: Mapping[str, Held]) -> bool:
    """Whether a case that is spoken of without its landlord comes near, and no other holds as much of what is told."""
    most = max((each.weight for each in held.values()), default=0.0)
    return fit >= SURE and held[ref].weight >= max(_TOLD, most - _APART)


def is_somebodys(near: Near, held: Mapping[str, Held], situation: Situation) -> bool:
    """Whether the nearest case may be the one of somebody who is told of loosely: it holds something rare of what is told."""
    told_of = any(is_of_somebody(c.text) for c in situation.clauses)
    return told_of and near.fit >= _STANDS_OUT and bool(held[near.ref].rare)
