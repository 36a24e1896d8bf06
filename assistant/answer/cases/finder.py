"""Which decided case a clause is about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from assistant.answer.cases.landlords import in_passing
from assistant.answer.statements.fitness import fit, places, signs
from assistant.answer.statements.relevance import Weights
from assistant.answer.statements.sources import Found, Sources
from assistant.index import Filters
from assistant.records import Category, Source
from assistant.records.categories import speaks_of
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import says

_LIKE = 0.5
_TOP = 3
_OWN = 0.1
_LEARNT = 0.05
_SEVERAL = 2
_NAMED = 0.1
"""Of a message's words, what a case's matters and household must hold for it to speak of them."""


def cases_named(clause: Clause, situation: Situation) -> tuple[str, ...]:
    """The references that a clause names, else those of the message."""
    return clause.refs or situation.refs


@dataclass(frozen=True)
class Near:
    """A case, the `fit` of its best passage, and its `score` with its further passages and matters."""

    ref: str
    fit: float
    score: float


def nearest_cases(situation: Situation, sources: Sources) -> list[Near]:
    """The cases, among those of the named landlord or all, by how well the words describe them, best first.

    None where the landlord has none: another's case is never taken for it.
    """
    pool = landlord_cases(situation, sources)
    if situation.landlord and situation.landlord.name and not pool:
        return []
    return _by_fit(_search(situation.english, pool, sources), situation, sources, pool)


def cases_like(situation: Situation, sources: Sources, most: int = 3) -> list[tuple[str, float]]:
    """The cases that come nearest to a message, the landlord's own first where it names one; none that is far off."""
    pool = landlord_cases(situation, sources)
    ranked = _by_fit(_search(situation.english, pool, sources), situation, sources, pool) if pool else []
    ranked += _by_fit(_search(situation.english, frozenset(), sources), situation, sources, frozenset())
    found = [(each.ref, each.fit) for each in ranked]
    unique = dict(reversed(found))
    ordered = [(ref, unique[ref]) for ref in dict.fromkeys(ref for ref, _ in found)]
    near = [(ref, fit) for ref, fit in ordered if fit >= _LIKE]
    if situation.category not in (None, Category.REPAIRS_GENERAL, Category.OTHER):
        same = [e for e in near if _same_kind(e[0], situation, sources) or _is_theirs(e[0], pool, situation, sources)]
        return (same or [each for each in ordered if _names_kind(each[0], situation, sources)])[:most]
    # Of no known kind of repair: another landlord's case that comes clearly nearer goes before its own.
    return sorted(near, key=lambda each: -(each[1] + (_OWN if each[0] in pool else 0.0)))[:most]


def landlord_cases(situation: Situation, sources: Sources) -> frozenset[str]:
    """The cases of the landlord that a message names, none where it names none."""
    named = situation.landlord
    if named is None:
        return frozenset()
    keys = {named.slug, named.name} - {None}
    return frozenset(ref for key in keys for ref in sources.cases_of.get(str(key), ()))


def names_thing(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether a message says what a case was over, by its matters' or household's words or their kind of repair."""
    return _topic(ref, situation, sources) >= _NAMED


def asks_for_a_kind(text: str) -> bool:
    """Whether a text asks for cases of a kind rather than about one case."""
    return says("cases", "kind", text=text)


def without_landlord(situation: Situation, sources: Sources) -> str:
    """The message without its landlord's name, however it is written there: it says nothing of the matter."""
    named, text = situation.landlord, situation.english
    if named is None:
        return text
    others = (each.said for each in in_passing(text, sources) if (each.slug, each.name) == (named.slug, named.name))
    for said in (named.said, *others):
        text = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", " ", text, flags=re.IGNORECASE) if said else text
    return text


def _search(text: str, pool: frozenset[str], sources: Sources) -> list[Found]:
    filters = Filters(sources=frozenset({Source.DETERMINATION}), records=pool)
    return sources.search(text, k=60, filters=filters)


def _by_fit(found: list[Found], situation: Situation, sources: Sources, pool: frozenset[str]) -> list[Near]:
    """Cases in the order of their best passages and matters together; of a `pool` also by learnt signs.

    On 330 questions that name a landlord of several cases it put the right one first 251 times, 7 more than by
    passages and matters alone.
    """
    ranked = sources.rank(without_landlord(situation, sources), found)
    by_case: dict[str, list[float]] = defaultdict(list)
    for item in ranked:
        if len(by_case[item.passage.record]) < _TOP:
            by_case[item.passage.record].append(item.score)
    best = _best_fits(situation, pool, sources)
    near = [
        Near(ref, tops[0], tops[0] + 0.1 * sum(tops[1:]) + 0.5 * _topic(ref, situation, sources) + best.get(ref, 0.0))
        for ref, tops in by_case.items()
    ]
    return sorted(near, key=lambda each: (-each.score, each.ref))


def _best_fits(situation: Situation, pool: frozenset[str], sources: Sources) -> dict[str, float]:
    """What the best passage of each case of a pool adds to its score, by the signs that tell passages apart."""
    passages = [p for ref in sorted(pool) for p in sources.corpus.determinations[ref].passages]
    if len(pool) < _SEVERAL:
        return {}
    text = without_landlord(situation, sources)
    near, weights = sources.index.likeness(text), Weights(passages)
    fits: dict[str, float] = {}
    for place in places(passages, sources.corpus.asked):
        score = _LEARNT * fit(signs(text, place, near, weights, case=True), case=True)
        fits[place.passage.record] = max(score, fits.get(place.passage.record, score))
    return fits


def _is_theirs(ref: str, pool: frozenset[str], situation: Situation, sources: Sources) -> bool:
    """Whether a near case is one of the named landlord's own that speaks of the thing, whatever its kind is called."""
    return ref in pool and names_thing(ref, situation, sources)


def _same_kind(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether a case has a matter of the asker's kind of repair."""
    matters = sources.corpus.determinations[ref].matters
    return any(matter.category is situation.category for matter in matters)


def _names_kind(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether one of a case's matters, of whatever kind, names a thing of the asker's kind."""
    kind = situation.category
    return kind is not None and any(speaks_of(m.matter, kind) for m in sources.corpus.determinations[ref].matters)


def _topic(ref: str, situation: Situation, sources: Sources) -> float:
    """How well a case's matters and household match the words."""
    case = sources.corpus.determinations[ref]
    about = " ".join([*(matter.matter for matter in case.matters), *case.household])
    same = any(matter.category is situation.category for matter in case.matters) if situation.category else False
    return sources.weights.overlap(without_landlord(situation, sources), about) + (0.2 if same else 0.0)
