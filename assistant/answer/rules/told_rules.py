"""What a person tells that a passage speaks to by name: bare wires, an outside lock, a tenancy begun years ago."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from assistant.answer.contract import StatementKind
from assistant.answer.rules.scope import OWNERS, is_theirs
from assistant.answer.rules.signposting import advice
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Category
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import says

_NO_THING = (None, Category.REPAIRS_GENERAL, Category.STAFF_CONDUCT, Category.ANTISOCIAL_BEHAVIOUR)


@dataclass(frozen=True)
class ToldRule:
    """One entry of `wording/told_rules.yaml`; `after`: it follows the limits instead of standing before them.

    `unknown`: only where the landlord is not told. `facts`: one of which the message must tell. `said`: what the last message itself must hold. `unfound`: a sentence
    of `wording/statements.yaml`, that what was asked is in no record of ours. `no_thing`: only where nothing to be
    mended is named, and no day told. `last`: only where the last answer told of the same record, or of the passage named.
    """

    passages: tuple[str, ...]
    facts: tuple[str, ...]
    told: tuple[re.Pattern[str], ...]
    said: str | None
    unlike: re.Pattern[str] | None
    asks: frozenset[Ask]
    alone: bool
    after: bool
    unknown: bool
    no_thing: bool
    last: bool | str
    unfound: str | None


def state_told_rules(
    clause: Clause, situation: Situation, draft: Draft, sources: Sources, *, after: bool = False
) -> bool:
    """State the passages that speak to what was told; whether nothing else is to be said to the clause."""
    alone = False
    held = situation.tenure.value if situation.tenure in OWNERS else ""
    message = f"{situation.whole} {held}".replace("’", "'")
    later = situation.follow_up is not None and not situation.fresh
    last = situation.own_words.replace("’", "'")
    for rule in _rules():
        asked = rule.asks.intersection(clause.asks) or (rule.alone and not clause.asks)
        if rule.after is not after or not asked or (rule.unknown and situation.landlord):
            continue
        if rule.no_thing and (situation.category not in _NO_THING or situation.events or situation.follow_up):
            continue
        if rule.last and (situation.fresh or not _was_told(rule, situation)):
            continue
        if rule.facts and not any(says("facts", fact, text=message) for fact in rule.facts):
            continue
        if rule.said and not says("followups", rule.said, text=last):
            continue
        spoken = last if rule.last else message
        if not all(one.search(spoken) or one.search(last) for one in rule.told) or (
            rule.unlike and rule.unlike.search(spoken)
        ):
            continue
        if rule.alone and _asked_elsewhere(rule, clause, situation):
            continue
        passages = [sources.corpus.passages[one] for one in rule.passages if one in sources.corpus.passages]
        for passage in passages:
            if passage.record not in draft.closed and is_theirs(passage, situation, sources):
                state_rule(passage, draft, sources)
                alone = alone or (rule.alone and (rule.said is None or later))
        if rule.unfound:
            draft.add(StatementKind.UNKNOWN, say(rule.unfound), *advice(sources))
            alone = alone or rule.alone
    return alone


def _was_told(rule: ToldRule, situation: Situation) -> bool:
    """Whether the last answer told of the record that a rule belongs to, or of the very passage that it names."""
    if isinstance(rule.last, str):
        named = _beside(rule.passages[0], rule.last)
        return any(citation.passage == named for told in situation.told for citation in told.citations)
    return rule.passages[0].partition("#")[0] in situation.told_of


def _asked_elsewhere(rule: ToldRule, clause: Clause, situation: Situation) -> bool:
    """Whether a question has no word that a rule is told for, and another question of the message has."""
    others = [one for one in situation.clauses if one.text != clause.text and is_question(one.text)]
    if not is_question(clause.text) or not others:
        return False
    held = {one.text: sum(bool(told.search(one.text)) for told in rule.told) for one in (clause, *others)}
    return not held[clause.text] and max(held.values()) > 1


def _beside(passage: str, mark: str) -> str:
    """The id of what goes with a passage: a mark of the same record, or a whole id."""
    return mark if "#" in mark else f"{passage.partition('#')[0]}#{mark}"


@cache
def _rules() -> tuple[ToldRule, ...]:
    text = resources.files("assistant.answer").joinpath("wording/told_rules.yaml").read_text("utf-8")
    return tuple(
        ToldRule(
            passages=(passage, *(_beside(passage, mark) for mark in entry.get("with", ()))),
            facts=tuple(entry.get("facts", ())),
            told=tuple(re.compile(one, re.IGNORECASE) for one in entry["told"]),
            said=entry.get("said"),
            unlike=re.compile(entry["not"], re.IGNORECASE) if "not" in entry else None,
            asks=frozenset(Ask(one) for one in entry["asks"]),
            alone=bool(entry.get("alone")),
            after=bool(entry.get("after")),
            unknown=bool(entry.get("unknown")),
            no_thing=bool(entry.get("no_thing")),
            last=entry.get("last", False),
            unfound=entry.get("unfound"),
        )
        for passage, entries in yaml.safe_load(text).items()
        for entry in entries
    )
