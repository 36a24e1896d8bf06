"""Whether a rule already bound on a past day: yes, not yet, or it depends on when the tenancy began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from assistant.answer.contract import StatementKind
from assistant.answer.rules.scope import leaves_out
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day as plain_day
from assistant.answer.statements.sources import Sources
from assistant.situation.day_words import told_days
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import named_rules

_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b(?!-)")
_NAMED_BY_YEAR = re.compile(r"\b(?:code|guidance|act|regulations?|order|rules)(?: of)? $", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|that|this|new|old) $", re.IGNORECASE)
_NAMES_ONE = re.compile(
    r" (?:[\w-]+ ){0,3}(?:code|guidance|act|regulations?|regs|rules|protocol|scheme)\b", re.IGNORECASE
)
_OF_A_DAY_OR_LENGTH = re.compile(r"\b(?:what|which|how|when (?:did|does|was|is|must|should|will|had))\b", re.IGNORECASE)
_NOT_YET = "Not yet"
_LONGEST_MONTH = 31


@dataclass(frozen=True)
class Stretch:
    """A day, a month or a year that a message tells, where it stands in it."""

    first: date
    last: date
    start: int
    end: int

    @property
    def said(self) -> str:
        """`on 3 May 2025`, `in March 2026`, `in 2019`."""
        if self.first == self.last:
            return f"on {plain_day(self.first)}"
        if (self.last - self.first).days >= _LONGEST_MONTH:
            return f"in {self.first.year}"
        whole = self.first.day == 1 and (self.last.day >= 28 or self.last.month != self.first.month)
        return f"in {self.first:%B %Y}" if whole else f"from {plain_day(self.first)} to {plain_day(self.last)}"


def state_in_force(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """Say whether the one rule that a clause asks about already bound on the day told; whether it asks so."""
    text = situation.english
    asks = any(one.search(clause.text) for one in _patterns("asks"))
    duty = any(one.search(clause.text) for one in _patterns("duty"))
    other = _OF_A_DAY_OR_LENGTH.search(clause.text) or _says("kept", clause.text) or _says("private", text)
    if other or not (asks or duty):
        return False
    rules = _rules_meant(clause, text)
    told = _stretches(text, sources.today)
    leads = {one: text[told[place - 1].end if place else 0 : one.start] for place, one in enumerate(told)}
    begun = [one for one in told if _leads(leads[one], "tenancy")]
    asked = _day_asked([one for one in told if one not in begun and not _leads(leads[one], "commenced")], clause, text)
    if len(rules) != 1 or asked is None:
        return False
    rule = _words()["rules"][rules[0]]
    entry = next(
        one for one in rule["times"] if "subjects" not in one or re.search(one["subjects"], text, re.IGNORECASE)
    )
    ids = [f"{rules[0]}#{mark}" for mark in (entry["passage"], *entry.get("also", ()))]
    passages = [sources.corpus.passages[one] for one in ids if one in sources.corpus.passages]
    if not passages or leaves_out(sources.corpus.policies[rules[0]], situation, sources):
        return False
    said = _said(entry, entry.get("of") or rule["name"], asked, begun[0] if begun else None, text, sources.today)
    if not asks and not said.startswith(_NOT_YET):
        return False
    draft.add(
        StatementKind.GUIDANCE,
        said,
        *(sources.corpus.cite(passage.id) for passage in passages),
        computed("in-force", "Days compared", said),
    )
    for passage in passages:
        state_rule(passage, draft, sources)
    draft.sure = True
    return True


def _rules_meant(clause: Clause, text: str) -> list[str]:
    """The rules with a first day that a clause names; those of the whole message where it names no rule outright."""
    held = _words()["rules"]
    named = [slug for slug in named_rules(clause.text) if slug in held]
    if named or _says("other", clause.text):
        return named
    return [slug for slug in named_rules(text) if slug in held]


def _day_asked(told: list[Stretch], clause: Clause, text: str) -> Stretch | None:
    """The last day of the clause that asks; where it tells none, the last of the message."""
    start = text.find(clause.text)
    within = [one for one in told if start >= 0 and start <= one.start < start + len(clause.text)]
    found = within or told
    return found[-1] if found else None


def _said(entry: dict[str, Any], name: str, asked: Stretch, begun: Stretch | None, text: str, today: date) -> str:
    """The answer in one sentence, by the days of the rule and that of the tenancy where it matters."""
    older = entry.get("tenancies")
    words = {"name": name, "when": asked.said, "since": plain_day(entry["from"])}
    words["begins"] = "begins" if entry["from"] > today else "began"
    if older is None:
        return say(f"in_force_{_place(asked, entry['from'])}", **words)
    words |= {"before": plain_day(older["before"]), "later": plain_day(older["from"])}
    open_ = older.get("if") and not re.search(older["told"], text, re.IGNORECASE)
    words["if"] = say("in_force_if", what=older["if"]) if open_ else ""
    if begun is not None and begun.last < older["before"]:
        return say(f"in_force_{_place(asked, older['from'])}_older", **words)
    new, old = _place(asked, entry["from"]), _place(asked, older["from"])
    if begun is not None and begun.first >= older["before"]:
        return say(f"in_force_{new}_newer", **words)
    if new == old and new != "during":
        return say(f"in_force_{new}_either", **words)
    return say("in_force_depends", **words | {"name": f"{name[:1].upper()}{name[1:]}"})


def _place(asked: Stretch, since: date) -> str:
    """Where a day lies to the first day of a rule: before it, after it, or about it."""
    return "before" if asked.last < since else "after" if asked.first >= since else "during"


def _stretches(text: str, today: date) -> list[Stretch]:
    """Every day, month and bare year of a message, in order, up to today."""
    days = [one for one in told_days(text, today) if one.first and one.last and not one.counted]
    found = [Stretch(one.first, one.last, one.start, one.end) for one in days if one.first and one.last]
    for year in _YEAR.finditer(text):
        named = _NAMED_BY_YEAR.search(text[: year.start()])
        named = named or (_ARTICLE.search(text[: year.start()]) and _NAMES_ONE.match(text, year.end()))
        if not named and not any(one.start <= year.start() < one.end for one in days):
            found.append(Stretch(date(int(year[0]), 1, 1), date(int(year[0]), 12, 31), year.start(), year.end()))
    return sorted((one for one in found if one.first <= today), key=lambda one: one.start)


def _leads(before: str, key: str) -> bool:
    """Whether what leads up to a day tells it as the first of a tenancy, or as that of the rule as the asker has it."""
    nearest = re.split(r"[.?!;]\s|, (?:and|but) ", before)[-1]
    return any(pattern.search(nearest) for pattern in _patterns(key))


def _says(key: str, text: str) -> bool:
    return re.search(_words()[key], text, re.IGNORECASE) is not None


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in _words()[key])


@cache
def _words() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/in_force.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
