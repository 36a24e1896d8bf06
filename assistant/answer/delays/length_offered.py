"""A length that somebody asks about, "is 8 weeks all right?", set against the one limit for its class."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.delays.steps_asked import asks
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import length
from assistant.records import Unit
from assistant.situation.day_shapes import COUNT, NUMBERS
from assistant.situation.situation import Situation
from assistant.timescales.facts import Limit
from assistant.timescales.verdict import TO_FINISH

_LENGTH = re.compile(
    rf"(?<![\w£.-])(?P<count>{COUNT})[ -](?P<working>working )?(?P<unit>day|week)s?\b(?! old\b)", re.IGNORECASE
)
_A_WEEK = {Unit.CALENDAR_DAYS: 7, Unit.WORKING_DAYS: 5}
_MOST_HOLIDAYS = 4
"""Bank holidays that can fall within some weeks: so many do between Good Friday and the end of May."""
_FEW_WEEKS = 16


def state_offered(limits: list[Limit], situation: Situation, draft: Draft) -> None:
    """Say that a length asked about is longer than the limit, or no longer; nothing where days of the year decide it."""
    told = list(_LENGTH.finditer(situation.english))
    classes = {limit.priority for limit in limits}
    if len(told) != 1 or len(limits) != 1 or len(classes) != 1 or situation.events:
        return
    limit = limits[0]
    if limit.action in TO_FINISH and limit.unit in _A_WEEK and asks("offered", situation.english):
        _set_against(told[0], limit, draft)


def _set_against(told: re.Match[str], limit: Limit, draft: Draft) -> None:
    count = told["count"].lower()
    number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
    weeks = told["unit"].lower() == "week"
    unit = Unit.WORKING_DAYS if told["working"] else Unit.CALENDAR_DAYS
    if not number or (weeks and (unit is Unit.WORKING_DAYS or number > _FEW_WEEKS)):
        return
    if not weeks and unit is not limit.unit:
        return
    most = number * _A_WEEK[limit.unit] if weeks else number
    least = most - (_MOST_HOLIDAYS if weeks and limit.unit is Unit.WORKING_DAYS else 0)
    if least <= limit.amount < most:
        return
    counted = "offered_holidays" if least != most else "offered_days"
    in_days = say(counted, most=length(most, limit.unit)) if weeks else ""
    said = say(
        "offered_longer" if least > limit.amount else "offered_no_longer",
        said=told.group(0).lower(),
        counted=f" ({in_days})" if in_days else "",
        limit=length(limit.amount, limit.unit),
    )
    draft.add(StatementKind.LIMIT, said, computed("against-the-limit", "Set against the limit", said), limit.citation)
