"""The hour at which a fault was reported, where it is told with its day of the week, and when some hours later end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer.delays.steps_asked import duty_words
from assistant.situation.situation import Situation
from assistant.situation.weekdays import LED_WEEKDAY, WEEKDAY, weekday_number

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR = re.compile(r"(?<![\d:.£])(1[0-2]|[1-9])(?:[:.]([0-5]\d))? ?(am|pm)\b", re.IGNORECASE)
_DAY = re.compile(rf"\b({WEEKDAY}|{LED_WEEKDAY})s?\b", re.IGNORECASE)
_ENDS = re.compile(r"[,;.]|\b(?:and|but|then)\b")
_NEAR, _FAR = 20, 30
_WEEK = 7 * 24 * 60


@dataclass(frozen=True)
class HourTold:
    """A moment of a week, in minutes from Monday's beginning."""

    minute: int

    @property
    def said(self) -> str:
        """`9pm on a Saturday`."""
        return f"{_clock(self.minute)} on a {_DAYS[self.minute // (24 * 60)]}"

    def after(self, hours: float) -> str:
        """The moment so many hours later: `9pm on the Sunday`."""
        later = (self.minute + round(hours * 60)) % _WEEK
        return f"{_clock(later)} on the {_DAYS[later // (24 * 60)]}"


def hour_told(situation: Situation) -> HourTold | None:
    """The hour of the report; None where none is told, or more than one, or its day of the week is not."""
    text = situation.english
    hours = [found for found in _HOUR.finditer(text) if duty_words("hour_of_report").search(text[: found.start()])]
    if len(hours) != 1:
        return None
    hour = hours[0]
    after = _ENDS.split(text[hour.end() : hour.end() + _NEAR])[0]
    before = list(_DAY.finditer(_ENDS.split(text[max(0, hour.start() - _FAR) : hour.start()])[-1]))
    day = _DAY.search(after) or (before[-1] if before else None)
    if day is None:
        return None
    number = int(hour.group(1)) % 12 + (12 if hour.group(3).lower() == "pm" else 0)
    return HourTold(minute=weekday_number(day.group(1)) * 24 * 60 + number * 60 + int(hour.group(2) or 0))


def _clock(minute: int) -> str:
    hour, rest = divmod(minute % (24 * 60), 60)
    return f"{hour % 12 or 12}{f':{rest:02d}' if rest else ''}{'am' if hour < 12 else 'pm'}"
