"""The days that a message tells, in all the ways that people tell them: written, counted back, or roughly.

Days stand before months. A day without its year is the latest such day not after today, or follows the
date told before it. A rough time ("in June", "early October", "last week") is kept as its earliest and its
latest day; a vaguer one ("two winters ago", "ages") is no date at all.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.errors import InputError
from assistant.records import Frozen
from assistant.situation.day_shapes import A_DAY, DAYS_IN, FEASTS, NEAR_DAYS, NUMBERS
from assistant.situation.weekdays import WEEKDAY, weekday_number
from assistant.timescales.dates import month_number, parse_date


class ToldDay(Frozen):
    """One expression of a day: from `first` to `last`, the same where it is exact; None where it gives no day.

    `filled_in`: we added something to read it. `bare`: the words alone ("the 9th", "monday") tell a day only
    beside a word for what happened on it. `doubt` says why there is no day.
    """

    said: str
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    filled_in: bool = False
    counted: bool = False
    bare: bool = False
    doubt: str | None = None

    @property
    def rough(self) -> bool:
        """Whether it is a stretch of days."""
        return self.first != self.last


_AHEAD = timedelta(days=150)
"""How far off a day may be that is only supposed, or that a weekday says is to come."""
_NAMED_WEEKDAY = re.compile(rf"\b({WEEKDAY})(?:,)?(?: the)? *$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:if|when|once|unless|suppose|supposing|say)\b[^.?!;]{0,40}?"
    r"(?:\b(?:i|we|she|he|they|it|mum|dad|nobody|no ?one|nothing|(?:the|my|our) (?:\w+ )?\w+)\b"
    r"(?:['’](?:m|re|ll|s|ve)|['’]?re| am| is| are| do| does| has| have)?"
    r" (?:now |then |only |just |still |even |also |both )*"
    r"(?:ask|asks|complain|complains|escalate|escalates|go|goes|going|send|sends|sending|put|puts|putting|report|reports|ring|rings|write|writes|writing|apply|applies"
    r"|serve|serves|make|makes|making|take|takes|give|gives|come|comes|finish|finishes|start|starts|turn|turns|reply|replies|answer|answers|acknowledge|acknowledges)\b"
    r"|\bstill\b|\bnot\b|n['’]?t\b)[^.?!;]{0,60}$"
    r"|\b(?:i|we)(?:['’]?ll| will|['’]?m going to| am going to|['’]?re going to|['’]?m gonna| intend to| plan to| want to)\b[^.?!;]{0,60}$",
    re.IGNORECASE,
)
"""What is supposed, or meant to be done, on a day that follows."""
_OF_A_MONTH = re.compile(r"(?:on |by )?(?:the )?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:told|rang|phoned|called|reported|e-?mailed|let)\b[^.?!]{0,30}$", re.IGNORECASE)
_LONG_AGO = timedelta(days=31)
"""From here on a weekday with which a story ends is the last one before today."""
_NEXT_TO = 40
_NEW_SENTENCE = re.compile(r"[.?!;\n]|\b(?:now|today|still|since|again|last|this|till|until|by)\b", re.IGNORECASE)
"""What breaks off a story between two of its days: the second is counted from today again."""
_WHICH_WEEK = re.compile(r"[\s,(]*(?:(?:last|this|the) (?:week|wk))?(?: before)?[\s,(]*", re.IGNORECASE)


def told_days(text: str, today: date) -> list[ToldDay]:
    """Every expression of a day in a message, in order."""
    found: list[ToldDay] = []
    years = {int(year) for year in re.findall(r"\b(20[0-4]\d)\b", text)}
    for match in A_DAY.finditer(text):
        earlier = [day.last for day in found if day.last and not day.counted]
        before = (max(earlier) if len(years) > 1 else earlier[-1]) if earlier else None
        try:
            day = _resolve(match, today, years, before)
        except InputError as error:
            day = ToldDay(said=match.group(0).strip(), start=match.start(), end=match.end(), doubt=str(error))
        if day is not None:
            day = _in_the_story(day, found, text, today)
            if found and _says_again(found[-1], day, text):
                day = day.model_copy(update={"start": found.pop().start})
            found.append(day)
    return found


def _in_the_story(day: ToldDay, found: list[ToldDay], text: str, today: date) -> ToldDay:
    """A day told by its bare name or number, as the days told before it place it.

    "Sunday 8 nov … rang sunday" is that Sunday, "told them on the 4th" after 4 June that day; "told them tuesday 3
    november, came friday" the Friday after it.
    """
    exact = [one for one in found if one.last and one.first == one.last and not one.counted]
    if not day.last or not exact:
        return day
    told = _OF_A_MONTH.fullmatch(day.said.strip(" ,.;")) and _TOLD.search(text[: day.start])
    if told and (same := [one.last for one in exact if one.last and one.last.day == day.last.day]):
        return _exact(day, same[-1], filled_in=True, bare=day.bare)
    if not (day.counted and re.fullmatch(WEEKDAY, day.said, re.IGNORECASE)):
        return day
    number = weekday_number(day.said)
    for one in exact:
        named = _NAMED_WEEKDAY.search(text[: one.start]) or re.match(rf"({WEEKDAY})\b", one.said, re.IGNORECASE)
        if named and one.last and one.last.weekday() == number == weekday_number(named[1]):
            return _exact(day, one.last)
    before, between = exact[-1], text[exact[-1].end : day.start]
    if before is not found[-1] or not before.last or len(between) > _NEXT_TO or _NEW_SENTENCE.search(between):
        return day
    by_name = _NAMED_WEEKDAY.search(text[: before.start]) or re.match(rf"({WEEKDAY})\b", before.said, re.IGNORECASE)
    if before.last + _LONG_AGO < today and not (by_name or A_DAY.search(text, day.end)):
        return day
    on = before.last + timedelta(days=(number - before.last.weekday() - 1) % 7 + 1)
    return _exact(day, on, filled_in=True) if on <= today else day


def _says_again(before: ToldDay, day: ToldDay, text: str) -> bool:
    """Whether a day of the month only says which weekday was meant: "monday last week the 16th"."""
    if not (before.counted and before.last and day.last) or day.counted or day.rough:
        return False
    between = text[before.end : day.start]
    return _WHICH_WEEK.fullmatch(between) is not None and before.last.weekday() == day.last.weekday()


def back(today: date, number: int, unit: str) -> date:
    """The day that many units before a day; months and years end on the last day that exists."""
    if unit in ("day", "week", "fortnight"):
        return today - timedelta(days=number * DAYS_IN[unit])
    months = number * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def month_span(year: int, month: int, part: str = "") -> tuple[date, date]:
    """The first and the last day that a part of a month (early, mid, end of, or all of it) can mean."""
    length = calendar.monthrange(year, month)[1]
    low = part.lower()
    if re.search(r"beginning|start|early", low):
        first, last = 1, 10
    elif "first week" in low:
        first, last = 1, 7
    elif "mid" in low:
        first, last = 11, 20
    elif re.search(r"\bend\b|late|last week", low):
        first, last = 21, length
    else:
        first, last = 1, length
    return date(year, month, first), date(year, month, last)


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year, by the anonymous Gregorian computus."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _resolve(match: re.Match[str], today: date, years: set[int], before: date | None) -> ToldDay | None:
    said = match.group(0).strip()
    told = ToldDay(said=said, start=match.start(), end=match.end())
    parts = {key: value for key, value in match.groupdict().items() if value}
    if "iso" in parts or "figures" in parts:
        return _exact(told, parse_date(said))
    if "short" in parts:
        day, month = (int(part) for part in said.split("/"))
        if month > 12:
            raise InputError(f"'{said}' is not a day that can be read. Write it as 21 September 2026.")
        return _exact(told, _in_year(None, month, day, said, today, years, before), filled_in=True)
    if "month" in parts or "month2" in parts:
        day, month = int(parts.get("day") or parts["day2"]), _month(parts.get("month") or parts["month2"])
        year = _year(parts.get("year") or parts.get("year2"))
        on = _in_year(year, month, day, said, today, years, before)
        if year is None and not years:
            on = _or_to_come(on, match.string[: match.start()], said, today)
        return _exact(told, on, filled_in=year is None)
    if any(key in parts for key in ("rmonth", "rmonth2", "rmonth3")):
        return _rough_month(told, parts, today, years, before)
    if "feast" in parts:
        return _exact(told, _feast(parts["feast"].lower(), today), filled_in=True)
    return _counted_back(told, parts, today, before)


def _counted_back(told: ToldDay, parts: dict[str, str], today: date, before: date | None) -> ToldDay | None:
    """A day told by its distance from today, or only by its name or number."""
    if near := parts.get("near"):
        return _exact(told, today - timedelta(days=NEAR_DAYS.get(near.lower(), 0)), counted=True)
    if weekday := parts.get("dayof"):
        monday = today - timedelta(days=today.weekday() + (7 if parts["whichweek"].lower() == "last" else 0))
        on = monday + timedelta(days=weekday_number(weekday))
        return _exact(told, on, counted=True) if on <= today else None
    if unit := parts.get("ofweeks"):
        end = parts["endday"].lower().removeprefix("last ")
        behind = {"today": 0, "yesterday": 1}.get(end, -1)
        last = today - timedelta(days=_behind(end, today) if behind < 0 else behind)
        return _exact(told, back(last, _number(parts["weeks"]), unit.lower()), counted=True)
    if unit := parts.get("unit"):
        return _exact(told, back(today, _number(parts["count"]), unit.lower()), counted=True)
    if unit := parts.get("lastunit"):
        monday = today - timedelta(days=today.weekday() + 7)
        first_of_month = back(today.replace(day=1), 1, "month")
        span = (monday, monday + timedelta(days=6)) if "week" in unit.lower() else month_span(
            first_of_month.year, first_of_month.month
        )  # fmt: skip
        return told.model_copy(update={"first": span[0], "last": span[1], "bare": True, "counted": True})
    if weekday := parts.get("weekday") or parts.get("led"):
        lead = (parts.get("lead2") or parts.get("lead3") or "").strip().lower()
        if lead in ("next", "every", "each", "by") or "now" in lead:
            return None
        on = today - timedelta(days=_behind(weekday, today))
        return _exact(told, on, counted=True, bare=lead not in ("last", "since"))
    day = int(parts.get("ordinal") or parts["wordinal"])
    bare = "olead" not in parts and "wlead" not in parts
    return _exact(told, _of_some_month(day, today, before), filled_in=True, bare=bare)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS[said.lower()]


def _behind(weekday: str, today: date) -> int:
    """How many days the last such weekday lies behind: seven where it is today's."""
    return (today.weekday() - weekday_number(weekday)) % 7 or 7


