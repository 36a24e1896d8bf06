"""What stands beside the time of a request, an application or a notice; the words are in `wording/formal.yaml`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from assistant.answer.clauses.questions_back import is_of_time
from assistant.answer.contract import StatementKind
from assistant.answer.message.followup import asks_next_steps
from assistant.answer.rules.ranking import ranked_rules
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation
from assistant.timescales.describe import formal_words
from assistant.timescales.facts import FORMAL, DelayCheck, Happening

_WHEN_PAID = re.compile(
    r"\b(?:when|how soon|how long|by what (?:date|day))\b[^?]*\b(?:pay|paid|payment|money)\b", re.IGNORECASE
)


def is_formal(situation: Situation) -> bool:
    """Whether a request, an application or a notice is told of, with a day or since when."""
    dated = any(event.what in FORMAL for event in situation.events) or situation.began is not None
    return situation.under is not None and dated


def ask_day(situation: Situation) -> str:
    """The question for the day from which a wait is counted."""
    return formal_words("asks", situation.starts.value) if situation.starts else say("ask_reported")


def of_time(clause: Clause, situation: Situation) -> Clause | None:
    """A clause as one that asks of the time; None where it asks of something else."""
    if is_of_time(clause, situation):
        return clause
    judges = _says(_words()["judges"], clause.text) or (not clause.asks and situation.until is not None)
    if asks_for_steps(clause) or _says(_words()["money"], clause.text):
        return clause.model_copy(update={"asks": (Ask.DELAY,)})
    if not set(clause.asks) <= {Ask.FINDING} or _says(_words()["sums"], clause.text):
        return None
    ask = Ask.TIMESCALE if _says(_words()["ends"], clause.text) else Ask.DELAY if judges else None
    return clause.model_copy(update={"asks": (ask,)}) if ask else None


def asks_for_steps(clause: Clause) -> bool:
    """Whether a clause asks what to do about it."""
    return _says(_words()["does"], clause.text) or asks_next_steps(clause.text)


def asks_if_not_kept(clause: Clause) -> bool:
    """Whether a clause asks what comes of it if the time is not kept."""
    return _says(_words()["lapses"], clause.text)


def state_no_money(clause: Clause, situation: Situation, draft: Draft) -> None:
    """That we hold nothing on money for a late answer, where it is asked for."""
    # "When does the money have to be paid" asks for the day of a grant, and not what being late is worth.
    if _WHEN_PAID.search(clause.text):
        return
    if _says(_words()["money"], clause.text) and situation.starts is not Happening.SERVED and Ask.REMEDY in clause.asks:
        draft.add(StatementKind.UNKNOWN, say("formal_no_money"))


def asks_of_sums(clause: Clause) -> bool:
    """Whether a clause asks what something costs, or what the fine is."""
    return _says(_words()["sums"], clause.text)


def puts_a_sum(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks if a sum that is wanted is right, or has to be paid."""
    asked = _says(_words()["judges"], clause.text) or _says(r"\b(?:have to|must|got to) pay\b", clause.text)
    return asked and is_question(clause.text) and _says(_words()["wanted"], situation.own_words)


def counts(check: DelayCheck) -> bool:
    """Whether any time of ours runs."""
    return bool(check.limits)


def state_else(situation: Situation, draft: Draft, sources: Sources) -> bool:
    """The passages told where no time of ours runs; whether there are any."""
    only = _beside(situation).get("only")
    return not (only and not _says(only, situation.english)) and _state("else", situation, draft, sources)


def state_unnamed(situation: Situation, draft: Draft, sources: Sources) -> None:
    """That a request needs no name, where the message gives it none."""
    named = _beside(situation).get("named")
    if named and not _says(named, situation.english):
        _state("unnamed", situation, draft, sources)


def state_asked(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """The passage of the same rule that answers a clause that asks for no time; whether there is one."""
    ranked = ranked_rules(clause, situation, sources)
    best = next(iter(ranked), None)
    if asks_of_sums(clause):
        of_sums = (r for r in ranked if r.passage.record == situation.under and _says(_words()["sums"], r.passage.text))
        best = next(of_sums, best)
    if best is None or best.passage.record != situation.under:
        return False
    state_rule(best.passage, draft, sources)
    return True


def state_what_next(situation: Situation, draft: Draft, sources: Sources) -> bool:
    """What can be done about one that is late; whether the rule says anything of it."""
    return _state("late", situation, draft, sources)


def state_if_not_kept(clause: Clause, refs: list[str], draft: Draft, sources: Sources) -> bool:
    """What comes of it if the times of other rules are not kept, where a clause asks that; whether one says so."""
    stated = [_state_of("late", ref, draft, sources) for ref in refs] if asks_if_not_kept(clause) else []
    return any(stated)


def _state(key: str, situation: Situation, draft: Draft, sources: Sources) -> bool:
    return _state_of(key, situation.under or "", draft, sources)


def _state_of(key: str, slug: str, draft: Draft, sources: Sources) -> bool:
    marks = _words()["rules"].get(slug, {}).get(key, [])
    ids = [f"{slug}#{mark}" for mark in ([marks] if isinstance(marks, str) else marks)]
    held = [sources.corpus.passages[one] for one in ids if one in sources.corpus.passages]
    for passage in held:
        if not draft.says(passage.text):
            state_rule(passage, draft, sources)
    return bool(held)


def _beside(situation: Situation) -> dict[str, Any]:
    beside: dict[str, Any] = _words()["rules"].get(situation.under or "", {})
    return beside


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


@cache
def _words() -> dict[str, Any]:
    text = resources.files("assistant.answer").joinpath("wording/formal.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
