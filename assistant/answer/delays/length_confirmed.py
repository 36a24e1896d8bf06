"""A length that somebody wants confirmed, "28 days for a routine repair, is that right?": yes or no before the limit."""

from __future__ import annotations

import re

from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.limits_asked import asks, chosen_limits, is_clock_of_law
from assistant.answer.rules.asked_of_told import to_confirm
from assistant.answer.rules.settled import asks_whether, settled
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Unit
from assistant.situation.day_shapes import COUNT, NUMBERS
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.facts import DelayCheck, Limit
from assistant.timescales.figures import passage_for
from assistant.timescales.verdict import TO_FINISH

_LENGTH = re.compile(
    rf"(?<![\w£.-])(?P<count>{COUNT})[ -]?(?P<unit>working day|hour|hr|day|week)s?\b(?! (?:old|late|over|ago|kind|type)\b)",
    re.IGNORECASE,
)
_OTHERWISE_ASKED = re.compile(
    r"\b(?:more|less|longer|long|shorter|at (?:least|most)|over|under|after|past|still|already|wait\w*|been|late|too|enough|count\w*"
    r"|weekends?|or|apply|applies|start\w*|begin\w*|ago|since|not|never|notice|extend\w*|stages?|complain\w*"
    r"|ok(?:ay)?|all ?right|reasonable|fair|acceptable|normal(?! (?:repair|job|one)s?\b)|usual|allowed|legal|lawful|(?:the|a|by) law)\b",
    re.IGNORECASE,
)
"""What makes it another question than whether the length is so."""
_TO_FINISH = re.compile(r"\b(?:finish\w*|complet\w*|done|mend\w*|fix\w*|repaired|sorted)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:attend\w*|come|comes|coming|visit\w*|turn up|inspect\w*|look)\b", re.IGNORECASE)
_DAYS_IN = {Unit.CALENDAR_DAYS: 1.0, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7.0, Unit.HOURS: 1 / 24}
_TOLD_IN = {"hour": Unit.HOURS, "hr": Unit.HOURS, "day": Unit.CALENDAR_DAYS, "week": Unit.WEEKS}
_SAME, _WORKING, _OTHER = "same", "working", "other"
_NEAR = 0.05
_MOST = 3


def state_confirmed(clause: Clause, situation: Situation, check: DelayCheck, draft: Draft, sources: Sources) -> bool:
    """Say whether a length told is the limit it is taken for, and state that; False where it cannot be told plainly.

    Nothing else may be in doubt: one length, no wait, and limits that hang on nothing.
    """
    said = (to_confirm(clause, situation) or clause.text) if asks_to_confirm(clause, situation) else ""
    found = list(_LENGTH.finditer(said))
    if len(found) != 1 or settled(clause, clause.text, situation, draft, sources) is not None:
        return False
    own = situation.landlord.slug if situation.landlord else None
    rules = named_rules(said)
    limits = _of_law(check, situation, rules[0]) if len(rules) == 1 else [] if rules else _of_own(check, own)
    stands = {limit.id: _against(found[0], limit) for limit in limits}
    if not limits or None in stands.values() or _of_another_step(said, limits):
        return False
    right = [limit for limit in limits if stands[limit.id] != _OTHER]
    if any(_clashes(one, limits) for one in right):
        return False
    if not right and any(
        _against(found[0], li) != _OTHER for li in check.limits if li.citation.ref == limits[0].citation.ref
    ):
        return False
    word = say("settled_no")
    if right:
        working = stands[right[0].id] == _WORKING
        word = say("settled_yes_how", how=say("confirmed_working")) if working else say("settled_yes")
    before = len(draft.statements)
    for limit in [*right, *(one for one in limits if one not in right)][:_MOST]:
        state_limit(limit, draft, sources, verdict=False)
    if len(draft.statements) == before:
        return False
    draft.open_with(word, draft.statements[before].text)
    if not right:
        _state_what_else(found[0], limits, draft, sources)
    return True


def asks_to_confirm(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks if what is told is so, and nothing tells of a wait."""
    told = to_confirm(clause, situation)
    if situation.events or situation.length or (told is None and asks_whether(clause.text) is None):
        return False
    return not _OTHERWISE_ASKED.search(f"{told or ''}. {clause.text}") and not asks("usual", clause.text)


def _of_own(check: DelayCheck, own: str | None) -> list[Limit]:
    """The landlord's own limits for a repair that hang on nothing; none where one is of an older version of its rules."""
    mine = [li for li in check.limits if own and li.citation.ref == own and not li.stage]
    sure = [li for li in mine if not (li.condition or li.possible)]
    return [] if any(li.superseded or li.known_in for li in mine) else sure


def _of_law(check: DelayCheck, situation: Situation, rule: str) -> list[Limit]:
    """The limits of a rule for the one step that is asked about; none for a clock in hours, which is said by its passage."""
    limits = [
        li for li in chosen_limits(check, situation, verdict=False) if li.citation.ref == rule and not li.possible
    ]
    several = len({li.action for li in limits}) > 1 or any(is_clock_of_law(li) or li.stage for li in limits)
    return [] if several else limits


def _of_another_step(said: str, limits: list[Limit]) -> bool:
    """Whether it is told of finishing where a limit is for coming, or the other way round."""
    finishing = {limit.action in TO_FINISH for limit in limits}
    return (bool(_TO_FINISH.search(said)) and True not in finishing) or (
        bool(_TO_COME.search(said)) and False not in finishing
    )


def _clashes(right: Limit, limits: list[Limit]) -> bool:
    """Whether another limit allows another time for the very same step."""
    return any(
        (one.action, one.priority) == (right.action, right.priority) and one.amount != right.amount for one in limits
    )


def _against(told: re.Match[str], limit: Limit) -> str | None:
    """How a length stands to a limit; None where that hangs on which days are counted."""
    count = told["count"].lower()
    number, named = float(count) if count.isdigit() else float(NUMBERS.get(count, 0)), told["unit"].lower()
    unit = Unit.WORKING_DAYS if named == "working day" else _TOLD_IN[named]
    if limit.unit not in _DAYS_IN:
        return None
    if unit is limit.unit:
        return _SAME if number == limit.amount else _OTHER
    if (unit, limit.unit) == (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS) and number == limit.amount:
        return _WORKING
    mine, theirs = number * _DAYS_IN[unit], limit.amount * _DAYS_IN[limit.unit]
    if abs(mine - theirs) <= _NEAR * max(mine, theirs):
        return _SAME if Unit.WORKING_DAYS not in (unit, limit.unit) else None
    same_number = unit is Unit.WORKING_DAYS and number == limit.amount
    return None if same_number else _OTHER


def _state_what_else(told: re.Match[str], limits: list[Limit], draft: Draft, sources: Sources) -> None:
    """The passage in which the landlord has the length told for something else, as the least that it accepts."""
    record = sources.corpus.landlords.get(limits[0].citation.ref)
    for timescale in record.timescales if record else ():
        other = limits[0].model_copy(update={"amount": timescale.amount, "unit": timescale.unit})
        passage = passage_for(record, timescale) if record and _against(told, other) == _SAME else None
        if passage and timescale.category is not Category.COMPLAINT_HANDLING and timescale.priority is None:
            state_rule(passage, draft, sources)
            return