def _exact(told: ToldDay, on: date, *, filled_in: bool = False, counted: bool = False, bare: bool = False) -> ToldDay:
    return told.model_copy(update={"first": on, "last": on, "filled_in": filled_in, "counted": counted, "bare": bare})


def _rough_month(
    told: ToldDay, parts: dict[str, str], today: date, years: set[int], before: date | None
) -> ToldDay | None:
    month = _month(next(parts[key] for key in ("rmonth", "rmonth2", "rmonth3") if key in parts))
    year = _year(next((parts[key] for key in ("ryear", "ryear2", "ryear3") if key in parts), None))
    given = year or _in_year(None, month, 1, told.said, today, years, before).year
    first, last = month_span(given, month, parts.get("part", ""))
    if first > today:
        return None
    return told.model_copy(update={"first": first, "last": min(last, today), "filled_in": True})


def _month(name: str) -> int:
    return month_number(name[:3]) or 0


def _year(said: str | None) -> int | None:
    if not said:
        return None
    figures = re.sub(r"\D", "", said)
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _in_year(
    year: int | None, month: int, day: int, said: str, today: date, years: set[int], before: date | None
) -> date:
    """A day of a month: of the year given, of the only year in the message, or the latest up to today.

    Of several years it is the one in which the day comes next after the day told before it.
    """
    if year:
        return _real(year, month, day, said)
    if len(years) > 1 and before:
        following = (_maybe(each, month, day) for each in (before.year, before.year + 1))
        if (on := next((on for on in following if on and on >= before), None)) and on <= today:
            return on
    if len(years) == 1:
        on = _real(next(iter(years)), month, day, said)
        later = on.year + 1
        if before and on < before and (after := _maybe(later, month, day)) and after <= today:
            return after
        return on
    return next(on for on in _latest(month, day, said, today) if on <= today)


