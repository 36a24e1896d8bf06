"""Which passages of rules come into question for a clause, best first."""

from __future__ import annotations

import re

from assistant.answer.message.instructions import gives_orders
from assistant.answer.rules.figures import is_for_another_sum
from assistant.answer.rules.scope import is_theirs
from assistant.answer.rules.subjects import is_spoken_of
from assistant.answer.rules.terms import explains_another
from assistant.answer.statements.fitness import Place, fit, places, signs
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Found, Sources
from assistant.index import Filters
from assistant.records import Category, Passage, Policy, Source
from assistant.records.categories import categorise
from assistant.situation.priorities import without_denied
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_KEEP = 0.6
_KEEP_NEAR = 0.5
_WHOLE = 0.5
_TELLING = 2
_MOST_FOUND = 30
_WORDED = 0.7
"""How near a text must come to a wording of a passage to ask for it, whatever words it has."""
# What landlords usually do says nothing of one whose own policy we hold.
USUAL = "typical-repair-priorities"
# Words that name a rule, ask whether it allows something or how long, or point back: a clause of these alone says
# nothing to search by.
_FRAME = frozenset(
    stems(
        "awaab law laws code guidance rule rules policy legal legally lawful allowed allow right scheme section "
        "protocol act handling complaint standard new old current july june may can do that this them "
        "thats that's what whats isnt isn't arent fine ok okay correct true wrong must instead now give get sort "
        "day days week weeks month months hour hours year years number one two three four five six seven eight nine ten "
        "anything official can't cannot isn't "
        "eleven twelve reasonable responsible responsibility whose yet bite apply applies effect"
    )
)
# A clause that asks whether what was asked before holds for something else too.
_THE_SAME = re.compile(
    r"\b(?:is|would|does|will) (?:it|that|this) (?:be |stay |still )?(?:the same|different|any different)\b",
    re.IGNORECASE,
)
# Money to be paid, and not the word by which one asks whether something is all right.
_A_FINE = re.compile(r"\bfined\b|\bfines\b|\b(?:a|the|any|big|largest|maximum|what|whose) fine\b", re.IGNORECASE)
_FIRST_AID = "emergencies-and-advice"
_GAS = re.compile(r"\bgas\b|\bmonoxide\b|\bthe leak\b", re.IGNORECASE)
_MAY_BE_GAS = re.compile(
    r"\b(?:gas|monoxide|co|fumes?|smell\w*|boilers?|leak\w*|alarms?|emergenc\w*|danger\w*|999|safe\w*)\b", re.IGNORECASE
)
_NO_THING = (None, Category.REPAIRS_GENERAL, Category.OTHER)


def asked_words(clause: Clause, situation: Situation) -> frozenset[str]:
    """The words that tell what is asked, less those that only name a rule or the landlord."""
    text = asked_text(clause, situation)
    fine = frozenset(stems("fine")) if _A_FINE.search(clause.text) else frozenset()
    return frozenset(word for word in stems(text) if word not in _FRAME) | fine


def asked_text(clause: Clause, situation: Situation) -> str:
    """What a clause asks in words that can be searched by: its own, or the whole message where it points back."""
    telling = [word for word in stems(clause.text) if word not in _FRAME]
    own = len(telling) >= _TELLING and "repair" not in situation.carried
    own = own and not _THE_SAME.search(clause.text)
    asked = clause.text if own and not _points_at_repair(clause, situation) else situation.whole
    said = situation.landlord.said if situation.landlord else None
    return without_denied(asked.replace(said, " ") if said else asked)


def candidates(text: str, situation: Situation, sources: Sources) -> list[Place]:
    """The passages of rules that could answer a text: what searches find, of no other landlord than the person's own.

    All passages of a rule that the message names, and of its landlord's own policy, are among them. What is asked in
    all but the words of a passage's own wordings need not speak of its matter in the words listed for that.
    """
    own = situation.landlord.slug if situation.landlord else None
    near = {*named_rules(situation.whole), *([own] if own else [])}
    rules = Filters(sources=frozenset({Source.POLICY}))
    found = [f.passage for f in sources.search(text, k=_MOST_FOUND, filters=rules)]
    if text != situation.whole:
        found += [f.passage for f in sources.search(situation.whole, k=_MOST_FOUND, filters=rules)]
    chosen = {passage.id for passage in found}
    worded = {name for name, near_ in sources.index.likeness(text).items() if near_.worded >= _WORDED}
    places_: list[Place] = []
    for slug in dict.fromkeys([*(p.record for p in found), *sorted(near)]):
        record = sources.corpus.records.get(slug)
        if not isinstance(record, Policy) or (record.landlord and slug != own) or (own and slug == USUAL):
            continue
        here = places(record.passages, sources.corpus.asked, named=near)
        here = [place for place in here if slug in near or place.passage.id in chosen]
        places_ += [p for p in here if p.passage.id in worded or is_spoken_of(p.passage, record, situation)]
    return [
        p
        for p in places_
        if not (
            _beside_the_point(p.passage, situation)
            or gives_orders(p.passage.text)
            or is_for_another_sum(p.passage, situation)
            or explains_another(p.passage, text)
            or not is_theirs(p.passage, situation, sources, asked=p.passage.id in worded)
        )
    ]


def ranked_rules(clause: Clause, situation: Situation, sources: Sources) -> list[Found]:
    """Passages of rules for a clause, the fittest first; `score` is nearness and shared words, `similarity` the fit."""
    return rank(asked_text(clause, situation), situation, sources)


def rank(asked: str, situation: Situation, sources: Sources) -> list[Found]:
    message = situation.whole
    near = sources.index.likeness(asked)
    whole = sources.index.likeness(message) if asked != message else near
    ranked = []
    for place in candidates(asked, situation, sources):
        passage = place.passage
        fits = fit(signs(asked, place, near, sources.weights, case=False), case=False)
        if asked != message:
            around = fit(signs(message, place, whole, sources.weights, case=False), case=False)
            fits = (fits + _WHOLE * around) / (1 + _WHOLE)
        wordings = (passage.text, *sources.corpus.asked.get(passage.id, ()))
        shared = max(sources.weights.overlap(asked, text, exact=False) for text in wordings)
        likeness = near[passage.id]
        score = max(likeness.own, likeness.worded) + shared
        ranked.append(Found(passage, score, fits))
    return sorted(ranked, key=lambda f: (-f.similarity, f.passage.id))


def _points_at_repair(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks how long, of a thing that only another clause names: "how many days have they got"."""
    if Ask.TIMESCALE not in clause.asks or situation.category in _NO_THING or named_rules(clause.text):
        return False
    return categorise(clause.text) is None and not re.search(r"\bstage|complain|ombudsm", clause.text, re.IGNORECASE)


def fitting(ranked: list[Found]) -> list[Found]:
    """Those that fit nearly as well as the best, and come nearly as near."""
    fits = max(found.similarity for found in ranked) * _KEEP
    near = ranked[0].score * _KEEP_NEAR
    return [found for found in ranked if found.similarity >= fits and found.score >= near]


def _beside_the_point(passage: Passage, situation: Situation) -> bool:
    """Scottish figures, or what to do about gas, are not an answer to an everyday question."""
    if passage.record == _FIRST_AID and _GAS.search(passage.text) and not _MAY_BE_GAS.search(situation.whole):
        return True
    return passage.record == "who-covers-what" and passage.text.startswith(("Scotland", "Wales", "Northern Ireland"))
