"""The day on which a message says that it is written: "its 14 april 2026", "today is Friday 27 November"."""

from __future__ import annotations

import re
from datetime import date

from assistant.situation.day_words import told_days
from assistant.situation.weekdays import WEEKDAY

_IT_IS = re.compile(
    rf"(?:^|[\s(,.;:–-])(?:today(?:['’]?s| is)(?: date is)?|(?:now )?it(?:['’]?s| is)(?: now| today)?)(?: (?:{WEEKDAY}),?)?(?: the)?\s*$",
    re.IGNORECASE,
)
_TODAY_IS = re.compile(
    rf"\b(?:today|tonight|this (?:morning|afternoon|evening))[\s,(–-]*(?:(?:{WEEKDAY}),?\s*)?(?:the )?$", re.IGNORECASE
)
"""What happened on the day itself: "it went this morning 20 november 2026"."""
_ENDS_THERE = re.compile(r"\s*(?:now|today)?\s*(?:[,.;:)!?\n–]|$|\b(?:and|so|but)\b)", re.IGNORECASE)
"""After the day nothing happened on it: "it's 14 August i told them" is another day than today's."""
_ALONE = 4
"""A message of so few words besides the day answers a question, and tells no day of asking."""


def day_of_asking(text: str, today: date, reported: date | None = None) -> date | None:
    """The day before `today` on which a message says that it is written; None where it names none, or today.

    No day of asking comes before another day that is told: what was `reported` beside it, or stands in the message.
    """
    told = [day for day in told_days(text, today) if day.first and not (day.rough or day.counted or day.bare)]
    latest = max((day.first for day in told if day.first), default=today)
    for day in told:
        on, besides = day.first, len(text.split()) - len(day.said.split())
        if on is None or not latest <= on < today or (reported and on < reported):
            continue
        before = text[: day.start]
        is_it = _TODAY_IS.search(before) or (_IT_IS.search(before) and _ENDS_THERE.match(text, day.end))
        if besides > _ALONE and is_it:
            return on
    return None