def _or_to_come(on: date, before: str, said: str, today: date) -> date:
    """The day a year on, where it is near and the words before it suppose it, or its weekday fits only then."""
    coming = _maybe(on.year + 1, on.month, on.day)
    if coming is None or not today < coming <= today + _AHEAD:
        return on
    named = _NAMED_WEEKDAY.search(before) or re.match(rf"({WEEKDAY})\b", said, re.IGNORECASE)
    if named and weekday_number(named[1]) != on.weekday():
        return coming if weekday_number(named[1]) == coming.weekday() else on
    return coming if _TO_COME.search(before) else on


def _latest(month: int, day: int, said: str, today: date) -> Iterator[date]:
    _real(2024, month, day, said)
    for year in range(today.year, today.year - 9, -1):
        if (on := _maybe(year, month, day)) is not None:
            yield on


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _real(year: int, month: int, day: int, said: str) -> date:
    on = _maybe(year, month, day)
    if on is None:
        raise InputError(f"'{said}' is not a day that exists. Check the day and the month.")
    return on


def _of_some_month(day: int, today: date, before: date | None) -> date:
    """The day of that number after the date told before it, else the latest one up to today."""
    if not 1 <= day <= 31:
        raise InputError(f"'the {day}th' is not a day that exists. Check the day and the month.")
    months = [(before.year, before.month), divmod(before.year * 12 + before.month, 12)] if before else []
    if before:
        months[1] = (months[1][0], months[1][1] + 1)
    for year, month in months:
        on = _maybe(year, month, day)
        if on and before and before <= on <= today:
            return on
    for behind in range(3):
        first = back(today.replace(day=1), behind, "month")
        on = _maybe(first.year, first.month, day)
        if on and on <= today:
            return on
    return today


def _feast(name: str, today: date) -> date:
    if "easter" in name or "good friday" in name:
        shift = {"good friday": -2, "easter monday": 1}.get(name, 0)
        days = (easter_sunday(year) + timedelta(days=shift) for year in range(today.year, today.year - 2, -1))
        return next(on for on in days if on <= today)
    month, day = next(on for stem, on in FEASTS.items() if name.startswith(stem))
    return next(on for on in _latest(month, day, name, today) if on <= today)
