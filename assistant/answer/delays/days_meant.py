"""Which days a verdict was reckoned from and to, said where a story leaves room for others.

A day that nothing could be made of, two reports or two answers: what was placed is not the whole of what was told.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.statements.draft import say
from assistant.answer.statements.plain import day, listed
from assistant.records import Action
from assistant.situation.dates import plain_day
from assistant.situation.situation import Situation
from assistant.timescales.calendar import is_bank_holiday
from assistant.timescales.facts import DelayCheck, Event, Happening, Verdict

_STARTS = {
    Happening.REPORTED: "meant_report",
    Happening.COMPLAINED: "meant_complaint",
    Happening.ESCALATED: "meant_escalation",
}
_ENDS = {
    Happening.COMPLETED: "meant_repair",
    Happening.ATTENDED: "meant_visit",
    Happening.STAGE_1_ANSWERED: "meant_answer_1",
    Happening.STAGE_2_ANSWERED: "meant_answer_2",
}
_RIVALS = (*_STARTS, Happening.COMPLETED, Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED)
_BY_ITS_END = (None, Action.COMPLETE, Action.RESPOND, Action.UNSAID)
"""What a limit is for that is kept or passed by the day with which the wait ended; others end before it."""

_HOLIDAY_NAMED = re.compile(r"\b(?:bank|public)[ -]?(?:holidays?|hols?)\b", re.IGNORECASE)


def unread_days(situation: Situation, check: DelayCheck, today: date) -> list[date]:
    """The days after the report that were told with nothing that we could tell of.

    A bank holiday told as one is no day on which something happened: the count leaves it out already.
    """
    if check.reported is None:
        return []
    counted = {event.on for event in situation.events}
    holidays = _HOLIDAY_NAMED.search(situation.question) is not None
    return sorted(
        d
        for d in situation.loose
        if check.reported < d < today and d not in counted and not (holidays and is_bank_holiday(d))
    )


def days_left_out(situation: Situation, check: DelayCheck | None, today: date) -> list[str]:
    """That a day after the report was told with nothing that we could tell of, where a wait was judged."""
    if check is None or check.verdict is Verdict.UNCLEAR:
        return []
    unread = unread_days(situation, check, today)
    return [say("days_unread", days=listed([plain_day(on) for on in unread]))] if unread else []


def days_meant(situation: Situation, check: DelayCheck, today: date) -> str | None:
    """The report and the end that a verdict was reckoned by, where the story tells of more; None where it is plain."""
    if check.verdict is Verdict.UNCLEAR or check.reported is None:
        return None
    if not (unread_days(situation, check, today) or _has_rivals(situation.events)):
        return None
    decisive = next((limit for limit in check.limits if limit.id == check.decisive), None)
    start = _named(situation.events, decisive.starts if decisive else None, _STARTS)
    start = start or _named(situation.events, check.reported, _STARTS)
    by_end = decisive is None or decisive.action in _BY_ITS_END
    end = _named(situation.events, check.until, _ENDS) if by_end else None
    if start is None:
        return None
    return say("meant_both", start=start, end=end) if end else say("meant", start=start)


def cannot_be_paired(situation: Situation, check: DelayCheck) -> bool:
    """Whether more than one report or end is told, so that the dates that were held together may not belong together.

    What is late by the first of two reports, and still not done, is late whichever is meant.
    """
    ends = len({event.on for event in situation.events if event.what is Happening.COMPLETED}) > 1
    reports = len({event.on for event in situation.events if event.what is Happening.REPORTED}) > 1
    kept = check.verdict is Verdict.WITHIN and not check.ongoing
    return (ends and check.verdict is not Verdict.UNCLEAR) or (reports and kept)


def _has_rivals(events: tuple[Event, ...]) -> bool:
    return any(len({event.on for event in events if event.what is what}) > 1 for what in _RIVALS)


def _named(events: tuple[Event, ...], on: date | None, names: dict[Happening, str]) -> str | None:
    kinds = {event.what for event in events if event.on == on}
    return next((say(key, day=day(on)) for what, key in names.items() if on and what in kinds), None)
